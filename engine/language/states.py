"""`c is empty`, `nil`, `stated`, `readable`: what cells and texts hold, for all bindings at once."""

from typing import Any

from engine.language import compile as expressions
from engine.language import typed
from engine.language.comparing import holds_state
from engine.language.figure import Figure
from engine.language.folding import is_text
from engine.language.frame import Compute, NotPlain
from engine.language.reading import field_or_nothing
from engine.language.shape import Levels
from engine.language.types import Collection, Numeric
from engine.model.cell import State

# Reaching a member of an enumeration takes as long as five comparisons in Python 3.11.
_UNREADABLE = State.UNREADABLE


def state(node: typed.StateOf, levels: Levels) -> Compute:
    """Whether it is so, in every binding."""
    raw = _raw(node.operand, levels)
    of, empty = node.operand.type, node.state == "empty"
    if isinstance(of, Numeric) and of.cell:
        states = frozenset(state for state in State if holds_state(state, node.state))
        missing = holds_state(State.EMPTY, node.state)
        if node.state == "readable":
            return lambda run, frame: [value is None or value.state is not _UNREADABLE for value in raw(run, frame)]
        return lambda run, frame: [
            missing if value is None else _placed(value).state in states for value in raw(run, frame)
        ]
    if is_text(of):
        return lambda run, frame: [(not value or value.isspace()) is empty for value in raw(run, frame)]
    if isinstance(of, Collection):
        return lambda run, frame: [(not value) is empty for value in raw(run, frame)]
    absent = holds_state(State.EMPTY, node.state)
    return lambda run, frame: [absent if value is None else not empty for value in raw(run, frame)]


def _placed(value: Any) -> Any:
    """The cell; NotPlain where nothing tells what stands in it."""
    if isinstance(value, Figure) and value.unplaced:
        raise NotPlain
    return value


def _raw(operand: typed.Node, levels: Levels) -> Compute:
    if isinstance(operand, typed.Figure):
        rows, years = expressions.compiled(operand.row, levels), expressions.compiled(operand.year, levels)
        return lambda run, frame: [*map(_cell, rows(run, frame), years(run, frame))]
    if isinstance(operand, typed.FieldOf):
        return field_or_nothing(operand, levels)
    if isinstance(operand, typed.Variable):
        level = levels[operand.number]
        return lambda _, frame: frame.columns[level]
    return expressions.compiled(operand, levels)


def _cell(row: Any, year: Any) -> Figure | None:
    found: Figure | None = row.figure(year)
    return found
