"""The fast twin of `evaluate`: every expression computed for all bindings at once, over plain values.

It knows numbers without margin and what is there. Anything else raises NotPlain, and the exact evaluator takes over;
so it may be fast without being complete, and a property test holds that it never says otherwise.
"""

from collections.abc import Callable, Iterator, Mapping
from fractions import Fraction
from operator import add, eq, ge, gt, le, lt, mul, ne, neg, not_, sub
from typing import Any

from engine.language import typed
from engine.language.evaluate import DURATIONS, NEVER, holds_state, mentions
from engine.language.figure import Exact, Figure, Interval, cell_interval, plain
from engine.language.frame import UNIT, Column, Compute, Frame, NotPlain, Run
from engine.language.shape import Levels, free, free_in_binders, shape_of, shape_of_binder
from engine.language.types import BOOL, Collection, Enumeration, Numeric, Plain, Record, Type, Unit
from engine.model.cell import Cell, State
from engine.model.figures import Quantity

_IDENTITIES = frozenset(("row", "proposal", "committee", "listed", "listed_innovation", "statement", "quantity"))
"""Records whose views are one object each, so that what is computed of them can be kept by it."""


def compiled(node: typed.Node, levels: Levels) -> Compute:
    """The expression on frames that bind its variables at these levels."""
    compute = _COMPILERS[type(node)](node, levels)
    if free(node) or isinstance(node, typed.Constant | typed.Subject):
        return compute
    return _once(shape_of(node, {}), compute)


def _once(key: object, compute: Compute) -> Compute:
    """What depends on no binding is computed once a subject."""

    def closed(run: Run, frame: Frame) -> Column:
        memo = run.memo
        if key not in memo:
            memo[key] = compute(run, UNIT)[0]
        return [memo[key]] * frame.size

    return closed


# Values


def _constant(node: typed.Constant, _: Levels) -> Compute:
    value = node.value
    return lambda _, frame: [value] * frame.size


def _subject(_: typed.Subject, __: Levels) -> Compute:
    return lambda run, frame: [run.root] * frame.size


def _variable(node: typed.Variable, levels: Levels) -> Compute:
    level = levels[node.number]
    if isinstance(node.type, Numeric) and node.type.cell:
        unit = node.type.unit
        return lambda _, frame: [_amount(value, unit) for value in frame.columns[level]]
    return lambda _, frame: frame.columns[level]


def _field(node: typed.FieldOf, levels: Levels) -> Compute:
    raw = _raw_field(node, levels)
    if not isinstance(node.type, Numeric):
        return lambda run, frame: _all_there(raw(run, frame))
    unit = node.type.unit
    return lambda run, frame: [_amount(value, unit) for value in raw(run, frame)]


def _raw_field(node: typed.FieldOf, levels: Levels) -> Compute:
    get = node.field.source or node.field.get
    if not isinstance(node.record, typed.Variable):
        record = compiled(node.record, levels)
        return lambda run, frame: [*map(get, record(run, frame))]
    level = levels[node.record.number]
    key = (level, node.field.name)

    def of_variable(_: Run, frame: Frame) -> Column:
        found = frame.memo.get(key)
        if found is None:
            found = frame.memo[key] = [*map(get, frame.columns[level])]
        return found

    return of_variable


def _all_there(column: Column) -> Column:
    for value in column:
        if value is None:
            raise NotPlain
    return column


def _amount(value: Any, unit: Unit) -> Exact:
    if isinstance(value, int):
        return value
    if isinstance(value, Figure):
        value = value.source
    if isinstance(value, Cell | Quantity):
        if value.state is not State.NUMBER and (value.state is State.UNREADABLE or unit in DURATIONS):
            raise NotPlain
        value = cell_interval(value)
    if not isinstance(value, Interval) or value.low != value.high:
        raise NotPlain
    return value.low


def _figure(node: typed.Figure, levels: Levels) -> Compute:
    rows, years = compiled(node.row, levels), compiled(node.year, levels)

    def figures(run: Run, frame: Frame) -> Column:
        try:
            return [row.amounts[year] for row, year in zip(rows(run, frame), years(run, frame), strict=True)]
        except (KeyError, TypeError):
            raise NotPlain from None

    return figures


