"""The plain sums of a proposal's tables by year: how many of them do not hold."""

from collections.abc import Iterator, Sequence

from engine.model.budget import BudgetRow, BudgetTable, Role, Section
from engine.model.cell import State
from engine.model.proposal import Proposal

_PARTS = (Section.VARIGE, Section.IMPLEMENTERING)


def violated_sums(proposal: Proposal) -> int:
    """How many sums of Tabel 1 and the administration table fail, counted once a year.

    Details to the subtotal of their styringsområde, details and subtotals to the total, permanent and implementation
    totals to the overall effect. A year with an unreadable cell in a sum does not count, nor what rounding explains.
    """
    tables = (table for table in (proposal.economy, proposal.administration_effect) if table)
    return sum(
        _violated(rows, total, year) for table in tables for rows, total in _sums(table) for year in _years(table)
    )


def _years(table: BudgetTable) -> range:
    return range(len(table.years))


_Sum = tuple[Sequence[BudgetRow], BudgetRow]
"""The rows that add up, and the row that states their sum."""


def _sums(table: BudgetTable) -> Iterator[_Sum]:
    for section in (*_PARTS, Section.ADMINISTRATION):
        yield from _section_sums([row for row in table.rows if row.section is section])
    parts = [_sum_rows(table, section) for section in _PARTS]
    for row in table.rows:
        if row.section is Section.SAMLET and row.role is Role.TOTAL and any(parts):
            yield [each for part in parts for each in part], row


def _section_sums(rows: Sequence[BudgetRow]) -> Iterator[_Sum]:
    details = [row for row in rows if row.role is Role.DETAIL]
    subtotals = [row for row in rows if row.role is Role.SUBTOTAL]
    for subtotal in subtotals:
        own = [row for row in details if row.area.name == subtotal.area.name]
        if own:
            yield own, subtotal
    for total in (row for row in rows if row.role is Role.TOTAL):
        if details:
            yield details, total
        if len(subtotals) > 1:
            yield subtotals, total


def _sum_rows(table: BudgetTable, section: Section) -> list[BudgetRow]:
    """The rows that state a section's sum: its total, else its subtotals, else its details."""
    own = [row for row in table.rows if row.section is section]
    for role in (Role.TOTAL, Role.SUBTOTAL, Role.DETAIL):
        found = [row for row in own if row.role is role]
        if found:
            return found[:1] if role is Role.TOTAL else found
    return []


def _violated(rows: Sequence[BudgetRow], total: BudgetRow, year: int) -> bool:
    cells = [row.cells[year] for row in (*rows, total) if year < len(row.cells)]
    if any(cell.state is State.UNREADABLE for cell in cells):
        return False
    lack = sum(cell.amount for cell in cells) - 2 * (total.cells[year].amount if year < len(total.cells) else 0)
    return abs(lack) > sum(cell.margin for cell in cells if cell.state is State.NUMBER)
