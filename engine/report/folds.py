"""Folding what is alike, so that a long report stays readable and still names every place."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from engine.model.finding import Cause, Finding, Skipped
from engine.model.report import Report

_URGENCY = (Cause.UNKNOWN, Cause.NOTHING_THERE, Cause.NOT_CONCERNED)
"""What could not be judged comes first: a reader may have to act on it."""


class SkippedFor(NamedTuple):
    """One reason, and which rules it kept from being applied to which proposals ("" stands for the bundle)."""

    reason: str
    groups: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]
    cause: Cause = Cause.UNKNOWN


def fold_findings(findings: Iterable[Finding]) -> list[tuple[Finding, ...]]:
    """Findings of one rule in one table of one file together, in the order of the first of each."""
    groups: dict[tuple[str, ...], list[Finding]] = {}
    for each in findings:
        key = (each.rule, each.severity, each.subject, each.location.file, each.location.table or "")
        groups.setdefault(key, []).append(each)
    return [tuple(group) for group in groups.values()]


def fold_skipped(report: Report) -> list[SkippedFor]:
    """Every skipped rule of the run by its reason, the most urgent first."""
    owners = [("", report.bundle.skipped)] if report.bundle else []
    owners += [(each.proposal.id or Path(each.source.file).name, each.skipped) for each in report.proposals]
    reasons: dict[tuple[int, str], dict[str, list[str]]] = {}
    for owner, skipped in owners:
        _gather(reasons, owner, skipped)
    found = sorted(reasons.items())
    return [SkippedFor(reason, _grouped(rules), _URGENCY[urgency]) for (urgency, reason), rules in found]


def _gather(reasons: dict[tuple[int, str], dict[str, list[str]]], owner: str, skipped: Sequence[Skipped]) -> None:
    for each in skipped:
        key = (_URGENCY.index(each.cause), each.reason)
        reasons.setdefault(key, {}).setdefault(each.rule, []).append(owner)


def _grouped(rules: Mapping[str, Sequence[str]]) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
    """The rules that were skipped for the same owners together."""
    groups: dict[tuple[str, ...], list[str]] = {}
    for rule, owners in sorted(rules.items()):
        groups.setdefault(tuple(owners), []).append(rule)
    return tuple((owners, tuple(found)) for owners, found in groups.items())
