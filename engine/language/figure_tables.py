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
    """A row where a count, a percentage and a count stand side by side: base, share and result."""

    label: str
    table: str
    base: Figure
    share: Figure
    result: Figure
    place: Place


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
    for row in (row for row in table.rows if row.role is Role.DETAIL):
        for at in range(1, len(row.cells) - 1):
            around = row.cells[at - 1 : at + 2]
            if [_kind(cell) for cell in around] == ["count", "share", "count"]:
                base, share, result = (_figure(table, row, at + step, around[step + 1][0]) for step in (-1, 0, 1))
                found.append(Product(row.label, name(table), base, share, result, row.place))
    return found


def _kind(cell: tuple[Quantity, ...]) -> str:
    if len(cell) != 1:
        return ""
    return {"%": "share", "": "count"}.get(cell[0].unit, "")


def _figure(table: FigureTable, row: FigureRow, at: int, quantity: Quantity) -> Figure:
    heading = table.columns[at] if at < len(table.columns) else ""
    return Figure(quantity, Naming(name(table), row.label, heading))


def name(table: FigureTable) -> str:
    """The table in a reader's words."""
    return f"Tabel {table.number}" if table.number is not None else table.title
