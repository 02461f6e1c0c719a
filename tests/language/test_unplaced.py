"""A figure that may stand under another year is no figure under this one: what needs it is skipped, and says why."""

import pytest

from engine.language import View
from engine.language.views import ProposalView
from engine.model.base import replace
from engine.model.budget import BudgetRow, Reading
from engine.model.cell import State
from engine.model.proposal import Proposal
from engine.texts import speaking
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
    with speaking("en"):
        outcome = only(SUM, with_row(ROW.label, reading=Reading.UNCERTAIN))
    assert outcome.status == "skipped"
    assert outcome.reason == f"Tabel 1, {ROW.label}: it cannot be told under which years the figures stand"


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


def test_a_year_that_holds_only_rounded_zeros_may_not_be_the_first() -> None:
    assert PROPOSAL.economy is not None
    rounded = tuple(
        replace(row, cells=(replace(row.cells[0], text="0,0", state=State.NUMBER, value=0, margin=50), *row.cells[1:]))
        if row.cells
        else row
        for row in PROPOSAL.economy.rows
    )
    assert ProposalView(PROPOSAL).first_year == PROPOSAL.economy.years[0]
    assert ProposalView(replace(PROPOSAL, economy=replace(PROPOSAL.economy, rows=rounded))).first_year is None


@pytest.mark.parametrize("limit", [-987654, 987654])
def test_a_figure_that_stands_under_no_sure_year_is_compared_with_nothing(limit: int) -> None:
    subject = with_row(ROW.label, reading=Reading.UNCERTAIN)
    result = rule(f"every cell in cells where cell.row.label = '{ROW.label}': cell.amount <= {limit}").run(
        View(subject)
    )
    assert {each.status for each in result} == {"skipped"}
    assert not result.held
