"""The report as Markdown, for pull requests and mails: the verdicts in a table, the findings as lists."""

import re
from collections.abc import Iterator, Sequence

from engine.model.finding import Cause, Finding, Severity
from engine.model.report import Report
from engine.model.verdict import Verdict
from engine.report.claims import claims_lines, unchecked
from engine.report.corrections import consequences_sentence, correction_sentence
from engine.report.files import fault_lines, file_lines, notice_lines, unread_lines
from engine.report.folds import fold_skipped
from engine.report.parts import listed, unread_of
from engine.report.receipt.since import since_lines
from engine.report.screen import DEFAULT, Screen
from engine.report.visible import visible_report
from engine.report.words import (
    STATUS_SIGN,
    awaits_words,
    comparison,
    file_place,
    headline,
    run_words,
    severity_word,
    skipped_words,
    stage_word,
    table_place,
    titles,
    verdict_counts,
)
from engine.texts import say
from engine.texts.visible import without_commands

_SPECIAL = re.compile(r"[\\`*_\[\]<>#|~$&]|^[-+=]|(?<=^\d)[.)]|(?<=^\d\d)[.)]")
_LINKING = re.compile(r"@|(?<=#)|(?<=:)(?=//)|(?<=www)(?=\.)")
_BREAK = "<!-- -->"
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.INFO: "ℹ️"}


def render(report: Report, _screen: Screen = DEFAULT) -> str:
    """The whole run. What strangers wrote is plain text: no markup, no link, no mention of anybody."""
    return without_commands("\n".join(_lines(visible_report(report))) + "\n")


def _lines(report: Report) -> Iterator[str]:
    yield from (f"# {say('Check of proposals to the investment pools')}", "", _plain(run_words(report)), "")
    for notice in notice_lines(report):
        yield from (f"> {_plain(notice)}", "")
    yield from _verdicts(report)
    awaited = [(each.proposal.id, awaits_words(each.verdict)) for each in report.proposals]
    title = say("Still awaited (seen as {stage})", stage=stage_word(report.run.stage))
    yield from _list(title, [f"{name}: {words}" for name, words in awaited if words])
    yield from _list(say("Since last time"), since_lines(report))
    if report.bundle:
        yield from _findings(say("The bundle"), report.bundle.findings)
    for each in report.proposals:
        yield from _findings(f"{each.proposal.id} {each.proposal.title}", each.findings)
    yield from _list(say("A fault of the program"), fault_lines(report))
    yield from _list(say("Could not be read"), unread_lines(report))
    yield from _list(say("Files"), file_lines(report))
    for unread in unread_of(report):
        yield from _list(_plain(say("Not read in {proposal}", proposal=unread.name)), listed(unread.parts))
    yield from _list(say("Figures in the text"), [*claims_lines(report)])
    for each in report.proposals:
        if texts := unchecked(each):
            title = say("Figures in the text of {proposal} that were not checked", proposal=each.proposal.owner)
            yield from _list(_plain(title), [" · ".join(texts)])
    titles = {rule.id: rule.title for rule in report.rules}
    open_ones = [each for each in fold_skipped(report) if each.cause is Cause.UNKNOWN]
    yield from _list(say("Could not be checked"), [skipped_words(each, titles) for each in open_ones])


def _verdicts(report: Report) -> Iterator[str]:
    named = zip(report.proposals, titles(report), strict=True)
    rows = [(f"{each.proposal.id} {title}".lstrip(), each.verdict, each.findings) for each, title in named]
    if report.bundle:
        rows.append((say("The bundle"), report.bundle.verdict, report.bundle.findings))
    yield from (f"| {say('Proposal')} | {say('Verdict')} | {say('Findings')} |", "|---|---|---|")
    for name, verdict, findings in rows:
        yield f"| {_plain(name)} | {_status(verdict)} | {verdict_counts(verdict, findings)} |"


def _status(verdict: Verdict) -> str:
    return f"{STATUS_SIGN[verdict.status]} {_plain(headline(verdict))}"


def _findings(title: str, findings: Sequence[Finding]) -> Iterator[str]:
    if findings:
        yield from ("", f"## {_plain(title)}", "")
    for each in findings:
        yield f"- {_SIGNS[each.severity]} **{severity_word(each.severity)} {_plain(each.rule)}** {_plain(each.message)}"
        place = " · ".join(filter(None, (file_place(each.location), table_place(each.location))))
        ways = (correction_sentence(each.corrections), consequences_sentence(each))
        for line in filter(None, (place, comparison(each), *ways, each.hint)):
            yield f"  - {_plain(line)}"


def _list(title: str, items: Sequence[str]) -> Iterator[str]:
    if items:
        yield from ("", f"## {title}", "")
    for item in items:
        yield f"- {_plain(item)}"


def _plain(text: str) -> str:
    """The text without any meaning to Markdown. An empty comment breaks mentions and links; a backslash would not."""
    return _LINKING.sub(rf"\g<0>{_BREAK}", _SPECIAL.sub(r"\\\g<0>", text))
