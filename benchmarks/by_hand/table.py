"""Do the figures of the tables agree with each other?"""

# ruff: noqa: D103 - each function is named after its rule

from benchmarks.by_hand.interval import (
    Interval,
    at_least,
    at_most,
    equal,
    of_quantity,
    of_years,
    product,
    surely_equal,
)
from benchmarks.by_hand.judged import Judged
from benchmarks.by_hand.labels import Priced, priced
from benchmarks.by_hand.lines import Line
from benchmarks.by_hand.quantities import products_of
from benchmarks.by_hand.sheet import IMPLEMENTERING, SAMLET, SUBTOTAL, TOTAL, VARIGE, Sheet, is_stated
from engine.model.budget import Reading
from engine.model.cell import Cell, State


def ta_201(s: Sheet, judged: Judged) -> None:
    for line in (*s.rows, *s.administration.lines):
        for cell in line.cells:
            judged.demand(cell.state is not State.UNREADABLE, cell.place)


def ta_202(s: Sheet, judged: Judged) -> None:
    for subtotal in s.rows:
        if subtotal.role is SUBTOTAL and subtotal.area.strip():
            details = s.details(subtotal.section)
            if details and all(line.area.strip() or line.row.area.text.strip() for line in details):
                of_area = [line for line in details if line.area == subtotal.area]
                judged.equal_by_year(subtotal, s.economy.sum(of_area))


def ta_203(s: Sheet, judged: Judged) -> None:
    for total in s.rows:
        if total.role is TOTAL and total.section is not SAMLET and s.details(total.section):
            judged.equal_by_year(total, s.sum_of(total.section))


def ta_204(s: Sheet, judged: Judged) -> None:
    for total in s.rows:
        if total.role is TOTAL:
            subtotals = s.of(total.section, SUBTOTAL)
            areas = {subtotal.area for subtotal in subtotals}
            if subtotals and all(line.area in areas for line in s.details(total.section)):
                judged.equal_by_year(total, s.economy.sum(subtotals))


def ta_205(s: Sheet, judged: Judged) -> None:
    varige, implementering = s.of(VARIGE, TOTAL), s.of(IMPLEMENTERING, TOTAL)
    if varige and implementering:
        for samlet in s.samlet:
            judged.equal_by_year(samlet, s.economy.sum([*varige, *implementering]))


def ta_206(s: Sheet, judged: Judged) -> None:
    has_both_totals = s.of(VARIGE, TOTAL) and s.of(IMPLEMENTERING, TOTAL)
    if s.varige and s.implementering and not has_both_totals:
        for samlet in s.samlet:
            judged.equal_by_year(samlet, s.net)


def _payback(s: Sheet, judged: Judged, stated: Cell, computed: Interval | None) -> None:
    if s.varige and s.implementering:
        judged.compare(of_years(stated), equal, computed, stated.place)


def ta_207(s: Sheet, judged: Judged) -> None:
    if s.is_investering and is_stated(s.stated_service) and s.service_is_told:
        _payback(s, judged, s.stated_service, s.service_payback)


def ta_208(s: Sheet, judged: Judged) -> None:
    if s.is_investering and is_stated(s.stated_total):
        _payback(s, judged, s.stated_total, s.total_payback)


def ta_209(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.varige:
        for at, year in enumerate(s.years):
            if year > s.years[0]:
                before = s.effect.at(s.economy.index.get(year - 1))
                judged.compare(s.effect.at(at), at_most, before, s.place)


def ta_210(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.varige and len(s.years) >= 2:
        before = s.effect.at(s.economy.index.get(max(s.years) - 1))
        judged.compare(s.effect.at(s.last), equal, before, s.place)


def ta_211(s: Sheet, judged: Judged) -> None:
    for column in s.columns:
        if all(figure.state is not State.UNREADABLE for figure in column.figures):
            judged.demand(column.total.state is not State.UNREADABLE, column.total.place)


def ta_212(s: Sheet, judged: Judged) -> None:
    for column in s.columns:
        if column.total.state in (State.NUMBER, State.UNREADABLE) and not column.averaged:
            judged.compare(of_quantity(column.total), equal, column.sum, column.total.place)


def ta_213(s: Sheet, judged: Judged) -> None:
    for table in s.proposal.figure_tables:
        for found in products_of(table):
            base, share = of_quantity(found.base), of_quantity(found.share)
            expected = product(base, share) if base and share else None
            judged.compare(of_quantity(found.result), equal, expected, found.result.place)


def ta_214(s: Sheet, judged: Judged) -> None:
    for each in priced(s.rows):
        amounts = _amounts(each.line)
        if any(amount and surely_equal(amount, each.amount) for amount in amounts):
            judged.held += 1
        elif None in amounts:
            judged.unknown += 1
        else:
            judged.demand(_any_equal(amounts, each), each.line.row.place)


def _amounts(line: Line) -> list[Interval | None]:
    """The row's figures, and their sum."""
    lows, highs, unknown = line.figures
    total = None if unknown else Interval(sum(lows), sum(highs))
    return [*[line.figures.at(at) for at in range(len(lows))], total]


def _any_equal(amounts: list[Interval | None], each: Priced) -> bool:
    return any(amount is not None and equal(amount, each.amount) for amount in amounts)


def ta_215(s: Sheet, judged: Judged) -> None:
    if s.admin_details:
        expected = s.administration.sum(s.admin_details)
        for total in s.admin_totals:
            judged.equal_by_year(total, expected)


def ta_216(s: Sheet, judged: Judged) -> None:
    if s.varige:
        for total in s.admin_totals:
            for at, at_effect in s.years_of_both:
                effect = s.effect.at(at_effect)
                if effect is None or effect.low <= 0 < effect.high:
                    judged.unknown += 1
                elif effect.high <= 0:
                    judged.compare(total.figures.at(at), at_least, effect, total.place(at))


def ta_217(s: Sheet, judged: Judged) -> None:
    table = s.proposal.administration_effect
    if s.proposal.economy and table:
        for year in s.administration.years:
            judged.demand(year in s.years, table.place)


def ta_218(s: Sheet, judged: Judged) -> None:
    for line in s.rows:
        judged.demand(line.row.reading is not Reading.UNCERTAIN, line.row.place)


def ta_219(s: Sheet, judged: Judged) -> None:
    for line in s.all_details:
        judged.demand(not line.mentions(s.parameters.total_words), line.row.place)


def ta_220(s: Sheet, judged: Judged) -> None:
    for line in s.admin_details:
        judged.demand(not line.mentions(s.parameters.total_words), line.row.place)


def ta_221(s: Sheet, judged: Judged) -> None:
    table = s.proposal.administration_effect
    if s.proposal.economy and table:
        for year in s.years:
            judged.demand(year in s.administration.years, table.place)


def ta_225(s: Sheet, judged: Judged) -> None:
    for cell in (s.stated_service, s.stated_total):
        if cell.state is not State.EMPTY:
            judged.demand(cell.state is not State.UNREADABLE, cell.place)


def ta_226(s: Sheet, judged: Judged) -> None:
    if s.proposal.future:
        for cell in (s.proposal.future.cost, s.proposal.future.effect):
            judged.demand(cell.state is not State.UNREADABLE, cell.place)
