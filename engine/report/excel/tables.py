"""Tables on a sheet: on the left as the author has them, on the right the same recomputed by live formulas.

A formula sums the author's own figures, so that a figure corrected on the left moves every total on the right. A figure
that cannot be read stands as a text, and what sums it is #N/A: it is never taken for zero.
"""

from collections.abc import Sequence
from itertools import accumulate
from typing import NamedTuple

from xlsxwriter.format import Format
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from engine.model.budget import Role
from engine.model.cell import Cell, State
from engine.model.finding import Finding, Severity
from engine.model.report import BundleReport, ProposalReport
from engine.report.corrections import correction_sentence
from engine.report.excel import sums
from engine.report.excel.looks import Looks
from engine.report.grids import Grid, GridRow, cover_grids, proposal_grids
from engine.report.marks import PlacedMarks, place_marks
from engine.report.receipt.content import Receipt
from engine.texts import say

_LABEL, _AREA, _FIRST = 0, 1, 2
_APART = 1
_LABEL_WIDTH, _FIGURE_WIDTH = 48, 12
"""Columns: label, area, the figures, and so many empty ones before what is computed."""
LONGEST_TEXT = 32_767
"""So many units of UTF-16 a cell takes."""
_NOT_SUMMED = {"cover.investments": {3}}
"""Columns of the cover that nobody sums: paybacks."""


class _At(NamedTuple):
    """Where a grid stands: the sheet's row of its first row, and the first columns of what is stated and computed."""

    top: int
    stated: int
    computed: int

    def cell(self, row: int, column: int) -> str:
        """The name of a cell as the author has it."""
        return str(xl_rowcol_to_cell(self.top + row, self.stated + column))

    def sum(self, row: int, column: int) -> str:
        """The name of the same cell as it is computed."""
        return str(xl_rowcol_to_cell(self.top + row, self.computed + column))


def put_proposal(sheet: Worksheet, report: ProposalReport, receipt: Receipt, looks: Looks) -> None:
    """The receipt's lines, then every table of the proposal."""
    proposal = report.proposal
    sheet.write_string(0, 0, cut(f"{receipt.name} {receipt.title}"), looks.title)
    lines = (receipt.verdict, *receipt.left, *(f"{line.term}: {line.text}" for line in receipt.provenance))
    for row, text in enumerate(lines, 1):
        sheet.write_string(row, 0, cut(text), looks.plain)
    budgets = {"economy": proposal.economy, "administration": proposal.administration_effect}
    grids = proposal_grids(proposal)
    tables = _Tables(sheet, looks, place_marks(report.findings, grids), report.findings)
    below = len(lines) + 2
    for grid in grids:
        table = budgets.get(grid.part)
        below = tables.put(below, grid, sums.of_budget(table) if table else {}) + 1
    _columns(sheet, 10)


def put_cover(sheet: Worksheet, bundle: BundleReport, looks: Looks) -> None:
    """Every table of the cover."""
    grids = cover_grids(bundle.cover)
    tables = _Tables(sheet, looks, place_marks(bundle.findings, grids), bundle.findings)
    below = 0
    for grid in grids:
        below = tables.put(below, grid, sums.of_cover(grid.rows)) + 1
    _columns(sheet, 4)


def cut(text: str, most: int = LONGEST_TEXT) -> str:
    """The text as far as there is room for it, counted as Excel counts: in units of UTF-16."""
    units = text.encode("utf-16-le")
    return text if len(units) <= 2 * most else units[: 2 * most].decode("utf-16-le", "ignore")


