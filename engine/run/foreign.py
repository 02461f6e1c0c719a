"""Files that may hold a proposal and are not read: which they are by their bytes, and what to do about them."""

import io
import zipfile
import zlib
from collections.abc import Callable
from typing import NamedTuple

from engine.texts import say

_OLE, _ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
_EMPTY_ZIP = b"PK\x05\x06"
MOST_ENTRIES = 4_000
MAX_TYPE = 256
LEAST_PICTURE = 10_000
"""Bytes of a picture: no page of a proposal can be read in a smaller one."""
_PROTECTED = ("Microsoft.Metadata.DRMTransform", "DRMEncryptedTransform", "DRMEncryptedDataSpace")
_PICTURES = {
    b"\x89PNG\r\n\x1a\n": "png",
    b"\xff\xd8\xff": "jpeg",
    b"GIF8": "gif",
    b"BM": "bmp",
    b"II*\x00": "tiff",
    b"MM\x00*": "tiff",
}
_PACKED = {b"7z\xbc\xaf\x27\x1c": "7z", b"Rar!\x1a\x07": "rar"}


class Foreign(NamedTuple):
    """What a file is, and what to do about it; `beside` where it can hold no proposal at all."""

    format: str
    advice: str
    beside: bool = False


def foreign(data: bytes) -> Foreign | None:
    """What the bytes are instead of something that is read; None where nothing tells that they are."""
    if data.startswith(_OLE):
        return _old_office(data)
    if data.startswith((_ZIP, _EMPTY_ZIP)):
        return _zipped(data)
    if data.startswith(b"{\\rtf"):
        return Foreign("rtf", _save_as_word(say("RTF")))
    picture = _picture(data)
    if picture:
        return picture
    packed = next((name for start, name in _PACKED.items() if data.startswith(start)), "")
    if packed:
        return Foreign(packed, say("this is a packed folder: unpack it, and check the folder"))
    return None


def _old_office(data: bytes) -> Foreign:
    """A compound file: its streams are told by their names, which stand in it as UTF-16."""

    def has(name: str) -> bool:
        return name.encode("utf-16-le") in data

    if has("EncryptedPackage") or has("EncryptionInfo"):
        if any(map(has, _PROTECTED)):
            advice = say(
                "the file is protected by a sensitivity label, so only its readers can open it: set a label without "
                "encryption in Word, and save it anew"
            )
            return Foreign("label", advice)
        return Foreign("password", say("the file is under a password: open it in Word, and save it without one"))
    kinds: tuple[tuple[str, Callable[[], Foreign]], ...] = (
        ("WordDocument", lambda: Foreign("doc", _save_as_word(say("a Word document of the old .doc format")))),
        ("Workbook", _workbook),
        ("PowerPoint Document", _slides),
        ("__properties_version1.0", _mail),
    )
    found = (make() for name, make in kinds if has(name))
    return next(found, Foreign("ole", _save_as_word(say("a file of an old Office format"))))


def _zipped(data: bytes) -> Foreign | None:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            entries = archive.namelist()[:MOST_ENTRIES]
            kind = _open_document(archive, entries)
    except (zipfile.BadZipFile, zlib.error, ValueError, OSError, NotImplementedError, EOFError):
        return None
    if kind:
        return Foreign(kind, _save_as_word(say("an OpenDocument file")))
    for folder, made in (("word/", None), ("xl/", _workbook), ("ppt/", _slides)):
        if any(name.lstrip("/").startswith(folder) for name in entries):
            return made() if made else None
    if "[Content_Types].xml" in entries:
        return None
    return Foreign("zip", say("this is a packed folder: unpack it, and check the folder"))


def _open_document(archive: zipfile.ZipFile, entries: list[str]) -> str:
    """Which OpenDocument file the archive is (odt, ods, odp), "" for none."""
    if "mimetype" not in entries or archive.getinfo("mimetype").file_size > MAX_TYPE:
        return ""
    kind = archive.read("mimetype").decode("ascii", "replace")
    kinds = {"text": "odt", "spreadsheet": "ods", "presentation": "odp"}
    if not kind.startswith("application/vnd.oasis.opendocument."):
        return ""
    return next((name for word, name in kinds.items() if f".{word}" in kind), "odf")


def _picture(data: bytes) -> Foreign | None:
    kind = next((name for start, name in _PICTURES.items() if data.startswith(start)), "")
    if data[4:12] in {b"ftypheic", b"ftypheix", b"ftypmif1", b"ftypavif"}:
        kind = "heic"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        kind = "webp"
    if not kind:
        return None
    if len(data) < LEAST_PICTURE:
        return Foreign(kind, say("a picture too small to be a page"), beside=True)
    advice = say("this is a picture, and its text cannot be read: hand in the proposal as Word, PDF, text or YAML")
    return Foreign(kind, advice)


def _save_as_word(what: str) -> str:
    return say("this is {what}: open it in Word, and save it as a Word document (.docx)", what=what)


def _workbook() -> Foreign:
    return Foreign("xlsx", say("this is an Excel workbook: hand in the proposal as Word, PDF, text or YAML"))


def _slides() -> Foreign:
    return Foreign("pptx", say("this is a PowerPoint file: hand in the proposal as Word, PDF, text or YAML"))


def _mail() -> Foreign:
    return Foreign("msg", say("this is an e-mail: save what is attached to it, and check that"))
