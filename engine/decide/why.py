"""Why a verdict is what it is: from the status down to the findings, whose cells come with them."""

from collections.abc import Iterator, Sequence
from enum import StrEnum
from typing import NamedTuple

from engine.decide.facts import Outcome
from engine.decide.verdict import worded
from engine.model.base import Model
from engine.model.finding import Finding, Skipped
from engine.model.production import FACT_PLACEHOLDER, Verdicts
from engine.model.verdict import Conclusion, Fact, Status, Verdict


class Of(StrEnum):
    """What a node of the tree is."""

    STATUS = "status"
    CONCLUSION = "conclusion"
    FACT = "fact"
    FINDING = "finding"
    SKIPPED = "skipped"


class Node(Model):
    """A node and what it rests on. `decision` is the id of a conclusion's production.

    `text` is in the reader's language; a finding and a skipped rule are given whole, with their places.
    """

    of: Of
    text: str
    decision: str = ""
    status: Status | None = None
    finding: Finding | None = None
    skipped: Skipped | None = None
    children: tuple["Node", ...] = ()


class _Run(NamedTuple):
    """All that the tree is made from."""

    conclusions: tuple[Conclusion, ...]
    outcome: Outcome
    verdicts: Verdicts
    language: str


def tree(verdict: Verdict, outcome: Outcome, verdicts: Verdicts, language: str = "da") -> Node:
    """The status with the conclusions it rests on.

    Behind them stand those that would have led to a milder status, and then what nothing else rests on.
    """
    run = _Run(verdict.conclusions, outcome, verdicts, language)
    reached = [each for each in verdict.conclusions if ("status", verdict.status.value) in each.fact.values]
    milder = [each for each in verdict.conclusions if each.fact.type == "status" and each not in reached]
    used = {fact for each in verdict.conclusions for fact in each.because}
    others = [each for each in verdict.conclusions if each.fact.type != "status" and each.fact not in used]
    return Node(
        of=Of.STATUS,
        text=worded(verdict.status.value, verdicts.words, language),
        status=verdict.status,
        children=tuple(_conclusion(each, run) for each in (*reached, *milder, *others)),
    )


def _conclusion(conclusion: Conclusion, run: _Run) -> Node:
    """A conclusion rests only on earlier ones, so that the tree ends."""
    earlier = run.conclusions[: run.conclusions.index(conclusion)]
    below = run._replace(conclusions=earlier)
    children = tuple(node for fact in conclusion.because for node in _fact(fact, below))
    return Node(of=Of.CONCLUSION, text=conclusion.text, decision=conclusion.decision, children=children)


def _fact(fact: Fact, run: _Run) -> Sequence[Node]:
    """The conclusions that asserted the fact, or the fact itself with what it stands for."""
    asserted = [_conclusion(each, run) for each in run.conclusions if each.fact == fact]
    return asserted or [Node(of=Of.FACT, text=_worded(fact, run), children=tuple(_behind(fact, run.outcome)))]


def _behind(fact: Fact, outcome: Outcome) -> Iterator[Node]:
    for finding in outcome.findings:
        if finding.fingerprint in fact.findings:
            yield Node(of=Of.FINDING, text=finding.message, finding=finding)
    if fact.type == "skipped":
        for skipped in outcome.skipped:
            if ("rule", skipped.rule) in fact.values:
                yield Node(of=Of.SKIPPED, text=skipped.reason, skipped=skipped)


def _worded(fact: Fact, run: _Run) -> str:
    """The pack's way to put such a fact, else its type and values."""
    words, language = run.verdicts.words, run.language
    values = {name: worded(value, words, language) for name, value in fact.values}
    if fact.type not in run.verdicts.facts:
        return f"{fact.type}: " + ", ".join(f"{name} = {value}" for name, value in values.items())
    return FACT_PLACEHOLDER.sub(lambda found: values[found[1]], run.verdicts.facts[fact.type].of(language))
