"""How far a long run has come, for a person who watches."""

import sys
import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

PATIENCE = 1.0
"""Seconds before anything is shown."""
PACE = 0.1
"""Seconds between two pictures."""
_BACK = "\r\x1b[K"


def watched(items: Iterable[T], total: int, stream: TextIO | None = None) -> Iterator[T]:
    """The items, with a count on `stream` (standard error) while they take long, if that is a terminal."""
    out = sys.stderr if stream is None else stream
    if not out.isatty():
        yield from items
        return
    due, shown = time.monotonic() + PATIENCE, False
    try:
        for number, item in enumerate(items, start=1):
            if time.monotonic() >= due:
                print(f"{_BACK}{number}/{total}", end="", file=out, flush=True)
                due, shown = time.monotonic() + PACE, True
            yield item
    finally:
        if shown:
            print(_BACK, end="", file=out, flush=True)
