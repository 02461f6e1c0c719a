"""Any other table with figures."""

import re

from engine.intake.document import DocumentRow, Table
from engine.intake.interpret.grid import text_of
from engine.intake.numbers import read_quantities
from engine.intake.words import leading
from engine.model.budget import Role
from engine.model.figures import FigureRow, FigureTable
from engine.model.lexicon import Lexicon
from engine.model.proposal import Caption

_DIGIT = re.compile(r"\d")
MAX_CELL = 400
"""A longer cell is prose."""


def read_figures(lexicon: Lexicon, table: Table, caption: Caption | None) -> FigureTable | None:
    """The quantities of a table; None where no cell behind the labels holds a figure."""
    top, *rows = table.rows or (DocumentRow(cells=()),)
    if not any(_DIGIT.search(each.text) for row in rows for each in row.cells[1:]):
        return None
    return FigureTable(
        number=caption.number if caption else None,
        title=caption.title if caption else "",
        columns=tuple(text_of(each) for each in top.cells[1:]),
        rows=tuple(_row(lexicon, row) for row in rows if any(text_of(each) for each in row.cells)),
        place=table.place,
    )


def _row(lexicon: Lexicon, row: DocumentRow) -> FigureRow:
    label = text_of(row.cells[0]) if row.cells else ""
    total = leading({"total": lexicon.totals.get("figures", ())}, label)[0]
    figures = tuple(read_quantities(text_of(each)[:MAX_CELL], each.place) for each in row.cells[1:])
    role = Role.TOTAL if total else Role.DETAIL if any(figures) else Role.HEADING
    return FigureRow(label=label, role=role, cells=figures, place=row.place)
