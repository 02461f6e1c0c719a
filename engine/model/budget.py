"""Tables of amounts by year: Tabel 1 and the administration table."""

from enum import StrEnum

from engine.model.base import Model
from engine.model.cell import Cell
from engine.model.place import NO_TEXT, NOWHERE, Place, Text


class Section(StrEnum):
    """The parts of Tabel 1, and the administration table as a part of its own."""

    VARIGE = "varige"
    IMPLEMENTERING = "implementering"
    SAMLET = "samlet"
    ADMINISTRATION = "administration"


class Role(StrEnum):
    """What a row is to its section. A subtotal sums the details of one styringsområde; a heading has no figures."""

    HEADING = "heading"
    DETAIL = "detail"
    SUBTOTAL = "subtotal"
    TOTAL = "total"


class Reading(StrEnum):
    """How sure it is which figure stands under which year."""

    PLAIN = "plain"
    INFERRED = "inferred"
    UNCERTAIN = "uncertain"


class Area(Model):
    """The styringsområde of a row: the pack's name for it (`service`, `anlæg`), or "" with what stands there instead.

    `inherited` is true where the cell is empty and the area is read off the row's label or its section's total.
    """

    name: str = ""
    text: str = ""
    inherited: bool = False
    place: Place = NOWHERE


NO_AREA = Area()


class BudgetRow(Model):
    """A row: one cell a year, in the order of the table's years (a heading has none).

    `placements` is filled where the document leaves open under which years the printed numbers stand:
    each placement gives the year index of each printed number, from left to right.
    """

    label: str
    section: Section
    role: Role = Role.DETAIL
    area: Area = NO_AREA
    cells: tuple[Cell, ...] = ()
    reading: Reading = Reading.PLAIN
    placements: tuple[tuple[int, ...], ...] = ()
    place: Place = NOWHERE


class BudgetTable(Model):
    """A table of amounts in 1.000 kr. by year.

    `unit` and `price_level` are as the header states them (`1.000 kr.`, 2026); amounts are always held in
    1.000 kr., whatever the unit. `number` is the number in the caption.
    """

    number: int | None = None
    title: str = ""
    unit: Text = NO_TEXT
    price_level: Cell = Cell()
    years: tuple[int, ...] = ()
    rows: tuple[BudgetRow, ...] = ()
    place: Place = NOWHERE
