"""Findings with their corrections: what one fault broke is one finding, and its consequences stand under it."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.check.run import check_bundle, check_proposal
from engine.diagnose.build import Reruns, Rules, build_system
from engine.diagnose.cells import with_figures
from engine.diagnose.diagnosis import Diagnosis, diagnose
from engine.diagnose.rerun import part_name
from engine.language import CompiledRule
from engine.language.constraint import Linear
from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.finding import Category, Correction, Finding, Severity
from engine.model.proposal import Proposal
from engine.pack.pack import Pack, Rule

Findings = tuple[Finding, ...]
Demanded = tuple[str, CellAddress | None]
"""A rule, and the cell that it speaks of."""

_GRAVITY = (Severity.ERROR, Severity.WARNING, Severity.INFO)
"""From the gravest to the least."""


def diagnoses_of(subject: Proposal | Bundle, pack: Pack, broken: Iterable[str] | None = None) -> tuple[Diagnosis, ...]:
    """Each fault of a proposal, or of a bundle with all its proposals.

    `broken` are the proposals of a bundle, by their owner, in which a rule on single proposals blames a figure; without
    it, all may be. What holds in the others is asked only where a sum of the cover fails over figures of theirs, or a
    correction would change one: till then more corrections seem to do than really would, so that none is missed, and
    none stands that was not asked about.
    """
    rules = rules_of(pack)
    if isinstance(subject, Proposal) or broken is None:
        return diagnose(build_system(subject, rules))
    reruns, within = Reruns(subject), {part_name(subject), *broken}
    while True:
        system = build_system(subject, rules, within, reruns)
        asked = {address.owner for each in system.failing() for address, _ in each.terms}
        if not asked <= within:
            within |= asked
            continue
        found = diagnose(system)
        reached = {cell.owner for each in found for cell in each.reach}
        if reached <= within:
            return found
        within |= reached


class Judged(NamedTuple):
    """A proposal or a bundle, and what the rules found of it."""

    subject: Proposal | Bundle
    findings: Findings


def folded(judged: Sequence[Judged], diagnoses: Sequence[Diagnosis], pack: Pack) -> tuple[Findings, ...]:
    """The findings of each subject: those of one fault as one, with the corrections and the others under it."""
    demands = frozenset[Demanded]().union(*map(_demands, diagnoses))
    for diagnosis in diagnoses:
        gone = [[_gone(each, correction, demands, pack) for correction in diagnosis.corrections] for each in judged]
        told = _clearing(diagnosis, gone)
        judged = [_folded(each, told, besides) for each, besides in zip(judged, gone, strict=True)]
    return tuple(each.findings for each in judged)


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


def _demands(diagnosis: Diagnosis) -> frozenset[Demanded]:
    return frozenset((each.rule, each.stated) for each in diagnosis.broken if each.stated)


def _gone(judged: Judged, correction: Correction, demands: frozenset[Demanded], pack: Pack) -> Findings:
    """What no fault explains, of whatever it speaks, and vanishes once the figures are corrected."""
    figures = {each.address: each.to for each in correction.cells}
    subject, findings = judged
    if isinstance(subject, Proposal) and subject.owner not in {address.owner for address in figures}:
        return ()
    alone = [each for each in findings if (each.rule, each.address) not in demands and not each.corrections]
    rules = {finding.rule for finding in alone}
    few = replace(pack, rules=tuple(rule for rule in pack.rules if rule.id in rules))
    after = with_figures(subject, figures)
    found = check_bundle(after, few) if isinstance(after, Bundle) else check_proposal(after, few)
    left = {finding.fingerprint for finding in found.findings}
    return tuple(finding for finding in alone if finding.fingerprint not in left)


def _clearing(diagnosis: Diagnosis, gone: Sequence[Sequence[Findings]]) -> Diagnosis:
    """The diagnosis, its corrections said to clear what is gone with them as well: by subject, then by correction."""
    rules = ([finding.rule for besides in each for finding in besides] for each in zip(*gone, strict=True))
    corrections = tuple(
        replace(each, clears=tuple(dict.fromkeys((*each.clears, *besides))))
        for each, besides in zip(diagnosis.corrections, rules, strict=True)
    )
    return dataclasses.replace(diagnosis, corrections=corrections)


def _folded(judged: Judged, diagnosis: Diagnosis, gone: Sequence[Findings]) -> Judged:
    """A finding of the fault stands for all: of the gravest, the one at a cell to correct, else one of a sum.

    Of what is `gone` besides with each of the corrections, only that is a consequence which is so with every one.
    """
    demands, findings = _demands(diagnosis), judged.findings
    members = [finding for finding in findings if (finding.rule, finding.address) in demands]
    if not members or not diagnosis.corrections:
        return judged
    members += [finding for finding in gone[0] if all(finding in others for others in gone)]
    wrong = {edit.address for correction in diagnosis.corrections for edit in correction.cells}
    sums = {each.rule for each in diagnosis.broken if isinstance(each, Linear)}
    # A consequence is neither counted nor decides the exit code: no error may stand under a warning.
    first = min(
        members, key=lambda each: (_GRAVITY.index(each.severity), each.address not in wrong, each.rule not in sums)
    )
    consequences = tuple(finding for finding in members if finding is not first)
    told = replace(first, corrections=diagnosis.corrections, consequences=consequences)
    kept = (told if finding is first else finding for finding in findings if finding not in consequences)
    return judged._replace(findings=tuple(kept))
