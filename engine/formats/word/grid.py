"""Which columns the cells of a Word table cover.

Word draws a table on a grid of lines; a border dragged by a millimetre adds a line, and cells then span two columns.
Columns here are what a reader sees: places where cells begin, those nearer than a finger's breadth taken as one.
"""

from collections.abc import Iterator
from itertools import accumulate
from typing import NamedTuple
from xml.etree.ElementTree import Element

from engine.formats.word.visible import children
from engine.formats.word.xml import find, switch, tag, twips, value, whole

MAX_COLUMNS = 63
"""Word's own limit."""

SLACK = 200
"""Twentieths of a point (3.5 mm): grid lines nearer than this are one column unless a row has a cell between them."""

_UNKNOWN_WIDTH = 1000
_ROW, _CELL = tag("w:tr"), tag("w:tc")


class TooManyColumnsError(Exception):
    """A table with more than MAX_COLUMNS columns, or one that begins left of the first."""


class GridCell(NamedTuple):
    """A cell and the columns it covers. `covered`: hidden under the merged cell above it or to its left."""

    element: Element
    start: int
    end: int
    covered: bool


class GridRow(NamedTuple):
    """A row of the page."""

    element: Element
    cells: tuple[GridCell, ...]


def visible_rows(table: Element) -> Iterator[Element]:
    """The rows that stand on the page when changes are accepted."""
    for row in children(table):
        if row.tag == _ROW and find(row, "w:trPr", "w:del") is None and not hidden(row):
            yield row


def hidden(row: Element) -> bool:
    """Whether the row is hidden text."""
    return bool(switch(row, "w:trPr", "w:hidden"))


def grid(table: Element) -> tuple[tuple[GridRow, ...], int]:
    """The rows with their cells' columns from 0, and the number of columns. TooManyColumnsError beyond MAX_COLUMNS."""
    edges = _edges(table)
    rows = [GridRow(row, tuple(_cells(row))) for row in visible_rows(table)]
    columns = _columns(rows, edges)
    width = max(columns.values(), default=-1) + 1
    return tuple(GridRow(row.element, tuple(_placed(row.cells, columns, edges))) for row in rows), width


def _cells(row: Element) -> Iterator[GridCell]:
    """The cells on the grid's own lines."""
    start = whole(value(row, "w:trPr", "w:gridBefore"))
    for cell in children(row):
        if cell.tag != _CELL or find(cell, "w:tcPr", "w:cellDel") is not None:
            continue
        end = start + max(1, whole(value(cell, "w:tcPr", "w:gridSpan"), 1))
        if start < 0 or end > MAX_COLUMNS:
            raise TooManyColumnsError
        yield GridCell(cell, start, end, _is_covered(cell))
        start = end


def _is_covered(cell: Element) -> bool:
    properties = find(cell, "w:tcPr")
    for name in ("w:vMerge", "w:hMerge"):
        merge = find(properties, name)
        if merge is not None and merge.get(tag("w:val"), "continue") != "restart":
            return True
    changed = find(properties, "w:cellMerge")
    return changed is not None and changed.get(tag("w:vMerge")) == "cont"


def _edges(table: Element) -> list[int]:
    """The place of each grid line from the left, in twentieths of a point; evenly spaced where not said."""
    declared = find(table, "w:tblGrid")
    widths = [] if declared is None else [twips(each.get(tag("w:w"))) for each in declared.iter(tag("w:gridCol"))]
    if not all(width > 0 for width in widths):
        widths = []
    widths += [_UNKNOWN_WIDTH] * (MAX_COLUMNS - len(widths))
    return [0, *accumulate(widths)]


def _columns(rows: list[GridRow], edges: list[int]) -> dict[int, int]:
    """The column of each grid line at which a cell begins."""
    beginnings = [{cell.start for cell in row.cells} for row in rows]
    columns: dict[int, int] = {}
    group: set[int] = set()
    for line in sorted(set().union(*beginnings)):
        near = bool(group) and edges[line] - edges[min(group)] < SLACK
        if near and not any(line in each and group & each for each in beginnings):
            group.add(line)
        else:
            group = {line}
        columns[line] = max(columns.values(), default=-1) + (group == {line})
    return columns


def _placed(cells: tuple[GridCell, ...], columns: dict[int, int], edges: list[int]) -> Iterator[GridCell]:
    """The cells with columns for grid lines; a cell reaches to where the next one begins."""
    for cell, following in zip(cells, [*cells, None][1:], strict=True):
        if following is None:
            lines = [line for line in columns if edges[line] + SLACK <= edges[cell.end]]
            end = max([columns[line] + 1 for line in lines], default=0)
        else:
            end = columns[following.start]
        start = columns[cell.start]
        yield GridCell(cell.element, start, max(start + 1, end), cell.covered)
