"""A rule as data and back, so that a pack that was found sound need not be parsed again.

A tree becomes nested lists, each headed by the name of its class; a type becomes a text, since the same few stand
everywhere. Nothing but the classes named here can come of such data.
"""

import datetime as dt
import json
from collections.abc import Callable, Mapping
from fractions import Fraction
from functools import cache
from typing import Any

from engine.language import typed, types
from engine.language.fields import Field
from engine.language.location import Pointer
from engine.language.message import Template
from engine.language.rule import CompiledRule, Condition, Part
from engine.language.vocabulary import RECORDS

Stored = dict[str, Any]
"""What `CompiledRule` is made of, as JSON holds it; what is not needed in every run is a text of JSON in there."""


def to_data(rule: CompiledRule, messages: tuple[str, ...]) -> Stored:
    """The rule with these of its messages. Raises KeyError on a tree that holds something new."""
    return {
        "name": rule.name,
        "applies": rule.applies and [rule.applies.text, _text(rule.applies.sentence)],
        "parts": _text(tuple((each.clause, each.pointer.at) for each in rule.parts)),
        "messages": [{name: _text(_cut(each.template(name))) for name in messages} for each in rule.parts],
    }


def from_data(data: Stored) -> CompiledRule:
    """The rule again; its trees are made when first asked for."""

    def applies() -> Condition | None:
        return Condition(data["applies"][0], _tree(data["applies"][1])) if data["applies"] else None

    def parts() -> tuple[Part, ...]:
        pairs = zip(_tree(data["parts"]), data["messages"], strict=True)
        return tuple(_part(clause, at, messages) for (clause, at), messages in pairs)

    return CompiledRule(data["name"], applies, parts)


def _part(clause: typed.Clause, at: typed.Node | None, messages: Mapping[str, str]) -> Part:
    return Part(clause, Pointer(clause, at), lambda name: Template(*_tree(messages[name])))


def _cut(template: Template) -> tuple[Any, ...]:
    return (template.texts, template.values)


def _text(tree: object) -> str:
    return json.dumps(listed(tree), ensure_ascii=False, separators=(",", ":"))


def _tree(text: str) -> Any:
    return made(json.loads(text))


# To data


def listed(value: Any) -> Any:
    """A value or tree of the language as JSON holds it. Raises KeyError on what is none."""
    if value is None or (isinstance(value, bool | int | str) and type(value) in (bool, int, str)):
        return value
    return _LISTED[type(value)](value)


def _node(node: Any) -> list[Any]:
    typed_as = [_type_text(node.type)] if isinstance(node, typed.Node) else []
    return [type(node).__name__, *typed_as, *(listed(getattr(node, name)) for name in typed.part_names(node))]


def _type_text(of: types.Type) -> str:
    match of:
        case types.Numeric():
            return f"Numeric {of.unit.name} {int(of.cell)}"
        case types.Enumeration():
            return " ".join(("Enumeration", of.name, *of.members))
        case types.Collection():
            return f"Collection {_type_text(of.element)}"
        case _:
            return f"{type(of).__name__} {of.name}"


@cache
def _places() -> dict[int, tuple[str, str]]:
    """In which record, and under which name there, each field stands."""
    return {id(field): (record, name) for record, each in RECORDS.items() for name, field in each.fields.items()}


_NODES: tuple[type[Any], ...] = (
    typed.Constant,
    typed.Subject,
    typed.Variable,
    typed.FieldOf,
    typed.Figure,
    typed.Negate,
    typed.Size,
    typed.Arithmetic,
    typed.Aggregate,
    typed.Comparison,
    typed.Membership,
    typed.StateOf,
    typed.Mentions,
    typed.And,
    typed.Or,
    typed.Not,
    typed.Conditional,
    typed.Quantified,
)
_PARTS: tuple[type[Any], ...] = (typed.Binder, typed.Clause)

_LISTED: Mapping[type, Callable[[Any], list[Any]]] = {
    **dict.fromkeys((*_NODES, *_PARTS), _node),
    tuple: lambda value: ["", *map(listed, value)],
    Field: lambda field: ["Field", *_places()[id(field)]],
    Fraction: lambda value: ["Fraction", value.numerator, value.denominator],
    dt.date: lambda value: ["date", value.isoformat()],
}

# From data


def made(data: Any) -> Any:
    """The value or tree that was `listed`. Raises KeyError, TypeError or ValueError on anything else."""
    if data.__class__ is not list:
        return data
    kind, *parts = data
    return _MADE[kind](*map(made, parts))


def _of_node(kind: type[Any]) -> Callable[..., Any]:
    return lambda of, *parts: kind(*parts, type=_type(of))


@cache
def _type(text: str) -> types.Type:
    kind, _, rest = text.partition(" ")
    match kind:
        case "Numeric":
            unit, cell = rest.split(" ")
            return types.Numeric(types.Unit[unit], cell == "1")
        case "Enumeration":
            name, *members = rest.split(" ")
            return types.Enumeration(name, tuple(members))
        case "Collection":
            return types.Collection(_type(rest))
        case "Record":
            return types.Record(rest)
        case "Plain":
            return types.Plain(rest)
    raise ValueError(f"no type: {text}")


_MADE: Mapping[str, Callable[..., Any]] = {
    **{kind.__name__: _of_node(kind) for kind in _NODES},
    **{kind.__name__: kind for kind in _PARTS},
    "": lambda *parts: parts,
    "Field": lambda record, name: RECORDS[record].fields[name],
    "Fraction": Fraction,
    "date": dt.date.fromisoformat,
}
