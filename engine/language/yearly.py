"""Demands that are the same in every year, judged for all years at once: the figures of a row are compared as one.

`every year in years, total in rows …: total[year] = sum of row[year] over …` holds where two rows of figures are equal.
Only where that cannot be told at once is the demand judged year by year.
"""

from collections.abc import Callable, Mapping
from operator import add, ge, le
from typing import Any

from engine.language import typed
from engine.language.binders import frames
from engine.language.compile import compiled
from engine.language.frame import NONE, UNIT, Column, Compute, Frame, NotPlain, Run
from engine.language.index import cut_of
from engine.language.lookup import sums_by_year, sums_own_row
from engine.language.possible import CAN_BE
from engine.language.rounded import Plain
from engine.language.shape import Levels, free, used

AtOnce = Callable[[Run], "tuple[int, Frame] | None"]
"""How many bindings of the clause hold, and the others; None where each must be judged by itself."""

ByYear = Mapping[int, Plain]

Years = tuple[int, ...]
"""In the order of their columns."""

Break = tuple[int, int]
"""A binding of the frame, by its index, and a year."""


def in_all_years(clause: typed.Clause) -> AtOnce | None:
    """The clause for all years at once; None where it is not of that form."""
    binders = [step for step in clause.steps if isinstance(step, typed.Binder)]
    years = [each for each in binders if _is_year(each, clause.leaf)]
    others = tuple(each for each in binders if each not in years)
    if len(binders) < len(clause.steps) or len(years) != 1 or not others:
        return None
    number, position = years[0].variable.number, binders.index(years[0])
    if number in used(others) or position not in (0, len(others)):
        return None
    widen, levels = frames(others, {})
    breaks = _breaks(clause.leaf, number, levels)
    return _judging(compiled(years[0].collection, {}), widen, breaks, position) if breaks else None


Breaks = Callable[[Run, Frame, Years], "list[Break] | None"]
"""Where the leaf breaks in a frame and these years; None where that cannot be told at once."""


def _judging(collection: Compute, widen: Callable[[Run, Frame], Frame], breaks: Breaks, position: int) -> AtOnce:
    def judged(run: Run) -> tuple[int, Frame] | None:
        frame = widen(run, UNIT)
        years = collection(run, UNIT)[0]
        try:
            broken = breaks(run, frame, years) if frame.size and years else NO_BREAKS
        except NotPlain:
            return None
        if not broken:
            return None if broken is None else (frame.size * len(years), NONE)
        return frame.size * len(years) - len(broken), _bindings(broken, frame, years, position)

    return judged


NO_BREAKS: list[Break] = []


def _bindings(breaks: list[Break], frame: Frame, years: Years, position: int) -> Frame:
    """The bindings that break, in the order in which they would be judged one by one."""
    if position == 0:
        breaks = sorted(breaks, key=lambda each: years.index(each[1]))
    columns = [[column[at] for at, _ in breaks] for column in frame.columns]
    columns.insert(position, [year for _, year in breaks])
    return Frame(len(breaks), columns)


def _is_year(binder: typed.Binder, leaf: typed.Node) -> bool:
    return binder.condition is None and not free(binder.collection) and _is_asked_for(binder.variable.number, leaf)


def _is_asked_for(number: int, node: typed.Node) -> bool:
    """Whether the variable stands for the year of a figure somewhere."""
    if isinstance(node, typed.Figure):
        return isinstance(node.year, typed.Variable) and node.year.number == number
    parts = (getattr(node, name) for name in typed.part_names(node))
    return any(isinstance(part, typed.Node) and _is_asked_for(number, part) for part in parts)


def _breaks(leaf: typed.Node, year: int, levels: Levels) -> Breaks | None:
    if not isinstance(leaf, typed.Comparison):
        return None
    left = _figures(leaf.left, year, levels)
    if left and leaf.operator in _EXTREME and isinstance(leaf.right, typed.Constant):
        return _within(left, leaf.operator, leaf.right.value)
    right = _figures(leaf.right, year, levels)
    return _equal(left, right) if left and right and leaf.operator == "=" else None


_EXTREME: Mapping[str, tuple[Callable[[Any], Any], Callable[[Any, Any], bool]]] = {"<=": (max, le), ">=": (min, ge)}
"""Which figure must be within the limit if all are."""


def _within(figures: Compute, operator: str, limit: Any) -> Breaks:
    can_be = CAN_BE[operator]

    def breaks(run: Run, frame: Frame, years: Years) -> list[Break] | None:
        found = figures(run, frame)
        if not _in_all(found, years):
            return None
        if _are_all_within(found, operator, limit):
            return NO_BREAKS
        return [
            (at, year)
            for at, by_year in enumerate(found)
            for year, figure in by_year.items()
            if not can_be(figure, limit)
        ]

    return breaks


def _equal(left: Compute, right: Compute) -> Breaks:
    def breaks(run: Run, frame: Frame, years: Years) -> list[Break] | None:
        ones, others = left(run, frame), right(run, frame)
        if _are_same(ones, others) and _in_all(ones, years):
            return NO_BREAKS
        if not _in_all(ones, years) or not _in_all(others, years):
            return None
        return [
            (at, year)
            for at, (one, other) in enumerate(zip(ones, others, strict=True))
            for year, figure in one.items()
            if not CAN_BE["="](figure, other[year])
        ]

    return breaks


def _are_same(ones: Column, others: Column) -> bool:
    """Whether they are, without rounding."""
    try:
        return ones == others
    except NotPlain:
        return False


def _are_all_within(found: Column, operator: str, limit: Any) -> bool:
    """Whether they are, without rounding."""
    extreme, is_within = _EXTREME[operator]
    try:
        return is_within(extreme(map(extreme, map(dict.values, found))), limit)
    except NotPlain:
        return False


def _in_all(found: Column, years: Years) -> bool:
    """Whether there is a figure in every year, and in no other."""
    return [*map(tuple, found)].count(years) == len(found)


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
