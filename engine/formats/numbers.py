"""Reading figures as people type them: what is clear is accepted, with a note where unusual; the rest is refused.

A refused figure is never a number: its state is `unreadable`, `reason` is one of `REFUSED`, and `note` says it in
words. An accepted figure that was typed in an unusual way has its `reason` among `UNUSUAL` (several joined by a comma).
"""

import re
import unicodedata
from decimal import Decimal
from typing import NamedTuple, TypeVar

from engine.model.base import replace
from engine.model.cell import Cell, State
from engine.model.figures import Quantity
from engine.model.place import Place
from engine.texts import say, sayable

Figure = TypeVar("Figure", Cell, Quantity)

REFUSED = {
    "not_a_number": sayable("this is not a number"),
    "broken_group": sayable("the thousands are not grouped in threes"),
    "decimal_in_whole_table": sayable("the table is in whole units, and this has decimals"),
    "too_many_decimals": sayable("more decimals than 1.000 kr. can hold"),
    "letters_for_digits": sayable("a letter stands where a digit should be"),
    "unit_in_cell": sayable("a unit stands in the cell"),
    "trailing_minus": sayable("the minus stands behind the number"),
    "parentheses": sayable("parentheses mean a negative figure only in a column of amounts"),
    "space_in_number": sayable("a blank stands inside the number: it may be two numbers"),
    "leading_zero": sayable("the number begins with a superfluous zero"),
    "superscript": sayable("a raised or lowered mark stands at the digits"),
    "soft_hyphen": sayable("an invisible hyphen stands in the cell: it may be a minus"),
    "bidi_control": sayable("the cell holds an invisible mark that turns the direction of reading"),
    "control_character": sayable("the cell holds an invisible control character"),
    "foreign_digits": sayable("the digits are not the ordinary 0-9"),
    "too_large": sayable("the figure is beyond reason"),
    "not_read": sayable("what stands in the cell was not read"),
    "in_label": sayable("the cell is empty, and amounts stand in the row's label"),
}
UNUSUAL = {
    "other_minus": sayable("the minus is a dash of another kind"),
    "space_group": sayable("the thousands are separated by spaces"),
    "negative_parentheses": sayable("parentheses read as a negative figure"),
    "zero_width": sayable("invisible characters were left out"),
    "footnote": sayable("a footnote mark stands at the figure"),
    "negative_zero": sayable("zero with a minus"),
    "plus": sayable("a plus stands before the number"),
}

LIMIT = 10**9
"""Figures of this size and more (in 1.000 kr., years, or a count) are refused as `too_large`."""


class Scale(NamedTuple):
    """What a table counts in. A written 1 is `factor` of the model's units, with at most `decimals` decimals.

    `suffix` may stand behind the figure; `parentheses` tells whether they make a figure negative.
    """

    factor: int = 1
    decimals: int = 0
    suffix: str = ""
    parentheses: bool = False


THOUSANDS = Scale(parentheses=True)
MILLIONS = Scale(factor=1000, decimals=3, parentheses=True)
YEARS = Scale(suffix="år")
COUNTS = Scale()


def scale_of(unit: str) -> Scale:
    """What a table counts in, from its unit as the header states it."""
    return MILLIONS if "mio" in unit.lower() else THOUSANDS


_MINUS = "-\u2212\u2013\u2010\u2011"
_FOOTNOTE = re.compile(r"(?<=[0-9)])\s?\*{1,3}$")
"""Stars behind a figure, which no figure has."""
_NIL = {*_MINUS, "\u2014"}
_SPACES = "\u00a0\u2007\u2009\u202f"
_ZERO_WIDTH = re.compile("[\u200b\u200c\u200d\u2060\ufeff]")
_BIDI = re.compile("[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]")
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f]")
_FIGURE = re.compile(rf"(?P<sign>[{_MINUS}+]?)(?P<whole>[0-9][0-9.{_SPACES}]*)(?:,(?P<decimals>[0-9]+))?")
_GROUPED = re.compile(rf"[0-9]+|[0-9]{{1,3}}(?:\.[0-9]{{3}})+|[0-9]{{1,3}}(?:([{_SPACES}])[0-9]{{3}})(?:\1[0-9]{{3}})*")
_DIGITS = re.compile(rf"[0-9](?:[0-9.,\s{_SPACES}]*[0-9])?")
_UNIT = r"(?:[%‰€$£]|[^\W\d_]{2,}\.?|[^\W\d_]\.\s*[^\W\d_]+\.?)"
_WITH_UNIT = re.compile(
    rf"[{_MINUS}(]?{_DIGITS.pattern}\s*{_UNIT}.*|(?:t?kr\.?|DKK|[€$£])\s*[{_MINUS}]?{_DIGITS.pattern}",
    re.DOTALL | re.IGNORECASE,
)
_BESIDE = re.compile(r"\s*((?:t|mio|mia)\.?\s*kr\b\.?|[%‰€$£]|[^\W\d_][^\s();,]*)", re.IGNORECASE)
_SIGNED = re.compile(rf"(?<![\w.,/])(?:(?<!\S)|(?<=\())[{_MINUS}](?=[0-9])")
_LIKE_DIGITS = re.compile(r"(?!l(?![\w.,]))[0-9.,]*[OoIl][0-9OoIl.,]*(?!\w)")
"""What stands at a number and looks like more of its digits: `4OO`, `2.OOO`. A sole l is a litre."""
_LETTERS_TOO = re.compile(rf"[{_MINUS}]?(?=[OoIl.,]*[0-9])(?![0-9.,]+l$)[0-9OoIl.,]+")
_QUANTITY = re.compile(rf"(?<![\w.,]){_DIGITS.pattern}")


