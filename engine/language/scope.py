"""The names that a rule may use: what the pack adds, what is bound, and what stands open."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from difflib import get_close_matches

from engine.language import syntax, typed, types
from engine.language.figure import plain
from engine.language.types import BOOL, DATE, TEXT, Collection, Numeric, Record, Type
from engine.texts import say


@dataclass(frozen=True, slots=True)
class Parameter:
    """A value that the pack sets. A list's is a tuple."""

    type: Type
    value: typed.Scalar | tuple[typed.Scalar, ...]


@dataclass(frozen=True, slots=True)
class Definition:
    """A named sentence or value of the pack; `header` is as the pack writes it."""

    header: str
    parameters: tuple[str, ...]
    body: syntax.Node


@dataclass(frozen=True, slots=True)
class Library:
    """What a pack adds to the language. A definition may use those before it."""

    definitions: Mapping[str, Definition] = field(default_factory=dict)
    parameters: Mapping[str, Parameter] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Scope:
    """The names that are known at a point: bound ones, and the records whose fields need no name before them."""

    bound: Mapping[str, typed.Node]
    roots: tuple[typed.Node, ...]
    definitions: tuple[str, ...]
    """The names of the definitions that may be used here."""
    words: Mapping[str, str] = field(default_factory=dict)
    """The bare words that a definition's arguments were written as: each may be a constant where it meets one."""

    def with_name(self, name: str, node: typed.Node) -> "Scope":
        """The scope within a binder."""
        roots = (*self.roots, node) if name == "proposal" and node.type == Record("proposal") else self.roots
        return replace(self, bound={**self.bound, name: node}, roots=roots)


def subject(name: str) -> typed.Node:
    """The record that a rule of scope `proposal` or `bundle` is about."""
    return typed.Subject(name, type=Record(name))


def outermost(scope: str, library: Library) -> Scope:
    """The scope of a whole rule."""
    return Scope({}, (subject(scope),), tuple(library.definitions))


def unknown(name: str, known: set[str]) -> str:
    """Says that a name is unknown, and which one was probably meant."""
    near = get_close_matches(name, sorted(known), n=1)
    if near:
        return say("unknown name `{name}`; did you mean `{near}`?", name=name, near=near[0])
    return say("unknown name `{name}`: it is neither a field, a parameter nor a definition", name=name)


def parameter(type_name: str, value: object) -> Parameter:
    """A parameter from the name of its type and its value as text, or a list of texts. Raises ValueError."""
    element, many = type_name.removeprefix("list of "), type_name.startswith("list of ")
    if element not in types.SCALARS:
        raise ValueError(unknown(element, set(types.SCALARS)))
    of = types.SCALARS[element]
    if not many:
        return Parameter(of, _scalar(of, value))
    if not isinstance(value, list | tuple):
        raise ValueError(say("expected a list of {element}, found {value}", element=element, value=value))
    return Parameter(Collection(of), tuple(_scalar(of, each) for each in value))


def _scalar(of: Type, value: object) -> typed.Scalar:
    text = str(value)
    if of == TEXT:
        return text
    if of == BOOL and text in ("true", "false", "True", "False"):
        return text in ("true", "True")
    if of == DATE:
        return dt.date.fromisoformat(text)
    if isinstance(of, Numeric) and re.fullmatch(r"-?[0-9]{1,15}(\.[0-9]{1,9})?", text):
        return plain(Decimal(text))
    raise ValueError(say("expected {type}, found {value}", type=of, value=text[:40]))
