"""A report as SARIF 2.1.0: findings and open demands as results, unread files as notifications of the run.

A file's name becomes a URI byte by byte; every other text is made visible as in the formats for people.
"""

import json
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from urllib.parse import quote

from engine.model.finding import Cause, Finding, Severity
from engine.model.report import BundleReport, ProposalReport, Report, RuleInfo, Unreadable
from engine.report.corrections import correction_sentence
from engine.report.sarif import forms
from engine.report.screen import DEFAULT, Screen
from engine.report.words import comparison, table_place
from engine.texts import say
from engine.texts.visible import visible

_LEVELS: dict[Severity, forms.Level] = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_LANGUAGES = {"da": "da-DK", "en": "en-GB"}
FINGERPRINT = "puljetjek/v1"
"""The name under which a finding's fingerprint is kept: it stays the same when lines move."""


def render(report: Report, _screen: Screen = DEFAULT) -> str:
    """The document, with the keys in the order of our models and no key for what is not known."""
    log = forms.Log(runs=(_run(report),))
    return (
        json.dumps(log.model_dump(mode="json", by_alias=True, exclude_none=True), ensure_ascii=False, indent=2) + "\n"
    )


def _run(report: Report) -> forms.Run:
    indices = {rule.id: index for index, rule in enumerate(report.rules)}
    parts: list[ProposalReport | BundleReport] = [*([report.bundle] if report.bundle else []), *report.proposals]
    return forms.Run(
        tool=forms.Tool(
            driver=forms.Driver(name="puljetjek", version=report.version, rules=tuple(map(_rule, report.rules)))
        ),
        language=_LANGUAGES[report.language],
        invocations=(_invocation(report),),
        artifacts=tuple(_artifacts(report)),
        results=tuple(result for part in parts for result in _results(part, indices)),
    )


def _rule(rule: RuleInfo) -> forms.ReportingDescriptor:
    source = _message(rule.source) if rule.source else None
    return forms.ReportingDescriptor(
        id=visible(rule.id), short_description=_message(rule.title), full_description=source
    )


def _invocation(report: Report) -> forms.Invocation:
    told = (*_told(report.unreadable, say("Could not be read")), *_told(report.faults, say("A fault of the program")))
    return forms.Invocation(
        execution_successful=not report.faults,
        end_time_utc=report.run.at or None,
        tool_execution_notifications=told,
    )


def _told(unreadable: tuple[Unreadable, ...], title: str) -> Iterator[forms.Notification]:
    for each in unreadable:
        place = forms.Location(physical_location=forms.PhysicalLocation(artifact_location=_file(each.file)))
        yield forms.Notification(level="error", message=_message(f"{title}: {each.error}"), locations=(place,))


def _artifacts(report: Report) -> Iterator[forms.Artifact]:
    """Every file that was seen; where the run has no list of them, those that proposals were read from."""
    for each in report.files:
        hashes = {"sha-256": each.sha256} if each.sha256 else None
        yield forms.Artifact(location=_file(each.file), length=each.bytes, hashes=hashes)
    for file, sha256 in (
        {} if report.files else {one.source.file: one.source.sha256 for one in report.proposals}.items()
    ):
        yield forms.Artifact(location=_file(file), hashes={"sha-256": sha256} if sha256 else None)


def _results(part: ProposalReport | BundleReport, indices: Mapping[str, int]) -> Iterator[forms.Result]:
    name = part.proposal.id if isinstance(part, ProposalReport) else say("the bundle")
    for finding in part.findings:
        result = _finding(finding, visible(name), indices)
        yield result.model_copy(update={"baseline_state": _state(finding, part)})
    yield from _mended(part, visible(name), indices)
    source = part.source.file if part.source else ""
    for each in part.skipped:
        if each.cause is Cause.UNKNOWN:
            yield forms.Result(
                rule_id=visible(each.rule),
                rule_index=indices.get(each.rule),
                kind="open",
                level="none",
                message=_message(each.reason),
                locations=(forms.Location(physical_location=_place(source)),) if source else (),
                properties={"proposal": visible(name)},
            )


def _state(finding: Finding, part: ProposalReport | BundleReport) -> str | None:
    if part.since is None:
        return None
    return "new" if finding.fingerprint in part.since.new else "unchanged"


def _mended(part: ProposalReport | BundleReport, name: str, indices: Mapping[str, int]) -> Iterator[forms.Result]:
    """What an earlier report had, and this one has not any more."""
    for each in part.since.mended if part.since else ():
        yield forms.Result(
            rule_id=visible(each.rule),
            rule_index=indices.get(each.rule),
            kind="fail",
            level="none",
            message=_message(each.message),
            locations=(),
            partial_fingerprints={FINGERPRINT: visible(each.fingerprint)},
            baseline_state="absent",
            properties={"proposal": name},
        )


def _finding(finding: Finding, name: str, indices: Mapping[str, int]) -> forms.Result:
    correction = correction_sentence(finding.corrections)
    parts = (finding.message, comparison(finding), correction, finding.hint)
    return forms.Result(
        rule_id=visible(finding.rule),
        rule_index=indices.get(finding.rule),
        kind="fail",
        level=_LEVELS[finding.severity],
        message=_message(" ".join(filter(None, parts))),
        locations=_locations(finding),
        partial_fingerprints={FINGERPRINT: finding.fingerprint},
        properties={
            "proposal": name,
            "category": finding.category,
            "stated": _plain(finding.stated),
            "expected": _plain(finding.expected),
            "correction": visible(correction),
        },
    )


def _locations(finding: Finding) -> tuple[forms.Location, ...]:
    place = finding.location
    names = [visible(part) for part in (place.table, place.row, place.column) if part]
    logical = (
        (forms.LogicalLocation(name=names[-1], fully_qualified_name=visible(table_place(place))),) if names else None
    )
    physical = _place(place.file, place.line) if place.file else None
    return (forms.Location(physical_location=physical, logical_locations=logical),) if physical or logical else ()


def _place(file: str, line: int | None = None) -> forms.PhysicalLocation:
    region = None if line is None else forms.Region(start_line=line)
    return forms.PhysicalLocation(artifact_location=_file(file), region=region)


def _file(file: str) -> forms.ArtifactLocation:
    """A relative path as a reference, an absolute one as a file URI; no byte of a name is lost."""
    path = PurePath(file)
    try:
        name = path.as_posix().encode("utf-8", "surrogateescape")
    except UnicodeEncodeError:  # no system gave such a name
        name = visible(path.as_posix()).encode()
    reference = quote(name, safe="/")
    return forms.ArtifactLocation(uri=f"file://{reference}" if path.is_absolute() else reference)


def _message(text: str) -> forms.Message:
    return forms.Message(text=visible(text))


def _plain(value: int | str | None) -> int | str | None:
    return visible(value) if isinstance(value, str) else value
