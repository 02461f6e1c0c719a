"""What diagnosis looks at: the cells with their figures and names, and the constraints that tie them together."""

import operator
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from engine.language.constraint import Linear, Predicate
from engine.model.budget import Role
from engine.model.cell import CellAddress

Values = Mapping[CellAddress, int]

BY_YEAR = ("economy", "administration")
"""The parts whose columns are years, so that the cells beside each other in a row speak of the same thing."""


@dataclass(frozen=True, slots=True)
class CellInfo:
    """A cell as it stands, and its names.

    `value` is in the cell's own unit, None where it is empty, nil or unreadable; `margin` reaches to either side.
    `section` and `area` are the row's, `area_text` is the styringsområde as the document writes it.
    """

    value: int | None
    table: str
    row: str
    column: str
    margin: int = 0
    unreadable: bool = False
    section: str = ""
    area: str = ""
    area_text: str = ""
    role: Role = Role.DETAIL

    @property
    def amount(self) -> int:
        """The figure for arithmetic: an empty cell counts 0."""
        return self.value or 0


class Wanted(NamedTuple):
    """What a cell should hold by the others: a figure; none that there is (None); or they leave it `open`."""

    figure: int | None
    open: bool = False


@dataclass(frozen=True, slots=True)
class Computed:
    """A stated figure that the other cells determine in a way that is not linear, for example a payback time.

    `compute` gives what `origin.stated` should hold.
    """

    origin: Predicate
    compute: Callable[[Values], Wanted]

    def agrees(self, values: Values) -> bool:
        """Whether the stated figure is what the others give; so it is where they leave it open."""
        wanted, stated = self.compute(values), self.origin.stated
        return wanted.open or stated is None or values[stated] == wanted.figure


Moved = Callable[[CellAddress, str, str], frozenset[int] | None]
"""Which equations (by their number) would fail if the row of a cell stood in that section, under that styringsområde.

None where something else would fail, or one of them by another difference than now.
"""


@dataclass(frozen=True, slots=True)
class System:
    """A proposal or a bundle as cells and constraints.

    Each of `equations` compares with "=" and must hold. No correction is made to please one of `guards` (a sign, a
    limit), but they may speak for or against it. Without `moved`, no row is ever found in the wrong place.
    """

    cells: Mapping[CellAddress, CellInfo]
    equations: tuple[Linear, ...] = ()
    computed: tuple[Computed, ...] = ()
    guards: tuple[Linear, ...] = ()
    moved: Moved | None = None

    def values(self) -> dict[CellAddress, int]:
        """The figures as they stand."""
        return {address: info.amount for address, info in self.cells.items()}


def holds(constraint: Linear, values: Values) -> bool:
    """Whether exact figures meet a linear constraint."""
    total = sum(values[address] * factor for address, factor in constraint.terms) + constraint.constant
    return _COMPARE[constraint.comparison](total, 0)


_COMPARE: Mapping[str, Callable[[int, int], bool]] = {
    "=": operator.eq,
    "!=": operator.ne,
    "<": operator.lt,
    "<=": operator.le,
    ">": operator.gt,
    ">=": operator.ge,
}
