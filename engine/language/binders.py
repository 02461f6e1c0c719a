"""How binders widen a frame."""

from collections.abc import Callable

from engine.language import compile as expressions
from engine.language import typed
from engine.language.frame import Column, Frame, Run
from engine.language.index import NO_ELEMENTS, Base, Cut, base_of, cut_of, index_of, keys_of, parts_of
from engine.language.shape import Levels, free
from engine.language.types import BOOL
from engine.model.base import Model

Widen = Callable[[Run, Frame], Frame]


def frames(binders: tuple[typed.Binder, ...], levels: Levels) -> tuple[Widen, dict[int, int]]:
    """What widens a frame by the binders, and the levels of all variables afterwards."""
    steps: list[Widen] = []
    inner = dict(levels)
    for binder in hoisted(binders):
        steps.append(_widened(binder, inner))
        inner[binder.variable.number] = len(inner)
    if not steps:
        return _unchanged, inner
    if len(steps) == 1:
        return steps[0], inner

    nothing = Frame(0, [()] * len(inner))

    def widen(run: Run, frame: Frame) -> Frame:
        for step in steps:
            frame = step(run, frame)
            if not frame.size:
                return nothing
        return frame

    return widen, inner


class Grouped(Model):
    """Widens a frame, and remembers of each inner binding which outer one it belongs to, by its index."""

    widen: Widen
    levels: Levels
    owner: int

    def owners(self, inner: Frame) -> Column:
        """The outer binding of each inner one."""
        return inner.columns[self.owner]


def grouped(binders: tuple[typed.Binder, ...], levels: Levels) -> Grouped:
    """What widens a frame by binders of which something is asked for each outer binding."""
    # The outer bindings stand at a level that no variable has.
    owner = len(levels)
    widen, inner = frames(binders, {**levels, -1 - owner: owner})

    def widened(run: Run, frame: Frame) -> Frame:
        # What has been read off the names of the frame is the same in a frame with one column more.
        return widen(run, Frame(frame.size, (*frame.columns, range(frame.size)), memo=frame.memo))

    return Grouped(widened, inner, owner)


def hoisted(binders: tuple[typed.Binder, ...]) -> list[typed.Binder]:
    """The binders with each condition as early as it can be told.

    It is not moved past what may be unknown: of such a binding nothing is known, whatever the condition says.
    """
    parts: list[list[typed.Node]] = [[] for _ in binders]
    for own, binder in enumerate(binders):
        for part in parts_of(binder.condition):
            at = own
            while at and binders[at].variable.number not in free(part) and _is_certain(binders[at - 1], binders[at]):
                at -= 1
            parts[at].append(part)
    return [
        typed.Binder(binder.variable, binder.collection, typed.And(tuple(found), type=BOOL) if found else None)
        for binder, found in zip(binders, parts, strict=True)
    ]


def _is_certain(outer: typed.Binder, inner: typed.Binder) -> bool:
    """Whether every element of the outer one is bound, and every element of the inner one with it."""
    collection = inner.collection
    of_subject = isinstance(collection, typed.FieldOf) and isinstance(collection.record, typed.Subject)
    return outer.condition is None and (of_subject or isinstance(collection, typed.Constant))


def _unchanged(_: Run, frame: Frame) -> Frame:
    return frame


def _widened(binder: typed.Binder, levels: Levels) -> Widen:
    cut = cut_of(binder)
    inner = {**levels, binder.variable.number: len(levels)}
    if cut is None:
        collection = expressions.compiled(binder.collection, levels)
        within = _filter(parts_of(binder.condition), inner)
        return lambda run, frame: within(run, frame.each_in(collection(run, frame)))
    widen = _each_of_its_group(cut, levels) if cut.keyed else _all_of(base_of(binder, cut.alone), levels)
    if not cut.rest:
        return widen
    within = _filter(cut.rest, inner)
    return lambda run, frame: within(run, widen(run, frame))


def _all_of(base: Base, levels: Levels) -> Widen:
    if not levels:
        return base
    return lambda run, frame: frame.times(base(run))


def _each_of_its_group(cut: Cut, levels: Levels) -> Widen:
    index, keys = index_of(cut), keys_of(cut, levels)

    def widen(run: Run, frame: Frame) -> Frame:
        known = index.groups(run)
        return frame.each_in([known.get(key, NO_ELEMENTS) for key in keys(run, frame)])

    return widen


def _filter(conditions: tuple[typed.Node, ...], levels: Levels) -> Widen:
    masks = [expressions.compiled(condition, levels) for condition in conditions]

    def within(run: Run, frame: Frame) -> Frame:
        for mask in masks:
            if not frame.size:
                break
            holds = mask(run, frame)
            if False in holds:
                frame = frame.where(holds)
        return frame

    return within
