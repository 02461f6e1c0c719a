"""Copies that we write say so, in a way that tells whether they are still what we wrote.

In a YAML file it is a comment at the end, in a Word file a part of its own that nothing refers to and that Word leaves
out when it saves. Either holds the digest of all that it stands beside, and that of the original.
"""

import hashlib
import io
import re
import zipfile
import zlib

_PART = "customXml/puljetjek.xml"
_YAML = re.compile(
    rb"# puljetjek: a copy of (?P<original>[0-9a-f]{64}); sha256 of what stands above: (?P<own>[0-9a-f]{64})\n\Z"
)
_XML = re.compile(rb'<copy xmlns="puljetjek" of="(?P<original>[0-9a-f]{64})" sha256="(?P<own>[0-9a-f]{64})"/>')
_DATE = (1980, 1, 1, 0, 0, 0)
MAX_ENTRIES = 4_000
MAX_PART = 64 * 2**20
MAX_TOTAL = 256 * 2**20


def marked(data: bytes, format: str, original: str) -> bytes:
    """The bytes of a copy, marked as one of the file with this digest. Of other formats there are none."""
    if format == "yaml":
        data = data if data.endswith(b"\n") else data + b"\n"
        own = hashlib.sha256(data).hexdigest()
        return data + f"# puljetjek: a copy of {original}; sha256 of what stands above: {own}\n".encode()
    if format != "docx":
        return data
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        own = _digest(archive)
        kept = [(entry, archive.read(entry)) for entry in archive.infolist() if entry.filename != _PART]
    part = f'<copy xmlns="puljetjek" of="{original}" sha256="{own}"/>'.encode()
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for entry, held in kept:
            archive.writestr(entry, held)
        archive.writestr(zipfile.ZipInfo(_PART, _DATE), part, zipfile.ZIP_DEFLATED)
    return written.getvalue()


def copied_from(data: bytes, format: str) -> str:
    """The digest of the file that these bytes are a copy of, made by us and changed by nobody; "" for any other."""
    if format == "yaml":
        found = _YAML.search(data[-512:])
        if found and hashlib.sha256(data[: len(data) - len(found[0])]).hexdigest() == found["own"].decode():
            return found["original"].decode()
    return _of_word(data) if format == "docx" else ""


def _of_word(data: bytes) -> str:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            if _PART not in archive.namelist() or archive.getinfo(_PART).file_size > 1_000:
                return ""
            found = _XML.fullmatch(archive.read(_PART))
            return found["original"].decode() if found and found["own"].decode() == _digest(archive) else ""
    except (zipfile.BadZipFile, zlib.error, ValueError, EOFError, NotImplementedError, OSError, KeyError):
        return ""


def _digest(archive: zipfile.ZipFile) -> str:
    """Of the names and contents of all parts but the mark, whatever their order. Raises ValueError for too much."""
    entries = sorted((each for each in archive.infolist() if each.filename != _PART), key=lambda each: each.filename)
    if len(entries) > MAX_ENTRIES or sum(each.file_size for each in entries) > MAX_TOTAL:
        raise ValueError("more than a proposal can be")
    digest = hashlib.sha256()
    for entry in entries:
        if entry.file_size > MAX_PART:
            raise ValueError("more than a proposal can be")
        digest.update(f"{len(entry.filename)}:{entry.filename}:{entry.file_size}:".encode())
        digest.update(archive.read(entry))
    return digest.hexdigest()
