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
from engine.run.foreign import Foreign, foreign
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


class Opener:
    """A file's bytes, told by their content, and opened in the words of as many templates as are asked of it."""

    def __init__(self, data: bytes, file: str) -> None:
        """Raises DocumentError where they are of a format that is not read."""
        known = foreign(data)
        if known and not is_converted(known):
            raise DocumentError(file, None, known.advice)
        self.file = file
        self.format = known.format if known else format_of(data, Path(file).suffix)
        self._advice = known.advice if known else ""
        self._data = data
        self._document: Document | None = None
        self._sha256 = hashlib.sha256(data).hexdigest()

    @property
    def needs_words(self) -> bool:
        """Whether what stands in the file is told by the words of a template; the canonical forms have their own."""
        return self.format not in {"yaml", "json"}

    def open(self, lexicon: Lexicon) -> Opened:
        """What the file holds, in these words. Raises SourceError or DocumentError."""
        if not self.needs_words:
            return Opened(self.file, self.format, self._sha256, *_canonical(self._data, self.file, self.format))
        from engine.template import interpret

        reading = interpret(self._read(lexicon), lexicon)
        return Opened(self.file, self.format, self._sha256, reading.proposals, reading.cover)

    def _read(self, lexicon: Lexicon) -> Document:
        """The document; a text is laid out by its words, and any other format is read once."""
        if self._advice and self._document is None:
            from engine.formats.word.others import read_other_document

            self._document = read_other_document(self._data, self.file, self.format, self._advice)
        elif self._document is None or self.format == "text":
            self._document = _door(self.format, self.file)(self._data, self.file, lexicon)
        return self._document


def is_converted(known: Foreign) -> bool:
    """Whether a program on this machine makes a Word document of such a file."""
    from engine.formats.word.others import FORMATS, is_at_hand

    return known.format in FORMATS and is_at_hand()


def open_path(path: Path, lexicon: Lexicon) -> Opened:
    """The proposals and the cover in a file, read in the template's words. Raises SourceError or DocumentError."""
    return open_bytes(read_bytes(path), str(path), lexicon)


def open_bytes(data: bytes, file: str, lexicon: Lexicon) -> Opened:
    """The same of bytes that are to stand in `file`. Raises SourceError or DocumentError."""
    return Opener(data, file).open(lexicon)


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
