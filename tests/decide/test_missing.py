"""A step that should lie behind a proposal is told as a finding from its stage on, and never before."""

import pytest

from engine.decide.facts import Outcome, proposal_facts
from engine.decide.missing import missing
from engine.decide.verdict import decide
from engine.model.finding import Category, Finding, Severity
from engine.model.parts import Part, PartFate, PartKind
from engine.model.proposal import Kind, Proposal
from engine.model.stage import Stage
from engine.model.verdict import Status
from engine.pack.load import load_pack

PACK = load_pack("budget-2026")
CHANGED = Part(PartKind.CHANGE, fate=PartFate.READ, why="x")
COMMENTED = Part(PartKind.COMMENT, fate=PartFate.READ, why="x")


def told(stage: Stage, *parts: Part) -> tuple[Status, bool, list[Finding]]:
    proposal = Proposal(id="BC01", kind=Kind.INVESTERING, parts=parts)
    verdict = decide(proposal_facts(proposal, Outcome(), {}), PACK.verdicts, "da", stage)
    return verdict.status, verdict.ready, list(missing(proposal, verdict, PACK.verdicts, "da"))


@pytest.mark.parametrize(("part", "rule"), [(CHANGED, "VE-306"), (COMMENTED, "VE-307")])
def test_tracked_changes_and_comments_are_told_from_indsendt_on(part: Part, rule: str) -> None:
    assert told(Stage.KLADDE, part)[2] == []
    for stage in (Stage.INDSENDT, Stage.POLITISK):
        (finding,) = told(stage, part, part)[2]
        assert (finding.rule, finding.category, finding.severity) == (rule, Category.STEP, Severity.WARNING)
        assert "2" in finding.message
        assert finding.hint
    assert told(Stage.INDSENDT, part)[0] is told(Stage.INDSENDT)[0]


def test_a_clean_file_is_told_nothing_of() -> None:
    assert told(Stage.POLITISK)[2] == []
