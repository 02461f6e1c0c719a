"""Any other table with figures: hours, calls, shares, full-time equivalents."""

from decimal import Decimal

from engine.model.base import Model
from engine.model.budget import Role
from engine.model.cell import State
from engine.model.place import NOWHERE, Place


class Quantity(Model):
    """A figure with the unit written beside it (`0,8 ÅV` is 0.8 of unit `ÅV`; `70%` is 70 of unit `%`)."""

    text: str
    state: State = State.NUMBER
    value: Decimal | None = None
    unit: str = ""
    note: str = ""
    reason: str = ""
    place: Place = NOWHERE


class FigureRow(Model):
    """A row: for each column of the table the quantities in its cell, none, one or several."""

    label: str
    role: Role = Role.DETAIL
    cells: tuple[tuple[Quantity, ...], ...] = ()
    place: Place = NOWHERE


class FigureTable(Model):
    """A table of quantities. `columns` are the headings of the columns after the label's."""

    number: int | None = None
    title: str = ""
    columns: tuple[str, ...] = ()
    rows: tuple[FigureRow, ...] = ()
    place: Place = NOWHERE
