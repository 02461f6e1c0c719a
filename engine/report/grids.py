"""The tables of a proposal and of a cover in one shape, addressed as findings address their cells."""

from collections.abc import Iterable
from typing import NamedTuple

from engine.model.budget import BudgetRow, BudgetTable, Reading, Role
from engine.model.bundle import Cover
from engine.model.cell import FIGURES, Cell, State
from engine.model.figures import FigureTable, Quantity
from engine.model.proposal import Payback, Proposal
from engine.texts import say
from engine.texts.numbers import amount


class GridRow(NamedTuple):
    """A row as it stands in the document. `section` is "" in a table that has none."""

    label: str
    cells: tuple[Cell, ...]
    role: Role = Role.DETAIL
    section: str = ""
    area: str = ""
    reading: Reading = Reading.PLAIN


class Grid(NamedTuple):
    """A table: `part` and the indices of row and column are those of a `CellAddress`; `unit` is the header's."""

    part: str
    title: str
    unit: str
    columns: tuple[str, ...]
    rows: tuple[GridRow, ...]


def proposal_grids(proposal: Proposal) -> tuple[Grid, ...]:
    """The tables of figures that findings may point into, in the document's order."""
    grids = (
        _budget("economy", proposal.economy),
        _payback(proposal.payback),
        _budget("administration", proposal.administration_effect),
    )
    quantities = (_quantities(number, table) for number, table in enumerate(proposal.figure_tables))
    return (*(grid for grid in grids if grid), *quantities)


def cover_grids(cover: Cover | None) -> tuple[Grid, ...]:
    """The cover's tables that have any row."""
    if cover is None:
        return ()
    unit = _words("1.000 kr.", *(f"{cell.text} p/l" for cell in cover.price_levels[:1]))
    grids = (_committees(cover, unit), _investments(cover, unit), _innovations(cover, unit))
    return tuple(grid for grid in grids if grid.rows)


def written(cell: Cell) -> str:
    """What stands in the cell, as the author wrote it."""
    return cell.text or (amount(cell.value) if cell.state is State.NUMBER else "")


def _budget(part: str, table: BudgetTable | None) -> Grid | None:
    if table is None:
        return None
    level = table.price_level.text
    unit = _words(table.unit.text, level and f"{level} p/l")
    title = _caption(table.number, table.title)
    return Grid(part, title, unit, tuple(map(str, table.years)), tuple(map(_budget_row, table.rows)))


def _budget_row(row: BudgetRow) -> GridRow:
    area = row.area.text or ("" if row.area.inherited else row.area.name)
    return GridRow(row.label, row.cells, row.role, row.section.value, area, row.reading)


def _quantities(number: int, table: FigureTable) -> Grid:
    """A table of quantities; those of one cell are one text."""
    rows = tuple(GridRow(row.label, tuple(map(_cell, row.cells)), row.role) for row in table.rows)
    width = max([len(table.columns), *(len(row.cells) for row in rows)])
    columns = (*table.columns, *[""] * (width - len(table.columns)))
    return Grid(f"{FIGURES}{number}", _caption(table.number, table.title), "", columns, rows)


def _cell(quantities: tuple[Quantity, ...]) -> Cell:
    return Cell(text=" ".join(each.text for each in quantities))


def _payback(payback: Payback | None) -> Grid | None:
    if payback is None:
        return None
    rows = (
        GridRow(say("Payback time on the service effect"), (payback.service,)),
        GridRow(say("Payback time on the total economy"), (payback.total,)),
    )
    return Grid("payback", say("Payback time"), "", (say("years"),), rows)


def _committees(cover: Cover, unit: str) -> Grid:
    columns = (say("Count"), say("Innovation"), say("Investment"), say("Permanent effect"))
    rows = tuple(
        GridRow(row.label, (row.count, row.innovation, row.investment, row.effect), row.role)
        for row in cover.committees
    )
    return Grid("cover.committees", say("Proposals by committee"), unit, columns, rows)


def _investments(cover: Cover, unit: str) -> Grid:
    columns = ("Service", "Anlæg", say("Permanent effect"), say("Payback, years"))
    rows = tuple(
        GridRow(_words(row.id, row.label), (row.service, row.anlaeg, row.effect, row.payback), row.role)
        for row in cover.investments
    )
    return Grid("cover.investments", say("Applications to the investment pool"), unit, columns, rows)


def _innovations(cover: Cover, unit: str) -> Grid:
    rows = tuple(GridRow(_words(row.id, row.label), (row.service,), row.role) for row in cover.innovations)
    return Grid("cover.innovations", say("Applications to the innovation pool"), unit, ("Service",), rows)


def _caption(number: int | None, title: str) -> str:
    return title if number is None else say("Table {number}. {title}", number=number, title=title).rstrip(" .")


def _words(*parts: str) -> str:
    return " ".join(filter(None, parts))


def find(grids: Iterable[Grid], part: str) -> Grid | None:
    """The grid of that part, if there is one."""
    return next((grid for grid in grids if grid.part == part), None)
