"""Tables of amounts by year as the rules see them: their rows, and each row's cells."""

from functools import cached_property
from typing import NamedTuple

from engine.language.figure import Figure, Naming, table_label
from engine.model.base import Model
from engine.model.budget import BudgetRow, BudgetTable, Reading
from engine.model.cell import Cell, CellAddress
from engine.model.place import NOWHERE, Place, Text


class YearColumn(Model):
    """A year column as it stands in the header, and which one it is, from 1; `table` is its table's name.

    `year_before` is the year of the column on its left; None where there is none.
    """

    year: int
    position: int
    year_before: int | None
    table: str
    place: Place


LATER_YEARS = 30
"""How many years after its last one a table is thought to go on: no payback is of interest beyond them."""


class YearOn(Model):
    """A year of a table, or one after it (`later`), which has the permanent changes of the year `column`."""

    year: int
    column: int
    later: bool = False
    place: Place = NOWHERE


class Header:
    """What a row must know of its table: its name for a reader, its place in a `CellAddress`, its year columns."""

    __slots__ = ("columns", "name", "owner", "part")

    def __init__(self, table: BudgetTable, owner: str, part: str) -> None:
        self.name = table_label(table.number, table.title)
        self.owner = owner
        self.part = part
        self.columns: dict[int, int] = {}
        for index, year in enumerate(table.years):
            self.columns.setdefault(year, index)


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
    def price_level(self) -> Figure:
        """The p/l year in the header."""
        return Figure(self.model.price_level, Naming(self.name, "", ""))


class RowView:
    """A budget row; `index` is its own among all rows of its table.

    `unplaced` are the columns of which nothing tells what stands in them.
    """

    def __init__(self, model: BudgetRow, index: int, table: Header) -> None:
        self.model = model
        self.index = index
        self.table = table
        self.label = model.label
        self.section = model.section
        self.role = model.role
        self.area = model.area.name
        self.area_text = model.area.text
        self.area_inherited = model.area.inherited
        self.place = model.place
        self.unplaced = _unplaced(model) if model.reading is Reading.UNCERTAIN else frozenset()

    @cached_property
    def figures(self) -> dict[int, Figure]:
        """The figure under each year; of a year that stands twice, the one under the first."""
        columns = self.table.columns.items()
        return {year: self._figure(year, at) for year, at in columns if at < len(self.model.cells)}

    def _figure(self, year: int, at: int) -> Figure:
        naming = Naming(self.table.name, self.label, str(year))
        address = CellAddress(self.table.owner, self.table.part, self.index, at)
        return Figure(self.model.cells[at], naming, address, unplaced=at in self.unplaced)

    def figure(self, year: object) -> Figure | None:
        """The figure under a year; None where the row has no such column."""
        return self.figures.get(year)  # type: ignore[call-overload, no-any-return]

    @property
    def cells(self) -> tuple["TableCell", ...]:
        """The row's cells, each with its row and year. They are not kept: a circle would keep the row."""
        return tuple([TableCell(self, year, figure) for year, figure in self.figures.items()])


class TableCell(NamedTuple):
    """A cell of a table by year: its row, its year, and what stands in it."""

    row: RowView
    year: int
    amount: Figure

    @property
    def model(self) -> Cell:
        """The cell as it was read."""
        return self.amount.source  # type: ignore[return-value]

    @property
    def place(self) -> Place:
        """Where it stands."""
        return self.amount.place


def _unplaced(row: BudgetRow) -> frozenset[int]:
    """The columns in which the row's placements do not all put the same; all, where no placements are known."""
    if not row.placements:
        return frozenset(range(len(row.cells)))
    held = ({column: printed for printed, column in enumerate(placement)} for placement in row.placements)
    by_placement = [tuple(each.get(column) for column in range(len(row.cells))) for each in held]
    return frozenset(column for column, found in enumerate(zip(*by_placement, strict=True)) if len({*found}) > 1)