def _negate(node: typed.Negate, levels: Levels) -> Compute:
    operand = compiled(node.operand, levels)
    return lambda run, frame: [*map(neg, operand(run, frame))]


def _size(node: typed.Size, levels: Levels) -> Compute:
    operand = compiled(node.operand, levels)
    return lambda run, frame: [*map(abs, operand(run, frame))]


def _divided(left: Exact, right: Exact) -> Exact:
    if right == 0:
        raise NotPlain
    return plain(Fraction(left) / right)


def _binary(operator: Callable[[Any, Any], Any], left: Compute, right: Compute) -> Compute:
    return lambda run, frame: [*map(operator, left(run, frame), right(run, frame))]


def _arithmetic(node: typed.Arithmetic, levels: Levels) -> Compute:
    operators = {"+": add, "-": sub, "*": mul, "/": _divided}
    return _binary(operators[node.operator], compiled(node.left, levels), compiled(node.right, levels))


# Sentences


def _comparison(node: typed.Comparison, levels: Levels) -> Compute:
    operators = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}
    return _binary(operators[node.operator], _folded(node.left, levels), _folded(node.right, levels))


def _folded(node: typed.Node, levels: Levels) -> Compute:
    """Texts without the case of their letters; the names of a closed enumeration have none to lose."""
    compute = compiled(node, levels)
    closed_names = isinstance(node.type, Enumeration) and node.type.members
    if not isinstance(node.type, Enumeration | Plain) or closed_names or node.type in _CASELESS:
        return compute
    if isinstance(node, typed.Constant):
        folded = str(node.value).casefold()
        return lambda _, frame: [folded] * frame.size
    return lambda run, frame: [*map(str.casefold, compute(run, frame))]


def _membership(node: typed.Membership, levels: Levels) -> Compute:
    of = node.collection.type.element if isinstance(node.collection.type, Collection) else node.type
    element, collection = _folded(node.element, levels), compiled(node.collection, levels)
    if free(node.collection):
        return lambda run, frame: [
            value in _elements(many, of)
            for value, many in zip(element(run, frame), collection(run, frame), strict=True)
        ]
    key = ("elements", shape_of(node.collection, {}))

    def among(run: Run, frame: Frame) -> Column:
        if key not in run.memo:
            run.memo[key] = frozenset(_elements(collection(run, UNIT)[0], of))
        return [*map(run.memo[key].__contains__, element(run, frame))]

    return among


def _elements(many: Any, of: Type) -> list[Any]:
    if isinstance(of, Numeric):
        return [_amount(value, of.unit) for value in many]
    return [value.casefold() if isinstance(value, str) else value for value in many]


def _state(node: typed.StateOf, levels: Levels) -> Compute:
    operand, word = node.operand, node.state
    if isinstance(operand, typed.Figure):
        rows, years = compiled(operand.row, levels), compiled(operand.year, levels)
        raw: Compute = lambda run, frame: [*map(_cell, rows(run, frame), years(run, frame))]  # noqa: E731
    elif isinstance(operand, typed.FieldOf):
        raw = _raw_field(operand, levels)
    elif isinstance(operand, typed.Variable):
        level = levels[operand.number]
        raw = lambda _, frame: frame.columns[level]  # noqa: E731
    else:
        raw = compiled(operand, levels)
    return lambda run, frame: [_holds(value, word) for value in raw(run, frame)]


def _cell(row: Any, year: Any) -> Figure | None:
    found: Figure | None = row.figure(year)
    return found


def _holds(value: Any, word: str) -> bool:
    if value is None:
        return holds_state(State.EMPTY, word)
    if isinstance(value, Figure | Cell | Quantity):
        return holds_state(value.state, word)
    if isinstance(value, str):
        return (not value.strip()) == (word == "empty")
    empty = isinstance(value, tuple) and not value
    return empty == (word == "empty")


def _mentions(node: typed.Mentions, levels: Levels) -> Compute:
    texts, words = compiled(node.text, levels), compiled(node.words, levels)
    key = shape_of(node.words, {}) if not free(node.words) else None

    def mentioned(run: Run, frame: Frame) -> Column:
        known = run.memo.setdefault(("mentions", key), {}) if key else {}
        found = []
        for text, listed in zip(texts(run, frame), words(run, frame), strict=True):
            if text not in known:
                known[text] = mentions(listed)(text) is not None
            found.append(known[text])
            if key is None:
                known.clear()
        return found

    return mentioned


