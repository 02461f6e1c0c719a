"""An independent walk over the bytes of a Word file: every text, cell and drawing, and what became of it.

It knows nothing of the reader: it uses another parser, counts addresses for itself, and asks of each piece of text
whether it stands in the document's blocks, or whether a part stands at its place.
"""

import io
import unicodedata
import zipfile
from collections.abc import Iterator

from lxml import etree

from engine.formats.document import Block, Document, Paragraph, Table

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
M = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_DELETED = (f"{W}del", f"{W}moveFrom")
_DRAWN = (f"{W}drawing", f"{W}pict", f"{W}object")

Element = etree._Element


def unaccounted(data: bytes, document: Document) -> list[str]:
    """The texts, cells and drawings of the file that stand neither in the document nor at the place of a part."""
    shown = _squeezed(" ".join(_texts(document.blocks)))
    told = {part.place.anchor for part in document.every_part()}
    cells = {cell.place.anchor for block in document.blocks if isinstance(block, Table) for cell in _cells(block)}
    found: list[str] = []
    for name, root in _parts(data):
        in_body = name == "word/document.xml"
        anchors = _anchors(root) if in_body else {}
        for each in root.iter(f"{W}t", f"{M}t"):
            text = _squeezed(each.text or "")
            is_told = bool(_above(each, anchors) & told) if in_body else bool(told)
            if text and text not in shown and not is_told and not _is_excused(each):
                found.append(f"{name}: “{each.text}”")
        for each in root.iter(*_DRAWN):
            is_told = bool(_above(each, anchors) & told) if in_body else bool(told)
            if not is_told and not _is_excused(each) and not _is_box(each):
                found.append(f"{name}: {etree.QName(each).localname}")
        for cell in root.iter(f"{W}tc") if in_body else ():
            is_known = anchors[cell] in cells or bool(_above(cell, anchors) & told) or _is_excused(cell)
            if not is_known and not _is_frame(cell, cells, anchors):
                found.append(f"{name}: {anchors[cell]}")
    return found


def _parts(data: bytes) -> Iterator[tuple[str, Element]]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for name in archive.namelist():
            if name == "word/document.xml" or name.startswith(("word/header", "word/footer", "word/footnotes")):
                yield name, etree.fromstring(archive.read(name))


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        elif isinstance(block, Table):
            yield from (cell.text for cell in _cells(block))


def _cells(table: Table) -> Iterator:  # type: ignore[type-arg]
    return (cell for row in table.rows for cell in row.cells)


def _squeezed(text: str) -> str:
    return "".join(unicodedata.normalize("NFKC", text).replace("\u00ad", "").split())


def _anchors(root: Element) -> dict[Element, str]:
    found = {each: f"p{n}" for n, each in enumerate(root.iter("{*}p"), start=1)}
    for t, table in enumerate(root.iter(f"{W}tbl"), start=1):
        found[table] = f"t{t}"
        own = [row for row in table.iter(f"{W}tr") if next(row.iterancestors(f"{W}tbl")) is table]
        for r, row in enumerate(own, start=1):
            found[row] = f"t{t}/r{r}"
            inside = [cell for cell in row.iter(f"{W}tc") if next(cell.iterancestors(f"{W}tr")) is row]
            found.update((cell, f"t{t}/r{r}/c{c}") for c, cell in enumerate(inside, start=1))
    return found


def _above(element: Element, anchors: dict[Element, str]) -> set[str | None]:
    """The addresses of all that the element stands in, or is; nothing there: the place of what has no address."""
    around = [element, *element.iterancestors()]
    found: set[str | None] = {anchors[each] for each in around if each in anchors}
    return found or {None}


def _is_excused(element: Element) -> bool:
    """Deleted; said again for older programs; the help of a control that nobody has filled."""
    for each in element.iterancestors():
        if each.tag in (*_DELETED, f"{MC}Fallback"):
            return True
        if each.tag == f"{W}sdt" and each.find(f"{W}sdtPr/{W}showingPlcHdr") is not None:
            return True
    return False


def _is_box(drawn: Element) -> bool:
    """Whether it is a text box; its texts are counted one by one."""
    return next(drawn.iter(f"{W}txbxContent"), None) is not None


def _is_frame(cell: Element, cells: set[str | None], anchors: dict[Element, str]) -> bool:
    """Whether its table only arranges the page: none of the table's cells is one of the document's."""
    table = next(cell.iterancestors(f"{W}tbl"))
    return not any(anchors[each].startswith(f"{anchors[table]}/") for each in cell.iter() if anchors.get(each) in cells)
