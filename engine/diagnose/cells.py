"""The cells of a proposal or bundle by their address: reading them all, and copies with some changed."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from engine.diagnose.notation import Notation, in_cell, notation_of, usual_first
from engine.diagnose.quantities import of_quantities, with_quantities
from engine.diagnose.system import CellInfo, Measure
from engine.formats.numbers import scale_of
from engine.language.bundle_view import BundleView, CoverRow
from engine.language.figure import Figure
from engine.language.tables import TableView
from engine.language.views import ProposalView
from engine.model.base import Model, replace
from engine.model.budget import BudgetRow, BudgetTable, Role
from engine.model.bundle import Bundle, Cover
from engine.model.cell import Cell, CellAddress, State
from engine.model.proposal import Proposal

Figures = Mapping[CellAddress, int | None]

_PAYBACK = ("service", "total")
_COVER = {
    "cover.committees": ("committees", ("count", "innovation", "investment", "effect")),
    "cover.investments": ("investments", ("service", "anlaeg", "effect", "payback")),
    "cover.innovations": ("innovations", ("service",)),
}
_MEASURES = {"count": Measure.COUNT, "innovation": Measure.COUNT, "payback": Measure.YEARS}
"""Of the fields of the cover; the others hold amounts."""


def cell_infos(subject: Proposal | Bundle) -> dict[CellAddress, CellInfo]:
    """Every cell with an address: the tables by year, the payback times, the cover."""
    if isinstance(subject, Proposal):
        return dict(_of_proposal(ProposalView(subject)))
    view = BundleView(subject)
    infos = dict(_of_cover(view))
    for each in view.proposals:
        infos |= _of_proposal(each)
    return infos


def _of_proposal(view: ProposalView) -> Iterator[tuple[CellAddress, CellInfo]]:
    for table in (view.economy, view.administration_effect):
        if table is not None:
            yield from _of_table(table)
    for figure in (view.payback_service, view.payback_total):
        yield from _entry(figure, measure=Measure.YEARS)
    for quantities in view.figure_tables:
        yield from of_quantities(quantities)


def _of_table(table: TableView) -> Iterator[tuple[CellAddress, CellInfo]]:
    typing = _Typing(table.model)
    for row in table.rows:
        if row.model.role is not Role.HEADING:
            for year in table.columns:
                for address, info in _entry(row.figure(year), row.model):
                    notations = typing.of(row.model.cells[address.column])
                    yield address, replace(info, notations=notations) if notations else info


class _Typing:
    """How figures are typed in a table by year."""

    def __init__(self, table: BudgetTable) -> None:
        self._scale = scale_of(table.unit.text)
        cells = (cell for row in table.rows for cell in row.cells if cell.state is State.NUMBER)
        self._usual = usual_first(notation_of(cell, self._scale) for cell in cells)

    def of(self, cell: Cell) -> tuple[Notation, ...]:
        """The ways to type a figure in a cell of it."""
        own = notation_of(cell, self._scale) if cell.state is State.NUMBER else None
        return in_cell(own, self._usual)


def _of_cover(view: BundleView) -> Iterator[tuple[CellAddress, CellInfo]]:
    rows: Iterable[CoverRow] = (*view.committees, *view.listed, *view.listed_innovations)
    for row in rows:
        for field in row.part.headings:
            for address, info in _entry(row.figure(field), measure=_MEASURES.get(field, Measure.AMOUNT)):
                yield address, replace(info, role=row.model.role)


def _entry(
    figure: Figure | None, row: BudgetRow | None = None, measure: Measure = Measure.AMOUNT
) -> Iterator[tuple[CellAddress, CellInfo]]:
    cell = figure.source if figure else None
    if figure is None or figure.address is None or figure.unplaced or not isinstance(cell, Cell):
        return
    yield (
        figure.address,
        CellInfo(
            value=cell.value,
            table=figure.naming.table,
            row=figure.naming.row,
            column=figure.naming.column,
            margin=0 if cell.value is None else cell.margin,
            unreadable=cell.state is State.UNREADABLE,
            section=row.section if row else "",
            area=row.area.name if row else "",
            area_text=row.area.text if row else "",
            role=row.role if row else Role.DETAIL,
            measure=measure,
        ),
    )


def with_figures(subject: Proposal | Bundle, figures: Figures) -> Proposal | Bundle:
    """A copy with other figures in some cells (None: empty); the rest is shared."""
    if isinstance(subject, Proposal):
        return _proposal_with(subject, figures)
    owners = {address.owner for address in figures}
    proposals = tuple(_proposal_with(each, figures) if each.owner in owners else each for each in subject.proposals)
    cover = _cover_with(subject.cover, figures) if subject.cover and "" in owners else subject.cover
    return replace(subject, proposals=proposals, cover=cover)


def _proposal_with(proposal: Proposal, figures: Figures) -> Proposal:
    parts: dict[str, dict[int, dict[int, int | None]]] = defaultdict(lambda: defaultdict(dict))
    for address, figure in figures.items():
        if address.owner == proposal.owner:
            parts[address.part][address.row][address.column] = figure
    update: dict[str, Model] = {}
    if parts["economy"] and proposal.economy:
        update["economy"] = _table_with(proposal.economy, parts["economy"])
    if parts["administration"] and proposal.administration_effect:
        update["administration_effect"] = _table_with(proposal.administration_effect, parts["administration"])
    if parts["payback"] and proposal.payback:
        named = {_PAYBACK[row]: columns[0] for row, columns in parts["payback"].items()}
        update["payback"] = _fields_with(proposal.payback, named)
    return replace(proposal, **update, figure_tables=with_quantities(proposal, figures))


def _table_with(table: BudgetTable, changes: Mapping[int, Mapping[int, int | None]]) -> BudgetTable:
    typing = _Typing(table)
    rows = tuple(
        replace(row, cells=_cells_with(row.cells, changes[at], typing)) if at in changes else row
        for at, row in enumerate(table.rows)
    )
    return replace(table, rows=rows)


def _cells_with(cells: tuple[Cell, ...], changes: Mapping[int, int | None], typing: _Typing) -> tuple[Cell, ...]:
    return tuple(
        _cell_with(cell, changes[at], typing.of(cell)) if at in changes else cell for at, cell in enumerate(cells)
    )


def _cell_with(cell: Cell, figure: int | None, notations: tuple[Notation, ...] = ()) -> Cell:
    margin = CellInfo(cell.value, "", "", "", cell.margin, notations=notations).margin_of(figure)
    state = State.EMPTY if figure is None else State.NUMBER
    return replace(cell, state=state, value=figure, margin=margin)


def _fields_with(record: Model, figures: Mapping[str, int | None]) -> Model:
    return replace(record, **{name: _cell_with(getattr(record, name), new) for name, new in figures.items()})


def _cover_with(cover: Cover, figures: Figures) -> Cover:
    update: dict[str, tuple[Model, ...]] = {}
    for part, (name, fields) in _COVER.items():
        changes: dict[int, dict[str, int | None]] = defaultdict(dict)
        for address, figure in figures.items():
            if address.part == part:
                changes[address.row][fields[address.column]] = figure
        rows: tuple[Model, ...] = getattr(cover, name)
        update[name] = tuple(_fields_with(row, changes[at]) if at in changes else row for at, row in enumerate(rows))
    return replace(cover, **update)


def with_row_moved(subject: Proposal | Bundle, row: CellAddress, section: str, area: str) -> Proposal | Bundle:
    """A copy in which the row of Tabel 1 that a cell stands in is of another section and styringsområde."""
    if isinstance(subject, Bundle):
        proposals = (
            _row_moved(each, row, section, area) if each.owner == row.owner else each for each in subject.proposals
        )
        return replace(subject, proposals=tuple(proposals))
    return _row_moved(subject, row, section, area)


def _row_moved(proposal: Proposal, row: CellAddress, section: str, area: str) -> Proposal:
    table = proposal.economy
    if table is None or row.part != "economy":
        return proposal
    own = table.rows[row.row]
    texts = (each.area.text for each in table.rows if each.area.name == area and each.area.text)
    there = own.area if area == own.area.name else replace(own.area, name=area, text=next(texts, area), inherited=False)
    moved = replace(own, section=section, area=there)
    rows = (*table.rows[: row.row], moved, *table.rows[row.row + 1 :])
    return replace(proposal, economy=replace(table, rows=rows))
