"""CSV for spreadsheets and other systems: findings, criteria, and what proposals come to, a table each.

Separated by semicolons and marked as UTF-8, as a Danish spreadsheet opens it; amounts are bare numbers of 1.000 kr.
What strangers wrote never begins a formula: such a text gets an apostrophe before it (OWASP, CSV injection).
"""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence

from engine.model.finding import Finding
from engine.model.report import BundleReport, ProposalReport, Report
from engine.report.corrections import correction_sentence
from engine.report.receipt.content import CriterionLine, receipt_of
from engine.report.receipt.since import state_word
from engine.report.screen import DEFAULT, Screen
from engine.report.visible import visible_report
from engine.report.words import headline, severity_word
from engine.texts import say

Value = str | int | None
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def findings(report: Report, _screen: Screen = DEFAULT) -> str:
    """A row for each finding."""
    report = visible_report(report)
    header = (
        *(say("Proposal"), say("Severity"), say("Rule"), say("Title"), say("Message")),
        *(say("File"), say("Page"), say("Line"), say("Table"), say("Row"), say("Column")),
        *(say("Stated"), say("Expected"), say("Correction"), say("Help"), say("Fingerprint"), say("Since last time")),
    )
    return _written(header, _finding_rows(report))


def figures(report: Report, _screen: Screen = DEFAULT) -> str:
    """A row for each figure that a proposal comes to, and for each of its years."""
    report = visible_report(report)
    header = (say("Proposal"), say("Verdict"), say("Figure"), say("Unit"), say("Year"), say("Stated"), say("Computed"))
    return _written(header, _figure_rows(report))


def criteria(report: Report, _screen: Screen = DEFAULT) -> str:
    """A row for each criterion that was asked of a proposal."""
    report = visible_report(report)
    header = (say("Proposal"), say("Criterion"), say("Answer"), say("Figure"), say("Limit"), say("Title"), say("Rule"))
    receipts = [receipt_of(each, report) for each in report.proposals]
    rows = ((receipt.name, *_criterion(line)) for receipt in receipts for line in receipt.criteria)
    return _written(header, rows)


def _criterion(line: CriterionLine) -> tuple[Value, ...]:
    return (line.sentence, line.status, line.value, line.limit, line.title, line.rule)


def harmless(text: str) -> str:
    """The text, which no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_STARTS_A_FORMULA) else text


def _finding_rows(report: Report) -> Iterator[Sequence[Value]]:
    """The findings, and behind those of each part what is mended since an earlier report."""
    titles = {rule.id: rule.title for rule in report.rules}
    parts: list[tuple[str, ProposalReport | BundleReport]] = [(each.proposal.id, each) for each in report.proposals]
    if report.bundle:
        parts.insert(0, (say("the bundle"), report.bundle))
    for name, part in parts:
        for finding in part.findings:
            yield (name, *_finding(finding, titles.get(finding.rule, "")), state_word(finding, part))
        for each in part.since.mended if part.since else ():
            title = titles.get(each.rule, "")
            yield (name, "", each.rule, title, each.message, *[None] * 10, each.fingerprint, say("mended"))


def _finding(finding: Finding, title: str) -> tuple[Value, ...]:
    place = finding.location
    return (
        *(severity_word(finding.severity), finding.rule, title, finding.message),
        *(place.file, place.page, place.line, place.table, place.row, place.column),
        *(
            finding.stated,
            finding.expected,
            correction_sentence(finding.corrections),
            finding.hint,
            finding.fingerprint,
        ),
    )


def _figure_rows(report: Report) -> Iterator[Sequence[Value]]:
    thousands = say("1,000 kr.")
    for each in report.proposals:
        receipt = receipt_of(each, report)
        head = (receipt.name, headline(each.verdict))
        for line in receipt.figures:
            yield (*head, line.name, line.unit, None, line.stated, line.computed)
        for year in receipt.years:
            yield (*head, say("Total effect in the year"), thousands, year.year, year.net, year.mended)
            yield (*head, say("Total effect so far"), thousands, year.year, year.cumulative, year.mended_cumulative)


def _written(header: Sequence[Value], rows: Iterable[Sequence[Value]]) -> str:
    table = io.StringIO()
    writer = csv.writer(table, delimiter=";", lineterminator="\r\n")
    writer.writerow(header)
    for row in rows:
        writer.writerow([harmless(value) if isinstance(value, str) else value for value in row])
    return "\ufeff" + table.getvalue()
