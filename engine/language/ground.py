"""From a rule to its constraints on one subject, each judged exactly."""

from collections.abc import Iterator, Mapping
from fractions import Fraction
from math import lcm
from typing import Literal

from engine.language import typed
from engine.language.budget import Budget, TooMany, at_an_end
from engine.language.comparing import compared
from engine.language.constraint import Comparison, Constraint, Linear, Predicate
from engine.language.evaluate import Evaluator, Subject
from engine.language.figure import Exact, Figure
from engine.language.memo import Environment, Read
from engine.language.reasons import why_unsure
from engine.language.types import Numeric, Record
from engine.language.values import Amount, Open, Truth, Unknown
from engine.language.vocabulary import RECORDS
from engine.model.base import Model
from engine.model.cell import CellAddress

Status = Literal["held", "broken", "skipped"]


class Judgement(Model):
    """A demand on one binding, judged.

    `bound` is what the variables stand for. `left` and `right` are the numbers that the demand speaks of, None where it
    speaks of something else. `rounded`: it holds only within what rounding leaves open. `asked` are the figures that
    told whether the demand is made at all, `read` those that it was judged by: None where it was not judged.
    `is_open` where a condition that cannot be told leaves open whether there is a demand.
    """

    rule: str
    clause: typed.Clause
    status: Status
    bound: Environment
    reason: str = ""
    rounded: bool = False
    left: Amount | None = None
    right: Amount | None = None
    asked: tuple[CellAddress, ...] = ()
    read: Read | None = None
    is_open: bool = False

    @property
    def binding(self) -> tuple[tuple[str, str], ...]:
        """What each bound name stands for, in words."""
        steps = (step for step in self.clause.steps if isinstance(step, typed.Binder))
        names = (step.variable for step in steps if step.variable.number in self.bound)
        return tuple((each.name, _word(each, self.bound[each.number])) for each in names)

    @property
    def constraint(self) -> Constraint | None:
        """The demand as diagnosis and proofs read it; None where it is open whether there is one."""
        if self.is_open:
            return None
        return self._linear() or self._predicate()

    def _predicate(self) -> Predicate:
        cells = tuple(dict.fromkeys((*self.asked, *(self.read or ()))))
        leaf = self.clause.leaf
        operator = leaf.operator if self.read is not None and isinstance(leaf, typed.Comparison) else None
        return Predicate(self.rule, self.binding, cells, _address(self.left), operator)

    def _linear(self) -> Linear | None:
        leaf, left, right = self.clause.leaf, self.left, self.right
        if self.asked or self.read is None or not isinstance(leaf, typed.Comparison) or left is None or right is None:
            return None
        if left.terms is None or right.terms is None:
            return None
        terms = dict(left.terms)
        for address, factor in right.terms.items():
            terms[address] = terms.get(address, 0) - factor
        terms = {address: factor for address, factor in terms.items() if factor}
        if not terms or not _as_loose(terms, self.read, (left, right)):
            return None
        return self._scaled(terms, left.constant - right.constant, leaf.operator)

    def _scaled(self, terms: Mapping[CellAddress, Exact], constant: Exact, operator: Comparison) -> Linear:
        scale = lcm(*(Fraction(each).denominator for each in (*terms.values(), constant)))
        whole = tuple((address, int(factor * scale)) for address, factor in terms.items())
        return Linear(self.rule, self.binding, whole, int(constant * scale), operator, _address(self.left))


def judged(rule: str, clause: typed.Clause, subject: Subject) -> Iterator[Judgement]:
    """Every binding of a rule's clause, judged; where there are too many, the last judgement says so."""
    try:
        yield from _Judge(rule, clause, subject).steps(0, {}, ())
    except TooMany:
        yield Judgement(rule, clause, "skipped", {}, at_an_end().reason, is_open=True)


