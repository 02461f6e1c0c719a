"""The comparisons of the pack `budget-2026` as a programmer would write them by hand: one function a rule.

Each yields what is broken, as (stated, expected) where two figures are compared, else (None, None). What several rules
need (the detail rows of a section) is gathered once a proposal.
"""

# ruff: noqa: D102, D103 - each function is named after its rule

import re
from collections.abc import Callable, Iterator
from functools import cached_property
from itertools import pairwise
from typing import Any

from engine.model.budget import BudgetRow, Role, Section
from engine.model.cell import State
from engine.model.figures import Quantity
from engine.model.proposal import Answer, Kind, Proposal, Topic
from engine.pack.pack import Pack

Broken = Iterator[tuple[int | None, int | None]]
NOTHING = (None, None)


class Sheet:
    """A proposal with the lists that most rules start from."""

    def __init__(self, proposal: Proposal, parameters: dict[str, Any]) -> None:
        self.p = proposal
        self.parameters = parameters
        economy = proposal.economy
        self.years = economy.years if economy else ()
        self.rows = [row for row in economy.rows if row.role is not Role.HEADING] if economy else []
        self.varige = self.details(Section.VARIGE)
        self.implementering = self.details(Section.IMPLEMENTERING)
        self.samlet = [row for row in self.rows if row.section is Section.SAMLET]
        self.investering = proposal.kind is Kind.INVESTERING
        self.innovation = not self.investering
        table = proposal.administration_effect
        self.admin_years = table.years if table else ()
        self.admin_rows = [row for row in table.rows if row.role is not Role.HEADING] if table else []

    def details(self, section: Section) -> list[BudgetRow]:
        return [row for row in self.rows if row.section is section and row.role is Role.DETAIL]

    def totals(self, section: Section) -> list[BudgetRow]:
        return [row for row in self.rows if row.section is section and row.role is Role.TOTAL]

    @cached_property
    def first(self) -> int:
        return next(i for i in range(len(self.years)) if any(row.cells[i].value for row in self.rows))

    @cached_property
    def service(self) -> list[BudgetRow]:
        return [row for row in self.varige if row.area.name in ("service", "")]

    @cached_property
    def net(self) -> list[int]:
        return [total(self.varige, i) + total(self.implementering, i) for i in range(len(self.years))]

    @cached_property
    def service_net(self) -> list[int]:
        return [total(self.service, i) + total(self.implementering, i) for i in range(len(self.years))]

    @cached_property
    def paid(self) -> int:
        return sum(cell.amount for row in self.implementering for cell in row.cells)

    @cached_property
    def is_it(self) -> bool:
        search = self.words("it_words")
        return bool(search(self.p.title)) or any(search(row.label) for row in self.rows)

    @cached_property
    def is_staffing(self) -> bool:
        search = self.words("staff_words")
        rows = (row for row in self.rows if row.section is Section.VARIGE)
        return bool(search(self.p.title)) or any(search(row.label) for row in rows)

    def words(self, name: str) -> Callable[[str], object]:
        return _search(tuple(self.parameters[name]))


_SEARCHES: dict[tuple[str, ...], Callable[[str], object]] = {}


def _search(words: tuple[str, ...]) -> Callable[[str], object]:
    if words not in _SEARCHES:
        parts = (re.escape(word.rstrip("*")) + r"\w*" * word.endswith("*") for word in words)
        _SEARCHES[words] = re.compile(r"(?<!\w)(?:" + "|".join(parts) + r")(?!\w)", re.IGNORECASE).search
    return _SEARCHES[words]


def total(rows: list[BudgetRow], i: int) -> int:
    return sum(row.cells[i].amount for row in rows)


def payback(net: list[int]) -> int:
    running = 0
    for ordinal, amount in enumerate(net, 1):
        running += amount
        if running <= 0:
            return ordinal
    return 10**9


def each(conditions: Iterator[bool]) -> Broken:
    """One break for each condition that is false."""
    return (NOTHING for condition in conditions if not condition)


def one(condition: bool) -> Broken:
    return iter(()) if condition else iter((NOTHING,))


def compared(pairs: Iterator[tuple[int, int]]) -> Broken:
    return (pair for pair in pairs if pair[0] != pair[1])


def el_101(s: Sheet) -> Broken:
    if s.investering and (years := payback(s.service_net[s.first :])) > s.parameters["longest_payback"]:
        yield years, s.parameters["longest_payback"]


def el_102(s: Sheet) -> Broken:
    if s.investering and (years := payback(s.net[s.first :])) > s.parameters["longest_payback"]:
        yield years, s.parameters["longest_payback"]


