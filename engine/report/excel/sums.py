"""Which rows of a table a total or subtotal sums: what a formula may say, and nothing that would be a guess."""

from collections.abc import Mapping, Sequence
from functools import reduce

from engine.model.budget import BudgetRow, BudgetTable, Role, Section
from engine.model.cell import Cell, State
from engine.report.grids import Grid, GridRow

Sums = Mapping[int, tuple[int, ...]]
"""The rows that a row sums, all by their indices in the table."""

Values = Mapping[tuple[int, int], int | None]
"""Sums by row and column."""


def of_budget(table: BudgetTable) -> Sums:
    """Subtotals of an area, totals of a section, and the total of both; no row whose parts are not plain."""
    found: dict[int, tuple[int, ...]] = {}
    for index, row in enumerate(table.rows):
        if row.role is Role.SUBTOTAL:
            found[index] = _of_area(table.rows, row)
        elif row.role is Role.TOTAL and row.section is Section.SAMLET:
            found[index] = _of_sections(table.rows)
        elif row.role is Role.TOTAL:
            found[index] = tuple(_details(table.rows, row.section))
    plain = {index for index, row in enumerate(table.rows) if _is_plain(row, len(table.years))}
    return {index: rows for index, rows in found.items() if rows and plain.issuperset((index, *rows))}


def of_cover(rows: Sequence[GridRow]) -> Sums:
    """Each total of the cover, which sums every row that is none."""
    details = tuple(index for index, row in enumerate(rows) if row.role is Role.DETAIL)
    return {index: details for index, row in enumerate(rows) if row.role is Role.TOTAL and details}


def values(grid: Grid, rows: Sums) -> Values:
    """What each of these rows sums up to, column by column; None where a figure in it cannot be read."""
    found: dict[tuple[int, int], int | None] = {}
    for index in sorted(rows, key=lambda each: any(part in rows for part in rows[each])):
        for column in range(len(grid.columns)):
            parts = [found[each, column] if each in rows else _amount(grid.rows[each], column) for each in rows[index]]
            found[index, column] = reduce(plus, parts)
    return found


def plus(one: int | None, other: int | None) -> int | None:
    """The sum of both; not known where one of them is not."""
    return None if one is None or other is None else one + other


def _amount(row: GridRow, column: int) -> int | None:
    cell = row.cells[column] if column < len(row.cells) else Cell()
    return None if cell.state is State.UNREADABLE else cell.amount


def _is_plain(row: BudgetRow, years: int) -> bool:
    """Whether each figure stands under its year, exact to the unit."""
    return not row.placements and len(row.cells) == years and not any(cell.margin for cell in row.cells)


def _details(rows: Sequence[BudgetRow], section: Section) -> list[int]:
    return [index for index, row in enumerate(rows) if row.section is section and row.role is Role.DETAIL]


def _of_area(rows: Sequence[BudgetRow], subtotal: BudgetRow) -> tuple[int, ...]:
    """The details of its area; none where a detail of the section is of no known area."""
    details = _details(rows, subtotal.section)
    if not subtotal.area.name or not all(rows[index].area.name for index in details):
        return ()
    return tuple(index for index in details if rows[index].area.name == subtotal.area.name)


def _of_sections(rows: Sequence[BudgetRow]) -> tuple[int, ...]:
    """The total of permanent changes and that of implementation, where there is one of each."""
    parts = [
        [index for index, row in enumerate(rows) if row.section is section and row.role is Role.TOTAL]
        for section in (Section.VARIGE, Section.IMPLEMENTERING)
    ]
    return tuple(each[0] for each in parts) if all(len(each) == 1 for each in parts) else ()
