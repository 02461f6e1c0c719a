"""One line of a table by year: its words, its styringsområde and under which years its figures stand."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.formats.numbers import read_cell
from engine.formats.text.cells import NOTHING, Counts, Gap, Spread, columns, spread
from engine.formats.text.lines import MAX_LINE, Blanks, Line
from engine.formats.words import fold
from engine.model.cell import State
from engine.model.place import NOWHERE

_DASHES = frozenset("-\u2212\u2013\u2014")
_MARKS = frozenset(".,()+*'/\u00a0\u2007\u2009\u202f\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u200f") | _DASHES
_DANISH = frozenset("abcdefghijklmnopqrstuvwxyzæøåäöüéèêáóíúß")
_WITH_UNIT = re.compile(r"[-\u2212]?[0-9][0-9.,]* ?(?:t?\.?kr|mio|%)\.?", re.IGNORECASE)
_WORD = re.compile("[^ \f]+")
_WORD_AND_UNIT = re.compile(rf"(?<![^ \f])(?:{_WITH_UNIT.pattern}(?![^ \f])|[^ \f]+)", re.IGNORECASE)
_AMOUNT = re.compile(r"[-\u2212\u2013][0-9][0-9.]*|[0-9]{1,3}(?:\.[0-9]{3})+")
_AREA = re.compile(r"[A-ZÆØÅ][^\W\d_]{1,24}")


Span = tuple[int, int]
"""Where a word begins in its line, and where it ends."""


class Token(NamedTuple):
    """A word without blanks, and where it stands in its line."""

    text: str
    start: int
    end: int


class Shape(NamedTuple):
    """The columns of a table after the label's: one for the styringsområde if it has one, then the years."""

    has_area: bool
    years: int
    areas: frozenset[str]
    blanks: Blanks = Blanks.KEPT
    leading: bool = True
    """Whether the blanks before a line's first word are still there."""
    spans: tuple[Span, ...] = ()
    """Where the years stand, if the figures stand right under them."""


class RowLine(NamedTuple):
    """A line read. `placements` give the year index of each value, likeliest first; one: the blanks leave no doubt."""

    text: str
    area: Token | None
    values: tuple[Token, ...]
    placements: tuple[tuple[int, ...], ...]


class _Split(NamedTuple):
    """One way to cut a line: the words of the label, the styringsområde, the figures."""

    words: Sequence[Token]
    area: Token | None
    values: Sequence[Token]


class _Attempt(NamedTuple):
    """A cut and what the blanks say of it.

    `doubt` is 0 where every empty cell costs the same, 1 where one reading is possible, 2 where several are.
    """

    doubt: int
    row: RowLine


def read_row(line: Line, shape: Shape) -> RowLine | None:
    """The figures that end a line of the table; None where none do.

    Blanks that fit no reading have been damaged: where the words say that it is a row, it is read without them.
    """
    if len(line.raw) > MAX_LINE:
        return None
    return _by_words(line, _WORD, shape) or _by_words(line, _WORD_AND_UNIT, shape)


def _by_words(line: Line, word: re.Pattern[str], shape: Shape) -> RowLine | None:
    tokens = [Token(m.group(), m.start(), m.end()) for m in word.finditer(line.raw)]
    run = _figures(tokens, shape)
    if not run:
        return None
    words = tokens[: len(tokens) - len(run)]
    found = _under_years(line, words, run, shape) or _read(line, words, run, shape)
    if found or shape.blanks is Blanks.LOST or not _surely_row(line, words, run, shape):
        return found
    return _read(line, words, run, shape._replace(blanks=Blanks.LOST))


def _under_years(line: Line, words: Sequence[Token], run: Sequence[Token], shape: Shape) -> RowLine | None:
    """A line whose figures stand right under their years; None where not each stands under one of its own."""
    first = next((at for at, each in enumerate(run) if shape.spans and each.end > shape.spans[0][0]), len(run))
    values = run[first:]
    under = [[year for year, span in enumerate(shape.spans) if _overlap(span, each)] for each in values]
    years = tuple(each[0] for each in under if len(each) == 1)
    if not values or len(years) < len(values) or len(set(years)) < len(years):
        return None
    label = [*words, *run[:first]]
    split = next(_known_area(line, label, values, shape), _Split(label, None, values))
    text = line.raw[split.words[0].start : split.words[-1].end] if split.words else ""
    return RowLine(" ".join(text.split()), split.area, tuple(values), (years,))


