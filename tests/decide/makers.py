"""Productions and facts for tests: written out, and made up by Hypothesis."""

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from hypothesis import strategies as st

from engine.decide.facts import fact
from engine.model.base import replace
from engine.model.finding import Category, Cause, Severity
from engine.model.production import BASE_FACTS, Production, Verdicts
from engine.model.proposal import Kind
from engine.model.verdict import Fact

WORDING = {"da": "Dansk", "en": "English"}


def production(number: int, when: list[dict[str, Any]], then: dict[str, Any], text: str = "Text") -> Production:
    """A production as verdicts.yaml would have it."""
    return Production.model_validate(
        {
            "id": f"VE-{number:03}",
            "title": WORDING,
            "basis": "assumed",
            "source": "test",
            "when": when,
            "then": then,
            "text": {"da": text, "en": text},
        }
    )


def verdicts(*productions: Production) -> Verdicts:
    return Verdicts(productions=productions)


def proposal_fact(**changes: str) -> Fact:
    known = {"kind": Kind.INVESTERING, "administration": "KFF", "cross_cutting": "nej", "confidential": "nej"}
    known |= {"economy": "ja"}
    return fact("proposal", **{**known, **changes})


def finding_fact(
    rule: str, severity: str = "error", category: str = "table", criterion: str = "", count: int = 1
) -> Fact:
    return replace(
        fact("finding", rule=rule, category=category, severity=severity, criterion=criterion, count=count),
        findings=(f"print-of-{rule}",),
    )


def rule_fact(
    type: str, rule: str, criterion: str = "", category: str = "eligibility", cause: Cause = Cause.UNKNOWN
) -> Fact:
    """A rule that was checked, or skipped; `cause` is for the latter only."""
    return fact(type, rule=rule, category=category, severity="error", criterion=criterion, cause=cause)


NAMES = st.sampled_from(["", "a", "b", "æ", "1", "0", "true", 'q"', "b\\", "{x}", "null", "-1"])
"""Texts that a comparison might take for something else."""

CLOSED: dict[str, type[StrEnum]] = {"category": Category, "severity": Severity, "cause": Cause}
NUMBERS = st.integers(-2, 2)
LEVELS = ["first", "second", "third"]
"""Types of fact that productions conclude, each from those before it, from itself, and from what was read."""

READ = ["finding", "skipped", "asks"]
PROPERTIES: dict[str, dict[str, bool]] = {
    **{type: {name: each.number for name, each in BASE_FACTS[type].items()} for type in READ},
    **{type: {"x": False, "y": False, "n": True} for type in LEVELS},
}
"""For each type its properties, and whether they are numbers."""


@st.composite
def facts(draw: st.DrawFn) -> Fact:
    """A fact as read from a proposal, with any text at all as its values."""
    type = draw(st.sampled_from(READ))
    values: dict[str, str | int] = {}
    for name, number in PROPERTIES[type].items():
        values[name] = draw(NUMBERS) if number else draw(_texts(name))
    return fact(type, (), **values)


def _texts(name: str) -> st.SearchStrategy[str]:
    closed = {name: [each.value for each in kind] for name, kind in CLOSED.items()}
    return st.sampled_from(closed[name][:3]) if name in closed else NAMES


def _literals(name: str, number: bool) -> st.SearchStrategy[str | int]:
    """What a pack may write as it is; `1` would be read as a number there, while a proposal may have it as a text."""
    texts = _texts(name).filter(lambda text: "{" not in text and not text.lstrip("-").isdecimal())
    return st.one_of(NUMBERS) if number else st.one_of(texts)


@dataclass
class _Draft:
    """A production under way: what its values may refer to, by whether it is a number."""

    draw: st.DrawFn
    references: dict[bool, list[str]]

    def value(self, name: str, number: bool) -> str | int:
        literals = _literals(name, number)
        referable = self.references[number]
        return self.draw(st.one_of(literals, st.sampled_from(referable)) if referable else literals)

    def demand(self, name: str, number: bool) -> Any:
        literals = _literals(name, number)
        forms = ["value", "list", "not", "none of"] + ["bounds"] * number
        match self.draw(st.sampled_from(forms)):
            case "value":
                return self.value(name, number)
            case "list":
                return self.draw(st.lists(literals, min_size=1, max_size=3))
            case "not":
                return {"not": self.value(name, number)}
            case "none of":
                return {"not": self.draw(st.lists(literals, min_size=1, max_size=2))}
            case _:
                return {"at_least": self.draw(NUMBERS), "at_most": self.draw(NUMBERS)}

    def where(self, type: str) -> dict[str, Any]:
        names = self.draw(st.lists(st.sampled_from(sorted(PROPERTIES[type])), unique=True, max_size=3))
        return {name: self.demand(name, PROPERTIES[type][name]) for name in names}


@st.composite
def productions(draw: st.DrawFn, number: int) -> Production:
    """A production that stands on some level, sound and in no way sensible."""
    level = draw(st.integers(0, len(LEVELS) - 1))
    draft = _Draft(draw, {False: [], True: []})
    when: list[dict[str, Any]] = []
    for index in range(draw(st.integers(1, 3))):
        type = draw(st.sampled_from(READ + LEVELS[: level + 1]))
        when.append({"fact": type, "as": f"c{'abc'[index]}", "where": draft.where(type)})
        for name, is_number in PROPERTIES[type].items():
            draft.references[is_number].append(f"{{c{'abc'[index]}.{name}}}")
    for _ in range(draw(st.integers(0, 2))):
        type = draw(st.sampled_from(READ + LEVELS[:level]))
        when.append({"absent": type, "where": draft.where(type)})
    values = {name: draft.value(name, is_number) for name, is_number in PROPERTIES[LEVELS[level]].items()}
    return production(number, when, {"fact": LEVELS[level], "set": values})


@st.composite
def rule_sets(draw: st.DrawFn) -> tuple[Production, ...]:
    """One to eight productions."""
    count = draw(st.integers(1, 8))
    return tuple(draw(productions(number)) for number in range(1, count + 1))
