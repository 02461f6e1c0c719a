"""What the plain values of a column come to."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.language.aggregates import NEVER
from engine.language.frame import Column, NotPlain
from engine.language.rounded import Plain, Rounded, ends


def _some(reduce: Callable[[Column], Any]) -> Callable[[Column], Any]:
    def reduced(found: Column) -> Any:
        if not found:
            raise NotPlain
        return reduce(found)

    return reduced


def _payback(found: Column) -> Plain:
    """The first ordinal at which the running sum can be, to the first at which it must be, zero or below."""
    running: Plain = 0
    earliest: int | None = None
    for ordinal, each in enumerate(found, 1):
        running += each
        low, high = ends(running)
        if earliest is None and low <= 0:
            earliest = ordinal
        if earliest is not None and high <= 0:
            return ordinal if earliest == ordinal else Rounded(earliest, ordinal)
    return NEVER if earliest is None else Rounded(earliest, NEVER)


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
