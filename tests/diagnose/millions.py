"""Proposals whose tables are in mio. kr.: every figure rounded by itself, as people do it."""

from decimal import ROUND_HALF_UP, Decimal

from engine.formats.numbers import MILLIONS, read_cell
from engine.model.base import replace
from engine.model.budget import BudgetTable
from engine.model.cell import Cell, State
from engine.model.place import NOWHERE, Text
from engine.model.proposal import Proposal


def in_millions(proposal: Proposal, decimals: int = 1) -> Proposal:
    """The proposal with its tables by year in mio. kr. with that many decimals."""
    tables = {name: getattr(proposal, name) for name in ("economy", "administration_effect")}
    update = {name: _table(table, decimals) for name, table in tables.items() if table}
    return replace(proposal, **update)


def _table(table: BudgetTable, decimals: int) -> BudgetTable:
    rows = tuple(replace(row, cells=tuple(_cell(cell, decimals) for cell in row.cells)) for row in table.rows)
    return replace(table, rows=rows, unit=Text(text="mio. kr."))


def _cell(cell: Cell, decimals: int) -> Cell:
    return millions(cell.value, decimals) if cell.state is State.NUMBER and cell.value is not None else cell


def millions(amount: int, decimals: int = 1) -> Cell:
    """An amount in 1.000 kr. as it is typed and read in a table in mio. kr."""
    rounded = (Decimal(amount) / 1000).quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    return read_cell(f"{rounded:,f}".translate(str.maketrans(",.", ".,")), NOWHERE, MILLIONS)
