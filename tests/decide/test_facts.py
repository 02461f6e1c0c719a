import datetime as dt
from typing import Any, NamedTuple

import pytest

from engine.decide.facts import MOST_ROWS, Outcome, bundle_facts, fact, proposal_facts
from engine.model.base import replace
from engine.model.budget import Area, BudgetRow, BudgetTable, Role, Section
from engine.model.bundle import Bundle, Cover, ListedInnovation, ListedInvestment
from engine.model.cell import Cell, State
from engine.model.finding import Category, Cause, Finding, Location, Severity, Skipped
from engine.model.production import BASE_FACTS
from engine.model.proposal import Answer, Consultation, DateAsWritten, Kind, Proposal
from engine.model.verdict import Fact, Status, Verdict


class Traits(NamedTuple):
    category: Category
    severity: Severity
    criterion: str = ""


RULES = {
    "EL-101": Traits(Category.ELIGIBILITY, Severity.ERROR, "payback"),
    "TA-101": Traits(Category.TABLE, Severity.ERROR),
    "FO-429": Traits(Category.STEP, Severity.ERROR),
}
NUMBER = Cell(text="200", state=State.NUMBER, value=200)
ZERO = Cell(text="0", state=State.NUMBER, value=0)
UNREADABLE = Cell(text="2OO", state=State.UNREADABLE)


def row(area: str, *cells: Cell, role: Role = Role.DETAIL, section: Section = Section.IMPLEMENTERING) -> BudgetRow:
    return BudgetRow(label="x", section=section, role=role, area=Area(name=area), cells=cells)


def proposal(*rows: BudgetRow, **parts: Any) -> Proposal:
    return Proposal(id="A", kind=Kind.INVESTERING, economy=BudgetTable(rows=rows), **parts)


def finding(rule: str, print_: str, severity: Severity = Severity.ERROR) -> Finding:
    return Finding(
        rule=rule,
        category=Category.TABLE,
        severity=severity,
        message="m",
        hint="h",
        location=Location(),
        fingerprint=print_,
    )


def of_type(type: str, known: tuple[Fact, ...]) -> list[dict[str, str | int]]:
    return [dict(each.values) for each in known if each.type == type]


def areas(given: Proposal) -> list[str | int]:
    return [each["area"] for each in of_type("asks", proposal_facts(given, Outcome(), RULES))]


def test_a_proposal_is_told_by_its_names() -> None:
    given = proposal(administration="KFF", cross_cutting=True)
    assert of_type("proposal", proposal_facts(given, Outcome(), RULES)) == [
        {
            "kind": "investeringsforslag",
            "administration": "KFF",
            "cross_cutting": "ja",
            "confidential": "nej",
            "economy": "nej",
        }
    ]


def test_each_area_with_a_figure_is_asked_for_once() -> None:
    assert areas(proposal(row("service", NUMBER), row("service", ZERO, NUMBER), row("anlæg", NUMBER))) == [
        "service",
        "anlæg",
    ]


@pytest.mark.parametrize("cells", [(), (ZERO,), (Cell(),), (Cell(text="-", state=State.NIL),)])
def test_no_figure_asks_for_nothing(cells: tuple[Cell, ...]) -> None:
    assert areas(proposal(row("service", *cells))) == []


def test_an_unreadable_figure_asks() -> None:
    assert areas(proposal(row("anlæg", UNREADABLE))) == ["anlæg"]


def test_permanent_changes_ask_for_nothing() -> None:
    assert areas(proposal(row("service", NUMBER, section=Section.VARIGE))) == []


def test_the_total_tells_the_area_only_where_nothing_else_does() -> None:
    total = row("service", NUMBER, role=Role.TOTAL)
    assert areas(proposal(total)) == ["service"]
    assert areas(proposal(row("anlæg", NUMBER), total)) == ["anlæg"]


def test_no_economy_asks_for_nothing() -> None:
    assert areas(replace(proposal(), economy=None)) == []


@pytest.mark.parametrize(("day", "dated"), [(dt.date(2025, 6, 2), "ja"), (None, "nej")])
def test_an_approval_is_dated_by_a_day_that_exists(day: dt.date | None, dated: str) -> None:
    approval = Consultation(body="cø", answer=Answer.YES, dates=(DateAsWritten(text="31. juni", value=day),))
    known = proposal_facts(proposal(approvals=(approval,)), Outcome(), RULES)
    assert of_type("approval", known) == [{"body": "cø", "answer": "ja", "dated": dated}]


