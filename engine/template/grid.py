"""Looking at a neutral table: its header of years, its columns by heading."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.formats.document import DocumentCell, DocumentRow, Table
from engine.formats.numbers import Scale, read_cell, refused
from engine.formats.words import leading
from engine.model.cell import Cell
from engine.model.lexicon import Lexicon
from engine.model.place import Place, Text

_YEAR = re.compile(r"(?:(?:[^\W\d_]{1,2}|budget)\.? ?)?(?P<year>(?:19|20)\d\d)|(?:b|bo|budget) ?(?P<short>\d\d)", re.I)
"""A year, or one with the name of its budget before it: B 2026, BO 2027, Budget 2028, B29."""
_AMOUNT = r"(?:[-−–]\d[\d.]*|\d{1,3}(?:\.\d{3})+)"
_AMOUNTS = re.compile(rf"(?:^|\s){_AMOUNT}\s{_AMOUNT}(?:\s|$)")
"""Two amounts beside each other: figures of a row, and no words of its label."""
MAX_LABEL = 300
MAX_TOP = 6
"""Rows that a header may have."""


class Years(NamedTuple):
    """Where a table's years stand: the row of the header, each year with its column, the area's column if any."""

    row: int
    columns: tuple[tuple[int, int], ...]
    area: int | None


def text_of(cell: DocumentCell) -> str:
    """A cell's text, runs of blanks as one."""
    return " ".join(cell.text.split())


def as_text(cell: DocumentCell) -> Text:
    """A cell as the model's text."""
    return Text(text=text_of(cell), place=cell.place)


def figure(found: DocumentCell, scale: Scale) -> Cell:
    """The figure in a cell; unknown where the cell is empty but for what was not read."""
    text = found.text.strip(" \n\t")
    if not text and any(part.bars for part in found.parts):
        return unread_figure(found.place)
    return read_cell(text, found.place, scale)


def unread_figure(place: Place) -> Cell:
    """A figure of which nobody knows what stands there."""
    return refused("", "not_read", place)


def cell(row: DocumentRow, column: int | None) -> DocumentCell:
    """The cell in a column, an empty one where the row has none."""
    if column is None or column >= len(row.cells):
        return DocumentCell(place=row.place)
    return row.cells[column]


def find_years(table: Table, lexicon: Lexicon) -> Years | None:
    """The header of a table by year; None if the first rows hold no three years beside each other."""
    for index, row in enumerate(table.rows[:MAX_TOP]):
        years = [_year(each) for each in row.cells]
        found = [(column, year) for column, year in enumerate(years) if year is not None]
        if len(found) >= 3:
            area = _area_column(table.rows[: index + 1], found[0][0], lexicon)
            return Years(index, tuple(found), area)
    return None


def _year(heading: DocumentCell) -> int | None:
    found = _YEAR.fullmatch(text_of(heading))
    return int(found["year"] or f"20{found['short']}") if found else None


def _area_column(rows: Sequence[DocumentRow], first_year: int, lexicon: Lexicon) -> int | None:
    """The column of styringsområder: the one headed so, or the one between the label's and the first year's."""
    wanted = {"area": lexicon.columns.get("styringsområde", ())}
    for row in rows:
        for column, each in enumerate(row.cells[:first_year]):
            if leading(wanted, each.text)[0]:
                return column
    return first_year - 1 if first_year > 1 else None


def repeats_header(row: DocumentRow, years: Years) -> bool:
    """Whether a row is the header again, as it comes after a page break."""
    return all(_year(cell(row, column)) == year for column, year in years.columns)


def has_amounts_in_label(row: DocumentRow) -> bool:
    """Whether figures of the row stand in its label, and not under their years."""
    return bool(_AMOUNTS.search(text_of(cell(row, 0))[:MAX_LABEL]))
