"""How a figure goes wrong under the hands of a person, cheapest (likeliest) first."""

from collections.abc import Callable
from enum import StrEnum

from engine.diagnose.system import CellInfo
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
    step = 2 * info.margin or 1
    start, goal = info.value // step, to // step
    if not goal:
        return Edit.EXTRA
    for edit, explains in _SLIPS:
        if explains(start, goal):
            return edit
    return Edit.VALUE if info.role is Role.DETAIL else Edit.TOTAL


def _sign(start: int, goal: int) -> bool:
    return goal == -start


def _transposed(start: int, goal: int) -> bool:
    one, other = _digits(start, goal)
    if len(one) != len(other):
        return False
    at = [place for place in range(len(one)) if one[place] != other[place]]
    return len(at) == 2 and one[at[0]] == other[at[1]] and one[at[1]] == other[at[0]]


def _digit_missing(start: int, goal: int) -> bool:
    one, other = _digits(start, goal)
    return _one_more(other, one)


def _digit_extra(start: int, goal: int) -> bool:
    one, other = _digits(start, goal)
    return _one_more(one, other)


def _digit_wrong(start: int, goal: int) -> bool:
    one, other = _digits(start, goal)
    # One digit of one can become any: that would explain too much.
    return len(one) == len(other) > 1 and sum(a != b for a, b in zip(one, other, strict=True)) == 1


def _zero(start: int, goal: int) -> bool:
    return goal == 10 * start or start == 10 * goal


def _group(start: int, goal: int) -> bool:
    """Two or three zeros too many or too few, or the last group of three digits lost."""
    many = start in (100 * goal, 1000 * goal)
    few = goal in (100 * start, 1000 * start)
    return many or few or (_same_sign(start, goal) and abs(goal) // 1000 == abs(start))


def _kroner(start: int, goal: int) -> bool:
    return _same_sign(start, goal) and abs(start - 1000 * goal) < 1000


_SLIPS: tuple[tuple[Edit, Callable[[int, int], bool]], ...] = (
    (Edit.SIGN, _sign),
    (Edit.TRANSPOSED, _transposed),
    (Edit.ZERO, _zero),
    (Edit.KRONER, _kroner),
    (Edit.DIGIT_MISSING, _digit_missing),
    (Edit.DIGIT_EXTRA, _digit_extra),
    (Edit.DIGIT_WRONG, _digit_wrong),
    (Edit.GROUP, _group),
)


def _same_sign(start: int, goal: int) -> bool:
    return (start > 0) == (goal > 0)


def _digits(start: int, goal: int) -> tuple[str, str]:
    """The digits of both; nothing to compare where the signs differ."""
    return (str(abs(start)), str(abs(goal))) if _same_sign(start, goal) else ("", "")


def _one_more(longer: str, shorter: str) -> bool:
    if len(longer) != len(shorter) + 1:
        return False
    at = next((place for place, digit in enumerate(shorter) if longer[place] != digit), len(shorter))
    return longer[:at] + longer[at + 1 :] == shorter
