"""The follow-up table: goal, measure, owner and time run on below each other, three at times on one line.

A row ends with its time. The owner stands before it, a block of lines by itself or the end of the time's own line; what
is left is goal and measure, and the measure begins with the first capital that can begin a cell.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.dates import continues_time, time_start
from engine.formats.document import DocumentRow, Table
from engine.formats.text.build import NO_PIECE, Piece, piece, row_of, table
from engine.formats.text.lines import Fragment, Line, fragments, goes_on
from engine.formats.text.scan import Scan
from engine.formats.words import fold, named, squeeze
from engine.model.base import replace

MAX_OWNERS = 100
_HEADER = ("goal", "measure", "owner", "time")


class _Raw(NamedTuple):
    """A row before its cells are parted. `beside`: what stands before the time on the time's own line."""

    body: list[Fragment]
    beside: Fragment | None
    time: Piece


class _Group(NamedTuple):
    """The heading of a group of goals."""

    heading: Piece


def read_goals(scan: Scan, lines: list[Line]) -> Table | None:
    """The follow-up table in four columns, group headings in the first; None where nothing stands under the caption."""
    found = fragments(part for line in lines for part in _columns(line))
    if not found:
        return None
    rows = list(_rows(scan, _without_headers(scan, found)))
    owners = _owners([row for row in rows if isinstance(row, _Raw)])
    top = [(_forms(scan, name)[0] if _forms(scan, name) else "", found[0].line) for name in _HEADER]
    read = table(scan, [top], found[0].line)
    return replace(read, rows=(*read.rows, *(_row(scan, row, owners) for row in rows)))


def _row(scan: Scan, row: _Raw | _Group, owners: Counter[str]) -> DocumentRow:
    if isinstance(row, _Group):
        return row_of(scan, (row.heading, NO_PIECE, NO_PIECE, NO_PIECE))
    cells = _cells(row, sorted(owners, key=len, reverse=True)[:MAX_OWNERS])
    missing = any(not text for text, _ in cells[1:])
    return replace(row_of(scan, cells), unparted=missing and _could_be_whole(row, owners))


def _could_be_whole(row: _Raw, owners: Counter[str]) -> bool:
    """Whether its lines may hold all four cells: as many begin like one, or that of the time may hold all of them."""
    begun = sum(_begins_cell(row.body, index) for index in range(len(row.body)))
    beside = 0 if row.beside is None else 1 if owners[row.beside.text] > 1 else 3
    return begun + beside + bool(row.time[0]) >= len(_HEADER)


def _columns(line: Line) -> list[Line]:
    """The cells of a line that are set out in columns, each as a line set apart."""
    parts = re.split(" {3,}", line.raw.strip(" \f"))
    return [line] if len(parts) < 2 else [line._replace(raw=f"{part} ", apart=True) for part in parts]


def _forms(scan: Scan, name: str) -> tuple[str, ...]:
    return scan.lexicon.columns.get(name, ())


def _without_headers(scan: Scan, found: list[Fragment]) -> list[Fragment]:
    """Leaves out the header, which comes again after a page break."""
    kept: list[Fragment] = []
    index = 0
    while index < len(found):
        end = _header_end(scan, found, index)
        if end == index:
            kept.append(found[index])
        index = max(end, index + 1)
    return kept


def _header_end(scan: Scan, found: list[Fragment], start: int) -> int:
    """Where the table's header ends that begins at a fragment; `start` if none does."""
    index = start
    for name in _HEADER:
        end = _form_end(found, index, {squeeze(form) for form in _forms(scan, name)})
        if end == index:
            return index if name != "goal" and index > start + 1 else start
        index = end
    return index


def _form_end(found: list[Fragment], start: int, forms: set[str]) -> int:
    """Where a heading ends that fills whole fragments from `start` on; `start` if none does."""
    text = ""
    for index in range(start, min(start + 6, len(found))):
        text += squeeze(found[index].text)
        if text in forms:
            return index + 1
    return start


