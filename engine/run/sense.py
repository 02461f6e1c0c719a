"""What a proposal says, whatever file says it and wherever in it that stands."""

from typing import Any

import msgspec

from engine.model.budget import BudgetTable, Section
from engine.model.cell import EMPTY, Cell, State
from engine.model.proposal import Payback, Proposal

_PLACES = {"place", "handle", "parts"}
Figure = int | str
"""A figure; "?" for one that cannot be read. Nothing, nil and zero count alike."""
Row = tuple[Section, tuple[Figure, ...]]
Figures = tuple[tuple[int, ...], tuple[Row, ...]]


def words_of(proposal: Proposal) -> bytes:
    """All that it says."""
    return msgspec.json.encode(_without_places(msgspec.to_builtins(proposal, enc_hook=str)))


def figures_of(proposal: Proposal) -> tuple[object, ...]:
    """The figures that it is judged by; in which words and whether nothing or a stroke stands may differ by format."""
    payback = proposal.payback or Payback()
    future = (proposal.future.cost, proposal.future.effect) if proposal.future else (EMPTY, EMPTY)
    single = tuple(map(_figure, (payback.service, payback.total, *future)))
    return _table(proposal.economy), _table(proposal.administration_effect), single


def _table(table: BudgetTable | None) -> Figures | None:
    if table is None:
        return None
    rows = ((row.section, tuple(map(_figure, row.cells))) for row in table.rows)
    return table.years, tuple(row for row in rows if any(row[1]))


def _figure(cell: Cell) -> Figure:
    return "?" if cell.state is State.UNREADABLE else cell.amount


def _without_places(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _without_places(each) for name, each in value.items() if name not in _PLACES}
    return [_without_places(each) for each in value] if isinstance(value, list) else value
