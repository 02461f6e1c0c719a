"""The elements of a collection that meet a condition on themselves alone, picked in one go where that is plain."""

from collections.abc import Callable
from itertools import compress
from typing import Any, TypeGuard

from engine.language import compile as expressions
from engine.language import typed
from engine.language.folding import folded_all, folded_constant, folded_getter, is_text
from engine.language.frame import Frame, Run
from engine.language.mentioning import mentioning
from engine.language.types import BOOL, COUNT, DATE, YEAR, Numeric

Pick = Callable[[Run, Frame], list[Any]]
"""The elements of a frame of one name that meet a condition."""


def picking(condition: typed.Node, number: int) -> Pick:
    """The elements, bound under this number, that meet the condition."""
    return _plainly(condition, wanted=True) or _by_mask(condition, number)


def _by_mask(condition: typed.Node, number: int) -> Pick:
    mask = expressions.compiled(condition, {number: 0})
    return lambda run, frame: [*compress(frame.columns[0], mask(run, frame))]


def _plainly(condition: typed.Node, *, wanted: bool) -> Pick | None:
    """The elements of which the condition is as wanted, where it asks one thing of one field that is always there."""
    if isinstance(condition, typed.Not):
        return _plainly(condition.operand, wanted=not wanted)
    if is_own_field(condition) and condition.type == BOOL:
        return _true(folded_getter(condition), wanted)
    if isinstance(condition, typed.Comparison) and condition.operator in ("=", "!="):
        return _compared(condition, wanted is (condition.operator == "="))
    if isinstance(condition, typed.Membership):
        return _among(condition, wanted)
    if isinstance(condition, typed.Mentions):
        return _mentioning(condition, wanted)
    return _stated(condition, wanted) if isinstance(condition, typed.StateOf) else None


def is_own_field(node: typed.Node) -> TypeGuard[typed.FieldOf]:
    """Whether it is a field of the element itself that is always there, and never a figure."""
    if not isinstance(node, typed.FieldOf) or not isinstance(node.record, typed.Variable):
        return False
    return not node.field.optional and not isinstance(node.type, Numeric)


def _true(get: Callable[[Any], Any], wanted: bool) -> Pick:
    return lambda _, frame: [each for each in frame.columns[0] if get(each) is wanted]


def _compared(condition: typed.Comparison, wanted: bool) -> Pick | None:
    """`row.role = detail`, `row.role != detail`."""
    left, right = condition.left, condition.right
    if not is_own_field(left) or not isinstance(right, typed.Constant):
        return None
    get, constant = folded_getter(left), folded_constant(right)
    if wanted:
        return lambda _, frame: [each for each in frame.columns[0] if get(each) == constant]
    return lambda _, frame: [each for each in frame.columns[0] if get(each) != constant]


def _among(condition: typed.Membership, wanted: bool) -> Pick | None:
    """`row.area in known_areas`."""
    element, collection = condition.element, condition.collection
    many = collection.value if isinstance(collection, typed.Constant) else None
    if not is_own_field(element) or not isinstance(many, tuple):
        return None
    get, known = folded_getter(element), frozenset(folded_all(many))
    return lambda _, frame: [each for each in frame.columns[0] if (get(each) in known) is wanted]


def _mentioning(condition: typed.Mentions, wanted: bool) -> Pick | None:
    """`row.label mentions words`."""
    text, words = condition.text, condition.words
    if not is_own_field(text) or not isinstance(words, typed.Constant):
        return None
    get, told = text.field.bare, mentioning(words)

    def pick(run: Run, frame: Frame) -> list[Any]:
        mentioned = told(run)
        return [each for each in frame.columns[0] if mentioned[get(each)] is wanted]

    return pick


def _stated(condition: typed.StateOf, wanted: bool) -> Pick | None:
    """`row.area_text is empty`, `caption.number is stated`."""
    operand = condition.operand
    if not isinstance(operand, typed.FieldOf) or not isinstance(operand.record, typed.Variable):
        return None
    get, empty = operand.field.bare, wanted is (condition.state == "empty")
    if is_text(operand.type):
        return lambda _, frame: [
            each for each in frame.columns[0] if (not (text := get(each)) or text.isspace()) is empty
        ]
    if condition.state in ("empty", "stated") and operand.type in (COUNT, YEAR, DATE):
        return lambda _, frame: [each for each in frame.columns[0] if (get(each) is None) is empty]
    return None
