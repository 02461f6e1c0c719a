"""Which elements of a collection a condition can hold of, found without asking it of each.

`row in rows where row.role = detail and row.section = total.section` is cut in parts. What speaks of the row alone
narrows the rows once a subject; an equality between the row and something outside is looked up in an index of those;
what does not speak of the row is asked once for all of them; only the rest is asked of each row that is left.

Nothing is judged here that `evaluate` does not judge: an element is left out where a part of its condition is surely
false, and a part is no longer asked where it is surely true. Whatever is less sure is asked as it stands. What reads
a figure is never used to narrow: on those figures the answer would rest without saying so.
"""

from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from engine.language import typed
from engine.language.shape import free, interned, shape_of
from engine.language.types import BOOL, Collection, Numeric, Type
from engine.language.values import Amount, Unknown
from engine.model.base import Model

Side = tuple[typed.Node, typed.Node]
"""The element's side of an equality, and the one that does not speak of the element."""


class Join(Model, eq=False):
    """A binder, its condition cut; None where there is no such part.

    `shape` is shared by all that narrow and index the same collection in the same way; `names` are the variables that
    the collection itself depends on. `inner` is the condition without `outside`; `after_alone` what is left of it when
    `alone` holds, and `after_lookup` when the equalities `sides` hold too.
    """

    shape: object
    names: tuple[int, ...]
    outside: typed.Node | None
    alone: typed.Node | None
    sides: tuple[Side, ...]
    inner: typed.Node | None
    after_alone: typed.Node | None
    after_lookup: typed.Node | None


class Narrowed(NamedTuple):
    """The elements of which `alone` is not false. `sure`: it is true of each; `groups`: they are indexed by their keys.

    `elements` is Unknown where there is no such collection.
    """

    elements: Sequence[Any] | Unknown
    sure: bool
    groups: Mapping[tuple[Any, ...], Sequence[Any]] | None


@lru_cache(maxsize=20_000)
def join_of(binder: typed.Binder) -> Join | None:
    """The binder, cut; None where that gains nothing."""
    number = binder.variable.number
    outside, alone, sides, equalities, rest = [], [], [], [], []
    for part in _parts_of(binder.condition):
        used = free(part)
        side = _side(part, number)
        if number not in used:
            outside.append(part)
        elif len(used) == 1 and _narrows(part):
            alone.append(part)
        elif side:
            sides.append(side)
            equalities.append(part)
        else:
            rest.append(part)
    if not outside and not alone and not sides:
        return None
    names = tuple(free(binder.collection))
    levels = (*names, number)
    parts = (tuple(alone), tuple(mine for mine, _ in sides))
    shapes = tuple(tuple(shape_of(each, levels) for each in some) for some in parts)
    return Join(
        interned(("join", shape_of(binder.collection, names), shapes)),
        names,
        _all(outside),
        _all(alone),
        tuple(sides),
        _all([*alone, *equalities, *rest]),
        _all([*equalities, *rest]),
        _all(rest),
    )


def indexed(elements: Sequence[Any], keys: Sequence[tuple[Any, ...] | None]) -> Mapping[Any, Sequence[Any]] | None:
    """The elements by their keys; None where one has none that can be told."""
    groups: dict[Any, list[Any]] = {}
    for element, key in zip(elements, keys, strict=True):
        if key is None:
            return None
        groups.setdefault(key, []).append(element)
    return groups


def lookup_key(values: Sequence[Any]) -> tuple[Any, ...] | None:
    """The values as `=` compares them: texts without the case of their letters. None where one cannot be told."""
    found: list[Any] = []
    for value in values:
        if isinstance(value, Unknown):
            return None
        if isinstance(value, Amount):
            if value.interval is None or value.interval.low != value.interval.high:
                return None
            found.append(value.interval.low)
        else:
            found.append(value.casefold() if isinstance(value, str) else value)
    return tuple(found)


def _parts_of(condition: typed.Node | None) -> tuple[typed.Node, ...]:
    if isinstance(condition, typed.And):
        return condition.parts
    return (condition,) if condition else ()


def _all(parts: Sequence[typed.Node]) -> typed.Node | None:
    if len(parts) < 2:
        return parts[0] if parts else None
    return typed.And(tuple(parts), type=BOOL)


def _side(part: typed.Node, number: int) -> Side | None:
    """The sides of an equality that can be looked up; None where it is none."""
    if not isinstance(part, typed.Comparison) or part.operator != "=" or not _narrows(part):
        return None
    for mine, other in ((part.left, part.right), (part.right, part.left)):
        if set(free(mine)) == {number} and number not in free(other):
            return mine, other
    return None


def _narrows(node: typed.Node) -> bool:
    """Whether it is told of words, years and the like alone: it reads no figure, and ranges over nothing."""
    if isinstance(node, typed.Aggregate | typed.Quantified | typed.Figure) or _is_figure(node.type):
        return False
    return all(map(_narrows, typed.children(node)))


def _is_figure(of: Type) -> bool:
    if isinstance(of, Collection):
        return _is_figure(of.element)
    return isinstance(of, Numeric) and of.cell
