"""The form of a round as data, and an empty proposal in it."""

from collections.abc import Iterator

from engine.model.base import Model, replace
from engine.model.budget import NO_AREA, Area, BudgetRow, BudgetTable, Role, Section
from engine.model.cell import EMPTY, Cell, State
from engine.model.lexicon import APPROVING, Lexicon
from engine.model.place import Text
from engine.model.proposal import (
    Caption,
    Consultation,
    FutureProposal,
    Goal,
    Heading,
    Kind,
    Origin,
    Payback,
    Proposal,
)
from engine.pack.pack import Pack
from engine.pack.parameters import Parameter

ROWS = 4
"""Empty detail rows in a section of a table; Word's own table tools add more."""

GOALS = 3
"""Empty goals in a group."""


class Template(Model):
    """What the form of a round has. Sections, tables and groups are the lexicon's names, in the form's order."""

    kind: Kind
    round: str
    unit: str
    price_level: int
    years: tuple[int, ...]
    areas: tuple[str, ...]
    sections: tuple[str, ...]
    tables: tuple[str, ...]
    goal_groups: tuple[str, ...]
    lexicon: Lexicon


def template_of(pack: Pack, kind: Kind) -> Template:
    """The form of a kind of proposal in a pack's round. Raises KeyError where the pack lacks one of its parameters."""
    values = {each.name: _texts(each) for each in pack.parameters}
    suffix = _stem(kind)
    words = pack.lexicon
    sections = {*values[f"sections_{suffix}"], "administrative"}
    tables = {*values[f"tables_{suffix}"], *sections}
    return Template(
        kind=kind,
        round=pack.round,
        unit=values["template_units"][0],
        price_level=int(values["template_price_level"][0]),
        years=tuple(int(each) for each in values["template_years"]),
        areas=values["pool_areas"] if kind is Kind.INVESTERING else values["pool_areas"][:1],
        sections=tuple(each for each in words.sections if each in sections),
        tables=tuple(each for each in words.tables if each in tables),
        goal_groups=values[f"goal_groups_{suffix}"],
        lexicon=words,
    )


def blank(template: Template) -> Proposal:
    """A proposal with all that the form prints, and nothing filled in."""
    investing = template.kind is Kind.INVESTERING
    words = template.lexicon.bodies
    bodies = [Consultation(body=name, label=words[name][0]) for name in words]
    goals = tuple(Goal(group=group) for group in template.goal_groups for _ in range(GOALS))
    return Proposal(
        id="",
        kind=template.kind,
        round=template.round,
        headings=tuple(_headings(template)),
        captions=tuple(_captions(template)),
        economy=_table(template, "økonomi", tuple(_economy_rows(template))),
        payback=Payback() if investing else None,
        administration_effect=_administration(template) if "administration" in template.sections else None,
        future=None if investing else FutureProposal(),
        goals=goals,
        goal_groups=tuple(Text(text=each) for each in template.goal_groups),
        origin=Origin(from_innovation=None) if investing else None,
        approvals=tuple(each for each in bodies if each.body == "cø"),
        partners=(),
        hearings=tuple(each for each in bodies if each.body not in APPROVING),
    )


def _texts(parameter: Parameter) -> tuple[str, ...]:
    values = parameter.value if isinstance(parameter.value, tuple) else (parameter.value,)
    return tuple(str(each) for each in values)


def _stem(kind: Kind) -> str:
    """`investering` or `innovation`."""
    return kind.value.removesuffix("sforslag")


def _form(template: Template, forms: tuple[str, ...]) -> str:
    """The first way of writing that speaks of this kind of proposal, else the first."""
    return next((form for form in forms if _stem(template.kind) in form.lower()), forms[0])


def _headings(template: Template) -> Iterator[Heading]:
    """The sections, numbered; the annexes' own heading has no number."""
    number = 0
    for name in template.sections:
        title = template.lexicon.sections[name][0]
        if name == "administrative":
            yield Heading(title=f"{title} til {template.kind.value}", kind=name)
        else:
            number += 1
            yield Heading(number=number, title=title, kind=name)


def _captions(template: Template) -> Iterator[Caption]:
    for number, name in enumerate(template.tables, start=1):
        yield Caption(number=number, title=template.lexicon.tables[name][0], kind=name)


def _table(template: Template, name: str, rows: tuple[BudgetRow, ...]) -> BudgetTable:
    year = str(template.price_level)
    return BudgetTable(
        number=template.tables.index(name) + 1 if name in template.tables else None,
        title=template.lexicon.tables[name][0],
        unit=Text(text=template.unit),
        price_level=Cell(text=year, state=State.NUMBER, value=template.price_level),
        years=template.years,
        rows=rows,
    )


def _economy_rows(template: Template) -> Iterator[BudgetRow]:
    parts = {Section.VARIGE: template.areas[:1]} if template.kind is Kind.INVESTERING else {}
    for section, areas in (parts | {Section.IMPLEMENTERING: template.areas}).items():
        heading = _form(template, template.lexicon.budget_sections[section])
        yield BudgetRow(label=heading, section=section, role=Role.HEADING)
        yield from _rows(template, section, [""] * ROWS, Role.DETAIL)
        total = template.lexicon.totals[section][0]
        if len(areas) > 1:
            yield from (_subtotal(template, section, f"{total}, {area}", area) for area in areas)
        yield from _rows(template, section, [total], Role.TOTAL)
    if template.kind is Kind.INVESTERING:
        yield from _rows(template, Section.SAMLET, [template.lexicon.totals["samlet"][0]], Role.TOTAL)


def _administration(template: Template) -> BudgetTable:
    rows = [
        *_rows(template, Section.ADMINISTRATION, [""] * ROWS, Role.DETAIL),
        *_rows(template, Section.ADMINISTRATION, [template.lexicon.totals["administration"][0]], Role.TOTAL),
    ]
    return _table(template, "administration", tuple(rows))


def _subtotal(template: Template, section: Section, label: str, area: str) -> BudgetRow:
    (row,) = _rows(template, section, [label], Role.SUBTOTAL)
    return replace(row, area=Area(name=area, inherited=True))


def _rows(template: Template, section: Section, labels: list[str], role: Role) -> Iterator[BudgetRow]:
    for label in labels:
        cells = (EMPTY,) * len(template.years)
        yield BudgetRow(label=label, section=section, role=role, area=NO_AREA, cells=cells)
