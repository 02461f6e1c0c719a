"""Every round's pack judges the same proposal alike, moved to its years, but for what the rounds differ in.

And a draft that is right stays right when it is approved.
"""

import pytest

from engine.check.run import check_proposal
from engine.decide.facts import Outcome, proposal_facts
from engine.decide.verdict import decide
from engine.formats.canonical.read import read_proposal
from engine.model.base import replace
from engine.model.proposal import Answer, Proposal
from engine.model.stage import Stage
from engine.model.verdict import Status, Verdict
from engine.pack.head import read_head
from engine.pack.load import load_pack
from engine.pack.locate import find, folders
from engine.pack.pack import Pack
from engine.source.located import load_yaml
from engine.trial.invariances import shifted
from tests.conftest import ROOT

REAL = {path.stem: path for path in sorted((ROOT / "proposals" / "budget-2026").glob("BC0*.yaml"))}
OTHERS = sorted(folder.name for folder in folders() if folder.name != "budget-2026")
OF_THE_ROUND = {"FO-436"}
"""The dates of approvals and hearings are not moved, and each round has its own."""


def real(name: str) -> Proposal:
    return read_proposal(load_yaml(REAL[name]), name)


def moved(proposal: Proposal, years: int) -> Proposal:
    """The proposal so many years later, its tables and what its prose says of years."""
    told = tuple(
        replace(
            each,
            first_year=each.first_year and each.first_year + years,
            last_year=each.last_year and each.last_year + years,
        )
        for each in proposal.statements
    )
    return replace(shifted(proposal, years), statements=told)


def found(proposal: Proposal, pack: Pack, years: int = 0) -> set[tuple[str, str | None, str | None]]:
    places = [(each.rule, each.location.row, each.location.column) for each in check_proposal(proposal, pack).findings]
    moved = [(rule, row, str(int(at) - years) if at and at.isdigit() else at) for rule, row, at in places]
    return {each for each in moved if each[0] not in OF_THE_ROUND}


@pytest.mark.parametrize("pack", OTHERS)
@pytest.mark.parametrize("name", sorted(REAL))
def test_the_real_proposals_are_judged_alike_in_every_round(name: str, pack: str) -> None:
    strategy = read_head(find(pack)).strategy
    assert strategy
    years = strategy - 2026
    proposal = real(name)
    assert found(moved(proposal, years), load_pack(pack), years) == found(proposal, load_pack("budget-2026"))


def verdict(proposal: Proposal, stage: Stage) -> Verdict:
    pack = load_pack("budget-2026")
    result = check_proposal(proposal, pack, stage)
    facts = proposal_facts(
        proposal, Outcome(result.findings, result.skipped, result.applied), {r.id: r for r in pack.rules}
    )
    return decide(facts, pack.verdicts, "da", stage)


@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("name", ["BC01", "BC02"])
def test_a_draft_that_is_right_is_right_at_every_stage_and_stays_so_when_it_is_approved(
    name: str, stage: Stage
) -> None:
    approved = read_proposal(load_yaml(find("budget-2026") / "cases" / "base" / f"{name}.yaml"), name)
    hearings = tuple(replace(each, answer=Answer.BLANK, dates=()) for each in approved.hearings or ())
    draft = replace(approved, approvals=(), hearings=hearings)
    before, after = verdict(draft, stage), verdict(approved, stage)
    assert (before.status, after.status) == (Status.KLAR, Status.KLAR)
    assert not before.ready
    assert after.ready
    assert {each.step for each in before.progress.missing} == {"høringer", "cø"}
    assert after.progress.missing == ()