def _rows(scan: Scan, found: list[Fragment]) -> Iterator[_Raw | _Group]:
    body: list[Fragment] = []
    index = 0
    while index < len(found):
        end = _group_end(scan, found, index)
        if end > index:
            if body:
                yield _Raw(body, None, NO_PIECE)
            yield _Group(piece(found[index:end]))
            body, index = [], end
            continue
        start = time_start(found[index].text)
        if start is None or not (body or start):
            body.append(found[index])
            index += 1
            continue
        end = _time_end(found, index)
        yield _ended(body, found[index:end], start)
        body, index = [], end
    if body:
        yield _Raw(body, None, NO_PIECE)


def _group_end(scan: Scan, found: list[Fragment], index: int) -> int:
    """Where a group's heading ends that begins at a fragment; `index` if none does."""
    for end in (index + 1, index + 2, index + 3):
        if named(scan.lexicon.goal_groups, piece(found[index:end])[0]):
            return end
    return index


def _time_end(found: list[Fragment], index: int) -> int:
    end = index + 1
    while end < len(found) and continues_time(found[end].text):
        end += 1
    return end


def _ended(body: list[Fragment], last: list[Fragment], start: int) -> _Raw:
    """A row whose time begins at column `start` of the first of its last fragments."""
    line = last[0]
    time = " ".join([line.text[start:], *(each.text for each in last[1:])])
    beside = line._replace(text=line.text[:start].strip()) if start else None
    return _Raw(body, beside, (time, line.line))


def _owners(rows: list[_Raw]) -> Counter[str]:
    """The owners seen by themselves, in the table's own words, and how often."""
    alone = (_text(row.body[_owner_start(row.body) :]) for row in rows if row.beside is None and len(row.body) > 1)
    beside = (row.beside.text for row in rows if row.beside is not None)
    return Counter([*alone, *beside])


def _owner_start(body: Sequence[Fragment]) -> int:
    """Where the owner begins: with the last block, or where no gaps are left with the third line that begins a cell."""
    begun = [index for index in range(len(body)) if _begins_cell(body, index)]
    gaps = any(each.apart for each in body[1:])
    return _block(body) if gaps or len(begun) != len(_HEADER) - 1 else begun[-1]


def _block(body: Sequence[Fragment]) -> int:
    """Where the last block of a row begins: lines without a gap, or that go on in small letters."""
    start = len(body) - 1
    while start > 1 and (not body[start].apart or body[start].text[0].islower()):
        start -= 1
    return start


def _cells(row: _Raw, owners: list[str]) -> tuple[Piece, ...]:
    body, owner = _part_owner(row, owners)
    split = _measure_start(body)
    return piece(body[:split]), piece(body[split:]), owner, row.time


def _part_owner(row: _Raw, owners: list[str]) -> tuple[list[Fragment], Piece]:
    """What stands before the owner, and the owner."""
    if row.beside is None:
        if not row.time[0] or len(row.body) < 2:
            return row.body, NO_PIECE
        start = _owner_start(row.body)
        return row.body[:start], piece(row.body[start:])
    text = row.beside.text
    for owner in owners:
        if fold(text) != fold(owner) and text.endswith(" " + owner):
            before = row.beside._replace(text=text[: -len(owner)].strip())
            return [*row.body, before], (owner, row.beside.line)
    return row.body, (text, row.beside.line)


def _measure_start(body: Sequence[Fragment]) -> int:
    """The fragment that the measure begins with: the first that begins like a cell and does not go on a sentence."""
    return next((index for index in range(1, len(body)) if _begins_cell(body, index)), len(body))


def _begins_cell(body: Sequence[Fragment], index: int) -> bool:
    return not index or (not body[index].text[0].islower() and not goes_on(body[index - 1].text))


def _text(found: Sequence[Fragment]) -> str:
    return piece(found)[0]
