"""Any other table with figures."""

import re
from collections.abc import Container, Iterator, Sequence

from engine.formats.document import DocumentRow, Table
from engine.formats.numbers import no_quantity, read_quantities
from engine.formats.words import leading
from engine.model.base import replace
from engine.model.budget import Role
from engine.model.figures import FigureRow, FigureTable
from engine.model.lexicon import Lexicon
from engine.model.proposal import Caption
from engine.template.grid import text_of

_DIGIT = re.compile(r"\d")
MAX_CELL = 400
"""A longer cell is prose."""


def read_figures(lexicon: Lexicon, table: Table, caption: Caption | None) -> FigureTable | None:
    """The quantities of a table; None where no cell behind the labels holds a figure."""
    top, *rows = table.rows or (DocumentRow(cells=()),)
    if not any(_DIGIT.search(each.text) for row in rows for each in row.cells[1:]):
        return None
    filled = [row for row in rows if any(text_of(each) for each in row.cells)]
    return FigureTable(
        number=caption.number if caption else None,
        title=caption.title if caption else "",
        columns=tuple(text_of(each) for each in top.cells[1:]),
        rows=tuple(_without_gaps(filled, [_row(lexicon, row) for row in filled])),
        place=table.place,
    )


def _row(lexicon: Lexicon, row: DocumentRow) -> FigureRow:
    label = text_of(row.cells[0]) if row.cells else ""
    total = leading({"total": lexicon.totals.get("figures", ())}, label)[0]
    figures = tuple(read_quantities(text_of(each)[:MAX_CELL], each.place) for each in row.cells[1:])
    role = Role.TOTAL if total else Role.DETAIL if any(figures) else Role.HEADING
    return FigureRow(label=label, role=role, cells=figures, place=row.place)


def _without_gaps(written: Sequence[DocumentRow], rows: Sequence[FigureRow]) -> Iterator[FigureRow]:
    """The rows, with an unreadable figure for the words in a column of figures that has a total.

    Its total would else be held against a sum without that row. What stands above all figures is a heading.
    """
    totals = {at for row in rows if row.role is Role.TOTAL for at, cell in enumerate(row.cells) if cell}
    below = {at for row in rows if row.role is Role.DETAIL for at, cell in enumerate(row.cells) if cell}
    begun = False
    for source, row in zip(written, rows, strict=True):
        begun = begun or row.role is Role.DETAIL
        yield row if not begun or row.role is Role.TOTAL else _with_words(source, row, totals & below)


def _with_words(source: DocumentRow, row: FigureRow, summed: Container[int]) -> FigureRow:
    cells = list(row.cells)
    for at, each in enumerate(source.cells[1:]):
        text = text_of(each)
        if at in summed and not cells[at] and text and text != row.label:
            cells[at] = (no_quantity(text[:MAX_CELL], each.place),)
    return replace(row, cells=tuple(cells), role=Role.DETAIL) if tuple(cells) != row.cells else row
