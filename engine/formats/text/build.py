"""Making neutral tables from texts and line numbers."""

from collections.abc import Iterable, Sequence

from engine.formats.document import DocumentCell, DocumentRow, Table
from engine.formats.text.lines import Fragment
from engine.formats.text.scan import Scan

Piece = tuple[str, int]
"""A cell's text and the number of the line it begins on."""

NO_PIECE: Piece = ("", 0)


def piece(fragments: Sequence[Fragment]) -> Piece:
    """The fragments of one cell as its text."""
    return (" ".join(each.text for each in fragments), fragments[0].line) if fragments else NO_PIECE


def table(scan: Scan, rows: Iterable[Sequence[Piece]], line: int) -> Table:
    """A table of these rows; empty cells stand where their row does."""
    return Table(rows=tuple(row_of(scan, row) for row in rows), place=scan.place(line))


def row_of(scan: Scan, row: Sequence[Piece]) -> DocumentRow:
    """A row of such a table."""
    line = next((number for _, number in row if number), 0)
    cells = tuple(DocumentCell(text=text, place=scan.place(number or line)) for text, number in row)
    return DocumentRow(cells=cells, place=scan.place(line))
