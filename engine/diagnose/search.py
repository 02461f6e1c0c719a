"""The fewest cells that can mend failing equations: branch and bound with exact elimination.

The error localisation problem of Fellegi and Holt (1976, doi:10.1080/01621459.1976.10481472): change the fewest
fields so that all edits hold. Here the edits are equations over integers. Some cell of each failing equation must
change; we branch on which one, eliminate it from the other equations, and go on with those that then fail.

Where figures are rounded the needs are intervals, and elimination asks less than the equations do: each answer is held
against what can be typed (`Typing.fits`), and where nothing fits, a further cell beside it is tried.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from engine.diagnose.matrix import Coefficients, Interval, Matrix

Solution = Mapping[int, Interval]
"""By class of cells: how much one of its cells must change."""


class Row(NamedTuple):
    """An equation while we search: coefficients by class of cells, and what their changes must sum to."""

    coefficients: Coefficients
    need: Interval


@dataclass(frozen=True, slots=True)
class Pivot:
    """A class chosen to change, and the equation that says by how much once the later choices are known."""

    choice: int
    row: Row


class Typing(NamedTuple):
    """What the figures of a class can be.

    `looser`: how much more rounding leaves open once a cell of that class is changed (an empty one becomes a rounded
    figure). `fits`: whether some figures that can be typed are such a solution.
    """

    looser: Mapping[int, int]
    fits: Callable[[Solution], bool]


@dataclass(slots=True)
class Budget:
    """How many branches a search may still try."""

    left: int

    def spend(self) -> bool:
        """Take one; False when none is left."""
        self.left -= 1
        return self.left >= 0


@dataclass(frozen=True, slots=True)
class Classes:
    """Cells that stand in the same equations with the same coefficients, and are typed in the same ways.

    No equation can tell them apart, so the search chooses among classes. `members` are cells by class.
    """

    members: tuple[tuple[int, ...], ...]
    rows: tuple[Coefficients, ...]


@dataclass(slots=True)
class Search:
    """One search for all solutions of at most `depth` cells. Without `typing`, any integer can be typed."""

    rows: Mapping[int, Row]
    budget: Budget
    typing: Typing | None = None
    found: dict[frozenset[int], Solution] = field(default_factory=dict)

    def run(self, rows: dict[int, Row], depth: int, chosen: tuple[Pivot, ...] = ()) -> None:
        """Collect the solutions that `chosen` and at most `depth` further classes give."""
        failing = [number for number, row in rows.items() if not row.need.has(0)]
        if not failing:
            if not self._collect(chosen) and self.typing and depth:
                self._beside(rows, depth, chosen)
            return
        if depth == 0 or not self.budget.spend():
            return
        pivot = min(failing, key=lambda number: len(rows[number].coefficients))
        if depth == 1:
            self._finish(rows, failing, pivot, chosen)
        else:
            self._branch(rows, pivot, depth, chosen)

    def _branch(self, rows: dict[int, Row], pivot: int, depth: int, chosen: tuple[Pivot, ...]) -> dict[int, Row]:
        """Try each class of the pivot equation; the rows without them, since all solutions with them are found."""
        for choice in tuple(rows[pivot].coefficients):
            loose = self._loosened(rows, choice)
            self.run(_eliminate(loose, pivot, choice), depth - 1, (*chosen, Pivot(choice, loose[pivot])))
            rows = _without(rows, choice)
        return rows

    def _beside(self, rows: dict[int, Row], depth: int, chosen: tuple[Pivot, ...]) -> None:
        """No equation seems to fail, yet nothing can be typed: a class that shares an equation must change too."""
        touched = {each.choice for each in chosen}
        for number in [number for number in rows if not touched.isdisjoint(self.rows[number].coefficients)]:
            if not self.budget.spend():
                return
            rows = self._branch(rows, number, depth, chosen)

    def _finish(self, rows: dict[int, Row], failing: list[int], pivot: int, chosen: tuple[Pivot, ...]) -> None:
        """The last class must stand in each failing equation, and no other may mind its change."""
        for choice in rows[pivot].coefficients:
            if all(choice in rows[number].coefficients for number in failing):
                loose = self._loosened(rows, choice).values()
                held = [_allowed(row, choice) for row in loose if choice in row.coefficients]
                change = Interval(max(each.low for each in held), min(each.high for each in held))
                if change.low <= change.high:
                    self._collect((*chosen, Pivot(choice, Row({choice: 1}, change))))

    def _loosened(self, rows: dict[int, Row], choice: int) -> dict[int, Row]:
        """The rows once `choice` is to change."""
        looser = self.typing.looser.get(choice, 0) if self.typing else 0
        return {number: _loose(row, choice, looser) for number, row in rows.items()} if looser else rows

    def _collect(self, chosen: tuple[Pivot, ...]) -> bool:
        """Keep what was chosen, if it is a solution."""
        solution = _solve_back(chosen)
        if solution is None or (self.typing and not self.typing.fits(solution)):
            return False
        self.found.setdefault(frozenset(solution), solution)
        return True


def classes_of(matrix: Matrix) -> Classes:
    """The classes of a matrix's cells, and its rows written over them."""
    kinds: dict[tuple[frozenset[tuple[int, int]], object], list[int]] = {}
    for cell, column in enumerate(matrix.columns):
        info = matrix.info(cell)
        typed = (info.margin, info.ways) if matrix.rounded else None
        kinds.setdefault((frozenset(column.items()), typed), []).append(cell)
    rows: list[Coefficients] = [{} for _ in matrix.rows]
    for number, (kind, _) in enumerate(kinds):
        for equation, coefficient in kind:
            rows[equation][number] = coefficient
    return Classes(tuple(map(tuple, kinds.values())), tuple(rows))


