"""Hypothesis strategies for proposals with anything in them that a reader may hand over, however odd."""

from collections.abc import Callable
from decimal import Decimal
from typing import TypeVar

from hypothesis import strategies as st

from engine.model.base import replace
from engine.model.budget import Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.cell import Cell, State
from engine.model.figures import FigureRow, FigureTable, Quantity
from engine.model.place import NO_TEXT, Text
from engine.model.proposal import FutureProposal, Kind, Payback, Proposal, Statement

LABELS = (
    "Besparelse på drift",
    "Mindre indtægter",
    "Licenser",
    "Udgifter i alt",
    "1.230 udviklingstimer a 650 kr.",
    "1.000 timer a 650 kr.",
    "Projektledelse",
    "it-system",
    "Løn til medarbejdere",
)
TABLES = ("economy", "administration_effect")
TWISTS = 4


def cells() -> st.SearchStrategy[Cell]:
    """Any cell: a number, exact or rounded, or none."""
    values = st.sampled_from([0, 1, 3, 650, 799, 800, -800, -2800, 2026])
    numbers = st.builds(_number, values, st.sampled_from([0, 0, 1, 50]))
    return numbers | st.sampled_from([Cell(), Cell("-", State.NIL), Cell("1.2.3", State.UNREADABLE)])


def _number(value: int, margin: int) -> Cell:
    return Cell(str(value), State.NUMBER, value, margin)


def quantities() -> st.SearchStrategy[Quantity]:
    """Any quantity."""
    units = st.sampled_from(["", "", "%", "ÅV"])
    values = st.sampled_from(["0", "1.0", "1.8", "70", "70.5", "1230", "57400"])
    numbers = st.builds(lambda value, unit: Quantity(value, value=Decimal(value), unit=unit), values, units)
    return numbers | st.sampled_from([Quantity("x", State.UNREADABLE), Quantity("-", State.NIL)])


@st.composite
def twisted(draw: st.DrawFn, sound: st.SearchStrategy[Proposal]) -> Proposal:
    """Proposals in which up to four things are as no one would expect them."""
    proposal = draw(sound)
    for _ in range(draw(st.integers(0, TWISTS))):
        proposal = draw(_twisted(proposal))
    return proposal


@st.composite
def _twisted(draw: st.DrawFn, proposal: Proposal) -> Proposal:
    name = draw(
        st.sampled_from([*TABLES, *TABLES, "economy", "figure_tables", "statements", "future", "payback", "kind"])
    )
    value = getattr(proposal, name)
    if name in TABLES and value:
        return replace(proposal, **{name: draw(_table(value))})
    if name == "figure_tables" and value:
        return replace(proposal, figure_tables=(draw(_figure_table(value[0])), *value[1:]))
    if name == "statements" and value:
        return replace(proposal, statements=draw(_one_of(value, _statement)))
    if name == "payback":
        return replace(proposal, payback=draw(st.none() | st.builds(Payback, cells(), cells())))
    if name == "future":
        return replace(proposal, future=draw(st.none() | st.builds(FutureProposal, cells(), st.just(NO_TEXT), cells())))
    return replace(proposal, kind=draw(st.sampled_from(Kind)))


T = TypeVar("T")


@st.composite
def _one_of(draw: st.DrawFn, items: tuple[T, ...], changed: Callable[[T], st.SearchStrategy[T]]) -> tuple[T, ...]:
    """The items with one of them changed."""
    at = draw(st.integers(0, len(items) - 1))
    return (*items[:at], draw(changed(items[at])), *items[at + 1 :])


@st.composite
def _table(draw: st.DrawFn, table: BudgetTable) -> BudgetTable:
    what = draw(st.integers(0, 6))
    if what == 0 and table.years:
        years = [
            table.years[:-1],
            (table.years[0], *table.years[:-1]),
            table.years[::-1],
            (table.years[-1] + 5, *table.years[1:]),
        ]
        return replace(table, years=draw(st.sampled_from(years)))
    if what == 1:
        units = st.sampled_from([NO_TEXT, Text("T.kr"), Text("mio. kr.")])
        return replace(table, unit=draw(units), price_level=draw(cells()))
    return replace(table, rows=draw(_one_of(table.rows, _row))) if table.rows else table


@st.composite
def _row(draw: st.DrawFn, row: BudgetRow) -> BudgetRow:
    what = draw(st.integers(0, 7))
    if what == 0:
        return replace(row, label=draw(st.sampled_from(LABELS)))
    if what == 1 and row.cells:
        return replace(row, role=draw(st.sampled_from(Role)), section=draw(st.sampled_from(Section)))
    if what == 2:
        names = st.sampled_from(["", "Service", "service", "anlæg", "overførsler", "andet"])
        return replace(row, area=Area(draw(names), draw(st.sampled_from(["", "Service"])), draw(st.booleans())))
    if what == 3:
        return replace(row, reading=Reading.UNCERTAIN, placements=draw(_placements(len(row.cells))))
    if what == 4 and len(row.cells) > 1:
        return replace(row, cells=row.cells[:-1])
    return replace(row, cells=draw(_one_of(row.cells, lambda _: cells()))) if row.cells else row


def _placements(columns: int) -> st.SearchStrategy[tuple[tuple[int, ...], ...]]:
    """None, or two of as many numbers, from left to right."""
    if columns < 2:
        return st.just(())
    printed = st.integers(1, columns)
    column = st.integers(0, columns - 1)
    return st.just(()) | printed.flatmap(
        lambda count: st.tuples(*[st.lists(column, min_size=count, max_size=count, unique=True).map(_sorted)] * 2)
    )


def _sorted(columns: list[int]) -> tuple[int, ...]:
    return tuple(sorted(columns))


@st.composite
def _figure_table(draw: st.DrawFn, table: FigureTable) -> FigureTable:
    if draw(st.booleans()):
        return replace(table, rows=tuple(draw(st.lists(_any_figure_row(len(table.columns)), min_size=2, max_size=8))))
    return replace(table, rows=draw(_one_of(table.rows, _figure_row))) if table.rows else table


def _any_figure_row(width: int) -> st.SearchStrategy[FigureRow]:
    """A row of a table with totals anywhere, with parts and means among its rows, and often with sums that fit."""
    figures = st.sampled_from([10, 15, 20, 30, 40]).map(lambda value: Quantity(str(value), value=Decimal(value)))
    usual = figures.map(lambda figure: (figure,))
    return st.builds(
        FigureRow,
        label=st.sampled_from(["Nord", "heraf deltid", "– deraf deltid", "Gns.", "I alt", "I alt (gennemsnit)"]),
        role=st.sampled_from([Role.DETAIL, Role.DETAIL, Role.TOTAL, Role.HEADING]),
        cells=st.lists(usual | usual | st.lists(quantities(), max_size=2).map(tuple), max_size=width).map(tuple),
    )


@st.composite
def _figure_row(draw: st.DrawFn, row: FigureRow) -> FigureRow:
    several = st.lists(quantities(), max_size=2).map(tuple)
    return replace(row, cells=draw(_one_of(row.cells, lambda _: several))) if row.cells else row


@st.composite
def _statement(draw: st.DrawFn, statement: Statement) -> Statement:
    years = st.none() | st.integers(2024, 2031)
    figure = draw(st.just(statement.figure) | cells())
    return replace(statement, figure=figure, first_year=draw(years), last_year=draw(years))
