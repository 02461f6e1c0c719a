"""Word documents made by hand, so that each test says which XML it is about."""

import io
import zipfile

from engine.formats.document import Block, Document, Paragraph, Table
from engine.formats.word.door import read_word_document

SPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
    }.items()
)
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPES = """<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""


def document(body: str) -> str:
    """The XML of a main part."""
    return f'<?xml version="1.0" encoding="UTF-8"?><w:document {SPACES}><w:body>{body}</w:body></w:document>'


def relations(*each: tuple[str, str, str]) -> str:
    """A relationships part of (id, type, target)."""
    inner = "".join(
        f'<Relationship Id="{rid}" Type="{OFFICE}/{kind}" Target="{target}"/>' for rid, kind, target in each
    )
    return f'<Relationships xmlns="{RELATIONS}">{inner}</Relationships>'


def part(name: str, body: str) -> str:
    """The XML of another part, such as `w:styles`."""
    return f"<{name} {SPACES}>{body}</{name}>"


def packed(main: str | bytes, **parts: str) -> bytes:
    """A document; `parts` are further ones by their relationship type (styles, numbering, header …)."""
    return zipped(files_of(main, **parts))


def files_of(main: str | bytes, **parts: str) -> dict[str, str | bytes]:
    """The files of such a document."""
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "word/document.xml")),
        "word/document.xml": main,
        "word/_rels/document.xml.rels": relations(*((name, name.rstrip("123"), f"{name}.xml") for name in parts)),
    }
    files |= {f"word/{name}.xml": text for name, text in parts.items()}
    return files


def zipped(files: dict[str, str | bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """A zip of these files."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return out.getvalue()


def read(body: str, **parts: str) -> Document:
    """What the door reads from a body."""
    return read_word_document(packed(document(body), **parts), "forslag.docx")


def run(text: str, properties: str = "") -> str:
    """A run."""
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(text: str, properties: str = "") -> str:
    """A paragraph of one run."""
    return f"<w:p><w:pPr>{properties}</w:pPr>{run(text)}</w:p>"


def cell(text: str, properties: str = "") -> str:
    """A cell of one paragraph."""
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells: str, properties: str = "") -> str:
    """A row; a cell without markup is made of the text."""
    made = (each if each.startswith("<") else cell(each) for each in cells)
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(made)}</w:tr>"


def table(*rows: str, widths: tuple[int, ...] = ()) -> str:
    """A table on a grid of these widths, in twentieths of a point."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return f"<w:tbl><w:tblPr/><w:tblGrid>{columns}</w:tblGrid>{''.join(rows)}</w:tbl>"


def texts(blocks: tuple[Block, ...]) -> list[str]:
    """The texts of the paragraphs."""
    return [block.text for block in blocks if isinstance(block, Paragraph)]


def cells(blocks: tuple[Block, ...]) -> list[list[str]]:
    """The cells of the one table."""
    (found,) = [block for block in blocks if isinstance(block, Table)]
    return [[each.text for each in row.cells] for row in found.rows]
