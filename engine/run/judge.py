"""What becomes of one proposal, or of all together: settled, checked, diagnosed, decided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.proposal import Proposal
from engine.model.report import BundleReport, ProposalReport, Source
from engine.model.verdict import Verdict
from engine.texts import language

if TYPE_CHECKING:
    from engine.check.run import CheckResult
    from engine.decide.facts import Outcome
    from engine.pack.pack import Pack, Rule


def judge(proposal: Proposal, source: Source, pack: "Pack") -> ProposalReport:
    """The proposal, checked and decided. Raises CheckFault or EngineFault: faults of ours."""
    from engine.check.run import check_proposal
    from engine.decide.facts import proposal_facts
    from engine.decide.verdict import decide

    settled = _settled(proposal)
    result = check_proposal(settled, pack)
    facts = proposal_facts(settled, outcome(result), traits(pack))
    return ProposalReport(
        proposal=settled,
        source=source,
        verdict=decide(facts, pack.verdicts, language.get()),
        findings=result.findings,
        skipped=result.skipped,
        checked=result.checked,
    )


def judge_bundle(bundle: Bundle, source: Source | None, pack: "Pack", verdicts: Mapping[str, Verdict]) -> BundleReport:
    """All proposals together, checked and decided; `verdicts` are by owner. Raises CheckFault or EngineFault."""
    from engine.check.run import check_bundle
    from engine.decide.facts import bundle_facts
    from engine.decide.verdict import decide

    result = check_bundle(bundle, pack)
    facts = bundle_facts(bundle, outcome(result), traits(pack), verdicts)
    return BundleReport(
        cover=bundle.cover,
        source=source,
        verdict=decide(facts, pack.verdicts, language.get()),
        findings=result.findings,
        skipped=result.skipped,
        checked=result.checked,
    )


def diagnosed(report: ProposalReport, pack: "Pack") -> ProposalReport:
    """The report with the corrections that the proposal's own tables give."""
    if not _blames_a_cell(report):
        return report
    from engine.diagnose.attach import Judged, diagnoses_of, folded

    judged = [Judged(report.proposal, report.findings)]
    (findings,) = folded(judged, diagnoses_of(report.proposal, pack), pack)
    return replace(report, findings=findings)


def diagnosed_whole(
    bundle: Bundle, whole: BundleReport, reports: tuple[ProposalReport, ...], pack: "Pack"
) -> tuple[BundleReport, tuple[ProposalReport, ...]]:
    """The reports, diagnosed over all tables of the bundle at once: the cover may tell which cell is wrong."""
    if not _blames_a_cell(whole) and not any(_blames_a_cell(each) for each in reports):
        return whole, reports
    from engine.diagnose.attach import Judged, diagnoses_of, folded

    judged = [Judged(bundle, whole.findings), *(Judged(each.proposal, each.findings) for each in reports)]
    of_whole, *others = folded(judged, diagnoses_of(bundle, pack), pack)
    told = (replace(report, findings=findings) for report, findings in zip(reports, others, strict=True))
    return replace(whole, findings=of_whole), tuple(told)


def _blames_a_cell(report: BundleReport | ProposalReport) -> bool:
    """Where no figure is blamed, there is nothing to diagnose."""
    return any(finding.address for finding in report.findings)


def _settled(proposal: Proposal) -> Proposal:
    """The proposal, its open rows decided. Most have none, and need not wait for what decides."""
    tables = (proposal.economy, proposal.administration_effect)
    if not any(row.placements for table in tables if table for row in table.rows):
        return proposal
    from engine.diagnose.settle import settle

    return settle(proposal)


def outcome(result: "CheckResult") -> "Outcome":
    """What the checks came to, as the verdict wants it."""
    from engine.decide.facts import Outcome

    return Outcome(result.findings, result.skipped, result.applied)


def traits(pack: "Pack") -> Mapping[str, "Rule"]:
    """The rules of the pack by id."""
    return {rule.id: rule for rule in (*pack.rules, *pack.set_aside)}
