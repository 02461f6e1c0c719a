"""Reading a file whole within bounds, and writing it whole or not at all."""

import errno
import os
import stat
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from engine.source.problem import SourceError
from engine.texts import say, sayable

ABANDONED = 3600
"""Seconds after which a temporary file of ours is one that nobody will rename any more."""
MAX_BYTES = 32 * 1024 * 1024


def read_bytes(path: Path, limit: int = MAX_BYTES) -> bytes:
    """The bytes of an ordinary, non-empty file of at most `limit` bytes; raises SourceError."""
    file = str(path)
    try:
        # Without O_NONBLOCK, opening a named pipe would wait for ever.
        handle = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0))
        with os.fdopen(handle, "rb") as stream:
            _check_kind(file, os.fstat(stream.fileno()).st_mode)
            data = stream.read(limit + 1)
    except (OSError, ValueError) as error:
        raise SourceError(file, None, None, why(path, error)) from None
    if not data:
        raise SourceError(file, None, None, say("the file is empty"))
    if len(data) > limit:
        raise SourceError(file, None, None, say("the file is larger than {limit} MB", limit=limit // 2**20))
    return data


def decode(data: bytes, file: str) -> str:
    """Text in UTF-8 (with or without BOM), or in UTF-16 with one, with its line ends as newlines.

    Raises SourceError, which names the first byte that is neither.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16").replace("\r\n", "\n").replace("\r", "\n")
        except UnicodeDecodeError:
            raise SourceError(file, None, None, say("the file is damaged UTF-16; save it as UTF-8")) from None
    if b"\x00" in data[:8192]:
        raise SourceError(file, None, None, say("this is not a text file"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = data[: error.start]
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        message = say("byte {byte} is not UTF-8; save the file as UTF-8", byte=f"0x{data[error.start]:02x}")
        raise SourceError(file, before.count(b"\n") + 1, column, message) from None
    return text.replace("\r\n", "\n").replace("\r", "\n")


def read_text(path: Path, limit: int = MAX_BYTES) -> str:
    """The text of a UTF-8 file; raises SourceError."""
    return decode(read_bytes(path, limit), str(path))


def write_whole(path: Path, data: bytes) -> None:
    """Puts `data` at `path`: at every moment the old file or the whole new one stands there. Raises SourceError."""
    write_together({path: data})


def write_together(files: Mapping[Path, bytes]) -> None:
    """Puts each file there whole (see `write_whole`), and none before all of them lie ready on its disk.

    Raises SourceError for the file that the system refuses; only a refusal to rename may then leave some written.
    """
    ready: list[tuple[str, Path]] = []
    try:
        for path, data in files.items():
            with _refusals(path):
                ready.append((_beside(path, data), path))
        while ready:
            with _refusals(ready[0][1]):
                os.replace(*ready[0])
            del ready[0]
    finally:
        for temporary, _ in ready:
            os.unlink(temporary)


def _beside(path: Path, data: bytes) -> str:
    """A temporary file with the data and the permissions that are to stand at `path`, in the same folder."""
    import tempfile

    prefix = f".{path.name}.puljetjek-"
    _clear(path.parent, prefix)
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=prefix)
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        os.chmod(temporary, _mode(path))
    except BaseException:
        os.unlink(temporary)
        raise
    return temporary


def _clear(folder: Path, prefix: str) -> None:
    """Takes away what runs that were killed have left here of the same file; a run that goes on is younger."""
    with suppress(OSError), os.scandir(folder) as entries:
        for each in entries:
            if each.name.startswith(prefix) and time.time() - each.stat().st_mtime > ABANDONED:
                os.unlink(each.path)


@contextmanager
def _refusals(path: Path) -> Iterator[None]:
    """What the system refuses, told of the file that a person knows."""
    try:
        yield
    except (OSError, ValueError) as error:
        raise SourceError(str(path), None, None, why(path, error)) from None


def _check_kind(file: str, mode: int) -> None:
    if not stat.S_ISREG(mode):
        message = say("this is a folder") if stat.S_ISDIR(mode) else say("this is not an ordinary file")
        raise SourceError(file, None, None, message)


def _mode(path: Path) -> int:
    """The permissions that the file has, or that a new one gets here."""
    if path.exists():
        return stat.S_IMODE(path.stat().st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask


def why(path: Path, error: OSError | ValueError) -> str:
    """Why the system refuses to read or write at a path, in our own words."""
    if isinstance(error, FileNotFoundError):
        return say("there is no such file") if path.parent.is_dir() else say("there is no such folder")
    code = getattr(error, "errno", None)
    if code == errno.EISDIR or (code in _FORBIDDEN and os.path.isdir(path)):
        return say("this is a folder")
    if code in _WORDS:
        return say(_WORDS[code])
    return say("the system refuses: {error}", error=errno.errorcode.get(code or 0) or error)


_FORBIDDEN = (errno.EACCES, errno.EPERM)
_WORDS = {
    **dict.fromkeys(_FORBIDDEN, sayable("no permission")),
    **dict.fromkeys((errno.ENOSPC, errno.EDQUOT), sayable("there is no room left on the disk")),
    **dict.fromkeys((errno.ENOTDIR, errno.EEXIST), sayable("this is no folder")),
    errno.EROFS: sayable("the disk can only be read from"),
    errno.ENAMETOOLONG: sayable("the name is too long"),
    errno.EFBIG: sayable("the file would be too large"),
    errno.ELOOP: sayable("this is a link to itself"),
}
"""By the system's number of an error."""
