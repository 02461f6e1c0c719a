"""Blanks that the way of a text has added to all of it alike, taken away again.

A text's blanks tell where its empty cells are (see `cells`), so what was added must not be taken for them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import gcd

_NO_BREAK = "\u00a0"
_RUN = re.compile(" +")
_INNER = re.compile(r"(?<=\S) +(?=\S)")
_BROKEN = re.compile(r"[^\W\d_]- +$")
_GOES_ON = re.compile(r"(?! *(?:og|eller|samt)\b) *[a-zæøåé]")


def as_written(raws: Sequence[str]) -> list[str]:
    """The lines with single blanks between words again, no common indent and no blanks added at the ends."""
    lines = [raw.replace("\t", " ") for raw in _breaking(raws)]
    return _without_ends(_without_indent(_narrowed(lines)))


def _breaking(raws: Sequence[str]) -> Sequence[str]:
    """Ordinary blanks in a text that has hardly any: those in figures stay where others part its words."""
    hard, soft = (sum(raw.count(blank) for raw in raws) for blank in (_NO_BREAK, " "))
    return [raw.replace(_NO_BREAK, " ") for raw in raws] if hard > soft else raws


def _narrowed(raws: list[str]) -> list[str]:
    """Blanks divided where all runs of them are multiples; where words mostly stand wider apart, one for each run."""
    runs = [len(run) for raw in raws for run in _RUN.findall(raw)]
    wide = gcd(*runs) if runs else 1
    if wide > 1:
        return [_RUN.sub(lambda run: " " * (len(run.group()) // wide), raw) for raw in raws]
    inner = [len(run) for raw in raws for run in _INNER.findall(raw)]
    if sum(length > 1 for length in inner) * 2 > len(inner):
        return [_RUN.sub(" ", raw) for raw in raws]
    return raws


def _without_indent(raws: list[str]) -> list[str]:
    filled = [raw for raw in raws if raw.strip(" \f")]
    indent = min((len(raw) - len(raw.lstrip(" ")) for raw in filled), default=0)
    return [raw.removeprefix(" " * indent) for raw in raws]


def _without_ends(raws: list[str]) -> list[str]:
    """A line that breaks a word ends in its hyphen: where blanks stand behind each of them, they were added."""
    filled = [raw for raw in raws if raw.strip(" \f")]
    broken = any(_BROKEN.search(raw[-80:]) and _GOES_ON.match(below[:80]) for raw, below in pairwise(filled))
    added = min(len(raw) - len(raw.rstrip(" ")) for raw in filled) if broken else 0
    return [raw.removesuffix(" " * added) for raw in raws]
