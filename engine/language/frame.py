"""Bindings in bulk: a frame holds, for each bound name, its values in all bindings at once."""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain, compress, repeat
from typing import Any

from msgspec import field

from engine.language.patience import MOST
from engine.model.base import Model

Column = Sequence[Any]
"""One value for each binding of a frame."""


class NotPlain(Exception):  # noqa: N818 - no error: the exact evaluator takes over
    """What the fast path does not do: a value missing, unreadable, or known to a margin only; or too many bindings."""


class Run:
    """What the rules have computed of one subject, by the shape of the expression."""

    __slots__ = ("memo", "root")

    def __init__(self, root: object) -> None:
        self.root = root
        self.memo: dict[Any, Any] = {}


class Frame(Model, eq=False):
    """`columns[level]` holds the values of the name bound at that level. `memo` holds fields read off them.

    `excused` is how many bindings are not here because the premise of the demand on them is false.
    """

    size: int
    columns: Sequence[Column]
    excused: int = 0
    memo: dict[Any, Column] = field(default_factory=dict)

    @classmethod
    def of(cls, elements: Column) -> "Frame":
        """A binding for each element."""
        return cls(len(elements), (elements,))

    def where(self, mask: Column) -> "Frame":
        """The bindings where the mask is true."""
        if True not in mask:
            return Frame(0, [()] * len(self.columns))
        columns = [[*compress(column, mask)] for column in self.columns]
        return Frame(len(columns[0]) if columns else sum(mask), columns)

    def times(self, other: "Frame") -> "Frame":
        """Every binding of this with every binding of the other."""
        if self.size == 1:
            return self._alone_with(other.size, other.columns)
        if self.size * other.size > MOST:
            raise NotPlain
        mine = [_each(column, repeat(other.size)) for column in self.columns]
        return Frame(self.size * other.size, [*mine, *([*column] * self.size for column in other.columns)])

    def each_in(self, collections: Iterable[Sequence[Any]]) -> "Frame":
        """Every binding with every element of its own collection."""
        lists = list(collections)
        sizes = [*map(len, lists)]
        if sum(sizes) > MOST:
            raise NotPlain
        elements = [*chain.from_iterable(lists)]
        if self.size == 1:
            return self._alone_with(len(elements), [elements])
        if max(sizes, default=0) < 2:
            mine = self.columns if len(elements) == self.size else [[*compress(each, sizes)] for each in self.columns]
            return Frame(len(elements), [*mine, elements])
        return Frame(len(elements), [*[_each(column, sizes) for column in self.columns], elements])

    def _alone_with(self, size: int, columns: Sequence[Column]) -> "Frame":
        """The only binding with every one of these."""
        return Frame(size, [*[[*column] * size for column in self.columns], *columns])


def _each(column: Column, sizes: Iterable[int]) -> Column:
    """Each value as often as its size says."""
    return [*chain.from_iterable(map(repeat, column, sizes))]


UNIT = Frame(1, ())

NONE = Frame(0, ())
"""No binding at all."""

Compute = Callable[[Run, Frame], Column]
"""An expression, compiled: its value in every binding of a frame. Raises NotPlain."""
