"""What diagnosis looks at: the cells with their figures and names, and the constraints that tie them together."""

from collections.abc import Callable, Iterator, Mapping
from enum import StrEnum
from typing import NamedTuple

from engine.diagnose.notation import Notation, first_that_writes
from engine.language.constraint import Linear, Predicate
from engine.model.base import Model, replace
from engine.model.budget import Role
from engine.model.cell import CellAddress

Values = Mapping[CellAddress, int]


class Valuation(Mapping[CellAddress, int]):
    """The figures of all cells, as they stand or with some `changed`: nothing else is copied or looked through."""

    __slots__ = ("changed", "standing")

    def __init__(self, standing: Mapping[CellAddress, "CellInfo"], changed: Mapping[CellAddress, int]) -> None:
        self.standing = standing
        self.changed = {address: figure for address, figure in changed.items() if figure != standing[address].amount}

    def __getitem__(self, address: CellAddress) -> int:
        """What counts in a cell."""
        figure = self.changed.get(address)
        return self.standing[address].amount if figure is None else figure

    def __iter__(self) -> Iterator[CellAddress]:
        return iter(self.standing)

    def __len__(self) -> int:
        return len(self.standing)

    def with_(self, more: Mapping[CellAddress, int]) -> "Valuation":
        """The same with these figures."""
        return Valuation(self.standing, {**self.changed, **more})


BY_YEAR = ("economy", "administration")
"""The parts whose columns are years, so that the cells beside each other in a row speak of the same thing."""


class Measure(StrEnum):
    """What a figure measures; only figures of one measure (and unit) are exchanged for each other."""

    AMOUNT = "amount"
    COUNT = "count"
    YEARS = "years"
    QUANTITY = "quantity"


NEVER_NEGATIVE = frozenset({Measure.COUNT, Measure.YEARS})
"""What such a figure measures is there or not, so that none below 0 can be meant."""


class CellInfo(Model):
    """A cell as it stands, and its names.

    `value` is in the cell's own unit, None where it is empty, nil or unreadable; `margin` reaches to either side.
    `section` and `area` are the row's, `area_text` is the styringsområde as the document writes it. `notations` are
    the ways in which a figure can be typed: as the one that stands here, else as the rest of its table, the usual way
    first; none where all are whole and exact. `quantity` is the unit written beside a figure of another table (None: it
    is of none); such a figure counts 1/`scale`.
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
    notations: tuple[Notation, ...] = ()
    measure: Measure = Measure.AMOUNT
    quantity: str | None = None
    scale: int = 1

    @property
    def ways(self) -> tuple[Notation, ...]:
        """How a figure can be typed here; where no table tells, as the one that stands here."""
        return self.notations or (Notation(2 * self.margin or 1, self.margin),)

    def margin_of(self, figure: int | None) -> int:
        """How far the true figure may lie from `figure`, if that stood here. None is an empty cell."""
        if not (self.margin or self.notations):
            return 0
        if figure is None or figure == self.amount:
            return self.margin if figure == self.value else 0
        return self.notation_of(figure).margin

    def notation_of(self, figure: int | None) -> Notation:
        """How a figure would be typed here."""
        return first_that_writes(figure or 0, self.ways)

    def holding(self, figure: int) -> "CellInfo":
        """The cell with another figure typed in it."""
        return replace(self, value=figure, margin=self.margin_of(figure))

    @property
    def amount(self) -> int:
        """The figure for arithmetic: an empty cell counts 0."""
        return self.value or 0


class Wanted(NamedTuple):
    """What a cell should hold by the others: a figure; none that there is (None); or they leave it `open`."""

    figure: int | None
    open: bool = False


class Computed(Model):
    """A stated figure that the other cells determine in a way that is not linear, for example a payback time.

    `compute` gives what `origin.stated` should hold. If it is not `derived`, any of the figures may as well be the
    wrong one (a count times a share), and it is only seen to that no correction contradicts it.
    """

    origin: Predicate
    compute: Callable[[Valuation], Wanted]
    derived: bool = True

    def agrees(self, values: Valuation) -> bool:
        """Whether the stated figure is what the others give; so it is where they leave it open."""
        wanted, stated = self.compute(values), self.origin.stated
        return wanted.open or stated is None or values[stated] == wanted.figure


class Demand(Model):
    """A demand that is no equation, told at `origin.stated`, that fails now and that other figures may meet."""

    origin: Predicate
    met: Callable[[Valuation], bool]


Moved = Callable[[CellAddress, str, str], frozenset[int] | None]
"""Which equations (by their number) that fail would hold if the row of a cell stood in that section and styringsområde.

None where something would fail that now holds, or that fails by another difference.
"""


class System(Model):
    """A proposal or a bundle as cells and constraints.

    Each of `equations` compares with "=" and must hold. No correction is made to please one of `guards` (a sign, a
    limit), but they may speak for or against it; nor to please one of `limits`, on what follows from the figures in no
    linear way. `readable` are demands that an unreadable cell can be read. Without `moved`, no row is ever found in the
    wrong place. `areas` are the styringsområder that there are; where none are named, any may be.
    """

    cells: Mapping[CellAddress, CellInfo]
    equations: tuple[Linear, ...] = ()
    computed: tuple[Computed, ...] = ()
    guards: tuple[Linear, ...] = ()
    moved: Moved | None = None
    readable: tuple[Demand, ...] = ()
    limits: tuple[Demand, ...] = ()
    areas: frozenset[str] = frozenset()

    def values(self) -> Valuation:
        """The figures as they stand."""
        return Valuation(self.cells, {})

    def failing(self) -> list[Linear]:
        """The equations that do not hold as all stands."""
        values = self.values()
        return [each for each in self.equations if not self.holds(each, values)]

    def holds(self, constraint: Linear, values: Values) -> bool:
        """Whether figures typed in its cells meet a linear constraint, by what their rounding leaves open."""
        total = sum(values[address] * factor for address, factor in constraint.terms) + constraint.constant
        slack = sum(self.cells[at].margin_of(values[at]) * abs(factor) for at, factor in constraint.terms)
        return _POSSIBLE[constraint.comparison](total - slack, total + slack)


_POSSIBLE: Mapping[str, Callable[[int, int], bool]] = {
    "=": lambda low, high: low <= 0 <= high,
    "!=": lambda low, high: low != 0 or high != 0,
    "<": lambda low, _: low < 0,
    "<=": lambda low, _: low <= 0,
    ">": lambda _, high: high > 0,
    ">=": lambda _, high: high >= 0,
}
"""Whether a sum between `low` and `high` can compare so with 0."""
