"""The bundle: the cover tables that ØKF writes, and the proposals they list."""

from engine.model.base import Model
from engine.model.budget import Role
from engine.model.cell import EMPTY, Cell
from engine.model.frame import Frame
from engine.model.parts import Part
from engine.model.place import NOWHERE, Place
from engine.model.proposal import Kind, Proposal


class CommitteeRow(Model):
    """A row of the cover's Tabel 1, by udvalg. Amounts in 1.000 kr.; `count` includes `innovation`."""

    label: str
    committee: str = ""
    role: Role = Role.DETAIL
    count: Cell = EMPTY
    innovation: Cell = EMPTY
    investment: Cell = EMPTY
    effect: Cell = EMPTY
    place: Place = NOWHERE


class ListedInvestment(Model):
    """A row of the cover's Tabel 2: an investeringsforslag as listed. Amounts in 1.000 kr., payback in years.

    `owner` is the udvalg or forvaltning as listed, `committee` the pack's name of that udvalg. `kind` may be another.
    """

    label: str
    id: str = ""
    owner: str = ""
    committee: str = ""
    role: Role = Role.DETAIL
    cross_cutting: bool = False
    confidential: bool = False
    service: Cell = EMPTY
    anlaeg: Cell = EMPTY
    effect: Cell = EMPTY
    payback: Cell = EMPTY
    kind: Kind = Kind.INVESTERING
    place: Place = NOWHERE


class ListedInnovation(Model):
    """A row of the cover's Tabel 3: an innovationsforslag as listed, or another `kind`. Amounts in 1.000 kr."""

    label: str
    id: str = ""
    owner: str = ""
    committee: str = ""
    role: Role = Role.DETAIL
    cross_cutting: bool = False
    confidential: bool = False
    service: Cell = EMPTY
    kind: Kind = Kind.INNOVATION
    place: Place = NOWHERE


class Cover(Model):
    """The cover tables of a bundle. `announced` is the number of proposals that the summary names.

    `parts` are what of the cover was not read or tied.
    """

    announced: Cell = EMPTY
    price_levels: tuple[Cell, ...] = ()
    committees: tuple[CommitteeRow, ...] = ()
    investments: tuple[ListedInvestment, ...] = ()
    innovations: tuple[ListedInnovation, ...] = ()
    parts: tuple[Part, ...] = ()
    place: Place = NOWHERE


class Bundle(Model):
    """What is checked together: proposals, their cover if there is one, and the frames that they ask money of."""

    round: str = ""
    cover: Cover | None = None
    proposals: tuple[Proposal, ...] = ()
    frames: tuple[Frame, ...] = ()
