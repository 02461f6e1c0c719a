"""A case as a Word file in the form of its round, and as the neutral document that the project's reader makes of it."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

from benchmarks.prose.case import Case
from benchmarks.prose.tables import pack
from engine.formats.document import Document
from engine.formats.word.door import read_word_document
from engine.formats.word.form.write import fill

_BODY = "word/document.xml"
_PARAGRAPH = '<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr><w:r><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'


def document(case: Case) -> Document:
    """The paragraphs of the case between the tables of its proposal."""
    return read_word_document(word(case), f"{case.half}-{case.seed}.docx")


def word(case: Case) -> bytes:
    """The filled form with the paragraphs under their headings, the summary in its field, notes under the table."""
    data = fill(case.proposal, pack().lexicon)
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as form, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as told:
        for entry in form.infolist():
            content = form.read(entry)
            told.writestr(entry, _told(_plain(content), case).encode() if entry.filename == _BODY else content)
    return out.getvalue()


def _plain(content: bytes) -> str:
    """The text of a part with letters where the form writes their numbers."""
    return re.sub(r"&#(\d+);", lambda found: chr(int(found[1])), content.decode())


def _told(body: str, case: Case) -> str:
    """The body of the document with the paragraphs in it; what stands in a goal's cell is there already."""
    titles = {each.kind: f"{each.number}. {each.title}" for each in case.proposal.headings}
    for section in dict.fromkeys(each.section for each in case.paragraphs):
        style = "TableText" if section == "resumé" else "Normal"
        texts = [escape(each.text) for each in case.paragraphs if each.section == section]
        paragraphs = "".join(_PARAGRAPH.format(style=style, text=text) for text in texts)
        if section in titles:
            body = _after(body, f">{escape(titles[section])}<", "</w:p>", paragraphs)
        elif section == "note":
            body = _after(body, 'w:pStyle w:val="Caption"/>', "</w:tbl>", paragraphs)
        elif section == "resumé":
            body = _in_field(body, section, paragraphs)
    return body


def _after(body: str, mark: str, closing: str, paragraphs: str) -> str:
    """Behind the first `closing` that comes after the mark."""
    end = body.index(closing, body.index(mark)) + len(closing)
    return body[:end] + paragraphs + body[end:]


def _in_field(body: str, tag: str, paragraphs: str) -> str:
    """In place of the form's field."""
    at = body.index(f'<w:tag w:val="{tag}"/>')
    start, end = body.rindex("<w:sdt>", 0, at), body.index("</w:sdt>", at) + len("</w:sdt>")
    return body[:start] + paragraphs + body[end:]
