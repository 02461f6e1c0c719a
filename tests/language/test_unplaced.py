"""A figure that may stand under another year is no figure under this one: what needs it is skipped, and says why."""

import pytest

from engine.language import View
from engine.model.base import replace
from engine.model.budget import BudgetRow, Reading
from engine.model.proposal import Proposal
from engine.texts import language
from tests.language.examples import PROPOSAL
from tests.language.test_rule import only, rule


def with_row(label: str, **changes: object) -> Proposal:
    """The example with a row of Tabel 1 changed."""
    assert PROPOSAL.economy is not None
    rows = tuple(replace(row, **changes) if row.label == label else row for row in PROPOSAL.economy.rows)
    assert rows != PROPOSAL.economy.rows
    return replace(PROPOSAL, economy=replace(PROPOSAL.economy, rows=rows))


def first_row() -> BudgetRow:
    assert PROPOSAL.economy is not None
    return next(row for row in PROPOSAL.economy.rows if row.cells)


ROW = first_row()
SUM = f"every row in rows where row.label = '{ROW.label}': (sum of row[year] over year in years) = 1"


@pytest.mark.parametrize("reading", [Reading.PLAIN, Reading.INFERRED])
def test_a_placed_row_is_judged(reading: Reading) -> None:
    subject = PROPOSAL if reading is Reading.PLAIN else with_row(ROW.label, reading=reading)
    assert only(SUM, subject).status == "broken"


def test_an_uncertain_row_is_not_judged_and_the_reason_is_told() -> None:
    token = language.set("en")
    try:
        outcome = only(SUM, with_row(ROW.label, reading=Reading.UNCERTAIN))
    finally:
        language.reset(token)
    assert outcome.status == "skipped"
    assert outcome.reason == f"Tabel 1, {ROW.label}: det kan ikke afgøres, hvilke år tallene står under"


def test_what_all_placements_agree_on_is_known() -> None:
    # The printed figures stand under the first year, and either the second or the third.
    subject = with_row(ROW.label, reading=Reading.UNCERTAIN, placements=((0, 1), (0, 2)))
    check = "every row in rows where row.label = '{label}', year in years where year {which}: row[year] = 987654"
    first, *others = subject.economy.years if subject.economy else ()
    result = rule(check.format(label=ROW.label, which=f"= {first}")).run(View(subject))
    assert [each.status for each in result] == ["broken"]
    result = rule(check.format(label=ROW.label, which=f"> {first}")).run(View(subject))
    assert {each.status for each in result if each.binding[-1] == ("year", str(others[0]))} == {"skipped"}
    assert {each.status for each in result if each.binding[-1] == ("year", str(others[1]))} == {"skipped"}
    assert {each.status for each in result if each.binding[-1] == ("year", str(others[2]))} == {"broken"}


def test_whether_it_is_empty_is_open_too_but_it_can_be_read() -> None:
    subject = with_row(ROW.label, reading=Reading.UNCERTAIN)
    open_ones = f"every row in rows where row.label = '{ROW.label}', year in years: row[year] is empty"
    assert {each.status for each in rule(open_ones).run(View(subject))} == {"skipped"}
    result = rule("every cell in cells: cell.amount is readable").run(View(subject))
    assert result.checked
    assert not result.outcomes


def test_the_first_year_is_open_where_it_hangs_on_such_a_row() -> None:
    assert PROPOSAL.economy is not None
    rows = tuple(replace(row, reading=Reading.UNCERTAIN) for row in PROPOSAL.economy.rows)
    subject = replace(PROPOSAL, economy=replace(PROPOSAL.economy, rows=rows))
    assert only("first_year = 1999", subject).status == "skipped"
