"""Choosing under which years a row's numbers stand, where the document left it open, by the table's own sums.

Only placements of the printed numbers are weighed, and never a number changed. A placement is taken if with it strictly
fewer equations are violated than with each other one, whatever the other open rows do; else the row stays uncertain.
Where the combinations are too many to try them all, a placement is taken only if no equation is violated at all.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import islice, product
from math import prod
from typing import NamedTuple

from engine.diagnose.sums import violated_sums
from engine.model.base import replace
from engine.model.budget import BudgetRow, BudgetTable, Reading
from engine.model.cell import Cell, State
from engine.model.proposal import Proposal

Equations = Callable[[Proposal], int]
"""How many equations a proposal violates."""

Choice = tuple[int, ...]
"""For each open row, the index of its placement."""

MAX_TOGETHER = 2_000
"""Up to so many combinations of placements are all tried; of more, those near the best one found."""
MAX_ROUNDS = 6
MAX_OPEN = 100
"""Of a document with more open rows nothing is inferred."""

_TABLES = ("economy", "administration_effect")


Spot = tuple[str, int]
"""A row's table and its index in it."""


class _Open(NamedTuple):
    """A row that has several placements."""

    spot: Spot
    row: BudgetRow


def settle(proposal: Proposal, equations: Equations = violated_sums) -> Proposal:
    """The proposal with each open row as the equations decide it: inferred, or uncertain where several fit best.

    `equations` counts the violated ones of a proposal.
    """
    rows = tuple(_open_rows(proposal))
    if not rows or len(rows) > MAX_OPEN:
        return proposal
    weighing = _Weighing(proposal, rows, equations)
    weighed = weighing.weigh()
    best = min(weighed, key=lambda choice: (weighed[choice], choice))
    sure = weighing.all_tried or not weighed[best]
    chosen: dict[Spot, BudgetRow] = {}
    for position, each in enumerate(rows):
        decided = _decided(weighed, position, len(each.row.placements)) if sure else None
        chosen[each.spot] = _placed(each.row, best[position] if decided is None else decided, decided is not None)
    return _with_rows(proposal, chosen)


def _open_rows(proposal: Proposal) -> Iterator[_Open]:
    for name in _TABLES:
        table: BudgetTable | None = getattr(proposal, name)
        for index, row in enumerate(table.rows if table else ()):
            if len(row.placements) > 1:
                yield _Open((name, index), row)


class _Weighing:
    """Counts the violated equations of choices, each once."""

    def __init__(self, proposal: Proposal, rows: Sequence[_Open], equations: Equations) -> None:
        self.proposal, self.rows, self.equations = proposal, rows, equations
        self.sizes = [len(each.row.placements) for each in rows]
        self.all_tried = prod(self.sizes) <= MAX_TOGETHER
        self.counted: dict[Choice, int] = {}

    def weigh(self) -> Mapping[Choice, int]:
        """Violated equations by choice: of all choices if they are few, else of those around the best found."""
        if self.all_tried:
            for choice in product(*map(range, self.sizes)):
                self.count(choice)
            return self.counted
        best = self._descend()
        for choice in islice(self._around(best), MAX_TOGETHER):
            self.count(choice)
        return self.counted

    def count(self, choice: Choice) -> int:
        """The violated equations of the proposal with each open row placed so."""
        if choice not in self.counted:
            placed = {each.spot: _placed(each.row, index, False) for each, index in zip(self.rows, choice, strict=True)}
            self.counted[choice] = self.equations(_with_rows(self.proposal, placed))
        return self.counted[choice]

    def _descend(self) -> Choice:
        """Moves whole sections, and then one row after the other, until nothing gets better."""
        best: Choice = (0,) * len(self.rows)
        for _ in range(MAX_ROUNDS):
            before = best
            best = self._least([best, *self._shifted(best)])
            for position in range(len(self.rows)):
                best = self._least([best, *self._with_other(best, position)])
            if best == before:
                break
        return best

    def _least(self, choices: Iterable[Choice]) -> Choice:
        """The first choice with the fewest violated equations."""
        return min(choices, key=self.count)

    def _around(self, best: Choice) -> Iterator[Choice]:
        """Sections moved whole, then each row, then each two rows otherwise placed."""
        yield from self._shifted(best)
        for position in range(len(best)):
            yield from self._with_other(best, position)
        for first in range(len(best)):
            for second in range(first + 1, len(best)):
                for choice in self._with_other(best, first):
                    yield from self._with_other(choice, second)

    def _shifted(self, best: Choice) -> Iterator[Choice]:
        """All open rows moved by as many years, and those of each section by themselves, where each row can be."""
        sections = {each.row.section for each in self.rows}
        for moving in (sections, *({section} for section in sorted(sections))):
            for years in (-2, -1, 1, 2):
                moved = [
                    _moved(each.row, index, years) if each.row.section in moving else index
                    for each, index in zip(self.rows, best, strict=True)
                ]
                kept = tuple(index for index in moved if index is not None)
                if len(kept) == len(moved):
                    yield kept

    def _with_other(self, choice: Choice, position: int) -> Iterator[Choice]:
        for index in range(self.sizes[position]):
            yield (*choice[:position], index, *choice[position + 1 :])


def _moved(row: BudgetRow, index: int, years: int) -> int | None:
    """The placement that lies so many years later; None if the row has none such."""
    wanted = tuple(column + years for column in row.placements[index])
    return row.placements.index(wanted) if wanted in row.placements else None


def _decided(weighed: Mapping[Choice, int], position: int, size: int) -> int | None:
    """The placement of a row that beats each other one; None if the best ones tie or some were not weighed."""
    least: dict[int, int] = {}
    for choice, violated in weighed.items():
        index = choice[position]
        least[index] = min(violated, least.get(index, violated))
    order = sorted(least, key=lambda index: least[index])
    if len(order) < size or least[order[0]] == least[order[1]]:
        return None
    return order[0]


def _placed(row: BudgetRow, index: int, decided: bool) -> BudgetRow:
    """The row with its printed numbers under the years of a placement."""
    printed = [cell for cell in row.cells if cell.state is not State.EMPTY]
    empty = next((cell for cell in row.cells if cell.state is State.EMPTY), Cell(place=row.place))
    cells = [replace(empty, inferred=False)] * len(row.cells)
    fixed = [len(set(columns)) == 1 for columns in zip(*row.placements, strict=True)]
    for cell, column, certain in zip(printed, row.placements[index], fixed, strict=True):
        cells[column] = replace(cell, inferred=decided and not certain)
    reading = Reading.INFERRED if decided else Reading.UNCERTAIN
    return replace(row, cells=tuple(cells), reading=reading)


def _with_rows(proposal: Proposal, rows: Mapping[Spot, BudgetRow]) -> Proposal:
    updates: dict[str, BudgetTable] = {}
    for name in _TABLES:
        table: BudgetTable | None = getattr(proposal, name)
        changed = {index: row for (owner, index), row in rows.items() if owner == name}
        if table and changed:
            found = tuple(changed.get(index, row) for index, row in enumerate(table.rows))
            updates[name] = replace(table, rows=found)
    return replace(proposal, **updates)
