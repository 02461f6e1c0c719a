"""The report as one self-contained page: no script, no time stamp, nothing fetched, every text escaped."""

from collections.abc import Sequence
from typing import NamedTuple

from markupsafe import Markup

from engine.model.budget import Reading
from engine.model.finding import Finding, Severity
from engine.model.parts import Part
from engine.model.production import AWAITS
from engine.model.report import BundleReport, ProposalReport, Report, RuleInfo
from engine.model.verdict import Status, Verdict
from engine.report.claims import claims_words, unchecked
from engine.report.corrections import consequences_sentence, correction_sentence
from engine.report.files import fate_word, fault_lines, file_lines, notice_lines
from engine.report.grids import Grid, GridRow, cover_grids, proposal_grids, written
from engine.report.marks import WHOLE_ROW, CellMark, PlacedMarks, Spot, place_marks, spot
from engine.report.parts import listed
from engine.report.receipt.chart import back_words, chart, is_mended
from engine.report.receipt.checks import Checks, checks_of
from engine.report.receipt.content import Receipt, receipt_of
from engine.report.receipt.since import mended_lines, new_lines, since_words
from engine.report.screen import DEFAULT, Screen
from engine.report.visible import visible_report
from engine.report.words import (
    STATUS_SIGN,
    awaits_words,
    comparison,
    doubt_words,
    file_place,
    headline,
    kind_word,
    pack_words,
    severity_word,
    table_place,
)
from engine.texts import say
from engine.texts.numbers import amount

_DOUBTS = {Reading.INFERRED: "†", Reading.UNCERTAIN: "‡"}


class CellView(NamedTuple):
    """A cell or a label as it is shown: what is written in it, its anchor where it is marked, and its marks."""

    text: str
    anchor: str
    marks: Sequence[CellMark]


class RowView(NamedTuple):
    """A row; `doubt` is the sign of the note on how its figures were placed, where no single cell bears it."""

    label: CellView
    role: str
    area: str
    doubt: str
    cells: Sequence[CellView]


class TableView(NamedTuple):
    """A table; `areas` where any row has a styringsområde."""

    title: str
    unit: str
    columns: Sequence[str]
    areas: bool
    rows: Sequence[RowView]
    notes: Sequence[str]


class FindingView(NamedTuple):
    """A finding in words, numbered within its part; `cell` is the anchor of its cell or row, "" for none."""

    number: int
    severity: Severity
    word: str
    rule: str
    message: str
    file: str
    where: str
    cell: str
    notes: Sequence[tuple[str, str]]


class PartView(NamedTuple):
    """The bundle or a proposal; `unread` tells what of it was not read.

    `rows` are the computed rows under the years of the chart, which is SVG; `back` says when the proposal is paid back.
    `claims` is the ledger of the figures in its prose, `unchecked` those that were held against nothing.
    """

    anchor: str
    name: str
    title: str
    facts: Sequence[str]
    status: Status
    sign: str
    verdict: str
    awaits: str
    reasons: Sequence[str]
    counts: Sequence[int]
    findings: Sequence[FindingView]
    unread: Sequence[str]
    claims: str
    unchecked: Sequence[str]
    tables: Sequence[TableView]
    checked: int
    checks: Checks
    receipt: Receipt | None
    rows: Sequence[tuple[str, Sequence[int | None]]]
    chart: str
    back: str
    since: Sequence[str]


class FileView(NamedTuple):
    """A file that was seen, what became of it, of which proposals, and why."""

    file: str
    fate: str
    of: Sequence[str]
    why: str


class PageView(NamedTuple):
    """The whole page. `bundle` and `proposals` are parts."""

    language: str
    version: str
    pack: str
    notices: Sequence[str]
    digest: str
    bundle: PartView | None
    proposals: Sequence[PartView]
    unreadable: Sequence[tuple[str, str]]
    faults: Sequence[str]
    files: Sequence[FileView]
    file_lines: Sequence[str]
    counts: Sequence[int]


