"""From nodes to what is declared: pydantic says what does not fit, and each becomes one plain line with its place."""

import re
from collections.abc import Callable, Iterable
from difflib import get_close_matches
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple, TypeVar

from pydantic import TypeAdapter, ValidationError

from engine.model.written import NOT_A_DATE, NOT_A_FLAG, NOT_WHOLE, Written
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import MOST, Problem, SourceError
from engine.texts import say, say_count

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

T = TypeVar("T")

_SHOWN = 60
_KEY = "[key]"
"""How pydantic tells that a key, and not its value, does not fit."""
_CHOICE = re.compile(r"'([^']*)'")


def validate(form: type[T], node: Node, file: str) -> T:
    """What the nodes describe; raises SourceError with one problem for each thing wrong, in file order."""
    models: dict[int, type[Written]] = {}
    try:
        found: T = _adapter(form).validate_python(node, context=models, by_alias=True, by_name=False)
        return found
    except ValidationError as error:
        faults = [_Fault.of(each, node, models) for each in error.errors(include_url=False)]
    faults = [each for each in faults if not each.is_echo()]
    faults.sort(key=lambda each: (each.at.line, each.at.column))
    # To say it takes long where a word is guessed, and nobody reads of a problem that is not told.
    told = [Problem(file, each.at.line, each.at.column, each.sentence()) for each in faults[:MOST]]
    raise SourceError.of(told, untold=len(faults[MOST:]))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the likeliest of the known words, or "" where none is near."""
    near = get_close_matches(word.lower()[:_SHOWN], {each.lower(): None for each in known}, n=1, cutoff=0.6)
    return " " + say("Did you mean “{word}”?", word=near[0]) if near else ""


_adapter: Callable[[Any], TypeAdapter[Any]] = cache(TypeAdapter)


class _Fault(NamedTuple):
    """What pydantic refuses: the type of its error, what it demands, the node or key at fault, what is known there.

    `name` is the last step to it.
    """

    kind: str
    demands: dict[str, Any]
    at: Node
    known: tuple[str, ...]
    name: str

    @classmethod
    def of(cls, error: "ErrorDetails", root: Node, models: dict[int, type[Written]]) -> "_Fault":
        """The fault with its place: that of the node that the error's `loc` leads to, or of a key."""
        path = error["loc"]
        above, at = _led_to(root, path)
        if path and isinstance(above, Mapping) and (path[-1] == _KEY or error["type"] == "extra_forbidden"):
            at = _key(above, str(path[-2] if path[-1] == _KEY else path[-1]))
        model = models.get(id(above))
        known = model.keys() if model else ()
        return cls(error["type"], error.get("ctx", {}), at, tuple(known), str(path[-1]) if path else "")

    def is_echo(self) -> bool:
        """Whether a list is called too short only for values in it that are told as faults of their own."""
        return self.kind == "too_short" and len(self.at) >= self.demands["min_length"]

    def sentence(self) -> str:
        """What is wrong, and what should stand there."""
        return _SENTENCES.get(self.kind, _unforeseen)(self)


def _led_to(root: Node, path: tuple[int | str, ...]) -> tuple[Node, Node]:
    """The node at the end of the path, after the one above it.

    A step that the node does not have is no step down: the tag of a union, a key that is missing, or a key itself.
    """
    above, node = root, root
    for step in path:
        below: Node | None = None
        if isinstance(node, Mapping):
            below = node.get(str(step))
        elif isinstance(node, Sequence) and isinstance(step, int) and step < len(node):
            below = node[step]
        if below is not None:
            above, node = node, below
    return above, node


def _key(mapping: Mapping, name: str) -> Scalar:
    return mapping.key(name) or Scalar(name, mapping.line, mapping.column)


def _missing(fault: _Fault) -> str:
    return say("“{key}” is missing here", key=fault.name)


def _unknown(fault: _Fault) -> str:
    return say("“{key}” is not known here.", key=_short(fault.name)) + did_you_mean(fault.name, fault.known)


def _no_choice(fault: _Fault) -> str:
    choices = _CHOICE.findall(fault.demands["expected"])
    said = say("{value} is not one of: {choices}.", value=_shown(fault.at), choices=", ".join(choices))
    return said + did_you_mean(str(fault.at), choices)


def _no_pattern(fault: _Fault) -> str:
    return say("“{text}” is not of the form {pattern}", text=_short(str(fault.at)), pattern=fault.demands["pattern"])


def _too_few(fault: _Fault) -> str:
    least = fault.demands["min_length"]
    if isinstance(fault.at, Mapping):
        return say_count("at least one key must stand here", "at least {count} keys must stand here", least)
    return say_count(
        "a list of at least one value must stand here", "a list of at least {count} values must stand here", least
    )


def _too_many(fault: _Fault) -> str:
    most = fault.demands["max_length"]
    if isinstance(fault.at, Mapping):
        return say_count("at most one key may stand here", "at most {count} keys may stand here", most)
    return say_count(
        "a list of at most one value must stand here", "a list of at most {count} values must stand here", most
    )


def _too_short(fault: _Fault) -> str:
    return say_count(
        "a text must stand here, not an empty one",
        "a text of at least {count} characters must stand here",
        fault.demands["min_length"],
    )


def _too_long(fault: _Fault) -> str:
    return say_count(
        "a text of one character must stand here",
        "a text of at most {count} characters must stand here",
        fault.demands["max_length"],
    )


def _too_small(fault: _Fault) -> str:
    least, value = fault.demands["ge"], _shown(fault.at)
    return say("a whole number of at least {least} must stand here, not {value}", least=least, value=value)


def _too_large(fault: _Fault) -> str:
    most, value = fault.demands["le"], _shown(fault.at)
    return say("a whole number of at most {most} must stand here, not {value}", most=most, value=value)


def _unforeseen(fault: _Fault) -> str:
    return say("{value} cannot stand here", value=_shown(fault.at))


_A_TEXT: Callable[[_Fault], str] = lambda _: say("a text must stand here")  # noqa: E731
_KEYS: Callable[[_Fault], str] = lambda _: say("keys with values must stand here")  # noqa: E731
_SENTENCES: dict[str, Callable[[_Fault], str]] = {
    "missing": _missing,
    "extra_forbidden": _unknown,
    "is_instance_of": _A_TEXT,
    "string_type": _A_TEXT,
    "string_pattern_mismatch": _no_pattern,
    "string_too_short": _too_short,
    "string_too_long": _too_long,
    "tuple_type": lambda _: say("a list must stand here"),
    "dict_type": _KEYS,
    "model_type": _KEYS,
    "too_short": _too_few,
    "too_long": _too_many,
    "enum": _no_choice,
    "literal_error": _no_choice,
    NOT_WHOLE: lambda fault: say("a whole number must stand here, not {value}", value=_shown(fault.at)),
    "greater_than_equal": _too_small,
    "less_than_equal": _too_large,
    NOT_A_FLAG: lambda fault: say("true or false must stand here, not {value}", value=_shown(fault.at)),
    NOT_A_DATE: lambda fault: say("a date such as 2026-06-02 must stand here, not {value}", value=_shown(fault.at)),
}
"""The sentence of each type of error, pydantic's and our own."""


def _shown(node: Node) -> str:
    if isinstance(node, Mapping):
        return say("keys with values")
    return say("a list") if isinstance(node, Sequence) else say("“{text}”", text=_short(node))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + " …"