def _and(node: typed.And, levels: Levels) -> Compute:
    return _lazily([compiled(part, levels) for part in node.parts], decisive=False)


def _or(node: typed.Or, levels: Levels) -> Compute:
    return _lazily([compiled(part, levels) for part in node.parts], decisive=True)


def _conditional(node: typed.Conditional, levels: Levels) -> Compute:
    return _lazily([_negated(compiled(node.premise, levels)), compiled(node.conclusion, levels)], decisive=True)


def _lazily(parts: list[Compute], *, decisive: bool) -> Compute:
    """A part is computed only in the bindings that the parts before it left open."""
    first, *rest = parts

    def combined(run: Run, frame: Frame) -> Column:
        found = first(run, frame)
        for part in rest:
            if decisive not in found:
                found = part(run, frame)
            elif (not decisive) in found:
                undecided = iter(part(run, frame.where([value is not decisive for value in found])))
                found = [decisive if value is decisive else next(undecided) for value in found]
        return found

    return combined


def _not(node: typed.Not, levels: Levels) -> Compute:
    return _negated(compiled(node.operand, levels))


def _negated(operand: Compute) -> Compute:
    return lambda run, frame: [*map(not_, operand(run, frame))]


# Binders


def frames(binders: tuple[typed.Binder, ...], levels: Levels) -> tuple[Callable[[Run, Frame], Frame], dict[int, int]]:
    """What widens a frame by the binders, and the levels of all variables afterwards."""
    steps = []
    inner = dict(levels)
    for binder in binders:
        steps.append(_widened(binder, inner))
        inner[binder.variable.number] = len(inner)

    def widen(run: Run, frame: Frame) -> Frame:
        for step in steps:
            frame = step(run, frame)
        return frame

    return widen, inner


def _widened(binder: typed.Binder, levels: Levels) -> Callable[[Run, Frame], Frame]:
    condition = binder.condition
    parts = condition.parts if isinstance(condition, typed.And) else (condition,) if condition else ()
    number = binder.variable.number
    alone = () if free(binder.collection) else tuple(part for part in parts if set(free(part)) <= {number})
    rest = tuple(part for part in parts if part not in alone)
    inner = {**levels, number: len(levels)}
    within = _filter(rest, inner)
    if free(binder.collection):
        collection = compiled(binder.collection, levels)
        return lambda run, frame: within(run, frame.each_in(collection(run, frame)))
    base = _base(binder, alone)
    return lambda run, frame: within(run, frame.times(base(run)))


def _base(binder: typed.Binder, conditions: tuple[typed.Node, ...]) -> Callable[[Run], Frame]:
    """The frame of a binder that depends on no other name, made once a subject; a narrower one starts from a wider."""
    key = shape_of_binder(binder, conditions)
    collection = compiled(binder.collection, {})
    wider = _base(binder, conditions[:-1]) if conditions else None
    within = _filter(conditions[-1:], {binder.variable.number: 0})

    def base(run: Run) -> Frame:
        frame: Frame | None = run.memo.get(key)
        if frame is None:
            frame = within(run, wider(run)) if wider else UNIT.each_in(collection(run, UNIT))
            run.memo[key] = frame
        return frame

    return base


def _filter(conditions: tuple[typed.Node, ...], levels: Levels) -> Callable[[Run, Frame], Frame]:
    masks = [compiled(condition, levels) for condition in conditions]

    def within(run: Run, frame: Frame) -> Frame:
        for mask in masks:
            holds = mask(run, frame)
            if False in holds:
                frame = frame.where(holds)
        return frame

    return within


def _aggregate(node: typed.Aggregate, levels: Levels) -> Compute:
    return _function(node, node.body, _REDUCE[node.word], levels)


def _quantified(node: typed.Quantified, levels: Levels) -> Compute:
    reduce = {"every": all, "some": any, "no": lambda found: not any(found)}[node.quantifier]
    return _function(node, node.body, reduce, levels)


