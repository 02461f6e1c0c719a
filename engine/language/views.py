"""The proposal as the rules see it: the model's own objects, with what is derived from several of them beside."""

# ruff: noqa: D102 - what each field is stands in `vocabulary`

import re
from collections.abc import Iterable, Iterator
from fractions import Fraction
from itertools import chain, repeat
from typing import NamedTuple

from engine.language import figure_tables
from engine.language.figure import Figure, Interval, Naming
from engine.language.figure_tables import FigureColumn, Product
from engine.language.lazy import lazy
from engine.model.budget import BudgetRow, BudgetTable, Role
from engine.model.cell import Cell, CellAddress, State
from engine.model.place import Place, Text
from engine.model.proposal import Consultation, DateAsWritten, Goal, Proposal, Statement, Topic

PAYBACK_ROWS = ("Tilbagebetalingstid baseret på serviceeffektivisering", "Tilbagebetalingstid baseret på totaløkonomi")
PAYBACK_COLUMN = "Styringsområde"


class Words(str):
    """A text that knows where it stands."""

    place: Place

    @classmethod
    def of(cls, text: Text) -> "Words":
        """The words of a text of the model."""
        words = cls(text.text)
        words.place = text.place
        return words


class Numbered(NamedTuple):
    """A heading or a caption, and which one it is in the document, from 1."""

    model: object
    position: int


class Header:
    """What a row must know of its table: its name for a reader, its place in a `CellAddress`, its year columns."""

    __slots__ = ("columns", "name", "owner", "part", "repeats")

    def __init__(self, table: BudgetTable, owner: str, part: str) -> None:
        self.name = f"Tabel {table.number}" if table.number is not None else table.title
        self.owner = owner
        self.part = part
        self.columns: dict[int, int] = {}
        for index, year in enumerate(table.years):
            self.columns.setdefault(year, index)
        self.repeats = len(self.columns) < len(table.years)


class TableView:
    """A table of amounts by year; `part` is its name in a `CellAddress`."""

    __slots__ = ("columns", "model", "name", "rows")

    def __init__(self, table: BudgetTable, owner: str, part: str) -> None:
        # Rows know the header and not the table: a circle would keep every view until the next garbage collection.
        header = Header(table, owner, part)
        self.model = table
        self.name = header.name
        self.columns = header.columns
        self.rows = tuple([RowView(row, index, header) for index, row in enumerate(table.rows)])


class RowView:
    """A budget row. `amounts` holds its figures by year, None where one of them has a margin or is unreadable."""

    __slots__ = ("amounts", "index", "model", "table")

    def __init__(self, model: BudgetRow, index: int, table: Header) -> None:
        self.model = model
        self.index = index
        self.table = table
        self.amounts = _plain_amounts(self._distinct() if table.repeats else model.cells, table.columns)

    @property
    def place(self) -> Place:
        """Where the row stands."""
        return self.model.place

    def cell(self, year: int) -> Cell | None:
        """The cell under a year; None where the row has no such column."""
        at = self.table.columns.get(year, len(self.model.cells))
        return self.model.cells[at] if at < len(self.model.cells) else None

    def figure(self, year: object) -> Figure | None:
        """The figure under a year; None where the row has no such column."""
        at = self.table.columns.get(year)  # type: ignore[call-overload]
        if at is None or at >= len(self.model.cells):
            return None
        naming = Naming(self.table.name, self.model.label, str(year))
        return Figure(self.model.cells[at], naming, CellAddress(self.table.owner, self.table.part, self.index, at))

    def _distinct(self) -> tuple[Cell, ...]:
        """The cells under the first column of each year, where the header repeats one."""
        cells = self.model.cells
        return tuple(cells[at] for at in self.table.columns.values() if at < len(cells))

    def cells(self) -> "Iterator[TableCell]":
        """The row's cells, each with its row and year."""
        cells = self._distinct() if self.table.repeats else self.model.cells
        return zip(repeat(self), self.table.columns, cells)


TableCell = tuple[RowView, int, Cell]
"""A cell of a table by year. A bare tuple, since a proposal has a hundred of them."""


def _plain_amounts(cells: Iterable[Cell], years: Iterable[int]) -> dict[int, int] | None:
    found = {}
    for year, cell in zip(years, cells):  # noqa: B905 - a row may end early
        value = cell.value
        if value is None:
            if cell.state is State.UNREADABLE:
                return None
            value = 0
        elif cell.margin:
            return None
        found[year] = value
    return found


class LabelQuantity(NamedTuple):
    """A number and a noun in a budget row's label (`1.230 udviklingstimer`)."""

    row: RowView
    amount: int
    noun: str


class LabelProduct(NamedTuple):
    """A number and a unit price in a budget row's label (`1.230 udviklingstimer a 650 kr.`), multiplied: 1.000 kr."""

    row: RowView
    product: Interval


_COUNTED = re.compile(r"(?<![\w.,])(\d{1,3}(?:\.\d{3}){1,2}|\d{1,6}) ([^\W\d_]{3,40})")
_PRICED = re.compile(_COUNTED.pattern + r" (?:a|á|à) (\d{1,3}(?:\.\d{3}){1,2}|\d{1,6}) (?:kr|kroner)\b")


class StatementView:
    """A figure in the prose."""

    __slots__ = ("model",)

    def __init__(self, model: Statement) -> None:
        self.model = model

    @property
    def source(self) -> Cell | None:
        """The figure's cell; None where only years are stated."""
        return None if self.model.figure.state is State.EMPTY else self.model.figure

    @property
    def figure(self) -> Figure | None:
        """The same, with its name for a reader."""
        return None if self.source is None else Figure(self.source, Naming("", self.model.about, ""))

    @property
    def place(self) -> Place:
        """Where it is said."""
        return self.model.place


