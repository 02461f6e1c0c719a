"""The report as JSON, version 1 of the contract. Amounts in 1.000 kr.; every text as written."""

import json
from decimal import Decimal
from typing import Any

from engine.model.cell import FIGURES
from engine.model.claims import Tied
from engine.model.finding import CellEdit, Correction, Finding, Location, Severity
from engine.model.parts import Part
from engine.model.production import STATUS
from engine.model.proposal import Proposal
from engine.model.report import (
    BundleReport,
    Criterion,
    Figures,
    FrameUse,
    PackInfo,
    ProposalReport,
    Report,
    Source,
    Unreadable,
)
from engine.model.since import Since
from engine.model.verdict import Conclusion, Verdict
from engine.prose.ledger import counts
from engine.prose.told import against, expected
from engine.report.contract import (
    AwaitedForm,
    BundleForm,
    ChosenPack,
    ClaimForm,
    ClaimsForm,
    CorrectionForm,
    CriterionForm,
    EditedCell,
    FactForm,
    FiguresForm,
    FileForm,
    FindingForm,
    Flags,
    FrameForm,
    LocationForm,
    MendedForm,
    MovedRow,
    PartForm,
    PaybackForm,
    PlaceForm,
    ProgressForm,
    ProposalForm,
    Reason,
    ReportForm,
    RulePack,
    RunForm,
    SinceForm,
    SkippedForm,
    SourceForm,
    Summary,
    Tool,
    UnreadableForm,
    VerdictForm,
)
from engine.report.screen import DEFAULT, Screen
from engine.texts.visible import visible_json


def render(report: Report, _screen: Screen = DEFAULT) -> str:
    """The document, indented by two, its keys in the contract's order."""
    form = _report(report).model_dump(mode="python")
    return visible_json(json.dumps(form, ensure_ascii=False, indent=2)) + "\n"


