"""What has been computed of one subject, so that no rule computes it again."""

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, NamedTuple

from engine.language import typed
from engine.language.figure import Exact
from engine.language.shape import free, shape_of
from engine.model.cell import CellAddress

Environment = Mapping[int, Any]
"""What the bound variables stand for, by their number. Records are runtime records, numbers ints or Figures."""

Read = Mapping[CellAddress, Exact]
"""The figures whose amounts were used, and how open rounding leaves each."""


class Known(NamedTuple):
    """A value, the figures that it was computed from, and how many steps that took.

    `bound` keeps alive what the key knows by its identity alone.
    """

    value: Any
    read: Read
    steps: int
    bound: tuple[Any, ...]


class Memo(dict[Any, Any]):
    """What is known of a subject in one language, by what the expression says and what its free names stand for."""


def key_of(node: typed.Node, bound: Environment) -> tuple[Any, ...]:
    """Under which the value of an expression is known: equal for all that say the same of the same."""
    shape, names = _closure(node)
    return (shape, *[identity(bound[name]) for name in names])


def identity(value: Any) -> Any:
    """What tells a value from others at no cost: two records are never equal, however alike."""
    return value if type(value) is int or type(value) is str else id(value)


@lru_cache(maxsize=20_000)
def _closure(node: typed.Node) -> tuple[object, tuple[int, ...]]:
    names = tuple(free(node))
    return shape_of(node, names), names
