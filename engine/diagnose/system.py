"""What diagnosis looks at: the cells with their figures and names, and the constraints that tie them together."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from engine.language.constraint import Constraint, Linear, Predicate
from engine.model.budget import Role
from engine.model.cell import CellAddress

Values = Mapping[CellAddress, int]


@dataclass(frozen=True, slots=True)
class CellInfo:
    """A cell as it stands: `value` in its own unit (None: empty or nil), `margin` to either side, and its names.

    `section` and `area` are the row's, `area_text` is the styringsområde as the document writes it.
    """

    value: int | None
    table: str
    row: str
    column: str
    margin: int = 0
    section: str = ""
    area: str = ""
    area_text: str = ""
    role: Role = Role.DETAIL

    @property
    def amount(self) -> int:
        """The figure for arithmetic: an empty cell counts 0."""
        return self.value or 0


@dataclass(frozen=True, slots=True)
class Computed:
    """A stated figure that the other cells determine in a way that is not linear, for example a payback time.

    `compute` gives what `origin.stated` should hold, None where the cells do not determine it.
    """

    origin: Predicate
    compute: Callable[[Values], int | None]

    def agrees(self, values: Values) -> bool:
        """Whether the stated figure is what the others give; so it is where they give none."""
        wanted, stated = self.compute(values), self.origin.stated
        return wanted is None or stated is None or values[stated] == wanted


@dataclass(frozen=True, slots=True)
class Guard:
    """A demand that no correction is made to meet (a sign, a limit), but that may speak for or against one."""

    origin: Constraint
    holds: Callable[[Values], bool]

    @property
    def cells(self) -> tuple[CellAddress, ...]:
        """The figures that it reads."""
        if isinstance(self.origin, Predicate):
            return self.origin.cells
        return tuple(address for address, _ in self.origin.terms)


@dataclass(frozen=True, slots=True)
class System:
    """A proposal or a bundle as cells and constraints. Each of `equations` compares with "="."""

    cells: Mapping[CellAddress, CellInfo]
    equations: tuple[Linear, ...] = ()
    computed: tuple[Computed, ...] = ()
    guards: tuple[Guard, ...] = ()

    def values(self) -> dict[CellAddress, int]:
        """The figures as they stand."""
        return {address: info.amount for address, info in self.cells.items()}
