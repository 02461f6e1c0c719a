"""A figure as the author of the file would type it."""

import re
from collections.abc import Iterable, Sequence
from decimal import Decimal

from engine.formats.numbers import Scale, read_cell
from engine.formats.refused import RefusedError
from engine.formats.retyping.spots import Spot
from engine.model.place import NOWHERE
from engine.texts import say

_GROUP = re.compile(r"[0-9]([.\u00a0\u2007\u2009\u202f]?)[0-9]{3}(?![0-9])")
_MINUS = re.compile(r"^\s*([-\u2212\u2013\u2010\u2011])[0-9]")


def figure_text(value: int | None, spot: Spot, decimals: int = 0) -> str:
    """The figure with the thousands mark, the minus and the unit that stand there or at its neighbours.

    `value` is in the model's units, None for an empty cell. It has `decimals` decimals, more where it needs them.
    Raises RefusedError where no text would read as it.
    """
    if value is None:
        return ""
    texts = [spot.cell.text, *(each.text for each in spot.alike)]
    text = in_the_manner_of(texts, _number(value, spot, decimals)) + _unit(spot.cell.text, spot.scale)
    if read_cell(text, NOWHERE, spot.scale).value != value:
        raise RefusedError(say("the figure {value} cannot be written in this table", value=value))
    return text


def in_the_manner_of(texts: Sequence[str], number: Decimal) -> str:
    """A number with all its decimals, and with the thousands mark and the minus of the first text that has one."""
    whole, _, behind = f"{abs(number):f}".partition(".")
    grouped = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", _first(_GROUP, texts, "."), whole)
    return (_first(_MINUS, texts, "-") if number < 0 else "") + grouped + (f",{behind}" if behind else "")


def _number(value: int, spot: Spot, decimals: int) -> Decimal:
    exact = (Decimal(value) / spot.scale.factor).normalize()
    needed = -int(exact.as_tuple().exponent)
    return exact.quantize(Decimal(1).scaleb(-max(decimals, needed, 0)))


def _unit(text: str, scale: Scale) -> str:
    """What stands behind the figure now ("4 år")."""
    found = re.search(rf"\s*{re.escape(scale.suffix)}\s*$", text, re.IGNORECASE) if scale.suffix else None
    return found.group().rstrip() if found else ""


def _first(pattern: re.Pattern[str], texts: Iterable[str], otherwise: str) -> str:
    return next((found[1] for text in texts if (found := pattern.search(text))), otherwise)
