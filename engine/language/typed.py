"""The typed tree: every name resolved, every definition put in its place. All that runs a rule reads this."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import TYPE_CHECKING

from engine.language.figure import Exact
from engine.language.types import Type
from engine.model.base import Model

if TYPE_CHECKING:
    from engine.language.fields import Field
    from engine.language.syntax import AggregateWord, ArithmeticOperator, ComparisonOperator, Quantifier, StateWord

Scalar = Exact | str | bool | dt.date


class Node(Model, eq=False, kw_only=True):
    """`type` is that of its value; sentences are Bool. A node equals only itself; `shape` tells which say the same."""

    type: Type


def part_names(node: Node | Binder | Clause) -> tuple[str, ...]:
    """The names of what it is made of, in order; its type is none of them."""
    return tuple([name for name in node.__struct_fields__ if name != "type"])


def children(node: Node) -> Iterator[Node]:
    """The nodes that it is made of, in order; what its binders hold is not among them."""
    for name in part_names(node):
        value = getattr(node, name)
        yield from (each for each in (value if isinstance(value, tuple) else (value,)) if isinstance(each, Node))


class Constant(Node):
    """A literal, a constant of an enumeration, or a parameter; a list parameter is a tuple."""

    value: Scalar | tuple[Scalar, ...]


class Subject(Node):
    """The proposal or the bundle that the rule is about."""

    name: str


class Variable(Node):
    """A name that a quantifier bound. `number` is its own within the rule."""

    name: str
    number: int


class FieldOf(Node):
    """A field of a record."""

    record: Node
    field: Field


class Figure(Node):
    """`row[year]`: the figure in a row under a year."""

    row: Node
    year: Node


class Negate(Node):
    """`-a`."""

    operand: Node


class Size(Node):
    """`size(a)`."""

    operand: Node


class Arithmetic(Node):
    """`a + b` and its like."""

    operator: ArithmeticOperator
    left: Node
    right: Node


class Aggregate(Node):
    """`sum of E over …`; a count has no body."""

    word: AggregateWord
    body: Node | None
    binders: tuple[Binder, ...]


class Comparison(Node):
    """`stated = expected` and its like."""

    operator: ComparisonOperator
    left: Node
    right: Node


class Membership(Node):
    """`a in C`."""

    element: Node
    collection: Node


class StateOf(Node):
    """`c is empty` and its like."""

    operand: Node
    state: StateWord


class Mentions(Node):
    """`t mentions words`."""

    text: Node
    words: Node


class And(Node):
    """All parts hold."""

    parts: tuple[Node, ...]


class Or(Node):
    """One part holds."""

    parts: tuple[Node, ...]


class Not(Node):
    """`not A`, also of `is not` and `not in`."""

    operand: Node


class Conditional(Node):
    """`if A then S`."""

    premise: Node
    conclusion: Node


class Binder(Model, eq=False):
    """`X in C where W`."""

    variable: Variable
    collection: Node
    condition: Node | None


class Quantified(Node):
    """A quantified sentence; `body` may be missing in `some` and `no`."""

    quantifier: Quantifier
    binders: tuple[Binder, ...]
    body: Node | None


class Clause(Model, eq=False):
    """One part of a rule: for each binding that the steps allow, the leaf must hold.

    A step is a binder, or a premise that must be true for the leaf to be demanded.
    """

    steps: tuple[Binder | Node, ...]
    leaf: Node


def clauses(sentence: Node) -> tuple[Clause, ...]:
    """The sentence as a list of clauses: `every`, `no`, `if` and `and` at its top taken apart."""
    return tuple(_clauses(sentence, ()))


def _clauses(sentence: Node, steps: tuple[Binder | Node, ...]) -> list[Clause]:
    if isinstance(sentence, And):
        return [clause for part in sentence.parts for clause in _clauses(part, steps)]
    if isinstance(sentence, Conditional):
        return _clauses(sentence.conclusion, (*steps, sentence.premise))
    if isinstance(sentence, Quantified) and sentence.quantifier == "every" and sentence.body:
        return _clauses(sentence.body, (*steps, *sentence.binders))
    if isinstance(sentence, Quantified) and sentence.quantifier == "no":
        return [_none(sentence, steps)]
    return [Clause(steps, sentence)]


def _none(sentence: Quantified, steps: tuple[Binder | Node, ...]) -> Clause:
    """`no X in C where W: S` demands `not S` of each X; without S it demands `not W`."""
    *outer, last = sentence.binders
    wrong = sentence.body
    if wrong is None:
        wrong, last = last.condition, Binder(last.variable, last.collection, None)
    if wrong is None:
        wrong = Constant(True, type=sentence.type)
    return Clause((*steps, *outer, last), Not(wrong, type=sentence.type))
