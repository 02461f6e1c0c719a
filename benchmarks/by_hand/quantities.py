"""Tables of quantities: the columns that have a total, and the rows of a base, a share and a result."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.model.budget import Role
from engine.model.figures import FigureTable, Quantity


class Column(NamedTuple):
    """The quantities of one unit in one column, and the total below them."""

    heading: str
    total: Quantity
    figures: list[Quantity]


class Product(NamedTuple):
    """A count, a percentage and a count side by side in one row."""

    base: Quantity
    share: Quantity
    result: Quantity


def columns_of(table: FigureTable) -> Iterator[Column]:
    """A column for each quantity in a total row that has others of its unit above or below it."""
    details = [row for row in table.rows if row.role is Role.DETAIL]
    for total_row in table.rows:
        if total_row.role is Role.TOTAL:
            for at, cell in enumerate(total_row.cells):
                heading = table.columns[at] if at < len(table.columns) else ""
                beside = [each for row in details if at < len(row.cells) for each in row.cells[at]]
                for total in cell:
                    figures = [each for each in beside if each.unit == total.unit]
                    if figures:
                        yield Column(heading, total, figures)


def products_of(table: FigureTable) -> Iterator[Product]:
    """Every base, share and result in the rows that are no totals; one figure stands in each of their cells."""
    for row in table.rows:
        if row.role is Role.DETAIL:
            for cells in zip(row.cells, row.cells[1:], row.cells[2:], strict=False):
                if [[each.unit for each in cell] for cell in cells] == [[""], ["%"], [""]]:
                    yield Product(*[cell[0] for cell in cells])
