"""The quantities of a proposal's other tables as cells: whole numbers in the scale of their unit."""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from engine.diagnose.notation import Notation, in_cell, usual_first
from engine.diagnose.system import CellInfo, Measure
from engine.language.figure import Figure, decimals_of
from engine.language.figure_tables import FigureTableView, Spot
from engine.model.base import replace
from engine.model.cell import CellAddress, State
from engine.model.figures import FigureTable, Quantity
from engine.model.proposal import Proposal

Figures = Mapping[CellAddress, int | None]


def of_quantities(table: FigureTableView) -> Iterator[tuple[CellAddress, CellInfo]]:
    """Every quantity of a table that has an address, and is a number or should be."""
    roles = [row.role for row in table.model.rows]
    usual = _usual(table)
    for figure in table.figures():
        if figure.address is not None and isinstance(figure.source, Quantity):
            own = _notation(figure) if figure.state is State.NUMBER else None
            value, margin = _value(figure)
            info = CellInfo(
                value=value,
                table=figure.naming.table,
                row=figure.naming.row,
                column=figure.naming.column,
                margin=margin,
                unreadable=value is None and figure.state in (State.NUMBER, State.UNREADABLE),
                role=roles[figure.address.row],
                notations=in_cell(own, usual[figure.source.unit]),
                measure=Measure.YEARS if figure.source.unit == "år" else Measure.QUANTITY,
                quantity=figure.source.unit,
                scale=figure.scale,
            )
            yield figure.address, info


def _value(figure: Figure) -> tuple[int | None, int]:
    """The figure and its margin in its scale; None where it is no number."""
    interval = figure.interval()
    if figure.state is not State.NUMBER or interval is None:
        return None, 0
    return int(interval.middle * figure.scale), int(Fraction(interval.width) * figure.scale / 2)


def _usual(table: FigureTableView) -> Mapping[str, tuple[Notation, ...]]:
    """By unit: how quantities of it are typed in the table, the usual way first."""
    found: dict[str, list[Notation]] = defaultdict(list)
    for figure in table.figures():
        if isinstance(figure.source, Quantity) and figure.state is State.NUMBER:
            found[figure.source.unit].append(_notation(figure))
    return defaultdict(tuple, {unit: usual_first(each) for unit, each in found.items()})


def _notation(figure: Figure) -> Notation:
    """How a quantity is typed: only a whole number without per cent is exact."""
    assert isinstance(figure.source, Quantity)  # noqa: S101 - for mypy
    decimals, share = decimals_of(figure.source), figure.source.unit == "%"
    unit = figure.scale // (10**decimals * (100 if share else 1))
    return Notation(unit, unit // 2 if decimals or share else 0, decimals)


def with_quantities(proposal: Proposal, figures: Figures) -> tuple[FigureTable, ...]:
    """The proposal's tables of quantities with other figures in some cells (None: nil)."""
    tables = list(proposal.figure_tables)
    for number, table in enumerate(tables):
        view = FigureTableView(table, proposal.owner, number)
        own = {address: each for address, each in figures.items() if address[:2] == (view.owner, view.part)}
        if own:
            tables[number] = _table_with(view, own)
    return tuple(tables)


def _table_with(view: FigureTableView, figures: Figures) -> FigureTable:
    infos = dict(of_quantities(view))
    changed = {figure.address: figure.source for figure in view.figures() if figure.address in figures}
    changed = {
        address: _quantity_with(quantity, infos[address], figures[address])
        for address, quantity in changed.items()
        if address is not None and isinstance(quantity, Quantity)
    }
    rows = list(view.model.rows)
    for number, row in enumerate(rows):
        cells = tuple(
            tuple(changed.get(view.figure(Spot(number, at, nth)).address, each) for nth, each in enumerate(cell))
            for at, cell in enumerate(row.cells)
        )
        rows[number] = replace(row, cells=cells)
    return replace(view.model, rows=tuple(rows))


def _quantity_with(quantity: Quantity, info: CellInfo, figure: int | None) -> Quantity:
    if figure is None:
        return replace(quantity, state=State.NIL, value=None)
    notation = info.notation_of(figure)
    value = Decimal(figure // notation.unit).scaleb(-notation.decimals)
    return replace(quantity, state=State.NUMBER, value=value)
