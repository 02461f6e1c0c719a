"""Annotations for build servers that take GitHub's workflow commands: one line a finding, at its file and line.

What strangers wrote can end neither a line nor a property: both are escaped as the commands have it.
"""

from collections.abc import Iterator

from engine.model.finding import Finding, Severity
from engine.model.report import Report
from engine.report.corrections import correction_sentence
from engine.report.receipt.since import since_lines
from engine.report.screen import DEFAULT, Screen
from engine.report.visible import visible_report
from engine.report.words import comparison, table_place
from engine.texts import say

_COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = _DATA | str.maketrans({":": "%3A", ",": "%2C"})


def render(report: Report, _screen: Screen = DEFAULT) -> str:
    """The commands, the bundle's findings first, then what could not be read and where we failed ourselves."""
    return "".join(f"{line}\n" for line in _lines(visible_report(report)))


def _lines(report: Report) -> Iterator[str]:
    titles = {rule.id: rule.title for rule in report.rules}
    for finding in report.findings():
        yield _finding(finding, titles.get(finding.rule, ""))
    for line in since_lines(report):
        yield _command("notice", {"title": say("Since last time")}, line)
    for each in report.unreadable:
        yield _command("error", {"file": each.file, "title": say("Could not be read")}, each.error)
    for each in report.faults:
        yield _command("error", {"file": each.file, "title": say("A fault of the program")}, each.error)


def _finding(finding: Finding, title: str) -> str:
    place = finding.location
    properties = {
        "file": place.file,
        "line": "" if place.line is None else str(place.line),
        "title": f"{title} ({finding.rule})" if title else finding.rule,
    }
    where, correction = table_place(place), correction_sentence(finding.corrections)
    said = " ".join(filter(None, (finding.message, comparison(finding), correction)))
    return _command(_COMMANDS[finding.severity], properties, f"{where}: {said}" if where else said)


def _command(name: str, properties: dict[str, str], message: str) -> str:
    told = ",".join(f"{key}={text.translate(_PROPERTY)}" for key, text in properties.items() if text)
    return f"::{name} {told}::{message.translate(_DATA)}" if told else f"::{name}::{message.translate(_DATA)}"