def fewest(rows: Mapping[int, Row], limit: int, budget: Budget, typing: Typing | None = None) -> list[Solution]:
    """All solutions with the fewest cells, at most `limit`; none where that many do not suffice.

    Raises Exhausted when the budget is spent before an answer is sure.
    """
    for depth in range(1, limit + 1):
        search = Search(rows, budget, typing)
        search.run(dict(rows), depth)
        if budget.left < 0:
            raise Exhausted
        if search.found:
            return list(search.found.values())
    return []


class Exhausted(Exception):  # noqa: N818 - an outcome, not a fault
    """The search was stopped before it had an answer."""


def _eliminate(rows: dict[int, Row], pivot: int, choice: int) -> dict[int, Row]:
    """The system once `choice` absorbs whatever the pivot equation lacks."""
    base = rows[pivot]
    own = base.coefficients[choice]
    result = dict(rows)
    del result[pivot]
    for number, row in rows.items():
        factor = row.coefficients.get(choice)
        if factor is not None and number != pivot:
            result[number] = _combine(row, own, base, -factor)
    return result


def _combine(row: Row, times: int, other: Row, factor: int) -> Row:
    coefficients = {cell: number * times for cell, number in row.coefficients.items()}
    for cell, number in other.coefficients.items():
        coefficients[cell] = coefficients.get(cell, 0) + number * factor
    need = row.need.times(times).plus(other.need.times(factor))
    return Row({cell: number for cell, number in coefficients.items() if number}, need)


def _loose(row: Row, choice: int, looser: int) -> Row:
    return row._replace(need=row.need.loosened(abs(row.coefficients.get(choice, 0)) * looser))


def _without(rows: dict[int, Row], choice: int) -> dict[int, Row]:
    return {
        number: Row({cell: value for cell, value in row.coefficients.items() if cell != choice}, row.need)
        if choice in row.coefficients
        else row
        for number, row in rows.items()
    }


def _solve_back(chosen: Iterable[Pivot]) -> Solution | None:
    """The change of each chosen class; None where no integers do it, or one of them need not change at all."""
    solution: dict[int, Interval] = {}
    for pivot in reversed(tuple(chosen)):
        rest = pivot.row.need
        for cell, change in solution.items():
            rest = rest.plus(change.times(-pivot.row.coefficients.get(cell, 0)))
        change = rest.divided(pivot.row.coefficients[pivot.choice])
        if change.low > change.high or change == (0, 0):
            return None
        solution[pivot.choice] = change
    return solution


def _allowed(row: Row, choice: int) -> Interval:
    return row.need.divided(row.coefficients[choice])
