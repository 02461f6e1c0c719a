"""A syntax tree as text again, and the vocabulary as a table for the documentation."""

from collections.abc import Callable, Mapping
from typing import Any

from engine.language import syntax
from engine.language.fields import Field
from engine.language.types import Collection, Enumeration
from engine.language.vocabulary import RECORDS


def text_of(node: syntax.Node) -> str:
    """The sentence, on one line; parsing it gives the same tree."""
    return _WORDS[type(node)](node)


def _inner(node: syntax.Node, looser: tuple[type[syntax.Node], ...]) -> str:
    """The text of a part, in parentheses if it would otherwise reach farther, or bind looser, than it should."""
    text = text_of(node)
    return f"({text})" if isinstance(node, looser) else text


_GREEDY: tuple[type[syntax.Node], ...] = (syntax.Quantified, syntax.Conditional, syntax.Aggregate)
_NOT_AN_AND = (*_GREEDY, syntax.Or, syntax.And)
_NOT_A_SUM = (*_NOT_AN_AND, syntax.Not, syntax.Comparison, syntax.Membership, syntax.StateOf, syntax.Mentions)
_NOT_A_POSTFIX = (*_NOT_A_SUM, syntax.Arithmetic, syntax.Negate, syntax.Number)


def _either(node: syntax.Or) -> str:
    return " or ".join(_inner(part, (*_GREEDY, syntax.Or)) for part in node.parts)


def _both(node: syntax.And) -> str:
    return " and ".join(_inner(part, _NOT_AN_AND) for part in node.parts)


def _not(node: syntax.Not) -> str:
    return f"not {_inner(node.operand, _NOT_AN_AND)}"


def _comparison(node: syntax.Comparison) -> str:
    return f"{_inner(node.left, _NOT_A_SUM)} {node.operator} {_inner(node.right, _NOT_A_SUM)}"


def _membership(node: syntax.Membership) -> str:
    word = "not in" if node.negated else "in"
    return f"{_inner(node.element, _NOT_A_SUM)} {word} {_inner(node.collection, _NOT_A_SUM)}"


def _state(node: syntax.StateOf) -> str:
    return f"{_inner(node.operand, _NOT_A_SUM)} is {'not ' * node.negated}{node.state}"


def _mentions(node: syntax.Mentions) -> str:
    return f"{_inner(node.text, _NOT_A_SUM)} mentions {_inner(node.words, _NOT_A_SUM)}"


def _arithmetic(node: syntax.Arithmetic) -> str:
    left, right = _inner(node.left, _NOT_A_SUM), _inner(node.right, _NOT_A_SUM)
    if node.operator in "*/" and _is_sum(node.left):
        left = f"({left})"
    if _is_sum(node.right) or (node.operator in "*/" and isinstance(node.right, syntax.Arithmetic)):
        right = f"({right})"
    return f"{left} {node.operator} {right}"


def _is_sum(node: syntax.Node) -> bool:
    return isinstance(node, syntax.Arithmetic) and node.operator in "+-"


def _conditional(node: syntax.Conditional) -> str:
    return f"if {text_of(node.premise)} then {text_of(node.conclusion)}"


def _quantified(node: syntax.Quantified) -> str:
    body = f": {text_of(node.body)}" if node.body else ""
    return f"{node.quantifier} {_binders(node.binders)}{body}"


def _aggregate(node: syntax.Aggregate) -> str:
    if node.body is None:
        return f"{node.word} of {_binders(node.binders)}"
    return f"{node.word} of {_inner(node.body, _NOT_A_SUM)} over {_binders(node.binders)}"


def _binders(binders: tuple[syntax.Binder, ...]) -> str:
    return ", ".join(map(text_of, binders))


def _binder(node: syntax.Binder) -> str:
    condition = f" where {_inner(node.condition, _GREEDY)}" if node.condition else ""
    return f"{node.name} in {_inner(node.collection, _NOT_A_SUM)}{condition}"


def _call(node: syntax.Call) -> str:
    return f"{node.name}({', '.join(_inner(argument, _GREEDY) for argument in node.arguments)})"


def _quoted(node: syntax.Quoted) -> str:
    doubled = node.value.replace("'", "''")
    return f"'{doubled}'"


_WORDS: Mapping[type[syntax.Node], Callable[[Any], str]] = {
    syntax.Number: lambda node: f"{node.value:f}",
    syntax.Quoted: _quoted,
    syntax.Truth: lambda node: "true" if node.value else "false",
    syntax.Name: lambda node: node.name,
    syntax.Call: _call,
    syntax.FieldOf: lambda node: f"{_inner(node.record, _NOT_A_POSTFIX)}.{node.name}",
    syntax.IndexOf: lambda node: f"{_inner(node.record, _NOT_A_POSTFIX)}[{text_of(node.index)}]",
    syntax.Negate: lambda node: f"-{_inner(node.operand, (*_NOT_A_SUM, syntax.Arithmetic))}",
    syntax.Arithmetic: _arithmetic,
    syntax.Comparison: _comparison,
    syntax.Membership: _membership,
    syntax.StateOf: _state,
    syntax.Mentions: _mentions,
    syntax.And: _both,
    syntax.Or: _either,
    syntax.Not: _not,
    syntax.Conditional: _conditional,
    syntax.Binder: _binder,
    syntax.Quantified: _quantified,
    syntax.Aggregate: _aggregate,
}


def vocabulary_table() -> str:
    """Every record with its fields and their types, in Markdown."""
    return "\n".join(_record(name) for name in RECORDS)


def _record(name: str) -> str:
    record = RECORDS[name]
    fields = " · ".join(_field(each) for each in record.fields.values())
    index = f" · `{name}[{record.index[0]}]` {record.index[1]}" if record.index else ""
    return f"- **{name}**: {fields}{index}"


def _field(each: Field) -> str:
    about = f" ({each.about})" if each.about else ""
    return f"`{each.name}` {_type(each)}{about}"


def _type(each: Field) -> str:
    of = each.type
    if isinstance(of, Enumeration) and of.members:
        return " or ".join(of.members)
    if isinstance(of, Collection):
        return f"list of {of.element}"
    return str(of)
