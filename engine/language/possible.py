"""Sentences over figures that may be rounded, for all bindings at once: false only where they cannot be true."""

from collections.abc import Callable

from engine.language import typed
from engine.language.binders import grouped
from engine.language.bounds import bounds, may_be_rounded
from engine.language.compile import compiled, lazily
from engine.language.figure import Exact
from engine.language.frame import Column, Compute, Frame, Run
from engine.language.shape import Levels


def possible(node: typed.Node, levels: Levels) -> Compute | None:
    """Whether the sentence can be true; None where nothing in it may be rounded, or where `compile` must do."""
    if isinstance(node, typed.Comparison):
        return _comparison(node, levels) if may_be_rounded(node.left) or may_be_rounded(node.right) else None
    if isinstance(node, typed.And | typed.Or):
        return _several(node, levels)
    if isinstance(node, typed.Quantified) and node.quantifier == "some":
        return _some(node, levels)
    return None


def _comparison(node: typed.Comparison, levels: Levels) -> Compute:
    left, right, can_be = bounds(node.left, levels), bounds(node.right, levels), _CAN_BE[node.operator]
    return lambda run, frame: [*map(can_be, *left(run, frame), *right(run, frame))]


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


def _meet(low: Exact, high: Exact, other_low: Exact, other_high: Exact) -> bool:
    return low <= other_high and other_low <= high


def _differ(low: Exact, high: Exact, other_low: Exact, other_high: Exact) -> bool:
    return not low == high == other_low == other_high


_CAN_BE: dict[str, Callable[[Exact, Exact, Exact, Exact], bool]] = {
    "=": _meet,
    "!=": _differ,
    "<": lambda low, _, __, other_high: low < other_high,
    "<=": lambda low, _, __, other_high: low <= other_high,
    ">": lambda _, high, other_low, __: high > other_low,
    ">=": lambda _, high, other_low, __: high >= other_low,
}
