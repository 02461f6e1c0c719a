"""What an expression says, whatever its names: two rules that say the same share what it comes to."""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from engine.language import typed
from engine.language.memo import Environment, identity


def key_of(node: typed.Node, bound: Environment) -> tuple[Any, ...]:
    """Under which the value of an expression is known: equal for all that say the same of the same."""
    shape, names = _closure(node)
    return (shape, *[identity(bound[name]) for name in names])


@lru_cache(maxsize=20_000)
def _closure(node: typed.Node) -> tuple[object, tuple[int, ...]]:
    names = tuple(free(node))
    return shape_of(node, names), names


def shape_of(node: typed.Node, names: Sequence[int] = ()) -> object:
    """A key that equal expressions share, and that costs nothing to hash; `names` are the variables bound outside."""
    return interned(_shape(node, {name: level for level, name in enumerate(names)}))


@lru_cache(maxsize=20_000)
def interned(_: object) -> object:
    """One object for all equal values, cheap to hash."""
    return object()


def _shape(node: typed.Node, levels: dict[int, int]) -> object:
    if isinstance(node, typed.Variable):
        return levels[node.number]
    if isinstance(node, typed.Constant):
        # 1 and True are equal in Python, and mean different things.
        return repr(node.value)
    if isinstance(node, typed.Aggregate | typed.Quantified):
        return _bound_shape(node, dict(levels))
    return (type(node).__name__, *[_part(getattr(node, name), levels) for name in typed.part_names(node)])


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


Variables = Mapping[int, typed.Variable]
"""Variables by their number, in the order of their first use."""


@lru_cache(maxsize=20_000)
def free(node: typed.Node) -> Variables:
    """The variables that the node uses and does not bind."""
    if isinstance(node, typed.Variable):
        return {node.number: node}
    if isinstance(node, typed.Aggregate | typed.Quantified):
        return _without(node.binders, {**_used(node.binders), **(free(node.body) if node.body else {})})
    found: dict[int, typed.Variable] = {}
    for part in typed.children(node):
        found |= free(part)
    return found


def _used(binders: tuple[typed.Binder, ...]) -> dict[int, typed.Variable]:
    found: dict[int, typed.Variable] = {}
    for binder in binders:
        found |= free(binder.collection)
        if binder.condition:
            found |= free(binder.condition)
    return found


def _without(binders: tuple[typed.Binder, ...], found: dict[int, typed.Variable]) -> Variables:
    return {number: each for number, each in found.items() if number not in {b.variable.number for b in binders}}
