"""The two numbers of the bindings that break a demand: what is stated, and what is expected."""

from collections.abc import Callable, Sequence

from engine.language import typed
from engine.language.compile import compiled
from engine.language.evaluate import Environment, Evaluator
from engine.language.frame import Column, Frame, Run
from engine.language.ground import is_number
from engine.language.shape import Levels
from engine.language.shortcut import FastPath, amount_of
from engine.language.types import Numeric
from engine.language.values import Amount

Bindings = Sequence[Environment]
"""The bindings of a frame, one by one."""

Side = Callable[[Run, Frame, Bindings], Sequence[Amount | None]]
"""The number in every binding; None where there is none. Raises NotPlain, TooMany."""


def side(node: typed.Node | None, levels: Levels) -> Side:
    """One side of a demand. A cell is told with its place; of what is computed only its value is told."""
    if node is None or not is_number(node):
        return _no_number
    return _of_cells(node) if isinstance(node.type, Numeric) and node.type.cell else _computed(node, levels)


def _no_number(_: Run, frame: Frame, __: Bindings) -> Sequence[None]:
    return [None] * frame.size


def _of_cells(node: typed.Node) -> Side:
    def cells(run: Run, _: Frame, bindings: Bindings) -> Sequence[Amount]:
        evaluator = Evaluator(run.root, FastPath(run))
        return [evaluator.amount(node, bound) for bound in bindings]

    return cells


def _computed(node: typed.Node, levels: Levels) -> Side:
    compute = compiled(node, levels)

    def computed(run: Run, frame: Frame, _: Bindings) -> Sequence[Amount]:
        found: Column = compute(run, frame)
        return [*map(amount_of, found)]

    return computed
