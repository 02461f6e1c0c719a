"""From nodes to a form: each thing wrong becomes one line in plain words, with its place in the file."""

import datetime as dt
import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache
from typing import Any, TypeVar

from msgspec import inspect

from engine.model.base import Model
from engine.source.form import Form
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import MOST, Problem, SourceError
from engine.texts import say

M = TypeVar("M", bound=Model)

MAX_DIGITS = 18

_WHOLE = re.compile(rf"-?(?:0|[1-9][0-9]{{0,{MAX_DIGITS - 1}}})")
_YES, _NO = {"true", "ja", "yes"}, {"false", "nej", "no"}
_SHOWN = 60


def validate(form: type[M], node: Node, file: str) -> M:
    """The form that the nodes describe; raises SourceError with one problem for each thing wrong, in file order."""
    reader = _Reader(file)
    found = reader.value(_described(form), node)
    if reader.problems:
        problems = sorted(reader.problems, key=lambda each: (each.line or 0, each.column or 0))
        raise SourceError.of(problems[:MOST], untold=len(problems[MOST:]))
    return found  # type: ignore[no-any-return]


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the likeliest of the known words, or "" where none is near."""
    near = get_close_matches(word.lower()[:_SHOWN], {each.lower(): None for each in known}, n=1, cutoff=0.6)
    return " " + say("Did you mean “{word}”?", word=near[0]) if near else ""


_described = cache(inspect.type_info)


class _Misfit(Exception):  # noqa: N818 - told as a problem, with its place
    """A node is not what must stand there. Its text says what must."""


class _Reader:
    """Reads the nodes of one file. What does not fit is gathered, and stands as None."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def value(self, of: inspect.Type, node: Node) -> Any:
        """What the node says, read as a value of this type."""
        kind, placed = _bare(of)
        if isinstance(kind, inspect.UnionType):
            return self.value(_fitting(kind, node), node)
        if placed and isinstance(node, Scalar):
            return node
        try:
            return _READERS[type(kind)](self, kind, node)
        except _Misfit as misfit:
            self.refuse(node, str(misfit))
            return None

    def refuse(self, node: Node, message: str) -> None:
        """Notes a problem."""
        self.problems.append(Problem(self.file, node.line, node.column, message))

    def items(self, of: inspect.VarTupleType, node: Node) -> tuple[Any, ...]:
        """A list."""
        if not isinstance(node, Sequence):
            raise _Misfit(say("a list must stand here"))
        if not _is_of_length(of, node):
            raise _Misfit(say("a list of {least} to {most} values must stand here", **_length(of)))
        return tuple([self.value(of.item_type, each) for each in node])

    def pairs(self, of: inspect.DictType, node: Node) -> dict[Any, Any]:
        """Keys that the author names, with values."""
        if not isinstance(node, Mapping):
            raise _Misfit(say("keys with values must stand here"))
        if not _is_of_length(of, node):
            raise _Misfit(say("{least} to {most} keys must stand here", **_length(of)))
        return {self.value(of.key_type, _placed(key)): self.value(of.value_type, each) for key, each in node.items()}

    def form(self, of: inspect.StructType, node: Node) -> Any:
        """Keys that the form names, with values."""
        if not isinstance(node, Mapping):
            raise _Misfit(say("keys with values must stand here"))
        fields = {each.encode_name: each for each in of.fields}
        found: dict[str, Any] = {}
        for key, each in node.items():
            field = fields.get(key)
            if field is None:
                self._unknown(_placed(key), fields)
            else:
                found[field.name] = self.value(field.type, each)
        missing = [each.encode_name for each in of.fields if each.required and each.name not in found]
        for name in missing:
            self.refuse(node, say("“{key}” is missing here", key=name))
        return None if missing else _made(of.cls, found, node)

    def _unknown(self, key: Scalar, known: Iterable[str]) -> None:
        # To guess takes long, and nobody reads the guess of a problem that is not told.
        guess = did_you_mean(key, known) if len(self.problems) < MOST else ""
        self.refuse(key, say("“{key}” is not known here.", key=_short(key)) + guess)


