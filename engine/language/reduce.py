"""What the plain values of a column come to."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.language.aggregates import NEVER
from engine.language.figure import Exact
from engine.language.frame import Column, NotPlain


def _some(reduce: Callable[[Column], Any]) -> Callable[[Column], Any]:
    def reduced(found: Column) -> Any:
        if not found:
            raise NotPlain
        return reduce(found)

    return reduced


def _payback(found: Column) -> Exact:
    running: Exact = 0
    for ordinal, each in enumerate(found, 1):
        running += each
        if running <= 0:
            return ordinal
    return NEVER


REDUCE: Mapping[str, Callable[[Column], Any]] = {
    "sum": sum,
    "count": len,
    "smallest": _some(min),
    "largest": _some(max),
    "first": _some(lambda found: found[0]),
    "last": _some(lambda found: found[-1]),
    "payback": _some(_payback),
    "every": all,
    "some": any,
    "no": lambda found: not any(found),
}
"""By the word of the language."""
