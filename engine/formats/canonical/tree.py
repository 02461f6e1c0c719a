"""The parts of a canonical file as plain data: what a form's defaults say is left out, the rest as short as it may be.

A value is written by its text alone where reading that text gives the value back; otherwise it is spelt out.
"""

from collections.abc import Iterable

from engine.formats.canonical.stated import read_stated
from engine.formats.dates import find_dates
from engine.formats.numbers import Scale, read_cell, read_quantities, told
from engine.model.base import replace
from engine.model.cell import Cell, State
from engine.model.figures import Quantity
from engine.model.place import NOWHERE
from engine.model.proposal import DateAsWritten, Topic

Tree = str | int | bool | list["Tree"] | dict[str, "Tree"] | dict[int, "Tree"]


class Columns(dict[int, "Tree"]):
    """Figures by year. `widths`: every year of the table, with the width of its widest figure, so that they align.

    `one_line` tells whether the table is small enough for rows of one line each.
    """

    widths: dict[int, int]
    one_line: bool


def filled(**parts: Tree | None) -> dict[str, Tree]:
    """A mapping without the parts that are absent, false or an empty text."""
    return {key: part for key, part in parts.items() if part is not None and part is not False and part != ""}


def listed(items: Iterable[Tree]) -> list[Tree] | None:
    """A list, absent where it is empty."""
    return list(items) or None


def cell_tree(cell: Cell, scale: Scale) -> Tree:
    """A figure of a table."""
    return _cell(cell, read_cell(cell.text, NOWHERE, scale))


def inferred_cell_tree(cell: Cell, scale: Scale) -> Tree:
    """A figure that stands where it does by inference, as its row says."""
    return _cell(cell, replace(read_cell(cell.text, NOWHERE, scale), inferred=True))


def stated_tree(cell: Cell, topic: Topic) -> Tree:
    """A figure of the prose."""
    return _cell(cell, read_stated(cell.text, topic, NOWHERE) if cell.text else Cell())


def _cell(cell: Cell, read: Cell) -> Tree:
    if cell.state is not State.UNREADABLE and replace(cell, place=NOWHERE) == read:
        return cell.text
    state = {} if cell.state is State.EMPTY else {"state": str(cell.state)}
    value = {} if cell.value is None else {"value": cell.value}
    rest = filled(margin=cell.margin or None, reason=cell.reason, inferred=cell.inferred)
    return {**filled(text=cell.text), **state, **value, **rest, **_note(cell)}


def quantities_tree(quantities: tuple[Quantity, ...]) -> Tree:
    """The quantities of a cell: none as an empty text, one by itself, several as a list."""
    parts = [_quantity(each) for each in quantities]
    if not parts:
        return ""
    return parts[0] if len(parts) == 1 else parts


def _quantity(quantity: Quantity) -> Tree:
    read = read_quantities(quantity.text, NOWHERE)
    if quantity.state is not State.UNREADABLE and read == (replace(quantity, place=NOWHERE),):
        return quantity.text
    state = {} if quantity.state is State.NUMBER else {"state": str(quantity.state)}
    value = {} if quantity.value is None else {"value": str(quantity.value)}
    rest = filled(unit=quantity.unit, reason=quantity.reason)
    return {**filled(text=quantity.text), **state, **value, **rest, **_note(quantity)}


def _note(figure: Cell | Quantity) -> dict[str, Tree]:
    """The note, unless it only says the reason in words."""
    return {} if figure.note == told(figure.reason) else {"note": figure.note}


def days_tree(dates: tuple[DateAsWritten, ...], remark: str) -> list[Tree] | None:
    """Dates, unless they are just those that stand in the remark."""
    if _bare(dates) == find_dates(remark, NOWHERE):
        return None
    return [_day(each) for each in dates]


def _day(date: DateAsWritten) -> Tree:
    if find_dates(date.text, NOWHERE) == _bare((date,)):
        return date.text
    return filled(text=date.text, value=date.value.isoformat() if date.value else None)


def _bare(dates: tuple[DateAsWritten, ...]) -> tuple[DateAsWritten, ...]:
    return tuple(replace(each, place=NOWHERE) for each in dates)
