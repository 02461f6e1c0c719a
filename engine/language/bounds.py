"""Comparisons of figures that may be rounded, for all bindings at once: held where the two sides can meet."""

from collections.abc import Callable
from operator import add, sub
from typing import Any

from engine.language import typed
from engine.language.comparing import DURATIONS
from engine.language.compile import compiled
from engine.language.figure import Exact, Figure, Interval, cell_interval
from engine.language.frame import Column, Compute, Frame, NotPlain, Run
from engine.language.reading import amount, raw_field
from engine.language.shape import Levels
from engine.language.types import Numeric, Unit
from engine.model.cell import Cell, State
from engine.model.figures import Quantity

Bounds = Callable[[Run, Frame], tuple[Column, Column]]
"""The lowest and the highest that a value can be, in every binding. Raises NotPlain."""


def compared(leaf: typed.Node, levels: Levels) -> Compute | None:
    """The comparison, if one of its sides may be rounded: false only where it cannot be true."""
    if not isinstance(leaf, typed.Comparison) or not (_may_be_rounded(leaf.left) or _may_be_rounded(leaf.right)):
        return None
    left, right, possible = _bounds(leaf.left, levels), _bounds(leaf.right, levels), _POSSIBLE[leaf.operator]
    return lambda run, frame: [*map(possible, *left(run, frame), *right(run, frame))]


def _may_be_rounded(node: typed.Node) -> bool:
    if isinstance(node, typed.Arithmetic):
        return node.operator != "/" and (_may_be_rounded(node.left) or _may_be_rounded(node.right))
    if isinstance(node, typed.Negate | typed.Size):
        return _may_be_rounded(node.operand)
    if not isinstance(node, typed.FieldOf) or not isinstance(node.type, Numeric):
        return False
    return node.type.cell or node.field.rounded


def _bounds(node: typed.Node, levels: Levels) -> Bounds:
    if isinstance(node, typed.FieldOf) and isinstance(node.type, Numeric):
        return _field(node, node.type.unit, levels)
    if isinstance(node, typed.Arithmetic) and _may_be_rounded(node):
        return _arithmetic(node, levels)
    if isinstance(node, typed.Negate) and _may_be_rounded(node):
        operand = _bounds(node.operand, levels)
        return lambda run, frame: _negated(*operand(run, frame))
    exact = compiled(node, levels)

    def both(run: Run, frame: Frame) -> tuple[Column, Column]:
        column = exact(run, frame)
        return column, column

    return both


def _field(node: typed.FieldOf, unit: Unit, levels: Levels) -> Bounds:
    raw = raw_field(node, levels)

    def bounds(run: Run, frame: Frame) -> tuple[Column, Column]:
        # No frame here is empty: the leaf of a clause is only asked about bindings that there are.
        lows, highs = zip(*[_interval(value, unit) for value in raw(run, frame)], strict=True)
        return lows, highs

    return bounds


def _interval(value: Any, unit: Unit) -> tuple[Exact, Exact]:
    if value.__class__ is int:
        return value, value
    if isinstance(value, Figure):
        value = value.source
    if isinstance(value, Cell | Quantity):
        if value.state is not State.NUMBER and (value.state is State.UNREADABLE or unit in DURATIONS):
            raise NotPlain
        value = cell_interval(value)
    if isinstance(value, Interval):
        return value
    exact = amount(value, unit)
    return exact, exact


def _arithmetic(node: typed.Arithmetic, levels: Levels) -> Bounds:
    left, right, operator = _bounds(node.left, levels), _bounds(node.right, levels), _ARITHMETIC[node.operator]
    return lambda run, frame: operator(*left(run, frame), *right(run, frame))


def _negated(lows: Column, highs: Column) -> tuple[Column, Column]:
    return [-high for high in highs], [-low for low in lows]


def _added(lows: Column, highs: Column, other_lows: Column, other_highs: Column) -> tuple[Column, Column]:
    return [*map(add, lows, other_lows)], [*map(add, highs, other_highs)]


def _subtracted(lows: Column, highs: Column, other_lows: Column, other_highs: Column) -> tuple[Column, Column]:
    return [*map(sub, lows, other_highs)], [*map(sub, highs, other_lows)]


def _times(left: Exact, right: Exact) -> Exact:
    # A fraction times an integer is twice as fast as an integer times a fraction.
    return right * left if isinstance(left, int) else left * right


def _multiplied(*columns: Column) -> tuple[Column, Column]:
    if all(low >= 0 for column in columns[::2] for low in column):
        return [*map(_times, columns[0], columns[2])], [*map(_times, columns[1], columns[3])]
    corners = [(a * c, a * d, b * c, b * d) for a, b, c, d in zip(*columns, strict=True)]
    return [*map(min, corners)], [*map(max, corners)]


_ARITHMETIC: dict[str, Callable[..., tuple[Column, Column]]] = {"+": _added, "-": _subtracted, "*": _multiplied}

_POSSIBLE: dict[str, Callable[[Exact, Exact, Exact, Exact], bool]] = {
    "=": lambda low, high, other_low, other_high: low <= other_high and other_low <= high,
    "!=": lambda low, high, other_low, other_high: not low == high == other_low == other_high,
    "<": lambda low, _, __, other_high: low < other_high,
    "<=": lambda low, _, __, other_high: low <= other_high,
    ">": lambda _, high, other_low, __: high > other_low,
    ">=": lambda _, high, other_low, __: high >= other_low,
}
