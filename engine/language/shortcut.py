"""Lends the exact evaluator what the fast path can compute, where only one value near the top is not plain."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from engine.language import typed
from engine.language.binders import Widen, frames
from engine.language.compile import compiled
from engine.language.evaluate import Environment, Shortcut
from engine.language.figure import Interval
from engine.language.frame import Compute, Frame, NotPlain, Run
from engine.language.rounded import Plain, Rounded
from engine.language.shape import free, used
from engine.language.types import Numeric
from engine.language.values import Amount, known


class FastPath(Shortcut):
    """Knows what is plain."""

    def __init__(self, run: Run) -> None:
        self._run = run

    def value(self, node: typed.Node, bound: Environment) -> Any:
        """The value of an aggregate or a quantified sentence; None where it is not plain."""
        numbers, compute = _alone(node)
        try:
            found = compute(self._run, _only(bound, numbers))[0]
        except NotPlain:
            return None
        return amount_of(found) if isinstance(node.type, Numeric) else found

    def bindings(self, binders: tuple[typed.Binder, ...], bound: Environment) -> Sequence[Environment] | None:
        """The bindings; None where a condition is not plain, or a name stands for a cell whose address counts."""
        if any(map(over_bare_cells, binders)):
            return None
        numbers, widen = _widening(binders)
        try:
            frame = widen(self._run, _only(bound, numbers))
        except NotPlain:
            return None
        own = [binder.variable.number for binder in binders]
        columns = frame.columns[len(numbers) :]
        return [{**bound, **dict(zip(own, each, strict=True))} for each in zip(*columns, strict=True)]


def over_bare_cells(step: typed.Node | typed.Binder) -> bool:
    """Whether a name is bound to cells that the fast path reads without their addresses, which a break must know."""
    collection = step.collection if isinstance(step, typed.Binder) else None
    return isinstance(collection, typed.FieldOf) and collection.field.source is not None


def amount_of(found: Plain) -> Amount:
    """A number that the fast path has computed, as the exact evaluator gives it."""
    if isinstance(found, Rounded):
        return Amount(Interval(found.low, found.high), None)
    return known(found)


def _only(bound: Environment, numbers: tuple[int, ...]) -> Frame:
    """The one binding of these names."""
    return Frame(1, [[bound[number]] for number in numbers])


@lru_cache(maxsize=2_000)
def _alone(node: typed.Node) -> tuple[tuple[int, ...], Compute]:
    numbers = tuple(free(node))
    return numbers, compiled(node, {number: level for level, number in enumerate(numbers)})


@lru_cache(maxsize=2_000)
def _widening(binders: tuple[typed.Binder, ...]) -> tuple[tuple[int, ...], Widen]:
    own = {binder.variable.number for binder in binders}
    numbers = tuple(number for number in used(binders) if number not in own)
    return numbers, frames(binders, {number: level for level, number in enumerate(numbers)})[0]
