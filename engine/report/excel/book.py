"""The workbook: an overview, all findings, what could not be checked, the cover, and a sheet a proposal.

No text becomes a formula, a number or a link (xlsxwriter is told so), and every formula is ours. Equal reports give
equal bytes: the time in the file is the run's own.
"""

import datetime as dt
import io
import re
from collections.abc import Iterable, Sequence

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from engine.model.finding import Finding, Severity
from engine.model.report import BundleReport, ProposalReport, Report
from engine.model.since import Mended
from engine.report.corrections import correction_sentence
from engine.report.excel.looks import Looks
from engine.report.excel.tables import cut, height, put_cover, put_proposal
from engine.report.receipt.content import receipt_of
from engine.report.receipt.since import state_word
from engine.report.screen import DEFAULT, Screen
from engine.report.visible import visible_report
from engine.report.words import headline, severity_word
from engine.texts import say

_PLAIN = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
_NOT_IN_A_NAME = re.compile(r"[\[\]:*?/\\']")
LONGEST_NAME = 31
"""What Excel takes as the name of a sheet."""
_LONG_AGO = dt.datetime(1980, 1, 1)

Value = str | int | None


def render(report: Report, _screen: Screen = DEFAULT) -> bytes:
    """The workbook (.xlsx)."""
    data = io.BytesIO()
    book = Workbook(data, _PLAIN)
    book.set_properties({"title": say("Check of proposals to the investment pools"), "created": _made(report.run.at)})
    _Book(book, visible_report(report)).write()
    book.close()
    return data.getvalue()


def _made(at: str) -> dt.datetime:
    """The time of the run, for the file's own properties; a fixed one where the run does not tell."""
    try:
        return dt.datetime.fromisoformat(at).replace(tzinfo=None)
    except ValueError:
        return _LONG_AGO


