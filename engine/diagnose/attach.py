"""Findings with their corrections: what one fault broke is one finding, and its consequences stand under it."""

from collections.abc import Iterable

from engine.diagnose.build import Rules, build_system
from engine.diagnose.diagnosis import Diagnosis, diagnose
from engine.language import CompiledRule
from engine.language.constraint import Linear
from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.finding import Category, Finding, Severity
from engine.model.proposal import Proposal
from engine.pack.pack import Pack, Rule

Findings = tuple[Finding, ...]

_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""From the gravest to the least."""


def diagnoses_of(subject: Proposal | Bundle, pack: Pack) -> tuple[Diagnosis, ...]:
    """Each fault of a proposal, or of a bundle with all its proposals."""
    return diagnose(build_system(subject, rules_of(pack)))


def folded(findings: Findings, diagnoses: Iterable[Diagnosis]) -> Findings:
    """The findings, each fault's first one with its corrections and the others of that fault as its consequences."""
    for diagnosis in diagnoses:
        findings = _folded(findings, diagnosis)
    return findings


def rules_of(pack: Pack) -> Rules:
    """What errors demand must hold after a correction; what lesser rules say of it is shown."""
    single = [rule for rule in pack.rules if rule.category is not Category.BUNDLE]
    whole = [rule for rule in pack.rules if rule.category is Category.BUNDLE]
    committees = {name: committee for committee, names in pack.lexicon.committees.items() for name in names}
    return Rules(_firm(single), _soft(single), _firm(whole), _soft(whole), frozenset(pack.lexicon.areas), committees)


def _firm(rules: Iterable[Rule]) -> tuple[CompiledRule, ...]:
    return tuple(rule.compiled for rule in rules if rule.severity is Severity.ERROR)


def _soft(rules: Iterable[Rule]) -> tuple[CompiledRule, ...]:
    return tuple(rule.compiled for rule in rules if rule.severity is not Severity.ERROR)


def _folded(findings: Findings, diagnosis: Diagnosis) -> Findings:
    """A finding of the fault stands for all: of the gravest, the one at a cell to correct, else one of a sum."""
    demands = {(each.rule, each.stated) for each in diagnosis.broken if each.stated}
    members = [finding for finding in findings if (finding.rule, finding.address) in demands]
    if not members or not diagnosis.corrections:
        return findings
    wrong = {edit.address for correction in diagnosis.corrections for edit in correction.cells}
    sums = {each.rule for each in diagnosis.broken if isinstance(each, Linear)}
    # A consequence is neither counted nor decides the exit code: no error may stand under a warning.
    first = min(
        members, key=lambda each: (_GRAVITY.index(each.severity), each.address not in wrong, each.rule not in sums)
    )
    consequences = tuple(finding for finding in members if finding is not first)
    told = replace(first, corrections=diagnosis.corrections, consequences=consequences)
    return tuple(told if finding is first else finding for finding in findings if finding not in consequences)