def report_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of the document."""
    schema = ReportForm.model_json_schema(mode="serialization")
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema}


def _report(report: Report) -> ReportForm:
    pack = report.pack
    return ReportForm(
        schema_version="1",
        tool=Tool(name="puljetjek", version=report.version),
        rule_pack=RulePack(id=pack.id, version=pack.version, rules=pack.rules, sha256=pack.sha256),
        bundle=_bundle(report.bundle) if report.bundle else None,
        proposals=tuple(map(_proposal, report.proposals)),
        unreadable=_unreadable(report.unreadable),
        summary=Summary(
            proposals=len(report.proposals),
            errors=report.count(Severity.ERROR),
            warnings=report.count(Severity.WARNING),
            unreadable=len(report.unreadable),
        ),
        run=_run(report),
        files=tuple(
            FileForm(
                file=each.file,
                bytes=each.bytes,
                sha256=each.sha256,
                format=each.format,
                fate=each.fate,
                of=each.of,
                why=each.why,
            )
            for each in report.files
        ),
        faults=_unreadable(report.faults),
    )


def _run(report: Report) -> RunForm:
    run = report.run
    return RunForm(
        at=run.at,
        build=report.version,
        stage=run.stage,
        audience=run.audience,
        packs=tuple(map(_pack, run.packs)),
        notes=run.notes,
    )


def _pack(pack: PackInfo) -> ChosenPack:
    return ChosenPack(id=pack.id, version=pack.version, sha256=pack.sha256, why=pack.chosen, notice=pack.notice)


def _unreadable(inputs: tuple[Unreadable, ...]) -> tuple[UnreadableForm, ...]:
    return tuple(UnreadableForm(file=each.file, error=each.error) for each in inputs)


def _source(source: Source) -> SourceForm:
    return SourceForm(file=source.file, format=source.format, sha256=source.sha256)


def _figures(figures: Figures) -> FiguresForm:
    return FiguresForm(
        service=figures.service,
        anlaeg=figures.anlaeg,
        effect=figures.effect,
        payback_stated=PaybackForm(service=figures.stated_service, total=figures.stated_total),
        payback_computed=PaybackForm(service=figures.computed_service, total=figures.computed_total),
    )


def _bundle(bundle: BundleReport) -> BundleForm:
    return BundleForm(
        findings=tuple(map(_finding, bundle.findings)),
        verdict=_verdict(bundle.verdict),
        skipped=tuple(SkippedForm(rule=each.rule, reason=each.reason) for each in bundle.skipped),
        checked=bundle.checked,
        source=_source(bundle.source) if bundle.source else None,
        parts=tuple(map(_part, bundle.cover.parts if bundle.cover else ())),
        frames=tuple(map(_frame, bundle.frames)),
        since_baseline=_since(bundle.since),
    )


def _frame(use: FrameUse) -> FrameForm:
    frame = use.frame
    return FrameForm(
        name=frame.name,
        pool=frame.pool,
        area=frame.area,
        year=frame.year,
        frame=frame.total,
        used=frame.used,
        reserved=frame.reserved,
        asked=use.asked,
        left=frame.left,
    )


def _criterion(each: Criterion) -> CriterionForm:
    return CriterionForm(
        id=each.id,
        status=each.status,
        value=each.value,
        limit=each.limit,
        rule=each.rule,
        cells=tuple(map(_location, each.cells)),
    )


def _location(place: Location) -> LocationForm:
    return LocationForm(
        file=place.file, page=place.page, line=place.line, table=place.table, row=place.row, column=place.column
    )


def _proposal(report: ProposalReport) -> ProposalForm:
    proposal = report.proposal
    return ProposalForm(
        id=proposal.id,
        title=proposal.title,
        kind=proposal.kind,
        administration=proposal.administration,
        source=_source(report.source),
        verdict=_verdict(report.verdict),
        findings=tuple(map(_finding, report.findings)),
        skipped=tuple(SkippedForm(rule=each.rule, reason=each.reason) for each in report.skipped),
        checked=report.checked,
        round=proposal.round,
        pack=_pack(report.pack) if report.pack else None,
        flags=Flags(confidential=proposal.confidential, cross_cutting=proposal.cross_cutting),
        figures=_figures(report.figures),
        awaits=_awaits(report.verdict),
        criteria=tuple(map(_criterion, report.criteria)),
        parts=tuple(map(_part, proposal.parts)),
        claims=_claims(report),
        since_baseline=_since(report.since),
    )


def _claims(report: ProposalReport) -> ClaimsForm:
    found = {str(result): count for result, count in counts(report.claims).items()}
    listed = tuple(_claim(each, report.proposal) for each in report.claims)
    return ClaimsForm(found=len(listed), claims=listed, **found)


def _claim(tied: Tied, proposal: Proposal) -> ClaimForm:
    claim, at = tied.claim, tied.claim.place
    return ClaimForm(
        text=claim.text,
        place=PlaceForm(file=at.file, page=at.page, line=at.line, anchor=at.anchor, beside=""),
        result=tied.result,
        against=against(tied, proposal),
        kind=claim.kind,
        section=claim.section,
        expected=expected(tied),
    )


def _since(since: Since | None) -> SinceForm | None:
    if since is None:
        return None
    mended = tuple(
        MendedForm(rule=each.rule, message=each.message, fingerprint=each.fingerprint) for each in since.mended
    )
    return SinceForm(new=since.new, kept=since.kept, mended=mended)


def _part(part: Part) -> PartForm:
    at = part.place
    place = PlaceForm(file=at.file, page=at.page, line=at.line, anchor=at.anchor, beside=part.beside)
    return PartForm(what=part.what, place=place, fate=part.fate, why=part.why, within=part.within, bars=part.bars)


def _verdict(verdict: Verdict) -> VerdictForm:
    missing = tuple(each.step for each in verdict.progress.missing)
    progress = ProgressForm(stage=verdict.progress.stage, ready=verdict.ready, missing=missing)
    return VerdictForm(status=verdict.status, because=tuple(map(_reason, verdict.conclusions)), progress=progress)


def _awaits(verdict: Verdict) -> tuple[AwaitedForm, ...]:
    awaits = verdict.progress.awaits
    return tuple(AwaitedForm(step=each.step, body=each.body, due_at_stage=each.stage) for each in awaits)


def _reason(conclusion: Conclusion) -> Reason:
    return Reason(
        decision=conclusion.decision,
        text=conclusion.text,
        production=conclusion.decision,
        decides=conclusion.fact.type in STATUS,
        facts=tuple(FactForm(type=each.type, values=dict(each.values)) for each in conclusion.because),
    )


def _finding(finding: Finding) -> FindingForm:
    return FindingForm(
        rule=finding.rule,
        category=finding.category,
        severity=finding.severity,
        message=finding.message,
        hint=finding.hint,
        location=_location(finding.location),
        stated=finding.stated,
        expected=_expected(finding),
        rounding=finding.rounding,
        corrections=tuple(map(_correction, finding.corrections)),
        fingerprint=finding.fingerprint,
        consequences=tuple(map(_finding, finding.consequences)),
        relation=finding.relation,
    )


def _expected(finding: Finding) -> int | str | None:
    """What is expected; of a figure that cannot be read, what its one correction writes there."""
    if finding.relation is not None or len(finding.corrections) != 1 or not finding.corrections[0].unique:
        return finding.expected
    edits = [edit for edit in finding.corrections[0].cells if edit.address == finding.address]
    return _figure(edits[0], edits[0].to) if edits else finding.expected


def _figure(edit: CellEdit, figure: int | None) -> int | str | None:
    """Amounts are in 1.000 kr.; a quantity is in the unit beside it."""
    if figure is None or not edit.address.part.startswith(FIGURES):
        return figure
    typed = (Decimal(figure) / edit.unit).scaleb(-edit.decimals)
    return int(typed) if typed == typed.to_integral_value() else f"{typed.normalize():f}"


def _correction(correction: Correction) -> CorrectionForm:
    cells = tuple(
        EditedCell(
            table=each.table,
            row=each.row,
            column=each.column,
            start=_figure(each, each.start),
            to=_figure(each, each.to),
        )
        for each in correction.cells
    )
    labels = tuple(MovedRow(table=each.table, row=each.row, start=each.start, to=each.to) for each in correction.labels)
    return CorrectionForm(
        edit=correction.edit,
        cells=cells,
        clears=correction.clears,
        unique=correction.unique,
        labels=labels,
        evidence=correction.evidence,
        rivals=correction.rivals,
    )
