"""The zip around a Word document: opened with every size bounded, its parts found by their relationships."""

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from engine.formats.refused import RefusedError
from engine.formats.word.xml import parse, tag
from engine.texts import say

MAX_ENTRIES = 4_000
MAX_PART = 64 * 2**20
"""Bytes of one unpacked part that is read."""
MAX_TOTAL = 512 * 2**20
"""Bytes of all entries, unpacked, whether read or not."""
MAX_RATIO = 250
"""Unpacked to packed, for entries above `RATIO_FROM` bytes; the XML of a large document packs some 20 to 60 times."""
RATIO_FROM = 2**20

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)

DAMAGE = (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError)
"""What `zipfile` raises on a damaged file, sooner or later."""


class Relation(NamedTuple):
    """Where a relationship of a part leads; `type` is the last word of its type."""

    id: str
    type: str
    path: str


class Package:
    """The parts of a document. External relationships are never among its relations, so never followed."""

    def __init__(self, data: bytes) -> None:
        """Raises RefusedError where `data` is no Word document, is encrypted, damaged or beyond the bounds."""
        self._zip = _open(data)
        self._entries = _bounded(self._zip)
        main = [each.path for each in self.relations("") if each.type == "officeDocument"]
        if not main or main[0] not in self._entries:
            raise RefusedError(say("this is not a Word document: it has no main part"))
        self.main = main[0]

    def has(self, path: str) -> bool:
        """Whether there is such a part."""
        return path in self._entries

    def names(self) -> tuple[str, ...]:
        """The paths of all entries."""
        return tuple(self._entries)

    def read(self, path: str) -> bytes:
        """The bytes of a part."""
        entry = self._entries[path]
        if entry.file_size > MAX_PART:
            raise RefusedError(say("{part} is larger than a proposal can be: not read", part=path))
        try:
            return self._zip.read(entry)
        except DAMAGE as error:
            raise RefusedError(say("{part} is damaged: open the file in Word and save it anew", part=path)) from error

    def tree(self, path: str) -> Element:
        """The root of a part's XML."""
        return parse(self.read(path), path)

    def relations(self, path: str) -> Iterator[Relation]:
        """The internal relationships of the part, of the package itself for "", in the order written."""
        folder = posixpath.dirname(path)
        for each in self._relationships(path):
            if each.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, each.get("Target", "")))
                yield Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], target.lstrip("/"))

    def _relationships(self, path: str) -> Iterator[Element]:
        rels = relations_of(path)
        return self.tree(rels).iter(tag("pr:Relationship")) if rels in self._entries else iter(())

    def externals(self, path: str) -> Iterator[Relation]:
        """The relationships of the part that lead out of the file; `path` is where to, as written."""
        for each in self._relationships(path):
            if each.get("TargetMode") == "External":
                yield Relation(each.get("Id", ""), each.get("Type", "").rpartition("/")[2], each.get("Target", ""))

    def related(self, kind: str) -> Element | None:
        """The root of the main part's first relation of this type, if it has one."""
        for each in self.relations(self.main):
            if each.type == kind and self.has(each.path):
                return self.tree(each.path)
        return None


def relations_of(path: str) -> str:
    """Where the relationships of a part stand."""
    folder, name = posixpath.split(path)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _open(data: bytes) -> zipfile.ZipFile:
    if data.startswith(_OLE):
        raise RefusedError(say("the file is protected by a password, or is of the old .doc format: save it as .docx"))
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except DAMAGE as error:
        raise RefusedError(say("the file is damaged or no Word document: open it in Word and save it anew")) from error


def _bounded(archive: zipfile.ZipFile) -> dict[str, zipfile.ZipInfo]:
    """The entries by name. Raises RefusedError at the first bound that is broken."""
    listed = archive.infolist()
    if len(listed) > MAX_ENTRIES or sum(each.file_size for each in listed) > MAX_TOTAL:
        raise RefusedError(say("the file unpacks to more than a proposal can be: not read"))
    entries = {each.filename.lstrip("/"): each for each in listed}
    if len(entries) != len(listed):
        raise RefusedError(say("the file holds two parts of the same name: not read"))
    for each in listed:
        _check(each)
    return entries


def _check(entry: zipfile.ZipInfo) -> None:
    if entry.flag_bits & 0x1:
        raise RefusedError(say("the file is encrypted: save it without a password"))
    if entry.compress_type not in _METHODS:
        raise RefusedError(say("the file is packed in a way that Word does not use: not read"))
    if entry.file_size > RATIO_FROM and entry.file_size > MAX_RATIO * max(entry.compress_size, 1):
        raise RefusedError(say("the file unpacks to more than a proposal can be: not read"))
