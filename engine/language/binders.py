"""How binders widen a frame; and aggregates that need no frame, since an index of their collection answers them.

`rows where row.role = detail and row.section = total.section` is cut in three: what speaks of the row alone filters the
collection once a subject; an equality between the row and something outside is looked up in an index of what is left;
only the rest is tried binding by binding.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from engine.language import compile as expressions
from engine.language import typed
from engine.language.frame import UNIT, Column, Compute, Frame, NotPlain, Run
from engine.language.shape import Levels, free, interned, shape_of, shape_of_binder

Bound = typed.Aggregate | typed.Quantified
Reduce = Callable[[Column], Any]
Groups = dict[Any, Frame]
Widen = Callable[[Run, Frame], Frame]

NOBODY = Frame(0, [[]])


@dataclass(frozen=True, slots=True)
class _Cut:
    """A binder over a collection of the subject, its conditions cut; `keyed` pairs the element's side and the other."""

    binder: typed.Binder
    alone: tuple[typed.Node, ...]
    keyed: tuple[tuple[typed.Node, typed.Node], ...]
    rest: tuple[typed.Node, ...]


def _parts(condition: typed.Node | None) -> tuple[typed.Node, ...]:
    if isinstance(condition, typed.And):
        return condition.parts
    return (condition,) if condition else ()


def _cut(binder: typed.Binder) -> _Cut | None:
    if free(binder.collection):
        return None
    alone, keyed, rest = [], [], []
    for part in _parts(binder.condition):
        sides = _sides(part, binder.variable.number)
        if set(free(part)) <= {binder.variable.number}:
            alone.append(part)
        elif sides:
            keyed.append(sides)
        else:
            rest.append(part)
    return _Cut(binder, tuple(alone), tuple(keyed), tuple(rest))


def _sides(part: typed.Node, number: int) -> tuple[typed.Node, typed.Node] | None:
    """The element's side of an equality, and the side that does not speak of it."""
    if not isinstance(part, typed.Comparison) or part.operator != "=":
        return None
    for mine, other in ((part.left, part.right), (part.right, part.left)):
        if set(free(mine)) == {number} and number not in free(other):
            return mine, other
    return None


# Frames


def frames(binders: tuple[typed.Binder, ...], levels: Levels) -> tuple[Widen, dict[int, int]]:
    """What widens a frame by the binders, and the levels of all variables afterwards."""
    steps: list[Widen] = []
    inner = dict(levels)
    for binder in binders:
        steps.append(_widened(binder, inner))
        inner[binder.variable.number] = len(inner)
    if not steps:
        return _unchanged, inner
    if len(steps) == 1:
        return steps[0], inner

    def widen(run: Run, frame: Frame) -> Frame:
        for step in steps:
            frame = step(run, frame)
        return frame

    return widen, inner


def _unchanged(_: Run, frame: Frame) -> Frame:
    return frame


def _widened(binder: typed.Binder, levels: Levels) -> Widen:
    cut = _cut(binder)
    inner = {**levels, binder.variable.number: len(levels)}
    if cut is None:
        collection = expressions.compiled(binder.collection, levels)
        within = _filter(_parts(binder.condition), inner)
        return lambda run, frame: within(run, frame.each_in(collection(run, frame)))
    widen = _each_of_its_group(cut, levels) if cut.keyed else _all_of(_base(binder, cut.alone))
    if not cut.rest:
        return widen
    within = _filter(cut.rest, inner)
    return lambda run, frame: within(run, widen(run, frame))


def _all_of(base: Callable[[Run], Frame]) -> Widen:
    return lambda run, frame: base(run) if frame is UNIT else frame.times(base(run))


def _each_of_its_group(cut: _Cut, levels: Levels) -> Widen:
    groups, keys = _groups(cut), _keys(cut, levels)

    def widen(run: Run, frame: Frame) -> Frame:
        known = groups(run)
        return frame.each_in([known.get(key, NOBODY).columns[0] for key in keys(run, frame)])

    return widen


def _filter(conditions: tuple[typed.Node, ...], levels: Levels) -> Widen:
    masks = [expressions.compiled(condition, levels) for condition in conditions]

    def within(run: Run, frame: Frame) -> Frame:
        for mask in masks:
            holds = mask(run, frame)
            if False in holds:
                frame = frame.where(holds)
        return frame

    return within


def _base(binder: typed.Binder, conditions: tuple[typed.Node, ...]) -> Callable[[Run], Frame]:
    """The frame of a binder that depends on no other name, made once a subject; a narrower one starts from a wider."""
    key = shape_of_binder(binder, conditions)
    collection = expressions.compiled(binder.collection, {})
    wider = _base(binder, conditions[:-1]) if conditions else None
    within = _filter(conditions[-1:], {binder.variable.number: 0})

    def base(run: Run) -> Frame:
        frame: Frame | None = run.memo.get(key)
        if frame is None:
            frame = within(run, wider(run)) if wider else Frame.of(collection(run, UNIT)[0])
            run.memo[key] = frame
        return frame

    return base


