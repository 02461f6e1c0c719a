"""What an expression says, whatever its names: two rules that say the same share what it comes to."""

from collections.abc import Mapping
from dataclasses import fields
from functools import lru_cache
from typing import Any

from engine.language import typed

Levels = Mapping[int, int]
"""At which level of the frame each variable stands, by its number."""


def shape_of(node: typed.Node, levels: Levels) -> object:
    """A key that equal expressions share: hashing it costs nothing."""
    return _interned(_shape(node, dict(levels)))


def shape_of_binder(binder: typed.Binder, conditions: tuple[typed.Node, ...]) -> object:
    """The same of a binder that depends on no other name, with these conditions."""
    levels = {binder.variable.number: 0}
    return _interned(("binder", _shape(binder.collection, {}), tuple(_shape(each, levels) for each in conditions)))


@lru_cache(maxsize=20_000)
def _interned(_: object) -> object:
    return object()


def _shape(node: typed.Node, levels: dict[int, int]) -> object:
    if isinstance(node, typed.Variable):
        return levels[node.number]
    if isinstance(node, typed.Constant):
        # 1 and True are equal in Python, and mean different things.
        return repr(node.value)
    if isinstance(node, typed.Aggregate | typed.Quantified):
        return _bound_shape(node, dict(levels))
    return (
        type(node).__name__,
        *(_part(getattr(node, each.name), levels) for each in fields(node) if each.name != "type"),
    )


def _part(value: Any, levels: dict[int, int]) -> object:
    if isinstance(value, typed.Node):
        return _shape(value, levels)
    if isinstance(value, tuple):
        return tuple(_part(each, levels) for each in value)
    return value


def _bound_shape(node: typed.Aggregate | typed.Quantified, levels: dict[int, int]) -> object:
    word = node.word if isinstance(node, typed.Aggregate) else node.quantifier
    binders = []
    for binder in node.binders:
        collection = _shape(binder.collection, levels)
        levels[binder.variable.number] = len(levels)
        binders.append((collection, _part(binder.condition, levels)))
    return (word, tuple(binders), _part(node.body, levels))


def free(*nodes: typed.Node | None) -> dict[int, typed.Variable]:
    """The variables that are used in the nodes and not bound there, by number, in the order of their first use."""
    found: dict[int, typed.Variable] = {}
    for node in nodes:
        if node is not None:
            _free(node, found)
    return found


def free_in_binders(binders: tuple[typed.Binder, ...]) -> dict[int, typed.Variable]:
    """The variables that the binders use and do not bind."""
    nodes = [part for binder in binders for part in (binder.collection, binder.condition)]
    found = free(*nodes)
    for binder in binders:
        found.pop(binder.variable.number, None)
    return found


def _free(node: typed.Node, found: dict[int, typed.Variable]) -> None:
    if isinstance(node, typed.Variable):
        found.setdefault(node.number, node)
        return
    if isinstance(node, typed.Aggregate | typed.Quantified):
        inner = free_in_binders(node.binders) | free(node.body)
        for binder in node.binders:
            inner.pop(binder.variable.number, None)
        for number, variable in inner.items():
            found.setdefault(number, variable)
        return
    for each in fields(node):
        value = getattr(node, each.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, typed.Node):
                _free(part, found)