def el_103(s: Sheet) -> Broken:
    if s.investering and s.varige and (effect := total(s.service, -1)) >= 0:
        yield effect, 0


def el_104(s: Sheet) -> Broken:
    if s.implementering and s.paid <= 0:
        yield s.paid, 0


def el_105(s: Sheet) -> Broken:
    if s.investering:
        known, pools = s.parameters["known_areas"], s.parameters["pool_areas"]
        yield from each(row.area.name in pools for row in s.implementering if row.area.name in known)


def el_108(s: Sheet) -> Broken:
    yield from one(any(each.answer is Answer.YES for each in s.p.approvals if each.body == "cø"))


def el_109(s: Sheet) -> Broken:
    for approval in s.p.approvals:
        if approval.body == "cø" and approval.answer is Answer.YES and not approval.dates:
            yield 0, 1


def ta_201(s: Sheet) -> Broken:
    for row in (*s.rows, *s.admin_rows):
        for cell in row.cells:
            if cell.state is State.UNREADABLE:
                yield NOTHING


def ta_202(s: Sheet) -> Broken:
    for subtotal in (row for row in s.rows if row.role is Role.SUBTOTAL and row.area.name):
        details = s.details(subtotal.section)
        if details and all(row.area.name for row in details):
            rows = [row for row in details if row.area.name == subtotal.area.name]
            yield from compared((subtotal.cells[i].amount, total(rows, i)) for i in range(len(s.years)))


def ta_203(s: Sheet) -> Broken:
    for row in (row for row in s.rows if row.role is Role.TOTAL and row.section is not Section.SAMLET):
        details = s.details(row.section)
        if details:
            yield from compared((row.cells[i].amount, total(details, i)) for i in range(len(s.years)))


def ta_204(s: Sheet) -> Broken:
    for row in (row for row in s.rows if row.role is Role.TOTAL):
        subtotals = [each for each in s.rows if each.section is row.section and each.role is Role.SUBTOTAL]
        areas = {each.area.name for each in subtotals}
        if subtotals and all(detail.area.name in areas for detail in s.details(row.section)):
            yield from compared((row.cells[i].amount, total(subtotals, i)) for i in range(len(s.years)))


def ta_205(s: Sheet) -> Broken:
    varige, implementering = s.totals(Section.VARIGE), s.totals(Section.IMPLEMENTERING)
    if varige and implementering:
        for row in s.samlet:
            yield from compared(
                (row.cells[i].amount, total(varige, i) + total(implementering, i)) for i in range(len(s.years))
            )


def ta_206(s: Sheet) -> Broken:
    if not (s.totals(Section.VARIGE) and s.totals(Section.IMPLEMENTERING)) and s.varige and s.implementering:
        for row in s.samlet:
            yield from compared((row.cells[i].amount, s.net[i]) for i in range(len(s.years)))


def ta_207(s: Sheet) -> Broken:
    cell = s.p.payback.service if s.p.payback else None
    if s.investering and cell and cell.state is State.NUMBER and s.varige and s.implementering:
        yield from compared(iter([(cell.amount, payback(s.service_net[s.first :]))]))


def ta_208(s: Sheet) -> Broken:
    cell = s.p.payback.total if s.p.payback else None
    if s.investering and cell and cell.state is State.NUMBER and s.varige and s.implementering:
        yield from compared(iter([(cell.amount, payback(s.net[s.first :]))]))


def ta_209(s: Sheet) -> Broken:
    if s.investering and s.varige:
        sums = [total(s.varige, i) for i in range(len(s.years))]
        for before, after in pairwise(sums):
            if after > before:
                yield after, before


def ta_210(s: Sheet) -> Broken:
    if s.investering and s.varige and len(s.years) >= 2:
        yield from compared(iter([(total(s.varige, -1), total(s.varige, -2))]))


def ta_213(s: Sheet) -> Broken:
    for table in s.p.figure_tables:
        for row in (row for row in table.rows if row.role is Role.DETAIL):
            for base, share, result in zip(row.cells, row.cells[1:], row.cells[2:], strict=False):
                if [len(cell) for cell in (base, share, result)] == [1, 1, 1]:
                    yield from _product(base[0], share[0], result[0])


def _product(base: Quantity, share: Quantity, result: Quantity) -> Broken:
    if [base.unit, share.unit, result.unit] == ["", "%", ""] and base.value and share.value and result.value:
        product = base.value * share.value / 100
        if abs(result.value - product) > base.value / 200:
            yield int(result.value), int(product)


