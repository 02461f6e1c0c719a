"""How low and how high a value can be that may be rounded, for all bindings at once."""

from collections.abc import Callable, Mapping
from itertools import chain
from operator import add, sub
from typing import Any

from engine.language import typed
from engine.language.binders import grouped
from engine.language.compile import compiled
from engine.language.figure import Exact, Figure, Interval
from engine.language.frame import Column, Compute, Frame, NotPlain, Run
from engine.language.reading import amount, raw_field, stated
from engine.language.shape import Levels
from engine.language.types import Numeric, Type, Unit
from engine.model.cell import Cell
from engine.model.figures import Quantity

Bounds = Callable[[Run, Frame], tuple[Column, Column]]
"""The lowest and the highest that a value can be, in every binding. Raises NotPlain."""


def may_be_rounded(node: typed.Node) -> bool:
    """Whether the value may be known to a margin only. The figures of budget rows are not meant: most are exact."""
    if isinstance(node, typed.Arithmetic):
        return node.operator != "/" and (may_be_rounded(node.left) or may_be_rounded(node.right))
    if isinstance(node, typed.Negate):
        return may_be_rounded(node.operand)
    if isinstance(node, typed.Aggregate):
        return node.word == "sum" and node.body is not None and may_be_rounded(node.body)
    if not isinstance(node, typed.FieldOf | typed.Variable) or not isinstance(node.type, Numeric):
        return False
    return node.type.cell or (isinstance(node, typed.FieldOf) and node.field.rounded)


def bounds(node: typed.Node, levels: Levels) -> Bounds:
    """The bounds of a value; both are the same where it cannot be rounded."""
    if not may_be_rounded(node):
        return _exact(compiled(node, levels))
    found: Bounds = _BOUNDS[type(node)](node, levels)
    return found


def _exact(compute: Compute) -> Bounds:

    def both(run: Run, frame: Frame) -> tuple[Column, Column]:
        column = compute(run, frame)
        return column, column

    return both


def _field(node: typed.FieldOf, levels: Levels) -> Bounds:
    return _cells(raw_field(node, levels), node.type)


def _variable(node: typed.Variable, levels: Levels) -> Bounds:
    level = levels[node.number]
    return _cells(lambda _, frame: frame.columns[level], node.type)


def _cells(raw: Compute, of: Type) -> Bounds:
    assert isinstance(of, Numeric)  # noqa: S101 - for mypy
    unit = of.unit

    def both(run: Run, frame: Frame) -> tuple[Column, Column]:
        intervals = [_interval(value, unit) for value in raw(run, frame)]
        return [low for low, _ in intervals], [high for _, high in intervals]

    return both


def _interval(value: Any, unit: Unit) -> tuple[Exact, Exact]:
    if value.__class__ is int:
        return value, value
    if isinstance(value, Figure):
        if value.unplaced:
            raise NotPlain
        value = value.source
    if isinstance(value, Cell | Quantity):
        value = stated(value, unit)
    if isinstance(value, Interval):
        return value
    exact = amount(value, unit)
    return exact, exact


def _arithmetic(node: typed.Arithmetic, levels: Levels) -> Bounds:
    left, right, operator = bounds(node.left, levels), bounds(node.right, levels), _ARITHMETIC[node.operator]
    return lambda run, frame: operator(*left(run, frame), *right(run, frame))


def _negate(node: typed.Negate, levels: Levels) -> Bounds:
    operand = bounds(node.operand, levels)
    return lambda run, frame: _negated(*operand(run, frame))


def _sum(node: typed.Aggregate, levels: Levels) -> Bounds:
    assert node.body is not None  # noqa: S101 - for mypy
    within = grouped(node.binders, levels)
    body = bounds(node.body, within.levels)

    def both(run: Run, frame: Frame) -> tuple[Column, Column]:
        inner = within.widen(run, frame)
        lows, highs = [0] * frame.size, [0] * frame.size
        for at, low, high in zip(within.owners(inner), *body(run, inner), strict=True):
            lows[at] += low
            highs[at] += high
        return lows, highs

    return both


def _negated(lows: Column, highs: Column) -> tuple[Column, Column]:
    return [-high for high in highs], [-low for low in lows]


def _added(lows: Column, highs: Column, other_lows: Column, other_highs: Column) -> tuple[Column, Column]:
    return [*map(add, lows, other_lows)], [*map(add, highs, other_highs)]


def _subtracted(lows: Column, highs: Column, other_lows: Column, other_highs: Column) -> tuple[Column, Column]:
    return [*map(sub, lows, other_highs)], [*map(sub, highs, other_lows)]


def _times(left: Exact, right: Exact) -> Exact:
    # A fraction times an integer is twice as fast as an integer times a fraction.
    return right * left if isinstance(left, int) else left * right


def _multiplied(lows: Column, highs: Column, other_lows: Column, other_highs: Column) -> tuple[Column, Column]:
    if all(low >= 0 for low in chain(lows, other_lows)):
        return [*map(_times, lows, other_lows)], [*map(_times, highs, other_highs)]
    columns = zip(lows, highs, other_lows, other_highs, strict=True)
    corners = [(a * c, a * d, b * c, b * d) for a, b, c, d in columns]
    return [*map(min, corners)], [*map(max, corners)]


_ARITHMETIC: Mapping[str, Callable[[Column, Column, Column, Column], tuple[Column, Column]]] = {
    "+": _added,
    "-": _subtracted,
    "*": _multiplied,
}

_BOUNDS: Mapping[type[typed.Node], Callable[[Any, Levels], Bounds]] = {
    typed.FieldOf: _field,
    typed.Variable: _variable,
    typed.Arithmetic: _arithmetic,
    typed.Negate: _negate,
    typed.Aggregate: _sum,
}
