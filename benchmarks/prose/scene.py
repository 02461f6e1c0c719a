"""A proposal as its prose sees it: rows with their words, and the quantities of its tables by plain arithmetic."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from benchmarks.prose.case import Source
from benchmarks.prose.tables import Line
from benchmarks.prose.words import Label
from engine.model.budget import BudgetTable, Role, Section
from engine.model.proposal import Proposal


@dataclass(frozen=True, slots=True)
class Row:
    """A detail row: its index in the economy table, its words, and its amounts."""

    index: int
    label: Label
    what: str
    area: str
    amounts: tuple[int, ...]

    @property
    def paid(self) -> tuple[int, ...]:
        """The columns that have an amount."""
        return tuple(column for column, amount in enumerate(self.amounts) if amount)

    @property
    def level(self) -> tuple[int, ...]:
        """The last columns, which all have the amount of the very last (none where that is zero)."""
        last = self.amounts[-1]
        first = next(n for n in range(len(self.amounts)) if all(amount == last for amount in self.amounts[n:]))
        return tuple(range(first, len(self.amounts))) if last else ()


@dataclass(frozen=True, slots=True)
class Scene:
    """A proposal with its rows."""

    proposal: Proposal
    rows: tuple[Row, ...]
    years: tuple[int, ...]

    def of(self, *what: str) -> tuple[Row, ...]:
        """The rows that are investments, savings or running costs."""
        return tuple(row for row in self.rows if row.what in what)

    @property
    def permanent(self) -> tuple[Row, ...]:
        """The rows of the permanent changes."""
        return self.of("saving", "running")


def scene_of(proposal: Proposal, lines: Sequence[Line]) -> Scene:
    """The scene; `lines` are the detail rows in the order of the table."""
    assert proposal.economy is not None
    indices = [index for index, row in enumerate(proposal.economy.rows) if row.role is Role.DETAIL]
    rows = tuple(
        Row(index, line.label, line.what, line.area, line.amounts) for index, line in zip(indices, lines, strict=True)
    )
    return Scene(proposal, rows, proposal.economy.years)


def table_of(proposal: Proposal, part: str) -> BudgetTable:
    """The table that a source speaks of."""
    table = proposal.economy if part == "economy" else proposal.administration_effect
    assert table is not None
    return table


def value_of(proposal: Proposal, source: Source) -> Fraction:
    """The quantity, signed, in 1.000 kr. (years for a payback); one `each` is the same in each of its columns."""
    if source.part == "payback":
        assert proposal.payback is not None
        return Fraction(proposal.payback.total.amount)
    if source.part == "future":
        assert proposal.future is not None
        return Fraction((proposal.future.cost, proposal.future.effect)[source.rows[0]].amount)
    rows = [table_of(proposal, source.part).rows[index] for index in source.rows]
    columns = source.columns[:1] if source.each else source.columns
    value = sum(row.cells[column].amount for row in rows for column in columns)
    return Fraction(value - sum(row.cells[source.minus].amount for row in rows if source.minus is not None))


def quantities(proposal: Proposal) -> Iterator[Fraction]:
    """What else in the tables a figure might be: cells, sums over years, differences, and two rows together."""
    assert proposal.economy is not None
    for table in filter(None, (proposal.economy, proposal.administration_effect)):
        rows = [[cell.amount for cell in row.cells] for row in table.rows if row.cells]
        for row in rows:
            yield from _of_row(row)
        for section in Section:
            details = [row for row in table.rows if row.role is Role.DETAIL and row.section is section]
            for one, other in combinations(details, 2):
                yield from (Fraction(a.amount + b.amount) for a, b in zip(one.cells, other.cells, strict=True))
    if proposal.future:
        yield from map(Fraction, (proposal.future.cost.amount, proposal.future.effect.amount))


def _of_row(amounts: Sequence[int]) -> Iterable[Fraction]:
    spans = combinations(range(len(amounts) + 1), 2)
    sums = (Fraction(sum(amounts[first:end])) for first, end in spans)
    return [*sums, *(Fraction(b - a) for a, b in combinations(amounts, 2))]
