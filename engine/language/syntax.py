"""The syntax tree of a sentence. Two trees are equal when they say the same, wherever they stand."""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

ArithmeticOperator = Literal["+", "-", "*", "/"]
ComparisonOperator = Literal["=", "!=", "<", "<=", ">", ">="]
StateWord = Literal["empty", "nil", "stated", "readable"]
Quantifier = Literal["every", "some", "no"]
AggregateWord = Literal["sum", "count", "smallest", "largest", "first", "last", "payback"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """`offset` counts characters from 0; it plays no part in equality."""

    offset: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Number(Node):
    """`6`, `0.25`."""

    value: Decimal


@dataclass(frozen=True, slots=True)
class Quoted(Node):
    """`'text'`; a quote inside is doubled."""

    value: str


@dataclass(frozen=True, slots=True)
class Truth(Node):
    """`true`, `false`."""

    value: bool


@dataclass(frozen=True, slots=True)
class Name(Node):
    """A bare word: a bound name, a definition, a field, a parameter or a constant."""

    name: str


@dataclass(frozen=True, slots=True)
class Call(Node):
    """`name(a, b)`."""

    name: str
    arguments: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class FieldOf(Node):
    """`record.name`."""

    record: Node
    name: str


@dataclass(frozen=True, slots=True)
class IndexOf(Node):
    """`row[year]`."""

    record: Node
    index: Node


@dataclass(frozen=True, slots=True)
class Negate(Node):
    """`-a`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Arithmetic(Node):
    """`a + b` and its like."""

    operator: ArithmeticOperator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Comparison(Node):
    """`stated = expected` and its like."""

    operator: ComparisonOperator
    left: Node
    right: Node


@dataclass(frozen=True, slots=True)
class Membership(Node):
    """`a in C`, `a not in C`."""

    element: Node
    collection: Node
    negated: bool


@dataclass(frozen=True, slots=True)
class StateOf(Node):
    """`c is empty`, `c is not nil`."""

    operand: Node
    state: StateWord
    negated: bool


@dataclass(frozen=True, slots=True)
class Mentions(Node):
    """`t mentions words`."""

    text: Node
    words: Node


@dataclass(frozen=True, slots=True)
class And(Node):
    """`A and B and C`."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Or(Node):
    """`A or B or C`."""

    parts: tuple[Node, ...]


@dataclass(frozen=True, slots=True)
class Not(Node):
    """`not A`."""

    operand: Node


@dataclass(frozen=True, slots=True)
class Conditional(Node):
    """`if A then S`."""

    premise: Node
    conclusion: Node


@dataclass(frozen=True, slots=True)
class Binder(Node):
    """`X in C where W`."""

    name: str
    collection: Node
    condition: Node | None


@dataclass(frozen=True, slots=True)
class Quantified(Node):
    """`every X in C where W: S`; `some` and `no` may do without `S`."""

    quantifier: Quantifier
    binders: tuple[Binder, ...]
    body: Node | None


@dataclass(frozen=True, slots=True)
class Aggregate(Node):
    """`sum of E over X in C where W`; `count of X in C where W` has no `E`."""

    word: AggregateWord
    body: Node | None
    binders: tuple[Binder, ...]
