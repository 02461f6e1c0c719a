"""A quantity as its author would type it: the number in its cell is replaced, and the words beside it stay."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from engine.formats.numbers import read_quantities
from engine.formats.refused import RefusedError
from engine.formats.retyping.figures import in_the_manner_of
from engine.model.cell import ABREAST, CellAddress
from engine.model.figures import FigureRow, FigureTable, Quantity
from engine.model.finding import CellEdit
from engine.model.place import NOWHERE
from engine.model.proposal import Proposal
from engine.texts import say

_NUMBER = re.compile(r"(?:(?<![\w.,])[-\u2212\u2013\u2010\u2011])?[0-9](?:[0-9.,\s]*[0-9])?")


class QuantitySpot(NamedTuple):
    """A quantity, its row, and its way from there: the index of its cell, and which of the cell's it is."""

    quantity: Quantity
    row: FigureRow
    at: int
    nth: int
    table: FigureTable


def quantity_spot(proposals: Sequence[Proposal], address: CellAddress) -> QuantitySpot | None:
    """The quantity at an address of a part that begins with FIGURES; None where the file has none there."""
    owner = next((each for each in proposals if each.owner == address.owner), None)
    if owner is None:
        return None
    table = owner.figure_tables[int(address.part.rpartition(".")[2])]
    nth, at = divmod(address.column, ABREAST)
    row = table.rows[address.row]
    return QuantitySpot(row.cells[at][nth], row, at, nth, table)


def retyped(edit: CellEdit, spot: QuantitySpot) -> tuple[str, str]:
    """The number that stands in the cell, and the one to type instead.

    Raises RefusedError where it is not the only one in the quantity's text, or the text would not read as it then.
    """
    found = _NUMBER.findall(spot.quantity.text)
    if len(found) != 1 or edit.to is None:
        raise _refused(edit)
    number = Decimal(edit.to // edit.unit).scaleb(-edit.decimals)
    cells = (row.cells[spot.at] for row in spot.table.rows if spot.at < len(row.cells))
    texts = [spot.quantity.text, *(each.text for cell in cells for each in cell)]
    new = in_the_manner_of(texts, number)
    again = read_quantities(spot.quantity.text.replace(found[0], new), NOWHERE)
    if [(each.value, each.unit) for each in again] != [(number, spot.quantity.unit)]:
        raise _refused(edit)
    return found[0], new


def _refused(edit: CellEdit) -> RefusedError:
    return RefusedError(
        say("the figure in “{row}”, {column} must be corrected by hand", row=edit.row, column=edit.column)
    )
