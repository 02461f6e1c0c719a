"""Does the proposal have what the template asks for?"""

# ruff: noqa: D103 - each function is named after its rule

from collections.abc import Iterable
from itertools import pairwise

from benchmarks.by_hand.interval import ZERO, at_least, at_most, equal, exact, of_amount, of_years
from benchmarks.by_hand.judged import Judged
from benchmarks.by_hand.sheet import Sheet, is_stated
from engine.model.budget import BudgetTable
from engine.model.place import NOWHERE, Place
from engine.model.proposal import Answer


def fo_401(s: Sheet, judged: Judged) -> None:
    judged.demand(bool(s.proposal.title.strip()), s.place)


def fo_402(s: Sheet, judged: Judged) -> None:
    if _has_administration(s):
        judged.demand(s.proposal.administration.casefold() in s.parameters.known_administrations, s.place)


def _has_administration(s: Sheet) -> bool:
    return bool(s.proposal.administration.strip() or s.proposal.administration_text.text.strip())


def _has_all(judged: Judged, wanted: Iterable[str], found: set[str], place: Place) -> None:
    """Each of the wanted names is among those found."""
    for name in wanted:
        judged.demand(name in found, place)


def _but(names: Iterable[str], *others: str) -> list[str]:
    return [name for name in names if name not in others]


def fo_403(s: Sheet, judged: Judged) -> None:
    if s.is_investering:
        _has_all(judged, _but(s.parameters.sections_investering, "hørt"), s.headings, s.place)


def fo_404(s: Sheet, judged: Judged) -> None:
    if s.is_innovation:
        _has_all(judged, _but(s.parameters.sections_innovation, "hørt", "kommende"), s.headings, s.place)


def fo_405(s: Sheet, judged: Judged) -> None:
    if s.is_investering:
        _has_all(judged, s.parameters.tables_investering, s.captions | s.tables, s.place)


def fo_406(s: Sheet, judged: Judged) -> None:
    if s.is_innovation:
        _has_all(judged, s.parameters.tables_innovation, s.captions | s.tables, s.place)


def fo_407(s: Sheet, judged: Judged) -> None:
    if s.is_investering:
        has_table = s.proposal.administration_effect is not None
        judged.demand(has_table or bool(s.proposal.no_administration_effect), s.place)


def fo_408(s: Sheet, judged: Judged) -> None:
    before = set()
    for caption in s.proposal.captions:
        if caption.number is not None:
            judged.demand(caption.number not in before, caption.place)
            before.add(caption.number)


def fo_409(s: Sheet, judged: Judged) -> None:
    for caption, after in pairwise(s.proposal.captions):
        if caption.number is not None and after.number is not None:
            judged.compare(exact(after.number), at_least, exact(caption.number), after.place)


def fo_410(s: Sheet, judged: Judged) -> None:
    if s.proposal.economy:
        first = exact(s.years[0]) if s.years else None
        judged.compare(first, equal, exact(s.parameters.template_years[0]), s.proposal.economy.place)


def fo_411(s: Sheet, judged: Judged) -> None:
    if s.proposal.economy:
        wanted = len(s.parameters.template_years)
        judged.compare(exact(len(s.years)), equal, exact(wanted), s.proposal.economy.place)


def _years_follow(judged: Judged, table: BudgetTable | None) -> None:
    """Each year column is the year after the one on its left."""
    for before, year in pairwise(table.years if table else ()):
        judged.compare(exact(year), equal, exact(before + 1), table.place if table else NOWHERE)


def fo_412(s: Sheet, judged: Judged) -> None:
    _years_follow(judged, s.proposal.economy)


def fo_413(s: Sheet, judged: Judged) -> None:
    if s.proposal.economy:
        stated = s.proposal.economy.price_level
        judged.compare(of_years(stated), equal, exact(s.parameters.template_price_level), stated.place)


def _or(place: Place, other: Place) -> Place:
    """The place; the other where it is unknown."""
    return other if place == NOWHERE else place


def fo_414(s: Sheet, judged: Judged) -> None:
    if s.proposal.economy and s.proposal.economy.unit.text.strip():
        unit = s.proposal.economy.unit
        place = unit.place if unit else s.proposal.economy.place
        judged.demand(s.parameters.template_units.are_in(unit.text), _or(place, s.place))


