"""What becomes of one proposal, or of all together: settled, checked, diagnosed, decided."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, NamedTuple

from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.proposal import Proposal
from engine.model.report import BundleReport, ProposalReport, Source
from engine.model.stage import Stage
from engine.model.verdict import Conclusion, Fact, Verdict
from engine.prose.ledger import ties_of
from engine.run.criteria import criteria, frames
from engine.run.figures import figures
from engine.run.packs import PackRef, Packs
from engine.texts import language, speaking

if TYPE_CHECKING:
    from engine.check.run import CheckResult
    from engine.decide.facts import Outcome
    from engine.pack.pack import Pack, Rule


class Setting(NamedTuple):
    """What holds for everything in a run that is judged."""

    packs: Packs
    language: str
    stage: Stage


class ProposalTask(NamedTuple):
    """A proposal to judge by the pack of `ref`. `alone`: its own tables alone tell which cell is wrong."""

    proposal: Proposal
    source: Source
    ref: PackRef
    setting: Setting
    alone: bool


class BundleTask(NamedTuple):
    """All proposals together, as they were judged, and the cover, if there is one, to judge by the pack of `ref`.

    Where not `diagnosed`, no corrections are looked for.
    """

    bundle: Bundle
    source: Source | None
    reports: tuple[ProposalReport, ...]
    ref: PackRef
    setting: Setting
    diagnosed: bool = True


def judge_proposal(task: ProposalTask) -> ProposalReport:
    """What becomes of one proposal. Raises CheckFault or EngineFault: faults of ours."""
    with speaking(task.setting.language):
        pack = task.setting.packs.of(task.ref)
        report = judge(task.proposal, task.source, pack, task.setting.stage)
        report = replace(report, pack=pack.info(task.ref.why))
        report = replace(report, figures=figures(report.proposal), verdict=_noticed(report.verdict, task.ref))
        return diagnosed(report, pack) if task.alone else report


def judge_together(task: BundleTask) -> tuple[BundleReport, tuple[ProposalReport, ...]]:
    """What becomes of all together, and of each with a cover beside it. Raises CheckFault or EngineFault."""
    with speaking(task.setting.language):
        pack = task.setting.packs.of(task.ref)
        verdicts = {each.proposal.owner: each.verdict for each in task.reports}
        whole = judge_bundle(task.bundle, task.source, pack, verdicts)
        if task.bundle.cover is None or not task.diagnosed:
            return whole, task.reports
        return diagnosed_whole(task.bundle, whole, task.reports, pack)


def _noticed(verdict: Verdict, ref: PackRef) -> Verdict:
    """The verdict, which says before all else that it is by the rules of another round."""
    if not ref.notice:
        return verdict
    first = Conclusion(decision="round", fact=Fact("notice"), text=ref.notice)
    return replace(verdict, conclusions=(first, *verdict.conclusions))


def judge(proposal: Proposal, source: Source, pack: "Pack", stage: Stage = Stage.KLADDE) -> ProposalReport:
    """The proposal, checked and decided as one at this stage. Raises CheckFault or EngineFault: faults of ours."""
    from engine.check.run import check_proposal
    from engine.decide.facts import proposal_facts
    from engine.decide.missing import missing
    from engine.decide.verdict import decide

    settled = _settled(proposal)
    result = check_proposal(settled, pack, stage)
    facts = proposal_facts(settled, outcome(result), traits(pack))
    verdict = decide(facts, pack.verdicts, language.get(), stage)
    findings = (*result.findings, *missing(settled, verdict, pack.verdicts, language.get()))
    return ProposalReport(
        proposal=settled,
        source=source,
        verdict=verdict,
        findings=findings,
        criteria=criteria(settled, verdict, findings, pack),
        skipped=result.skipped,
        checked=result.checked,
        applied=result.applied,
        claims=ties_of(settled),
    )


def judge_bundle(bundle: Bundle, source: Source | None, pack: "Pack", verdicts: Mapping[str, Verdict]) -> BundleReport:
    """All proposals together, checked and decided; `verdicts` are by owner. Raises CheckFault or EngineFault.

    What any of the proposals awaits, the bundle does.
    """
    from engine.check.run import check_bundle
    from engine.decide.facts import bundle_facts
    from engine.decide.progress import together
    from engine.decide.verdict import decide

    result = check_bundle(bundle, pack)
    facts = bundle_facts(bundle, outcome(result), traits(pack), verdicts)
    verdict = decide(facts, pack.verdicts, language.get())
    return BundleReport(
        cover=bundle.cover,
        source=source,
        verdict=replace(verdict, progress=together(verdict, verdicts.values())),
        findings=result.findings,
        skipped=result.skipped,
        checked=result.checked,
        applied=result.applied,
        members=tuple(each.owner for each in bundle.proposals),
        frames=frames(bundle, pack),
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
    broken = [each.proposal.owner for each in reports if _compares(each)]
    of_whole, *others = folded(judged, diagnoses_of(bundle, pack, broken), pack)
    told = (replace(report, findings=findings) for report, findings in zip(reports, others, strict=True))
    return replace(whole, findings=of_whole), tuple(told)


def _compares(report: ProposalReport) -> bool:
    """Whether a figure of the proposal, or what it is held against, is blamed."""
    return any(finding.address or finding.relation for finding in report.findings)


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