def ta_215(s: Sheet) -> Broken:
    details = [row for row in s.admin_rows if row.role is Role.DETAIL]
    for row in s.admin_rows:
        if row.role is Role.TOTAL and details:
            yield from compared((row.cells[i].amount, total(details, i)) for i in range(len(s.admin_years)))


def ta_217(s: Sheet) -> Broken:
    if s.p.economy and s.p.administration_effect:
        yield from each(year in s.years for year in s.admin_years)


def _signs(rows: Iterator[BudgetRow], sign: int) -> Broken:
    for row in rows:
        for cell in row.cells:
            if sign * cell.amount < 0:
                yield cell.amount, 0


def si_301(s: Sheet) -> Broken:
    saving, cost = s.words("saving_words"), s.words("cost_words")
    details = (row for row in s.rows if row.role is Role.DETAIL)
    yield from _signs((row for row in details if saving(row.label) and not cost(row.label)), -1)


def si_302(s: Sheet) -> Broken:
    saving, cost = s.words("saving_words"), s.words("cost_words")
    details = (row for row in s.rows if row.role is Role.DETAIL)
    yield from _signs((row for row in details if cost(row.label) and not saving(row.label)), 1)


def si_303(s: Sheet) -> Broken:
    saving, cost = s.words("saving_words"), s.words("cost_words")
    yield from _signs((row for row in s.implementering if not saving(row.label) and not cost(row.label)), 1)


def si_304(s: Sheet) -> Broken:
    rows = (row for row in s.rows if row.section is Section.IMPLEMENTERING and row.role is not Role.DETAIL)
    yield from _signs(rows, 1)


def si_305(s: Sheet) -> Broken:
    if s.investering:
        rows = (row for row in s.rows if row.section is Section.VARIGE and row.role is not Role.DETAIL)
        yield from _signs(rows, -1)


def fo_401(s: Sheet) -> Broken:
    yield from one(bool(s.p.title.strip()))


def fo_402(s: Sheet) -> Broken:
    yield from one(s.p.administration in s.parameters["known_administrations"])


def fo_403(s: Sheet) -> Broken:
    if s.investering:
        kinds = {heading.kind for heading in s.p.headings}
        yield from each(section in kinds for section in s.parameters["sections_investering"])


def fo_404(s: Sheet) -> Broken:
    if s.innovation:
        kinds = {heading.kind for heading in s.p.headings}
        yield from each(section in kinds for section in s.parameters["sections_innovation"])


def fo_405(s: Sheet) -> Broken:
    if s.investering:
        kinds = {caption.kind for caption in s.p.captions}
        yield from each(table in kinds for table in s.parameters["tables_investering"])


def fo_408(s: Sheet) -> Broken:
    numbered = [caption.number for caption in s.p.captions]
    for at, number in enumerate(numbered):
        if number is not None and number in numbered[:at]:
            yield NOTHING


def fo_409(s: Sheet) -> Broken:
    for caption, after in zip(s.p.captions, s.p.captions[1:], strict=False):
        if caption.number is not None and after.number is not None and after.number < caption.number:
            yield after.number, caption.number


def fo_410(s: Sheet) -> Broken:
    if s.p.economy:
        yield from compared(iter([(s.years[0], s.parameters["template_years"][0])]))


def fo_411(s: Sheet) -> Broken:
    if s.p.economy:
        yield from compared(iter([(len(s.years), len(s.parameters["template_years"]))]))


def fo_412(s: Sheet) -> Broken:
    yield from each(year - 1 in s.years for year in s.years if year > s.years[0])


def fo_413(s: Sheet) -> Broken:
    if s.p.economy and s.p.economy.price_level.state is State.NUMBER:
        yield from compared(iter([(s.p.economy.price_level.amount, s.parameters["template_price_level"])]))


def fo_415(s: Sheet) -> Broken:
    yield from each(row.area.name in s.parameters["known_areas"] for row in s.rows if row.area.text.strip())


def fo_416(s: Sheet) -> Broken:
    rows = (row for row in s.rows if row.role is Role.DETAIL and not row.area.text.strip())
    yield from each(bool(row.area.name) for row in rows)


def fo_418(s: Sheet) -> Broken:
    summed = {row.section for row in s.rows if row.role is not Role.DETAIL}
    yield from each(row.section in summed for row in s.rows if row.role is Role.DETAIL)


def fo_419(s: Sheet) -> Broken:
    if s.investering and s.p.economy:
        yield from one(bool(s.samlet))


