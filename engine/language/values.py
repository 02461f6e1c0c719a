"""Exact values: intervals with the cells they come from, and truth that may be open."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import Enum
from fractions import Fraction
from functools import lru_cache
from operator import add, sub
from typing import Any

from msgspec import field

from engine.language.figure import ZERO, Exact, Figure, Interval
from engine.model.base import Model
from engine.model.cell import CellAddress
from engine.texts import say


class Unknown(Model):
    """A value or a truth that cannot be told, and why, in the reader's language."""

    reason: str


class Open(Enum):
    """A sentence that is true or false within what rounding leaves open."""

    MAYBE = "maybe"


Truth = bool | Open | Unknown


class Amount(Model):
    """A number as an interval, and as `sum(factor * cell) + constant` where it is linear.

    `interval` is None where `reason` says why it is unknown; the linear form can be known all the same.
    A cell in it is whatever its margin allows. `terms` is None where it is not linear, or rounded and no cell's.
    `figure` is the one cell that it is, as it stands.
    """

    interval: Interval | None
    terms: Mapping[CellAddress, Exact] | None = field(default_factory=dict)
    constant: Exact = 0
    figure: Figure | None = None
    reason: str = ""


@lru_cache(maxsize=10_000)
def known(number: Exact) -> Amount:
    """A number that no cell holds."""
    return Amount(Interval(number, number), constant=number)


def unknown(reason: str) -> Amount:
    """A number that is not there."""
    return Amount(None, None, reason=reason)


def added(left: Amount, right: Amount) -> Amount:
    """`left + right`."""
    return _combined(left, right, add, 1, lambda a, b: Interval(a.low + b.low, a.high + b.high))


def subtracted(left: Amount, right: Amount) -> Amount:
    """`left - right`."""
    return _combined(left, right, sub, -1, lambda a, b: Interval(a.low - b.high, a.high - b.low))


def _combined(
    left: Amount,
    right: Amount,
    constant: Callable[[Exact, Exact], Exact],
    sign: int,
    join: Callable[[Interval, Interval], Interval],
) -> Amount:
    terms = None
    if left.terms is not None and right.terms is not None:
        terms = dict(left.terms)
        for address, factor in right.terms.items():
            terms[address] = terms.get(address, 0) + sign * factor
    interval = join(left.interval, right.interval) if left.interval and right.interval else None
    return Amount(interval, terms, constant(left.constant, right.constant), reason=left.reason or right.reason)


def scaled(amount: Amount, factor: Exact) -> Amount:
    """`factor * amount`, linear if `amount` is."""
    interval: Interval | None = None
    if amount.interval is not None:
        low: Exact = amount.interval.low * factor
        high: Exact = amount.interval.high * factor
        interval = Interval(low, high) if factor >= 0 else Interval(high, low)
    terms = None if amount.terms is None else {address: each * factor for address, each in amount.terms.items()}
    return Amount(interval, terms, amount.constant * factor, reason=amount.reason)


def multiplied(left: Amount, right: Amount) -> Amount:
    """`left * right`; linear where one of them is a plain number."""
    for amount, factor in ((left, right), (right, left)):
        if factor.terms == {} and factor.interval and factor.interval.low == factor.interval.high:
            return scaled(amount, factor.interval.low)
    if left.interval is None or right.interval is None:
        return Amount(None, None, reason=left.reason or right.reason)
    corners = [a * b for a in left.interval for b in right.interval]
    return Amount(Interval(min(corners), max(corners)), None)


def inverse(amount: Amount) -> Interval | None:
    """`1 / amount`; None where it is unknown or may be 0."""
    if amount.interval is None or amount.interval.low <= 0 <= amount.interval.high:
        return None
    return Interval(1 / Fraction(amount.interval.high), 1 / Fraction(amount.interval.low))


