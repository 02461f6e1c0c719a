"""Any other table with figures: rows of a label and quantities, ended by a total or by running text."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.formats.document import Table
from engine.formats.text.build import NO_PIECE, Piece, piece, table
from engine.formats.text.cells import columns, spread
from engine.formats.text.lines import Fragment, Line, fragments
from engine.formats.text.scan import Scan
from engine.formats.words import begins, fold

LONGEST_CELL = 70
"""A longer line is running text: the table has ended."""
MAX_LABEL = 6
MAX_HEADER = 40

_NUMBER = re.compile(r"[-−–]?\d[\d.,]*%?$|[-−–]$")
_BEFORE = re.compile(r"[^\W\d_]{2,5}\.$")
_HEADING = re.compile(r" +(?=[A-ZÆØÅ%])")
_IN_PARENTHESES = re.compile(r"\([^()]*\d[^()]*\)$")


class _Cell(NamedTuple):
    text: str
    line: int


class _Values(NamedTuple):
    """What a line holds: words, then cells with the spare blanks before each and behind the last."""

    label: str
    cells: list[_Cell]
    gaps: list[int]


class _Row(NamedTuple):
    label: Piece
    cells: list[_Cell]
    gaps: list[int]


class _Gathered(NamedTuple):
    """Rows, the lines of headings above them, and the lines of words behind them."""

    rows: list[_Row]
    top: list[Line]
    words: list[Line]


def read_figures(scan: Scan, lines: list[Line]) -> tuple[Table | None, int]:
    """The table and the number of the first line behind it; None where no row of figures stands under the caption."""
    filled = [line for line in lines if not line.blank]
    heads = _on_one_line(filled[0]) if filled else []
    found = _gather(scan, filled[1:])
    if not found.rows or found.top or found.rows[0].label[1] != filled[1].number or len(heads) != _width(found) + 1:
        found, heads = _gather(scan, filled), []
    if not found.rows:
        return None, 0
    end = found.words[0].number if found.words else _behind(found.rows, lines)
    return _table(scan, heads or found.top, found.rows), end


def _on_one_line(line: Line) -> list[Line]:
    """The headings of a line that holds those of all columns: each begins with a capital or a sign."""
    return [line._replace(raw=part, apart=False) for part in _HEADING.split(line.text)]


def _gather(scan: Scan, lines: list[Line]) -> _Gathered:
    rows: list[_Row] = []
    words: list[Line] = []
    top: list[Line] = []
    for line in lines:
        limit = MAX_LABEL if rows else MAX_HEADER
        if len(line.text) > LONGEST_CELL or len(words) > limit:
            break
        values = _read_values(line)
        if not values.cells:
            if rows and _is_total(scan, rows[-1].label[0]):
                break
            words.append(line)
        elif rows and not words and not values.label:
            rows[-1] = _longer(rows[-1], values)
        else:
            label = words if rows else _first_label(words)
            top = top if rows else words[: len(words) - len(label)]
            rows.append(_row(label, line, values))
            words = []
    return _Gathered(rows, top, words)


def _width(found: _Gathered) -> int:
    return max(len(row.cells) for row in found.rows)


def _behind(rows: list[_Row], lines: list[Line]) -> int:
    """The number of the line behind the last row."""
    last = rows[-1].cells[-1].line if rows[-1].cells else rows[-1].label[1]
    later = (line.number for line in lines if line.number > last and not line.blank)
    return next(later, lines[-1].number + 1)


def _is_total(scan: Scan, label: str) -> bool:
    return any(begins(fold(label), fold(form)) for form in scan.lexicon.totals.get("figures", ()))


def _read_values(line: Line) -> _Values:
    """Parts a line into words and cells: a cell is a number with the words behind it, or the rest in parentheses."""
    text = line.raw
    if _IN_PARENTHESES.match(line.text):
        return _Values("", [_Cell(line.text, line.number)], [0, line.trailing - 1])
    tokens = list(re.finditer("[^ \f]+", text))
    starts = [index for index, token in enumerate(tokens) if _NUMBER.match(token.group())]
    starts = [index - 1 if index and _BEFORE.match(tokens[index - 1].group()) else index for index in starts]
    if not starts:
        return _Values(line.text, [], [])
    ends = [*(start - 1 for start in starts[1:]), len(tokens) - 1]
    cells = [_Cell(text[tokens[a].start() : tokens[b].end()], line.number) for a, b in zip(starts, ends, strict=True)]
    before = [tokens[start - 1].end() if start else 0 for start in starts]
    gaps = [max(0, tokens[start].start() - end - 1) for start, end in zip(starts, before, strict=True)]
    label = text[tokens[0].start() : tokens[starts[0] - 1].end()] if starts[0] else ""
    return _Values(label, cells, [*gaps, max(0, line.trailing - 1)])


def _row(label: list[Line], line: Line, values: _Values) -> _Row:
    text = fragments([*label, line._replace(raw=values.label)] if values.label else label)
    return _Row(piece(text), values.cells, values.gaps)


def _longer(row: _Row, values: _Values) -> _Row:
    """The row with the cells of a further line; what stands in parentheses belongs to the cell above it."""
    first = values.cells[0]
    if _IN_PARENTHESES.match(first.text):
        last = row.cells[-1]
        return _Row(row.label, [*row.cells[:-1], _Cell(f"{last.text} {first.text}", last.line)], row.gaps)
    return _Row(
        row.label, [*row.cells, *values.cells], [*row.gaps[:-1], row.gaps[-1] + values.gaps[0], *values.gaps[1:]]
    )


def _first_label(words: list[Line]) -> list[Line]:
    """The label of the first row: below the headings, the last that begins with a capital."""
    start = len(words) - 1
    while start > 0 and (not words[start].text[0].isupper() or words[start - 1].hyphenated):
        start -= 1
    return words[max(start, 0) :]


def _table(scan: Scan, top: list[Line], rows: Sequence[_Row]) -> Table:
    count = max(len(row.cells) for row in rows)
    line = top[0].number if top else rows[0].label[1]
    headings = _headings(fragments(top), count + 1)
    return table(scan, [headings or [("", line)] * (count + 1), *(_cells(row, count) for row in rows)], line)


def _headings(found: list[Fragment], count: int) -> list[Piece]:
    """The headings of `count` columns: each begins with a capital or a sign; the shortest goes with the one before."""
    groups: list[list[Fragment]] = []
    for each in found:
        if groups and (each.text[0].islower() or each.text[0] == "("):
            groups[-1].append(each)
        else:
            groups.append([each])
    while len(groups) > count:
        shortest = min(range(1, len(groups)), key=lambda index: len(piece(groups[index])[0]))
        groups[shortest - 1 : shortest + 1] = [groups[shortest - 1] + groups[shortest]]
    pieces = [piece(group) for group in groups]
    return pieces + [NO_PIECE] * (count - len(pieces)) if pieces else []


def _cells(row: _Row, count: int) -> list[Piece]:
    """Label and cells, empty ones where the blanks say so."""
    found = spread(row.gaps, count - len(row.cells))
    at = columns(found.readings[0]) if found.readings else tuple(range(len(row.cells)))
    by_column = dict(zip(at, row.cells, strict=True))
    cells = [by_column.get(column) for column in range(count)]
    return [row.label, *((cell.text, cell.line) if cell else ("", 0) for cell in cells)]
