"""Hypothesis strategies for sound proposals: whatever they draw, a pack finds no error in it.

For tests of rules and of programs that read proposals: `@given(sound_proposals(load_pack("budget-2026")))`.
What a round may change (years, price level, areas, sections, tables) is taken from the pack's own parameters.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from hypothesis import strategies as st

from engine.formats.numbers import THOUSANDS, YEARS, read_cell
from engine.model.base import replace
from engine.model.budget import NO_AREA, Area, BudgetRow, BudgetTable, Role, Section
from engine.model.cell import EMPTY, Cell
from engine.model.lexicon import Lexicon, Words
from engine.model.place import NOWHERE, Text
from engine.model.proposal import (
    Answer,
    Caption,
    Consultation,
    DateAsWritten,
    FutureProposal,
    Goal,
    Heading,
    Kind,
    Origin,
    Payback,
    Proposal,
)
from engine.pack.pack import Pack
from engine.texts import speaking
from engine.texts.numbers import date as written

SAVINGS = ("Besparelse på transport", "Effektivisering af sagsgange", "Reduktion af lokaler")
COSTS = ("Licenser", "Vedligehold", "Drift af ny løsning")
INVESTMENTS = ("Projektledelse", "Anskaffelse", "Ombygning", "Uddannelse", "Rådgivning")
TITLES = ("Fælles vaskeri", "Bedre ruter", "Samlede lokaler", "Digital vejviser", "Færre blanketter")
TOTALS = {
    Section.VARIGE: "Samlet varig ændring",
    Section.IMPLEMENTERING: "Samlede implementeringsomkostninger",
    Section.SAMLET: "Samlet økonomisk påvirkning",
    Section.ADMINISTRATION: "Varige ændringer totalt, administration",
}
LARGEST = 90_000

Amounts = tuple[int, ...]
"""One amount in 1.000 kr. for each year of the table."""


@dataclass(frozen=True, slots=True)
class Round:
    """What the pack says of its round."""

    name: str
    years: tuple[int, ...]
    price_level: int
    longest_payback: int
    areas: tuple[str, ...]
    administrations: tuple[str, ...]
    sections: dict[Kind, tuple[str, ...]]
    tables: dict[Kind, tuple[str, ...]]
    goal_groups: dict[Kind, tuple[str, ...]]
    first_date: dt.date
    words: Lexicon = field(repr=False)

    @classmethod
    def of(cls, pack: Pack) -> "Round":
        """The round of a pack that has the parameters of rules/budget-2026."""
        values = {parameter.name: parameter.value for parameter in pack.parameters}

        def by_kind(stem: str) -> dict[Kind, tuple[str, ...]]:
            short = {Kind.INVESTERING: "investering", Kind.INNOVATION: "innovation"}
            return {kind: values[f"{stem}_{name}"] for kind, name in short.items()}  # type: ignore[misc]

        return cls(
            name=pack.round,
            years=values["template_years"],  # type: ignore[arg-type]
            price_level=values["template_price_level"],  # type: ignore[arg-type]
            longest_payback=values["longest_payback"],  # type: ignore[arg-type]
            areas=values["pool_areas"],  # type: ignore[arg-type]
            administrations=values["known_administrations"],  # type: ignore[arg-type]
            sections=by_kind("sections"),
            tables=by_kind("tables"),
            goal_groups=by_kind("goal_groups"),
            first_date=values["earliest_date"],  # type: ignore[arg-type]
            words=pack.lexicon,
        )


def sound_proposals(pack: Pack) -> st.SearchStrategy[Proposal]:
    """Sound proposals of both kinds."""
    return st.one_of(sound_investeringsforslag(pack), sound_innovationsforslag(pack))


def sound_investeringsforslag(pack: Pack) -> st.SearchStrategy[Proposal]:
    """Sound investment proposals: any number of rows, areas and subtotals; confidential and cross-cutting ones too."""
    return _investering(Round.of(pack))


def sound_innovationsforslag(pack: Pack) -> st.SearchStrategy[Proposal]:
    """Sound innovation proposals."""
    return _innovation(Round.of(pack))


@st.composite
def _investering(draw: st.DrawFn, of: Round) -> Proposal:
    saving = draw(_savings(of))
    costs = draw(_costs(of, -saving[-1]))
    varige = draw(_section(Section.VARIGE, saving, ("service",)))
    implementering = draw(_section(Section.IMPLEMENTERING, costs, of.areas))
    samlet = tuple(one + other for one, other in zip(saving, costs, strict=True))
    rows = (*varige, *implementering, _row(TOTALS[Section.SAMLET], Section.SAMLET, samlet, Role.TOTAL))
    years = str(payback(samlet))
    administration = draw(st.none() | _administration(of, saving))
    return replace(
        draw(_frame(of, Kind.INVESTERING)),
        economy=_table(of, rows),
        payback=Payback(service=read_cell(years, NOWHERE, YEARS), total=read_cell(years, NOWHERE, YEARS)),
        administration_effect=administration,
        no_administration_effect=Text() if administration else Text(text=_called("no_effect", of.words.markers)),
        origin=draw(st.sampled_from(_ORIGINS)),
    )


@st.composite
def _innovation(draw: st.DrawFn, of: Round) -> Proposal:
    costs = draw(_costs(of, draw(st.integers(1, LARGEST))))
    rows = draw(_section(Section.IMPLEMENTERING, costs, ("service",)))
    marks = draw(st.tuples(st.booleans(), st.booleans(), st.booleans()).filter(any))
    future = FutureProposal(
        cost=_cell(draw(st.integers(1, LARGEST))),
        adoption=Text(text="Næste budget"),
        effect=_cell(-draw(st.integers(1, LARGEST))),
        effect_area=Text(text="service"),
        cross_cutting=marks[0],
        large_scale=marks[1],
        mature_technology=marks[2],
    )
    return replace(draw(_frame(of, Kind.INNOVATION)), economy=_table(of, rows), future=future)


_ORIGINS = (
    Origin(from_innovation=False),
    Origin(from_innovation=True, title=Text(text="BC09 En afprøvning (OFS 2023-2024)")),
)


def payback(amounts: Amounts) -> int:
    """The ordinal of the first year, from the first with an amount, in which the running sum is zero or below."""
    first = next(index for index, amount in enumerate(amounts) if amount)
    running = 0
    for ordinal, amount in enumerate(amounts[first:], 1):
        running += amount
        if running <= 0:
            return ordinal
    raise ValueError("never paid back")


def _savings(of: Round) -> st.SearchStrategy[Amounts]:
    """A permanent effect that grows for at most half the years and then stays."""
    steps = st.lists(st.integers(0, LARGEST // 10), min_size=1, max_size=len(of.years) // 2)

    def phased(drawn: tuple[int, list[int]]) -> Amounts:
        final, more = drawn
        grown = [sum(more[: index + 1]) for index in range(len(more))]
        full = grown[-1] + final
        return tuple(-amount for amount in (*grown[:-1], *[full] * (len(of.years) - len(more) + 1)))

    return st.tuples(st.integers(1, LARGEST // 10), steps).map(phased)


def _costs(of: Round, full_saving: int) -> st.SearchStrategy[Amounts]:
    """Costs of the first years, so small that two years of the full saving pay them back."""
    count = len(of.years) // 2
    parts = st.lists(st.integers(0, max(1, 2 * full_saving // count)), min_size=count, max_size=count)
    return parts.filter(any).map(lambda costs: (*costs, *[0] * (len(of.years) - count)))


@st.composite
def _section(draw: st.DrawFn, section: Section, sums: Amounts, areas: Sequence[str]) -> tuple[BudgetRow, ...]:
    """Detail rows that add up to `sums`, on one or more areas, and the rows that sum them."""
    used = draw(st.lists(st.sampled_from(list(areas)), min_size=1, max_size=len(areas), unique=True))
    shares = draw(_split(sums, len(used)))
    details: list[BudgetRow] = []
    for area, share in zip(used, shares, strict=True):
        details += draw(_details(section, share, area))
    subtotals = [_subtotal(section, area, share) for area, share in zip(used, shares, strict=True)]
    shown = subtotals if len(used) > 1 or draw(st.booleans()) else []
    return (*details, *shown, _row(TOTALS[section], section, sums, Role.TOTAL))


@st.composite
def _split(draw: st.DrawFn, sums: Amounts, count: int) -> list[Amounts]:
    """The sums in `count` parts of the same sign."""
    parts, rest = [], list(sums)
    for _ in range(count - 1):
        part = tuple(draw(st.integers(min(0, each), max(0, each))) for each in rest)
        parts.append(part)
        rest = [whole - taken for whole, taken in zip(rest, part, strict=True)]
    return [*parts, tuple(rest)]


@st.composite
def _details(draw: st.DrawFn, section: Section, share: Amounts, area: str) -> list[BudgetRow]:
    """Rows of one area that add up to its share; among permanent ones perhaps a running cost, paid by more saving."""
    parts = draw(_split(share, draw(st.integers(1, 4))))
    if section is not Section.VARIGE:
        return [_row(draw(st.sampled_from(INVESTMENTS)), section, part, area=area) for part in parts]
    extra = draw(st.integers(0, 500))
    cost = tuple(extra if amount else 0 for amount in share)
    parts[0] = tuple(amount - more for amount, more in zip(parts[0], cost, strict=True))
    rows = [_row(draw(st.sampled_from(SAVINGS)), section, part, area=area) for part in parts]
    return [*rows, _row(draw(st.sampled_from(COSTS)), section, cost, area=area)] if extra else rows


def _administration(of: Round, saving: Amounts) -> st.SearchStrategy[BudgetTable]:
    """A part of the permanent effect falls on administration."""

    def table(parts: list[Amounts]) -> BudgetTable:
        wages, other, _ = parts
        total = tuple(one + more for one, more in zip(wages, other, strict=True))
        section = Section.ADMINISTRATION
        rows = (
            _row("Effekt på lønudgifter", section, wages),
            _row("Effekt på øvrige administrative udgifter", section, other),
            _row(TOTALS[section], section, total, Role.TOTAL),
        )
        return replace(_table(of, rows), number=3, title="Varige ændringer, administration")

    return _split(saving, 3).map(table)


@st.composite
def _frame(draw: st.DrawFn, of: Round, kind: Kind) -> Proposal:
    """All that a proposal needs beside its figures."""
    asked = of.first_date + dt.timedelta(days=draw(st.integers(0, 60)))
    approved = asked + dt.timedelta(days=draw(st.integers(0, 60)))
    groups = of.goal_groups[kind]
    return Proposal(
        id=f"BC{draw(st.integers(1, 99)):02}",
        title=draw(st.sampled_from(TITLES)),
        kind=kind,
        administration=draw(st.sampled_from(of.administrations)),
        round=of.name,
        cross_cutting=draw(st.booleans()),
        confidential=draw(st.booleans()),
        headings=_headings(of, of.sections[kind]),
        captions=_captions(of, of.tables[kind]),
        goal_groups=tuple(Text(text=group) for group in groups),
        goals=tuple(_goal(group) for group in groups),
        risk_levels=(draw(st.sampled_from(["lav", "middel", "høj"])),),
        approvals=(_consulted(of, "cø", approved),),
        partners=(Text(text="Ikke relevant"),),
        hearings=tuple(_consulted(of, body, asked) for body in ("it-kredsen", "koncern-it", "med-udvalg")),
    )


def _headings(of: Round, names: Iterable[str]) -> tuple[Heading, ...]:
    words = of.words.sections
    return tuple(Heading(number=n, title=_called(name, words), kind=name) for n, name in enumerate(names, 1))


def _captions(of: Round, names: Iterable[str]) -> tuple[Caption, ...]:
    words = of.words.tables
    return tuple(Caption(number=n, title=_called(name, words), kind=name) for n, name in enumerate(names, 1))


def _called(name: str, words: Words) -> str:
    """As documents write it, where the pack knows how."""
    return next(iter(words.get(name, ())), name)


def _goal(group: str) -> Goal:
    words = Text(text="Et mål"), Text(text="tælles"), Text(text="Centret"), Text(text="Ultimo året")
    return Goal(group=group, goal=words[0], measure=words[1], owner=words[2], time=words[3])


def _consulted(of: Round, body: str, day: dt.date) -> Consultation:
    with speaking("da"):
        date = DateAsWritten(text=written(day), value=day)
    label, remark = _called(body, of.words.bodies), Text(text=date.text)
    return Consultation(body=body, label=label, answer=Answer.YES, remark=remark, dates=(date,))


def _table(of: Round, rows: tuple[BudgetRow, ...]) -> BudgetTable:
    return BudgetTable(
        number=1,
        title="Forslagets samlede økonomiske konsekvenser",
        unit=Text(text="1.000 kr."),
        price_level=read_cell(str(of.price_level), NOWHERE, YEARS),
        years=of.years,
        rows=rows,
    )


def _subtotal(section: Section, area: str, amounts: Amounts) -> BudgetRow:
    row = _row(f"{TOTALS[section]}, {area}", section, amounts, Role.SUBTOTAL)
    return replace(row, area=Area(name=area, inherited=True))


def _row(label: str, section: Section, amounts: Amounts, role: Role = Role.DETAIL, area: str = "") -> BudgetRow:
    written = Area(name=area, text=area.capitalize()) if area else NO_AREA
    return BudgetRow(label=label, section=section, role=role, area=written, cells=tuple(map(_cell, amounts)))


def _cell(amount: int) -> Cell:
    """The amount as a Dane writes it; nothing where there is nothing to say."""
    return read_cell(f"{amount:,}".replace(",", "."), NOWHERE, THOUSANDS) if amount else EMPTY