def fo_419(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.proposal.economy:
        judged.demand(bool(s.samlet), s.proposal.economy.place)


def fo_420(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.proposal.economy:
        judged.demand(bool(s.varige), s.proposal.economy.place)
        judged.demand(bool(s.implementering), s.proposal.economy.place)


def fo_421(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.proposal.economy:
        judged.demand(is_stated(s.stated_service), _or(s.stated_service.place, s.place))


def fo_422(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.proposal.economy:
        judged.demand(is_stated(s.stated_total), _or(s.stated_total.place, s.place))


def fo_423(s: Sheet, judged: Judged) -> None:
    judged.demand(bool(s.proposal.goals), s.place_of("opfølgning"))


def fo_424(s: Sheet, judged: Judged) -> None:
    for goal in s.proposal.goals:
        if not goal.unparted:
            for text in (goal.measure, goal.owner, goal.time):
                judged.demand(bool(text), goal.goal.place)


def _known_groups(s: Sheet, judged: Judged, known: Iterable[str]) -> None:
    for group in s.proposal.goal_groups:
        judged.demand(group.text.casefold() in known, _or(group.place, s.place))


def fo_425(s: Sheet, judged: Judged) -> None:
    if s.is_investering:
        _known_groups(s, judged, s.parameters.goal_groups_investering)


def fo_426(s: Sheet, judged: Judged) -> None:
    if s.is_innovation:
        _known_groups(s, judged, s.parameters.goal_groups_innovation)


def fo_427(s: Sheet, judged: Judged) -> None:
    if s.is_investering and s.proposal.goals:
        _has_all(judged, s.parameters.goal_groups_investering, s.goal_groups, s.place_of("opfølgning"))


def fo_428(s: Sheet, judged: Judged) -> None:
    judged.demand(bool(s.proposal.risk_levels), s.place)


def fo_429(s: Sheet, judged: Judged) -> None:
    for hearing in s.hearings:
        judged.demand(hearing.answer is not Answer.BLANK, hearing.place)


def fo_430(s: Sheet, judged: Judged) -> None:
    for hearing in s.hearings:
        if hearing.answer is Answer.YES:
            judged.demand(bool(hearing.dates), hearing.place)


def fo_431(s: Sheet, judged: Judged) -> None:
    if s.proposal.partners is not None:
        judged.demand(bool(s.proposal.partners), s.place_of("samarbejdspartnere"))


def fo_432(s: Sheet, judged: Judged) -> None:
    if s.proposal.hearings is not None and s.is_it:
        _has_all(judged, s.parameters.it_bodies, s.asked, s.place_of("høring"))


def fo_433(s: Sheet, judged: Judged) -> None:
    if s.is_it:
        for hearing in s.hearings:
            if hearing.body.casefold() in s.parameters.it_bodies:
                judged.demand(hearing.answer is not Answer.NO, hearing.place)


def fo_434(s: Sheet, judged: Judged) -> None:
    if s.proposal.hearings is not None and s.is_investering and s.is_staffing:
        said_yes = {hearing.body.casefold() for hearing in s.hearings if hearing.answer is Answer.YES}
        judged.demand("med-udvalg" in said_yes, s.place_of("høring"))


def fo_435(s: Sheet, judged: Judged) -> None:
    for date in s.dates:
        if not date.yearless:
            judged.demand(date.value is not None, date.place)


def fo_436(s: Sheet, judged: Judged) -> None:
    for date in s.dates:
        if date.value is not None:
            judged.demand(date.value >= s.parameters.earliest_date, date.place)
            judged.demand(date.value <= s.parameters.latest_date, date.place)


def fo_437(s: Sheet, judged: Judged) -> None:
    given = [approval.dates for approval in s.approvals_by("cø") if approval.answer is Answer.YES]
    for approved in [date.value for dates in given for date in dates if date.value]:
        for hearing in s.hearings:
            for heard in hearing.dates:
                if heard.value:
                    judged.demand(heard.value <= approved, hearing.place)


def fo_438(s: Sheet, judged: Judged) -> None:
    if s.is_investering:
        judged.demand(s.proposal.origin is not None, s.place)


def fo_439(s: Sheet, judged: Judged) -> None:
    origin = s.proposal.origin
    if s.is_investering and origin and origin.from_innovation:
        judged.demand(bool(origin.title), s.place)


def fo_440(s: Sheet, judged: Judged) -> None:
    future = s.proposal.future
    if s.is_innovation and future:
        texts = (bool(future.adoption), bool(future.effect_area.text.strip()))
        for is_there in (is_stated(future.cost), is_stated(future.effect), *texts):
            judged.demand(is_there, future.place)


def fo_441(s: Sheet, judged: Judged) -> None:
    future = s.proposal.future
    if s.is_innovation and future and future.effect_area.text.strip():
        judged.demand(future.effect_area.text.casefold() in s.parameters.known_areas, future.place)


def fo_442(s: Sheet, judged: Judged) -> None:
    future = s.proposal.future
    if s.is_innovation and future:
        judged.compare(of_amount(future.effect), at_most, ZERO, future.effect.place)


def fo_443(s: Sheet, judged: Judged) -> None:
    origin = s.proposal.origin
    if s.is_investering and origin:
        judged.demand(origin.from_innovation is not None, origin.place)


def fo_444(s: Sheet, judged: Judged) -> None:
    if s.proposal.economy:
        judged.demand(is_stated(s.proposal.economy.price_level), s.proposal.economy.place)


def fo_445(s: Sheet, judged: Judged) -> None:
    judged.demand(bool(s.all_details), s.place)


def fo_446(s: Sheet, judged: Judged) -> None:
    if s.is_innovation:
        judged.demand(s.proposal.future is not None, s.place)


def fo_447(s: Sheet, judged: Judged) -> None:
    _years_follow(judged, s.proposal.administration_effect)


def fo_448(s: Sheet, judged: Judged) -> None:
    table = s.proposal.administration_effect
    if table and table.unit:
        judged.demand(s.parameters.template_units.are_in(table.unit.text), table.place)


def fo_449(s: Sheet, judged: Judged) -> None:
    table = s.proposal.administration_effect
    if table and is_stated(table.price_level):
        wanted = exact(s.parameters.template_price_level)
        judged.compare(of_years(table.price_level), equal, wanted, table.price_level.place)


def fo_450(s: Sheet, judged: Judged) -> None:
    table = s.proposal.administration_effect
    if table:
        judged.demand(bool(s.admin_totals), table.place)


def fo_451(s: Sheet, judged: Judged) -> None:
    table = s.proposal.administration_effect
    if table and s.proposal.no_administration_effect:
        judged.all_zero(s.administration.lines, table.place)


def fo_452(s: Sheet, judged: Judged) -> None:
    judged.demand(bool(s.proposal.id.strip()), s.place)


def fo_453(s: Sheet, judged: Judged) -> None:
    if s.proposal.hearings is not None:
        judged.demand(bool(s.proposal.hearings), s.place_of("høring"))


def fo_454(s: Sheet, judged: Judged) -> None:
    if s.is_innovation:
        for line in s.varige:
            judged.all_zero([line], line.row.place)


def _has_section(s: Sheet, judged: Judged, name: str) -> None:
    wanted = s.parameters.sections_investering if s.is_investering else s.parameters.sections_innovation
    if name in wanted:
        judged.demand(name in s.headings, s.place)


def fo_458(s: Sheet, judged: Judged) -> None:
    _has_section(s, judged, "hørt")


def fo_459(s: Sheet, judged: Judged) -> None:
    if s.is_innovation:
        _has_section(s, judged, "kommende")


def fo_460(s: Sheet, judged: Judged) -> None:
    if s.proposal.economy:
        judged.demand(bool(s.proposal.economy.unit.text.strip()), s.proposal.economy.place)


def fo_461(s: Sheet, judged: Judged) -> None:
    judged.demand(_has_administration(s), s.place)


def fo_462(s: Sheet, judged: Judged) -> None:
    for approval in s.approvals_by("cø"):
        if approval.answer is Answer.YES:
            judged.demand(bool(approval.dates), approval.place)


def fo_463(s: Sheet, judged: Judged) -> None:
    for date in s.dates:
        judged.demand(not date.yearless, date.place)


def fo_464(s: Sheet, judged: Judged) -> None:
    _has_all(judged, s.tables, s.captions, s.place)