def _overlap(span: Span, token: Token) -> bool:
    return token.start < span[1] and span[0] < token.end


def _surely_row(line: Line, words: Sequence[Token], run: Sequence[Token], shape: Shape) -> bool:
    """Whether the figures need no blanks to be figures: behind a styringsområde, or several without words."""
    return (len(run) > 1 and not words) or any(_known_area(line, words, run, shape))


def _read(line: Line, words: Sequence[Token], run: Sequence[Token], shape: Shape) -> RowLine | None:
    if (shape.blanks is not Blanks.KEPT or not line.trailing) and not _convincing(run, shape):
        return None
    known = _best(line, shape, _known_area(line, words, run, shape))
    if known:
        return known.row
    others = (_no_area(words, run, shape), _small_area(line, words, run, shape))
    found = [best for best in (_best(line, shape, splits) for splits in others) if best]
    if found:
        return min(found, key=lambda attempt: attempt.doubt).row
    strange = _best(line, shape, [*_numeric_area(words, run, shape), *_unknown_area(words, run, shape)])
    return strange.row if strange and not strange.doubt else None


def _convincing(run: Sequence[Token], shape: Shape) -> bool:
    """Whether figures whose blanks do not speak for them can be figures at all: `funktion 6.45` ends in none."""
    return len(run) >= shape.years or all(map(_readable, run))


def _readable(token: Token) -> bool:
    return read_cell(token.text, NOWHERE).state is not State.UNREADABLE


def _ends_label(run: Sequence[Token], shape: Shape) -> bool:
    """Whether the first of figures for all years is a word: blanks of an empty cell follow `funktion 6.45`."""
    return len(run) == shape.years > 1 and not _readable(run[0]) and run[1].start - run[0].end > 1


def is_figure(text: str) -> bool:
    """Whether a word stands for an amount, readable or not: digits, a dash, or digits come out as other glyphs."""
    if text in _DASHES or _WITH_UNIT.fullmatch(text):
        return True
    strange = [char for char in text if not char.isnumeric() and char not in _MARKS]
    return len(text) <= 40 and all(_is_glyph(char) for char in strange) and _has_digit(text, strange)


def _has_digit(text: str, strange: Sequence[str]) -> bool:
    return any(char.isnumeric() for char in text) or bool(strange)


def _is_glyph(char: str) -> bool:
    """A letter that Danish does not have: a digit that the extraction took for another character."""
    return char.isalpha() and char.casefold() not in _DANISH


def _figures(tokens: Sequence[Token], shape: Shape) -> list[Token]:
    """The words at the end of a line that can be figures, at most one more than the table has columns."""
    run: list[Token] = []
    for token in reversed(tokens[-(shape.years + 2) :]):
        if not is_figure(token.text):
            break
        run.insert(0, token)
    return run


def _known_area(line: Line, words: Sequence[Token], run: Sequence[Token], shape: Shape) -> Iterator[_Split]:
    """The words end with a styringsområde. In "…, service" and "(service)" it is a part of the label."""
    return (split for split in _areas(line, words, run, shape) if split.area and split.area.text[0].isupper())


def _small_area(line: Line, words: Sequence[Token], run: Sequence[Token], shape: Shape) -> Iterator[_Split]:
    """A styringsområde in small letters behind a label, of which it could be the last word as well."""
    return (split for split in _areas(line, words, run, shape) if split.area and split.words)


def _areas(line: Line, words: Sequence[Token], run: Sequence[Token], shape: Shape) -> Iterator[_Split]:
    if not shape.has_area:
        return
    for count in range(min(3, len(words)), 0, -1):
        part = words[-count:]
        text = line.raw[part[0].start : part[-1].end]
        label = words[:-count]
        if fold(text) in shape.areas and not (label and label[-1].text.endswith(",")):
            yield _Split(label, Token(text, part[0].start, part[-1].end), run)


