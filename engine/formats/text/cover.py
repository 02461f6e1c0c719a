"""The cover tables: rows whose label runs over several lines and ends in a fixed number of figures."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.document import Table
from engine.formats.text.build import Piece, table
from engine.formats.text.lines import Blanks, Line, join
from engine.formats.text.rows import RowLine, Shape, read_row
from engine.formats.text.scan import Scan
from engine.formats.words import begins, fold, named

_COUNT = re.compile(r"(.*?)(?:^| +)(\d{1,4}|-)?(?: *\((\d{1,4})\))?", re.DOTALL)
_OWNED = r"(?P<owner>[A-ZÆØÅ]{2,4})(?P<marks>(?: *[*/])*)"
_ID = r"[A-ZÆØÅ]{2,4} ?\d{2,4}\b"
_LISTED = re.compile(rf"{_OWNED} +(?P<id>{_ID})? *(?P<title>.*)", re.DOTALL)
_OWNER = re.compile(rf"{_OWNED}(?: +{_ID}.*)?$")
_UNIT = re.compile(r"1\.000 kr\.?|\d{4} p/l|mio\. kr\.?")

COMMITTEE_COLUMNS = (
    "Udvalg",
    "Antal (innovationsforslag)",
    "Investering i alt",
    "Effektiviseringer ved fuld indfasning",
)
INVESTMENT_COLUMNS = ("Udvalg", "Nr.", "Forslag", "Service", "Anlæg", "Varige effektiviseringer", "Tilbagebetalingstid")
INNOVATION_COLUMNS = ("Udvalg", "Nr.", "Forslag", "Forslagstype", "Innovationspulje (service)")


class _Row(NamedTuple):
    """The label's lines as one text, its first line, the figures by column and their line."""

    label: str
    first: int
    figures: dict[int, str]
    line: int


def read_committees(scan: Scan, lines: list[Line]) -> Table | None:
    """Proposals per committee: label, count with innovation proposals in parentheses, investment, effect."""
    rows = list(_rows(scan, lines, 2, lambda text: _committee(scan, text)))
    return _table(scan, lines, COMMITTEE_COLUMNS, [_committee_cells(row) for row in rows])


def _committee(scan: Scan, text: str) -> bool:
    return any(begins(fold(text), fold(form)) for forms in scan.lexicon.committees.values() for form in forms)


def _committee_cells(row: _Row) -> list[Piece]:
    found = _COUNT.fullmatch(row.label)
    label, count, innovation = found.groups() if found else (row.label, None, None)
    text = " ".join(part for part in (count, f"({innovation})" if innovation else None) if part)
    return [(label.strip(), row.first), (text, row.line), *_figures(row, 2)]


def read_investments(scan: Scan, lines: list[Line]) -> Table | None:
    """The investment proposals: owner with marks, number, title, service, anlæg, effect, payback."""
    rows = _rows(scan, lines, 4, _listed)
    return _table(scan, lines, INVESTMENT_COLUMNS, [[*_name_cells(row), *_figures(row, 4)] for row in rows])


def read_innovations(scan: Scan, lines: list[Line]) -> Table | None:
    """The innovation proposals: owner with marks, number, title, type, service."""
    rows = _rows(scan, lines, 1, _listed)
    return _table(
        scan, lines, INNOVATION_COLUMNS, [[*_typed(scan, _name_cells(row)), *_figures(row, 1)] for row in rows]
    )


def _typed(scan: Scan, cells: list[Piece]) -> list[Piece]:
    """Parts the type of the proposal from the end of its title."""
    title, line = cells[2]
    words = title.split(" ")
    if named(scan.lexicon.kinds, words[-1]):
        return [*cells[:2], (" ".join(words[:-1]), line), (words[-1], line)]
    return [*cells, ("", line)]


def _listed(text: str) -> bool:
    return _OWNER.match(text) is not None


def _name_cells(row: _Row) -> list[Piece]:
    found = _LISTED.fullmatch(row.label)
    if not found:
        return [(row.label, row.first), ("", row.first), ("", row.first)]
    owner = " ".join((found["owner"] + found["marks"]).split())
    return [(owner, row.first), (found["id"] or "", row.first), (" ".join(found["title"].split()), row.first)]


def _figures(row: _Row, count: int) -> list[Piece]:
    return [(row.figures.get(column, ""), row.line) for column in range(count)]


def _rows(scan: Scan, lines: list[Line], count: int, begins_row: object) -> Iterator[_Row]:
    """The rows that end in figures of `count` columns. What stands before the first label is the header."""
    # Its cells are never empty: a figure for each column needs no blanks to tell where it stands.
    blanks = Blanks.STRIPPED if scan.blanks is Blanks.KEPT else scan.blanks
    shape = Shape(False, count, frozenset(), blanks)
    label: list[Line] = []
    for line in lines:
        if line.blank:
            continue
        if _starts(scan, line, begins_row):
            label = []
        row = read_row(line, shape)
        if row is None:
            label.append(line)
            continue
        text = join([*label, line._replace(raw=row.text)]) if row.text else join(label)
        if text:
            first = (label or [line])[0].number
            yield _Row(text, first, _by_column(row), line.number)
        label = []


def _starts(scan: Scan, line: Line, begins_row: object) -> bool:
    total = any(begins(fold(line.text), fold(form)) for form in scan.lexicon.totals.get("figures", ()))
    return total or (callable(begins_row) and bool(begins_row(line.text)))


def _by_column(row: RowLine) -> dict[int, str]:
    return {column: value.text for column, value in zip(row.placements[0], row.values, strict=True)}


def _table(scan: Scan, lines: list[Line], top: Sequence[str], rows: Sequence[Sequence[Piece]]) -> Table | None:
    if not rows:
        return None
    line = lines[0].number
    unit = " ".join(_UNIT.findall(join([each for each in lines if each.number < rows[0][0][1]])))
    return table(scan, [[(f"{top[0]} {unit}".strip(), line), *((text, line) for text in top[1:])], *rows], line)
