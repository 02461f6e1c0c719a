"""The computed rows: summed by hand here."""

from engine.model.base import replace
from engine.model.cell import Cell, State
from engine.report.receipt.years import paid_back, years_of
from tests.report.samples import SIGN, budget, key_cabinets, overall_finding

OWNER = key_cabinets().owner


def test_a_total_row_is_summed_as_it_stands_and_as_corrected() -> None:
    years = years_of(budget(), (overall_finding(3, 780, -780, SIGN),), OWNER)
    assert [each.year for each in years] == [2025, 2026, 2027, 2028, 2029, 2030]
    assert [each.net for each in years] == [0, 1450, 110, 780, -780, -780]
    assert [each.cumulative for each in years] == [0, 1450, 1560, 2340, 1560, 780]
    assert [each.mended for each in years] == [0, 1450, 110, -780, -780, -780]
    assert [each.mended_cumulative for each in years] == [0, 1450, 1560, 780, 0, -780]


def test_it_is_paid_back_by_the_first_year_that_ends_at_nothing_or_below() -> None:
    assert paid_back([(2025, 0), (2026, 1450), (2027, 780), (2028, 0), (2029, -780)]) == 2028
    assert paid_back([(2025, 0), (2026, 1450)]) is None


def test_what_never_cost_anything_is_not_paid_back() -> None:
    assert paid_back([(2025, 0), (2026, -10)]) is None


def test_behind_a_figure_that_cannot_be_read_nothing_is_known() -> None:
    table = budget()
    unreadable = replace(table.rows[10].cells[2], state=State.UNREADABLE, value=None)
    row = replace(table.rows[10], cells=(*table.rows[10].cells[:2], unreadable, *table.rows[10].cells[3:]))
    years = years_of(replace(table, rows=(*table.rows[:10], row)), (), OWNER)
    assert [each.cumulative for each in years] == [0, 1450, None, None, None, None]
    assert paid_back([(each.year, each.cumulative) for each in years]) is None


def test_no_row_is_guessed() -> None:
    table = budget()
    assert years_of(None, (), OWNER) == ()
    assert years_of(replace(table, rows=table.rows[:10]), (), OWNER) == ()
    assert years_of(replace(table, rows=(*table.rows, table.rows[10])), (), OWNER) == ()
    short = replace(table.rows[10], cells=(Cell(),))
    assert years_of(replace(table, rows=(*table.rows[:10], short)), (), OWNER) == ()
    opened = replace(table.rows[10], placements=((0, 1), (1, 2)))
    assert years_of(replace(table, rows=(*table.rows[:10], opened)), (), OWNER) == ()


def test_of_several_corrections_none_is_taken() -> None:
    tied = replace(overall_finding(3, 780, -780, SIGN), corrections=(SIGN, replace(SIGN, unique=False)))
    assert [each.mended for each in years_of(budget(), (tied,), OWNER)] == [0, 1450, 110, 780, -780, -780]
