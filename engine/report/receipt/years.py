"""The rows that the form lacks: what a proposal costs and saves up to each year, and when it has paid itself back."""

from collections.abc import Mapping, Sequence
from itertools import accumulate

from engine.model.base import Model
from engine.model.budget import BudgetRow, BudgetTable, Role, Section
from engine.model.cell import Cell, CellAddress, State
from engine.model.finding import Finding

ECONOMY = "economy"
"""The part of Tabel 1 in a `CellAddress`."""


class Year(Model):
    """A year of Tabel 1, in 1.000 kr.; a cost is positive, a saving negative. None: not known.

    `net` is the year's total effect as it stands, `cumulative` what it sums up to. `mended` and `mended_cumulative`
    are the same with every correction made that is the only one.
    """

    year: int
    net: int | None
    cumulative: int | None
    mended: int | None
    mended_cumulative: int | None


def years_of(table: BudgetTable | None, findings: Sequence[Finding], owner: str) -> tuple[Year, ...]:
    """The years of the table's one row of total effect; none where there is no such row, or more than one."""
    found = _total(table)
    if table is None or found is None:
        return ()
    index, row = found
    edits = _only_corrections(findings, owner)
    stated = [_amount(cell) for cell in row.cells]
    mended = [edits.get((index, column), each) for column, each in enumerate(stated)]
    pairs = zip(table.years, stated, _summed(stated), mended, _summed(mended), strict=True)
    return tuple(Year(year, net, total, better, sound) for year, net, total, better, sound in pairs)


def paid_back(cumulative: Sequence[tuple[int, int | None]]) -> int | None:
    """The first year by whose end what was spent is earned; None where that is not known, or nothing was spent."""
    spent = False
    for year, total in cumulative:
        if total is None:
            return None
        if spent and total <= 0:
            return year
        spent = spent or total > 0
    return None


def _total(table: BudgetTable | None) -> tuple[int, BudgetRow] | None:
    """The row of the total effect with its index, if there is one whose figures stand under their years."""
    rows = [
        (index, row)
        for index, row in enumerate(table.rows if table else ())
        if row.section is Section.SAMLET and row.role is Role.TOTAL
    ]
    if table is None or len(rows) != 1:
        return None
    row = rows[0][1]
    return None if row.placements or len(row.cells) != len(table.years) else rows[0]


def _amount(cell: Cell) -> int | None:
    known = cell.state is not State.UNREADABLE and not cell.margin
    return cell.amount if known else None


def _summed(amounts: Sequence[int | None]) -> list[int | None]:
    """The running sums; behind what is not known nothing is."""
    return list(accumulate(amounts, lambda total, each: None if total is None or each is None else total + each))


def _only_corrections(findings: Sequence[Finding], owner: str) -> Mapping[tuple[int, int], int | None]:
    """What the cells of Tabel 1 should hold, by row and column, where only one correction would do."""
    found: dict[tuple[int, int], int | None] = {}
    for finding in findings:
        only = [each for each in finding.corrections if each.unique]
        for edit in only[0].cells if len(finding.corrections) == len(only) == 1 else ():
            if _is_in_economy(edit.address, owner):
                found[edit.address.row, edit.address.column] = edit.to
    return found


def _is_in_economy(address: CellAddress, owner: str) -> bool:
    return address.part == ECONOMY and address.owner == owner
