"""How far a long run has come, for a person who watches."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TextIO

from engine.run.watch import Watcher, unwatched

PATIENCE = 1.0
"""Seconds before anything is shown."""
PACE = 0.1
"""Seconds between two pictures."""
_BACK = "\r\x1b[K"


@contextmanager
def watching(stream: TextIO | None = None) -> Iterator[Watcher]:
    """What shows a count on `stream` (standard error) while the work takes long, if that is a terminal."""
    out = sys.stderr if stream is None else stream
    if not out.isatty():
        yield unwatched
        return
    due, shown = time.monotonic() + PATIENCE, False

    def show(number: int, total: int) -> None:
        nonlocal due, shown
        if time.monotonic() >= due:
            print(f"{_BACK}{number}/{total}", end="", file=out, flush=True)
            due, shown = time.monotonic() + PACE, True

    try:
        yield show
    finally:
        if shown:
            print(_BACK, end="", file=out, flush=True)
