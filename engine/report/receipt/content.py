"""The receipt of one proposal: every line that a format may lay out, in the reader's language."""

from collections.abc import Iterator, Mapping, Sequence

from engine.model.base import Model
from engine.model.finding import Severity
from engine.model.report import CriterionStatus, Figures, PackInfo, ProposalReport, Report
from engine.report.receipt.checks import Checks, checks_of
from engine.report.receipt.years import Year, paid_back, years_of
from engine.report.words import awaits_words, headline, kind_word, stage_word, verdict_counts
from engine.texts import say, say_count, sayable


class Line(Model):
    """A term and what it is."""

    term: str
    text: str


class FigureLine(Model):
    """What a proposal comes to: `stated` as the author has it, `computed` from Tabel 1. None: not known, or none."""

    name: str
    unit: str
    stated: int | None
    computed: int | None


class CriterionLine(Model):
    """A criterion that was asked: `sentence` says what became of it, `title` and `rule` what compared the figures.

    `value` and `limit` are in years or 1.000 kr.; None where the rule compares none.
    """

    sentence: str
    status: str
    value: int | None
    limit: int | None
    title: str
    rule: str


class Receipt(Model):
    """All that is said of one proposal beside its findings and its tables.

    `verdict` is one sentence, `left` what is to be done and by whom, `provenance` what was checked, by what, and when.
    `back` and `mended_back` are the years by whose end the proposal has paid itself back, as it stands and mended.
    """

    name: str
    title: str
    verdict: str
    reasons: tuple[str, ...]
    left: tuple[str, ...]
    provenance: tuple[Line, ...]
    criteria: tuple[CriterionLine, ...]
    figures: tuple[FigureLine, ...]
    years: tuple[Year, ...]
    back: int | None
    mended_back: int | None
    checks: Checks


def receipt_of(each: ProposalReport, report: Report) -> Receipt:
    """The receipt of one of the report's proposals."""
    years = years_of(each.proposal.economy, each.findings, each.proposal.owner)
    checks = checks_of(each, {rule.id: rule for rule in report.rules})
    return Receipt(
        name=each.proposal.id,
        title=each.proposal.title,
        verdict=_verdict(each),
        reasons=tuple(dict.fromkeys(one.text for one in each.verdict.conclusions if one.text)),
        left=tuple(_left(each, checks)),
        provenance=tuple(_provenance(each, report)),
        criteria=tuple(_criteria(each, {rule.id: rule.title for rule in report.rules})),
        figures=_figures(each.figures),
        years=years,
        back=paid_back([(year.year, year.cumulative) for year in years]),
        mended_back=paid_back([(year.year, year.mended_cumulative) for year in years]),
        checks=checks,
    )


def _verdict(each: ProposalReport) -> str:
    counts = verdict_counts(each.verdict, each.findings)
    return say("{name}: {status} ({counts}).", name=each.proposal.id, status=headline(each.verdict), counts=counts)


def _left(each: ProposalReport, checks: Checks) -> Iterator[str]:
    """What is to be done, and by whom."""
    by = each.proposal.administration or say("the author")
    errors = sum(finding.severity is Severity.ERROR for finding in each.findings)
    others = len(each.findings) - errors
    if errors:
        yield say_count("{by} corrects {count} error", "{by} corrects {count} errors", errors, by=by)
    if others:
        yield say_count(
            "{by} looks at {count} warning or note", "{by} looks at {count} warnings and notes", others, by=by
        )
    if checks.unchecked:
        yield say_count(
            "a person checks {count} demand that could not be checked here",
            "a person checks {count} demands that could not be checked here",
            len(checks.unchecked),
        )
    yield from filter(None, [awaits_words(each.verdict)])


def _provenance(each: ProposalReport, report: Report) -> Iterator[Line]:
    yield Line(say("Kind"), kind_word(each.proposal.kind))
    yield from _known(say("Administration"), each.proposal.administration_text.text or each.proposal.administration)
    yield from _known(say("Round"), each.proposal.round)
    yield Line(say("File"), f"{each.source.file} ({each.source.format})")
    yield from _known("SHA-256", each.source.sha256)
    yield from _known(say("Checked at"), report.run.at)
    yield Line(say("Stage"), stage_word(each.verdict.progress.stage))
    yield Line(say("Program"), f"puljetjek {report.version}")
    yield from _pack(each.pack or report.pack)


def _pack(pack: PackInfo) -> Iterator[Line]:
    yield Line(say("Rule pack"), f"{pack.id} {pack.version} ({say_count('{count} rule', '{count} rules', pack.rules)})")
    yield from _known(say("Digest of the rule pack"), pack.sha256)


def _known(term: str, text: str) -> Sequence[Line]:
    return [Line(term, text)] if text else []


def _criteria(each: ProposalReport, titles: Mapping[str, str]) -> Iterator[CriterionLine]:
    """What became of each criterion that was asked, in the words of the verdict where it has any."""
    sentences = {dict(one.fact.values).get("criterion"): one.text for one in each.verdict.conclusions if one.text}
    for one in each.criteria:
        if one.status is not CriterionStatus.NOT_ASKED:
            yield CriterionLine(
                sentence=sentences.get(one.id) or titles.get(one.rule) or one.id,
                status=say(_STATUS[one.status]),
                value=one.value,
                limit=one.limit,
                title=titles.get(one.rule, ""),
                rule=one.rule,
            )


_STATUS = {
    CriterionStatus.MET: sayable("met"),
    CriterionStatus.UNMET: sayable("not met"),
    CriterionStatus.UNSHOWN: sayable("not shown"),
    CriterionStatus.NOT_ASKED: sayable("not asked"),
}


def _figures(figures: Figures) -> tuple[FigureLine, ...]:
    return (
        FigureLine(say("Asked for on service"), say("1,000 kr."), None, figures.service),
        FigureLine(say("Asked for on anlæg"), say("1,000 kr."), None, figures.anlaeg),
        FigureLine(say("Permanent effect on service, last year"), say("1,000 kr."), None, figures.effect),
        FigureLine(
            say("Payback time on the service effect"), say("years"), figures.stated_service, figures.computed_service
        ),
        FigureLine(
            say("Payback time on the total economy"), say("years"), figures.stated_total, figures.computed_total
        ),
    )
