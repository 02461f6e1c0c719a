"""The elements of a collection that meet a condition on themselves alone, picked in one go where that is plain."""

from collections.abc import Callable
from typing import Any

from engine.language import compile as expressions
from engine.language import typed
from engine.language.folding import folded_constant, folded_getter
from engine.language.frame import Column, Frame, Run
from engine.language.types import Numeric

Select = Callable[[Run, Frame], Frame]
"""Narrows a frame of one name; gives the same frame where all its elements meet the condition."""

Pick = Callable[[Column], list[Any]]


def selecting(condition: typed.Node, number: int) -> Select:
    """The elements, bound under this number, that meet the condition."""
    pick = _by_constant(condition)
    if pick is None:
        return _by_mask(condition, number)

    def select(_: Run, frame: Frame) -> Frame:
        kept = pick(frame.columns[0])
        return frame if len(kept) == frame.size else Frame(len(kept), (kept,))

    return select


def _by_mask(condition: typed.Node, number: int) -> Select:
    mask = expressions.compiled(condition, {number: 0})

    def select(run: Run, frame: Frame) -> Frame:
        holds = mask(run, frame)
        return frame.where(holds) if False in holds else frame

    return select


def _by_constant(condition: typed.Node) -> Pick | None:
    """`row.role = detail`, `row.role != detail`: what a field says is compared with a constant."""
    if not isinstance(condition, typed.Comparison) or condition.operator not in ("=", "!="):
        return None
    left, right = condition.left, condition.right
    if not isinstance(left, typed.FieldOf) or not isinstance(right, typed.Constant) or not _is_plain(left):
        return None
    constant = folded_constant(right)
    return (_equal if condition.operator == "=" else _other)(folded_getter(left), constant)


def _is_plain(node: typed.FieldOf) -> bool:
    """Whether a field of the element itself is always there, and never a figure."""
    return isinstance(node.record, typed.Variable) and not node.field.optional and not isinstance(node.type, Numeric)


def _equal(get: Callable[[Any], Any], constant: object) -> Pick:
    return lambda elements: [each for each in elements if get(each) == constant]


def _other(get: Callable[[Any], Any], constant: object) -> Pick:
    return lambda elements: [each for each in elements if get(each) != constant]