class _Book:
    """Writes the sheets of one report."""

    def __init__(self, book: Workbook, report: Report) -> None:
        self.book, self.report, self.looks = book, report, Looks(book)
        self.names: set[str] = set()
        self.receipts = [receipt_of(each, report) for each in report.proposals]

    def write(self) -> None:
        overview = self._sheet(say("Overview"))
        findings, unchecked = self._sheet(say("Findings")), self._sheet(say("Not checked"))
        sheets = []
        if self.report.bundle and self.report.bundle.cover:
            put_cover(self._sheet(say("The cover")), self.report.bundle, self.looks)
        for each, receipt in zip(self.report.proposals, self.receipts, strict=True):
            sheet = self._sheet(each.proposal.id or each.source.file)
            put_proposal(sheet, each, receipt, self.looks)
            sheets.append(sheet.get_name())
        self._overview(overview, sheets)
        self._findings(findings)
        self._unchecked(unchecked)

    def _sheet(self, wanted: str) -> Worksheet:
        """A sheet of that name, as far as Excel takes it and no other is called so."""
        plain = cut(_NOT_IN_A_NAME.sub(" ", wanted).strip(), LONGEST_NAME) or "-"
        name, number = plain, 1
        while name.casefold() in self.names:
            number += 1
            name = f"{cut(plain, LONGEST_NAME - len(str(number)) - 3)} ({number})"
        self.names.add(name.casefold())
        sheet = self.book.add_worksheet(name)
        sheet.set_landscape()
        sheet.set_paper(9)
        sheet.fit_to_pages(1, 0)
        return sheet

    def _overview(self, sheet: Worksheet, names: Sequence[str]) -> None:
        header = (
            *(say("Proposal"), say("Title"), say("Administration"), say("Verdict")),
            *(say("Errors"), say("Warnings"), say("Notes")),
            *(f"{line.name} ({line.unit})" for line in (self.receipts[0].figures if self.receipts else ())),
            say("File"),
        )
        rows = []
        for each, receipt in zip(self.report.proposals, self.receipts, strict=True):
            counts = (sum(one.severity is severity for one in each.findings) for severity in Severity)
            rows.append(
                (
                    *(receipt.name, receipt.title, each.proposal.administration, headline(each.verdict)),
                    *counts,
                    *(line.stated if line.computed is None else line.computed for line in receipt.figures),
                    each.source.file,
                )
            )
        self._table(sheet, header, rows, (10, 44, 14, 24, 8, 11, 13, *[15] * 5, 34), self.looks.amount)
        for at, name in enumerate(names, 1):
            target = f"internal:'{name}'!A1"
            sheet.write_url(at, 0, target, self.looks.link, string=cut(self.receipts[at - 1].name or name))
        below = len(rows) + 2
        for line in _run_lines(self.report):
            sheet.write_string(below, 0, cut(line), self.looks.plain)
            below += 1

    def _findings(self, sheet: Worksheet) -> None:
        header = (
            *(say("Proposal"), say("Severity"), say("Title"), say("Message"), say("Table"), say("Row"), say("Column")),
            *(say("Stated"), say("Expected"), say("Correction"), say("Help")),
            *(say("File"), say("Line"), say("Rule"), say("Fingerprint"), say("Since last time")),
        )
        titles = {rule.id: rule.title for rule in self.report.rules}
        rows: list[tuple[Value, ...]] = []
        for name, part in self._parts():
            rows += [(name, *_finding(one, titles.get(one.rule, "")), state_word(one, part)) for one in part.findings]
            rows += [
                (name, "", titles.get(one.rule) or one.rule, one.message, *[None] * 9, *_last(one))
                for one in (part.since.mended if part.since else ())
            ]
        widths = (10, 10, 36, 60, 12, 30, 10, 12, 12, 50, 50, 30, 8, 10, 20, 14)
        self._table(sheet, header, rows, widths, self.looks.number)

    def _parts(self) -> list[tuple[str, ProposalReport | BundleReport]]:
        named = [(each.proposal.id, each) for each in self.report.proposals]
        return [*([(say("the bundle"), self.report.bundle)] if self.report.bundle else []), *named]

    def _unchecked(self, sheet: Worksheet) -> None:
        rows: list[tuple[Value, ...]] = [
            (receipt.name, check.title or check.rule, check.note, check.rule)
            for receipt in self.receipts
            for check in receipt.checks.unchecked
        ]
        rows += [(each.file, say("Could not be read"), each.error, "") for each in self.report.unreadable]
        self._table(
            sheet,
            (say("Proposal"), say("Check"), say("Reason"), say("Rule")),
            rows,
            (14, 50, 80, 10),
            self.looks.number,
        )

    def _table(
        self,
        sheet: Worksheet,
        header: Sequence[str],
        rows: Iterable[Sequence[Value]],
        widths: Sequence[float],
        number: Format,
    ) -> None:
        for column, (title, width) in enumerate(zip(header, widths, strict=True)):
            sheet.set_column(column, column, width)
            sheet.write_string(0, column, title, self.looks.header)
        last = 0
        for last, row in enumerate(rows, 1):
            sheet.set_row(last, max(height(str(each), width) for each, width in zip(row, widths, strict=True)))
            for column, value in enumerate(row):
                if isinstance(value, int):
                    sheet.write_number(last, column, value, number)
                elif value:
                    sheet.write_string(last, column, cut(value), self.looks.wrapped)
        sheet.freeze_panes(1, 1)
        sheet.autofilter(0, 0, max(last, 1), len(header) - 1)
        sheet.repeat_rows(0)


def _last(mended: Mended) -> tuple[Value, ...]:
    return (mended.rule, mended.fingerprint, say("mended"))


def _finding(finding: Finding, title: str) -> tuple[Value, ...]:
    place = finding.location
    return (
        *(severity_word(finding.severity), title or finding.rule, finding.message),
        *(place.table, place.row, place.column, finding.stated, finding.expected),
        *(correction_sentence(finding.corrections), finding.hint),
        *(place.file, place.line, finding.rule, finding.fingerprint),
    )


def _run_lines(report: Report) -> list[str]:
    """What made the workbook, once for all proposals."""
    pack = report.pack
    lines = [f"puljetjek {report.version} · {pack.id} {pack.version} · {report.run.at}".rstrip(" ·"), pack.notice]
    return [*filter(None, lines)]
