"""The tables that prose speaks of: which rows are what, and what they come to."""

from collections.abc import Iterable
from itertools import combinations
from typing import NamedTuple

from engine.model.budget import BudgetTable, Role, Section
from engine.model.cell import State
from engine.model.claims import ClaimPart, How, Meaning
from engine.model.figures import FigureTable
from engine.model.proposal import FutureProposal, Payback, Proposal

MAX_ROWS, MOST_PAIRED, MOST_YEARS = 200, 40, 12
Bounds = tuple[int, int]
"""What a quantity of the tables may be, without knowing its sign: rounded cells leave a margin."""


class Scene(NamedTuple):
    """The parts of a proposal that hold figures."""

    economy: BudgetTable | None
    administration: BudgetTable | None
    future: FutureProposal | None
    payback: Payback | None
    others: tuple[FigureTable, ...]
    tables: frozenset[int]

    @classmethod
    def of(cls, proposal: Proposal) -> "Scene":
        """The scene of a proposal."""
        return cls(
            proposal.economy,
            proposal.administration_effect,
            proposal.future,
            proposal.payback,
            proposal.figure_tables,
            frozenset(each.number for each in proposal.captions if each.number is not None),
        )

    def table(self, part: ClaimPart) -> BudgetTable | None:
        """The table of amounts by year that the part is."""
        return {ClaimPart.ECONOMY: self.economy, ClaimPart.ADMINISTRATION: self.administration}.get(part)

    def years(self, part: ClaimPart = ClaimPart.ECONOMY) -> tuple[int, ...]:
        """The years of its table."""
        table = self.table(part)
        return table.years if table else ()

    def amount(self, row: int, year: int, part: ClaimPart = ClaimPart.ECONOMY) -> int:
        """A cell's amount, 0 where it has none that can be read."""
        table = self.table(part)
        if table is None or year not in table.years:
            return 0
        cells = table.rows[row].cells
        at = table.years.index(year)
        return cells[at].value or 0 if at < len(cells) else 0

    def paid(self, rows: Iterable[int], part: ClaimPart = ClaimPart.ECONOMY) -> tuple[int, ...]:
        """The years in which any of the rows has an amount."""
        wanted = tuple(rows)
        return tuple(year for year in self.years(part) if any(self.amount(row, year, part) for row in wanted))

    def level(
        self, rows: tuple[int, ...], since: int | None = None, part: ClaimPart = ClaimPart.ECONOMY
    ) -> tuple[int, ...]:
        """The years from `since` on (else up to the last one) in which the rows come to the same."""
        years = self.years(part)
        sums = {year: sum(self.amount(row, year, part) for row in rows) for year in years}
        if since is not None:
            taken: list[int] = []
            for year in (each for each in years if each >= since):
                if sums[year] != sums.get(since):
                    break
                taken.append(year)
            return tuple(taken)
        last = sums[years[-1]] if years else 0
        same = []
        for year in reversed(years):
            if sums[year] != last:
                break
            same.append(year)
        return tuple(reversed(same)) if last else ()

    def rows(self, section: Section, role: Role = Role.DETAIL, area: str = "", sign: int = 0) -> tuple[int, ...]:
        """The rows of a section in Tabel 1; `sign` -1 those that only save, 1 those that only cost."""
        if self.economy is None:
            return ()
        return tuple(
            at
            for at, row in enumerate(self.economy.rows)
            if row.section is section
            and row.role is role
            and (not area or row.area.name == area)
            and (not sign or self._signed(at, sign))
        )

    def _signed(self, row: int, sign: int) -> bool:
        amounts = [self.amount(row, year) for year in self.years()]
        return any(amounts) and all(each * sign >= 0 for each in amounts)

    def group(self, row: int) -> tuple[int, ...]:
        """The detail rows that stand with this one under a heading of their own."""
        rows = self.economy.rows if self.economy else ()
        first = next((at for at in range(row, -1, -1) if rows[at].role is not Role.DETAIL), -1) + 1
        end = next((at for at in range(row, len(rows)) if rows[at].role is not Role.DETAIL), len(rows))
        return tuple(range(first, end))

    def total(self, section: Section) -> tuple[int, ...]:
        """The total's row of a section; its details where it has none."""
        subtotals = self.rows(section, Role.SUBTOTAL)
        alone = subtotals if len(subtotals) == 1 else ()
        return self.rows(section, Role.TOTAL)[:1] or alone or self.rows(section)

    def values(self, meaning: Meaning) -> list[Bounds]:
        """What the quantity is: one, or one for each of its years; none where a cell cannot be read."""
        if meaning.part in (ClaimPart.FUTURE, ClaimPart.PAYBACK):
            return self._stated(meaning)
        if meaning.part is ClaimPart.REFERENCE:
            return [(row, row) for row in meaning.rows if row in self.tables]
        by_year = [self._in_year(meaning, year) for year in meaning.years]
        known = [each for each in by_year if each is not None]
        if len(known) < len(by_year) or not known:
            return []
        if meaning.how is How.EACH:
            return known
        if meaning.how is How.DIFFERENCE:
            first, last = known[0], known[-1]
            return [(last[0] - first[1], last[1] - first[0])]
        return [(sum(low for low, _ in known), sum(high for _, high in known))]

    def _in_year(self, meaning: Meaning, year: int) -> Bounds | None:
        table = self.table(meaning.part)
        if table is None or year not in table.years:
            return None
        at = table.years.index(year)
        low = high = 0
        for row in meaning.rows:
            cells = table.rows[row].cells
            cell = cells[at] if at < len(cells) else None
            if cell is None or cell.state is State.UNREADABLE:
                return None
            low, high = low + cell.amount - cell.margin, high + cell.amount + cell.margin
        return low, high

    def sizes(self) -> list[int]:
        """How large everything is that a figure might be of, in order, without sign.

        Cells, what rows come to over years that follow each other, what they differ by, and two rows together.
        """
        found: set[int] = set()
        for table in filter(None, (self.economy, self.administration)):
            rows = [[cell.value or 0 for cell in row.cells] for row in table.rows[:MAX_ROWS] if row.cells]
            for row in rows:
                ends = combinations(range(len(row) + 1), 2)
                found |= {abs(sum(row[first:end])) for first, end in ends if end - first <= MOST_YEARS}
                found |= {abs(one - other) for one, other in combinations(row, 2)}
            for one, other in combinations(rows[:MOST_PAIRED], 2):
                found |= {abs(a + b) for a, b in zip(one, other, strict=False)}
        if self.future:
            found |= {abs(each.value or 0) for each in (self.future.cost, self.future.effect)}
        return sorted(found - {0})

    def is_detail(self, meaning: Meaning) -> bool:
        """Whether it is one detail row, and no total."""
        table = self.table(meaning.part)
        return table is not None and len(meaning.rows) == 1 and table.rows[meaning.rows[0]].role is Role.DETAIL

    def is_sure(self, meaning: Meaning) -> bool:
        """Whether it is known which figure stands under which year."""
        table = self.table(meaning.part)
        return table is None or not any(table.rows[row].placements for row in meaning.rows)

    def _stated(self, meaning: Meaning) -> list[Bounds]:
        if meaning.part is ClaimPart.FUTURE:
            cells = (self.future.cost, self.future.effect) if self.future else ()
        else:
            cells = (self.payback.service, self.payback.total) if self.payback else ()
        known = [cells[row] for row in meaning.rows if row < len(cells) and cells[row].state is State.NUMBER]
        return [(each.amount - each.margin, each.amount + each.margin) for each in known]
