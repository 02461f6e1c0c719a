"""Do the equations determine what is wrong? By plain trial of everything else, and nothing of the engine's search."""

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from itertools import chain, combinations

from engine.diagnose import System
from engine.language.constraint import Linear
from engine.model.cell import CellAddress
from tests.diagnose.spoil import BY_YEAR
from tests.diagnose.tables import holds, lack

Figures = Mapping[CellAddress, int]
Determined = Callable[[System, Figures], bool]
"""Whether the figures are the only ones that would make all hold in the system."""


def as_one_edit(system: System, truth: Figures) -> bool:
    """Whether no one other cell, no other exchange (for two) and no other row turned (for several) would do."""
    values = system.values()
    failing = [each for each in system.equations if lack(each, values, system.cells)]
    if not failing:
        return True
    others = _other_cells(failing[0], values, truth)
    if len(truth) == 2:
        others = chain(others, _other_exchanges(failing[0], values, truth))
    if len(truth) > 1:
        others = chain(others, _other_rows(values, truth))
    return not any(holds(system, {**values, **other}) for other in others)


def _other_cells(equation: Linear, values: Figures, truth: Figures) -> Iterator[Figures]:
    missing = lack(equation, values)
    for address, factor in equation.terms:
        if missing % factor == 0 and truth.keys() != {address}:
            yield {address: values[address] + missing // factor}


def _other_exchanges(equation: Linear, values: Figures, truth: Figures) -> Iterator[Figures]:
    for one, _ in equation.terms:
        for other in values:
            mates = one.owner == other.owner and one.part == other.part
            meet = (one.row == other.row) != (one.column == other.column)
            if mates and meet and truth.keys() != {one, other}:
                yield {one: values[other], other: values[one]}


def _other_rows(values: Figures, truth: Figures) -> Iterator[Figures]:
    """Each other row with all its signs turned."""
    own = {address[:3] for address in truth}
    for row in {address[:3] for address in values if address.part in BY_YEAR} - own:
        yield {address: -value for address, value in values.items() if address[:3] == row}


def by_cells(system: System, truth: Figures) -> bool:
    """Whether no other figures in as few cells would do, whoever might have written them; each year by itself."""
    right = {**system.values(), **truth}
    years: dict[tuple[str, str, int], dict[CellAddress, int]] = defaultdict(dict)
    for address in truth:
        years[address.owner, address.part, address.column][address] = system.cells[address].amount
    return all(_alone(_Sums(system, {**right, **wrong}), frozenset(wrong)) for wrong in years.values())


_MOST = 3
"""How many cells are tried together."""


class _Sums:
    """A system's equations with what each lacks, by their number."""

    def __init__(self, system: System, values: Figures) -> None:
        self.system = system
        self.values = values
        self.lacks = [lack(each, values, system.cells) for each in system.equations]
        self.failing = frozenset(number for number, missing in enumerate(self.lacks) if missing)
        self.factors: dict[CellAddress, dict[int, int]] = defaultdict(dict)
        for number, each in enumerate(system.equations):
            for address, factor in each.terms:
                self.factors[address][number] = factor

    def near(self) -> list[CellAddress]:
        """The cells of failing equations, and those that share an equation with one of them."""
        suspects = {at for number in self.failing for at, _ in self.system.equations[number].terms}
        touched = {number for at in suspects for number in self.factors[at]}
        return sorted({at for number in touched for at, _ in self.system.equations[number].terms})

    def would_hold(self, cells: frozenset[CellAddress]) -> bool:
        """Whether some integers in just these cells make all hold."""
        touched = frozenset(number for at in cells for number in self.factors[at])
        if not self.failing <= touched:
            return False
        rows = [[Fraction(self.factors[at].get(number, 0)) for at in cells] for number in touched]
        found = _solved([[*row, Fraction(self.lacks[number])] for row, number in zip(rows, touched, strict=True)])
        if not found:
            return found is not None
        changed = {at: self.values[at] + int(change) for at, change in zip(cells, found, strict=True)}
        return all(change.denominator == 1 for change in found) and holds(self.system, {**self.values, **changed})


def _alone(sums: _Sums, wrong: frozenset[CellAddress]) -> bool:
    """Whether no other set of as few cells would do."""
    if not sums.failing:
        return True
    near, first = sums.near(), min(sums.failing)
    for size in range(1, min(len(wrong), _MOST) + 1):
        for one, _ in sums.system.equations[first].terms:
            for others in combinations(near, size - 1):
                cells = frozenset((one, *others))
                if cells != wrong and sums.would_hold(cells):
                    return False
    return True


def _solved(rows: list[list[Fraction]]) -> list[Fraction] | None:
    """The unknowns of linear equations, each a list of factors and then the sum. None: no solution; []: many."""
    unknowns, done = len(rows[0]) - 1, 0
    for column in range(unknowns):
        pivot = next((number for number in range(done, len(rows)) if rows[number][column]), None)
        if pivot is None:
            continue
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [each / rows[done][column] for each in rows[done]]
        for number, row in enumerate(rows):
            if number != done and row[column]:
                rows[number] = [each - row[column] * own for each, own in zip(row, rows[done], strict=True)]
        done += 1
    if any(row[-1] for row in rows[done:]):
        return None
    return [row[-1] for row in rows[:unknowns]] if done == unknowns else []
