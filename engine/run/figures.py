"""What a proposal comes to: the figures that a reader wants beside its verdict."""

from collections.abc import Sequence
from itertools import accumulate, repeat

from engine.language.tables import LATER_YEARS
from engine.model.budget import BudgetRow, BudgetTable, Role, Section
from engine.model.cell import Cell, State
from engine.model.proposal import Payback, Proposal
from engine.model.report import Figures

SERVICE, ANLAEG = "service", "anlæg"
"""What packs call the two areas that pools pay."""
Amounts = tuple[int, ...] | None
"""A figure a year, in 1.000 kr.; None where one of them is not known."""


def figures(proposal: Proposal) -> Figures:
    """What the proposal asks for, saves and states, as far as it is known. A figure that cannot be read is not zero."""
    payback = proposal.payback or Payback()
    stated = Figures(stated_service=_stated(payback.service), stated_total=_stated(payback.total))
    table = proposal.economy
    if table is None or not table.years:
        return stated
    saved = _sums(table, Section.VARIGE, SERVICE)
    spent, kept = _sums(table, Section.IMPLEMENTERING, ""), _sums(table, Section.VARIGE, "")
    return Figures(
        service=_asked(table, SERVICE),
        anlaeg=_asked(table, ANLAEG),
        effect=saved[-1] if saved else None,
        stated_service=stated.stated_service,
        stated_total=stated.stated_total,
        computed_service=_payback(_added(saved, spent), saved),
        computed_total=_payback(_added(kept, spent), kept),
    )


def _stated(cell: Cell) -> int | None:
    return cell.value if cell.state is State.NUMBER else None


def _rows(table: BudgetTable, section: Section, area: str) -> list[BudgetRow] | None:
    """The details of a section, of one area or ("") of all; None for none, or where a figure is not known.

    A row without an area belongs to service where no row has another one.
    """
    rows = [row for row in table.rows if row.section is section and row.role is Role.DETAIL]
    if not rows:
        return None
    if area:
        if any(not row.area.name for row in rows) and any(row.area.name not in {"", SERVICE} for row in table.rows):
            return None
        rows = [row for row in rows if (row.area.name or SERVICE) == area]
    return rows if all(_is_exact(cell) for row in rows for cell in row.cells) else None


def _is_exact(cell: Cell) -> bool:
    return cell.state is not State.UNREADABLE and not cell.margin


def _asked(table: BudgetTable, area: str) -> int | None:
    """What is asked for over all years, under whichever of them the figures stand."""
    rows = _rows(table, Section.IMPLEMENTERING, area)
    return None if rows is None else sum(cell.amount for row in rows for cell in row.cells)


def _sums(table: BudgetTable, section: Section, area: str) -> Amounts:
    """The same by year; None also where the document leaves open under which year a figure stands."""
    rows = _rows(table, section, area)
    years = len(table.years)
    if rows is None or any(row.placements or len(row.cells) != years for row in rows):
        return None
    return tuple(sum(row.cells[at].amount for row in rows) for at in range(years))


def _added(one: Amounts, other: Amounts) -> Amounts:
    return None if one is None or other is None else tuple(map(sum, zip(one, other, strict=True)))


def _payback(net: Amounts, permanent: Amounts) -> int | None:
    """The ordinal, from the first year with a figure, of the first year in which all so far comes to zero or below.

    The permanent effect of the last year goes on after it, for as many years as the rules look at.
    """
    if not net or not permanent or not any(net):
        return None
    begun: Sequence[int] = net[next(at for at, amount in enumerate(net) if amount) :]
    on = (*begun, *repeat(permanent[-1], LATER_YEARS))
    return next((years for years, sum_so_far in enumerate(accumulate(on), start=1) if sum_so_far <= 0), None)
