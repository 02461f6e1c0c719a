"""Lends the exact evaluator what the fast path can compute, where only one value near the top is not plain."""

from functools import lru_cache
from typing import Any

from engine.language import typed
from engine.language.compile import compiled
from engine.language.evaluate import Environment, Shortcut
from engine.language.figure import Interval
from engine.language.frame import Compute, Frame, NotPlain, Run
from engine.language.rounded import Plain, Rounded
from engine.language.shape import free
from engine.language.types import Numeric
from engine.language.values import Amount, known


def shortcut(run: Run) -> Shortcut:
    """Computes aggregates and quantified sentences fast; None where they are not plain."""

    def value(node: typed.Node, bound: Environment) -> Any:
        numbers, compute = _alone(node)
        try:
            found = compute(run, Frame(1, [[bound[number]] for number in numbers]))[0]
        except NotPlain:
            return None
        return amount_of(found) if isinstance(node.type, Numeric) else found

    return value


def amount_of(found: Plain) -> Amount:
    """A number that the fast path has computed, as the exact evaluator gives it."""
    if isinstance(found, Rounded):
        return Amount(Interval(found.low, found.high), None)
    return known(found)


@lru_cache(maxsize=2_000)
def _alone(node: typed.Node) -> tuple[tuple[int, ...], Compute]:
    numbers = tuple(free(node))
    return numbers, compiled(node, {number: level for level, number in enumerate(numbers)})
