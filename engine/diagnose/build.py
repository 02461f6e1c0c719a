"""From a proposal or bundle and its rules to the system that diagnosis solves."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple

from engine.diagnose.cells import cell_infos
from engine.diagnose.rerun import Moves, Rerun, part_name
from engine.diagnose.system import CellInfo, Computed, Demand, System
from engine.diagnose.unlisted import Committees, misnumbered, untellable
from engine.language import CompiledRule, View
from engine.language.bundle_view import BundleView
from engine.language.constraint import Constraint, Linear, Predicate
from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.proposal import Proposal

Subject = Proposal | Bundle
Cells = Mapping[CellAddress, CellInfo]


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules to diagnose by: on single proposals, and on the bundle.

    What `firm` rules say is equal must be equal. No correction is made to please a `soft` one, but what it says of a
    correction is shown. `areas` are the styringsområder that there are (none named: any), `committees` the udvalg by
    its own names and those of its forvaltning.
    """

    firm: tuple[CompiledRule, ...] = ()
    soft: tuple[CompiledRule, ...] = ()
    firm_of_bundle: tuple[CompiledRule, ...] = ()
    soft_of_bundle: tuple[CompiledRule, ...] = ()
    areas: frozenset[str] = frozenset()
    committees: Committees = field(default_factory=dict)

    def firm_on(self, part: Subject) -> tuple[CompiledRule, ...]:
        """The firm rules that a proposal, or a bundle without its proposals, is held against."""
        return self.firm if isinstance(part, Proposal) else self.firm_of_bundle

    def soft_on(self, part: Subject) -> tuple[CompiledRule, ...]:
        """The soft rules, likewise."""
        return self.soft if isinstance(part, Proposal) else self.soft_of_bundle


class Grounded(NamedTuple):
    """A constraint, with the part of the subject and the rule that it comes from."""

    part: Subject
    rule: CompiledRule
    constraint: Constraint


class Equation(NamedTuple):
    """A linear constraint, with the part of the subject and the rule that it comes from."""

    part: Subject
    rule: CompiledRule
    constraint: Linear


def build_system(
    subject: Subject, rules: Rules, within: Container[str] | None = None, reruns: "Reruns | None" = None
) -> System:
    """The system of a proposal, or of a bundle with all its proposals.

    `within` are the proposals, by their owner, that are also held against the rules on single proposals; None: all.
    What `reruns` know of the subject is not computed again.
    """
    reruns = reruns or Reruns(subject)
    cells, parts = reruns.cells, _parts(subject, within)
    firm = [each for part in parts for each in reruns.grounded(part, rules.firm_on(part))]
    soft = [each for part in parts for each in reruns.grounded(part, rules.soft_on(part))]
    linear = list(_linear(firm, cells))
    equal = [each for each in linear if each.constraint.comparison == "="]
    equal = _telling(subject, equal, cells, rules.committees)
    told = {id(each) for each in equal}
    guards = (each.constraint for each in (*linear, *_linear(soft, cells)) if id(each) not in told)
    equations = tuple(each.constraint for each in equal)
    doubted = misnumbered(BundleView(subject)) if isinstance(subject, Bundle) else ()
    computed = (each for each in _computed(firm, cells, reruns) if _row_of(each) not in doubted)
    readable = _readable(firm, cells, reruns)
    return System(
        cells,
        equations,
        tuple(computed),
        tuple(guards),
        moved=_moves(subject, equal),
        readable=tuple(readable),
        limits=tuple(_limits(firm, reruns)),
        areas=rules.areas,
    )


def _parts(subject: Subject, within: Container[str] | None) -> list[Subject]:
    if isinstance(subject, Proposal):
        return [subject]
    return [subject, *(each for each in subject.proposals if within is None or each.owner in within)]


def _linear(grounded: Iterable[Grounded], cells: Cells) -> Iterator[Equation]:
    for part, rule, constraint in grounded:
        if isinstance(constraint, Linear) and _is_clear(constraint, cells):
            yield Equation(part, rule, constraint)


def _telling(subject: Subject, equal: list[Equation], cells: Cells, committees: Committees) -> list[Equation]:
    """The equations that tell what their figures should be."""
    if not isinstance(subject, Bundle):
        return equal
    system = System(cells)
    values = system.values()
    failing = [each.constraint for each in equal if not system.holds(each.constraint, values)]
    left_alone = untellable(subject, failing, committees) if failing else ()
    return [each for each in equal if each.constraint not in left_alone]


def _is_clear(constraint: Linear, cells: Cells) -> bool:
    """Whether all cells are known, but for one at most: two unreadable ones say nothing of each other."""
    found = [cells.get(address) for address, _ in constraint.terms]
    return None not in found and sum(info.unreadable for info in found if info) <= 1


class Reruns:
    """A subject's cells, and its parts: each as it stands, its constraints, and to be judged with other figures."""

    def __init__(self, subject: Subject) -> None:
        self.cells = cell_infos(subject)
        self._known: dict[str, Rerun] = {}
        self._grounded: dict[tuple[int, tuple[CompiledRule, ...]], list[Grounded]] = {}

    def of(self, part: Subject) -> Rerun:
        """That of one part."""
        name = part_name(part)
        if name not in self._known:
            self._known[name] = Rerun(part)
        return self._known[name]

    def grounded(self, part: Subject, rules: tuple[CompiledRule, ...]) -> list[Grounded]:
        """The constraints that the rules make of one part."""
        # Two proposals may bear one id, and are two parts all the same.
        key = id(part), rules
        if key not in self._grounded:
            known = self.of(part)
            view = known.view(frozenset()) if known.part is part else View(part)
            self._grounded[key] = [Grounded(part, rule, each) for rule in rules for each in rule.ground(view)]
        return self._grounded[key]


def _computed(grounded: Iterable[Grounded], cells: Cells, reruns: Reruns) -> Iterator[Computed]:
    for part, rule, constraint in grounded:
        if isinstance(constraint, Predicate) and constraint.comparison == "=" and constraint.stated:
            info = cells.get(constraint.stated)
            if info and info.scale == 1:
                wanted = partial(reruns.of(part).wanted, rule, constraint)
                yield Computed(constraint, wanted, derived=info.quantity is None)


def _row_of(computed: Computed) -> tuple[str, int] | None:
    stated = computed.origin.stated
    return (stated.part, stated.row) if stated else None


def _readable(grounded: Iterable[Grounded], cells: Cells, reruns: Reruns) -> Iterator[Demand]:
    """The demands that compare nothing, on cells that no one can read."""
    for part, rule, constraint in grounded:
        if isinstance(constraint, Predicate) and constraint.comparison is None and constraint.stated:
            info = cells.get(constraint.stated)
            if info and info.unreadable:
                yield Demand(constraint, partial(reruns.of(part).met, rule, constraint))


def _limits(grounded: Iterable[Grounded], reruns: Reruns) -> Iterator[Demand]:
    """The limits that fail, on what follows from the figures in no linear way (how long a payback may be)."""
    for part, rule, constraint in grounded:
        if isinstance(constraint, Predicate) and constraint.comparison in _LIMITS:
            at = reruns.of(part).failing(rule).get(constraint.binding)
            if at is not None:
                yield Demand(replace(constraint, stated=at), partial(reruns.of(part).met, rule, constraint))


_LIMITS = ("<", "<=", ">", ">=")


def _moves(subject: Subject, equations: Iterable[Equation]) -> Moves:
    moves = Moves(subject)
    for number, (part, rule, constraint) in enumerate(equations):
        moves.add(number, part, rule, constraint)
    return moves
