"""Demands that are the same in every year, judged for all years at once: the figures of a row are compared as one.

`every year in years, total in rows …: total[year] = sum of row[year] over …` holds where two rows of figures are equal.
Only where that cannot be told at once is the demand judged year by year.
"""

from collections.abc import Callable, Mapping
from operator import add
from typing import Any

from engine.language import typed
from engine.language.binders import frames
from engine.language.compile import compiled
from engine.language.frame import UNIT, Column, Compute, Frame, NotPlain, Run
from engine.language.index import cut_of
from engine.language.lookup import sums_by_year, sums_own_row
from engine.language.possible import CAN_BE, CanBe
from engine.language.rounded import Plain
from engine.language.shape import Levels, free, used

Plainly = Callable[[Run], int | None]
"""How many bindings the clause has, if it plainly holds in all of them; None where it must be judged one by one."""

ByYear = Mapping[int, Plain]


def in_all_years(clause: typed.Clause) -> Plainly | None:
    """The clause for all years at once; None where it is not of that form."""
    binders = [step for step in clause.steps if isinstance(step, typed.Binder)]
    years = [each for each in binders if _is_year(each, clause.leaf)]
    others = tuple(each for each in binders if each not in years)
    if len(binders) < len(clause.steps) or len(years) != 1 or not others:
        return None
    number = years[0].variable.number
    if number in used(others):
        return None
    widen, levels = frames(others, {})
    holds = _holds(clause.leaf, number, levels)
    return _judging(compiled(years[0].collection, {}), widen, holds) if holds else None


Holds = Callable[[Run, Frame, Mapping[int, None]], bool]
"""Whether the leaf plainly holds in every binding of the frame and all of these years."""


def _judging(collection: Compute, widen: Callable[[Run, Frame], Frame], holds: Holds) -> Plainly:
    def plainly(run: Run) -> int | None:
        frame = widen(run, UNIT)
        years = dict.fromkeys(collection(run, UNIT)[0])
        try:
            return frame.size * len(years) if not frame.size or holds(run, frame, years) else None
        except NotPlain:
            return None

    return plainly


def _is_year(binder: typed.Binder, leaf: typed.Node) -> bool:
    return binder.condition is None and not free(binder.collection) and _is_asked_for(binder.variable.number, leaf)


def _is_asked_for(number: int, node: typed.Node) -> bool:
    """Whether the variable stands for the year of a figure somewhere."""
    if isinstance(node, typed.Figure):
        return isinstance(node.year, typed.Variable) and node.year.number == number
    parts = (getattr(node, name) for name in typed.part_names(node))
    return any(isinstance(part, typed.Node) and _is_asked_for(number, part) for part in parts)


def _holds(leaf: typed.Node, year: int, levels: Levels) -> Holds | None:
    if not isinstance(leaf, typed.Comparison):
        return None
    left = _figures(leaf.left, year, levels)
    if left and leaf.operator in _EXTREME and isinstance(leaf.right, typed.Constant):
        return _within(left, _EXTREME[leaf.operator], CAN_BE[leaf.operator], leaf.right.value)
    right = _figures(leaf.right, year, levels)
    return _equal(left, right) if left and right and leaf.operator == "=" else None


_EXTREME: Mapping[str, Callable[[Any, Any], bool]] = {
    "<=": lambda figures, limit: max(figures) <= limit,
    ">=": lambda figures, limit: min(figures) >= limit,
}
"""Whether all figures are within a limit."""


def _within(figures: Compute, are_within: Callable[[Any, Any], bool], can_be: CanBe, limit: Any) -> Holds:
    def holds(run: Run, frame: Frame, years: Mapping[int, None]) -> bool:
        found = figures(run, frame)
        if not _in_all(found, years):
            return False
        try:
            return all(are_within(by_year.values(), limit) for by_year in found)
        except NotPlain:
            return all(can_be(figure, limit) for by_year in found for figure in by_year.values())

    return holds


def _equal(left: Compute, right: Compute) -> Holds:
    def holds(run: Run, frame: Frame, years: Mapping[int, None]) -> bool:
        ones, others = left(run, frame), right(run, frame)
        try:
            return ones == others and _in_all(ones, years)
        except NotPlain:
            return _in_all(ones, years) and _in_all(others, years) and all(map(_can_be_equal, ones, others))

    return holds


def _in_all(found: Column, years: Mapping[int, None]) -> bool:
    """Whether there is a figure in every year."""
    return all(by_year and by_year.keys() == years.keys() for by_year in found)


def _can_be_equal(one: ByYear, other: ByYear) -> bool:
    return all(CAN_BE["="](figure, other[year]) for year, figure in one.items())


def _figures(node: typed.Node, year: int, levels: Levels) -> Compute | None:
    """The figures by year in every binding, if the expression speaks of the year in no other way."""
    if isinstance(node, typed.Figure):
        return _of_row(node, year, levels)
    if isinstance(node, typed.Aggregate):
        return _sums(node, year, levels)
    if isinstance(node, typed.Arithmetic) and node.operator == "+":
        left, right = _figures(node.left, year, levels), _figures(node.right, year, levels)
        return _added(left, right) if left and right else None
    return None


def _of_row(node: typed.Figure, year: int, levels: Levels) -> Compute | None:
    if not isinstance(node.row, typed.Variable) or not _is_asked_for(year, node):
        return None
    level = levels[node.row.number]
    return lambda _, frame: [row.amounts for row in frame.columns[level]]


def _sums(node: typed.Aggregate, year: int, levels: Levels) -> Compute | None:
    cut = cut_of(node.binders[0]) if len(node.binders) == 1 else None
    if cut is None or cut.rest or not node.body or year in used((cut.binder,)) or not _is_asked_for(year, node.body):
        return None
    return sums_by_year(cut, levels) if sums_own_row(node, cut.binder.variable.number) else None


def _added(left: Compute, right: Compute) -> Compute:
    def added(run: Run, frame: Frame) -> Column:
        return [*map(_sum_of_two, left(run, frame), right(run, frame))]

    return added


def _sum_of_two(left: ByYear, right: ByYear) -> ByYear:
    if left.keys() != right.keys():
        raise NotPlain
    return dict(zip(left, map(add, left.values(), right.values()), strict=True))
