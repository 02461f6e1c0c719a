"""What each criterion came to and what is asked of a frame, as programs read it."""

import pytest

from engine import run
from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.cell import Cell, State
from engine.model.frame import Frame
from engine.model.report import CriterionStatus, Source
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.run.criteria import frames
from engine.run.judge import judge
from engine.trial.cases import Bench
from tests.conftest import ROOT

PACK = load_pack("budget-2026")


def test_every_criterion_is_told_with_the_figures_that_were_compared() -> None:
    report = run.check([ROOT / "proposals" / "budget-2026"])
    told = {each.proposal.id: {c.id: (c.status, c.value, c.limit) for c in each.criteria} for each in report.proposals}
    assert told["BC07"]["payback"] == (CriterionStatus.MET, 2, 6)
    assert told["BC07"]["service_saving"] == (CriterionStatus.MET, -14_100, 0)
    assert told["BC07"]["service_only"] == (CriterionStatus.NOT_ASKED, None, None)
    assert told["BC03"]["payback"] == (CriterionStatus.NOT_ASKED, None, None)
    assert told["BC03"]["service_only"][0] is CriterionStatus.MET
    assert report.bundle
    assert report.bundle.frames == ()


@pytest.mark.parametrize(("first", "status", "found"), [(0, "met", []), (99_000, "unmet", ["EL-109"])])
def test_an_unmet_criterion_names_the_places_of_what_was_found(first: int, status: str, found: list[str]) -> None:
    proposal = Bench(find("budget-2026"), PACK).bundle().proposals[0]
    assert proposal.economy
    rows = list(proposal.economy.rows)
    at = next(n for n, row in enumerate(rows) if row.label == "Projektledelse")
    cell = Cell(text=str(first), state=State.NUMBER, value=first)
    rows[at] = replace(rows[at], cells=(cell, *rows[at].cells[1:]))
    changed = replace(proposal, economy=replace(proposal.economy, rows=tuple(rows)))
    report = judge(changed, Source("a.yaml", "yaml", ""), PACK)
    (payback,) = [each for each in report.criteria if each.id == "payback"]
    assert payback.status.value == status
    assert [each.rule for each in report.findings if each.rule.startswith("EL-1")] == found
    assert len(payback.cells) == len(found)


def test_what_is_asked_of_each_frame_is_told() -> None:
    bundle = Bench(find("budget-2026"), PACK).bundle()
    assert [(each.frame.pool, each.asked) for each in frames(bundle, PACK)] == [
        ("", 5_500),
        ("innovationspulje", 1_300),
    ]
    own = Frame(name="x", year=2026, total=1, pool="investeringspulje", area="anlæg")
    assert [each.asked for each in frames(Bundle(proposals=bundle.proposals, frames=(own,)), PACK)] == [1_950]
