"""Running headers and footers: what stands at the same height of several pages."""

import re
from collections import Counter
from collections.abc import Sequence

from engine.formats.pdf.positions import Line

MARGIN = 0.12
"""The share of a page, above and below, in which running texts stand."""

_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(r"\W*(?:(?:side|page|s\.)\s*)?[0-9]+(?:\s*(?:af|of|/)\s*[0-9]+)?\W*", re.IGNORECASE)

Key = tuple[str, int]


def running_keys(pages: Sequence[tuple[float, Sequence[Line]]]) -> set[Key]:
    """What runs through a document, of which each page's height and lines are given."""
    seen = Counter(key for height, lines in pages for key in {key_of(line) for line in lines if _at_edge(line, height)})
    return {key for key, count in seen.items() if count > 1}


def key_of(line: Line) -> Key:
    """A line's text, whatever its numbers, and its height on the page, in steps of some points."""
    return _DIGITS.sub("0", line.text), round(line.top / 4)


def is_page_number(line: Line) -> bool:
    """Whether the line says nothing but the page's number."""
    return _PAGE_NUMBER.fullmatch(line.text) is not None


def _at_edge(line: Line, height: float) -> bool:
    return not MARGIN * height < line.top < (1 - MARGIN) * height
