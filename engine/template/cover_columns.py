"""The columns of a cover table, each known by its heading, and the rows below the headings."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.document import DocumentCell, DocumentRow, Table
from engine.formats.numbers import Scale, scale_of
from engine.formats.words import leading, named
from engine.model.cell import Cell
from engine.model.lexicon import Lexicon
from engine.model.parts import Part, PartFate, PartKind
from engine.template.grid import cell, figure, text_of, unread_figure
from engine.texts import say

_FIGURE = re.compile(r"[-−–(]?[\d.,]*\d[\d.,]*\)?(?: \(\d+\))?|-")


class CoverTable(NamedTuple):
    """A cover table: its columns by the pack's names, its rows, what it counts in, what of it was not read.

    `open`: a column has a heading that nothing explains, so that a column that is missing may be that one.
    """

    columns: dict[str, int]
    rows: tuple[DocumentRow, ...]
    scale: Scale
    parts: tuple[Part, ...]
    open: bool

    def amount(self, row: DocumentRow, name: str) -> Cell:
        """The amount of a row under a heading."""
        return self.figure(row, name, self.scale)

    def figure(self, row: DocumentRow, name: str, scale: Scale) -> Cell:
        """The figure of a row under a heading; unknown where that heading may be one that nothing explains."""
        if name not in self.columns and self.open:
            return unread_figure(row.place)
        return figure(cell(row, self.columns.get(name)), scale)

    def cell(self, row: DocumentRow, name: str) -> DocumentCell:
        """What stands in a row under a heading."""
        return cell(row, self.columns.get(name))


def cover_table(lexicon: Lexicon, table: Table) -> CoverTable:
    """The table, read by its headings."""
    first = next((index for index, row in enumerate(table.rows) if _has_figure(row)), len(table.rows))
    heads = table.rows[:first]
    width = max((len(row.cells) for row in table.rows), default=0)
    columns: dict[str, int] = {}
    strange: list[int] = []
    for column in range(width):
        name = _name(lexicon, _heading(heads, column))
        if name and name not in columns:
            columns[name] = column
        elif column and any(text_of(cell(row, column)) for row in table.rows):
            strange.append(column)
    unit = " ".join(text_of(each) for row in heads for each in row.cells)
    rows = tuple(row for row in table.rows[first:] if any(text_of(each) for each in row.cells[1:]))
    bare = [row for row in table.rows[first:] if row not in rows and text_of(cell(row, 0))]
    parts = (*(_strange(heads, table, column) for column in strange), *map(_bare, bare))
    return CoverTable(columns, rows, scale_of(unit), parts, bool(strange))


def _has_figure(row: DocumentRow) -> bool:
    return any(_FIGURE.fullmatch(text_of(each)) for each in row.cells[1:])


def _heading(heads: Sequence[DocumentRow], column: int) -> tuple[str, ...]:
    """The texts above a column from the top: a heading over several columns is that of each with another below it."""
    return tuple(_headings(heads, column))


def _headings(heads: Sequence[DocumentRow], column: int) -> Iterator[str]:
    for index, row in enumerate(heads):
        text = text_of(cell(row, column))
        below = any(text_of(cell(each, column)) for each in heads[index + 1 :])
        at = column
        while not text and below and at > 1:
            at -= 1
            text = text_of(cell(row, at))
        if text:
            yield text


def _name(lexicon: Lexicon, texts: tuple[str, ...]) -> str:
    """The pack's name of the column; of the parts of an effect, only that on service is the effect."""
    names = [leading(lexicon.cover_columns, text)[0] for text in texts]
    known = next((name for name in names if name), "")
    if known == "effect" and len(texts) > 1:
        return known if named(lexicon.areas, texts[-1]) in ("service", "") else ""
    return known


def _strange(heads: Sequence[DocumentRow], table: Table, column: int) -> Part:
    head = next((cell(row, column) for row in reversed(heads) if text_of(cell(row, column))), None)
    why = say("nothing explains its heading: its column is not read")
    place = head.place if head else table.place
    beside = " ".join(_heading(heads, column))
    return Part(what=PartKind.COLUMN, place=place, why=why, beside=beside, bars=True)


def _bare(row: DocumentRow) -> Part:
    why = say("a row without figures")
    return Part(PartKind.ROW, row.place, PartFate.UNTIED, why, text_of(cell(row, 0)))