class _Judge:
    """Judges the bindings of one clause on one subject. Raises TooMany."""

    def __init__(self, rule: str, clause: typed.Clause, subject: Subject) -> None:
        self._rule = rule
        self._clause = clause
        self._evaluator = Evaluator(subject, Budget())
        self._sides = sides_of(clause.leaf)

    def steps(self, at: int, bound: Environment, asked: tuple[CellAddress, ...]) -> Iterator[Judgement]:
        """The judgements under a binding of the steps before the one at that index."""
        steps = self._clause.steps
        if at == len(steps):
            yield self._leaf(bound, asked)
            return
        step = steps[at]
        if isinstance(step, typed.Binder):
            yield from self._binder(step, at, bound, asked)
            return
        truth = self._evaluator.truth(step, bound)
        asked = (*asked, *self._taken())
        if truth is True:
            yield from self.steps(at + 1, bound, asked)
        elif isinstance(truth, Unknown):
            yield Judgement(self._rule, self._clause, "skipped", bound, truth.reason, asked=asked)
        else:
            yield Judgement(self._rule, self._clause, "held", bound, rounded=truth is Open.MAYBE, asked=asked)

    def _binder(
        self, step: typed.Binder, at: int, bound: Environment, asked: tuple[CellAddress, ...]
    ) -> Iterator[Judgement]:
        told = set()
        for inner, sure in self._evaluator.bind(step, bound):
            read = self._taken()
            if sure is True:
                yield from self.steps(at + 1, inner, (*asked, *read))
            elif (reason := why_unsure(sure)) not in told:
                told.add(reason)
                yield Judgement(self._rule, self._clause, "skipped", bound, reason, is_open=True)
        # What the elements that were ruled out last were told by says nothing of what follows.
        self._taken()

    def _leaf(self, bound: Environment, asked: tuple[CellAddress, ...]) -> Judgement:
        leaf = self._clause.leaf
        left, right = self._number(self._sides[0], bound), self._number(self._sides[1], bound)
        if isinstance(leaf, typed.Comparison) and left and right:
            truth = compared(leaf.operator, left, right)
        else:
            truth = self._evaluator.truth(leaf, bound)
        status, reason = _told(truth)
        rounded, read = truth is Open.MAYBE, self._taken()
        return Judgement(self._rule, self._clause, status, bound, reason, rounded, left, right, asked, read)

    def _number(self, side: typed.Node | None, bound: Environment) -> Amount | None:
        if side is None or not isinstance(side.type, Numeric):
            return None
        return self._evaluator.amount(side, bound)

    def _taken(self) -> Read:
        """What has been read since it was last asked."""
        read, self._evaluator.read = self._evaluator.read, {}
        return read


def sides_of(leaf: typed.Node) -> tuple[typed.Node | None, typed.Node | None]:
    """What is stated, and what is expected in its place; None where the demand speaks of none."""
    if isinstance(leaf, typed.Comparison):
        return leaf.left, leaf.right
    if isinstance(leaf, typed.StateOf):
        return leaf.operand, None
    return (leaf.element if isinstance(leaf, typed.Membership) else None), None


def _told(truth: Truth) -> tuple[Status, str]:
    if isinstance(truth, Unknown):
        return "skipped", truth.reason
    return ("held" if truth else "broken"), ""


def _as_loose(terms: Mapping[CellAddress, Exact], read: Read, sides: tuple[Amount, Amount]) -> bool:
    """Whether rounding leaves the terms as open as the sides that were judged.

    A rounded cell that stands on both sides may cancel, and the terms then say more than the judgement does.
    """
    judged = [side.interval.width for side in sides if side.interval]
    written = sum(Fraction(read[address]) * abs(Fraction(factor)) for address, factor in terms.items())
    return len(judged) < len(sides) or sum(judged) == written


def _address(left: Amount | None) -> CellAddress | None:
    return left.figure.address if left and left.figure else None


def _word(variable: typed.Variable, value: object) -> str:
    if isinstance(variable.type, Record):
        return str(RECORDS[variable.type.name].title(value))
    if isinstance(value, Figure):
        return value.source.text
    return str(value)
