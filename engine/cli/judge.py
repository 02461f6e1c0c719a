"""What becomes of one proposal, or of all together: settled, checked, diagnosed, decided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from engine.model.bundle import Bundle
from engine.model.finding import Finding
from engine.model.proposal import Proposal
from engine.model.report import BundleReport, ProposalReport, Source
from engine.model.verdict import Verdict
from engine.texts import language

if TYPE_CHECKING:
    from engine.check.run import CheckResult
    from engine.decide.facts import Outcome
    from engine.pack.pack import Pack, Rule


def judge(proposal: Proposal, source: Source, pack: "Pack") -> ProposalReport:
    """The proposal, checked. Raises CheckFault or EngineFault: faults of ours."""
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
        findings=_diagnosed(settled, result.findings, pack),
        skipped=result.skipped,
        checked=result.checked,
    )


def judge_bundle(bundle: Bundle, source: Source | None, pack: "Pack", verdicts: Mapping[str, Verdict]) -> BundleReport:
    """All proposals together, checked; `verdicts` are their own, by id. Raises CheckFault or EngineFault."""
    from engine.check.run import check_bundle
    from engine.decide.facts import bundle_facts
    from engine.decide.verdict import decide

    result = check_bundle(bundle, pack)
    facts = bundle_facts(bundle, outcome(result), traits(pack), verdicts)
    return BundleReport(
        cover=bundle.cover,
        source=source,
        verdict=decide(facts, pack.verdicts, language.get()),
        findings=_diagnosed(bundle, result.findings, pack),
        skipped=result.skipped,
        checked=result.checked,
    )


def seen_whole(bundle: Bundle, reports: tuple[ProposalReport, ...], pack: "Pack") -> tuple[ProposalReport, ...]:
    """The reports, diagnosed over all tables of the bundle at once: the cover may tell which cell is wrong."""
    if not any(finding.address for report in reports for finding in report.findings):
        return reports
    from engine.diagnose import build_system, diagnose
    from engine.diagnose.attach import folded, rules_of

    diagnoses = diagnose(build_system(bundle, rules_of(pack)))
    return tuple(each.model_copy(update={"findings": folded(each.findings, diagnoses)}) for each in reports)


def _diagnosed(subject: Proposal | Bundle, findings: tuple[Finding, ...], pack: "Pack") -> tuple[Finding, ...]:
    """The findings with their corrections. Where no figure is blamed, there is nothing to wait for."""
    if not any(finding.address for finding in findings):
        return findings
    from engine.diagnose.attach import with_corrections

    return with_corrections(subject, findings, pack)


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
    return {rule.id: rule for rule in pack.rules}
