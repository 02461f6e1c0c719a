"""Rules judged again on a subject that is other than it stands: with other figures, or with a row moved."""

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from engine.diagnose.cells import with_figures, with_row_moved
from engine.diagnose.system import Values, Wanted
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
    """The proposal's id; "" for the bundle itself."""
    return "" if isinstance(part, Bundle) else part.id


@dataclass(frozen=True, slots=True)
class Rerun:
    """One part of a subject with other figures. What was judged once is remembered."""

    part: Subject
    amounts: Values
    views: dict[Changes, View] = field(default_factory=dict)
    results: dict[tuple[str, Changes], Result] = field(default_factory=dict)

    def wanted(self, rule: CompiledRule, predicate: Predicate, values: Values) -> Wanted:
        """The right side of the comparison, if the figures were `values`."""
        result = self._result(rule, self._changes(values))
        outcome = next((each for each in result if each.binding == predicate.binding), None)
        if outcome is not None:
            return _expected(outcome)
        if not result.checked or predicate.stated is None:
            return Wanted(None, open=True)
        return Wanted(values[predicate.stated])

    def met(self, rule: CompiledRule, predicate: Predicate, values: Values) -> bool:
        """Whether the demand is met where the figures are `values`."""
        result = self._result(rule, self._changes(values))
        return not any(each.binding == predicate.binding for each in result)

    def _changes(self, values: Values) -> Changes:
        changed = [pair for pair in values.items() if pair[1] != self.amounts[pair[0]]]
        if isinstance(self.part, Bundle):
            return frozenset(changed)
        return frozenset(pair for pair in changed if pair[0].owner == self.part.id)

    def _result(self, rule: CompiledRule, changes: Changes) -> Result:
        if changes not in self.views:
            self.views[changes] = View(with_figures(self.part, dict(changes)))
        key = rule.name, changes
        if key not in self.results:
            self.results[key] = rule.run(self.views[changes])
        return self.results[key]


def _expected(outcome: Outcome) -> Wanted:
    expected = outcome.expected
    if outcome.status != "broken" or not isinstance(expected, int | Decimal):
        return Wanted(None, open=True)
    return Wanted(int(expected)) if expected <= _NEVER and expected == int(expected) else Wanted(None)


Broken = dict[int, tuple[object, object]]
"""Both sides of the comparison of each equation that fails, by its number."""


@dataclass(frozen=True, slots=True)
class Moves:
    """Answers which equations would fail if a row stood elsewhere (`System.moved`)."""

    subject: Subject
    numbers: dict[tuple[str, str, Binding], set[int]] = field(default_factory=lambda: defaultdict(set))
    rules: dict[str, dict[str, CompiledRule]] = field(default_factory=lambda: defaultdict(dict))
    before: dict[str, Broken | None] = field(default_factory=dict)

    def add(self, number: int, part: Subject, rule: CompiledRule, equation: Linear) -> None:
        """Make known the equation of that number."""
        self.numbers[part_name(part), rule.name, equation.binding].add(number)
        self.rules[part_name(part)][rule.name] = rule

    def __call__(self, row: CellAddress, section: str, area: str) -> frozenset[int] | None:
        """The numbers of the equations that would fail, all of which fail now and by as much; None for any other."""
        if not self.before:
            self.before.update((part_name(part), self._broken(part)) for part in _parts(self.subject))
        failing: set[int] = set()
        for part in _parts(with_row_moved(self.subject, row, section, area)):
            before = self.before[part_name(part)]
            after = self._broken(part) if part_name(part) in ("", row.owner) else before
            if before is None or after is None or not after.items() <= before.items():
                return None
            failing |= after.keys()
        return frozenset(failing)

    def _broken(self, part: Subject) -> Broken | None:
        """None where something fails that is none of the equations."""
        name, view = part_name(part), View(part)
        runs = ((rule, outcome) for rule in self.rules[name].values() for outcome in rule.run(view))
        broken = [(rule, outcome) for rule, outcome in runs if outcome.status == "broken"]
        if any((name, rule.name, outcome.binding) not in self.numbers for rule, outcome in broken):
            return None
        return {
            number: (outcome.stated, outcome.expected)
            for rule, outcome in broken
            for number in self.numbers[name, rule.name, outcome.binding]
        }


def _parts(subject: Subject) -> tuple[Subject, ...]:
    return (subject, *subject.proposals) if isinstance(subject, Bundle) else (subject,)
