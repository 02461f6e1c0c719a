"""A search for a proposal that tells two versions of a rule apart: the packs' cases, then drawn proposals."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.formats.canonical.write import write_yaml
from engine.language import View
from engine.model.bundle import Bundle
from engine.model.finding import Category
from engine.model.proposal import Proposal
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.pack import Pack, Rule
from engine.source.problem import SourceError
from engine.trial.cases import Bench, Case, read_cases
from engine.trial.compare_result import Difference, Result

DRAWN = 300
"""How many sound proposals of each pack are drawn."""


class Candidate(NamedTuple):
    """A proposal or bundle, prepared for rules, and the case that it comes from."""

    case: str
    subject: Proposal | Bundle
    view: View

    @property
    def size(self) -> int:
        """How much there is to read."""
        return len(write_yaml(self.subject)) if isinstance(self.subject, Proposal) else 10**9


class Searcher:
    """Searches the cases of both packs, a rule's own before the others'; the proposals are made when first needed."""

    def __init__(self, before: str, after: str) -> None:
        self._packs = tuple(dict.fromkeys((before, after)))
        self._benches = [Cases(name) for name in self._packs]
        self._known: dict[Category, list[Candidate]] = {}

    def search(self, old: Rule, new: Rule) -> Difference:
        """The smallest proposal among the cases that differs; else one that is drawn; else how many were tried."""
        own = [each for bench in self._benches for each in bench.of_rule(new)]
        found = _smallest(old, new, own)
        if found is None:
            others = self._all(new)
            found = _smallest(old, new, others)
        if found is not None:
            return example(old, new, found.subject, found.case)
        if new.category is Category.BUNDLE:
            return Difference(kind="unknown", tried=len(others))
        return self._among_drawn(old, new, len(others))

    def _among_drawn(self, old: Rule, new: Rule, tried: int) -> Difference:
        for name in self._packs:
            drawn = _drawn(old, new, load_pack(name))
            if drawn:
                return example(old, new, drawn)
            tried += DRAWN
        return Difference(kind="unknown", tried=tried)

    def _all(self, rule: Rule) -> list[Candidate]:
        scope = Category.BUNDLE if rule.category is Category.BUNDLE else Category.TABLE
        if scope not in self._known:
            self._known[scope] = [each for bench in self._benches for each in bench.of_scope(scope)]
        return self._known[scope]


class Cases:
    """The base of a pack, and what its cases make of it; a pack without cases has none."""

    def __init__(self, name: str) -> None:
        pack, folder = load_pack(name), find(name)
        self._bench = Bench(folder, pack)
        self._cases = [*read_cases(folder)] if self._bench.base else []
        self._categories = {rule.id: rule.category for rule in pack.rules}

    def of_rule(self, rule: Rule) -> Iterator[Candidate]:
        """The base, and the cases of one rule."""
        yield from self._base(rule.category)
        for file, case in self._cases:
            if case.rule == rule.id:
                yield from self._prepared(case, rule.category, file)

    def of_scope(self, scope: Category) -> Iterator[Candidate]:
        """The base, and the cases of every rule on bundles, or of every rule on single proposals."""
        yield from self._base(scope)
        for file, case in self._cases:
            category = self._categories.get(case.rule)
            if category is not None and (category is Category.BUNDLE) is (scope is Category.BUNDLE):
                yield from self._prepared(case, category, file)

    def _base(self, category: Category) -> Iterator[Candidate]:
        if self._bench.base:
            whole = self._bench.bundle()
            subjects = (whole,) if category is Category.BUNDLE else whole.proposals
            yield from (Candidate("base", each, View(each)) for each in subjects)

    def _prepared(self, case: Case, category: Category, file: str) -> Iterator[Candidate]:
        try:
            subject = self._bench.prepare(case, category).subject
        except (SourceError, LookupError):
            return
        yield Candidate(f"{file}: {case.rule} {case.because or case.verdict}", subject, View(subject))


def _smallest(old: Rule, new: Rule, candidates: list[Candidate]) -> Candidate | None:
    found = (each for each in candidates if differ(old, new, each.view))
    return min(found, key=lambda each: each.size, default=None)


def said(rule: Rule, view: View) -> Result:
    """What the rule says of it."""
    result = rule.compiled.run(view)
    if any(outcome.status == "broken" for outcome in result):
        return "broken"
    return "held" if result.checked else "not judged"


def differ(old: Rule, new: Rule, view: View) -> bool:
    """Whether the two say different things; of another severity, only where they find a fault."""
    before, after = said(old, view), said(new, view)
    return before != after or (before == "broken" and old.severity is not new.severity)


def example(old: Rule, new: Rule, subject: Proposal | Bundle, case: str = "") -> Difference:
    """The proposal, and what both say of it."""
    view = View(subject)
    return Difference(
        kind="example",
        yaml=write_yaml(subject) if isinstance(subject, Proposal) else "",
        case=case,
        before=said(old, view),
        after=said(new, view),
    )


def _drawn(old: Rule, new: Rule, pack: Pack) -> Proposal | None:
    """A drawn proposal of the pack's round that differs, shrunk; None for none, or where nothing can be drawn."""
    try:
        from hypothesis import HealthCheck, find, settings
        from hypothesis.errors import NoSuchExample

        from engine.trial.sound import sound_proposals
    except ModuleNotFoundError:
        return None
    quietly = settings(
        max_examples=DRAWN,
        derandomize=True,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    try:
        found: Proposal = find(
            sound_proposals(pack), lambda proposal: differ(old, new, View(proposal)), settings=quietly
        )
    except (NoSuchExample, KeyError):
        return None
    return found