def fo_421(s: Sheet) -> Broken:
    if s.investering and s.p.economy:
        yield from one(s.p.payback is not None and s.p.payback.service.state is not State.EMPTY)


def fo_422(s: Sheet) -> Broken:
    if s.investering and s.p.economy:
        yield from one(s.p.payback is not None and s.p.payback.total.state is not State.EMPTY)


def fo_423(s: Sheet) -> Broken:
    yield from one(bool(s.p.goals))


def fo_424(s: Sheet) -> Broken:
    for goal in s.p.goals:
        yield from each(bool(text) for text in (goal.measure, goal.owner, goal.time))


def fo_425(s: Sheet) -> Broken:
    if s.investering:
        known = {group.casefold() for group in s.parameters["goal_groups_investering"]}
        yield from each(group.text.casefold() in known for group in s.p.goal_groups)


def fo_427(s: Sheet) -> Broken:
    if s.investering and s.p.goals:
        groups = {group.text.casefold() for group in s.p.goal_groups}
        yield from each(wanted.casefold() in groups for wanted in s.parameters["goal_groups_investering"])


def fo_428(s: Sheet) -> Broken:
    yield from one(bool(s.p.risk_levels))


def fo_429(s: Sheet) -> Broken:
    yield from each(hearing.answer is not Answer.BLANK for hearing in s.p.hearings or ())


def fo_430(s: Sheet) -> Broken:
    for hearing in s.p.hearings or ():
        if hearing.answer is Answer.YES and not hearing.dates:
            yield 0, 1


def fo_431(s: Sheet) -> Broken:
    if s.p.partners is not None:
        yield from one(bool(s.p.partners))


def fo_432(s: Sheet) -> Broken:
    if s.is_it and s.p.hearings is not None:
        bodies = {hearing.body for hearing in s.p.hearings}
        yield from each(body in bodies for body in s.parameters["it_bodies"])


def fo_433(s: Sheet) -> Broken:
    if s.is_it:
        bodies = s.parameters["it_bodies"]
        yield from each(hearing.answer is not Answer.NO for hearing in s.p.hearings or () if hearing.body in bodies)


def fo_434(s: Sheet) -> Broken:
    if s.is_staffing and s.investering and s.p.hearings is not None:
        yield from one(any(each.body == "med-udvalg" and each.answer is Answer.YES for each in s.p.hearings))


def _dates(s: Sheet) -> Iterator[Any]:
    return (date for each in (*s.p.approvals, *(s.p.hearings or ())) for date in each.dates)


def fo_435(s: Sheet) -> Broken:
    yield from each(date.value is not None for date in _dates(s))


def fo_437(s: Sheet) -> Broken:
    for approval in s.p.approvals:
        if approval.body == "cø" and approval.answer is Answer.YES:
            for approved in (date.value for date in approval.dates if date.value):
                for hearing in s.p.hearings or ():
                    yield from each(date.value <= approved for date in hearing.dates if date.value)


def fo_443(s: Sheet) -> Broken:
    if s.investering and s.p.origin is not None:
        yield from one(s.p.origin.from_innovation is not None)


def na_501(s: Sheet) -> Broken:
    if s.implementering:
        for statement in s.p.statements:
            figure = statement.figure
            if statement.topic is Topic.INVESTMENT and abs(figure.amount - s.paid) > figure.margin:
                yield figure.amount, s.paid


def na_502(s: Sheet) -> Broken:
    if s.varige:
        for statement in (each for each in s.p.statements if each.topic is Topic.EFFECT):
            figure = statement.figure
            for i, year in enumerate(s.years):
                if (statement.first_year or 0) <= year <= (statement.last_year or 0):
                    effect = abs(total(s.varige, i))
                    if abs(figure.amount - effect) > figure.margin:
                        yield figure.amount, effect


CHECKS: dict[str, Callable[[Sheet], Broken]] = {
    name.upper().replace("_", "-"): function
    for name, function in list(globals().items())
    if re.fullmatch(r"[a-z]{2}_\d{3}", name)
}
"""Every rule by its id in the pack."""


def check(
    proposal: Proposal, parameters: dict[str, Any], ids: list[str]
) -> dict[str, list[tuple[int | None, int | None]]]:
    """What each rule finds broken."""
    sheet = Sheet(proposal, parameters)
    return {id_: list(CHECKS[id_](sheet)) for id_ in ids}


def parameters_of(pack: Pack) -> dict[str, Any]:
    """The pack's parameters by name."""
    return {parameter.name: parameter.value for parameter in pack.parameters}