def _function(
    node: typed.Aggregate | typed.Quantified,
    body: typed.Node | None,
    reduce: Callable[[Column], Any],
    levels: Levels,
) -> Compute:
    """A value that depends on the bindings only through its free variables: computed once for each of their values."""
    variables = {**free_in_binders(node.binders), **free(node)}
    function = _Function(node, body, reduce)
    arguments = [levels[number] for number in variables]
    if not arguments:
        return lambda run, frame: [function.value(run, (), None)] * frame.size
    if not all(map(_kept, variables.values())):
        return lambda run, frame: [function.value(run, values, None) for values in _rows(frame, arguments)]
    key = shape_of(node, {number: level for level, number in enumerate(variables)})

    def kept(run: Run, frame: Frame) -> Column:
        results, bound = run.memo.setdefault(key, ({}, {}))
        found = []
        for values in _rows(frame, arguments):
            if values not in results:
                results[values] = function.value(run, values, bound)
            found.append(results[values])
        return found

    return kept


def _rows(frame: Frame, levels: list[int]) -> Iterator[tuple[Any, ...]]:
    return zip(*(frame.columns[level] for level in levels), strict=True)


class _Function:
    """An aggregate or quantified sentence as a function of its free variables, those of its binders first."""

    def __init__(
        self, node: typed.Aggregate | typed.Quantified, body: typed.Node | None, reduce: Callable[[Column], Any]
    ) -> None:
        outer = free_in_binders(node.binders)
        self._widen, inner = frames(node.binders, {number: level for level, number in enumerate(outer)})
        for number in free(node):
            if number not in outer:
                inner[number] = len(inner)
        self._body = compiled(body, inner) if body else _true
        self._outer = len(outer)
        self._reduce = reduce

    def value(self, run: Run, values: tuple[Any, ...], bound: dict[Any, Frame] | None) -> Any:
        """The value for these arguments. `bound` keeps the bindings, which do not depend on those of the body alone."""
        frame = self._frame(run, values[: self._outer], bound)
        return self._reduce(self._body(run, frame.given(values[self._outer :])))

    def _frame(self, run: Run, values: tuple[Any, ...], bound: dict[Any, Frame] | None) -> Frame:
        found = bound.get(values) if bound is not None else None
        if found is None:
            found = self._widen(run, Frame(1, [[each] for each in values]))
            if bound is not None:
                bound[values] = found
        return found


def _kept(variable: typed.Variable) -> bool:
    if isinstance(variable.type, Record):
        return variable.type.name in _IDENTITIES
    return not (isinstance(variable.type, Numeric) and variable.type.cell)


def _true(_: Run, frame: Frame) -> Column:
    return [True] * frame.size


def _some(reduce: Callable[[Column], Any]) -> Callable[[Column], Any]:
    def reduced(found: Column) -> Any:
        if not found:
            raise NotPlain
        return reduce(found)

    return reduced


def _payback(found: list[Exact]) -> Exact:
    running: Exact = 0
    for ordinal, each in enumerate(found, 1):
        running += each
        if running <= 0:
            return ordinal
    return NEVER


_CASELESS = (BOOL, Plain("Date"))

_REDUCE: Mapping[str, Callable[[Column], Any]] = {
    "sum": sum,
    "count": len,
    "smallest": _some(min),
    "largest": _some(max),
    "first": _some(lambda found: found[0]),
    "last": _some(lambda found: found[-1]),
    "payback": _some(_payback),
}

_COMPILERS: Mapping[type[typed.Node], Callable[[Any, Levels], Compute]] = {
    typed.Constant: _constant,
    typed.Subject: _subject,
    typed.Variable: _variable,
    typed.FieldOf: _field,
    typed.Figure: _figure,
    typed.Negate: _negate,
    typed.Size: _size,
    typed.Arithmetic: _arithmetic,
    typed.Aggregate: _aggregate,
    typed.Comparison: _comparison,
    typed.Membership: _membership,
    typed.StateOf: _state,
    typed.Mentions: _mentions,
    typed.And: _and,
    typed.Or: _or,
    typed.Not: _not,
    typed.Conditional: _conditional,
    typed.Quantified: _quantified,
}
