"""When a comparison holds, what a cell holds, and when a text mentions a word."""

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from engine.language import values
from engine.language.types import Unit
from engine.language.values import Amount, Truth, Unknown
from engine.model.cell import State

DURATIONS = (Unit.YEAR, Unit.YEARS)
"""Units in which an empty cell is no 0: nothing is stated there."""


def compared(operator: str, left: object, right: object) -> Truth:
    """The comparison of two values as the evaluator gives them."""
    if isinstance(left, Amount) and isinstance(right, Amount):
        if left.interval is None or right.interval is None:
            return Unknown(left.reason or right.reason)
        return values.compare(operator, left.interval, right.interval)
    for each in (left, right):
        if isinstance(each, Unknown):
            return each
    if isinstance(left, str) and isinstance(right, str):
        left, right = left.casefold(), right.casefold()
    return _PLAIN[operator](left, right)


def holds_state(state: State, word: str) -> bool:
    """Whether a cell in this state is `empty`, `nil`, `stated` or `readable`."""
    return {
        "empty": state is State.EMPTY,
        "nil": state is State.NIL,
        "stated": state in (State.NUMBER, State.UNREADABLE),
        "readable": state is not State.UNREADABLE,
    }[word]


@lru_cache(maxsize=512)
def mentions(words: str | tuple[str, ...]) -> Callable[[str], bool]:
    """Tells whether one of the words is in a text as a whole word, in any case; `*` at an end: anything."""
    listed = [word.lower() for word in ((words,) if isinstance(words, str) else words) if word.strip(" *")]
    within = tuple(word for word in listed if word.startswith("*"))
    begins = _pattern(r"(?<!\w)", tuple(word for word in listed if word not in within)).search
    if not within:
        return lambda text: begins(text.lower()) is not None
    # Of a word without a beginning a pattern asks at every letter; that its letters are there at all is told at once,
    # and most often there is no need to make the pattern.
    cores = [word.strip("*").split()[0] for word in within]

    def asked(text: str) -> bool:
        text = text.lower()
        if begins(text):
            return True
        return any(map(text.__contains__, cores)) and _pattern("", within).search(text) is not None

    return asked


@lru_cache(maxsize=512)
def _pattern(before: str, words: tuple[str, ...]) -> re.Pattern[str]:
    """Finds one of the words in a text of small letters: twice as fast as with re.IGNORECASE."""
    parts = [r"\s+".join(map(re.escape, word.strip("*").split())) + r"\w*" * word.endswith("*") for word in words]
    return re.compile(rf"{before}(?:{'|'.join(parts)})(?!\w)" if parts else _NOTHING)


_NOTHING = r"(?!)"
"""Matches nowhere."""


_PLAIN: Mapping[str, Callable[[Any, Any], bool]] = {
    "=": lambda left, right: left == right,
    "!=": lambda left, right: left != right,
    "<": lambda left, right: left < right,
    "<=": lambda left, right: left <= right,
    ">": lambda left, right: left > right,
    ">=": lambda left, right: left >= right,
}