def magnitude(interval: Interval) -> Interval:
    """The sizes of the numbers in it."""
    low, high = interval
    if low <= 0 <= high:
        return Interval(0, max(-low, high))
    return interval if low > 0 else Interval(-high, -low)


def compare(operator: str, left: Interval, right: Interval) -> Truth:
    """`=` is false only when the two cannot meet, and open when they can but need not."""
    return _COMPARE[operator](left, right)


def _equal(left: Interval, right: Interval) -> Truth:
    if left.low > right.high or right.low > left.high:
        return False
    return True if left.low == left.high == right.low == right.high else Open.MAYBE


def _below(left: Interval, right: Interval) -> Truth:
    if left.high < right.low:
        return True
    return False if left.low >= right.high else Open.MAYBE


def _at_most(left: Interval, right: Interval) -> Truth:
    if left.high <= right.low:
        return True
    return False if left.low > right.high else Open.MAYBE


_COMPARE: Mapping[str, Callable[[Interval, Interval], Truth]] = {
    "=": _equal,
    "!=": lambda left, right: negated(_equal(left, right)),
    "<": _below,
    "<=": _at_most,
    ">": lambda left, right: _below(right, left),
    ">=": lambda left, right: _at_most(right, left),
}


def negated(truth: Truth) -> Truth:
    """What is open or unknown stays so."""
    return not truth if isinstance(truth, bool) else truth


def all_of(parts: Iterable[Truth]) -> Truth:
    """False if one is; else unknown if one is; else open if one is."""
    return _strongest(parts, decisive=False)


def any_of(parts: Iterable[Truth]) -> Truth:
    """True if one is; else unknown if one is; else open if one is."""
    return _strongest(parts, decisive=True)


def _strongest(parts: Iterable[Truth], *, decisive: bool) -> Truth:
    found: Truth = not decisive
    for part in parts:
        if part is decisive:
            return decisive
        if part is not found and _weight(part) > _weight(found):
            found = part
    return found


def _weight(truth: Truth) -> int:
    return 2 if isinstance(truth, Unknown) else int(truth is Open.MAYBE)


# What many values come to

NEVER: Exact = 10**9
"""The payback of what is never paid back: more years than any that is compared with it."""


def nothing() -> Unknown:
    """What an aggregate is of no elements."""
    return Unknown(say("there is nothing to choose among"))


def _sum(found: list[Amount]) -> Amount:
    total = known(0)
    for each in found:
        total = added(total, each)
    return total


def _extreme(found: list[Any], choose: Callable[[Iterator[Any]], Any]) -> object:
    if not found:
        return nothing()
    if not isinstance(found[0], Amount):
        return next((each for each in found if isinstance(each, Unknown)), None) or choose(iter(found))
    if any(each.interval is None for each in found):
        return Amount(None, None, reason=next(each.reason for each in found if each.interval is None))
    low, high = (choose(each.interval[end] for each in found) for end in (0, 1))
    constant = all(each.terms == {} for each in found) and low == high
    return Amount(Interval(low, high), {} if constant else None, low)


def _payback(found: list[Amount]) -> Amount:
    """The first ordinal at which the running sum can be, and the first at which it must be, zero or below."""
    if not found:
        return unknown(nothing().reason)
    running: Interval = ZERO
    earliest: int | None = None
    for ordinal, each in enumerate(found, 1):
        if each.interval is None:
            return Amount(None, None, reason=each.reason)
        running = Interval(running.low + each.interval.low, running.high + each.interval.high)
        if earliest is None and running.low <= 0:
            earliest = ordinal
        if running.high <= 0:
            return Amount(Interval(earliest or ordinal, ordinal), None)
    return Amount(Interval(earliest or NEVER, NEVER), None)


AGGREGATES: Mapping[str, Callable[[list[Any]], object]] = {
    "sum": _sum,
    "smallest": lambda found: _extreme(found, min),
    "largest": lambda found: _extreme(found, max),
    "payback": _payback,
}

"""By the word of the language; `count`, `first` and `last` need no values."""
