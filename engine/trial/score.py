"""The mutation score: how many of an author's possible slips a rule's cases would notice."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, NamedTuple

from engine.check.run import CheckFault
from engine.language import LanguageError
from engine.pack.pack import Pack, Rule
from engine.pack.workshop import Workshop
from engine.trial.cases import Bench, Case, Prepared, read_cases
from engine.trial.mutants import Slip, slips

Fate = Literal["killed", "refused", "survived"]
"""Noticed by a case; refused when the pack loads, by the type checker; noticed by nothing."""


class Mutant(NamedTuple):
    """A slip in one text of a rule, and what became of it."""

    rule: str
    part: Literal["check", "applies"]
    slip: Slip
    fate: Fate


class Score(NamedTuple):
    """How the mutants of a rule or a pack fared."""

    killed: int
    refused: int
    survivors: tuple[Mutant, ...]

    @property
    def share(self) -> float:
        """Killed of those that loaded, from 0 to 1."""
        loaded = self.killed + len(self.survivors)
        return self.killed / loaded if loaded else 1.0


def score(mutants: Iterable[Mutant]) -> Score:
    """The score of some mutants."""
    told = list(mutants)
    fates = [each.fate for each in told]
    survivors = tuple(each for each in told if each.fate == "survived")
    return Score(fates.count("killed"), fates.count("refused"), survivors)


def mutants(folder: Path, pack: Pack) -> Iterator[Mutant]:
    """Every mutant of every rule of the pack, tried by the rule's cases (in `folder`)."""
    bench, workshop = Bench(folder, pack), Workshop(str(folder))
    cases: dict[str, list[Case]] = {}
    for _, case in read_cases(folder):
        cases.setdefault(case.rule, []).append(case)
    for rule in pack.rules:
        prepared = [bench.prepare(case, rule.category) for case in cases.get(rule.id, [])]
        yield from _mutants_of(rule, workshop, prepared)


def _mutants_of(rule: Rule, workshop: Workshop, cases: list[Prepared]) -> Iterator[Mutant]:
    for slip in slips(rule.check):
        yield Mutant(rule.id, "check", slip, _fate(rule.id, workshop, cases, {"check": slip.sentence}))
    if rule.applies:
        for slip in slips(rule.applies):
            yield Mutant(rule.id, "applies", slip, _fate(rule.id, workshop, cases, {"applies": slip.sentence}))


def _fate(id_: str, workshop: Workshop, cases: list[Prepared], texts: dict[str, str]) -> Fate:
    try:
        mutant = workshop.rule(id_, **texts)
    except LanguageError:
        return "refused"
    return "killed" if any(_noticed(case, mutant) for case in cases) else "survived"


def _noticed(case: Prepared, mutant: Rule) -> bool:
    try:
        return bool(case.problem(mutant))
    except CheckFault:
        return True
