"""How a figure goes wrong under the hands of a person, cheapest (likeliest) first."""

from collections.abc import Callable, Container, Mapping
from enum import StrEnum
from typing import NamedTuple

from engine.diagnose.system import CellInfo, Measure
from engine.model.budget import Role


class Edit(StrEnum):
    """What an author did; the correction undoes it. The names are part of the JSON contract."""

    UNREADABLE = "unreadable"
    SIGN = "sign"
    TRANSPOSED = "transposed"
    DIGIT_MISSING = "digit_missing"
    DIGIT_EXTRA = "digit_extra"
    DIGIT_WRONG = "digit_wrong"
    ZERO = "zero"
    GROUP = "group"
    KRONER = "kroner"
    EXCHANGED = "exchanged"
    SHIFTED = "shifted"
    AREA = "area"
    SECTION = "section"
    SECTION_SIGN = "section_sign"
    LEFT_OUT = "left_out"
    STALE = "stale"
    EMPTY = "empty"
    EXTRA = "extra"
    TOTAL = "total"
    VALUE = "value"


COST = {
    # That it is wrong is known already.
    Edit.UNREADABLE: 0,
    Edit.SIGN: 1,
    Edit.SECTION_SIGN: 2,
    Edit.TRANSPOSED: 2,
    Edit.DIGIT_MISSING: 3,
    Edit.DIGIT_EXTRA: 3,
    Edit.DIGIT_WRONG: 3,
    # A zero too many is a digit too many.
    Edit.ZERO: 3,
    Edit.GROUP: 4,
    Edit.KRONER: 5,
    Edit.EXCHANGED: 6,
    Edit.SHIFTED: 7,
    Edit.AREA: 8,
    Edit.SECTION: 8,
    # That the difference is just a figure of the table is no more likely by chance than that it is a digit's.
    Edit.EXTRA: 3,
    Edit.LEFT_OUT: 3,
    Edit.EMPTY: 9,
    Edit.TOTAL: 10,
    Edit.VALUE: 11,
    # Whether a figure or what follows from it is out of date, nothing tells.
    Edit.STALE: 11,
}

ANY_FIGURE = frozenset({Edit.EMPTY, Edit.TOTAL, Edit.VALUE, Edit.STALE})
"""The edits that do not say how the figure came about: that one fits is no sign that it was made."""


def classify(info: CellInfo, to: int) -> Edit:
    """The cheapest edit that explains why `info` holds its figure where `to` should stand."""
    if info.unreadable:
        return Edit.UNREADABLE
    if not info.value:
        return Edit.EMPTY
    if not to:
        return Edit.EXTRA
    if any(to % each.unit == 0 for each in info.ways):
        pair = _written(info, info.value, to)
        for edit, explains in _SLIPS:
            if edit not in _SENSELESS[info.measure] and explains(pair):
                return edit
    return Edit.VALUE if info.role is Role.DETAIL else Edit.TOTAL


_SENSELESS: Mapping[Measure, Container[Edit]] = {
    Measure.AMOUNT: (),
    Measure.QUANTITY: (Edit.KRONER,),
    Measure.COUNT: (Edit.KRONER, Edit.GROUP, Edit.ZERO),
    Measure.YEARS: (Edit.KRONER, Edit.GROUP, Edit.ZERO),
}
"""What nobody does to such a figure: nobody types a count in kroner, and a few years have no thousands."""


class _Pair(NamedTuple):
    """The figure that stands and the one that should, in units of the last digit typed, and the digits of both.

    The digits are empty where the signs differ: then there is nothing to compare.
    """

    start: int
    goal: int
    digits: tuple[str, str]


def _written(info: CellInfo, start: int, goal: int) -> _Pair:
    notation = min((info.notation_of(each) for each in (start, goal)), key=lambda each: each.unit)
    same = (start > 0) == (goal > 0)
    digits = (notation.digits(start), notation.digits(goal)) if same else ("", "")
    return _Pair(start // notation.unit, goal // notation.unit, digits)


def _sign(pair: _Pair) -> bool:
    return pair.goal == -pair.start


def _transposed(pair: _Pair) -> bool:
    one, other = pair.digits
    if len(one) != len(other):
        return False
    at = [place for place in range(len(one)) if one[place] != other[place]]
    return len(at) == 2 and one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]]


def _digit_missing(pair: _Pair) -> bool:
    one, other = pair.digits
    return _one_more(other, one)


def _digit_extra(pair: _Pair) -> bool:
    one, other = pair.digits
    return _one_more(one, other)


def _digit_wrong(pair: _Pair) -> bool:
    one, other = pair.digits
    # One digit of one can become any: that would explain too much.
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _zero(pair: _Pair) -> bool:
    return pair.goal == 10 * pair.start or pair.start == 10 * pair.goal


def _group(pair: _Pair) -> bool:
    """Two or three zeros too many or too few, or the last group of three digits lost."""
    start, goal, digits = pair
    many = start in (100 * goal, 1000 * goal)
    few = goal in (100 * start, 1000 * start)
    return many or few or (any(digits) and abs(goal) // 1000 == abs(start))


def _kroner(pair: _Pair) -> bool:
    return any(pair.digits) and abs(pair.start) >= 1000 and abs(pair.start - 1000 * pair.goal) < 1000


_SLIPS: tuple[tuple[Edit, Callable[[_Pair], bool]], ...] = (
    (Edit.SIGN, _sign),
    (Edit.TRANSPOSED, _transposed),
    (Edit.ZERO, _zero),
    (Edit.KRONER, _kroner),
    (Edit.DIGIT_MISSING, _digit_missing),
    (Edit.DIGIT_EXTRA, _digit_extra),
    (Edit.DIGIT_WRONG, _digit_wrong),
    (Edit.GROUP, _group),
)


def _one_more(longer: str, shorter: str) -> bool:
    if len(longer) != len(shorter) + 1:
        return False
    at = next((place for place, digit in enumerate(shorter) if longer[place] != digit), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter
