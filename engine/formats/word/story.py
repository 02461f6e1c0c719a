"""A story (the body, a header, a note) as the blocks of a document, in reading order."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from xml.etree.ElementTree import Element

from engine.formats.document import Block, DocumentCell, DocumentRow, Paragraph, Table, rows_of
from engine.formats.joining import join_cell, join_lines
from engine.formats.looks import Looks, level_by_looks
from engine.formats.word.grid import GridCell, GridRow, TooManyColumnsError, grid, hidden, visible_rows
from engine.formats.word.inline import InlineReader, Line, Note
from engine.formats.word.numbering import Numbering
from engine.formats.word.styles import Style, Styles, level_of, numbering_of
from engine.formats.word.unread import Reason, part_of, parts_of
from engine.formats.word.visible import CHANGED, CHANGED_CELLS, children, holds, reads_otherwise
from engine.formats.word.xml import find, has, tag, value
from engine.model.parts import Part
from engine.model.place import Place

_P, _TABLE, _ROW, _CELL = tag("w:p"), tag("w:tbl"), tag("w:tr"), tag("w:tc")
_IMPORTED = {tag("w:altChunk"), tag("w:subDoc")}


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What the blocks of a document share: its name, styles, lists, addresses; whether it has tracked changes.

    `own_comments` are the ids of the comments that this program has written.
    """

    file: str
    styles: Styles
    numbering: Numbering
    anchors: dict[Element, str]
    has_changes: bool = False
    own_comments: frozenset[str] = frozenset()


class Story:
    """Reads the blocks of one story; `notes` gathers the notes referred to, with the place of the reference."""

    def __init__(self, around: Surroundings, *, in_body: bool = True) -> None:
        """`in_body`: what is not read may be what a rule asks for."""
        self._around = around
        self._in_body = in_body
        self._in_contents = False
        self._inline = InlineReader(around.styles, around.own_comments)
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
            yield part_of(Reason.IMPORTED, self._place(element), in_body=self._in_body)
        elif holds(element):
            yield part_of(Reason.STRANGE, self._place(element), in_body=self._in_body)

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
        yield from parts_of(self._told_once(line.reasons), place, in_body=self._in_body)
        for box in line.boxes:
            yield from self.blocks(box)

    def _told_once(self, reasons: Sequence[Reason]) -> list[Reason]:
        """A table of contents reaches over many paragraphs: the first one tells of it."""
        told = [each for each in reasons if each is not Reason.CONTENTS or not self._in_contents]
        self._in_contents = Reason.CONTENTS in reasons
        return told

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
        if self._around.has_changes and has(paragraph, *CHANGED):
            line.reasons.append(Reason.CHANGES)
        if reads_otherwise(paragraph):
            line.reasons.append(Reason.OTHERWISE)
        return line

    def _table(self, table: Element) -> Iterator[Block]:
        if _is_layout(table):
            for cell in _cells(table):
                yield from self.blocks(cell)
        else:
            yield from self._grid(table)
        yield from parts_of(self._of_rows(table), self._place(table), in_body=self._in_body)

    def _grid(self, table: Element) -> Iterator[Block]:
        try:
            rows, width = grid(table)
        except TooManyColumnsError:
            yield part_of(Reason.COLUMNS, self._place(table), in_body=self._in_body)
            return
        if rows:
            yield Table(rows=tuple(self._row(row, width) for row in rows), place=self._place(table))

    def _of_rows(self, table: Element) -> Iterator[Reason]:
        """Rows that are hidden, and rows and cells that were put in or taken out by tracked changes."""
        rows = [row for row in children(table) if row.tag == _ROW]
        if any(hidden(row) for row in rows):
            yield Reason.ROWS
        if self._around.has_changes and any(_is_changed(row) for row in rows):
            yield Reason.CHANGES

    def _row(self, row: GridRow, width: int) -> DocumentRow:
        place = self._place(row.element)
        cells = [DocumentCell(place=place)] * width
        for cell in row.cells:
            own = self._place(cell.element)
            cells[cell.start : cell.end] = [DocumentCell(place=own)] * (cell.end - cell.start)
            cells[cell.start] = self._cell(cell, own)
        return DocumentRow(cells=tuple(cells), place=place)

    def _cell(self, cell: GridCell, place: Place) -> DocumentCell:
        reasons: list[Reason] = []
        text = join_cell(list(self._lines(cell.element, place, reasons)))
        if cell.covered and text:
            reasons.append(Reason.COVERED)
        text = "" if cell.covered or text.isspace() else text
        told = (_in_cell(each, text) for each in reasons)
        return DocumentCell(text=text, parts=tuple(parts_of(told, place, in_body=self._in_body)), place=place)

    def _lines(self, element: Element, place: Place, reasons: list[Reason]) -> Iterator[str]:
        """The lines of a cell: of its paragraphs, of text boxes in them, and of a small table within."""
        for child in children(element):
            if child.tag == _P:
                line = self._line(child, place)
                reasons += line.reasons
                properties = find(child, "w:pPr")
                self._count(properties, self._around.styles.paragraph(value(properties, "w:pStyle")))
                yield from line.text().split("\n")
                for box in line.boxes:
                    yield from self._lines(box, place, reasons)
            elif child.tag in (_TABLE, _ROW, _CELL):
                if child.tag == _TABLE:
                    reasons.append(Reason.NESTED)
                yield from self._lines(child, place, reasons)
            elif child.tag in _IMPORTED:
                reasons.append(Reason.IMPORTED)
            elif holds(child):
                reasons.append(Reason.STRANGE)

    def _place(self, element: Element) -> Place:
        return Place(file=self._around.file, anchor=self._around.anchors.get(element))


def parts_among(blocks: Sequence[Block]) -> Iterator[Part]:
    """The parts that stand among the blocks, and in the cells of their tables."""
    for block in blocks:
        if isinstance(block, Part):
            yield block
        else:
            yield from (part for row in rows_of(block) for cell in row.cells for part in cell.parts)


def _in_cell(reason: Reason, text: str) -> Reason:
    """In a cell with nothing else in it, what is struck or listed is not done away with."""
    if reason is Reason.STRUCK and not text:
        return Reason.STRUCK_ALONE
    return Reason.LISTED if reason is Reason.CONTENTS else reason


def _is_changed(row: Element) -> bool:
    properties = find(row, "w:trPr")
    if properties is not None and has(properties, *CHANGED):
        return True
    return any(has(cell, *CHANGED_CELLS) for cell in row)


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
