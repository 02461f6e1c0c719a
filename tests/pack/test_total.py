"""Productions that leave a proposal or a bundle without a status are refused; those that never do are not."""

from typing import Any

import pytest

from engine.model.proposal import Kind
from engine.pack.productions import check_productions, check_total
from tests.pack.test_productions import rule, verdicts

ERROR = [{"fact": "finding", "where": {"severity": "error"}}]
REST = [{"fact": "finding", "where": {"severity": {"not": "error"}}}]
NONE = [{"fact": "proposal"}, {"absent": "finding"}]
BUNDLE = [{"fact": "bundle"}]


def silent(*whens: Any) -> str:
    found = verdicts(*(rule(number, when=when) for number, when in enumerate(whens, 1)))
    assert check_productions(found) == []
    problems = check_total(found)
    return problems[0].message.rpartition(": ")[2] if problems else ""


def test_every_case_may_be_split_among_productions() -> None:
    assert silent(ERROR, REST, NONE, BUNDLE) == ""
    assert silent([{"fact": "proposal"}], BUNDLE) == ""
    by_kind = [[{"fact": "proposal", "where": {"kind": str(kind)}}] for kind in Kind]
    assert silent(*by_kind, BUNDLE) == ""
    listed = [[{"fact": "proposal"}, {"absent": "finding", "where": {"severity": ["error", "warning", "info"]}}]]
    assert silent(ERROR, REST, *listed, BUNDLE) == ""


@pytest.mark.parametrize(
    ("whens", "where"),
    [
        ((ERROR, NONE, BUNDLE), "severity: info"),
        ((ERROR, REST, BUNDLE), "proposal"),
        ((ERROR, REST, NONE), "bundle"),
        ((REST, NONE, BUNDLE), "error"),
        (([{"fact": "proposal", "where": {"kind": {"not": "investeringsforslag"}}}], BUNDLE), "investeringsforslag"),
        (([{"fact": "proposal"}, {"absent": "finding"}, {"absent": "skipped"}], ERROR, REST, BUNDLE), "skipped"),
        (
            ([{"fact": "finding", "where": {"count": {"at_least": 2}}}], NONE, BUNDLE),
            "count: 0",
        ),
    ],
)
def test_a_proposal_without_a_status_is_told_by_what_there_is(whens: tuple[Any, ...], where: str) -> None:
    found = verdicts(*(rule(number, when=when) for number, when in enumerate(whens, 1)))
    assert check_productions(found) == []
    (problem,) = check_total(found)
    assert where in problem.message


def test_what_looks_at_another_fact_is_not_relied_on() -> None:
    joined = [{"fact": "proposal"}, {"fact": "asks", "where": {"area": "{proposal.administration}"}}]
    assert silent(joined, BUNDLE)


def test_more_than_can_be_looked_at_is_refused() -> None:
    many = [
        [{"absent": "finding", "where": {"rule": f"R{number}", "criterion": f"C{number}", "count": number}}, *NONE[:1]]
        for number in range(40)
    ]
    found = verdicts(*(rule(number, when=when) for number, when in enumerate([*many, BUNDLE], 1)))
    assert check_total(found)


def steps(*names: str, **changes: Any) -> list[dict[str, Any]]:
    base = {"body": "x", "name": {"da": "A", "en": "A"}, "due": "politisk", "basis": "assumed", "source": "t"}
    return [{"id": name, **base, **changes} for name in names]


AWAITS = rule(2, then={"fact": "awaits", "set": {"step": "a"}})


@pytest.mark.parametrize(
    ("given", "place"),
    [
        (steps("a", due=None), ("steps", 0, "id")),
        (steps("a", taken="politisk"), ("steps", 0, "id")),
        (steps("a", "a"), ("steps", 1, "id")),
        (steps("a", "b"), ("steps", 1, "id")),
        (steps("b"), ("steps", 0, "id")),
        ([], ("productions", 1, "then", "set", "step")),
    ],
)
def test_a_step_that_no_stage_asks_for_or_nothing_concludes(given: list[Any], place: tuple[Any, ...]) -> None:
    given = [{name: each for name, each in step.items() if each is not None} for step in given]
    found = check_productions(verdicts(rule(), AWAITS, steps=given))
    assert place in [problem.path for problem in found]


def test_a_step_that_is_asked_for_and_concluded_is_sound() -> None:
    assert check_productions(verdicts(rule(), AWAITS, steps=steps("a"))) == []


@pytest.mark.parametrize("type", ["approval", "hearing", "awaits"])
def test_no_status_may_rest_on_a_step(type: str) -> None:
    through = rule(3, when=[{"fact": type}], then={"fact": "between", "set": {"x": "y"}})
    status = rule(4, when=[{"absent": "between"}, {"fact": "finding"}])
    found = check_productions(verdicts(rule(), AWAITS, through, status, steps=steps("a")))
    assert ("productions", 2) in [problem.path for problem in found]
