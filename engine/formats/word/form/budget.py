"""The rows of a table by year: labels, styringsområder, figures, and the totals that Word works out."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from engine.formats.word.form.answers import area_field
from engine.formats.word.form.pieces import Box, Field, Row
from engine.model.budget import BudgetRow, BudgetTable, Role, Section
from engine.model.lexicon import Lexicon

_NUMBER = '\\# "#.##0"'
"""How Word writes what it works out, where a dot parts thousands."""
_COLUMN = "?"


@dataclass(frozen=True, slots=True)
class BudgetRows:
    """The rows of a table in a form. `header` rows stand above them; `with_area`: a column of styringsområder."""

    table: BudgetTable
    tag: str
    lexicon: Lexicon
    header: int
    with_area: bool

    def rows(self) -> Iterator[Row]:
        """All rows, each with a field for what may be typed."""
        sums = formulas(self.table.rows, self.header)
        for n, row in enumerate(self.table.rows, start=1):
            yield Row((*self._names(n, row), *self._figures(n, row, sums.get(n, ""))))

    def _names(self, n: int, row: BudgetRow) -> Iterator[Box]:
        """Labels that the form prints are fixed, those of details are fields."""
        detail = row.role is Role.DETAIL
        label = Field(f"{self.tag}.{n}.navn", row.label, self.lexicon.prompts["hvad"][0])
        yield Box(label if detail else row.label, strong=not detail)
        if self.with_area:
            text = "" if row.area.inherited else row.area.text
            yield Box(area_field(f"{self.tag}.{n}.område", text, self.lexicon) if detail else text)

    def _figures(self, n: int, row: BudgetRow, formula: str) -> Iterator[Box]:
        if row.role is Role.HEADING:
            yield from [Box()] * len(self.table.years)
            return
        first = ord("A") + 1 + self.with_area
        for at, (year, cell) in enumerate(zip(self.table.years, row.cells, strict=False)):
            worked_out = formula.replace(_COLUMN, chr(first + at))
            field = Field(f"{self.tag}.{n}.{year}", cell.text)
            yield Box(field, figure=True, strong=row.role is not Role.DETAIL, formula=worked_out)


def formulas(rows: Sequence[BudgetRow], header: int) -> dict[int, str]:
    """Word's formula of each total by the number of its row, a question mark for the column.

    A total of a section sums the section's details; the one of all sections sums their totals. A subtotal of a
    styringsområde is typed: Word cannot sum by a word.
    """
    details: dict[Section, list[int]] = {}
    totals: dict[Section, int] = {}
    for n, row in enumerate(rows, start=1 + header):
        if row.role is Role.DETAIL:
            details.setdefault(row.section, []).append(n)
        elif row.role is Role.TOTAL:
            totals[row.section] = n
    found = {
        totals[section] - header: f"=SUM({_COLUMN}{min(lines)}:{_COLUMN}{max(lines)}) {_NUMBER}"
        for section, lines in details.items()
        if section in totals
    }
    if Section.SAMLET in totals:
        parts = [f"{_COLUMN}{n}" for section, n in totals.items() if section is not Section.SAMLET]
        found[totals[Section.SAMLET] - header] = f"={'+'.join(parts)} {_NUMBER}"
    return found
