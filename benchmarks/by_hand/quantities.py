"""Tables of quantities: the columns that have a total, and the rows of a base, a share and a result."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.model.base import replace
from engine.model.budget import Role
from engine.model.cell import State
from engine.model.figures import FigureTable, Quantity

Cells = list[tuple[Quantity, ...]]
"""A column's cells in the rows that are no totals."""


class Column(NamedTuple):
    """The quantities of one column, and the total below them. Those of another unit than the rest are unreadable."""

    heading: str
    total: Quantity
    figures: list[Quantity]


class Product(NamedTuple):
    """A count, a percentage and a count side by side in one row."""

    base: Quantity
    share: Quantity
    result: Quantity


def columns_of(table: FigureTable) -> Iterator[Column]:
    """A column for each quantity in a total row that has others of its unit above or below it.

    If there is none for any in its cell, the first one makes a column that cannot be summed.
    """
    details = [row for row in table.rows if row.role is Role.DETAIL]
    for total_row in table.rows:
        if total_row.role is Role.TOTAL:
            for at, cell in enumerate(total_row.cells):
                heading = table.columns[at] if at < len(table.columns) else ""
                beside = [row.cells[at] for row in details if at < len(row.cells)]
                units = {each.unit for others in beside for each in others}
                totals = [total for total in cell if total.unit in units]
                for total in totals:
                    yield Column(heading, total, _in_unit(total.unit, beside))
                if not totals and cell and cell[0].state is not State.NIL:
                    yield from _without_unit(heading, cell[0], beside)


def _without_unit(heading: str, total: Quantity, beside: Cells) -> Iterator[Column]:
    """The column of a total whose unit none of the rows has. An unreadable total may be of any unit."""
    units = {each.unit for cell in beside for each in cell if each.state is not State.NIL}
    if units:
        any_unit = total.state is State.UNREADABLE and len(units) == 1
        yield Column(heading, total, _in_unit(min(units) if any_unit else total.unit, beside))


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
