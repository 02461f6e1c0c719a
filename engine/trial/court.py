"""Holds the trial of a pack: its cases, which rules fire together, the properties, the mutants."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.finding import Finding
from engine.model.proposal import Proposal
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.pack import Pack
from engine.pack.workshop import later
from engine.source.problem import SourceError
from engine.texts import say
from engine.trial.cases import Bench, Case, check, read_cases
from engine.trial.equivalents import Equivalent, read_equivalents
from engine.trial.properties import SHIFT, Copy, Outcome, crashless, properties, tried
from engine.trial.result import CaseResult, RuleScore, Survivor, Trial
from engine.trial.score import Mutant, mutants, score

THOROUGH, QUICK = 300, 15
"""Examples of each property."""


Declared = dict[tuple[str, str, str], Equivalent]
"""By rule, part and sentence."""


@dataclass(frozen=True, slots=True)
class Accused:
    """A pack and what stands in its own folder; of the rules of the packs that it extends, those packs answer."""

    folder: Path
    pack: Pack
    cases: tuple[tuple[str, Case], ...]

    @property
    def own(self) -> Pack:
        """The pack with only the rules that stand in its folder."""
        return replace(self.pack, rules=tuple(rule for rule in self.pack.rules if _is_in(rule.file, self.folder)))


def accused(name: str) -> Accused:
    """The pack of this id or in this folder; raises PackError, and SourceError for its cases."""
    folder = find(name)
    return Accused(folder, load_pack(name), tuple(read_cases(folder)))


def thorough(defendant: Accused, copies: Mapping[str, Copy]) -> Trial:
    """The whole trial. `copies` are formats, beside YAML and JSON, that a proposal is written in and read again."""
    scores, stale = _scores(defendant)
    return replace(_trial(defendant, copies, THOROUGH), scores=scores, stale=stale)


def quick(defendant: Accused) -> Trial:
    """Cases and properties, with few examples, and no mutants."""
    return _trial(defendant, {}, QUICK)


def _trial(defendant: Accused, copies: Mapping[str, Copy], examples: int) -> Trial:
    pack, own = defendant.pack, defendant.own
    bench = Bench(defendant.folder, pack)
    return Trial(
        pack=pack.id,
        version=pack.version,
        sha256=pack.sha256,
        rules=tuple(rule.id for rule in own.rules),
        inherited=len(pack.rules) - len(own.rules),
        unsound=tuple(_unsound(bench)),
        cases=tuple(_case(bench, file, case) for file, case in defendant.cases),
        companions=_companions(bench, own, [case for _, case in defendant.cases]),
        properties=tuple(_outcomes(defendant, copies, examples)),
    )


def _unsound(bench: Bench) -> Iterator[str]:
    if not bench.base:
        return
    for finding in _everything(bench.bundle(), bench.pack):
        yield f"{finding.subject} {finding.rule}: {finding.message}"


def _case(bench: Bench, file: str, case: Case) -> CaseResult:
    problem = bench.problem(case)
    return CaseResult(
        rule=case.rule, file=file, verdict=case.verdict, of=case.of, because=case.because, problem=problem
    )


def _companions(bench: Bench, own: Pack, cases: Iterable[Case]) -> dict[str, dict[str, int]]:
    categories = {rule.id: rule.category for rule in own.rules}
    found: dict[str, Counter[str]] = {rule: Counter() for rule in categories}
    for case in cases:
        if case.verdict != "breaks" or case.rule not in categories:
            continue
        try:
            subject = bench.prepare(case, categories[case.rule]).subject
        except (SourceError, LookupError):
            continue
        found[case.rule].update({finding.rule for finding in _everything(subject, bench.pack)} - {case.rule})
    return {rule: dict(sorted(others.items())) for rule, others in found.items()}


def _everything(subject: Proposal | Bundle, pack: Pack) -> Iterator[Finding]:
    """The findings on a proposal, or on a bundle and each proposal in it."""
    yield from check(subject, pack).findings
    for proposal in subject.proposals if isinstance(subject, Bundle) else ():
        yield from check(proposal, pack).findings


def _outcomes(defendant: Accused, copies: Mapping[str, Copy], examples: int) -> Iterator[Outcome]:
    pack = defendant.pack
    try:
        demands = list(properties(pack, later(str(defendant.folder), SHIFT), copies))
    except KeyError as missing:
        yield tried(crashless(pack), examples)
        reason = say("the pack has no parameter {name}, which sound proposals are made of", name=missing.args[0])
        yield Outcome(name="sound", about=say("a sound proposal has no error"), skipped=reason)
        return
    for demand in demands:
        yield tried(demand, examples)


def _scores(defendant: Accused) -> tuple[tuple[RuleScore, ...], tuple[str, ...]]:
    """A score for each rule; and the declarations that fit no survivor."""
    declared: Declared = {(each.rule, each.part, each.sentence): each for each in read_equivalents(defendant.folder)}
    told = groupby(mutants(defendant.folder, defendant.own), key=lambda mutant: mutant.rule)
    scores = tuple(_score(rule, list(group), declared) for rule, group in told)
    lived = {(each.rule, one.part, one.sentence) for each in scores for one in each.survivors}
    return scores, tuple(f"{rule} {part}: {text}" for rule, part, text in declared.keys() - lived)


def _score(rule: str, fates: list[Mutant], declared: Declared) -> RuleScore:
    counted = score(fates)
    survivors = []
    for each in counted.survivors:
        known = declared.get((rule, each.part, each.slip.sentence))
        reason = known.why if known else ""
        survivors.append(Survivor(part=each.part, kind=each.slip.kind, sentence=each.slip.sentence, why=reason))
    return RuleScore(rule=rule, killed=counted.killed, refused=counted.refused, survivors=tuple(survivors))


def _is_in(file: str, folder: Path) -> bool:
    return Path(file).parent.resolve() == folder.resolve()
