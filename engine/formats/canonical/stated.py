"""Figures of prose with their unit: `7,9 mio. kr.` stands for an interval of half its last digit either way."""

import re
from decimal import ROUND_HALF_UP, Decimal

from engine.formats.numbers import COUNTS, THOUSANDS, read_cell, read_quantities, refused
from engine.model.cell import Cell, State
from engine.model.place import Place
from engine.model.proposal import Topic

_MONEY = {"kr": Decimal("0.001"), "tkr": Decimal(1), "miokr": Decimal(1000), "mio": Decimal(1000)}
_MONEY |= {"mia": Decimal(10**6), "miakr": Decimal(10**6)}


def read_stated(text: str, topic: Topic, place: Place) -> Cell:
    """The figure in 1.000 kr. with its margin (investment, effect), or a count; without a unit as in a table."""
    scale = THOUSANDS if topic in (Topic.INVESTMENT, Topic.EFFECT) else COUNTS
    found = read_quantities(text, place)
    if len(found) != 1 or found[0].state is not State.NUMBER or not found[0].unit:
        return read_cell(text, place, scale)
    value, unit = found[0].value or Decimal(0), re.sub(r"[.\s]", "", found[0].unit.lower())
    if scale is COUNTS:
        return _cell(text, value, Decimal(0), place) if value == int(value) else refused(text, "not_a_number", place)
    if unit not in _MONEY:
        return refused(text, "not_a_number", place)
    exponent = value.as_tuple().exponent
    half = _MONEY[unit].scaleb(exponent if isinstance(exponent, int) else 0) / 2
    return _cell(text, value * _MONEY[unit], half, place)


def _cell(text: str, amount: Decimal, half: Decimal, place: Place) -> Cell:
    """The figure to the whole unit; the margin grows by what that rounding moved it."""
    whole = amount.quantize(Decimal(1), rounding=ROUND_HALF_UP)
    if abs(whole) >= 10**9:
        return refused(text, "too_large", place)
    moved = whole != amount
    return Cell(text=text, state=State.NUMBER, value=int(whole), margin=int(half) + moved, place=place)
