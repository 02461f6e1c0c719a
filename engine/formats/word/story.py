"""A story (the body, a header, a note) as the blocks of a document, in reading order."""

from collections.abc import Iterator
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from engine.formats.document import Block, DocumentCell, DocumentRow, Paragraph, Table
from engine.formats.joining import join_cell, join_lines
from engine.formats.looks import Looks, level_by_looks
from engine.formats.word.grid import GridCell, GridRow, grid, hidden, visible_rows
from engine.formats.word.inline import InlineReader, Line, Note
from engine.formats.word.numbering import Numbering
from engine.formats.word.styles import Style, Styles, level_of, numbering_of
from engine.formats.word.visible import Remark, children
from engine.formats.word.xml import find, tag, value
from engine.model.place import Place

_P, _TABLE, _ROW, _CELL = tag("w:p"), tag("w:tbl"), tag("w:tr"), tag("w:tc")
_IMPORTED = {tag("w:altChunk"), tag("w:subDoc")}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the blocks of a document share: its name, styles, lists, addresses, and the remarks made so far."""

    file: str
    styles: Styles
    numbering: Numbering
    anchors: dict[Element, str]
    remarks: dict[Remark, None]


class Story:
    """Reads the blocks of one story; `notes` gathers the notes referred to, with the place of the reference."""

    def __init__(self, around: Surroundings) -> None:
        self._around = around
        self._inline = InlineReader(around.styles, around.remarks)
        self.notes: list[tuple[Note, Place]] = []

    def blocks(self, element: Element) -> Iterator[Block]:
        """The blocks that the element holds."""
        for child in children(element):
            yield from self.block(child)

    def block(self, element: Element) -> Iterator[Block]:
        """The blocks that a paragraph or a table makes."""
        if element.tag == _P:
            yield from self._paragraph(element)
        elif element.tag == _TABLE:
            yield from self._table(element)
        elif element.tag in _IMPORTED:
            self._around.remarks[Remark.IMPORTED] = None

    def _paragraph(self, element: Element) -> Iterator[Block]:
        place = self._place(element)
        line = self._line(element, place)
        properties = find(element, "w:pPr")
        style = self._around.styles.paragraph(value(properties, "w:pStyle"))
        counted = self._count(properties, style)
        text = join_lines(line.text().split("\n"))
        if text and not text.isspace():
            level = self._level(line, text, level_of(properties), style)
            yield Paragraph(text=f"{counted} {text}".lstrip() if level else text, level=level, place=place)
        for box in line.boxes:
            yield from self.blocks(box)

    def _level(self, line: Line, text: str, own: int | None, style: Style) -> int:
        """As the paragraph itself says, else its style, else its looks."""
        stated = style.level if own is None else own
        seen = [piece.look for piece in line.pieces if piece.text.strip()]
        if stated is not None or not seen:
            return stated or 0
        body = self._around.styles.body_size()
        smallest = min(look.size or body for look in seen)
        return level_by_looks(text, Looks(smallest / 2, body / 2, all(look.bold for look in seen)))

    def _count(self, properties: Element | None, style: Style) -> str:
        """The paragraph's number in its list. The level of a style's list stands in the style."""
        return self._around.numbering.count(numbering_of(properties) or style.numbering)

    def _line(self, paragraph: Element, place: Place) -> Line:
        line = self._inline.read(paragraph)
        self.notes += [(note, place) for note in line.notes]
        return line

    def _table(self, table: Element) -> Iterator[Block]:
        if any(row.tag == _ROW and hidden(row) for row in children(table)):
            self._around.remarks[Remark.HIDDEN] = None
        if _is_layout(table):
            for cell in _cells(table):
                yield from self.blocks(cell)
            return
        rows, width = grid(table)
        if rows:
            yield Table(rows=tuple(self._row(row, width) for row in rows), place=self._place(table))

    def _row(self, row: GridRow, width: int) -> DocumentRow:
        place = self._place(row.element)
        cells = [DocumentCell(place=place)] * width
        for cell in row.cells:
            own = self._place(cell.element)
            cells[cell.start : cell.end] = [DocumentCell(place=own)] * (cell.end - cell.start)
            cells[cell.start] = DocumentCell(text=self._cell_text(cell, own), place=own)
        return DocumentRow(cells=tuple(cells), place=place)

    def _cell_text(self, cell: GridCell, place: Place) -> str:
        text = join_cell(list(self._lines(cell.element, place)))
        if cell.covered and text:
            self._around.remarks[Remark.COVERED] = None
        return "" if cell.covered or text.isspace() else text

    def _lines(self, element: Element, place: Place) -> Iterator[str]:
        """The lines of a cell: of its paragraphs, of text boxes in them, and of a small table within."""
        for child in children(element):
            if child.tag == _P:
                line = self._line(child, place)
                properties = find(child, "w:pPr")
                self._count(properties, self._around.styles.paragraph(value(properties, "w:pStyle")))
                yield from line.text().split("\n")
                for box in line.boxes:
                    yield from self._lines(box, place)
            elif child.tag in (_TABLE, _ROW, _CELL):
                yield from self._lines(child, place)

    def _place(self, element: Element) -> Place:
        return Place(file=self._around.file, anchor=self._around.anchors.get(element))


def _is_layout(table: Element) -> bool:
    """Whether it only arranges the page: a frame of one cell, or one whose inner tables have more cells than itself."""
    own = list(_cells(table))
    if len(own) == 1:
        return True
    return sum(1 for cell in own for _ in cell.iter(_CELL)) > 2 * len(own)


def _cells(table: Element) -> Iterator[Element]:
    """The table's own cells on the page."""
    for row in visible_rows(table):
        yield from (cell for cell in children(row) if cell.tag == _CELL)
