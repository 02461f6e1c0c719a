"""Blanks that the way of a text has added to all of it alike, taken away again, and its letters in one form.

A text's blanks tell where its empty cells are (see `cells`), so what was added must not be taken for them.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from math import gcd
from unicodedata import normalize

_HARD = "\u00a0\u2007\u2009\u202f"
_HARD_BLANK = re.compile(
    rf"""
    (?P<grouping>                 # between the thousands of one number:
        (?<=\d)
        (?<!\d{{4}})               # behind neither a year
        (?<!\.\d{{3}})             # nor thousands that a dot groups already
        (?<![^\d]0)               # nor a 0 by itself,
        [{_HARD}]
        (?=\d{{3}}(?![\d.,]))      # before three digits and no more
    ) | [{_HARD}]
    """,
    re.VERBOSE,
)
_UNSEEN = re.compile("(?<![^ \f])[\u200b\u200c\u200d\u2060\ufeff]+|[\u200b\u200c\u200d\u2060\ufeff]+(?![^ \f])")
_TABBED_YEARS = re.compile(r"(?:^|\t)(?:19|20)\d\d(?:\t(?:19|20)\d\d){2,}\t*$")
_SPACED_YEARS = re.compile(r"(?:19|20)\d\d +(?:19|20)\d\d\s*$")
_FIGURE = re.compile(r"[-\u2212\u2013]|[-\u2212\u2013]?[0-9][0-9.]*")
APART = " " * 3
"""What parts the cells of a line that holds no figure, where a tab did: a blank would not part their words."""
_RUN = re.compile(" +")
_INNER = re.compile(r"(?<=\S) +(?=\S)")
_BROKEN = re.compile("[^\\W\\d_][-\u00ad] +$")
_GOES_ON = re.compile(r"(?! *(?:og|eller|samt)\b) *[a-zæøå]")
LONGEST_LONE = 2
"""More blanks in a line by themselves are a row of empty cells."""


def as_written(raws: Sequence[str]) -> list[str]:
    """The lines with single blanks between words again, no common indent and no blanks added at the ends."""
    lines = [_UNSEEN.sub("", normalize("NFC", raw)) for raw in _untabbed(_breaking(raws))]
    return _without_lone(_mended(_without_ends(_without_indent(_narrowed(lines)))))


def _breaking(raws: Sequence[str]) -> list[str]:
    """Ordinary blanks for those that do not break: all where the text has hardly any other, else outside figures."""
    hard = sum(raw.count(blank) for raw in raws for blank in _HARD)
    everywhere = hard > sum(raw.count(" ") for raw in raws)
    return [_HARD_BLANK.sub(lambda found: _blank(found, everywhere), raw) for raw in raws] if hard else list(raws)


def _blank(found: re.Match[str], everywhere: bool) -> str:
    return " " if everywhere or not found["grouping"] else found.group()


def _untabbed(raws: list[str]) -> list[str]:
    """Blanks for tabs. Where these part the cells of tables, the last cell of a line has none and gets its blank."""
    tabs, blanks = (sum(raw.count(sign) for raw in raws) for sign in "\t ")
    if not tabs or tabs > blanks or not _has_tabbed_years(raws):
        return [raw.replace("\t", " ") for raw in raws]
    return [_from_cells(raw.split("\t")) if "\t" in raw else raw for raw in raws]


def _has_tabbed_years(raws: Sequence[str]) -> bool:
    """Whether each header of years is parted by tabs, and not only where chance would have it."""
    ends = [raw[-80:] for raw in raws]
    return any(map(_TABBED_YEARS.search, ends)) and not any(map(_SPACED_YEARS.search, ends))


def _from_cells(cells: Sequence[str]) -> str:
    figures = any(_FIGURE.fullmatch(cell.strip()) for cell in cells)
    return (" " if figures else APART).join(cell.strip(" ") for cell in cells) + " "


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
    broken = any(_breaks(raw, below) for raw, below in pairwise(filled))
    added = min(len(raw) - len(raw.rstrip(" ")) for raw in filled) if broken else 0
    return [raw.removesuffix(" " * added) for raw in raws]


def _breaks(raw: str, below: str) -> bool:
    return bool(_BROKEN.search(raw[-80:]) and _GOES_ON.match(below[:80]))


def _mended(raws: list[str]) -> list[str]:
    """No blanks behind a hyphen that breaks a word, be they behind few of them."""
    below, mended = "", []
    for raw in reversed(raws):
        mended.append(raw.rstrip(" ") if _breaks(raw, below) else raw)
        below = raw if raw.strip(" \f") else below
    return mended[::-1]


def _without_lone(raws: list[str]) -> list[str]:
    """Where nearly each line stands apart by an empty one, one that stands so by a blank says no more than that."""
    filled = [bool(raw.strip(" \f")) for raw in raws]
    apart = sum(here and not below for here, below in pairwise(filled))
    if apart * 2 < sum(filled):
        return raws
    around = zip([False, *filled], [*filled[1:], False], raws, strict=False)
    return [
        "" if above and below and raw.isspace() and len(raw) <= LONGEST_LONE else raw for above, below, raw in around
    ]
