"""The elements of a binder over a collection of the subject, narrowed and indexed once a subject.

`rows where row.role = detail and row.section = total.section` is cut in three: what speaks of the row alone filters the
collection once a subject; an equality between the row and something outside is looked up in an index of what is left;
only the rest is tried binding by binding.
"""

from collections import defaultdict
from collections.abc import Container
from typing import Any, Protocol

from engine.language import compile as expressions
from engine.language import typed
from engine.language.frame import UNIT, Compute, Frame, Run
from engine.language.select import Pick, picking
from engine.language.shape import Levels, free, interned, shape_of, shape_of_binder
from engine.model.base import Model

Groups = dict[Any, list[Any]]


class Base(Protocol):
    """The bindings of a binder that depends on no other name; the frame that it is given plays no part."""

    def __call__(self, run: Run, _: Frame = ..., /) -> Frame:
        """The frame."""
        ...


NO_ELEMENTS: list[Any] = []
"""Of a key that no element has."""


class Cut(Model):
    """A binder over a collection of the subject, its conditions cut; `keyed` pairs the element's side and the other."""

    binder: typed.Binder
    alone: tuple[typed.Node, ...]
    keyed: tuple[tuple[typed.Node, typed.Node], ...]
    rest: tuple[typed.Node, ...]


def parts_of(condition: typed.Node | None) -> tuple[typed.Node, ...]:
    """The parts of a condition that must all hold."""
    if isinstance(condition, typed.And):
        return condition.parts
    return (condition,) if condition else ()


def cut_of(binder: typed.Binder) -> Cut | None:
    """The binder, cut; None where its collection depends on another name."""
    if free(binder.collection):
        return None
    alone, keyed, rest = [], [], []
    for part in parts_of(binder.condition):
        sides = _sides(part, binder.variable.number)
        if set(free(part)) <= {binder.variable.number}:
            alone.append(part)
        elif sides:
            keyed.append(sides)
        else:
            rest.append(part)
    return Cut(binder, tuple(alone), tuple(keyed), tuple(rest))


def _sides(part: typed.Node, number: int) -> tuple[typed.Node, typed.Node] | None:
    """The element's side of an equality, and the side that does not speak of it."""
    if not isinstance(part, typed.Comparison) or part.operator != "=":
        return None
    for mine, other in ((part.left, part.right), (part.right, part.left)):
        if set(free(mine)) == {number} and number not in free(other):
            return mine, other
    return None


def base_of(binder: typed.Binder, conditions: tuple[typed.Node, ...]) -> Base:
    """The frame of a binder that depends on no other name, made once a subject; a narrower one starts from a wider."""
    if isinstance(binder.collection, typed.Constant) and not any(map(_asks_the_subject, conditions)):
        return _of_pack(binder.collection.value, [picking(each, binder.variable.number) for each in conditions])
    collection = expressions.compiled(binder.collection, {})
    whole = shape_of_binder(binder, ())
    narrower = [
        (shape_of_binder(binder, conditions[: at + 1]), picking(condition, binder.variable.number))
        for at, condition in enumerate(conditions)
    ]
    narrowest = narrower[-1][0] if narrower else whole

    def base(run: Run, _: Frame = UNIT) -> Frame:
        memo = run.memo
        found: Frame | None = memo.get(narrowest)
        if found is not None:
            return found
        found = memo.get(whole)
        if found is None:
            elements = collection(run, UNIT)[0]
            found = memo[whole] = Frame(len(elements), (elements,))
        for key, pick in narrower:
            if not found.size:
                break
            known = memo.get(key)
            if known is None:
                kept = pick(run, found)
                known = memo[key] = found if len(kept) == found.size else Frame(len(kept), (kept,))
            found = known
        memo[narrowest] = found
        return found

    return base


def _asks_the_subject(node: typed.Node) -> bool:
    if isinstance(node, typed.Subject | typed.Aggregate | typed.Quantified):
        return True
    return any(map(_asks_the_subject, typed.children(node)))


def _of_pack(elements: Any, picks: list[Pick]) -> Base:
    """A list of the pack, narrowed by what is the same in every run."""
    narrowed: list[Frame] = []

    def base(run: Run, _: Frame = UNIT) -> Frame:
        if not narrowed:
            frame = Frame.of(elements)
            for pick in picks:
                frame = Frame.of(pick(run, frame))
            narrowed.append(frame)
        return narrowed[0]

    return base


class Index(Model):
    """The elements of a cut binder by their sides of its equalities."""

    shape: object
    base: Base
    key: Compute
    keys_shape: object

    def keys(self, run: Run) -> Container[Any]:
        """The keys that an element has."""
        found: Container[Any] | None = run.memo.get(self.shape) or run.memo.get(self.keys_shape)
        if found is None:
            found = run.memo[self.keys_shape] = frozenset(self.key(run, self.base(run)))
        return found

    def groups(self, run: Run) -> Groups:
        """The elements of each key."""
        found: Groups | None = run.memo.get(self.shape)
        if found is None:
            frame, found = self.base(run), defaultdict(list)
            for element, key in zip(frame.columns[0], self.key(run, frame), strict=True):
                found[key].append(element)
            # Only now: where a key is not plain there is no index, rather than an empty one.
            run.memo[self.shape] = found
        return found


def index_of(cut: Cut) -> Index:
    """The index of a cut binder."""
    levels = {cut.binder.variable.number: 0}
    key = _joined([expressions.folded(mine, levels) for mine, _ in cut.keyed])
    shape = index_shape(cut)
    return Index(shape, base_of(cut.binder, cut.alone), key, interned(("keys", shape)))


def index_shape(cut: Cut) -> object:
    """What equal indexes share."""
    levels = {cut.binder.variable.number: 0}
    mine = tuple(shape_of(mine, levels) for mine, _ in cut.keyed)
    return interned(("index", shape_of_binder(cut.binder, cut.alone), mine))


def keys_of(cut: Cut, levels: Levels) -> Compute:
    """The keys to look up, from the side of the equalities that does not speak of the element."""
    return _joined([expressions.folded(other, levels) for _, other in cut.keyed])


def _joined(sides: list[Compute]) -> Compute:
    if len(sides) == 1:
        return sides[0]
    return lambda run, frame: [*zip(*[side(run, frame) for side in sides], strict=True)]
