"""How binders widen a frame; and aggregates that need no frame, since an index of their collection answers them.

`rows where row.role = detail and row.section = total.section` is cut in three: what speaks of the row alone filters the
collection once a subject; an equality between the row and something outside is looked up in an index of what is left;
only the rest is tried binding by binding.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from engine.language import compile as expressions
from engine.language import typed
from engine.language.frame import UNIT, Column, Compute, Frame, NotPlain, Run
from engine.language.shape import Levels, free, interned, shape_of, shape_of_binder
from engine.language.types import BOOL

Bound = typed.Aggregate | typed.Quantified
Reduce = Callable[[Column], Any]
Groups = dict[Any, list[Any]]
Widen = Callable[[Run, Frame], Frame]


class Base(Protocol):
    """The bindings of a binder that depends on no other name; the frame that it is given plays no part."""

    def __call__(self, run: Run, _: Frame = ..., /) -> Frame:
        """The frame."""
        ...


NOBODY: list[Any] = []


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
    for binder in _hoisted(binders):
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


def _hoisted(binders: tuple[typed.Binder, ...]) -> list[typed.Binder]:
    """The binders with each condition at the first of them after which it can be told."""
    numbers = [binder.variable.number for binder in binders]
    parts: list[list[typed.Node]] = [[] for _ in binders]
    for binder in binders:
        for part in _parts(binder.condition):
            used = free(part)
            last = max((at for at, number in enumerate(numbers) if number in used), default=0)
            parts[last].append(part)
    return [
        typed.Binder(binder.variable, binder.collection, typed.And(tuple(found), type=BOOL) if found else None)
        for binder, found in zip(binders, parts, strict=True)
    ]


def _unchanged(_: Run, frame: Frame) -> Frame:
    return frame


def _widened(binder: typed.Binder, levels: Levels) -> Widen:
    cut = _cut(binder)
    inner = {**levels, binder.variable.number: len(levels)}
    if cut is None:
        collection = expressions.compiled(binder.collection, levels)
        within = _filter(_parts(binder.condition), inner)
        return lambda run, frame: within(run, frame.each_in(collection(run, frame)))
    widen = _each_of_its_group(cut, levels) if cut.keyed else _all_of(_base(binder, cut.alone), levels)
    if not cut.rest:
        return widen
    within = _filter(cut.rest, inner)
    return lambda run, frame: within(run, widen(run, frame))


def _all_of(base: Base, levels: Levels) -> Widen:
    if not levels:
        return base
    return lambda run, frame: frame.times(base(run))


def _each_of_its_group(cut: _Cut, levels: Levels) -> Widen:
    index, keys = _index(cut), _keys(cut, levels)

    def widen(run: Run, frame: Frame) -> Frame:
        known = index.groups(run)
        return frame.each_in([known.get(key, NOBODY) for key in keys(run, frame)])

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


def _base(binder: typed.Binder, conditions: tuple[typed.Node, ...]) -> Base:
    """The frame of a binder that depends on no other name, made once a subject; a narrower one starts from a wider."""
    collection = expressions.compiled(binder.collection, {})
    levels = {binder.variable.number: 0}
    whole = shape_of_binder(binder, ())
    narrower = [
        (shape_of_binder(binder, conditions[: at + 1]), expressions.compiled(condition, levels))
        for at, condition in enumerate(conditions)
    ]
    narrowest = narrower[-1][0] if narrower else whole

    def base(run: Run, _: Frame = UNIT) -> Frame:
        memo = run.memo
        found: Frame | None = memo.get(narrowest)
        if found is not None:
            return found
        found = memo.get(whole) or memo.setdefault(whole, Frame.of(collection(run, UNIT)[0]))
        for key, mask in narrower:
            known = memo.get(key)
            if known is None:
                holds = mask(run, found)
                known = memo[key] = found.where(holds) if False in holds else found
            found = known
        return found

    return base


# Indexes


@dataclass(frozen=True, slots=True)
class _Index:
    """The elements of a cut binder by their sides of its equalities."""

    shape: object
    base: Base
    sides: tuple[Compute, ...]

    def keys(self, run: Run) -> Column:
        frame = self.base(run)
        return _joined([side(run, frame) for side in self.sides])

    def groups(self, run: Run) -> Groups:
        found: Groups | None = run.memo.get(self.shape)
        if found is None:
            found = run.memo[self.shape] = {}
            for element, key in zip(self.base(run).columns[0], self.keys(run), strict=True):
                found.setdefault(key, []).append(element)
        return found


def _index(cut: _Cut) -> _Index:
    levels = {cut.binder.variable.number: 0}
    sides = tuple(expressions.folded(mine, levels) for mine, _ in cut.keyed)
    return _Index(_index_shape(cut), _base(cut.binder, cut.alone), sides)


def _index_shape(cut: _Cut) -> object:
    levels = {cut.binder.variable.number: 0}
    mine = tuple(shape_of(mine, levels) for mine, _ in cut.keyed)
    return interned(("index", shape_of_binder(cut.binder, cut.alone), mine))


def _keys(cut: _Cut, levels: Levels) -> Compute:
    others = [expressions.folded(other, levels) for _, other in cut.keyed]
    if len(others) == 1:
        return others[0]
    return lambda run, frame: _joined([other(run, frame) for other in others])


def _joined(columns: list[Column]) -> Column:
    return columns[0] if len(columns) == 1 else [*zip(*columns, strict=True)]


def lookup(node: Bound, reduce: Reduce, levels: Levels) -> Compute | None:
    """The aggregate or sentence as a look-up in an index, or in the whole; None where neither would do."""
    cut = _cut(node.binders[0]) if len(node.binders) == 1 else None
    if cut is None or cut.rest:
        return None
    alone = node.body is None or set(free(node.body)) <= {cut.binder.variable.number}
    if alone:
        return _by_group(node, cut, reduce, levels) if cut.keyed else _of_all(node, cut, reduce)
    if _sums_own_row(node, cut.binder.variable.number):
        return _column_sums(node, cut, levels)
    return None


def _sums_own_row(node: Bound, number: int) -> bool:
    body = node.body
    return (
        isinstance(node, typed.Aggregate)
        and node.word == "sum"
        and isinstance(body, typed.Figure)
        and isinstance(body.row, typed.Variable)
        and body.row.number == number
        and number not in free(body.year)
    )


def _of_all(node: Bound, cut: _Cut, reduce: Reduce) -> Compute:
    base = _base(cut.binder, cut.alone)
    if node.body is None:
        sized = _SIZED[_word(node)]
        return lambda run, frame: [sized(base(run).size)] * frame.size
    body = expressions.compiled(node.body, {cut.binder.variable.number: 0})
    return lambda run, frame: [reduce(body(run, base(run)))] * frame.size


def _by_group(node: Bound, cut: _Cut, reduce: Reduce, levels: Levels) -> Compute:
    index, keys, word = _index(cut), _keys(cut, levels), _word(node)
    if node.body is not None:
        number = {cut.binder.variable.number: 0}
        body = expressions.compiled(node.body, number)
        key = interned((word, index.shape, shape_of(node.body, number)))
        return _reduced(index, keys, lambda run, group: reduce(body(run, Frame.of(group))), key)
    if word == "count":
        return lambda run, frame: [len(index.groups(run).get(key, NOBODY)) for key in keys(run, frame)]
    known = _known(index)
    if word == "no":
        return lambda run, frame: [key not in known(run) for key in keys(run, frame)]
    return lambda run, frame: [*map(known(run).__contains__, keys(run, frame))]


def _known(index: _Index) -> Callable[[Run], set[Any]]:
    """The keys that some element has."""
    key = interned(("known", index.shape))

    def known(run: Run) -> set[Any]:
        found: set[Any] | None = run.memo.get(key)
        if found is None:
            found = run.memo[key] = {*index.keys(run)}
        return found

    return known


def _word(node: Bound) -> str:
    return node.word if isinstance(node, typed.Aggregate) else node.quantifier


_SIZED: dict[str, Callable[[int], Any]] = {
    "some": lambda size: size > 0,
    "no": lambda size: size == 0,
    "count": lambda size: size,
}


def _reduced(index: _Index, keys: Compute, reduce: Callable[[Run, Column], Any], memo_key: object) -> Compute:
    """What the group of each key comes to, each once a subject."""

    def reduced(run: Run, frame: Frame) -> Column:
        memo = run.memo.setdefault(memo_key, {})
        wanted = keys(run, frame)
        for key in wanted:
            if key not in memo:
                memo[key] = reduce(run, index.groups(run).get(key, NOBODY))
        return [*map(memo.__getitem__, wanted)]

    return reduced


def _column_sums(node: Bound, cut: _Cut, levels: Levels) -> Compute:
    """`sum of row[year]`: the sums of all years at once."""
    assert isinstance(node.body, typed.Figure)  # noqa: S101 - for mypy
    years = expressions.compiled(node.body.year, levels)
    if not cut.keyed:
        return _sums_of_all(_base(cut.binder, cut.alone), years, interned(("sums", _index_shape(cut))))
    index = _index(cut)
    sums = _reduced(index, _keys(cut, levels), lambda _, group: _sums(group), interned(("sums", index.shape)))

    def column_sums(run: Run, frame: Frame) -> Column:
        pairs = zip(sums(run, frame), years(run, frame), strict=True)
        try:
            return [by_year[year] if by_year else 0 for by_year, year in pairs]
        except KeyError:
            raise NotPlain from None

    return column_sums


def _sums_of_all(base: Base, years: Compute, memo_key: object) -> Compute:
    def column_sums(run: Run, frame: Frame) -> Column:
        by_year = run.memo.get(memo_key)
        if by_year is None:
            by_year = run.memo[memo_key] = _sums(base(run).columns[0])
        if not by_year:
            return [0] * frame.size
        try:
            return [*map(by_year.__getitem__, years(run, frame))]
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
