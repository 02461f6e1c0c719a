"""Which rows of a table of quantities a total sums, and whether it is a mean instead."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from fractions import Fraction

from engine.language.figure import Interval
from engine.model.budget import Role
from engine.model.figures import FigureRow

Rows = tuple[int, ...]
"""Rows of a table by their indices."""

_PART = re.compile(r"\W*(?:heraf|deraf)\b", re.IGNORECASE)
_MEAN = re.compile(r"\b(?:gennemsnit\w*|gns)\b", re.IGNORECASE)


def tells_mean(text: str) -> bool:
    """Whether a label or a heading speaks of a mean."""
    return _MEAN.search(text) is not None


def details(rows: Sequence[FigureRow], at: int) -> Iterator[int]:
    """The rows that a total of that column may sum: no mean, and no part of the row above ("heraf …")."""
    whole_is_there = False
    for index, row in enumerate(rows):
        is_part = _PART.match(row.label) is not None
        there = at < len(row.cells)
        if row.role is Role.DETAIL and there and not (is_part and whole_is_there) and not tells_mean(row.label):
            yield index
        if not is_part:
            whole_is_there = there and bool(row.cells[at])


def readings(total: int, totals: Sequence[int], rows: Rows) -> list[Rows]:
    """The rows that one of the totals may sum, the likeliest first.

    A subtotal sums the rows since the total before it; a grand total, which has no such rows, sums all above it; one
    between them, those since an earlier total. Where none stands above the first total, totals stand above their rows.
    """
    turned = bool(rows) and rows[0] > totals[0]
    above = [each for each in rows if (each > total) is turned]
    cuts = sorted(abs(each - total) for each in totals if each != total and (each > total) is turned)
    spans = [tuple(each for each in above if abs(each - total) < cut) for cut in cuts]
    found = list(dict.fromkeys(span for span in (*spans, tuple(above)) if span))
    return found[::-1] if spans and not spans[0] else found


Sums = Callable[[Rows], Interval | None]


def chosen(total: Interval | None, likely: Sequence[Rows], rows: Rows, sum_of: Sums) -> Rows:
    """Of the readings of a total the one that it fits, else the one it misses least; all rows where it has none.

    What cannot be read leaves open which of them it misses least: then it is the likeliest.
    """
    if not likely or likely == [rows]:
        return rows
    sums = {each: sum_of(each) for each in (*likely, rows)}
    gaps = {each: gap(total, found) for each, found in sums.items() if total and found}
    fitting = [each for each, missed in gaps.items() if not missed]
    if fitting or any(each not in gaps for each in likely):
        return fitting[0] if fitting else likely[0]
    return min(likely, key=gaps.__getitem__)


def gap(one: Interval, other: Interval) -> Fraction:
    """How far two numbers are apart; 0 where they can meet."""
    return Fraction(max(one.low - other.high, other.low - one.high, 0))


def total_of(figures: Iterable[Interval | None]) -> Interval | None:
    """The sum; None where one of them is unknown."""
    low, high = Fraction(0), Fraction(0)
    for each in figures:
        if each is None:
            return None
        low, high = low + each.low, high + each.high
    return Interval(low, high)


def weighted(figures: Sequence[Interval], weights: Sequence[Interval]) -> Interval | None:
    """The mean of figures by exact weights; None where they are none."""
    whole = Fraction(sum(weight.low for weight in weights))
    if whole <= 0 or any(weight.low < 0 or weight.width for weight in weights):
        return None
    pairs = [*zip(figures, weights, strict=True)]
    low, high = sum(one.low * by.low for one, by in pairs), sum(one.high * by.low for one, by in pairs)
    return Interval(low / whole, high / whole)
