"""Documents of other word processors (.odt, .doc), read as the Word documents that LibreOffice makes of them."""

from engine.capabilities.parts import office
from engine.formats.document import Document
from engine.formats.errors import DocumentError
from engine.formats.refused import RefusedError
from engine.formats.word.door import read_word_document
from engine.formats.word.libreoffice import converted
from engine.model.base import replace
from engine.model.parts import Part, PartFate, PartKind
from engine.model.place import Place
from engine.texts import say

FORMATS = ("odt", "doc")


def is_at_hand() -> bool:
    """Whether this machine has what reads them."""
    return bool(office())


def read_other_document(data: bytes, file: str, form: str, otherwise: str) -> Document:
    """What stands on the pages. Raises DocumentError that says `otherwise` where LibreOffice makes nothing of it."""
    try:
        document = read_word_document(converted(data, "docx", form), file)
    except (RefusedError, DocumentError) as error:
        raise DocumentError(file, None, otherwise) from error
    why = say("the file is read as the Word document that LibreOffice makes of it")
    read = Part(what=PartKind.TEXT, place=Place(file=file), fate=PartFate.READ, why=why)
    return replace(document, format=form, parts=(*document.parts, read))