def test_a_file_with_rows_without_end_makes_few_facts() -> None:
    rows = [row(f"area {number}", NUMBER) for number in range(5_000)]
    approvals = [Consultation(body=f"body {number}") for number in range(5_000)]
    known = proposal_facts(proposal(*rows, approvals=approvals), Outcome(), RULES)
    assert len(of_type("asks", known)) == len(of_type("approval", known)) == MOST_ROWS


def test_the_findings_of_a_rule_are_one_fact_that_keeps_their_fingerprints() -> None:
    found = (finding("TA-101", "p1"), finding("TA-101", "p2"), finding("TA-101", "p3", Severity.WARNING))
    known = proposal_facts(proposal(), Outcome(findings=found), RULES)
    assert [(each["severity"], each["count"]) for each in of_type("finding", known)] == [("error", 2), ("warning", 1)]
    assert [each.findings for each in known if each.type == "finding"] == [("p1", "p2"), ("p3",)]


def test_a_finding_that_no_rule_made_stands_for_no_criterion() -> None:
    known = proposal_facts(proposal(), Outcome(findings=(finding("IN-001", "p"),)), RULES)
    assert [each["criterion"] for each in of_type("finding", known)] == [""]


def test_skipped_and_checked_rules_bring_their_criterion() -> None:
    outcome = Outcome(
        skipped=(
            Skipped(rule="EL-101", reason="a"),
            Skipped(rule="EL-101", reason="b"),
            Skipped(rule="EL-101", reason="c", cause=Cause.NOTHING_THERE),
        ),
        checked=("TA-101",),
    )
    known = proposal_facts(proposal(), outcome, RULES)
    assert [(each["rule"], each["criterion"], each["cause"]) for each in of_type("skipped", known)] == [
        ("EL-101", "payback", "unknown"),
        ("EL-101", "payback", "nothing_there"),
    ]
    assert [(each["rule"], each["criterion"]) for each in of_type("checked", known)] == [("TA-101", "")]


def test_a_rule_that_the_pack_does_not_have_is_not_guessed_at() -> None:
    with pytest.raises(KeyError):
        proposal_facts(proposal(), Outcome(checked=("XX-999",)), RULES)


def test_a_bundle_counts_its_proposals_and_those_it_only_lists() -> None:
    cover = Cover(
        investments=(
            ListedInvestment(label="A", id="A"),
            ListedInvestment(label="B", id="B", confidential=True),
            ListedInvestment(label="I alt", role=Role.TOTAL),
        ),
        innovations=(ListedInnovation(label="C", id="C"),),
    )
    bundle = Bundle(cover=cover, proposals=(proposal(),))
    known = bundle_facts(bundle, Outcome(), RULES, {"A": Verdict(status=Status.SKAL_RETTES)})
    assert of_type("bundle", known) == [{"cover": "ja"}]
    assert of_type("member", known) == [{"kind": "investeringsforslag", "status": "skal_rettes", "count": 1}]
    assert of_type("unseen", known) == [{"confidential": "ja", "count": 1}, {"confidential": "nej", "count": 1}]


def test_a_proposal_without_a_verdict_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        bundle_facts(Bundle(proposals=(proposal(),)), Outcome(), RULES, {})


def test_values_are_plain_and_complete() -> None:
    known = fact("member", kind=Kind.INNOVATION, status=Status.KLAR, count=3)
    assert [type(value) for _, value in known.values] == [str, str, int]
    assert [name for name, _ in known.values] == list(BASE_FACTS["member"])
    with pytest.raises(KeyError):
        fact("member", kind=Kind.INNOVATION)


def test_what_rules_on_steps_say_is_no_fact_of_conformity() -> None:
    step = replace(finding("FO-429", "print"), category=Category.STEP)
    outcome = Outcome((step,), (Skipped("FO-429", "why"),), ("FO-429",))
    assert {each.type for each in proposal_facts(proposal(), outcome, RULES)} == {"proposal"}
    with_error = Outcome((step, finding("TA-101", "other")), (), ("FO-429", "TA-101"))
    assert [each["rule"] for each in of_type("finding", proposal_facts(proposal(), with_error, RULES))] == ["TA-101"]


def test_hearings_are_facts_of_their_own() -> None:
    heard = Consultation(body="it-kredsen", answer=Answer.YES)
    given = proposal(row("service", NUMBER), hearings=(heard,))
    assert of_type("hearing", proposal_facts(given, Outcome(), RULES)) == [
        {"body": "it-kredsen", "answer": "ja", "dated": "nej"}
    ]
    assert of_type("proposal", proposal_facts(given, Outcome(), RULES))[0]["economy"] == "ja"
