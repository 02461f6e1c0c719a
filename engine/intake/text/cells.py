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
    priced = _same_price(gaps, empty)
    if priced is not None:
        return Spread((priced,), True)
    loose = [*_any_price(gaps, empty), *_one_too_many(gaps, empty)]
    unique = sorted(dict.fromkeys(loose), key=_holes)
    return Spread(tuple(unique), False)


def columns(counts: Counts) -> tuple[int, ...]:
    """The column of each printed cell, from the empty cells before it."""
    return tuple(before + index for index, before in enumerate(accumulate(counts[:-1])))


def _same_price(gaps: Sequence[Gap], empty: int) -> Counts | None:
    """Every empty cell costs one blank, or every one two."""
    known = [gap for gap in gaps if gap is not None]
    if len(known) < len(gaps):
        return None
    if not empty:
        return tuple(known) if not any(known) else None
    price, rest = divmod(sum(known), empty)
    if rest or price not in (1, 2) or any(gap % price for gap in known):
        return None
    return tuple(gap // price for gap in known)


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
        if gap:
            priced = _same_price([*gaps[:index], gap - 1, *gaps[index + 1 :]], empty)
            if priced is not None:
                yield priced


def _holes(counts: Counts) -> int:
    """Empty cells between printed ones: figures mostly stand together."""
    return sum(counts[1:-1])