class _RefusedError(Exception):
    """Carries the name of the reason."""


def read_cell(text: str, place: Place, scale: Scale = THOUSANDS) -> Cell:
    """The figure in a cell of a table that holds one figure a cell, in the model's whole units.

    In a table in mio. kr. the value is in 1.000 kr. and `margin` half a unit of the last digit written.
    """
    try:
        plain, unusual = _unmarked(*_plain(text))
        if not plain:
            return _noted(Cell(text=text, state=State.EMPTY, place=place), unusual)
        if plain in _NIL:
            unusual += ["other_minus"] * (plain != "-")
            return _noted(Cell(text=text, state=State.NIL, place=place), unusual)
        value, margin = _scaled(_without_suffix(plain, scale), scale, unusual)
        return _noted(Cell(text=text, state=State.NUMBER, value=value, margin=margin, place=place), unusual)
    except _RefusedError as reason:
        return refused(text, str(reason), place)


def refused(text: str, reason: str, place: Place) -> Cell:
    """An unreadable cell; `reason` is one of REFUSED."""
    return Cell(text=text, state=State.UNREADABLE, reason=reason, note=told(reason), place=place)


def told(reason: str) -> str:
    """The note that belongs to a cell's `reason`, in the run's language; "" for none."""
    messages = REFUSED | UNUSUAL
    return "; ".join(say(messages[name]) for name in reason.split(",") if name in messages)


def read_quantities(text: str, place: Place) -> tuple[Quantity, ...]:
    """The figures in a cell that may hold several, each with the unit beside it; none in a cell of words alone.

    `0,8 ÅV (540.000 kr.)` is 0.8 `ÅV` and 540000 `kr.`; `Gns. 40 sek.` is 40 `sek.`. A written "-" is nil.
    """
    try:
        plain, unusual = _plain(text)
    except _RefusedError as reason:
        return (_refused_quantity(text, str(reason), place),)
    if plain in _NIL:
        return (Quantity(text=text, state=State.NIL, place=place),)
    found = list(_QUANTITY.finditer(plain))
    if len(found) == 1 and plain.startswith("(") and not plain.strip("()").strip(found[0].group()):
        return (_refused_quantity(text, "parentheses", place),)
    quantities, start = [], 0
    for number in found:
        letters = _LIKE_DIGITS.match(plain, number.end())
        end = letters.end() if letters else number.end()
        beside = _BESIDE.match(plain, end)
        unit, end = (beside.group(1), beside.end()) if beside else ("", end)
        piece = text if len(found) == 1 else plain[start:end].strip(" \t\n()")
        if letters:
            quantities.append(_refused_quantity(piece, "letters_for_digits", place, unit))
        else:
            quantities.append(_quantity(_signed(plain, number), unit, unusual, piece, place))
        start = end + (plain[end : end + 1] in _MINUS)
    return tuple(quantities)


def no_quantity(text: str, place: Place) -> Quantity:
    """What stands where a figure should, and is words alone."""
    return _refused_quantity(text, "not_a_number", place)


def _plain(text: str) -> tuple[str, list[str]]:
    """The text without surrounding blanks and zero-width characters, and what was unusual about it."""
    if _BIDI.search(text):
        raise _RefusedError("bidi_control")
    if _CONTROL.search(text):
        raise _RefusedError("control_character")
    if "\u00ad" in text:
        raise _RefusedError("soft_hyphen")
    for character in text:
        if not character.isascii() and character.isnumeric():
            raised = unicodedata.decomposition(character).startswith(("<super>", "<sub>"))
            raise _RefusedError("superscript" if raised else "foreign_digits")
    visible = _ZERO_WIDTH.sub("", text)
    return visible.strip(), ["zero_width"] * (visible != text)


