"""The system as a sparse integer matrix: which cell stands in which equation, and what each equation lacks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from engine.diagnose.system import CellInfo, System
from engine.language.constraint import Linear
from engine.model.cell import CellAddress

Coefficients = dict[int, int]


class Interval(NamedTuple):
    """The integers from `low` to `high`; a single one where all figures are exact."""

    low: int
    high: int

    def has(self, number: int) -> bool:
        """Whether `number` lies within."""
        return self.low <= number <= self.high

    def minus(self, number: int) -> "Interval":
        """The interval moved down by `number`."""
        return Interval(self.low - number, self.high - number)

    def times(self, factor: int) -> "Interval":
        """Each number multiplied."""
        one, other = self.low * factor, self.high * factor
        return Interval(one, other) if one <= other else Interval(other, one)

    def plus(self, other: "Interval") -> "Interval":
        """All sums of a number of each."""
        return Interval(self.low + other.low, self.high + other.high)


@dataclass(frozen=True, slots=True)
class Matrix:
    """Equation q holds when the changes of its cells, each times its coefficient, sum to a number in `need[q]`.

    `rows` gives the coefficients by cell of each equation, `columns` those by equation of each cell.
    An equation that holds has 0 in its need; `failing` are those that do not.
    """

    system: System
    cells: tuple[CellAddress, ...]
    index: Mapping[CellAddress, int]
    rows: tuple[Coefficients, ...]
    columns: tuple[Coefficients, ...]
    need: tuple[Interval, ...]
    failing: tuple[int, ...]

    def info(self, cell: int) -> CellInfo:
        """The cell of this number."""
        return self.system.cells[self.cells[cell]]

    def suspects(self) -> frozenset[int]:
        """The cells of failing equations."""
        return frozenset(cell for number in self.failing for cell in self.rows[number])

    def lines(self) -> list[list[int]]:
        """The cells of each row of the tables, from left to right."""
        lines: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for address in sorted(self.cells):
            lines[address.owner, address.part, address.row].append(self.index[address])
        return list(lines.values())

    def effect(self, deltas: Mapping[int, int]) -> Coefficients:
        """What changes of cells, by cell, add to each equation that they touch."""
        effect: Coefficients = {}
        for cell, delta in deltas.items():
            for equation, coefficient in self.columns[cell].items():
                effect[equation] = effect.get(equation, 0) + coefficient * delta
        return {equation: change for equation, change in effect.items() if change}

    def mends(self, effect: Mapping[int, int]) -> bool:
        """Whether each equation touched holds afterwards."""
        return all(self.need[equation].has(change) for equation, change in effect.items())

    def cleared(self, effect: Mapping[int, int]) -> frozenset[int]:
        """The failing equations that an effect touches."""
        return frozenset(equation for equation in effect if not self.need[equation].has(0))


def build_matrix(system: System) -> Matrix:
    """The matrix of a system. Raises KeyError where an equation is over a cell that the system does not have."""
    cells = tuple(system.cells)
    index = {address: number for number, address in enumerate(cells)}
    rows = tuple(_merge((index[address], factor) for address, factor in each.terms) for each in system.equations)
    columns: list[Coefficients] = [{} for _ in cells]
    for number, row in enumerate(rows):
        for cell, coefficient in row.items():
            columns[cell][number] = coefficient
    need = tuple(_need(system, each) for each in system.equations)
    failing = tuple(number for number, interval in enumerate(need) if not interval.has(0))
    return Matrix(system, cells, index, rows, tuple(columns), need, failing)


def _merge(terms: Iterable[tuple[int, int]]) -> Coefficients:
    row: Coefficients = {}
    for cell, factor in terms:
        row[cell] = row.get(cell, 0) + factor
    return {cell: factor for cell, factor in row.items() if factor}


def _need(system: System, equation: Linear) -> Interval:
    infos = [(system.cells[address], factor) for address, factor in equation.terms]
    lack = -equation.constant - sum(info.amount * factor for info, factor in infos)
    slack = sum(info.margin * abs(factor) for info, factor in infos)
    return Interval(lack - slack, lack + slack)
