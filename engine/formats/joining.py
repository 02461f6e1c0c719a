"""Lines put together into running text, for the doors that know where a line ends."""

import re
from collections.abc import Iterable, Sequence

LONGEST_PART = 80
_HYPHENS = "-\u2010\u00ad"
_BROKEN = re.compile(rf"(?P<part>[^\W\d_]+)[{_HYPHENS}]$")
_SUSPENDED = re.compile(r"(?:og|eller|samt|and|or)\b")
_GROUPED = re.compile(r"[-\u2212\u2013]?[0-9]{1,3}(?: [0-9]{3})+|\([0-9]{1,3}(?: [0-9]{3})+\)")
_APART = re.compile(r"([-\u2212\u2013])[ \u00a0]+([0-9]{1,3}(?:\.[0-9]{3})*)")
_SOFT = re.compile("\u00ad(?![0-9]|$)")


def join_lines(lines: Iterable[str]) -> str:
    """The lines as one, hyphens at line ends undone: dropped inside words, kept after capitals.

    A soft hyphen is dropped too, but kept before a digit, where it may have been meant as a minus.
    """
    pieces: list[str] = []
    for line in lines:
        piece = _SOFT.sub("", line).replace("\t", " ").strip(" \n\r")
        if piece and pieces:
            pieces[-1] = _before(pieces[-1], piece)
        if piece:
            pieces.append(piece)
    return "".join(pieces)


def join_cell(lines: Sequence[str]) -> str:
    """The lines of a cell whose borders are certain.

    Of a single line, a blank between thousands is made non-breaking, and one behind a minus is dropped. Elsewhere a
    blank inside a figure may part two figures; here it can only group one.
    """
    text = join_lines(lines)
    filled = [line for line in lines if line.strip()]
    apart = _APART.fullmatch(text)
    if len(filled) == 1 and apart:
        return apart[1] + apart[2]
    return text.replace(" ", "\u00a0") if len(filled) == 1 and _GROUPED.fullmatch(text) else text


def _before(last: str, piece: str) -> str:
    """The last line as it stands before the next one. Only its end is looked at: a long line costs no more."""
    broken = _BROKEN.search(last[-LONGEST_PART:])
    if not broken or not piece[0].isalnum() or _SUSPENDED.match(piece):
        return f"{last} "
    capitals = broken["part"].isupper() and len(broken["part"]) > 1
    own = capitals == piece[0].islower()
    return last if own and not last.endswith("\u00ad") else last[:-1]
