"""Rules judged again on a subject that is other than it stands: with other figures, or with a row moved."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from engine.diagnose.cells import with_figures, with_row_moved
from engine.diagnose.system import Valuation, Wanted
from engine.language import CompiledRule, Outcome, Result, View
from engine.language.constraint import Linear, Predicate
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.proposal import Proposal

Subject = Proposal | Bundle
Binding = tuple[tuple[str, str], ...]
Changes = frozenset[tuple[CellAddress, int]]

_NEVER = 10**6
"""A computed figure beyond this is none that a cell could hold (a payback that never comes)."""


def part_name(part: Subject) -> str:
    """How the addresses of its cells begin; "" for the bundle itself, whose own cells are the cover's."""
    return "" if isinstance(part, Bundle) else part.owner


@dataclass(frozen=True, slots=True)
class Rerun:
    """One part of a subject with other figures. What was judged once is remembered."""

    part: Subject
    views: dict[Changes, View] = field(default_factory=dict)
    results: dict[tuple[str, Changes], Result] = field(default_factory=dict)

    def wanted(self, rule: CompiledRule, predicate: Predicate, values: Valuation) -> Wanted:
        """The right side of the comparison, if the figures were `values`."""
        result = self._result(rule, self._changes(values))
        outcome = next((each for each in result if each.binding == predicate.binding), None)
        if outcome is not None:
            return _expected(outcome)
        if not result.checked or predicate.stated is None:
            return Wanted(None, open=True)
        return Wanted(values[predicate.stated])

    def failing(self, rule: CompiledRule) -> dict[Binding, CellAddress]:
        """The demands of a rule that fail as it stands, by their binding, each with the cell that it is told at."""
        found = self._result(rule, frozenset())
        return {each.binding: each.address for each in found if each.status == "broken" and each.address}

    def met(self, rule: CompiledRule, predicate: Predicate, values: Valuation) -> bool:
        """Whether the demand is met where the figures are `values`."""
        result = self._result(rule, self._changes(values))
        return not any(each.binding == predicate.binding for each in result)

    def _changes(self, values: Valuation) -> Changes:
        if isinstance(self.part, Bundle):
            return frozenset(values.changed.items())
        return frozenset(pair for pair in values.changed.items() if pair[0].owner == self.part.owner)

    def view(self, changes: Changes) -> View:
        """The part with these figures."""
        if changes not in self.views:
            self.views[changes] = View(with_figures(self.part, dict(changes)) if changes else self.part)
        return self.views[changes]

    def _result(self, rule: CompiledRule, changes: Changes) -> Result:
        key = rule.name, changes
        if key not in self.results:
            self.results[key] = rule.run(self.view(changes))
        return self.results[key]


def _expected(outcome: Outcome) -> Wanted:
    expected = outcome.expected
    if outcome.status != "broken":
        return Wanted(None, open=True)
    # A payback that never comes is told by no figure, and broken all the same.
    if not isinstance(expected, int | Decimal):
        return Wanted(None)
    return Wanted(int(expected)) if expected <= _NEVER and expected == int(expected) else Wanted(None)


Broken = dict[tuple[str, str, Binding], tuple[object, object]]
"""Both sides of the comparison of each demand that fails, by its part, rule and binding."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Answers which equations would come to hold if a row stood elsewhere (`System.moved`)."""

    subject: Subject
    numbers: dict[tuple[str, str, Binding], set[int]] = field(default_factory=lambda: defaultdict(set))
    rules: dict[str, dict[str, CompiledRule]] = field(default_factory=lambda: defaultdict(dict))
    before: dict[str, Broken] = field(default_factory=dict)

    def add(self, number: int, part: Subject, rule: CompiledRule, equation: Linear) -> None:
        """Make known the equation of that number."""
        self.numbers[part_name(part), rule.name, equation.binding].add(number)
        self.rules[part_name(part)][rule.name] = rule

    def __call__(self, row: CellAddress, section: str, area: str) -> frozenset[int] | None:
        """The numbers of the equations that fail and then would not; None where what now holds then would fail."""
        if not self.before:
            self.before.update((part_name(part), self._broken(part)) for part in _parts(self.subject))
        cleared: set[int] = set()
        for part in _parts(with_row_moved(self.subject, row, section, area)):
            before = self.before[part_name(part)]
            after = self._broken(part) if part_name(part) in ("", row.owner) else before
            if not after.items() <= before.items():
                return None
            cleared |= {number for demand in before.keys() - after for number in self.numbers.get(demand, ())}
        return frozenset(cleared)

    def _broken(self, part: Subject) -> Broken:
        """What fails of the rules that have an equation; a figure that no one can read may keep it from being one."""
        name, view = part_name(part), View(part)
        runs = ((rule, outcome) for rule in self.rules[name].values() for outcome in rule.run(view))
        return {
            (name, rule.name, outcome.binding): (outcome.stated, outcome.expected)
            for rule, outcome in runs
            if outcome.status == "broken"
        }


def _parts(subject: Subject) -> tuple[Subject, ...]:
    return (subject, *subject.proposals) if isinstance(subject, Bundle) else (subject,)
