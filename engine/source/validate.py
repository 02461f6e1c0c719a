"""From nodes to a model: each thing wrong becomes one line in plain words, with its place in the file."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Any, NamedTuple, TypeVar, get_args

from pydantic import BaseModel, ValidationError

from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import MOST, Problem, SourceError
from engine.texts import say, sayable

M = TypeVar("M", bound=BaseModel)

_MUST_STAND = {
    "string": sayable("a text must stand here"),
    "list": sayable("a list must stand here"),
    "tuple": sayable("a list must stand here"),
    "dict": sayable("keys with values must stand here"),
    "model": sayable("keys with values must stand here"),
    "int": sayable("a whole number must stand here, not {value}"),
    "float": sayable("a number must stand here, not {value}"),
    "decimal": sayable("a number must stand here, not {value}"),
    "bool": sayable("true or false must stand here, not {value}"),
    "date": sayable("a date such as 2026-06-02 must stand here, not {value}"),
}
_SHOWN = 60


class _Trouble(NamedTuple):
    """A pydantic error, placed: the path of real keys and indices, the node there, and the models it may hold."""

    path: tuple[str | int, ...]
    node: Node
    key: Scalar | None
    models: tuple[type[BaseModel], ...]
    error: Any


def validate(model_class: type[M], node: Node, file: str) -> M:
    """The model that the nodes describe; raises SourceError with one problem for each thing wrong, in file order."""
    try:
        return model_class.model_validate(node)
    except ValidationError as error:
        troubles = [_placed(model_class, node, each) for each in error.errors(include_url=False)]
    telling = sorted(_telling(troubles), key=lambda each: (_at(each).line, _at(each).column))
    raise SourceError.of([_problem(each, file) for each in telling[:MOST]], untold=len(telling[MOST:]))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """A question that names the likeliest of the known words, or "" where none is near."""
    near = get_close_matches(word.lower()[:_SHOWN], {each.lower(): None for each in known}, n=1, cutoff=0.6)
    return " " + say("Did you mean “{word}”?", word=near[0]) if near else ""


def _placed(model_class: type[BaseModel], root: Node, error: Any) -> _Trouble:
    """Follows the error's path as far as the file goes; what pydantic adds of its own (names of types) is left out."""
    node, key = root, None
    models: tuple[type[BaseModel], ...] = (model_class,)
    path: list[str | int] = []
    for part in error["loc"]:
        if isinstance(node, Mapping) and str(part) in node:
            key, node = node.key(str(part)), node[str(part)]
        elif isinstance(node, Sequence) and isinstance(part, int) and part < len(node):
            key, node = None, node[part]
        else:
            continue
        path.append(part)
        if error["type"] != "extra_forbidden" or len(path) < len(error["loc"]):
            models = _below(models, part)
    if error["type"] == "missing":
        path.append(error["loc"][-1])
    return _Trouble(tuple(path), node, key, models, error)


def _below(models: tuple[type[BaseModel], ...], part: str | int) -> tuple[type[BaseModel], ...]:
    """The models that may stand under a key; items of a list are of the list's own models."""
    found: list[type[BaseModel]] = []
    for model in models:
        for name, field in model.model_fields.items():
            if part in (name, field.alias):
                found += _models_in(field.annotation)
    return tuple(found) or models


def _models_in(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models_in(argument)]


def _telling(troubles: list[_Trouble]) -> list[_Trouble]:
    """One trouble a path; of the branches of a union, the one that went deepest into the file."""
    paths = {each.path for each in troubles}
    above = {path[:length] for path in paths for length in range(len(path))}
    first = {each.path: each for each in reversed(troubles)}
    misfits = ("_type", "_parsing", "_error", "enum")
    return [each for each in first.values() if each.path not in above or not each.error["type"].endswith(misfits)]


def _problem(trouble: _Trouble, file: str) -> Problem:
    return Problem(file, _at(trouble).line, _at(trouble).column, _words(trouble))


def _at(trouble: _Trouble) -> Node:
    return trouble.key if trouble.key is not None and _is_about_key(trouble.error) else trouble.node


def _is_about_key(error: Any) -> bool:
    return bool(error["type"] == "extra_forbidden" or error["loc"][-1:] == ("[key]",))


def _words(trouble: _Trouble) -> str:
    kind, context = trouble.error["type"], trouble.error.get("ctx", {})
    if kind == "missing":
        return say("“{key}” is missing here", key=trouble.error["loc"][-1])
    if kind == "extra_forbidden":
        known = [name for model in trouble.models for name in _names(model)]
        return say("“{key}” is not known here.", key=_short(trouble.key)) + did_you_mean(str(trouble.key), known)
    if kind in ("enum", "literal_error"):
        choices = re.findall(r"'([^']*)'", context["expected"])
        said = say("{value} is not one of: {choices}.", value=_shown(trouble), choices=", ".join(choices))
        return said + did_you_mean(str(trouble.node), choices)
    if kind == "value_error":
        return str(context["error"])
    message = _MUST_STAND.get(kind.split("_")[0])
    return say(message, value=_shown(trouble)) if message else str(trouble.error["msg"])


def _names(model: type[BaseModel]) -> list[str]:
    return [field.alias or name for name, field in model.model_fields.items()]


def _shown(trouble: _Trouble) -> str:
    if _is_about_key(trouble.error):
        return say("“{text}”", text=_short(trouble.key))
    if isinstance(trouble.node, Mapping):
        return say("keys with values")
    return say("a list") if isinstance(trouble.node, Sequence) else say("“{text}”", text=_short(trouble.node))


def _short(text: str | None) -> str:
    words = " ".join((text or "").split())
    return words if len(words) <= _SHOWN else words[:_SHOWN] + " …"
