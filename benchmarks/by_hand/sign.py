"""Savings and income are negative, costs positive, in every table."""

# ruff: noqa: D103 - each function is named after its rule

from benchmarks.by_hand.interval import ZERO, at_most, surely_equal
from benchmarks.by_hand.judged import Judged
from benchmarks.by_hand.lines import Line
from benchmarks.by_hand.parameters import Parameters
from benchmarks.by_hand.sheet import DETAIL, IMPLEMENTERING, VARIGE, Sheet


def _is_saving(words: Parameters, line: Line) -> bool:
    """Whether the label speaks of a saving or income, and nothing in it turns that around."""
    return (
        line.mentions(words.saving_words)
        and not line.mentions(words.cost_words)
        and not line.mentions(words.turning_words)
        and not (line.mentions(words.income_words) and line.mentions(words.lessening_words))
    )


def _is_cost(words: Parameters, line: Line) -> bool:
    """Whether the label speaks of a cost, and nothing in it turns that around."""
    return (
        line.mentions(words.cost_words)
        and not line.mentions(words.saving_words)
        and not line.mentions(words.lessening_words)
        and not line.mentions(words.turning_words)
    )


def _tells_nothing(words: Parameters, line: Line) -> bool:
    """Whether the label leaves the sign to the section."""
    return not (
        line.mentions(words.saving_words)
        or line.mentions(words.cost_words)
        or line.mentions(words.lessening_words)
        or line.mentions(words.turning_words)
    )


def si_301(s: Sheet, judged: Judged) -> None:
    for line in s.all_details:
        if _is_saving(s.parameters, line):
            judged.never_above_zero(line)


def si_302(s: Sheet, judged: Judged) -> None:
    for line in s.all_details:
        if _is_cost(s.parameters, line):
            judged.never_below_zero(line)


def si_303(s: Sheet, judged: Judged) -> None:
    for line in s.implementering:
        if _tells_nothing(s.parameters, line):
            judged.never_below_zero(line)


def si_304(s: Sheet, judged: Judged) -> None:
    for line in s.rows:
        if line.section is IMPLEMENTERING and line.role is not DETAIL:
            judged.never_below_zero(line)


def si_305(s: Sheet, judged: Judged) -> None:
    if s.is_investering:
        for line in s.rows:
            if line.section is VARIGE and line.role is not DETAIL:
                judged.never_above_zero(line)


def si_306(s: Sheet, judged: Judged) -> None:
    if s.varige:
        for total in s.admin_totals:
            for at, at_effect in s.years_of_both:
                _not_turned(s, judged, total, (at, at_effect))


def _not_turned(s: Sheet, judged: Judged, total: Line, at: tuple[int, int]) -> None:
    """The total is no saving of Tabel 1 with the sign turned."""
    stated, effect = total.figures.at(at[0]), s.effect.at(at[1])
    if stated is None or effect is None:
        judged.unknown += 1
    elif surely_equal(stated, -effect):
        judged.compare(stated, at_most, ZERO, total.place(at[0]))
    else:
        judged.held += 1
