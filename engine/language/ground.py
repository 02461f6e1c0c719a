"""From a rule to its constraints on one subject, each judged exactly."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import Literal

from engine.language import typed
from engine.language.comparing import compared, why_unsure
from engine.language.constraint import Comparison, Constraint, Linear, Predicate
from engine.language.evaluate import Environment, Evaluator, Shortcut
from engine.language.figure import Exact, Figure
from engine.language.patience import Patience, TooMany, at_an_end
from engine.language.types import Numeric, Record
from engine.language.values import Amount, Open, Truth, Unknown
from engine.language.vocabulary import RECORDS
from engine.model.base import Model
from engine.model.cell import CellAddress

Status = Literal["held", "broken", "skipped"]

Read = Mapping[CellAddress, Exact]
"""The figures that were read, and how open rounding leaves each."""


class Judgement(Model):
    """One constraint on one binding, judged.

    `bound` is what the variables stand for. `left` and `right` are the numbers that the demand speaks of, None where it
    speaks of something else. `rounded`: it holds only within what rounding leaves open. `constraint` is None where a
    condition that cannot be told leaves open whether there is one.
    """

    status: Status
    bound: Environment
    reason: str = ""
    rounded: bool = False
    left: Amount | None = None
    right: Amount | None = None
    constraint: Constraint | None = None


class Grounder:
    """Grounds the clauses of one rule on one subject. With a shortcut (see `Evaluator`) it only judges."""

    def __init__(self, rule: str, root: object, shortcut: Shortcut | None = None) -> None:
        self._rule = rule
        self._root = root
        self._shortcut = shortcut
        self._patience = Patience()

    def clause(self, clause: typed.Clause) -> Iterator[Judgement]:
        """Every binding of the clause, judged; where there are too many, the last judgement says so."""
        try:
            yield from self._steps(clause, 0, {}, ())
        except TooMany:
            yield Judgement("skipped", {}, at_an_end().reason)

    def binding(self, clause: typed.Clause, bound: Environment) -> Judgement:
        """A binding of which it is known that all steps allow it."""
        try:
            return self._leaf(clause, bound, ())
        except TooMany:
            return Judgement("skipped", bound, at_an_end().reason)

    def broken(self, clause: typed.Clause, bound: Environment) -> Judgement:
        """A binding of which it is known that it breaks the demand, with the two sides."""
        try:
            left, right = _numbers(Evaluator(self._root, self._shortcut, self._patience), clause.leaf, bound)
        except TooMany:
            return Judgement("broken", bound)
        return Judgement("broken", bound, left=left, right=right)

    def _steps(
        self, clause: typed.Clause, at: int, bound: Environment, reads: tuple[CellAddress, ...]
    ) -> Iterator[Judgement]:
        if at == len(clause.steps):
            yield self._leaf(clause, bound, reads)
            return
        step = clause.steps[at]
        if isinstance(step, typed.Binder):
            yield from self._binder(clause, at, bound, reads)
            return
        evaluator = Evaluator(self._root, self._shortcut, self._patience)
        truth = evaluator.truth(step, bound)
        reads = (*reads, *evaluator.read)
        if truth is True:
            yield from self._steps(clause, at + 1, bound, reads)
        else:
            yield self._premise_fails(truth, clause, bound, reads)

    def _binder(
        self, clause: typed.Clause, at: int, bound: Environment, reads: tuple[CellAddress, ...]
    ) -> Iterator[Judgement]:
        evaluator = Evaluator(self._root, self._shortcut, self._patience)
        binder = clause.steps[at]
        assert isinstance(binder, typed.Binder)  # noqa: S101 - for mypy
        told = set()
        for inner, sure in evaluator.bind(binder, bound):
            if sure is True:
                yield from self._steps(clause, at + 1, inner, (*reads, *evaluator.read))
            elif (reason := why_unsure(sure)) not in told:
                told.add(reason)
                yield Judgement("skipped", bound, reason)
            evaluator.read.clear()

    def _premise_fails(
        self, truth: Truth, clause: typed.Clause, bound: Environment, reads: tuple[CellAddress, ...]
    ) -> Judgement:
        predicate = Predicate(self._rule, words(clause, bound), tuple(dict.fromkeys(reads)))
        if isinstance(truth, Unknown):
            return Judgement("skipped", bound, truth.reason, constraint=predicate)
        return Judgement("held", bound, rounded=truth is Open.MAYBE, constraint=predicate)

    def _leaf(self, clause: typed.Clause, bound: Environment, reads: tuple[CellAddress, ...]) -> Judgement:
        evaluator = Evaluator(self._root, self._shortcut, self._patience)
        leaf = clause.leaf
        left, right = _numbers(evaluator, leaf, bound)
        if isinstance(leaf, typed.Comparison) and left and right:
            truth = compared(leaf.operator, left, right)
        else:
            truth = evaluator.truth(leaf, bound)
        if self._shortcut:
            return _judged(truth, bound, left, right, None)
        cells = tuple(dict.fromkeys((*reads, *evaluator.read)))
        linear = None if reads else self._linear(clause, bound, (left, right), evaluator.read)
        operator = leaf.operator if isinstance(leaf, typed.Comparison) else None
        predicate = Predicate(self._rule, words(clause, bound), cells, _address(left), operator)
        return _judged(truth, bound, left, right, linear or predicate)

    def _linear(
        self, clause: typed.Clause, bound: Environment, sides: tuple[Amount | None, Amount | None], read: Read
    ) -> Linear | None:
        left, right = sides
        if not isinstance(clause.leaf, typed.Comparison) or left is None or right is None:
            return None
        if left.terms is None or right.terms is None:
            return None
        terms = dict(left.terms)
        for address, factor in right.terms.items():
            terms[address] = terms.get(address, 0) - factor
        terms = {address: factor for address, factor in terms.items() if factor}
        if not terms or not _as_loose(terms, read, (left, right)):
            return None
        return self._scaled(clause, bound, terms, left.constant - right.constant, _address(left))

    def _scaled(
        self,
        clause: typed.Clause,
        bound: Environment,
        terms: Mapping[CellAddress, Exact],
        constant: Exact,
        stated: CellAddress | None,
    ) -> Linear:
        scale = lcm(*(Fraction(each).denominator for each in (*terms.values(), constant)))
        whole = tuple((address, int(factor * scale)) for address, factor in terms.items())
        operator: Comparison = clause.leaf.operator  # type: ignore[attr-defined]
        return Linear(self._rule, words(clause, bound), whole, int(constant * scale), operator, stated)


def sides_of(leaf: typed.Node) -> tuple[typed.Node | None, typed.Node | None]:
    """What is stated, and what is expected in its place; None where the demand speaks of none."""
    if isinstance(leaf, typed.Comparison):
        return leaf.left, leaf.right
    if isinstance(leaf, typed.StateOf):
        return leaf.operand, None
    return (leaf.element if isinstance(leaf, typed.Membership) else None), None


def is_number(side: typed.Node | None) -> bool:
    """Whether it is one that a judgement holds."""
    return side is not None and isinstance(side.type, Numeric)


def _numbers(evaluator: Evaluator, leaf: typed.Node, bound: Environment) -> tuple[Amount | None, Amount | None]:
    left, right = sides_of(leaf)
    return _number(evaluator, left, bound), _number(evaluator, right, bound)


def _number(evaluator: Evaluator, side: typed.Node | None, bound: Environment) -> Amount | None:
    return evaluator.amount(side, bound) if side is not None and is_number(side) else None


def _judged(
    truth: Truth, bound: Environment, left: Amount | None, right: Amount | None, constraint: Constraint | None
) -> Judgement:
    if isinstance(truth, Unknown):
        return Judgement("skipped", bound, truth.reason, left=left, right=right, constraint=constraint)
    status: Status = "held" if truth else "broken"
    return Judgement(status, bound, rounded=truth is Open.MAYBE, left=left, right=right, constraint=constraint)


def _as_loose(terms: Mapping[CellAddress, Exact], read: Read, sides: tuple[Amount, Amount]) -> bool:
    """Whether rounding leaves the terms as open as the sides that were judged.

    A rounded cell that stands on both sides may cancel, and the terms then say more than the judgement does.
    """
    judged = [side.interval.width for side in sides if side.interval]
    written = sum(Fraction(read[address]) * abs(Fraction(factor)) for address, factor in terms.items())
    return len(judged) < len(sides) or sum(judged) == written


def _address(left: Amount | None) -> CellAddress | None:
    return left.figure.address if left and left.figure else None


def words(clause: typed.Clause, bound: Environment) -> tuple[tuple[str, str], ...]:
    """What each bound name stands for, in words."""
    variables = (step.variable for step in clause.steps if isinstance(step, typed.Binder))
    return tuple((each.name, _word(each, bound[each.number])) for each in variables if each.number in bound)


def _word(variable: typed.Variable, value: object) -> str:
    if isinstance(variable.type, Record):
        return str(RECORDS[variable.type.name].title(value))
    if isinstance(value, Figure):
        return value.source.text
    return str(value)
