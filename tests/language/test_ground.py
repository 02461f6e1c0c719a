"""From a rule to linear constraints and predicates, and what they are judged to be."""

from fractions import Fraction

import pytest

from engine.language import RuleText, View, compile_rule, library, parameter
from engine.language.constraint import Constraint, Linear, Predicate
from engine.language.ground import Judgement
from engine.model.base import replace
from engine.model.cell import CellAddress
from engine.model.proposal import Proposal
from tests.language.examples import PROPOSAL, cell, statement, unreadable
from tests.language.examples import ROWS as SOUND
from tests.language.test_rule import with_cell

LIBRARY = library(
    {
        "details(part, year)": "sum of row[year] over row in rows where row.section = part and row.role = detail",
        "stated_total(part, year)": "sum of row[year] over row in rows where row.section = part and row.role = total",
    },
    {"third": parameter("Number", "3")},
)
SAMLET = len(SOUND) - 1


def judge(check: str, proposal: Proposal = PROPOSAL) -> list[Judgement]:
    return list(compile_rule(RuleText("X", check), LIBRARY).judge(View(proposal)))


def ground(check: str, proposal: Proposal = PROPOSAL) -> tuple[Constraint, ...]:
    return compile_rule(RuleText("X", check), LIBRARY).ground(View(proposal))


def economy(row: int, column: int) -> CellAddress:
    return CellAddress("BC90", "economy", row, column)


def test_a_sum_through_definitions_is_linear_in_cells() -> None:
    found = ground(
        "every year in years, samlet in rows where samlet.section = samlet: "
        "samlet[year] = stated_total(varige, year) + stated_total(implementering, year)"
    )
    assert len(found) == 6
    second = found[1]
    assert isinstance(second, Linear)
    assert second.binding == (("year", "2026"), ("samlet", "Samlet økonomisk påvirkning"))
    assert dict(second.terms) == {economy(SAMLET, 1): 1, economy(4, 1): -1, economy(12, 1): -1}
    assert (second.constant, second.comparison, second.stated) == (0, "=", economy(SAMLET, 1))


def test_constants_and_fractions_become_whole_numbers() -> None:
    (found,) = ground("every row in rows where row.section = samlet: 2 * row[2025] - 10 <= row[2026] / third + 0.5")
    assert isinstance(found, Linear)
    assert dict(found.terms) == {economy(SAMLET, 0): 12, economy(SAMLET, 1): -2}
    assert found.constant == -63


def test_what_cancels_is_no_constraint_on_cells() -> None:
    (found,) = ground("every row in rows where row.section = samlet: row[2025] = row[2025]")
    assert isinstance(found, Predicate)


@pytest.mark.parametrize(
    "check",
    [
        "payback_total = payback of details(varige, year) + details(implementering, year) over year in years",
        "every row in rows where row.section = samlet: size(row[2025]) = 1800",
        "every row in rows where row.section = samlet and row[2025] > 0: row[2025] = 1800",
        "every row in rows where row.section = samlet: if row[2025] > 0 then row[2025] = 1800",
        "every row in rows where row.section = samlet: row[2025] = 1800 or row[2025] = 0",
    ],
)
def test_what_is_not_linear_is_a_predicate_with_its_cells(check: str) -> None:
    (found,) = ground(check)
    assert isinstance(found, Predicate)
    assert any(address.part == "economy" for address in found.cells)


def test_an_unreadable_cell_skips_but_stays_in_the_equation() -> None:
    proposal = with_cell(PROPOSAL, SAMLET, 0, unreadable())
    check = "every samlet in rows where samlet.section = samlet: samlet[2025] = stated_total(implementering, 2025)"
    (found,) = judge(check, proposal)
    assert found.status == "skipped"
    assert "Samlet økonomisk påvirkning" in found.reason
    assert isinstance(found.constraint, Linear)
    assert economy(SAMLET, 0) in dict(found.constraint.terms)


@pytest.mark.parametrize(
    ("value", "margin", "status", "rounded"),
    [(2400, 0, "held", False), (2400, 50, "held", True), (2450, 50, "held", True), (2451, 50, "broken", False)],
)
def test_a_rounded_figure_is_broken_only_if_it_cannot_meet(value: int, margin: int, status: str, rounded: bool) -> None:
    told = statement(PROPOSAL.statements[0].topic, cell(value, margin))
    proposal = replace(PROPOSAL, statements=(told,))
    paid = "sum of row[year] over row in rows, year in years where row.section = implementering and row.role = detail"
    (found,) = judge(f"every statement in statements: statement.figure = {paid}", proposal)
    assert (found.status, found.rounded) == (status, rounded)


def test_a_sum_of_rounded_cells_is_linear_too() -> None:
    proposal = with_cell(PROPOSAL, SAMLET, 0, cell(1900, 50))
    check = "every samlet in rows where samlet.section = samlet: samlet[2025] = stated_total(implementering, 2025)"
    (found,) = judge(check, proposal)
    assert (found.status, isinstance(found.constraint, Linear)) == ("broken", True)
    (rounded,) = judge(check, with_cell(PROPOSAL, SAMLET, 0, cell(1850, 50)))
    assert (rounded.status, rounded.rounded) == ("held", True)


def test_a_rounded_cell_that_cancels_is_no_linear_constraint() -> None:
    """The judgement takes the two sides by themselves; what is left of them would say more."""
    proposal = with_cell(PROPOSAL, SAMLET, 0, cell(1900, 50))
    check = "every row in rows where row.section = samlet: row[2025] + row[2026] = row[2025] - 1300"
    (found,) = judge(check, proposal)
    assert (found.status, isinstance(found.constraint, Predicate)) == ("held", True)


def test_a_demand_that_is_not_made_holds() -> None:
    (found,) = judge("if kind = innovationsforslag then payback_total = 17")
    assert found.status == "held"


def test_and_is_two_demands_and_no_is_one_for_each_element() -> None:
    assert [each.status for each in judge("payback_total = 3 and payback_service = 17")] == ["held", "broken"]
    found = judge("no row in rows where row.section = samlet and row.role = total")
    assert [each.status for each in found].count("broken") == 1
    assert len(found) == 12


def test_a_payback_that_rounding_leaves_open_is_not_broken() -> None:
    proposal = with_cell(PROPOSAL, SAMLET, 1, cell(-1800, 50))
    payback = "payback of samlet[year] over samlet in rows, year in years where samlet.section = samlet"
    for years, status in ((1, "broken"), (2, "held"), (3, "held"), (4, "broken")):
        (found,) = judge(f"{years} = {payback}", proposal)
        assert found.status == status, years


def test_nothing_to_choose_among_is_skipped() -> None:
    (found,) = judge("(smallest of row[2025] over row in rows where row.label = 'none') = 0")
    assert found.status == "skipped"


def test_division_is_exact() -> None:
    (found,) = judge("every row in rows where row.section = samlet: row[2025] / 7 = 1")
    assert found.left
    assert found.left.interval
    assert found.left.interval.low == Fraction(1800, 7)
    (zero,) = judge("payback_total / (payback_total - 3) = 1")
    assert zero.status == "skipped"
