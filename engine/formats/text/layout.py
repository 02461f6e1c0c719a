"""Figures that the blanks of a text set out as the page did: right under their year, or each on a line of its own."""

import re
from collections.abc import Sequence
from itertools import pairwise

from engine.formats.text.lines import Line
from engine.formats.text.rows import Span, is_figure
from engine.formats.text.scan import Scan

LEAST_APART = 3
"""Blanks between years that only a page set out in columns has: elsewhere they encode the empty cells."""


def spans_of(line: Line, count: int) -> tuple[Span, ...]:
    """Where each of the years that end a line stands; () where they do not stand as in columns."""
    spans = _last_words(line, count)
    return spans if all(gap >= LEAST_APART for gap in _gaps(spans)) else ()


def tells_cells(line: Line, count: int) -> bool:
    """Whether the years that end a line stand a single blank apart, as cells do with no empty ones between them.

    One that strayed there is no harm; more of them were added, and what the rows' blanks tell is as little true.
    """
    return sum(gap > 1 for gap in _gaps(_last_words(line, count))) <= 1


def _last_words(line: Line, count: int) -> tuple[Span, ...]:
    return tuple((found.start(), found.end()) for found in re.finditer("[^ \f]+", line.raw))[-count:]


def _gaps(spans: Sequence[Span]) -> list[int]:
    return [after[0] - before[1] for before, after in pairwise(spans)]


def stacked(scan: Scan, index: int, years: int) -> list[Line]:
    """The lines from this one on that hold a figure and nothing else, two at least and one a year at most; else []."""
    found: list[Line] = []
    while index < len(scan.lines) and len(found) <= years and is_figure(scan.lines[index].text):
        found.append(scan.lines[index])
        index = scan.next_text(index + 1)
    return found if 2 <= len(found) <= years else []


def in_one(line: Line, words: Sequence[str]) -> Line:
    """The line with these words on it."""
    return line._replace(raw=" ".join(words))