def _no_area(words: Sequence[Token], run: Sequence[Token], shape: Shape) -> Iterator[_Split]:
    """No styringsområde; the first of the figures may still belong to the label."""
    if _ends_label(run, shape):
        words, run = [*words, run[0]], run[1:]
    if shape.blanks is not Blanks.KEPT and len(run) >= shape.years:
        if len(run) == shape.years or not shape.has_area:
            yield _Split([*words, *run[: -shape.years]], None, run[-shape.years :])
        return
    for size in range(min(len(run), shape.years), 0, -1):
        start = len(run) - size
        yield _Split([*words, *run[:start]], None, run[start:])
        if _AMOUNT.fullmatch(run[start].text):
            # What is an amount by its looks is no part of the label.
            return


def _numeric_area(words: Sequence[Token], run: Sequence[Token], shape: Shape) -> Iterator[_Split]:
    """A number (of an account, say) stands where the styringsområde should."""
    for size in range(min(len(run), shape.years + 1), 1, -1):
        start = len(run) - size
        if (
            not _AMOUNT.fullmatch(run[start].text)
            and not _WITH_UNIT.fullmatch(run[start].text)
            and run[start].text not in _DASHES
            and _may_be_strange(shape, size - 1)
        ):
            yield _Split([*words, *run[:start]], run[start], run[start + 1 :])


def _unknown_area(words: Sequence[Token], run: Sequence[Token], shape: Shape) -> Iterator[_Split]:
    """A word that nobody knows stands where the styringsområde should."""
    if words and _AREA.fullmatch(words[-1].text) and _may_be_strange(shape, len(run)):
        yield _Split(words[:-1], words[-1], run)


def _may_be_strange(shape: Shape, values: int) -> bool:
    """Whether anything but a known styringsområde may be taken for one: all blanks, or all years, must speak for it."""
    return shape.has_area and (shape.blanks is Blanks.KEPT or values == shape.years)


def _best(line: Line, shape: Shape, splits: Iterable[_Split]) -> _Attempt | None:
    """The first cut of those that the blanks leave least doubt of; None where they allow none."""
    attempts = [attempt for attempt in (_attempt(line, split, shape) for split in splits) if attempt.row.placements]
    if attempts and attempts[0].doubt < 2:
        return attempts[0]
    return min(attempts, key=lambda attempt: attempt.doubt, default=None)


def _attempt(line: Line, split: _Split, shape: Shape) -> _Attempt:
    words, area, values = split
    found = _spread(_gaps(line, split, shape), shape, split)
    skipped = int(shape.has_area and area is None)
    placements = tuple(tuple(column - skipped for column in columns(counts)) for counts in found.readings)
    text = line.raw[words[0].start : words[-1].end] if words else ""
    doubt = 0 if found.exact else min(len(placements), 2)
    return _Attempt(doubt, RowLine(text, area, tuple(values), placements))


def _spread(gaps: Sequence[Gap], shape: Shape, split: _Split) -> Spread:
    """The readings of the gaps in which no figure stands in the column of the styringsområder."""
    empty_area = int(shape.has_area and split.area is None)
    if shape.blanks is not Blanks.KEPT and len(split.values) == shape.years:
        # A figure for each year leaves nothing for blanks to tell.
        return Spread(((empty_area, *[0] * shape.years),), True)
    found = spread(gaps, shape.years + empty_area - len(split.values))
    kept: tuple[Counts, ...] = tuple(counts for counts in found.readings if counts[0] >= empty_area)
    return Spread(kept, found.exact) if kept else NOTHING


def _gaps(line: Line, split: _Split, shape: Shape) -> list[Gap]:
    values = split.values
    if shape.blanks is Blanks.LOST:
        return [None] * (len(values) + 1)
    before = split.area or (split.words[-1] if split.words else None)
    lead: Gap = line.leading if shape.leading else None
    if before:
        lead = values[0].start - before.end - 1
    inner = [right.start - left.end - 1 for left, right in pairwise(values)]
    return [lead, *inner, line.trailing - 1 if line.trailing else None]