class ProposalView:
    """A proposal and what the rules derive from it; each is computed once, when first asked for."""

    def __init__(self, model: Proposal) -> None:
        self.model = model
        self.place = model.place

    @lazy
    def economy(self) -> TableView | None:
        return self._table(self.model.economy, "economy")

    @lazy
    def administration_effect(self) -> TableView | None:
        return self._table(self.model.administration_effect, "administration")

    def _table(self, table: BudgetTable | None, part: str) -> TableView | None:
        return TableView(table, self.model.id, part) if table else None

    @lazy
    def years(self) -> tuple[int, ...]:
        return tuple(self.economy.columns) if self.economy else ()

    @lazy
    def all_rows(self) -> tuple[RowView, ...]:
        return self.economy.rows if self.economy else ()

    @lazy
    def rows(self) -> tuple[RowView, ...]:
        return tuple([row for row in self.all_rows if row.model.role is not Role.HEADING])

    @lazy
    def admin_rows(self) -> tuple[RowView, ...]:
        rows = self.administration_effect.rows if self.administration_effect else ()
        return tuple(row for row in rows if row.model.role is not Role.HEADING)

    @lazy
    def admin_years(self) -> tuple[int, ...]:
        return tuple(self.administration_effect.columns) if self.administration_effect else ()

    @lazy
    def areas(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(row.model.area.name for row in self.rows if row.model.area.name))

    @lazy
    def unit(self) -> str | None:
        return self.model.economy.unit.text if self.model.economy else None

    @property
    def bare_price_level(self) -> Cell | None:
        return self.model.economy.price_level if self.model.economy else None

    @property
    def price_level(self) -> Figure | None:
        cell = self.bare_price_level
        return Figure(cell, Naming(self.economy.name, "", "")) if cell and self.economy else None

    @lazy
    def first_year(self) -> int | None:
        """None where there is none, or where an unreadable cell leaves it open."""
        for year in self.years:
            cells = [row.cell(year) for row in self.rows if not row.amounts or row.amounts.get(year)]
            if any(cell.value for cell in cells if cell):
                return year
            if any(cell.state is State.UNREADABLE for cell in cells if cell):
                return None
        return None

    @lazy
    def cells(self) -> tuple[TableCell, ...]:
        return tuple(chain.from_iterable([row.cells() for row in (*self.rows, *self.admin_rows)]))

    @property
    def bare_payback_service(self) -> Cell | None:
        return self.model.payback.service if self.model.payback else None

    @property
    def bare_payback_total(self) -> Cell | None:
        return self.model.payback.total if self.model.payback else None

    @property
    def payback_service(self) -> Figure | None:
        return self._payback(0, self.bare_payback_service)

    @property
    def payback_total(self) -> Figure | None:
        return self._payback(1, self.bare_payback_total)

    def _payback(self, row: int, cell: Cell | None) -> Figure | None:
        if cell is None:
            return None
        naming = Naming(self.economy.name if self.economy else "", PAYBACK_ROWS[row], PAYBACK_COLUMN)
        return Figure(cell, naming, CellAddress(self.model.id, "payback", row, 0))

    @lazy
    def headings(self) -> tuple[Numbered, ...]:
        return tuple(Numbered(each, position) for position, each in enumerate(self.model.headings, 1))

    @lazy
    def captions(self) -> tuple[Numbered, ...]:
        return tuple(Numbered(each, position) for position, each in enumerate(self.model.captions, 1))

    @lazy
    def goals(self) -> tuple[Goal, ...]:
        return self.model.goals

    @lazy
    def goal_groups(self) -> tuple[Words, ...]:
        return tuple(map(Words.of, self.model.goal_groups))

    @lazy
    def partners(self) -> tuple[Words, ...]:
        return tuple(map(Words.of, self.model.partners or ()))

    @lazy
    def hearings(self) -> tuple[Consultation, ...]:
        return self.model.hearings or ()

    @lazy
    def dates(self) -> tuple[DateAsWritten, ...]:
        return tuple(date for each in (*self.model.approvals, *self.hearings) for date in each.dates)

    @lazy
    def statements(self) -> tuple[StatementView, ...]:
        return tuple(StatementView(each) for each in self.model.statements if each.topic is not Topic.QUANTITY)

    @lazy
    def quantities(self) -> tuple[StatementView, ...]:
        return tuple(StatementView(each) for each in self.model.statements if each.topic is Topic.QUANTITY)

    @lazy
    def figure_columns(self) -> tuple[FigureColumn, ...]:
        return tuple(column for table in self.model.figure_tables for column in figure_tables.columns(table))

    @lazy
    def products(self) -> tuple[Product, ...]:
        return tuple(product for table in self.model.figure_tables for product in figure_tables.products(table))

    @lazy
    def label_quantities(self) -> tuple[LabelQuantity, ...]:
        return tuple(
            LabelQuantity(row, _whole(match[1]), match[2])
            for row in self.rows
            for match in _COUNTED.finditer(row.model.label)
        )

    @lazy
    def label_products(self) -> tuple[LabelProduct, ...]:
        return tuple(
            LabelProduct(row, _thousands(_whole(match[1]) * _whole(match[3])))
            for row in self.rows
            for match in _PRICED.finditer(row.model.label)
        )


def span(years: tuple[int, ...]) -> str:
    """First and last year: `2025-2030`."""
    return f"{years[0]}-{years[-1]}" if years else ""


def _whole(digits: str) -> int:
    return int(digits.replace(".", ""))


def _thousands(kroner: int) -> Interval:
    # The table may round to either of the two nearest thousands.
    exact = Fraction(kroner, 1000)
    return Interval(exact.__floor__(), exact.__ceil__())
