"""What may be done to a proposal without any rule saying something else of it.

Each invariance draws a variant of a proposal and tells which findings the two must share, in a form free of places.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from itertools import chain
from typing import Any

from hypothesis import strategies as st

from engine.formats.numbers import THOUSANDS, read_cell
from engine.model.base import replace
from engine.model.budget import BudgetRow, BudgetTable, Role, Section
from engine.model.cell import Cell, State
from engine.model.finding import Finding
from engine.model.place import NOWHERE
from engine.model.proposal import Proposal
from engine.texts import sayable

NEUTRAL = tuple(f"Post {name}" for name in ("alfa", "beta", "gamma", "delta", "kappa", "lambda", "sigma", "omega"))
OTHERS = tuple(f"Række {name}" for name in ("nord", "syd", "øst", "vest", "midt", "top", "bund", "side"))
"""Labels that say nothing of what a row holds."""

Said = Any
"""What is said of a proposal, as something to compare."""


@dataclass(frozen=True, slots=True)
class Invariance:
    """A change that means nothing: two variants of a proposal, and what of the findings they must share."""

    name: str
    about: str
    pair: Callable[[Proposal], st.SearchStrategy[tuple[Proposal, Proposal]]]
    said: Callable[..., Said]


def whole(findings: Iterable[Finding], _years: int = 0) -> Counter[Said]:
    """All but the places in a file."""
    return Counter((f.rule, f.location.row, f.location.column, f.message, f.stated, f.expected) for f in findings)


def where(findings: Iterable[Finding], years: int = 0) -> set[Said]:
    """Which rule, at which row and year (so many years earlier): for changes of the figures themselves."""
    return {(f.rule, f.location.row, _earlier(f.location.column, years)) for f in findings}


def unnamed(findings: Iterable[Finding], _years: int = 0) -> Counter[Said]:
    """All but what rows are called."""
    return Counter((f.rule, f.location.column, f.stated, f.expected) for f in findings)


def _earlier(column: str | None, years: int) -> str | None:
    return str(int(column) - years) if column and column.isdigit() else column


def reordered(proposal: Proposal) -> st.SearchStrategy[Proposal]:
    """The detail rows of each section in another order, all else where it was."""
    rows = proposal.economy.rows if proposal.economy else ()
    details = [index for index, row in enumerate(rows) if row.role is Role.DETAIL]
    groups = [[index for index in details if rows[index].section is section] for section in Section]

    def placed(orders: tuple[list[int], ...]) -> Proposal:
        taken = dict(zip(chain(*groups), chain(*orders), strict=True))
        return _with_rows(proposal, [rows[taken.get(index, index)] for index in range(len(rows))])

    return st.tuples(*map(st.permutations, groups)).map(placed)


def neutral(proposal: Proposal) -> Proposal:
    """Its detail rows called by names that mean nothing."""
    return _labelled(proposal, NEUTRAL)


def relabelled(proposal: Proposal) -> st.SearchStrategy[Proposal]:
    """The detail rows called by other names that mean nothing."""
    return st.permutations(OTHERS).map(lambda labels: _labelled(proposal, tuple(labels)))


@st.composite
def split(draw: st.DrawFn, proposal: Proposal) -> Proposal:
    """One detail row in two that add up to it, with the same label and area; amounts keep their sign."""
    rows = list(proposal.economy.rows if proposal.economy else ())
    details = [index for index, row in enumerate(rows) if row.role is Role.DETAIL]
    if not details:
        return proposal
    index = draw(st.sampled_from(details))
    halves = [draw(_halves(cell)) for cell in rows[index].cells]
    rows[index : index + 1] = [
        replace(rows[index], cells=cells) for cells in zip(*halves, strict=True)
    ]  # fmt: skip
    return _with_rows(proposal, rows)


@st.composite
def with_zeros(draw: st.DrawFn, proposal: Proposal) -> Proposal:
    """One more detail row, of zeros or of nothing, beside another of its section, area and label."""
    rows = list(proposal.economy.rows if proposal.economy else ())
    details = [index for index, row in enumerate(rows) if row.role is Role.DETAIL]
    if not details:
        return proposal
    index = draw(st.sampled_from(details))
    nothing = read_cell(draw(st.sampled_from(["", "-", "0"])), NOWHERE, THOUSANDS)
    row = replace(rows[index], cells=(nothing,) * len(rows[index].cells))
    return _with_rows(proposal, [*rows[: index + 1], row, *rows[index + 1 :]])


def shifted(proposal: Proposal, years: int) -> Proposal:
    """The whole proposal so many years later; dates of approvals and hearings stay."""
    moved = {name: _later(getattr(proposal, name), years) for name in ("economy", "administration_effect")}
    return replace(proposal, **moved)


def _later(table: BudgetTable | None, years: int) -> BudgetTable | None:
    if table is None:
        return None
    moved = replace(table, years=tuple(year + years for year in table.years))
    level = table.price_level.value
    if level is None:
        return moved
    return replace(moved, price_level=replace(table.price_level, value=level + years, text=str(level + years)))


def _halves(cell: Cell) -> st.SearchStrategy[tuple[Cell, Cell]]:
    if cell.state is not State.NUMBER or cell.value is None:
        return st.just((cell, cell))
    value = cell.value
    return st.integers(min(0, value), max(0, value)).map(lambda part: (_figure(part), _figure(value - part)))


def _figure(amount: int) -> Cell:
    return read_cell(f"{amount:,}".replace(",", "."), NOWHERE, THOUSANDS)


def _labelled(proposal: Proposal, labels: tuple[str, ...]) -> Proposal:
    rows: list[BudgetRow] = []
    for row in proposal.economy.rows if proposal.economy else ():
        name = labels[len(rows) % len(labels)]
        rows.append(replace(row, label=name) if row.role is Role.DETAIL else row)
    return _with_rows(proposal, rows)


def _with_rows(proposal: Proposal, rows: Iterable[BudgetRow]) -> Proposal:
    if proposal.economy is None:
        return proposal
    return replace(proposal, economy=replace(proposal.economy, rows=tuple(rows)))


Pairs = Callable[[Proposal], st.SearchStrategy[tuple[Proposal, Proposal]]]


def _beside(variant: Callable[[Proposal], st.SearchStrategy[Proposal]]) -> Pairs:
    return lambda proposal: st.tuples(st.just(proposal), variant(proposal))


def _neutrally(variant: Callable[[Proposal], st.SearchStrategy[Proposal]]) -> Pairs:
    """What a row of money is called matters to some rules; here it must not."""
    return lambda proposal: _beside(variant)(neutral(proposal))


ALL = (
    Invariance("order", sayable("detail rows in another order: the same findings"), _beside(reordered), whole),
    Invariance("labels", sayable("other neutral labels: the same findings"), _neutrally(relabelled), unnamed),
    Invariance("split", sayable("a detail row split in two: the same findings"), _beside(split), where),
    Invariance("zeros", sayable("one more row of zeros: the same findings"), _beside(with_zeros), where),
)
