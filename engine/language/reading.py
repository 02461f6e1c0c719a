"""Fields and cells read for all bindings at once, as plain values."""

from collections.abc import Callable
from typing import Any

from engine.language import compile as expressions
from engine.language import typed
from engine.language.comparing import DURATIONS
from engine.language.figure import Figure, Interval, cell_interval
from engine.language.frame import Column, Compute, Frame, NotPlain, Run
from engine.language.rounded import Plain, Rounded
from engine.language.shape import Levels, interned
from engine.language.types import Numeric, Unit
from engine.model.cell import Cell, State
from engine.model.figures import Quantity

# Reaching a member of an enumeration takes as long as five comparisons in Python 3.11.
_NUMBER, _UNREADABLE = State.NUMBER, State.UNREADABLE

Made = Callable[[list[Any]], list[Any]]
"""What becomes of a column as it was read."""


def field(node: typed.FieldOf, levels: Levels) -> Compute:
    """The field as a plain value."""
    if isinstance(node.type, Numeric) and (node.type.cell or node.field.rounded):
        unit = node.type.unit
        return read(node, levels, "amount", lambda column: amounts(column, unit))
    return read(node, levels, "there", all_there) if node.field.optional else raw_field(node, levels)


def raw_field(node: typed.FieldOf, levels: Levels) -> Compute:
    """The field as it is read: a cell of the model, or None where nothing is."""
    return read(node, levels, "raw", None)


def field_or_nothing(node: typed.FieldOf, levels: Levels) -> Compute:
    """The same, where the record too that would have it may not be there."""
    if not isinstance(node.record, typed.FieldOf) or not node.record.field.optional:
        return raw_field(node, levels)
    record, get = field_or_nothing(node.record, levels), node.field.bare
    return lambda run, frame: [None if each is None else get(each) for each in record(run, frame)]


def read(node: typed.FieldOf, levels: Levels, way: str, made: Made | None) -> Compute:
    """The field, made of what its getter gives; kept with the frame where a name of the frame has it."""
    get = node.field.bare
    if isinstance(node.record, typed.Variable):
        return _of_variable(
            get, made, levels[node.record.number], interned((levels[node.record.number], node.field.name, way))
        )
    if isinstance(node.record, typed.Subject):
        return _of_subject(get, made)
    record = expressions.compiled(node.record, levels)
    if made is None:
        return lambda run, frame: [*map(get, record(run, frame))]
    return lambda run, frame: made([*map(get, record(run, frame))])


def _of_subject(get: Callable[[Any], Any], made: Made | None) -> Compute:
    if made is None:
        return lambda run, frame: [get(run.root)] * frame.size
    return lambda run, frame: made([get(run.root)]) * frame.size


def _of_variable(get: Callable[[Any], Any], made: Made | None, level: int, key: object) -> Compute:
    def of_variable(_: Run, frame: Frame) -> Column:
        found = frame.memo.get(key)
        if found is None:
            found = [*map(get, frame.columns[level])]
            if made is not None:
                found = made(found)
            frame.memo[key] = found
        return found

    return of_variable


def all_there(column: list[Any]) -> list[Any]:
    """The column; NotPlain where something is not there."""
    if None in column:
        raise NotPlain
    return column


def amounts(column: list[Any], unit: Unit) -> list[Any]:
    """The column as numbers."""
    for value in column:
        if value.__class__ is not int:
            return [amount(value, unit) for value in column]
    return column


def amount(value: Any, unit: Unit) -> Plain:
    """The number that a raw value stands for. Raises NotPlain where it is none."""
    if isinstance(value, int):
        return value
    if isinstance(value, Figure):
        if value.unplaced:
            raise NotPlain
        value = value.source
    if isinstance(value, Cell | Quantity):
        value = stated(value, unit)
    if not isinstance(value, Interval):
        raise NotPlain
    return value.low if value.low == value.high else Rounded(value.low, value.high)


def stated(source: Cell | Quantity, unit: Unit) -> Interval | None:
    """What a cell stands for. Raises NotPlain where it is unreadable, or states no year or years."""
    state = source.state
    if state is not _NUMBER and (state is _UNREADABLE or unit in DURATIONS):
        raise NotPlain
    return cell_interval(source)


def figure(node: typed.Figure, levels: Levels) -> Compute:
    """The figures of rows under years."""
    if isinstance(node.row, typed.Variable) and isinstance(node.year, typed.Variable):
        return _figure_of_variables(levels[node.row.number], levels[node.year.number])
    rows, years = expressions.compiled(node.row, levels), expressions.compiled(node.year, levels)

    def figures(run: Run, frame: Frame) -> Column:
        try:
            return [row.amounts[year] for row, year in zip(rows(run, frame), years(run, frame), strict=True)]
        except (KeyError, TypeError):
            raise NotPlain from None

    return figures


def _figure_of_variables(row_level: int, year_level: int) -> Compute:
    def figures(_: Run, frame: Frame) -> Column:
        columns = frame.columns
        try:
            return [row.amounts[year] for row, year in zip(columns[row_level], columns[year_level], strict=True)]
        except (KeyError, TypeError):
            raise NotPlain from None

    return figures
