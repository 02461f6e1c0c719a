"""From a proposal or bundle and its rules to the system that diagnosis solves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from engine.diagnose.cells import cell_infos, with_figures, with_row_moved
from engine.diagnose.system import CellInfo, Computed, System, Values, Wanted
from engine.language import CompiledRule, View
from engine.language.constraint import Constraint, Linear, Predicate
from engine.language.ground import Judgement
from engine.language.values import Amount
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.proposal import Proposal

Subject = Proposal | Bundle
Cells = Mapping[CellAddress, CellInfo]

_NEVER = 10**6
"""A computed figure beyond this is none that a cell could hold (a payback that never comes)."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules to diagnose by: on single proposals, and on the bundle.

    What `firm` rules say is equal must be equal. No correction is made to please a `soft` one, but what it says of a
    correction is shown.
    """

    firm: tuple[CompiledRule, ...] = ()
    soft: tuple[CompiledRule, ...] = ()
    firm_of_bundle: tuple[CompiledRule, ...] = ()
    soft_of_bundle: tuple[CompiledRule, ...] = ()


class Grounded(NamedTuple):
    """A constraint, with the part of the subject and the rule that it comes from."""

    part: Subject
    rule: CompiledRule
    constraint: Constraint


def build_system(subject: Subject, rules: Rules) -> System:
    """The system of a proposal, or of a bundle with all its proposals."""
    cells = cell_infos(subject)
    firm = list(_grounded(subject, rules.firm, rules.firm_of_bundle))
    soft = list(_grounded(subject, rules.soft, rules.soft_of_bundle))
    computed = tuple(_computed(firm, cells))
    equations = tuple(_equations(firm, cells))
    guards = [each for each in _linear((*firm, *soft), cells) if each not in equations]

    def moved(row: CellAddress, section: str, area: str) -> tuple[Linear, ...]:
        after = with_row_moved(subject, row, section, area)
        return tuple(_equations(_grounded(after, rules.firm, rules.firm_of_bundle), cells))

    return System(cells, equations, computed, tuple(guards), moved)


def _grounded(
    subject: Subject, rules: Iterable[CompiledRule], rules_of_bundle: Iterable[CompiledRule]
) -> Iterator[Grounded]:
    if isinstance(subject, Proposal):
        yield from _of_part(subject, rules)
        return
    yield from _of_part(subject, rules_of_bundle)
    for proposal in subject.proposals:
        yield from _of_part(proposal, rules)


def _of_part(part: Subject, rules: Iterable[CompiledRule]) -> Iterator[Grounded]:
    view = View(part)
    for rule in rules:
        for constraint in rule.ground(view):
            yield Grounded(part, rule, constraint)


def _linear(grounded: Iterable[Grounded], cells: Cells) -> Iterator[Linear]:
    for _, _, constraint in grounded:
        if isinstance(constraint, Linear) and _is_clear(constraint, cells):
            yield constraint


def _equations(grounded: Iterable[Grounded], cells: Cells) -> Iterator[Linear]:
    return (each for each in _linear(grounded, cells) if each.comparison == "=")


def _is_clear(constraint: Linear, cells: Cells) -> bool:
    """Whether all cells are known, but for one at most: two unreadable ones say nothing of each other."""
    found = [cells.get(address) for address, _ in constraint.terms]
    return None not in found and sum(info.unreadable for info in found if info) <= 1


def _computed(grounded: Iterable[Grounded], cells: Cells) -> Iterator[Computed]:
    reruns: dict[tuple[int, str], _Rerun] = {}
    for part, rule, constraint in grounded:
        if isinstance(constraint, Predicate) and constraint.comparison == "=" and constraint.stated in cells:
            rerun = reruns.setdefault((id(part), rule.name), _Rerun(part, rule, cells))
            yield Computed(constraint, partial(rerun.wanted, constraint))


@dataclass(frozen=True, slots=True)
class _Rerun:
    """A rule to be judged again on other figures. The same figures are judged once."""

    part: Subject
    rule: CompiledRule
    cells: Cells
    judged: dict[frozenset[tuple[CellAddress, int]], list[Judgement]] = field(default_factory=dict)

    def wanted(self, predicate: Predicate, values: Values) -> Wanted:
        """The right side of the comparison, if the figures of the part were `values`."""
        own = None if isinstance(self.part, Bundle) else self.part.id
        changed = frozenset(
            (address, value)
            for address, value in values.items()
            if own in (None, address.owner) and value != self.cells[address].amount
        )
        if changed not in self.judged:
            self.judged[changed] = list(self.rule.judge(View(with_figures(self.part, dict(changed)))))
        named = (
            each for each in self.judged[changed] if each.constraint and each.constraint.binding == predicate.binding
        )
        return _right(next(named, None))


def _is_on(judgement: Judgement, predicate: Predicate) -> bool:
    found = judgement.constraint
    return found is not None and (found.binding, found.stated) == (predicate.binding, predicate.stated)


def _right(judgement: Judgement | None) -> Wanted:
    if judgement is None or judgement.status == "skipped" or not isinstance(judgement.right, Amount):
        return Wanted(None, open=True)
    interval = judgement.right.interval
    if interval is None or interval.low != interval.high or not isinstance(interval.low, int):
        return Wanted(None, open=True)
    return Wanted(interval.low) if interval.low <= _NEVER else Wanted(None)
