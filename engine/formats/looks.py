"""Headings by their looks, for doors whose documents do not say which lines are headings."""

import re
from typing import NamedTuple

MAX_HEADING = 150
"""Characters: what is longer is no heading, however it looks."""

LARGER, MUCH_LARGER = 1.0, 4.0
"""Points above body text at which a line looks like a heading, of the second and of the first level."""

_CAPTION = re.compile(r"(?:tabel|table)\s+[0-9]+\b", re.IGNORECASE)


class Looks(NamedTuple):
    """How a line looks: the size of its smallest type and that of body text, in points; whether all of it is bold."""

    size: float
    body: float
    bold: bool


def is_caption(text: str) -> bool:
    """Whether a line begins as a table's caption does, which is often bold and never a heading."""
    return _CAPTION.match(text) is not None


def level_by_looks(text: str, looks: Looks) -> int:
    """1 or 2 for a short line, larger than body text or bold and as large, that ends as no sentence does; else 0."""
    if len(text) > MAX_HEADING or text.endswith((".", ",", ";")) or is_caption(text):
        return 0
    if looks.size < looks.body + (0 if looks.bold else LARGER):
        return 0
    return 1 if looks.size >= looks.body + MUCH_LARGER else 2
