"""The report for the terminal: each finding as a compiler would show it, then a line a proposal, then the run."""

from collections.abc import Iterable, Iterator, Sequence

from engine.model.finding import Cause, Finding
from engine.model.report import Report
from engine.model.verdict import Status, Verdict
from engine.report.block import block
from engine.report.claims import claims_lines
from engine.report.files import fault_lines, file_lines, notice_lines, unread_lines
from engine.report.folds import fold_findings, fold_skipped
from engine.report.grids import Grid, cover_grids, proposal_grids
from engine.report.layout import fit, left, width, wrap
from engine.report.parts import listed, unread_of
from engine.report.receipt.since import since_lines
from engine.report.screen import Screen
from engine.report.visible import visible_report
from engine.report.words import (
    STATUS_SIGN,
    awaits_words,
    headline,
    run_words,
    skipped_words,
    stage_word,
    titles,
    verdict_counts,
)
from engine.texts import say
from engine.texts.visible import without_commands

_TITLE_LEAST = 12
_STATUS_STYLE = {
    Status.KLAR: "good",
    Status.KLAR_MED_BEMAERKNINGER: "good",
    Status.SKAL_RETTES: "error",
    Status.OPFYLDER_IKKE_KRITERIERNE: "error",
    Status.IKKE_KONTROLLERET: "warning",
}


def render(report: Report, screen: Screen) -> str:
    """The whole run, no line wider than the screen."""
    return without_commands("\n".join(_lines(visible_report(report), screen)) + "\n")


def _lines(report: Report, screen: Screen) -> Iterator[str]:
    for notice in notice_lines(report):
        yield from (screen.paint("warning", line) for line in wrap(notice, screen.width))
        yield ""
    if report.bundle:
        yield from _part(say("The bundle"), report.bundle.findings, cover_grids(report.bundle.cover), report, screen)
    for each, title in zip(report.proposals, titles(report), strict=True):
        name = f"{each.proposal.id} {title}".strip()
        yield from _part(name, each.findings, proposal_grids(each.proposal), report, screen)
    yield _rule(say("Result"), screen)
    yield from _verdicts(report, screen)
    title = say("Still awaited (seen as {stage})", stage=stage_word(report.run.stage))
    yield from _list(title, _awaited(report), "strong", screen)
    yield from _list(say("Since last time"), since_lines(report), "strong", screen)
    yield from _list(say("A fault of the program"), fault_lines(report), "error", screen)
    yield from _list(say("Could not be read"), unread_lines(report), "error", screen)
    yield from _list(say("Files"), file_lines(report), "strong", screen)
    for unread in unread_of(report):
        yield from _list(say("Not read in {proposal}", proposal=unread.name), listed(unread.parts), "warning", screen)
    yield from _list(say("Figures in the text"), claims_lines(report), "strong", screen)
    yield from _unchecked(report, screen)
    yield ""
    yield from (screen.paint("strong", line) for line in wrap(run_words(report), screen.width))


def _unchecked(report: Report, screen: Screen) -> Iterator[str]:
    """What could not be checked, by title; and what does not concern anybody here, if everything is asked for."""
    titles = {rule.id: rule.title for rule in report.rules}
    folded = fold_skipped(report)
    open_ones = [skipped_words(each, titles) for each in folded if each.cause is Cause.UNKNOWN]
    others = [skipped_words(each, titles) for each in folded if each.cause is not Cause.UNKNOWN]
    yield from _list(say("Could not be checked"), open_ones, "warning", screen)
    if screen.everything:
        yield from _list(say("Not relevant here"), others, "strong", screen)


def _part(
    title: str, findings: Sequence[Finding], grids: Sequence[Grid], report: Report, screen: Screen
) -> Iterator[str]:
    if not findings:
        return
    rules = {rule.id: rule for rule in report.rules}
    yield _rule(title, screen)
    yield ""
    for alike in fold_findings(findings):
        yield from block(alike, grids, rules.get(alike[0].rule), screen)
        yield ""


def _rule(title: str, screen: Screen) -> str:
    line = left(f"── {title} ", screen.width).rstrip()
    return screen.paint(
        "frame", line + " " + "─" * (screen.width - width(line) - 1) if width(line) < screen.width else line
    )


def _verdicts(report: Report, screen: Screen) -> Iterator[str]:
    lines = [
        (each.proposal.id, title, each.verdict, verdict_counts(each.verdict, each.findings))
        for each, title in zip(report.proposals, titles(report), strict=True)
    ]
    if report.bundle:
        whole = report.bundle
        lines.append(("", say("The bundle"), whole.verdict, verdict_counts(whole.verdict, whole.findings)))
    names = min(max((width(name) for name, *_ in lines), default=0), 12)
    statuses = max((width(_status(verdict)) for _, _, verdict, _ in lines), default=0)
    counts = max((width(count) for *_, count in lines), default=0)
    room = screen.width - names - statuses - counts - 5
    for name, title, verdict, count in lines:
        style, status = _STATUS_STYLE[verdict.status], _status(verdict)
        if room >= _TITLE_LEAST:
            status = screen.paint(style, left(status, statuses))
            yield f"{left(name, names)} {left(title, room)}  {status}  {count}"
        else:
            yield fit(f"{name} {title}".lstrip(), screen.width)
            yield f"  {screen.paint(style, status)}"
            yield f"  {fit(count, screen.width - 2)}"


def _status(verdict: Verdict) -> str:
    return f"{STATUS_SIGN[verdict.status]} {headline(verdict, brief=True)}"


def _awaited(report: Report) -> Iterator[str]:
    """What each proposal still awaits, a line each: the other answer."""
    for each, title in zip(report.proposals, titles(report), strict=True):
        words = awaits_words(each.verdict)
        if words:
            yield f"{each.proposal.id or title}: {words}"
    words = awaits_words(report.bundle.verdict) if report.bundle else ""
    if words:
        yield f"{say('The bundle')}: {words}"


def _list(title: str, items: Iterable[str], style: str, screen: Screen) -> Iterator[str]:
    lines = [wrap(item, screen.width - 4) for item in items]
    if lines:
        yield from ("", *(screen.paint(style, line) for line in wrap(title, screen.width)))
    for first, *rest in lines:
        yield f"  - {first}"
        yield from (f"    {line}" for line in rest)
