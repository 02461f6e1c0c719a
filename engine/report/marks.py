"""Which cells of a table findings point at, for the formats that show whole tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from engine.model.cell import CellAddress
from engine.model.finding import Finding, Severity
from engine.report.grids import Grid, find
from engine.report.words import typed_words, wanted_words


class CellMark(NamedTuple):
    """A value that findings want in the cell, their numbers, and the severity of the first.

    `blamed` where it is a finding's own cell; otherwise the cell is one that a correction would change.
    """

    numbers: tuple[int, ...]
    severity: Severity
    value: str
    blamed: bool


WHOLE_ROW = -1
Spot = tuple[str, int, int]
"""Part, row and column of a table; the column is WHOLE_ROW where no cell of the row is meant."""

PlacedMarks = dict[Spot, list[CellMark]]
"""Marks by where they stand."""


def place_marks(findings: Sequence[Finding], grids: Sequence[Grid]) -> PlacedMarks:
    """The marks of every cell and row that stands in one of the grids; findings are numbered from 1."""
    placed: PlacedMarks = {}
    for number, finding in enumerate(findings, 1):
        for where, mark in _marks(number, finding, grids):
            _add(placed.setdefault(where, []), mark)
    return placed


def spot(finding: Finding, grids: Sequence[Grid]) -> Spot | None:
    """What the finding points at in the tables, if it is anything there."""
    if finding.address:
        return (finding.address.part, *finding.address.in_table) if is_in(finding.address, grids) else None
    named = named_row(finding, grids)
    return (named[0].part, named[1], WHOLE_ROW) if named else None


def is_in(address: CellAddress, grids: Iterable[Grid]) -> bool:
    """Whether one of the grids has that cell."""
    grid, (row, column) = find(grids, address.part), address.in_table
    return grid is not None and row < len(grid.rows) and column < len(grid.rows[row].cells)


def named_row(finding: Finding, grids: Iterable[Grid]) -> tuple[Grid, int] | None:
    """The row that a finding without a cell names; None where none is called so, or more than one."""
    label = finding.location.row
    named = [(grid, at) for grid in grids for at, row in enumerate(grid.rows) if row.label == label and row.cells]
    return named[0] if len(named) == 1 and finding.address is None else None


def edited(finding: Finding) -> Iterator[tuple[CellAddress, str]]:
    """The cells of the finding's own table collection that its corrections would change, and to what."""
    for edit in (edit for correction in finding.corrections for edit in correction.cells):
        if finding.address is None or edit.address.owner == finding.address.owner:
            yield edit.address, typed_words(edit, edit.to)


def _add(marks: list[CellMark], mark: CellMark) -> None:
    """Findings that want one value share a mark; a finding that says two things of one cell is heard once."""
    if any(set(mark.numbers) <= set(each.numbers) for each in marks):
        return
    for at, each in enumerate(marks):
        if each.value == mark.value:
            marks[at] = each._replace(numbers=each.numbers + mark.numbers, blamed=each.blamed or mark.blamed)
            return
    marks.append(mark)


def _marks(number: int, finding: Finding, grids: Sequence[Grid]) -> Iterator[tuple[Spot, CellMark]]:
    where = spot(finding, grids)
    if where:
        yield where, CellMark((number,), finding.severity, wanted_words(finding), blamed=True)
    for address, value in edited(finding):
        if is_in(address, grids):
            yield (address.part, *address.in_table), CellMark((number,), finding.severity, value, blamed=False)