# Indexes


def _groups(cut: _Cut) -> Callable[[Run], Groups]:
    """The elements by what their sides of the equalities are; all of them under () where there is no equality."""
    levels = {cut.binder.variable.number: 0}
    base = _base(cut.binder, cut.alone)
    key = _groups_shape(cut)
    sides = [expressions.folded(mine, levels) for mine, _ in cut.keyed]

    def groups(run: Run) -> Groups:
        found: Groups | None = run.memo.get(key)
        if found is None:
            frame = base(run)
            if sides:
                found = _grouped(frame, _joined([side(run, frame) for side in sides], frame.size))
            else:
                found = {(): frame} if frame.size else {}
            run.memo[key] = found
        return found

    return groups


def _groups_shape(cut: _Cut) -> object:
    levels = {cut.binder.variable.number: 0}
    return interned(
        ("groups", shape_of_binder(cut.binder, cut.alone), tuple(shape_of(mine, levels) for mine, _ in cut.keyed))
    )


def _grouped(frame: Frame, keys: Iterable[Any]) -> Groups:
    elements: dict[Any, list[Any]] = {}
    for element, key in zip(frame.columns[0], keys, strict=True):
        elements.setdefault(key, []).append(element)
    return {key: Frame.of(found) for key, found in elements.items()}


def _keys(cut: _Cut, levels: Levels) -> Compute:
    others = [expressions.folded(other, levels) for _, other in cut.keyed]
    if len(others) == 1:
        return others[0]
    return lambda run, frame: _joined([other(run, frame) for other in others], frame.size)


def _joined(columns: list[Column], size: int) -> Column:
    if len(columns) == 1:
        return columns[0]
    return list(zip(*columns, strict=True)) if columns else [()] * size


def lookup(node: Bound, reduce: Reduce, levels: Levels) -> Compute | None:
    """The aggregate or sentence as a look-up in an index; None where one would not do."""
    cut = _cut(node.binders[0]) if len(node.binders) == 1 else None
    if cut is None or cut.rest:
        return None
    groups, keys = _groups(cut), _keys(cut, levels)
    number = cut.binder.variable.number
    if node.body is None:
        return _COUNTED[_word(node)](groups, keys)
    if set(free(node.body)) <= {number}:
        body = expressions.compiled(node.body, {number: 0})
        key = interned((_word(node), _groups_shape(cut), shape_of(node.body, {number: 0})))
        return _reduced(groups, keys, lambda run, frame: reduce(body(run, frame)), key)
    if _word(node) == "sum" and isinstance(node.body, typed.Figure) and _is_own_row(node.body, number):
        return _column_sums(
            groups, keys, expressions.compiled(node.body.year, levels), interned(("sums", _groups_shape(cut)))
        )
    return None


def _word(node: Bound) -> str:
    return node.word if isinstance(node, typed.Aggregate) else node.quantifier


def _is_own_row(body: typed.Figure, number: int) -> bool:
    return isinstance(body.row, typed.Variable) and body.row.number == number and number not in free(body.year)


_COUNTED: dict[str, Callable[[Callable[[Run], Groups], Compute], Compute]] = {
    "some": lambda groups, keys: lambda run, frame: [*map(groups(run).__contains__, keys(run, frame))],
    "no": lambda groups, keys: lambda run, frame: [key not in groups(run) for key in keys(run, frame)],
    "count": lambda groups, keys: lambda run, frame: [groups(run).get(key, NOBODY).size for key in keys(run, frame)],
}


def _reduced(
    groups: Callable[[Run], Groups], keys: Compute, reduce: Callable[[Run, Frame], Any], memo_key: object
) -> Compute:
    """What the group of each key comes to, each once a subject."""

    def reduced(run: Run, frame: Frame) -> Column:
        memo = run.memo.setdefault(memo_key, {})
        wanted = keys(run, frame)
        for key in wanted:
            if key not in memo:
                memo[key] = reduce(run, groups(run).get(key, NOBODY))
        return [*map(memo.__getitem__, wanted)]

    return reduced


def _column_sums(groups: Callable[[Run], Groups], keys: Compute, years: Compute, memo_key: object) -> Compute:
    """`sum of row[year]`: the sums of all years at once for each key."""
    sums = _reduced(groups, keys, lambda _, frame: _sums(frame.columns[0]), memo_key)

    def column_sums(run: Run, frame: Frame) -> Column:
        try:
            return [
                by_year[year] if by_year else 0
                for by_year, year in zip(sums(run, frame), years(run, frame), strict=True)
            ]
        except KeyError:
            raise NotPlain from None

    return column_sums


def _sums(rows: Column) -> dict[int, int]:
    if not rows:
        return {}
    try:
        amounts = [row.amounts.values() for row in rows]
        return dict(zip(rows[0].amounts, map(sum, zip(*amounts, strict=True)), strict=True))
    except (AttributeError, ValueError):
        raise NotPlain from None
