"""Tables of amounts by year as the rules see them: their rows, and each row's cells."""

from collections.abc import Iterator, Mapping
from itertools import repeat

from engine.language.figure import Figure, Naming, table_label
from engine.language.rounded import Plain, Rounded
from engine.model.base import Model
from engine.model.budget import BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.cell import Cell, CellAddress, State
from engine.model.place import Place, Text


class YearColumn(Model):
    """A year column as it stands in the header, and which one it is, from 1; `table` is its table's name.

    `year_before` is the year of the column on its left; None where there is none.
    """

    year: int
    position: int
    year_before: int | None
    table: str
    place: Place


class Header:
    """What a row must know of its table: its name for a reader, its place in a `CellAddress`, its year columns."""

    __slots__ = ("columns", "name", "owner", "part", "repeats")

    def __init__(self, table: BudgetTable, owner: str, part: str) -> None:
        self.name = table_label(table.number, table.title)
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
        self.rows = tuple([RowView.of(row, index, header) for index, row in enumerate(table.rows)])

    @property
    def year_columns(self) -> tuple[YearColumn, ...]:
        """Every year column from left to right, a repeated one too."""
        years, name, place = self.model.years, self.name, self.model.place
        found = enumerate(zip(years, (None, *years)), 1)  # noqa: B905 - the last one is before no other
        return tuple([YearColumn(year, at, before, name, place) for at, (year, before) in found])

    @property
    def unit(self) -> Text:
        """The unit in the header."""
        return self.model.unit

    @property
    def bare_price_level(self) -> Cell:
        """The p/l year in the header."""
        return self.model.price_level

    @property
    def price_level(self) -> Figure:
        """The same, with its name for a reader."""
        return Figure(self.model.price_level, Naming(self.name, "", ""))


class RowView(Model, eq=False):
    """A budget row. `amounts` holds its figures by year, those that can be told.

    `unplaced` are the columns of which nothing tells what stands in them. What most rules ask of a row stands in it
    directly, since they ask it of every row.
    """

    model: BudgetRow
    index: int
    table: Header
    label: str
    section: Section
    role: Role
    area: str
    area_text: str
    area_inherited: bool
    unplaced: frozenset[int]
    amounts: dict[int, Plain]

    @classmethod
    def of(cls, model: BudgetRow, index: int, table: Header) -> "RowView":
        """The view of a row; `index` is its own among all rows of its table."""
        area = model.area
        unplaced = _unplaced(model) if model.reading is _UNCERTAIN else _NONE
        cells = _distinct(model, table) if table.repeats else model.cells
        return cls(
            model,
            index,
            table,
            model.label,
            model.section,
            model.role,
            area.name,
            area.text,
            area.inherited,
            unplaced,
            _plain_amounts(cells, table.columns, unplaced),
        )

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
        naming = Naming(self.table.name, self.label, str(year))
        address = CellAddress(self.table.owner, self.table.part, self.index, at)
        return Figure(self.model.cells[at], naming, address, unplaced=at in self.unplaced)

    def cells(self) -> "Iterator[TableCell]":
        """The row's cells, each with its row and year."""
        cells = _distinct(self.model, self.table) if self.table.repeats else self.model.cells
        amounts = [*map(self.figure, self.table.columns)] if self.unplaced else cells
        return zip(repeat(self), self.table.columns, cells, amounts)


TableCell = tuple[RowView, int, Cell, Cell | Figure | None]
"""A cell of a table by year, and what stands in it: the cell again, or a figure where nothing tells that it does.

A bare tuple, since a proposal has a hundred of them.
"""


def _distinct(row: BudgetRow, table: Header) -> tuple[Cell, ...]:
    """The cells under the first column of each year, where the header repeats one."""
    return tuple(row.cells[at] for at in table.columns.values() if at < len(row.cells))


_NONE: frozenset[int] = frozenset()
# Reaching a member of an enumeration takes as long as five comparisons in Python 3.11.
_UNREADABLE, _UNCERTAIN = State.UNREADABLE, Reading.UNCERTAIN


def _unplaced(row: BudgetRow) -> frozenset[int]:
    """The columns in which the row's placements do not all put the same; all, where no placements are known."""
    if not row.placements:
        return frozenset(range(len(row.cells)))
    held = ({column: printed for printed, column in enumerate(placement)} for placement in row.placements)
    by_placement = [tuple(each.get(column) for column in range(len(row.cells))) for each in held]
    return frozenset(column for column, found in enumerate(zip(*by_placement, strict=True)) if len({*found}) > 1)


def _plain_amounts(cells: tuple[Cell, ...], columns: Mapping[int, int], unplaced: frozenset[int]) -> dict[int, Plain]:
    amounts: dict[int, Plain] = {}
    for year, cell in zip(columns, cells):  # noqa: B905 - a row may end early
        if cell.margin:
            amounts[year] = Rounded((cell.value or 0) - cell.margin, (cell.value or 0) + cell.margin)
        elif cell.state is not _UNREADABLE:
            amounts[year] = cell.value or 0
    return {year: each for year, each in amounts.items() if columns[year] not in unplaced} if unplaced else amounts
