"""Which cells of a table findings point at, for the formats that show whole tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.model.cell import CellAddress
from engine.model.finding import Finding, Severity
from engine.report.grids import Grid, find
from engine.report.words import wanted_words
from engine.texts.numbers import amount


class CellMark(NamedTuple):
    """A value that findings want in the cell, their numbers, and the severity of the first.

    `blamed` where it is a finding's own cell; otherwise the cell is one that a correction would change.
    """

    numbers: tuple[int, ...]
    severity: Severity
    value: str
    blamed: bool


PlacedMarks = dict[tuple[str, int, int], list[CellMark]]
"""Marks by part, row and column."""


def marks_by_cell(findings: Sequence[Finding], grids: Iterable[Grid]) -> PlacedMarks:
    """The marks of every cell that stands in one of the grids; findings are numbered from 1."""
    placed: PlacedMarks = {}
    known = list(grids)
    for number, finding in enumerate(findings, 1):
        for address, mark in _marks(number, finding):
            if is_in(address, known):
                _add(placed.setdefault((address.part, address.row, address.column), []), mark)
    return placed


def is_in(address: CellAddress, grids: Iterable[Grid]) -> bool:
    """Whether one of the grids has that cell."""
    grid = find(grids, address.part)
    return grid is not None and address.row < len(grid.rows) and address.column < len(grid.rows[address.row].cells)


def edited(finding: Finding) -> Iterator[tuple[CellAddress, str]]:
    """The cells of the finding's own table collection that its corrections would change, and to what."""
    for edit in (edit for correction in finding.corrections for edit in correction.cells):
        if finding.address is None or edit.address.owner == finding.address.owner:
            yield edit.address, amount(edit.to)


def _add(marks: list[CellMark], mark: CellMark) -> None:
    """Findings that want one value share a mark; a finding that says two things of one cell is heard once."""
    if any(set(mark.numbers) <= set(each.numbers) for each in marks):
        return
    for at, each in enumerate(marks):
        if each.value == mark.value:
            marks[at] = each._replace(numbers=each.numbers + mark.numbers, blamed=each.blamed or mark.blamed)
            return
    marks.append(mark)


def _marks(number: int, finding: Finding) -> Iterator[tuple[CellAddress, CellMark]]:
    if finding.address:
        yield finding.address, CellMark((number,), finding.severity, wanted_words(finding), blamed=True)
    for address, value in edited(finding):
        yield address, CellMark((number,), finding.severity, value, blamed=False)
