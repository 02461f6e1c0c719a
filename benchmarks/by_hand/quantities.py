"""Tables of quantities: the columns that have a total, and the rows of a base, a share and a result."""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import NamedTuple

from benchmarks.by_hand.interval import ZERO, Interval, Number, equal, exact, of_quantity
from engine.model.base import replace
from engine.model.budget import Role
from engine.model.cell import State
from engine.model.figures import FigureRow, FigureTable, Quantity

Cells = list[tuple[Quantity, ...]]
"""A column's cells in the rows that are no totals."""


_PART = re.compile(r"\W*(?:heraf|deraf)\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:gennemsnit\w*|gns)\b", re.IGNORECASE)


class Column(NamedTuple):
    """The quantities of one column that its total sums, and the total; `averaged` if it is their mean instead.

    Those of another unit than the rest are unreadable.
    """

    heading: str
    total: Quantity
    figures: list[Quantity]
    averaged: bool = False

    @property
    def sum(self) -> Interval | None:
        """What the figures give."""
        return summed(self.figures)


class Product(NamedTuple):
    """A count, a percentage and a count side by side in one row."""

    base: Quantity
    share: Quantity
    result: Quantity


def columns_of(table: FigureTable) -> Iterator[Column]:
    """A column for each quantity in a total row that has others of its unit above or below it.

    If there is none for any in its cell, the first one makes a column that cannot be summed.
    """
    for nth, total_row in enumerate(table.rows):
        if total_row.role is Role.TOTAL:
            for at, cell in enumerate(total_row.cells):
                heading = table.columns[at] if at < len(table.columns) else ""
                rows = _summable(table, at)
                for total, unit in _totals(cell, [row.cells[at] for row in rows.values()]):
                    cells = {each: row.cells[at] for each, row in rows.items()}
                    own = [rows[each] for each in _of_total(_readings(table, nth, list(rows)), cells, total, unit)]
                    column = Column(heading, total, _in_unit(unit, [row.cells[at] for row in own]))
                    weighing = [row for row in own for _ in _in_unit(unit, [row.cells[at]])]
                    called = any(map(_MEAN.search, (heading, total_row.label)))
                    yield column._replace(averaged=not _fits(column) and (called or _is_mean(column, weighing, at)))


def _summable(table: FigureTable, at: int) -> dict[int, FigureRow]:
    """The rows that a total may sum by their index: no mean, and no "heraf" of what the row above has."""
    rows, before = {}, FigureRow(label="")
    for nth, row in enumerate(table.rows):
        is_part = _PART.match(row.label)
        counted_above = is_part and before.cells[at : at + 1] not in ((), ((),))
        if row.role is Role.DETAIL and at < len(row.cells) and not counted_above and not _MEAN.search(row.label):
            rows[nth] = row
        if not is_part:
            before = row
    return rows


def _totals(cell: tuple[Quantity, ...], beside: Cells) -> list[tuple[Quantity, str]]:
    """The quantities of a total's cell that are sums, and of which unit. An unreadable total may be of any unit."""
    units = {each.unit for others in beside for each in others}
    totals = [(total, total.unit) for total in cell if total.unit in units]
    written = {each.unit for others in beside for each in others if each.state is not State.NIL}
    if totals or not written or not cell or cell[0].state is State.NIL:
        return totals
    any_unit = cell[0].state is State.UNREADABLE and len(written) == 1
    return [(cell[0], min(written) if any_unit else cell[0].unit)]


def _of_total(likely: list[list[int]], cells: dict[int, tuple[Quantity, ...]], total: Quantity, unit: str) -> list[int]:
    """The rows that the total sums: of its readings the one that it fits best; all where it has none."""
    everything, stated = list(cells), of_quantity(total)
    sums = [(rows, summed(_in_unit(unit, [cells[each] for each in rows]))) for rows in (*likely, everything)]
    for rows, given in sums:
        if stated and given and equal(stated, given):
            return rows
    known = [(rows, given) for rows, given in sums[:-1] if given]
    if stated is None or len(known) < len(likely):
        return sums[0][0]
    return min(known, key=lambda each: _apart(stated, each[1]))[0] if known else everything


