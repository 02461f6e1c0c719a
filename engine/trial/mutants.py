"""Small slips that an author could make in a sentence; a rule's cases should notice each of them."""

from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from decimal import Decimal
from typing import Any, NamedTuple

from engine.language import syntax
from engine.language.explain import text_of
from engine.language.parser import parse


class Slip(NamedTuple):
    """A changed sentence: what was done to it, and what it reads now."""

    kind: str
    sentence: str


Change = tuple[str, syntax.Node]

_COMPARISONS: dict[str, tuple[syntax.ComparisonOperator, ...]] = {
    "=": ("!=", "<=", ">="),
    "!=": ("=",),
    "<": ("<=", ">="),
    "<=": ("<", ">"),
    ">": (">=", "<="),
    ">=": (">", "<"),
}
_ARITHMETIC: dict[str, syntax.ArithmeticOperator] = {"+": "-", "-": "+", "*": "/", "/": "*"}
_QUANTIFIERS: dict[str, tuple[syntax.Quantifier, ...]] = {"every": ("some",), "some": ("every", "no"), "no": ("some",)}
_AGGREGATES: dict[str, syntax.AggregateWord] = {
    "first": "last",
    "last": "first",
    "smallest": "largest",
    "largest": "smallest",
}
_EXCHANGED = {
    "varige": "implementering",
    "implementering": "varige",
    "detail": "total",
    "total": "detail",
    "subtotal": "detail",
    "ja": "nej",
    "nej": "ja",
    "blank": "ja",
    "service": "anlæg",
    "anlæg": "service",
}
"""Names that stand for their opposite: sections, roles, answers, areas."""


def slips(sentence: str) -> Iterator[Slip]:
    """Each changed sentence once, the original left out. Raises LanguageProblem where it is none."""
    tree = parse(sentence)
    seen = {text_of(tree)}
    for kind, changed in _changes(tree):
        text = text_of(changed)
        if text not in seen:
            seen.add(text)
            yield Slip(kind, text)


def _changes(node: syntax.Node) -> Iterator[Change]:
    """The node changed in itself, then with one of its parts changed."""
    own = _OWN.get(type(node))
    if own:
        yield from own(node)
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, syntax.Node):
            for kind, changed in _changes(value):
                part: Any = changed
                yield kind, replace(node, **{each.name: part})
        elif isinstance(value, tuple):
            for index, part in enumerate(value):
                for kind, changed in _changes(part):
                    parts: Any = (*value[:index], changed, *value[index + 1 :])
                    yield kind, replace(node, **{each.name: parts})


def _comparison(node: syntax.Comparison) -> Iterator[Change]:
    for operator in _COMPARISONS[node.operator]:
        yield f"{node.operator} → {operator}", replace(node, operator=operator)


def _number(node: syntax.Number) -> Iterator[Change]:
    yield f"{node.value} + 1", replace(node, value=node.value + Decimal(1))
    if node.value > 0:
        yield f"{node.value} - 1", replace(node, value=node.value - Decimal(1))


def _arithmetic(node: syntax.Arithmetic) -> Iterator[Change]:
    other = _ARITHMETIC[node.operator]
    yield f"{node.operator} → {other}", replace(node, operator=other)


def _negate(node: syntax.Negate) -> Iterator[Change]:
    yield "minus dropped", node.operand


def _quantified(node: syntax.Quantified) -> Iterator[Change]:
    for quantifier in _QUANTIFIERS[node.quantifier]:
        if node.body is not None or quantifier != "every":
            yield f"{node.quantifier} → {quantifier}", replace(node, quantifier=quantifier)


def _binder(node: syntax.Binder) -> Iterator[Change]:
    if node.condition is not None:
        yield "where dropped", replace(node, condition=None)
        yield "where negated", replace(node, condition=syntax.Not(node.condition))


def _joined(node: syntax.And | syntax.Or) -> Iterator[Change]:
    other = syntax.Or if isinstance(node, syntax.And) else syntax.And
    yield "and ↔ or", other(node.parts)
    for index, part in enumerate(node.parts):
        rest = (*node.parts[:index], *node.parts[index + 1 :])
        yield f"without {text_of(part)}", rest[0] if len(rest) == 1 else replace(node, parts=rest)


def _not(node: syntax.Not) -> Iterator[Change]:
    yield "not dropped", node.operand


def _negated(node: syntax.Membership | syntax.StateOf) -> Iterator[Change]:
    yield "negated", replace(node, negated=not node.negated)


def _mentions(node: syntax.Mentions) -> Iterator[Change]:
    yield "negated", syntax.Not(node)


def _aggregate(node: syntax.Aggregate) -> Iterator[Change]:
    if node.word in _AGGREGATES:
        other = _AGGREGATES[node.word]
        yield f"{node.word} → {other}", replace(node, word=other)


def _name(node: syntax.Name) -> Iterator[Change]:
    if node.name in _EXCHANGED:
        yield f"{node.name} → {_EXCHANGED[node.name]}", replace(node, name=_EXCHANGED[node.name])


def _quoted(node: syntax.Quoted) -> Iterator[Change]:
    if node.value in _EXCHANGED:
        yield f"{node.value} → {_EXCHANGED[node.value]}", replace(node, value=_EXCHANGED[node.value])


_OWN: dict[type[syntax.Node], Callable[[Any], Iterator[Change]]] = {
    syntax.Comparison: _comparison,
    syntax.Number: _number,
    syntax.Arithmetic: _arithmetic,
    syntax.Negate: _negate,
    syntax.Quantified: _quantified,
    syntax.Binder: _binder,
    syntax.And: _joined,
    syntax.Or: _joined,
    syntax.Not: _not,
    syntax.Membership: _negated,
    syntax.StateOf: _negated,
    syntax.Mentions: _mentions,
    syntax.Aggregate: _aggregate,
    syntax.Name: _name,
    syntax.Quoted: _quoted,
}
