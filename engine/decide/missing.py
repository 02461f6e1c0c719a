"""Steps that should lie behind a proposal and do not, as findings: where the pack reports them itself."""

import hashlib
from collections.abc import Iterator

from engine.model.finding import Category, Finding, Location, Severity
from engine.model.production import AWAITS, Step, Verdicts
from engine.model.proposal import Proposal
from engine.model.verdict import Conclusion, Verdict


def missing(proposal: Proposal, verdict: Verdict, verdicts: Verdicts, language: str) -> Iterator[Finding]:
    """A finding for each conclusion that a reported step is awaited which the stage must have behind it."""
    due = {each.id: each for each in verdicts.steps if each.due and verdict.progress.stage.reached(each.due)}
    for conclusion in verdict.conclusions:
        step = due.get(str(dict(conclusion.fact.values).get("step"))) if conclusion.fact.type in AWAITS else None
        if step and step.reported:
            yield _finding(proposal, conclusion, step, step.reported, language)


def _finding(proposal: Proposal, conclusion: Conclusion, step: Step, severity: Severity, language: str) -> Finding:
    name = "\0".join((conclusion.decision, proposal.id, step.id))
    return Finding(
        rule=conclusion.decision,
        category=Category.STEP,
        severity=severity,
        message=conclusion.text,
        hint=step.hint.of(language) if step.hint else "",
        location=Location(file=proposal.place.file),
        fingerprint=hashlib.sha256(name.encode()).hexdigest()[:16],
        subject=proposal.id,
    )