def _readings(table: FigureTable, nth: int, rows: list[int]) -> list[list[int]]:
    """Which rows the total may sum, the likeliest first.

    They are those since the total before it, or since an earlier one; of a total right below another, likelier all.
    """
    totals = [each for each, row in enumerate(table.rows) if row.role is Role.TOTAL]
    if rows and rows[0] > totals[0]:
        totals, rows, nth = [-each for each in totals], [-each for each in rows], -nth
    found: list[list[int]] = []
    starts = sorted((each for each in totals if each < nth), reverse=True)
    for start in [*starts, float("-inf")]:
        since = [abs(each) for each in rows if start < each < nth]
        if since and since not in found:
            found.append(since)
    right_below = bool(starts) and not any(starts[0] < each < nth for each in rows)
    return found[::-1] if right_below else found


def _fits(column: Column) -> bool:
    total, given = of_quantity(column.total), column.sum
    return total is not None and given is not None and equal(total, given)


def _apart(one: Interval, other: Interval) -> Number:
    return max(one.low - other.high, other.low - one.high)


def _is_mean(column: Column, rows: list[FigureRow], at: int) -> bool:
    """Whether the total is the mean of its rows to its last digit, of which it has two; any column may weigh them."""
    total = of_quantity(column.total)
    figures = list(map(of_quantity, column.figures))
    if total is None or len(figures) < 2:
        return False
    half = Fraction(1, 2) if total.low == total.high else 0
    total = Interval(total.low - half, total.high + half)
    if abs(Fraction(total.low + total.high)) < 20 * (total.high - total.low):
        return False
    return any(_meets(total, figures, weights) for weights in _weights(rows, at))


def _weights(rows: list[FigureRow], at: int) -> Iterator[list[Interval | None]]:
    yield [exact(1)] * len(rows)
    for other in range(min(len(row.cells) for row in rows)):
        cells = [row.cells[other] for row in rows]
        if other != at and all(len(cell) == 1 for cell in cells):
            yield [of_quantity(cell[0]) for cell in cells]


def _meets(total: Interval, figures: list[Interval | None], weights: list[Interval | None]) -> bool:
    low, high, whole = Fraction(0), Fraction(0), Fraction(0)
    for figure, weight in zip(figures, weights, strict=True):
        if figure is None or weight is None or weight.low < 0 or weight.low != weight.high:
            return False
        low, high, whole = low + figure.low * weight.low, high + figure.high * weight.low, whole + weight.low
    return whole > 0 and low <= total.high * whole and total.low * whole <= high


def summed(figures: list[Quantity]) -> Interval | None:
    """What the figures give; None where one of them is unreadable."""
    total = ZERO
    for figure in map(of_quantity, figures):
        if figure is None:
            return None
        total = Interval(total.low + figure.low, total.high + figure.high)
    return total


def _in_unit(unit: str, beside: Cells) -> list[Quantity]:
    """The quantities of the unit. A cell that has only others gives an unreadable one."""
    found = []
    for cell in beside:
        of_unit = [each for each in cell if each.unit == unit]
        others = [each for each in cell if each.state is not State.NIL]
        if of_unit:
            found += of_unit
        elif others:
            found.append(replace(others[0], state=State.UNREADABLE, value=None))
    return found


def products_of(table: FigureTable) -> Iterator[Product]:
    """Every base, share and result in the rows that are no totals; one figure stands in each of their cells."""
    for row in table.rows:
        if row.role is Role.DETAIL:
            for cells in zip(row.cells, row.cells[1:], row.cells[2:], strict=False):
                if [[each.unit for each in cell] for cell in cells] == [[""], ["%"], [""]]:
                    yield Product(*[cell[0] for cell in cells])
