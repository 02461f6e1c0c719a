"""Does the prose say what the tables say? Figures of the prose are rounded, so they stand for intervals."""

# ruff: noqa: D103 - each function is named after its rule

from functools import lru_cache

from benchmarks.by_hand.interval import Interval, equal, exact, of_amount, of_quantity, surely_equal
from benchmarks.by_hand.judged import Judged
from benchmarks.by_hand.lines import Line
from benchmarks.by_hand.parameters import Words
from benchmarks.by_hand.sheet import Sheet
from engine.model.cell import State
from engine.model.proposal import Statement, Topic


def _figure(statement: Statement) -> Interval | None:
    """What the prose says; None where it names no figure, or one that cannot be read."""
    return None if statement.figure.state is State.EMPTY else of_amount(statement.figure)


def na_501(s: Sheet, judged: Judged) -> None:
    if s.implementering:
        for statement in s.said(Topic.INVESTMENT):
            judged.compare(_figure(statement), equal, s.paid, statement.figure.place)


def _is_within(year: int, statement: Statement) -> bool | None:
    """Whether it is said of the year; None where a bound that would tell is not said."""
    first, last = statement.first_year, statement.last_year
    if (first is not None and year < first) or (last is not None and year > last):
        return False
    return None if first is None or last is None else True


def na_502(s: Sheet, judged: Judged) -> None:
    if s.varige:
        for statement in s.said(Topic.EFFECT):
            for at, year in enumerate(s.years):
                within = _is_within(year, statement)
                if within:
                    effect = s.effect.at(at)
                    judged.compare(_figure(statement), equal, effect and effect.size, statement.figure.place)
                elif within is None:
                    judged.unknown += 1


def na_503(s: Sheet, judged: Judged) -> None:
    for statement in s.said(Topic.QUANTITY):
        noun = statement.about.casefold()
        for counted in s.counted:
            if counted.noun == noun:
                judged.compare(_figure(statement), equal, exact(counted.number), statement.place)


def na_504(s: Sheet, judged: Judged) -> None:
    for period in s.said(Topic.PERIOD):
        label = period.about.casefold()
        for line in s.all_details:
            if line.row.label.casefold() == label:
                _stays_within(s, judged, line, period)


def _stays_within(s: Sheet, judged: Judged, line: Line, period: Statement) -> None:
    """No amount of the row stands outside the period."""
    within = [(line.figures.at(at), _is_within(year, period)) for at, year in enumerate(s.years)]
    outside = [figure for figure, is_within in within if is_within is False]
    perhaps = [figure for figure, is_within in within if is_within is None]
    if any(figure and (figure.low > 0 or figure.high < 0) for figure in outside):
        judged.demand(False, period.place)
    elif None in outside or any(figure is None or figure.low or figure.high for figure in perhaps):
        judged.unknown += 1
    else:
        judged.held += 1


@lru_cache(maxsize=1_000)
def _word(noun: str) -> Words:
    return Words([noun])


def na_505(s: Sheet, judged: Judged) -> None:
    for statement in s.said(Topic.QUANTITY):
        noun, stated = _word(statement.about), _figure(statement)
        totals = [of_quantity(column.total) for column in s.columns if noun.are_in(column.heading)]
        if stated and any(total and surely_equal(total, stated) for total in totals):
            judged.held += 1
        elif totals and (stated is None or None in totals):
            judged.unknown += 1
        elif totals:
            judged.demand(any(total and stated and equal(total, stated) for total in totals), statement.place)
