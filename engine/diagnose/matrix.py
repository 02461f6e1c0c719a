"""The system as a sparse integer matrix: which cell stands in which equation, and what each equation lacks."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from engine.diagnose.system import CellInfo, Computed, System, Valuation
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

    def loosened(self, slack: int) -> "Interval":
        """The interval with `slack` more room at either end."""
        return Interval(self.low - slack, self.high + slack)

    def lowered(self, number: int) -> "Interval":
        """The interval moved down by `number`."""
        return Interval(self.low - number, self.high - number)

    def divided(self, divisor: int) -> "Interval":
        """The integers whose product with `divisor` lies in the interval (none: low above high)."""
        low, high = self if divisor > 0 else (-self.high, -self.low)
        return Interval(-(-low // abs(divisor)), high // abs(divisor))

    def times(self, factor: int) -> "Interval":
        """Each number multiplied."""
        one, other = self.low * factor, self.high * factor
        return Interval(one, other) if one <= other else Interval(other, one)

    def plus(self, other: "Interval") -> "Interval":
        """All sums of a number of each."""
        return Interval(self.low + other.low, self.high + other.high)


class Shift(NamedTuple):
    """What other figures add to an equation, and how much more their rounding leaves open (below 0: less)."""

    change: int
    slack: int = 0


Effect = Mapping[int, Shift]
"""By equation."""


@dataclass(frozen=True)
class Matrix:
    """Equation q holds when the changes of its cells, each times its coefficient, sum to a number in `need[q]`.

    `rows` gives the coefficients by cell of each equation, `columns` those by equation of each cell.
    An equation that holds has 0 in its need; `failing` are those that do not. `rounded` where a figure is, or may be.
    `signs` are those (1 or -1) that no figure of a cell is to have. `guards` and `computed` tell which of the system's
    speak of each cell, by their number; `disagreeing` are the computed figures that are wrong as all stands.
    """

    system: System
    cells: tuple[CellAddress, ...]
    index: Mapping[CellAddress, int]
    rows: tuple[Coefficients, ...]
    columns: tuple[Coefficients, ...]
    need: tuple[Interval, ...]
    failing: tuple[int, ...]
    rounded: bool
    signs: Mapping[int, frozenset[int]]
    guards: Mapping[CellAddress, tuple[int, ...]]
    computed: Mapping[CellAddress, tuple[int, ...]]
    disagreeing: frozenset[int]

    def guards_on(self, cells: Iterable[CellAddress]) -> list[Linear]:
        """The guards that speak of one of the cells."""
        return [self.system.guards[number] for number in _of(self.guards, cells)]

    def wrong(self, values: Valuation) -> list[Computed]:
        """The computed figures that are wrong where the figures are `values`."""
        touched = _of(self.computed, values.changed)
        now = {number for number in touched if not self.system.computed[number].agrees(values)}
        return [self.system.computed[number] for number in sorted(self.disagreeing.difference(touched) | now)]

    def info(self, cell: int) -> CellInfo:
        """The cell of this number."""
        return self.system.cells[self.cells[cell]]

    @cached_property
    def suspects(self) -> frozenset[int]:
        """The cells of failing equations."""
        return frozenset(cell for number in self.failing for cell in self.rows[number])

    def turns_sign(self, cell: int, figure: int) -> bool:
        """Whether a figure would have a sign that is not to stand in a cell, and that what stands there has not."""
        now = self.info(cell).amount
        return any(sign * figure > 0 >= sign * now for sign in self.signs.get(cell, ()))

    @cached_property
    def lines(self) -> list[list[int]]:
        """The cells of each row of the tables, from left to right."""
        lines: dict[tuple[str, str, int], list[int]] = defaultdict(list)
        for address in sorted(self.cells):
            lines[address.owner, address.part, address.row].append(self.index[address])
        return list(lines.values())

    def effect(self, figures: Mapping[int, int | None]) -> Effect:
        """What other figures in some cells, by cell, do to each equation that they touch."""
        effect: dict[int, Shift] = {}
        for cell, figure in figures.items():
            info = self.info(cell)
            delta = (figure or 0) - info.amount
            looser = info.margin_of(figure) - info.margin if self.rounded else 0
            for equation, coefficient in self.columns[cell].items():
                change, slack = effect.get(equation, _NONE)
                effect[equation] = Shift(change + coefficient * delta, slack + abs(coefficient) * looser)
        return {equation: shift for equation, shift in effect.items() if shift != _NONE}

    def holds(self, equation: int, shift: Shift) -> bool:
        """Whether an equation holds once it is shifted so."""
        return self.need[equation].loosened(shift.slack).has(shift.change)

    def mends(self, effect: Effect) -> bool:
        """Whether each equation touched holds afterwards."""
        return all(self.holds(equation, shift) for equation, shift in effect.items())

    def cleared(self, effect: Effect) -> frozenset[int]:
        """The failing equations that an effect touches."""
        return frozenset(equation for equation in effect if not self.need[equation].has(0))


_NONE = Shift(0)


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
    rounded = any(info.margin or info.notations for info in system.cells.values())
    standing = system.values()
    return Matrix(
        system,
        cells,
        index,
        rows,
        tuple(columns),
        need,
        failing,
        rounded,
        _signs(system, index),
        _by_cell([address for address, _ in each.terms] for each in system.guards),
        _by_cell((*each.origin.cells, *filter(None, (each.origin.stated,))) for each in system.computed),
        frozenset(number for number, each in enumerate(system.computed) if not each.agrees(standing)),
    )


def _by_cell(spoken_of: Iterable[Iterable[CellAddress]]) -> dict[CellAddress, tuple[int, ...]]:
    """By cell, the numbers of those that speak of it."""
    found: dict[CellAddress, tuple[int, ...]] = {}
    for number, cells in enumerate(spoken_of):
        for cell in dict.fromkeys(cells):
            found[cell] = (*found.get(cell, ()), number)
    return found


def _of(by_cell: Mapping[CellAddress, tuple[int, ...]], cells: Iterable[CellAddress]) -> list[int]:
    return sorted({number for cell in cells for number in by_cell.get(cell, ())})


def _signs(system: System, index: Mapping[CellAddress, int]) -> dict[int, frozenset[int]]:
    """By cell, the signs that guards forbid."""
    found: dict[int, set[int]] = defaultdict(set)
    for guard in system.guards:
        if len(guard.terms) == 1 and not guard.constant and guard.comparison in _FORBIDS:
            ((address, factor),) = guard.terms
            found[index[address]].add(_FORBIDS[guard.comparison] * (1 if factor > 0 else -1))
    return {cell: frozenset(signs) for cell, signs in found.items()}


_FORBIDS = {"<=": 1, "<": 1, ">=": -1, ">": -1}
"""The sign that a figure compared so with 0 is not to have."""


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
