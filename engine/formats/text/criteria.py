"""The criteria table of an innovation proposal: cost, round, effect and area, and the columns of X."""

import re
from collections.abc import Sequence
from itertools import pairwise

from engine.formats.document import Table
from engine.formats.text.build import Piece, table
from engine.formats.text.cells import columns, spread
from engine.formats.text.lines import Fragment, Line, fragments
from engine.formats.text.scan import Scan

_COST = re.compile(r"[-−–]?(?:\d{1,3}(?:\.\d{3})+|\d{3,9})(?= |$)")
_EFFECT = re.compile(r"(?<!\S)(?:[-−–]\d[\d.]{0,12}|\d{1,3}(?:\.\d{3})+)(?!\S)")
_MARKS = re.compile(r"^(.*?)((?:(?:^| )[xX](?= |$)| )*)$")
_HEADINGS = ("Udgift", "Forventet vedtagelse", "Potentiale for varig effektivisering")


def read_criteria(scan: Scan, lines: list[Line]) -> Table | None:
    """The table in six columns, its heading first; None where no cost stands under the caption."""
    start = next((i for i, line in enumerate(lines) if _COST.match(line.text) and not _is_heading(line)), None)
    if start is None:
        return None
    first = lines[start].number
    names = [form for forms in scan.lexicon.criteria.values() for form in forms[:1]]
    top: list[Piece] = [(text, lines[0].number) for text in (*_HEADINGS, *names)]
    body = [line for line in lines[start:] if not line.blank]
    marks, line, body = _marks(body)
    cells = _words(fragments(body), first)
    return table(scan, [top, [*cells, *((mark, line or first) for mark in marks)]], lines[0].number)


def _is_heading(line: Line) -> bool:
    """`1.000 kr.` and `2026 p/l`, which stand above the columns."""
    return re.match(r"\S+ *(?:kr\b|p/l|$)", line.text) is not None and not re.match(r"\S+$", line.text)


def _marks(body: list[Line]) -> tuple[tuple[str, str, str], int, list[Line]]:
    """The three columns of X, decoded from the blanks of the last line; its number; and the lines without it."""
    found = _MARKS.match(body[-1].raw.rstrip("\n")) if body else None
    crosses = list(re.finditer("[xX]", found.group(2))) if found else []
    if not found or not crosses or len(crosses) > 3:
        return ("", "", ""), 0, body
    before, raw = found.group(1), found.group(2)
    gaps = [crosses[0].start() - bool(before)]
    gaps += [right.start() - left.end() - 1 for left, right in pairwise(crosses)]
    gaps.append(max(0, len(raw) - crosses[-1].end() - 1))
    reading = spread(gaps, 3 - len(crosses))
    at = set(columns(reading.readings[0])) if reading.readings else set(range(len(crosses)))
    rest = [*body[:-1], body[-1]._replace(raw=before)] if before.strip() else body[:-1]
    return (_cross(0, at), _cross(1, at), _cross(2, at)), body[-1].number, rest


def _cross(column: int, at: set[int]) -> str:
    return "X" if column in at else ""


def _words(found: Sequence[Fragment], line: int) -> list[Piece]:
    """Cost, round and effect, of which the last two may be wrapped."""
    text = " ".join(" ".join(each.text.split()) for each in found)
    cost = _COST.match(text)
    rest = text[cost.end() :].strip() if cost else text
    effect = _EFFECT.search(rest)
    adoption = rest[: effect.start()].strip() if effect else rest
    return [(cost.group() if cost else "", line), (adoption, line), (rest[effect.start() :] if effect else "", line)]