def _text(_: _Reader, of: inspect.StrType, node: Node) -> str:
    if not isinstance(node, Scalar):
        raise _Misfit(say("a text must stand here"))
    if not _is_of_length(of, node):
        raise _Misfit(say("a text of {least} to {most} characters must stand here", **_length(of)))
    if of.pattern and not re.search(of.pattern, node):
        raise _Misfit(say("“{text}” is not of the form {pattern}", text=_short(node), pattern=of.pattern))
    return str(node)


def _whole(_: _Reader, of: inspect.IntType, node: Node) -> int:
    if isinstance(node, Scalar) and _is_whole(of, node):
        return int(node)
    raise _Misfit(say("a whole number must stand here, not {value}", value=_shown(node)))


def _flag(_: _Reader, __: inspect.BoolType, node: Node) -> bool:
    if isinstance(node, Scalar) and node.lower() in _YES | _NO:
        return node.lower() in _YES
    raise _Misfit(say("true or false must stand here, not {value}", value=_shown(node)))


def _date(_: _Reader, __: inspect.DateType, node: Node) -> dt.date:
    try:
        return dt.date.fromisoformat(node)  # type: ignore[arg-type]
    except (ValueError, TypeError):
        raise _Misfit(say("a date such as 2026-06-02 must stand here, not {value}", value=_shown(node))) from None


def _choice(_: _Reader, of: inspect.EnumType | inspect.LiteralType, node: Node) -> Any:
    choices = {str(each): each for each in (of.cls if isinstance(of, inspect.EnumType) else of.values)}
    if isinstance(node, Scalar) and node in choices:
        return choices[node]
    said = say("{value} is not one of: {choices}.", value=_shown(node), choices=", ".join(choices))
    raise _Misfit(said + did_you_mean(str(node), choices))


def _anything(_: _Reader, __: inspect.AnyType, node: Node) -> Node:
    return node


_READERS: dict[type[inspect.Type], Callable[[_Reader, Any, Node], Any]] = {
    inspect.StrType: _text,
    inspect.IntType: _whole,
    inspect.BoolType: _flag,
    inspect.DateType: _date,
    inspect.EnumType: _choice,
    inspect.LiteralType: _choice,
    inspect.AnyType: _anything,
    inspect.VarTupleType: _Reader.items,
    inspect.DictType: _Reader.pairs,
    inspect.StructType: _Reader.form,
}
_TAKEN_BY: dict[type[Node], tuple[type[inspect.Type], ...]] = {
    Sequence: (inspect.VarTupleType,),
    Mapping: (inspect.DictType, inspect.StructType),
    Scalar: (inspect.StrType, inspect.IntType, inspect.BoolType, inspect.DateType, inspect.EnumType),
}


def _fitting(union: inspect.UnionType, node: Node) -> inspect.Type:
    """The member for such a node: a whole number only where one is written, then a text; the first where none fits."""
    members = [each for each in union.types if not isinstance(each, inspect.NoneType)]
    for each in members:
        kind, _ = _bare(each)
        fits = not isinstance(kind, inspect.IntType) or _is_whole(kind, node)
        if fits and isinstance(kind, _TAKEN_BY[type(node)]):
            return each
    return members[0]


def _bare(of: inspect.Type) -> tuple[inspect.Type, bool]:
    """The type without what is said of it, and whether its texts keep their places."""
    return (of.type, bool(of.extra)) if isinstance(of, inspect.Metadata) else (of, False)


def _made(of: type[Any], values: dict[str, Any], node: Mapping) -> Any:
    made = of(**values)
    if isinstance(made, Form):
        made.__dict__.update(line=node.line, column=node.column)
    return made


def _placed(key: str) -> Scalar:
    return key if isinstance(key, Scalar) else Scalar(key)


def _is_whole(of: Any, node: Node) -> bool:
    if not isinstance(node, Scalar) or not _WHOLE.fullmatch(node):
        return False
    return (of.ge is None or int(node) >= of.ge) and (of.le is None or int(node) <= of.le)


def _is_of_length(of: Any, node: Node) -> bool:
    return (of.min_length or 0) <= len(node) and (of.max_length is None or len(node) <= of.max_length)


def _length(of: Any) -> dict[str, object]:
    return {"least": of.min_length or 0, "most": "…" if of.max_length is None else of.max_length}


def _shown(node: Node) -> str:
    if isinstance(node, Mapping):
        return say("keys with values")
    return say("a list") if isinstance(node, Sequence) else say("“{text}”", text=_short(node))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + " …"
