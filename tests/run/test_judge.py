"""What the cover adds to the diagnosis of a proposal."""

from engine.model.bundle import Bundle
from engine.model.finding import Category
from engine.model.proposal import Proposal
from engine.model.report import BundleReport, ProposalReport, Source
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.pack import Pack
from engine.run.judge import diagnosed, diagnosed_whole, judge, judge_bundle
from engine.source.nodes import Scalar
from engine.trial.cases import Bench, Case, Edit

SOURCE = Source(file="BC01", format="yaml", sha256="")
WRONG = {
    "economy/varige/Samlet varig ændring/values/2030": "-1.950",
    "economy/samlet/Samlet økonomisk påvirkning/values/2030": "-1.950",
}
"""Two totals that agree with each other, and with neither their rows nor the cover (-2.000)."""


def corrected(report: ProposalReport) -> set[tuple[str, str]]:
    """The rows and years that the corrections of a report would change."""
    found = (correction for finding in report.findings for correction in finding.corrections)
    return {(edit.row, edit.column) for correction in found for edit in correction.cells}


def wrongly(bench: Bench, values: dict[str, str]) -> Proposal:
    edit = Edit(set={path: Scalar(value) for path, value in values.items()})
    wrong = bench.prepare(Case(rule="TA-203", verdict="breaks", of="BC01", edit=edit), Category.TABLE).subject
    assert isinstance(wrong, Proposal)
    return wrong


def in_the_bundle(bench: Bench, pack: Pack, judged: ProposalReport) -> tuple[BundleReport, ProposalReport]:
    """What is found of all together, and of the one where it stands among them."""
    rest = tuple(each for each in bench.bundle().proposals if each.id != "BC01")
    bundle = Bundle(round=pack.round, cover=bench.bundle().cover, proposals=(judged.proposal, *rest))
    verdicts = {each.id: judge(each, judged.source, pack).verdict for each in bundle.proposals}
    whole, (seen,) = diagnosed_whole(bundle, judge_bundle(bundle, None, pack, verdicts), (judged,), pack)
    return whole, seen


def test_the_cover_tells_that_the_rows_are_right_and_both_totals_wrong() -> None:
    pack = load_pack("budget-2026")
    bench = Bench(find("budget-2026"), pack)
    judged = judge(wrongly(bench, WRONG), SOURCE, pack)
    alone = diagnosed(judged, pack)
    assert len(corrected(alone)) >= 1
    assert corrected(alone) != {("Samlet varig ændring", "2030"), ("Samlet økonomisk påvirkning", "2030")}

    _, seen = in_the_bundle(bench, pack, judged)
    assert corrected(seen) == {("Samlet varig ændring", "2030"), ("Samlet økonomisk påvirkning", "2030")}
    assert {f.rule for f in alone.findings} | {c.rule for f in alone.findings for c in f.consequences} == {
        f.rule for f in seen.findings
    } | {c.rule for f in seen.findings for c in f.consequences}


def test_a_fault_told_at_cover_and_proposal_has_the_same_corrections_at_both() -> None:
    pack = load_pack("budget-2026")
    bench = Bench(find("budget-2026"), pack)
    judged = judge(wrongly(bench, {"economy/varige/Besparelse på årsværk/values/2030": "2.400"}), SOURCE, pack)
    whole, seen = in_the_bundle(bench, pack, judged)
    (at_cover,) = {each.corrections for each in whole.findings if each.corrections}
    (at_proposal,) = {each.corrections for each in seen.findings if each.corrections}
    assert at_cover == at_proposal
    assert {"BU-614", "TA-203", "EL-103", "NA-502"} <= set(at_cover[0].clears)
    assert not {"EL-103", "NA-502"} & {each.rule for each in seen.findings}
