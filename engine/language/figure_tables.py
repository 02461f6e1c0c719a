"""What the rules ask of a table of quantities: its columns with a total, and its rows of base, share and result."""

from typing import NamedTuple

from engine.language.figure import Figure, Naming
from engine.model.budget import Role
from engine.model.figures import FigureRow, FigureTable, Quantity
from engine.model.place import Place


class FigureColumn(NamedTuple):
    """The figures of one unit in one column, and the total below them."""

    heading: str
    unit: str
    table: str
    total: Figure
    figures: tuple[Figure, ...]

    @property
    def place(self) -> Place:
        """Where the total stands."""
        return self.total.place


class Product(NamedTuple):
    """A row where a count, a percentage and a count stand side by side, the first of them in column `first`."""

    table: FigureTable
    row: FigureRow
    first: int

    def quantity(self, at: int) -> Quantity:
        """The base (0), the share (1) or the result (2)."""
        return self.row.cells[self.first + at][0]

    def figure(self, at: int) -> Figure:
        """The same, with its name for a reader."""
        return _figure(self.table, self.row, self.first + at, self.quantity(at))


def columns(table: FigureTable) -> list[FigureColumn]:
    """A column for each unit that the total row and at least one row above it have."""
    found = []
    for total_row in (row for row in table.rows if row.role is Role.TOTAL):
        for at, quantities in enumerate(total_row.cells):
            for quantity in quantities:
                column = _column(table, total_row, at, quantity)
                if column.figures:
                    found.append(column)
    return found


def _column(table: FigureTable, total_row: FigureRow, at: int, total: Quantity) -> FigureColumn:
    heading = table.columns[at] if at < len(table.columns) else ""
    details = [
        _figure(table, row, at, quantity)
        for row in table.rows
        if row.role is Role.DETAIL and at < len(row.cells)
        for quantity in row.cells[at]
        if quantity.unit == total.unit
    ]
    return FigureColumn(heading, total.unit, name(table), _figure(table, total_row, at, total), tuple(details))


def products(table: FigureTable) -> list[Product]:
    """The rows in which three columns side by side hold a count, a percentage and a count, one figure in each."""
    found = []
    for row in table.rows:
        if row.role is Role.DETAIL:
            units = [cell[0].unit if len(cell) == 1 else None for cell in row.cells]
            starts = range(len(units) - 2)
            found += [Product(table, row, at) for at in starts if units[at : at + 3] == ["", "%", ""]]
    return found


def _figure(table: FigureTable, row: FigureRow, at: int, quantity: Quantity) -> Figure:
    heading = table.columns[at] if at < len(table.columns) else ""
    return Figure(quantity, Naming(name(table), row.label, heading))


def name(table: FigureTable) -> str:
    """The table in a reader's words."""
    return f"Tabel {table.number}" if table.number is not None else table.title
