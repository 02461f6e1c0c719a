"""A receipt says what was found, what is left and to whom, and never calls passed what was not checked."""

from collections.abc import Iterator

import pytest

from engine.model.base import replace
from engine.model.finding import Cause, Skipped
from engine.model.report import Figures, RuleInfo
from engine.report.receipt.checks import checks_of
from engine.report.receipt.content import receipt_of
from engine.texts import speaking
from tests.report.samples import clean, faulty, sample

RULES = {each: RuleInfo(id=each, title=f"Title of {each}") for each in ("TA-103", "TA-104", "TX-402", "FO-1", "FO-2")}


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def test_three_groups_by_title() -> None:
    skipped = (
        Skipped(rule="TX-402", reason="No effect is named."),
        Skipped(rule="FO-2", reason="No innovation.", cause=Cause.NOT_CONCERNED),
    )
    part = replace(faulty(), applied=("TA-103", "FO-1", "TA-104"), skipped=skipped)
    checks = checks_of(part, RULES)
    assert [(each.rule, each.title) for each in checks.passed] == [("FO-1", "Title of FO-1")]
    assert [(each.rule, each.note) for each in checks.unconcerned] == [("FO-2", "No innovation.")]
    assert [(each.rule, each.note) for each in checks.unchecked] == [("TX-402", "No effect is named.")]


def test_what_was_checked_in_part_only_has_not_passed() -> None:
    part = replace(clean(), applied=("TX-402", "FO-1"))
    checks = checks_of(part, RULES)
    assert [each.rule for each in checks.passed] == ["FO-1"]
    assert [each.rule for each in checks.unchecked] == ["TX-402"]


def test_the_receipt_in_words() -> None:
    receipt = receipt_of(
        replace(faulty(), figures=Figures(service=500, stated_total=7, computed_total=5)), sample("en")
    )
    assert receipt.verdict == "TM09: must be corrected (4 errors, 2 warnings, 1 note)."
    assert receipt.left == (
        "TMF corrects 4 errors",
        "TMF looks at 3 warnings and notes",
        "a person checks 2 demands that could not be checked here",
    )
    terms = {line.term: line.text for line in receipt.provenance}
    assert terms["File"] == "tm09.txt (text)"
    assert terms["SHA-256"] == "a" * 64
    assert terms["Rule pack"] == "budget-2026 1.0 (60 rules)"
    told = {line.name: (line.stated, line.computed) for line in receipt.figures}
    assert told["Asked for on service"] == (None, 500)
    assert told["Payback time on the total economy"] == (7, 5)


def test_a_sound_proposal_leaves_nothing_but_what_was_not_checked() -> None:
    assert receipt_of(replace(clean(), skipped=()), sample("en")).left == ()
