"""From what was named to the files that are read, and what becomes of the others that lie there."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from engine.model.ledger import FileFate, FileRecord
from engine.run import names
from engine.source.files import why
from engine.texts import say

Named = str | Path | tuple[str, bytes]
"""What a caller may hand in: the path of a file or a folder, or a file's name and its bytes."""


_HERE = os.path.join(".", "")
"""How paths begin that are found in the folder one stands in."""


class Input(NamedTuple):
    """A file to read: its name, and its bytes where it need not be opened. `found` in a folder."""

    file: str
    data: bytes | None = None
    found: bool = False


class Listing(NamedTuple):
    """The files to read, and the records of those that are not.

    `editions` are files in folders for other formats (`names.EDITIONS`), each with the canonical file that counts.
    """

    inputs: tuple[Input, ...]
    records: tuple[FileRecord, ...]
    editions: tuple[tuple[str, str], ...] = ()


def listing(named: Sequence[Named]) -> Listing:
    """The files that are named, themselves or by their folder (and its folders), each once, in order of name."""
    inputs: dict[object, Input] = {}
    records: list[FileRecord] = []
    for each in named:
        for found in _files(each):
            if isinstance(found, FileRecord):
                records.append(found)
                continue
            key = _identity(found)
            first = inputs.setdefault(key, found)
            if first.found and not found.found:
                inputs[key] = first._replace(found=False)
            if first.file != found.file and found.found:
                records.append(_passed(found.file, say("it is the same file as {file}", file=first.file)))
    files = {each.file for each in inputs.values()}
    editions = {each.file: _canonical(each, files) for each in inputs.values() if each.found}
    read = tuple(each for each in inputs.values() if not editions.get(each.file))
    return Listing(read, tuple(records), tuple((file, of) for file, of in editions.items() if of))


def listed_beside(cover: Path, ids: Collection[str]) -> tuple[Path, ...]:
    """The proposals in a cover's folder whose files are named by the ids that it lists; one file an id."""
    found: dict[str, Path] = {}
    for suffix in names.READ:
        for path in cover.parent.iterdir():
            if path.stem in ids and path.suffix.lower() == suffix and path.is_file():
                found.setdefault(path.stem, path)
    return tuple(found[each] for each in sorted(found))


def _canonical(found: Input, files: Collection[str]) -> str:
    """The canonical file that says the same as one in a folder for other formats, "" for none."""
    path = Path(found.file)
    if path.parent.name not in names.EDITIONS:
        return ""
    above = (str(path.parent.parent / f"{path.stem}{suffix}") for suffix in names.CANONICAL)
    return next((each for each in above if each in files), "")


def _files(named: Named) -> Iterator[Input | FileRecord]:
    if isinstance(named, tuple):
        yield Input(*named)
        return
    path = Path(named)
    if not os.path.exists(path):
        yield _unreadable(str(path), say("there is no such file or folder"))
    elif path.is_dir():
        yield from _inside(path)
    else:
        yield Input(str(path))


def _inside(folder: Path) -> Iterator[Input | FileRecord]:
    """What lies below a folder, in order of name within each; what is for programs is passed over."""
    barred: list[FileRecord] = []

    def bar(error: OSError) -> None:
        barred.append(_unreadable(str(error.filename), say("this folder may not be opened")))

    for top, folders, files in os.walk(folder, onerror=bar):
        for name in sorted(folders):
            path = os.path.join(top, name).removeprefix(_HERE)
            if names.is_hidden(name):
                yield _passed(path, say("a hidden folder is not looked into"))
            elif os.path.islink(path):
                yield _passed(path, say("a link to a folder is not followed"))
        folders[:] = sorted(name for name in folders if not names.is_hidden(name))
        for name in sorted(files):
            yield _looked_at(os.path.join(top, name).removeprefix(_HERE))
    yield from barred


def _looked_at(path: str) -> Input | FileRecord:
    """The file as one to read, or as one that is not."""
    try:
        found = os.stat(path)
    except OSError as error:
        if os.path.islink(path) and not names.may_hold_one(path):
            return _passed(path, say("a link that leads nowhere"))
        told = say("there is no such file or folder") if os.path.islink(path) else why(Path(path), error)
        return _unreadable(path, told)
    reason = names.why_not(path, found.st_mode) or ("" if names.may_hold_one(path) else _by_content(path))
    return _passed(path, reason, found.st_size) if reason else Input(path, found=True)


def _by_content(path: str) -> str:
    """Why a file with a name that tells nothing is passed over; "" where it begins as a document does."""
    try:
        with open(path, "rb") as stream:
            head = stream.read(names.HEAD)
    except OSError as error:
        return why(Path(path), error)
    if names.begins_as_document(head):
        return ""
    return say("its name ends in nothing that a proposal is handed in as")


def _identity(found: Input) -> object:
    """What tells one file from another, by whatever name."""
    if found.data is not None:
        return found.file
    try:
        stat = os.stat(found.file)
    except OSError:
        return os.path.abspath(found.file)
    return (stat.st_dev, stat.st_ino) if stat.st_ino else os.path.realpath(found.file)


def _passed(file: str, reason: str, size: int | None = None) -> FileRecord:
    return FileRecord(file=file, fate=FileFate.PASSED_OVER, bytes=size, why=reason)


def _unreadable(file: str, reason: str) -> FileRecord:
    return FileRecord(file=file, fate=FileFate.UNREADABLE, why=reason)
