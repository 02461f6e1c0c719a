"""How blanks tell which cells of a row are empty.

A cell shows as its text and one blank; an empty one as one blank, or two. So between two printed cells stand the
blanks of the empty cells between them, and a row's gaps (with the blank that belongs to the text before taken off) tell
how many empty cells each holds. Most rows price every empty cell the same; then the reading is exact.
"""

from collections.abc import Iterator, Sequence
from itertools import accumulate, islice
from typing import NamedTuple

Gap = int | None
"""Spare blanks at a place between cells; None where the document has lost them."""

Counts = tuple[int, ...]
"""How many empty cells stand in each gap."""

MAX_READINGS = 256


class Spread(NamedTuple):
    """The possible numbers of empty cells in each gap, likeliest first. `exact`: every empty cell costs the same."""

    readings: tuple[Counts, ...]
    exact: bool


NOTHING = Spread((), False)


def spread(gaps: Sequence[Gap], empty: int) -> Spread:
    """How `empty` empty cells can stand in the gaps of a row; NOTHING where they cannot."""
    if empty < 0:
        return NOTHING
    if not empty:
        return Spread(((0,) * len(gaps),), not any(gaps[:-1]))
    priced = list(_same_price(gaps, empty))
    if len(priced) == 1 and (None not in gaps or not _holes(priced[0])):
        return Spread((priced[0],), True)
    loose = [*_as_they_are(gaps, empty), *_without_stray_end(gaps, empty)]
    unique = sorted(dict.fromkeys(loose), key=_holes)
    return Spread(tuple(unique[:MAX_READINGS]), False)


def columns(counts: Counts) -> tuple[int, ...]:
    """The column of each printed cell, from the empty cells before it."""
    return tuple(before + index for index, before in enumerate(accumulate(counts[:-1])))


def _as_they_are(gaps: Sequence[Gap], empty: int) -> Iterator[Counts]:
    yield from _same_price(gaps, empty)
    yield from _any_price(gaps, empty)
    yield from _one_too_many(gaps, empty)


def _without_stray_end(gaps: Sequence[Gap], empty: int) -> Iterator[Counts]:
    """Some of the blanks behind the last cell are stray: a line's end gets them more easily than its middle."""
    end = gaps[-1] or 0
    for kept in range(end - 1, -1, -1):
        shorter = [*gaps[:-1], kept]
        yield from _as_they_are(shorter, empty) if kept == end - 1 else _any_price(shorter, empty)


def _same_price(gaps: Sequence[Gap], empty: int) -> Iterator[Counts]:
    """Every empty cell costs one blank, or every one two. One gap may be lost: it holds what the others do not."""
    if gaps.count(None) > 1 and empty:
        return
    known = [gap for gap in gaps if gap is not None]
    for price in (1, 2) if any(known) else (1,):
        rest = empty - sum(known) // price
        if all(gap % price == 0 for gap in known) and (rest >= 0 if None in gaps else rest == 0):
            yield tuple(rest if gap is None else gap // price for gap in gaps)


def _any_price(gaps: Sequence[Gap], empty: int) -> Iterator[Counts]:
    """Each empty cell costs one blank or two."""
    return islice(_fill(gaps, empty), MAX_READINGS)


def _fill(gaps: Sequence[Gap], empty: int) -> Iterator[Counts]:
    if not gaps:
        if not empty:
            yield ()
        return
    least, most = _bounds(gaps[0], empty)
    others = [_bounds(gap, empty) for gap in gaps[1:]]
    least = max(least, empty - sum(bounds[1] for bounds in others))
    most = min(most, empty - sum(bounds[0] for bounds in others))
    for count in range(least, most + 1):
        for rest in _fill(gaps[1:], empty - count):
            yield (count, *rest)


def _bounds(gap: Gap, empty: int) -> tuple[int, int]:
    return (0, empty) if gap is None else ((gap + 1) // 2, gap)


def _one_too_many(gaps: Sequence[Gap], empty: int) -> Iterator[Counts]:
    """One stray blank stands somewhere in a row that prices its empty cells the same."""
    for index, gap in enumerate(gaps):
        if gap and not (index == 0 and None in gaps):
            yield from _same_price([*gaps[:index], gap - 1, *gaps[index + 1 :]], empty)


def _holes(counts: Counts) -> int:
    """Empty cells between printed ones: figures mostly stand together."""
    return sum(counts[1:-1])