def height(text: str, width: float) -> float:
    """How high a row must be for the text in a column so wide; not every program measures it itself."""
    return 15.0 * min(-(-len(text) // max(int(width), 1)) or 1, 20)


def _columns(sheet: Worksheet, area: int) -> None:
    sheet.set_column(_LABEL, _LABEL, _LABEL_WIDTH)
    sheet.set_column(_AREA, _AREA, area)
    sheet.set_column(_FIRST, _FIRST + 30, _FIGURE_WIDTH)


class _Tables:
    """Writes grids on one sheet. `findings` are what the marks number, from 1."""

    def __init__(self, sheet: Worksheet, looks: Looks, marks: PlacedMarks, findings: Sequence[Finding]) -> None:
        self.sheet, self.looks, self.marks, self.findings = sheet, looks, marks, findings

    def put(self, top: int, grid: Grid, rows: sums.Sums) -> int:
        """Writes one grid, its caption in the sheet's row `top`; returns the row below it."""
        at = _At(top + 2, _FIRST, _FIRST + len(grid.columns) + _APART)
        self._header(top, at.stated, " ".join(filter(None, (grid.title, grid.unit))), grid)
        for index, row in enumerate(grid.rows):
            self._row(at, index, row)
        self._mark(at, grid)
        below = at.top + len(grid.rows)
        if rows:
            self._header(top, at.computed, say("Computed"), grid)
            values = sums.values(grid, rows)
            self._compute(at, grid, rows, values)
            below += self._so_far(at, grid, rows, values) if grid.part == "economy" else 0
        return below

    def _header(self, top: int, first: int, caption: str, grid: Grid) -> None:
        self.sheet.write_string(top, _LABEL if first == _FIRST else first, cut(caption), self.looks.caption)
        self.sheet.set_row(top + 1, max((height(title, _FIGURE_WIDTH) for title in grid.columns), default=15))
        for column, title in enumerate(grid.columns):
            self.sheet.write_string(top + 1, first + column, cut(title), self.looks.year)

    def _row(self, at: _At, index: int, row: GridRow) -> None:
        look = self.looks.label if row.role is Role.DETAIL else self.looks.total
        self.sheet.set_row(at.top + index, height(row.label, _LABEL_WIDTH))
        self.sheet.write_string(at.top + index, _LABEL, cut(row.label), look)
        if row.area:
            self.sheet.write_string(at.top + index, _AREA, cut(row.area), self.looks.plain)
        for column, cell in enumerate(row.cells):
            self._figure((at.top + index, at.stated + column), cell, self.looks.amount)

    def _figure(self, where: tuple[int, int], cell: Cell, look: Format) -> None:
        """The figure as a number; what is no figure as the text that stands there."""
        if cell.state is State.NUMBER and cell.value is not None:
            self.sheet.write_number(*where, cell.value, look)
        elif cell.state is State.NIL:
            self.sheet.write_number(*where, 0, self.looks.nil if look is self.looks.amount else look)
        elif cell.text or look is not self.looks.amount:
            self.sheet.write_string(*where, cut(cell.text), self.looks.typed if look is self.looks.amount else look)

    def _mark(self, at: _At, grid: Grid) -> None:
        """Colours and comments what findings point at: what is wrong there, and what should stand instead."""
        for (part, row, column), marks in self.marks.items():
            if part != grid.part:
                continue
            where = (at.top + row, _LABEL if column < 0 else at.stated + column)
            found = [self.findings[number - 1] for mark in marks for number in mark.numbers]
            if column >= 0 and any(mark.blamed for mark in marks):
                grave = any(each.severity is Severity.ERROR for each in found)
                self._figure(where, grid.rows[row].cells[column], self.looks.wrong if grave else self.looks.doubtful)
            said = (" ".join(filter(None, (each.message, correction_sentence(each.corrections)))) for each in found)
            note = cut("\n".join(dict.fromkeys(said)))
            self.sheet.write_comment(*where, note, {"author": "puljetjek", "x_scale": 2.5, "y_scale": 1.5})

    def _compute(self, at: _At, grid: Grid, rows: sums.Sums, values: sums.Values) -> None:
        """A formula for every total, on the author's details; a total of totals sums what was computed."""
        for (index, column), value in values.items():
            if column in _NOT_SUMMED.get(grid.part, ()):
                continue
            places = [at.sum(each, column) if each in rows else at.cell(each, column) for each in rows[index]]
            texts = ",".join(f"ISTEXT({each})" for each in places)
            formula = f"=IF(OR({texts}),NA(),{'+'.join(places)})"
            self._formula((at.top + index, at.computed + column), formula, value)
            stated, total = at.cell(index, column), at.sum(index, column)
            differs = f"=AND(ISNUMBER({stated}),ISNUMBER({total}),{stated}<>{total})"
            look = {"type": "formula", "criteria": differs, "format": self.looks.differs}
            self.sheet.conditional_format(stated, look)

    def _formula(self, where: tuple[int, int], formula: str, value: int | None) -> None:
        """A formula with what it comes to, for readers that compute nothing."""
        self.sheet.write_formula(*where, formula, self.looks.computed, "#N/A" if value is None else value)

    def _so_far(self, at: _At, grid: Grid, rows: sums.Sums, values: sums.Values) -> int:
        """Two rows that the form lacks: what the proposal comes to so far, and by when it is paid back. How many."""
        totals = [index for index, parts in rows.items() if any(part in rows for part in parts)]
        if len(totals) != 1 or not grid.columns:
            return 0
        row = at.top + len(grid.rows)
        so_far: list[int | None] = list(
            accumulate((values[totals[0], at] for at in range(len(grid.columns))), sums.plus)
        )
        first = xl_rowcol_to_cell(row, at.computed)
        for column, total in enumerate(so_far):
            here, each = xl_rowcol_to_cell(row, at.computed + column), at.sum(totals[0], column)
            before = f"{xl_rowcol_to_cell(row, at.computed + column - 1)}+" if column else ""
            self._formula((row, at.computed + column), f"={before}{each}", total)
            paid = f"=IF(AND({here}<=0,MAX({first}:{here})>0),1,0)"
            known = [each for each in so_far[: column + 1] if each is not None]
            back = int(known[-1] <= 0 < max(known)) if len(known) == column + 1 else None
            self._formula((row + 1, at.computed + column), paid, back)
        self.sheet.write_string(row, _LABEL, say("Total effect so far"), self.looks.total)
        self.sheet.write_string(row + 1, _LABEL, say("Paid back by the end of the year (1: yes)"), self.looks.label)
        return 2
