"""Draws sound proposals whose rows have the labels of a half."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from benchmarks.prose.case import Half, Prose
from benchmarks.prose.chance import Chance
from benchmarks.prose.words import Label, words_of
from engine.formats.numbers import THOUSANDS, YEARS, read_cell
from engine.formats.word.form.template import blank, template_of
from engine.model.base import replace
from engine.model.budget import NO_AREA, Area, BudgetRow, BudgetTable, Role, Section
from engine.model.cell import EMPTY, Cell
from engine.model.place import NOWHERE, Text
from engine.model.proposal import Answer, Consultation, DateAsWritten, FutureProposal, Kind, Origin, Payback, Proposal
from engine.pack.load import load_pack
from engine.pack.pack import Pack
from engine.texts import speaking
from engine.texts.numbers import date as written

ROUND = "budget-2026"
TITLES = ("Nye arbejdsgange", "Bedre udnyttelse af lokaler", "Fælles indgang for borgere", "Mere tid til opgaven")
Amounts = tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """A detail row before it stands in a table; `what` is the list of labels that it is named from."""

    label: Label
    what: str
    area: str
    amounts: Amounts


@cache
def pack() -> Pack:
    """The pack of the round that the proposals are of."""
    return load_pack(ROUND)


def draw_proposal(chance: Chance, half: Half, kind: Kind) -> tuple[Proposal, tuple[Line, ...]]:
    """A sound proposal, and its detail rows in the order of the table."""
    frame = _frame(chance, kind)
    assert frame.economy is not None
    count = len(frame.economy.years)
    if kind is Kind.INNOVATION:
        lines = _investments(chance, half, count, areas=("service",))
        return _filled(frame, lines, future=_future(chance)), lines
    for _ in range(1000):
        lines = (*_permanent(chance, half, count), *_investments(chance, half, count, _areas(chance)))
        if years := payback(lines):
            return _investing(chance, frame, lines, years), lines
    raise RuntimeError("no proposal of a thousand is paid back in time")


def payback(lines: tuple[Line, ...]) -> int | None:
    """In which year, counted from the first with an amount, the lines are paid back; None for never, or too late."""
    sums = [sum(each) for each in zip(*(line.amounts for line in lines), strict=True)]
    permanent = [sum(each) for each in zip(*(line.amounts for line in lines if line.what != "investment"), strict=True)]
    first = next(index for index, amount in enumerate(sums) if amount)
    paid = [n for n in range(1, len(sums) - first + 1) if sum(sums[first : first + n]) <= 0]
    longest = next(each.value for each in pack().parameters if each.name == "longest_payback")
    assert isinstance(longest, int)
    good = paid and paid[0] <= longest and max(permanent) <= 0 and permanent[-1] < 0
    return paid[0] if good else None


def _areas(chance: Chance) -> tuple[str, ...]:
    return chance.one_of([("service",), ("anlæg",), ("service", "anlæg"), ("service", "anlæg")])


def _size(chance: Chance, low: int, high: int) -> int:
    """An amount in 1.000 kr., most often a round one."""
    grain = chance.one_of([100, 50, 50, 10, 10, 10, 5, 1])
    return max(grain, chance.between(low, high) // grain * grain)


def _permanent(chance: Chance, half: Half, count: int) -> tuple[Line, ...]:
    labels = words_of(half).labels
    savings = chance.some_of(labels["saving"], chance.between(1, 3))
    running = chance.some_of(labels["running"], chance.one_of([0, 1, 1, 2]))
    start = chance.one_of([1, 1, 2])
    return (
        *(Line(each, "saving", "service", _phased(chance, count, start, -1, 3000)) for each in savings),
        *(Line(each, "running", "service", _phased(chance, count, start, 1, 500)) for each in running),
    )


def _phased(chance: Chance, count: int, start: int, sign: int, most: int) -> Amounts:
    """From `start` on, growing in one to three steps, then the same every year."""
    steps = [_size(chance, most // 10, most) for _ in range(chance.between(1, 3))]
    grown = [sum(steps[: index + 1]) for index in range(len(steps))]
    amounts = [0] * start + grown + [grown[-1]] * count
    return tuple(sign * amount for amount in amounts[:count])


def _investments(chance: Chance, half: Half, count: int, areas: tuple[str, ...]) -> tuple[Line, ...]:
    """One to three rows on each area, in some of the first three years; those of an area stand together."""
    labels = chance.some_of(words_of(half).labels["investment"], chance.between(max(2, len(areas)), 5))
    start, years = chance.one_of([0, 1, 1]), chance.one_of([1, 2, 2, 3, 3])
    lines = [Line(each, "investment", chance.one_of(areas), _paid(chance, count, start, years)) for each in labels]
    lines[: len(areas)] = [replace_area(line, area) for line, area in zip(lines, areas, strict=False)]
    return tuple(sorted(lines, key=lambda line: areas.index(line.area)))


def replace_area(line: Line, area: str) -> Line:
    """The line on another area."""
    return Line(line.label, line.what, area, line.amounts)


def _paid(chance: Chance, count: int, start: int, years: int) -> Amounts:
    first = 0 if chance.happens(60) else chance.below(years)
    last = chance.between(first, years - 1)
    same = _size(chance, 100, 2500) if chance.happens(30) else 0
    paid = {start + year: same or _size(chance, 100, 2500) for year in range(first, last + 1)}
    return tuple(paid.get(index, 0) for index in range(count))


def _investing(chance: Chance, frame: Proposal, lines: tuple[Line, ...], years: int) -> Proposal:
    stated = read_cell(f"{years}{chance.one_of(['', ' år'])}", NOWHERE, YEARS)
    table = _administration(chance, frame, lines) if chance.happens(50) else None
    none = Text(text=pack().lexicon.markers["no_effect"][0])
    proposal = _filled(frame, lines, future=None)
    return replace(
        proposal,
        payback=Payback(service=stated, total=stated),
        origin=Origin(from_innovation=False),
        administration_effect=table,
        no_administration_effect=Text() if table else none,
    )


def _filled(frame: Proposal, lines: tuple[Line, ...], future: FutureProposal | None) -> Proposal:
    assert frame.economy is not None
    rows = tuple(row for section in _sections(lines) for row in _rows(frame.economy, section, lines))
    return replace(frame, economy=replace(frame.economy, rows=rows), future=future)


def _sections(lines: tuple[Line, ...]) -> tuple[Section, ...]:
    investing = any(line.what != "investment" for line in lines)
    sections = (Section.VARIGE, Section.IMPLEMENTERING, Section.SAMLET)
    return sections if investing else (Section.IMPLEMENTERING,)


def section_of(line: Line) -> Section:
    """Where the line stands."""
    return Section.IMPLEMENTERING if line.what == "investment" else Section.VARIGE


def _rows(table: BudgetTable, section: Section, lines: tuple[Line, ...]) -> list[BudgetRow]:
    """The heading, the details, a subtotal for each of several areas, and the total."""
    mine = [line for line in lines if section in (section_of(line), Section.SAMLET)]
    total = next(row for row in table.rows if row.section is section and row.role is Role.TOTAL)
    whole = replace(total, cells=_summed(mine))
    if section is Section.SAMLET:
        return [whole]
    heading = next(row for row in table.rows if row.section is section and row.role is Role.HEADING)
    areas = list(dict.fromkeys(line.area for line in mine))
    parts = [_subtotal(whole, area, [each for each in mine if each.area == area]) for area in areas]
    return [heading, *map(_detail, mine), *(parts if len(parts) > 1 else []), whole]


def _detail(line: Line) -> BudgetRow:
    area = Area(name=line.area, text=line.area.capitalize()) if line.area else NO_AREA
    cells = tuple(map(_cell, line.amounts))
    return BudgetRow(label=line.label.label, section=section_of(line), area=area, cells=cells)


def _subtotal(total: BudgetRow, area: str, lines: list[Line]) -> BudgetRow:
    inherited = Area(name=area, inherited=True)
    return replace(total, label=f"{total.label}, {area}", role=Role.SUBTOTAL, area=inherited, cells=_summed(lines))


def _summed(lines: list[Line]) -> tuple[Cell, ...]:
    return tuple(_cell(sum(each)) for each in zip(*(line.amounts for line in lines), strict=True))


def _cell(amount: int) -> Cell:
    return read_cell(f"{amount:,}".replace(",", "."), NOWHERE, THOUSANDS) if amount else EMPTY


def _administration(chance: Chance, frame: Proposal, lines: tuple[Line, ...]) -> BudgetTable:
    """A part of the permanent effect falls on administration, most of it on wages."""
    assert frame.administration_effect is not None
    net = [-sum(each) for each in zip(*(line.amounts for line in lines if line.what != "investment"), strict=True)]
    tenths, wages = chance.between(3, 10), chance.between(5, 10)
    whole = [-(amount * tenths // 100 * 10) for amount in net]
    paid = [amount * wages // 10 for amount in whole]
    rest = [amount - more for amount, more in zip(whole, paid, strict=True)]
    first, second = "Effekt på lønudgifter", "Effekt på øvrige administrative udgifter"
    rows = tuple(
        BudgetRow(label=label, section=Section.ADMINISTRATION, role=role, cells=tuple(map(_cell, amounts)))
        for label, role, amounts in (
            (first, Role.DETAIL, paid),
            (second, Role.DETAIL, rest),
            (frame.administration_effect.rows[-1].label, Role.TOTAL, whole),
        )
    )
    return replace(frame.administration_effect, rows=rows)


def _future(chance: Chance) -> FutureProposal:
    return FutureProposal(
        cost=_cell(_size(chance, 1000, 12000)),
        adoption=Text(text="Budget 2027"),
        effect=_cell(-_size(chance, 1000, 15000)),
        effect_area=Text(text="service"),
        large_scale=True,
    )


def _frame(chance: Chance, kind: Kind) -> Proposal:
    """All that a proposal needs beside its figures."""
    empty = blank(template_of(pack(), kind))
    approved = _dated(chance)
    goals = {goal.group: goal for goal in empty.goals}.values()
    words = {"goal": Text(text="Indsatsen"), "measure": Text(text="Opgøres af centret")}
    said = {"owner": Text(text="Centret"), "time": Text(text=f"Ultimo {chance.between(2026, 2028)}")}
    return replace(
        empty,
        id=f"BC{chance.between(1, 99):02}",
        title=chance.one_of(TITLES),
        administration=chance.one_of(("ØKF", "KFF", "BUF", "SUF", "SOF", "TMF", "BIF")),
        goals=tuple(replace(goal, **words, **said) for goal in goals),
        risk_levels=("lav",),
        approvals=tuple(_consulted(each, approved) for each in empty.approvals),
        partners=(Text(text="Ikke relevant"),),
        hearings=tuple(_consulted(each, _dated(chance)) for each in empty.hearings or ()),
    )


def _dated(chance: Chance) -> DateAsWritten:
    day = dt.date(2025, chance.between(2, 8), chance.between(1, 28))
    with speaking("da"):
        return DateAsWritten(text=written(day), value=day)


def _consulted(row: Consultation, day: DateAsWritten) -> Consultation:
    return replace(row, answer=Answer.YES, remark=Text(text=day.text), dates=(day,))


def with_goal(proposal: Proposal, paragraphs: Sequence[Prose]) -> Proposal:
    """What is told in a goal's cell stands in the proposal itself: in the last goal."""
    measures = [each.text for each in paragraphs if each.section == "mål"]
    if not measures:
        return proposal
    *goals, last = proposal.goals
    return replace(proposal, goals=(*goals, replace(last, measure=Text(text=measures[0]))))
