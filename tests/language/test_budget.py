"""Whatever a rule says, it comes to an end, and tells that it was not judged to its end."""

import pytest

from engine.language import View, budget
from engine.texts import speaking
from tests.language.examples import PROPOSAL
from tests.language.test_rule import rule

CUBE = "a in cells, b in cells, c in cells"
TOO_MANY = "it has more than 1000 combinations to look at"


@pytest.fixture(autouse=True)
def _small_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(budget, "MOST", 1000)


@pytest.mark.parametrize(
    "check",
    [
        f"every {CUBE}: a.amount + b.amount <= c.amount + 1000000",
        "every a in cells: some b in cells, c in cells: a.amount + b.amount = c.amount + 1000000",
        f"(count of {CUBE} where a.amount > b.amount) = 3",
    ],
)
def test_what_has_too_many_combinations_is_told_as_not_judged(check: str) -> None:
    with speaking("en"):
        result = rule(check).run(View(PROPOSAL))
    assert {each.reason for each in result if each.status == "skipped"} == {TOO_MANY}


def test_a_condition_that_has_too_many_is_not_taken_as_met() -> None:
    with speaking("en"):
        result = rule("title is stated", applies=f"(count of {CUBE}) = 3").run(View(PROPOSAL))
    assert [(each.status, each.reason) for each in result] == [("skipped", TOO_MANY)]


def test_what_another_rule_has_asked_before_spares_no_step() -> None:
    """Else a rule would be judged or not by the order of the rules."""
    pairs = "(count of a in cells, b in cells where a.amount > b.amount)"
    two, alone = rule(f"{pairs} + {pairs} >= 0"), View(PROPOSAL)
    after = View(PROPOSAL)
    rule(f"{pairs} >= 0").run(after)
    assert [each.status for each in two.run(alone)] == [each.status for each in two.run(after)]


def test_what_has_few_is_judged() -> None:
    assert not rule("every row in rows, year in years: row[year] <= 1000000").run(View(PROPOSAL)).outcomes
