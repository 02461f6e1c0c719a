"""From the nodes of a canonical file to a proposal."""

from collections.abc import Sequence
from typing import TypeVar

from engine.formats.canonical import forms
from engine.formats.canonical.base import Figure, optional
from engine.formats.canonical.claims import read_claims
from engine.formats.canonical.parts import read_parts
from engine.formats.canonical.values import Values
from engine.formats.dates import find_dates
from engine.formats.numbers import COUNTS, YEARS, scale_of
from engine.model.base import replace
from engine.model.budget import NO_AREA, Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.cell import Cell, State
from engine.model.figures import FigureRow, FigureTable
from engine.model.place import Place
from engine.model.proposal import (
    Caption,
    Consultation,
    FutureProposal,
    Goal,
    Heading,
    Origin,
    Payback,
    Proposal,
    Statement,
)
from engine.source.nodes import Node, Scalar
from engine.source.validate import validate
from engine.texts import say

Titled = TypeVar("Titled", Heading, Caption)


def read_proposal(node: Node, file: str) -> Proposal:
    """The proposal that a canonical YAML or JSON file describes; raises SourceError with one line a problem."""
    form = validate(forms.ProposalForm, node, file)
    values = Values(file)
    proposal = _proposal(form, values)
    values.raise_problems()
    return proposal


def area_of(text: str) -> Area:
    """A styringsområde from its short form: `Service` as it stands in the cell, `(service)` where no cell says it."""
    if text.startswith("(") and text.endswith(")"):
        return Area(name=text[1:-1], inherited=True)
    return Area(name=text.strip().lower(), text=text) if text else NO_AREA


def _proposal(form: forms.ProposalForm, values: Values) -> Proposal:
    return Proposal(
        id=str(form.id),
        title=str(form.title),
        kind=form.kind,
        administration=str(form.administration),
        administration_text=values.text(form.administration_text),
        round=str(form.round),
        cross_cutting=form.cross_cutting,
        confidential=form.confidential,
        headings=tuple(_titled(Heading, each, values) for each in form.headings),
        captions=tuple(_titled(Caption, each, values) for each in form.captions),
        economy=optional(form.economy, lambda economy: _table(economy, _economy_rows(economy), values)),
        payback=optional(form.payback, lambda payback: _payback(payback, values)),
        administration_effect=optional(form.administration_effect, lambda table: _administration(table, values)),
        no_administration_effect=values.text(form.no_administration_effect),
        figure_tables=tuple(_figure_table(each, values) for each in form.figure_tables),
        future=optional(form.future, lambda future: _future(future, values)),
        goals=tuple(_goal(each, values) for each in form.goals),
        goal_groups=tuple(values.text(each) for each in form.goal_groups),
        risk_levels=tuple(str(each) for each in form.risk_levels),
        origin=optional(form.origin, lambda origin: _origin(origin, values)),
        approvals=tuple(_consultation(each, values) for each in form.approvals),
        partners=None if form.partners is None else tuple(values.text(each) for each in form.partners),
        hearings=None if form.hearings is None else tuple(_consultation(each, values) for each in form.hearings),
        statements=tuple(_statement(each, values) for each in form.statements),
        claims=read_claims(form, values),
        notes=tuple(values.text(each) for each in form.notes),
        parts=read_parts(form.parts, values.file),
        place=form.place(values.file),
    )


def _titled(of: type[Titled], form: forms.TitleForm, values: Values) -> Titled:
    return of(number=form.number, title=str(form.title), kind=str(form.kind), place=form.place(values.file))


def _economy_rows(form: forms.EconomyForm) -> list[tuple[Section, forms.RowForm]]:
    named = {Section.VARIGE: form.varige, Section.IMPLEMENTERING: form.implementering, Section.SAMLET: form.samlet}
    grouped = [(section, row) for section, rows in named.items() for row in rows]
    return grouped + [(row.section, row) for row in form.rows]


def _administration(form: forms.AdministrationForm, values: Values) -> BudgetTable:
    return _table(form, [(row.section, row) for row in form.rows], values)


def _table(form: forms.TableForm, rows: list[tuple[Section, forms.RowForm]], values: Values) -> BudgetTable:
    return BudgetTable(
        number=form.number,
        title=str(form.title),
        unit=values.text(form.unit),
        price_level=values.cell(form.price_level, COUNTS),
        years=form.years,
        rows=tuple(_row(row, section, form, values) for section, row in rows),
        place=form.place(values.file),
    )


def _row(form: forms.RowForm, section: Section, table: forms.TableForm, values: Values) -> BudgetRow:
    place = form.place(values.file)
    cells = _cells(form, table, values)
    _check_placements(form.placements, cells, place, values)
    return BudgetRow(
        label=str(form.label),
        section=section,
        role=form.role,
        area=_area(form.area, values),
        cells=cells,
        reading=form.placement,
        placements=form.placements,
        place=place,
    )


