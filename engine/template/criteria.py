"""The criteria table of an innovation proposal: the investment proposal that it is to qualify."""

import re

from engine.formats.document import DocumentCell, DocumentRow, Table
from engine.formats.numbers import THOUSANDS, read_cell
from engine.formats.words import leading
from engine.model.base import replace
from engine.model.cell import EMPTY, Cell
from engine.model.lexicon import Lexicon
from engine.model.place import NO_TEXT, Text
from engine.model.proposal import FutureProposal
from engine.template.grid import as_text, cell, text_of

_AMOUNT = re.compile(r"\S*\d\S*|[-–]")
_AREA = re.compile(r"\(([^()]{1,80})\)")
_MARK = frozenset({"x", "☒", "☑", "✓", "✔", "ja"})
_FIRST_MARK = 3
"""The columns of criteria stand behind cost, round and effect."""


def read_criteria(lexicon: Lexicon, table: Table) -> FutureProposal | None:
    """The row below the headings; None where the table has none."""
    filled = (row for row in table.rows if any(text_of(each) for each in row.cells))
    rows = [row for row in filled if not _is_header(lexicon, row)]
    if not rows:
        return None
    row = rows[-1]
    marks = [text_of(cell(row, _FIRST_MARK + index)).casefold().strip("[]() ") in _MARK for index in range(3)]
    return FutureProposal(
        cost=_amount(cell(row, 0)),
        adoption=as_text(cell(row, 1)),
        effect=_amount(cell(row, 2)),
        effect_area=_area(cell(row, 2)),
        cross_cutting=marks[0],
        large_scale=marks[1],
        mature_technology=marks[2],
        place=row.place,
    )


def is_criteria(lexicon: Lexicon, table: Table) -> bool:
    """Whether a table has the headings of two criteria at least."""
    rows = ({leading(lexicon.criteria, each.text)[0] for each in row.cells} - {""} for row in table.rows[:4])
    return any(len(names) >= 2 for names in rows)


def _is_header(lexicon: Lexicon, row: DocumentRow) -> bool:
    """A row that names a criterion, or that heads the table in words alone."""
    if any(leading(lexicon.criteria, each.text)[0] for each in row.cells):
        return True
    return any(leading({"table": lexicon.tables.get("kriterier", ())}, each.text)[0] for each in row.cells)


def _amount(found: DocumentCell) -> Cell:
    """The amount that begins the cell; words may follow it ("-9.000 årligt (administration)")."""
    text = text_of(found)
    amount = _AMOUNT.match(text)
    if not text:
        return replace(EMPTY, place=found.place)
    return read_cell(amount.group() if amount else text, found.place, THOUSANDS)


def _area(found: DocumentCell) -> Text:
    area = _AREA.search(text_of(found))
    return Text(text=area.group(1).strip(), place=found.place) if area else NO_TEXT
