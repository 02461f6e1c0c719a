"""What many exact values come to: sum, extremes, payback."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any

from engine.language import values
from engine.language.figure import ZERO, Exact, Interval
from engine.language.values import Amount, Unknown
from engine.texts import say

NEVER: Exact = 10**9
"""The payback of what is never paid back: more years than any that is compared with it."""


def nothing() -> Unknown:
    """What an aggregate is of no elements."""
    return Unknown(say("there is nothing to choose among"))


def _sum(found: list[Amount]) -> Amount:
    total = values.known(0)
    for each in found:
        total = values.added(total, each)
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
        return values.unknown(nothing().reason)
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
