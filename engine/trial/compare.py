"""Two packs held against each other: what has changed, and which proposals tell the difference."""

from collections import Counter
from collections.abc import Callable, Iterator

from engine.model.finding import Finding
from engine.model.report import BundleReport, ProposalReport, Report
from engine.pack.load import load_pack
from engine.pack.pack import Pack, Rule
from engine.pack.parameters import Parameter
from engine.texts import language
from engine.trial.compare_result import (
    Change,
    Comparison,
    Difference,
    ProposalChange,
    RuleChange,
    RuleName,
    Said,
)
from engine.trial.compare_search import Searcher
from engine.trial.names import Names

MEANING = ("check", "applies")
TEXTS = ("title", "message", "hint", "otherwise", "source", "basis", "criterion")

Prover = Callable[[Rule, Rule], Difference | None]
"""Tells two versions of a rule apart by proof; None where it cannot tell."""


def compare(before: str, after: str, prover: Prover | None = None) -> Comparison:
    """The packs of these ids, or in these folders. Without a prover differences are only searched for.

    Raises PackError for a pack that cannot be loaded.
    """
    old, new = load_pack(before), load_pack(after)
    ids = {rule.id: rule for rule in new.rules}
    gone = {rule.id: rule for rule in old.rules}
    pairs = [(gone[id_], rule) for id_, rule in ids.items() if id_ in gone]
    compared = _Pairs(Names(before), Names(after), Searcher(before, after), prover)
    return Comparison(
        before=f"{old.id} {old.version}",
        after=f"{new.id} {new.version}",
        parameters=tuple(_parameters(old, new)),
        added=tuple(_name(rule) for id_, rule in ids.items() if id_ not in gone),
        removed=tuple(_name(rule) for id_, rule in gone.items() if id_ not in ids),
        changed=tuple(found for one, other in pairs if (found := compared.change(one, other))),
    )


def _name(rule: Rule) -> RuleName:
    return RuleName(id=rule.id, title=rule.title.of(language.get()), severity=rule.severity)


def _parameters(old: Pack, new: Pack) -> Iterator[Change]:
    before = {each.name: _value(each) for each in old.parameters}
    after = {each.name: _value(each) for each in new.parameters}
    for name in {**before, **after}:
        if before.get(name) != after.get(name):
            yield Change(part=name, before=before.get(name, ""), after=after.get(name, ""))


def _value(parameter: Parameter) -> str:
    value = parameter.value
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


class _Pairs:
    """The two versions of each rule."""

    def __init__(self, old: Names, new: Names, searcher: Searcher, prover: Prover | None) -> None:
        self._old, self._new = old, new
        self._searcher = searcher
        self._prover = prover

    def change(self, old: Rule, new: Rule) -> RuleChange | None:
        """What has changed in the rule; None for nothing."""
        meaning = [*self._meaning(old, new)]
        severity = [*_parts(old, new, ("severity",))]
        changes = (*meaning, *severity, *_parts(old, new, TEXTS))
        if not changes:
            return None
        difference = self._difference(old, new) if meaning or severity else Difference(kind="texts")
        return RuleChange(id=new.id, title=new.title.of(language.get()), changes=changes, difference=difference)

    def _meaning(self, old: Rule, new: Rule) -> Iterator[Change]:
        yield from _parts(old, new, MEANING)
        before, after = self._old.used(old), self._new.used(new)
        for name in {**before, **after}:
            if before.get(name) != after.get(name):
                yield Change(part=name, before=before.get(name, ""), after=after.get(name, ""))

    def _difference(self, old: Rule, new: Rule) -> Difference:
        proved = self._prover(old, new) if self._prover else None
        return proved or self._searcher.search(old, new)


def _parts(old: Rule, new: Rule, names: tuple[str, ...]) -> Iterator[Change]:
    code = language.get()
    for name in names:
        one, other = getattr(old, name), getattr(new, name)
        if one != other:
            before, after = (str(each.of(code) if hasattr(each, "of") else each or "") for each in (one, other))
            yield Change(part=name, before=before, after=after)


# Real proposals


def real_changes(before: Report, after: Report) -> tuple[ProposalChange, ...]:
    """What the two packs' reports on the same files say differently, proposal by proposal."""
    later = {(each.source.file, each.proposal.id): each for each in after.proposals}
    found = []
    if before.bundle and after.bundle:
        found.append(_bundle_change(before.bundle, after.bundle))
    for each in before.proposals:
        other = later.get((each.source.file, each.proposal.id))
        if other is not None:
            found.append(_proposal_change(each, other))
    return tuple(found)


def _proposal_change(one: ProposalReport, other: ProposalReport) -> ProposalChange:
    return ProposalChange(
        id=one.proposal.id,
        file=one.source.file,
        before=one.verdict.status,
        after=other.verdict.status,
        gone=_only(one.findings, other.findings),
        new=_only(other.findings, one.findings),
    )


def _bundle_change(one: BundleReport, other: BundleReport) -> ProposalChange:
    return ProposalChange(
        id="",
        file=one.source.file if one.source else "",
        before=one.verdict.status,
        after=other.verdict.status,
        gone=_only(one.findings, other.findings),
        new=_only(other.findings, one.findings),
    )


def _only(these: tuple[Finding, ...], those: tuple[Finding, ...]) -> tuple[Said, ...]:
    """What these say and those do not: of another rule or place, of another severity, or in other words."""
    left = Counter(map(_said, those))
    found = []
    for each in map(_said, these):
        if left[each] > 0:
            left[each] -= 1
        else:
            found.append(each)
    return tuple(found)


def _said(finding: Finding) -> Said:
    return Said(rule=finding.rule, severity=finding.severity, message=finding.message)
