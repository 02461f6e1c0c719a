"""The author's report names every rule, agrees with the trial, and lets no hostile text through."""

import pytest
from msgspec import json

from engine.model.base import as_json, replace
from engine.model.finding import Severity
from engine.pack.load import load_pack
from engine.texts.visible import visible
from engine.trial.court import accused, quick
from engine.trial.page import render
from engine.trial.rules_report import Evidence, Found, RulesReport, gathered

HOSTILE = "<script>alert(1)</script> \u202e & \"'"


@pytest.fixture(scope="module")
def report() -> RulesReport:
    evidence = Evidence(trial=quick(accused("budget-2026")), unproved="no proofs")
    return gathered(load_pack("budget-2026"), evidence, "0", "en")


def test_every_case_of_the_trial_is_counted(report: RulesReport) -> None:
    told = sum(each.cases.holds + each.cases.breaks + each.cases.skips for each in report.rules if each.cases)
    assert told == len(accused("budget-2026").cases)
    assert not report.mutants
    assert report.proposals == 0


def test_equal_reports_give_equal_pages(report: RulesReport) -> None:
    again = json.decode(as_json(report), type=RulesReport)
    assert again == report
    assert render(again, visible) == render(report, visible)


def test_hostile_text_is_escaped_and_shown(report: RulesReport) -> None:
    found = Found(subject=HOSTILE, file=HOSTILE, severity=Severity.ERROR, message=HOSTILE, consequence=False)
    texts = {"title": HOSTILE, "source": HOSTILE, "sentence": HOSTILE, "applies": HOSTILE, "findings": (found,)}
    rule = replace(report.rules[0], **texts)
    page = render(replace(report, title=HOSTILE, rules=(rule,), unproved=HOSTILE), visible)
    assert "<script" not in page
    assert "\u202e" not in page
    assert page.count("&lt;script&gt;alert(1)&lt;/script&gt; ‹U+202E› &amp; &#34;&#39;") >= 9


def test_a_rule_of_the_pack_that_is_extended_has_no_cases_here() -> None:
    own = accused("budget-2027").own.rules
    trial = quick(accused("budget-2027"))
    report = gathered(load_pack("budget-2027"), Evidence(trial=trial), "0", "da")
    assert {each.id for each in report.rules if each.cases} == {rule.id for rule in own}
    assert len(report.rules) > len(own)
