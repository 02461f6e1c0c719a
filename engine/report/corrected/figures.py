"""A figure as the author of the file would type it."""

import re
from collections.abc import Iterable
from decimal import Decimal

from engine.intake.numbers import Scale, read_cell
from engine.intake.refused import RefusedError
from engine.model.place import NOWHERE
from engine.report.corrected.spots import Spot
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
    whole, behind = _digits(abs(value), spot, decimals)
    mark = _first(_GROUP, texts, ".")
    grouped = re.sub(r"(?<=[0-9])(?=(?:[0-9]{3})+$)", mark, whole)
    plain = grouped + (f",{behind}" if behind else "")
    text = (_first(_MINUS, texts, "-") if value < 0 else "") + plain + _unit(spot.cell.text, spot.scale)
    if read_cell(text, NOWHERE, spot.scale).value != value:
        raise RefusedError(say("the figure {value} cannot be written in this table", value=value))
    return text


def _digits(value: int, spot: Spot, decimals: int) -> tuple[str, str]:
    """The digits before and behind the comma."""
    whole, _, behind = f"{Decimal(value) / spot.scale.factor:f}".partition(".")
    return whole, behind.rstrip("0").ljust(decimals, "0")


def _unit(text: str, scale: Scale) -> str:
    """What stands behind the figure now ("4 år")."""
    found = re.search(rf"\s*{re.escape(scale.suffix)}\s*$", text, re.IGNORECASE) if scale.suffix else None
    return found.group().rstrip() if found else ""


def _first(pattern: re.Pattern[str], texts: Iterable[str], otherwise: str) -> str:
    return next((found[1] for text in texts if (found := pattern.search(text))), otherwise)
