"""Sentences over figures that may be rounded, for all bindings at once: false only where they cannot be true."""

from collections.abc import Callable

from engine.language import typed
from engine.language.binders import grouped
from engine.language.compile import compiled, lazily
from engine.language.frame import Column, Compute, Frame, Run
from engine.language.rounded import Plain, ends
from engine.language.shape import Levels
from engine.language.types import Numeric


def possible(node: typed.Node, levels: Levels) -> Compute | None:
    """Whether the sentence can be true; None where it compares no numbers, or where only `compile` will do."""
    if isinstance(node, typed.Comparison):
        return _comparison(node, levels) if isinstance(node.left.type, Numeric) else None
    if isinstance(node, typed.And | typed.Or):
        return _several(node, levels)
    if isinstance(node, typed.Quantified) and node.quantifier == "some":
        return _some(node, levels)
    return None


def is_often_rounded(node: typed.Node) -> bool:
    """Whether what is compared are figures that are often known to a margin only; those of budget rows seldom are."""
    if isinstance(node, typed.Comparison):
        return _is_of_cells(node.left) or _is_of_cells(node.right)
    if isinstance(node, typed.And | typed.Or):
        return any(map(is_often_rounded, node.parts))
    if isinstance(node, typed.Quantified):
        parts = (*(each.condition for each in node.binders), node.body)
        return any(is_often_rounded(part) for part in parts if part)
    return False


def _is_of_cells(node: typed.Node) -> bool:
    if isinstance(node, typed.Arithmetic):
        return _is_of_cells(node.left) or _is_of_cells(node.right)
    if isinstance(node, typed.Negate | typed.Size):
        return _is_of_cells(node.operand)
    if isinstance(node, typed.Aggregate):
        return node.body is not None and _is_of_cells(node.body)
    if not isinstance(node, typed.FieldOf | typed.Variable) or not isinstance(node.type, Numeric):
        return False
    return node.type.cell or (isinstance(node, typed.FieldOf) and node.field.rounded)


def _comparison(node: typed.Comparison, levels: Levels) -> Compute:
    left, right, can_be = compiled(node.left, levels), compiled(node.right, levels), CAN_BE[node.operator]
    return lambda run, frame: [*map(can_be, left(run, frame), right(run, frame))]


def _several(node: typed.And | typed.Or, levels: Levels) -> Compute | None:
    exact: list[Compute] = []
    open_: list[Compute] = []
    for part in node.parts:
        found = possible(part, levels)
        (open_ if found else exact).append(found or compiled(part, levels))
    if not open_:
        return None
    decisive = isinstance(node, typed.Or)
    return lazily([*exact, _together(open_, any if decisive else all)], decisive=decisive)


def _together(parts: list[Compute], reduce: Callable[[Column], bool]) -> Compute:
    """All parts in every binding: one that is only possible does not decide while another may be unknown."""
    return lambda run, frame: [*map(reduce, zip(*[part(run, frame) for part in parts], strict=True))]


def _some(node: typed.Quantified, levels: Levels) -> Compute | None:
    """Whether there can be an element that its condition and its body are true of, either of them perhaps."""
    if len(node.binders) > 1:
        return None
    binder = node.binders[0]
    within = grouped((typed.Binder(binder.variable, binder.collection, None),), levels)
    # The condition comes first: where it is unknown, so is the sentence, whatever the body says.
    parts = [part for part in (binder.condition, node.body) if part]
    found = [possible(part, within.levels) for part in parts]
    if not any(found):
        return None
    computes = [each or compiled(part, within.levels) for each, part in zip(found, parts, strict=True)]
    body = lazily(computes, decisive=False)

    def some(run: Run, frame: Frame) -> Column:
        inner = within.widen(run, frame)
        can_be = {at for at, holds in zip(within.owners(inner), body(run, inner), strict=True) if holds}
        return [at in can_be for at in range(frame.size)]

    return some


def _equal(left: Plain, right: Plain) -> bool:
    if left.__class__ is right.__class__ is int:
        return left == right
    low, high = ends(left)
    other_low, other_high = ends(right)
    return low <= other_high and other_low <= high


def _unequal(left: Plain, right: Plain) -> bool:
    low, high = ends(left)
    other_low, other_high = ends(right)
    return not low == high == other_low == other_high


CanBe = Callable[[Plain, Plain], bool]
"""Whether a comparison of two numbers can be true."""

CAN_BE: dict[str, CanBe] = {
    "=": _equal,
    "!=": _unequal,
    "<": lambda left, right: ends(left)[0] < ends(right)[1],
    "<=": lambda left, right: ends(left)[0] <= ends(right)[1],
    ">": lambda left, right: ends(left)[1] > ends(right)[0],
    ">=": lambda left, right: ends(left)[1] >= ends(right)[0],
}