def render(report: Report, _screen: Screen = DEFAULT) -> str:
    """The page. Equal reports give equal bytes."""
    from jinja2 import Environment, PackageLoader, StrictUndefined  # costs 100 ms, and most runs need no page

    environment = Environment(
        loader=PackageLoader("engine.report", "page"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    return environment.get_template("page.html.j2").render(page=_page(visible_report(report)), say=say, amount=amount)


def _page(report: Report) -> PageView:
    rules = {rule.id: rule for rule in report.rules}
    return PageView(
        language=report.language,
        version=report.version,
        pack=pack_words(report),
        notices=notice_lines(report),
        digest=report.pack.sha256,
        bundle=_bundle(report.bundle, rules) if report.bundle else None,
        proposals=[_proposal(f"p{number}", each, rules, report) for number, each in enumerate(report.proposals, 1)],
        unreadable=[(each.file, each.error) for each in report.unreadable],
        faults=fault_lines(report),
        files=[FileView(each.file, fate_word(each.fate), each.of, each.why) for each in report.files],
        file_lines=file_lines(report),
        counts=_counts(report.findings()),
    )


def _proposal(anchor: str, report: ProposalReport, rules: dict[str, RuleInfo], whole: Report) -> PartView:
    proposal, source = report.proposal, report.source
    confidential = say("confidential") if proposal.confidential else ""
    facts = (kind_word(proposal.kind), proposal.administration, confidential, f"{source.file} ({source.format})")
    part = _part(anchor, report, proposal_grids(proposal), rules)
    receipt = receipt_of(report, whole)
    return part._replace(
        name=proposal.id,
        title=proposal.title,
        facts=[*filter(None, facts)],
        receipt=receipt,
        rows=_rows(receipt),
        chart=Markup(chart(receipt)),  # noqa: S704 - only numbers, and our own words escaped
        back=back_words(receipt),
    )


def _rows(receipt: Receipt) -> list[tuple[str, list[int | None]]]:
    """What a proposal comes to each year and so far, as it stands and, where that differs, corrected."""
    years = receipt.years
    rows = [
        (say("Total effect in the year"), [year.net for year in years]),
        (say("Total effect so far"), [year.cumulative for year in years]),
    ]
    if is_mended(years):
        rows += [
            (say("Total effect in the year, corrected"), [year.mended for year in years]),
            (say("Total effect so far, corrected"), [year.mended_cumulative for year in years]),
        ]
    return rows


def _bundle(report: BundleReport, rules: dict[str, RuleInfo]) -> PartView:
    facts = [f"{report.source.file} ({report.source.format})"] if report.source else []
    part = _part("bundle", report, cover_grids(report.cover), rules)
    return part._replace(title=say("The bundle"), facts=facts)


def _part(
    anchor: str, report: ProposalReport | BundleReport, grids: Sequence[Grid], rules: dict[str, RuleInfo]
) -> PartView:
    marks = place_marks(report.findings, grids)
    return PartView(
        anchor=anchor,
        name="",
        title="",
        facts=(),
        status=report.verdict.status,
        sign=STATUS_SIGN[report.verdict.status],
        verdict=headline(report.verdict),
        awaits=awaits_words(report.verdict),
        reasons=_reasons(report.verdict),
        counts=_counts(report.findings),
        findings=[
            _finding(each, rules.get(each.rule))._replace(number=at, cell=_anchor(anchor, spot(each, grids)))
            for at, each in enumerate(report.findings, 1)
        ],
        unread=listed(_parts_of(report)),
        claims=claims_words(report.claims) if isinstance(report, ProposalReport) else "",
        unchecked=unchecked(report) if isinstance(report, ProposalReport) else [],
        tables=[_table(anchor, grid, marks) for grid in grids],
        checked=report.checked,
        checks=checks_of(report, rules),
        receipt=None,
        rows=(),
        chart="",
        back="",
        since=[line for line in (since_words(report), *new_lines(report), *mended_lines(report)) if line],
    )


def _parts_of(report: ProposalReport | BundleReport) -> tuple[Part, ...]:
    if isinstance(report, ProposalReport):
        return report.proposal.parts
    return report.cover.parts if report.cover else ()


def _reasons(verdict: Verdict) -> list[str]:
    """Why the verdict is what it is; what is still awaited is told by itself."""
    texts = (each.text for each in verdict.conclusions if each.text and each.fact.type not in AWAITS)
    return list(dict.fromkeys(texts))


def _counts(findings: Sequence[Finding]) -> list[int]:
    return [sum(each.severity is severity for each in findings) for severity in Severity]


def _finding(finding: Finding, rule: RuleInfo | None) -> FindingView:
    return FindingView(
        number=0,
        severity=finding.severity,
        word=severity_word(finding.severity),
        rule=finding.rule,
        message=finding.message,
        file=file_place(finding.location),
        where=table_place(finding.location),
        cell="",
        notes=[note for note in _remarks(finding, rule) if note[1]],
    )


def _remarks(finding: Finding, rule: RuleInfo | None) -> list[tuple[str, str]]:
    why = " · ".join(filter(None, (rule.title, rule.source))) if rule else ""
    return [
        (say("Figures"), comparison(finding)),
        (say("Correction"), correction_sentence(finding.corrections)),
        (say("Consequences"), consequences_sentence(finding)),
        (say("Help"), finding.hint),
        (say("Why"), why),
    ]


def _table(anchor: str, grid: Grid, marks: PlacedMarks) -> TableView:
    readings = {row.reading for row in grid.rows}
    return TableView(
        title=grid.title,
        unit=grid.unit,
        columns=grid.columns,
        areas=any(row.area for row in grid.rows),
        rows=[_row(anchor, grid, at, row, marks) for at, row in enumerate(grid.rows)],
        notes=[f"{sign} {doubt_words(reading)}" for reading, sign in _DOUBTS.items() if reading in readings],
    )


def _row(anchor: str, grid: Grid, at: int, row: GridRow, marks: PlacedMarks) -> RowView:
    def cell(text: str, column: int) -> CellView:
        where = (grid.part, at, column)
        return CellView(text, _anchor(anchor, where) if where in marks else "", marks.get(where, ()))

    doubt = _DOUBTS.get(row.reading, "")
    told = any(each.inferred for each in row.cells)
    cells = [cell(written(each) + doubt * each.inferred, column) for column, each in enumerate(row.cells)]
    return RowView(cell(row.label, WHOLE_ROW), row.role.value, row.area, "" if told else doubt, cells)


def _anchor(part: str, where: Spot | None) -> str:
    """The anchor of a cell, or of a row's label (column 0); "" for none."""
    return f"{part}-{where[0].replace('.', '-')}-{where[1] + 1}-{where[2] + 1}" if where else ""