def _unmarked(plain: str, unusual: list[str]) -> tuple[str, list[str]]:
    """The text without a footnote mark behind its figure."""
    bare = _FOOTNOTE.sub("", plain)
    return bare, [*unusual, *["footnote"] * (bare != plain)]


def _without_suffix(plain: str, scale: Scale) -> str:
    if scale.suffix and plain.lower().endswith(scale.suffix):
        return plain[: -len(scale.suffix)].rstrip()
    return plain


def _scaled(plain: str, scale: Scale, unusual: list[str]) -> tuple[int, int]:
    """Value and margin in the model's units; adds to `unusual`."""
    digits, decimals = _figure(_without_parentheses(plain, scale, unusual), unusual)
    if len(decimals) > scale.decimals:
        raise _RefusedError("too_many_decimals" if scale.decimals else "decimal_in_whole_table")
    if len(digits) > len(str(LIMIT)) + 1:
        raise _RefusedError("too_large")
    value = int(digits + decimals) * scale.factor // 10 ** len(decimals)
    if abs(value) >= LIMIT:
        raise _RefusedError("too_large")
    return value, scale.factor // (2 * 10 ** len(decimals))


def _without_parentheses(plain: str, scale: Scale, unusual: list[str]) -> str:
    """`(1.234)` as `-1.234` where the scale reads it so."""
    if not (plain.startswith("(") and plain.endswith(")")):
        return plain
    if not scale.parentheses:
        raise _RefusedError("parentheses")
    inner = plain[1:-1].strip()
    if not inner or not inner[0].isdigit():
        raise _RefusedError("not_a_number")
    unusual.append("negative_parentheses")
    return "-" + inner


def _figure(plain: str, unusual: list[str]) -> tuple[str, str]:
    """The signed digits before and those behind the decimal comma; raises _RefusedError."""
    match = _FIGURE.fullmatch(plain)
    if not match:
        raise _RefusedError(_why_not(plain))
    sign, whole, decimals = match["sign"], match["whole"], match["decimals"] or ""
    minus = sign.strip("+")
    grouped = _GROUPED.fullmatch(whole)
    if not grouped:
        raise _RefusedError("broken_group")
    digits = re.sub(r"[^0-9]", "", whole)
    if digits.startswith("0") and digits != "0":
        raise _RefusedError("broken_group" if digits != whole else "leading_zero")
    unusual += ["plus"] * (sign == "+")
    unusual += ["other_minus"] * (minus not in ("", "-"))
    unusual += ["space_group"] * bool(grouped.group(1))
    unusual += ["negative_zero"] * (bool(minus) and not (digits + decimals).strip("0"))
    return ("-" if minus else "") + digits, decimals


def _why_not(plain: str) -> str:
    """The reason that helps most, for a text that is no figure."""
    if re.fullmatch(rf"[0-9.,\s]*[0-9]\s*[{_MINUS}]", plain):
        return "trailing_minus"
    if re.fullmatch(rf"[{_MINUS}]?\s*[0-9][0-9.,\s]*", plain) and re.search(r"\s", plain):
        return "space_in_number"
    if re.fullmatch(rf"[{_MINUS}]?[0-9][0-9.,]*", plain):
        return "broken_group"
    if _LETTERS_TOO.fullmatch(plain):
        return "letters_for_digits"
    return "unit_in_cell" if _WITH_UNIT.fullmatch(plain) else "not_a_number"


def _signed(plain: str, number: re.Match[str]) -> str:
    """The number with the minus before it; the dash of a range (30-40) is none."""
    sign = number.start() - 1
    return plain[sign : number.end()] if sign >= 0 and _SIGNED.match(plain, sign) else number.group()


def _quantity(figure: str, unit: str, unusual: list[str], text: str, place: Place) -> Quantity:
    unusual = list(unusual)
    try:
        digits, decimals = _figure(figure, unusual)
    except _RefusedError as reason:
        return _refused_quantity(text, str(reason), place, unit)
    if len(digits) > len(str(LIMIT)) + 3 or len(decimals) > len(str(LIMIT)):
        return _refused_quantity(text, "too_large", place, unit)
    value = Decimal(f"{digits}.{decimals}" if decimals else digits)
    return _noted(Quantity(text=text, value=value, unit=unit, place=place), unusual)


def _refused_quantity(text: str, reason: str, place: Place, unit: str = "") -> Quantity:
    return Quantity(text=text, state=State.UNREADABLE, unit=unit, reason=reason, note=told(reason), place=place)


def _noted(figure: Figure, unusual: list[str]) -> Figure:
    """The figure with what was unusual in reading it."""
    if not unusual:
        return figure
    reason = ",".join(unusual)
    return replace(figure, reason=reason, note=told(reason))