def _check_placements(
    placements: tuple[tuple[int, ...], ...], cells: tuple[Cell, ...], place: Place, values: Values
) -> None:
    """Refuses a placement that does not put every printed figure under a year of its own, from left to right."""
    printed = sum(cell.state is not State.EMPTY for cell in cells)
    years = range(len(cells))
    for each in placements:
        rising = sorted(set(each)) == list(each) and all(column in years for column in each)
        if not rising or len(each) != printed:
            message = say(
                "a placement gives for each figure of the row the index of its year, rising from 0: here {figures} of "
                "{years} years, not {placement}",
                figures=printed,
                years=len(cells),
                placement=list(each),
            )
            values.refuse(place, message)


def _area(form: Scalar | forms.AreaForm, values: Values) -> Area:
    if isinstance(form, Scalar):
        return replace(area_of(str(form)), place=values.place(form)) if form else NO_AREA
    return Area(name=str(form.name), text=str(form.text), inherited=form.inherited, place=form.place(values.file))


def inferred(cells: Sequence[Cell], reading: Reading, placements: tuple[tuple[int, ...], ...]) -> list[bool]:
    """Which figures of a row stand where they do by inference: in an inferred row, those whose placements differ."""
    flags, nth = [], 0
    for cell in cells:
        columns = {each[nth] for each in placements if nth < len(each)}
        printed = cell.state is not State.EMPTY
        flags.append(reading is Reading.INFERRED and printed and len(columns) != 1)
        nth += printed
    return flags


def _cells(form: forms.RowForm, table: forms.TableForm, values: Values) -> tuple[Cell, ...]:
    """The row's cells, one a year; a heading without values has none."""
    figures = _figures(form, table, values)
    empty = Cell(place=form.place(values.file))
    cells = [empty if each is None else values.checked_cell(each, scale_of(table.unit)) for each in figures]
    flags = inferred(cells, form.placement, form.placements)
    return tuple(
        replace(cell, inferred=True) if flag and isinstance(figure, Scalar) else cell
        for figure, cell, flag in zip(figures, cells, flags, strict=True)
    )


def _figures(form: forms.RowForm, table: forms.TableForm, values: Values) -> Sequence[Figure | None]:
    """What is written for each year, None where nothing is."""
    if form.cells is not None:
        if form.values is not None:
            values.refuse(form.place(values.file), say("a row has either values or cells"))
        return form.cells
    if form.values is None and form.role is Role.HEADING:
        return ()
    given = form.values or {}
    for year in given.keys() - set(table.years):
        values.refuse(_place_of(given[year], values), say("{year} is not among the table's years", year=year))
    return [given.get(year) for year in table.years]


def _place_of(figure: Figure, values: Values) -> Place:
    return values.place(figure) if isinstance(figure, Scalar) else figure.place(values.file)


def _payback(form: forms.PaybackForm, values: Values) -> Payback:
    return Payback(service=values.checked_cell(form.service, YEARS), total=values.checked_cell(form.total, YEARS))


def _figure_table(form: forms.FigureTableForm, values: Values) -> FigureTable:
    return FigureTable(
        number=form.number,
        title=str(form.title),
        columns=tuple(str(each) for each in form.columns),
        rows=tuple(
            FigureRow(
                label=str(row.label),
                role=row.role,
                cells=tuple(values.quantities(cell) for cell in row.cells),
                place=row.place(values.file),
            )
            for row in form.rows
        ),
        place=form.place(values.file),
    )


def _future(form: forms.FutureForm, values: Values) -> FutureProposal:
    return FutureProposal(
        cost=values.checked_cell(form.cost),
        adoption=values.text(form.adoption),
        effect=values.checked_cell(form.effect),
        effect_area=values.text(form.effect_area),
        cross_cutting=form.cross_cutting,
        large_scale=form.large_scale,
        mature_technology=form.mature_technology,
        place=form.place(values.file),
    )


def _goal(form: forms.GoalForm, values: Values) -> Goal:
    texts = {name: values.text(getattr(form, name)) for name in ("goal", "measure", "owner", "time")}
    return Goal(group=str(form.group), unparted=form.unparted, **texts)


def _origin(form: forms.OriginForm, values: Values) -> Origin:
    return Origin(from_innovation=form.from_innovation, title=values.text(form.title), place=form.place(values.file))


def _consultation(form: forms.ConsultationForm, values: Values) -> Consultation:
    remark = values.text(form.remark)
    return Consultation(
        body=str(form.body),
        label=str(form.label),
        answer=form.answer,
        remark=remark,
        dates=find_dates(remark.text, remark.place) if form.dates is None else tuple(map(values.day, form.dates)),
        place=form.place(values.file),
    )


def _statement(form: forms.StatementForm, values: Values) -> Statement:
    return Statement(
        topic=form.topic,
        about=str(form.about),
        figure=values.stated(form.figure, form.topic) if form.figure else Cell(),
        first_year=form.first_year,
        last_year=form.last_year,
        place=form.place(values.file),
    )
