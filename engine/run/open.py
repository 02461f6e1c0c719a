"""Any file in: its format is told by its content, its bytes go through that format's door."""

import hashlib
import re
from collections.abc import Callable
from pathlib import Path

from engine.formats.document import Document
from engine.formats.errors import DocumentError
from engine.model.base import Model
from engine.model.bundle import Cover
from engine.model.lexicon import Lexicon
from engine.model.proposal import Proposal
from engine.source.files import decode, read_bytes
from engine.source.nodes import Mapping, Node
from engine.source.problem import SourceError
from engine.texts import say

_ZIP, _OLE, _PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF-"
_CANONICAL = re.compile(r"^(?:id|kind) *:", re.MULTILINE)
_HEAD = 4096


class Opened(Model):
    """What a file holds. `format` is text, yaml, json, docx or pdf; `remarks` say what a door had to decide."""

    file: str
    format: str
    sha256: str
    proposals: tuple[Proposal, ...] = ()
    cover: Cover | None = None
    remarks: tuple[str, ...] = ()


def open_path(path: Path, lexicon: Lexicon) -> Opened:
    """The proposals and the cover in a file, read in the template's words. Raises SourceError or DocumentError."""
    return open_bytes(read_bytes(path), str(path), lexicon)


def open_bytes(data: bytes, file: str, lexicon: Lexicon) -> Opened:
    """The same of bytes that are to stand in `file`. Raises SourceError or DocumentError."""
    foreign = _foreign(data)
    if foreign:
        raise DocumentError(file, None, foreign)
    form = format_of(data, Path(file).suffix)
    parts = _canonical(data, file, form) if form in ("yaml", "json") else _interpreted(data, file, form, lexicon)
    return Opened(file, form, hashlib.sha256(data).hexdigest(), *parts)


def _foreign(data: bytes) -> str:
    """What the bytes are instead of a format that can be read; "" where nothing tells that they are none."""
    if data.startswith(b"{\\rtf"):
        return say("this is RTF, whatever the file is called: open it in Word, and save it as a Word document (.docx)")
    if data.startswith(_ZIP) and b"xl/workbook.xml" in data and b"word/document" not in data:
        return say("this is an Excel workbook: hand in the proposal as Word, PDF, text or YAML")
    return ""


def format_of(data: bytes, suffix: str) -> str:
    """The format that the bytes are of; the file's suffix only decides what the content leaves open."""
    if _PDF in data[:1024]:
        return "pdf"
    if data.startswith((_ZIP, _OLE)):
        return "docx"
    head = data[:_HEAD].decode("utf-8-sig", "replace").replace("\r", "\n")
    if head.lstrip().startswith("{") or suffix.lower() == ".json":
        return "json"
    if suffix.lower() in (".yaml", ".yml") or _CANONICAL.search(head):
        return "yaml"
    return "text"


_Parts = tuple[tuple[Proposal, ...], Cover | None, tuple[str, ...]]


def _canonical(data: bytes, file: str, form: str) -> _Parts:
    node = _nodes(decode(data, file), file, form)
    if isinstance(node, Mapping) and "$defs" in node:
        return (), None, (say("{file} is a JSON Schema and holds no proposal", file=file),)
    if isinstance(node, Mapping) and node.get("kind") == "bundle":
        from engine.formats.canonical.cover import read_cover

        return (), read_cover(node, file), ()
    from engine.formats.canonical.read import read_proposal

    return (read_proposal(node, file),), None, ()


def _nodes(text: str, file: str, form: str) -> Node:
    if form == "json":
        from engine.source.located_json import read_json

        return read_json(text, file)
    from engine.source.located import read_yaml

    return read_yaml(text, file)


def _interpreted(data: bytes, file: str, form: str, lexicon: Lexicon) -> _Parts:
    from engine.template import interpret

    reading = interpret(_door(form, file)(data, file, lexicon), lexicon)
    return reading.proposals, reading.cover, reading.remarks


def _door(form: str, file: str) -> Callable[[bytes, str, Lexicon], Document]:
    """The door of a format; raises SourceError where what it needs is not installed."""
    try:
        return _DOORS[form]()
    except ImportError as error:
        message = say("{format} cannot be read here: {module} is not installed", format=form, module=error.name)
        raise SourceError(file, None, None, message) from None


def _text_door() -> Callable[[bytes, str, Lexicon], Document]:
    from engine.formats.text.door import read_text_document

    return lambda data, file, lexicon: read_text_document(decode(data, file), file, lexicon)


def _word_door() -> Callable[[bytes, str, Lexicon], Document]:
    from engine.formats.word.door import read_word_document

    return lambda data, file, _: read_word_document(data, file)


def _pdf_door() -> Callable[[bytes, str, Lexicon], Document]:
    from engine.formats.pdf.door import read_pdf_document

    return lambda data, file, _: read_pdf_document(data, file)


_DOORS = {"text": _text_door, "docx": _word_door, "pdf": _pdf_door}
