"""The receipts as PDF/A-2a and PDF/UA-1: tagged, with bookmarks, to be read aloud and kept.

typst sets them, offline and with letters of its own; what strangers wrote is handed over as values and never as markup.
"""

import datetime as dt
import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from engine.capabilities.parts import part
from engine.formats.refused import RefusedError
from engine.model.finding import Finding
from engine.model.report import BundleReport, ProposalReport, Report
from engine.report.corrections import correction_sentence
from engine.report.receipt.chart import back_words
from engine.report.receipt.checks import Check, checks_of
from engine.report.receipt.content import Receipt, receipt_of
from engine.report.receipt.since import mended_lines, new_lines, since_words
from engine.report.screen import DEFAULT, Screen
from engine.report.visible import visible_report
from engine.report.words import headline, severity_word, table_place
from engine.texts import say
from engine.texts.numbers import amount

TYPST = "typst"
_LAYOUT = Path(__file__).parent / "receipt.typ"
_NOT_IN_THE_FONT = re.compile(
    "[^\x20-\x7e\xa0-\u017f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2039\u203a\u20ac\u2212]"
)
_LONG_AGO = dt.datetime(1980, 1, 1, tzinfo=dt.UTC)

Section = dict[str, Any]


def render(report: Report, _screen: Screen = DEFAULT) -> bytes:
    """The document: equal reports give equal bytes. Raises RefusedError where typst is not installed."""
    try:
        import typst
    except ImportError:
        raise RefusedError(part(TYPST).line()) from None
    data = json.dumps(_document(visible_report(report)), ensure_ascii=False)
    made = int(_made(report.run.at).timestamp())
    try:
        return _set(data, made)
    except typst.TypstError:
        # An archive takes no letter that its font has not: such are told by their codes.
        return _set(_NOT_IN_THE_FONT.sub(lambda match: f"‹U+{ord(match[0]):04X}›", data), made)


def _set(data: str, made: int) -> bytes:
    """The document of these values, made at this time. Raises TypstError for a letter that the font has not."""
    import typst

    return typst.compile(
        str(_LAYOUT),
        root=str(_LAYOUT.parent),
        ignore_system_fonts=True,
        format="pdf",
        sys_inputs={"data": data},
        pdf_standards=["a-2a", "ua-1"],
        timestamp=made,
    )


def _made(at: str) -> dt.datetime:
    try:
        return dt.datetime.fromisoformat(at)
    except ValueError:
        return _LONG_AGO


def _document(report: Report) -> dict[str, Any]:
    titles = {rule.id: rule.title for rule in report.rules}
    parts = [_bundle(report.bundle, titles, report)] if report.bundle else []
    parts += [_proposal(each, titles, report) for each in report.proposals]
    unread = [f"{each.file}: {each.error}" for each in (*report.unreadable, *report.faults)]
    if unread:
        parts.append(
            {"name": say("Could not be read"), "verdict": "", "sections": [_list(say("Files"), unread)], "sign": ""}
        )
    pack = f"{report.pack.id} {report.pack.version}"
    return {
        "title": say("Check of proposals to the investment pools"),
        "language": report.language,
        "lead": " ".join(filter(None, [report.pack.notice, *report.run.notes])),
        "footer": " · ".join(filter(None, [report.run.at, f"puljetjek {report.version}", pack])),
        "parts": parts,
    }


def _bundle(bundle: BundleReport, titles: dict[str, str], report: Report) -> dict[str, Any]:
    checks = checks_of(bundle, {rule.id: rule for rule in report.rules})
    sections = [
        _list(say("Findings"), [_finding(each, titles) for each in bundle.findings]),
        _list(say("Could not be checked"), map(_check, checks.unchecked)),
        _list(say("Checked and in order"), map(_check, checks.passed)),
    ]
    return {
        "name": say("The bundle"),
        "verdict": headline(bundle.verdict),
        "sections": [each for each in sections if each["items"]],
        "sign": "",
    }


def _proposal(each: ProposalReport, titles: dict[str, str], report: Report) -> dict[str, Any]:
    receipt = receipt_of(each, report)
    return {
        # A heading without words would be none to who is read aloud to.
        "name": f"{receipt.name} {receipt.title}".strip() or each.source.file.strip() or "–",
        "verdict": receipt.verdict,
        "sections": list(_sections(each, receipt, titles)),
        "sign": f"{say('Date')}|{say('Signature')}",
    }


def _sections(each: ProposalReport, receipt: Receipt, titles: dict[str, str]) -> Iterator[Section]:
    since = [since_words(each), *new_lines(each), *mended_lines(each)] if each.since else []
    lists = [
        _list(say("What is left to do"), receipt.left),
        _list(say("Since last time"), since),
    ]
    yield from (one for one in lists if one["items"])
    if receipt.criteria:
        header = ["", say("Answer"), say("Figure"), say("Limit")]
        rows = [[one.sentence, one.status, _figure(one.value), _figure(one.limit)] for one in receipt.criteria]
        yield {"title": say("The criteria"), "columns": header, "rows": rows}
    header = ["", say("Stated"), say("Computed")]
    figures = [[f"{one.name} ({one.unit})", _figure(one.stated), _figure(one.computed)] for one in receipt.figures]
    yield {"title": say("The figures"), "columns": header, "rows": figures}
    yield from _economy(receipt)
    checks = receipt.checks
    lists = [
        _list(say("Findings"), [_finding(one, titles) for one in each.findings]),
        _list(say("Could not be checked"), map(_check, checks.unchecked)),
        _list(say("What was checked, and by what"), [f"{one.term}: {one.text}" for one in receipt.provenance]),
        _list(say("Checked and in order"), map(_check, checks.passed)),
        _list(say("Not relevant here"), map(_check, checks.unconcerned)),
    ]
    yield from (one for one in lists if one["items"])


def _economy(receipt: Receipt) -> Iterator[Section]:
    if not receipt.years:
        return
    columns = [say("1,000 kr."), *(str(year.year) for year in receipt.years)]
    rows = [
        [say("Total effect in the year"), *(_figure(year.net) for year in receipt.years)],
        [say("Total effect so far"), *(_figure(year.cumulative) for year in receipt.years)],
        [say("Total effect so far, corrected"), *(_figure(year.mended_cumulative) for year in receipt.years)],
    ]
    yield {"title": say("The economy over the years"), "columns": columns, "rows": rows}
    yield _list(say("Payback time"), [back_words(receipt)])


def _list(title: str, items: Any) -> Section:
    return {"title": title, "items": list(items)}


def _finding(finding: Finding, titles: dict[str, str]) -> str:
    title = titles.get(finding.rule, "")
    place = table_place(finding.location)
    head = f"{severity_word(finding.severity)}: {title} ({finding.rule})." if title else finding.rule
    said = (head, place and f"{place}:", finding.message, correction_sentence(finding.corrections))
    return " ".join(filter(None, said))


def _check(check: Check) -> str:
    name = f"{check.title} ({check.rule})" if check.title else check.rule
    return f"{name}: {check.note}" if check.note else name


def _figure(value: int | None) -> str:
    return "–" if value is None else amount(value)
