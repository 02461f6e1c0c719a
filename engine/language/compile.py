"""The fast twin of `evaluate`: every expression computed for all bindings at once, over plain values.

It knows numbers without margin and what is there. Anything else raises NotPlain, and the exact evaluator takes over;
so it may be fast without being complete, and a property test holds that it never says otherwise.

`binders`, `index`, `lookup`, `reading`, `select` and `states` compile what stands within theirs by it again: they
import it as a module, since it imports them.
"""

from collections.abc import Callable, Mapping
from fractions import Fraction
from itertools import repeat
from operator import add, eq, ge, gt, le, lt, mul, ne, neg, not_, sub
from typing import Any

from engine.language import typed
from engine.language.binders import Grouped, frames, grouped
from engine.language.comparing import mentions
from engine.language.figure import plain
from engine.language.folding import folded_all, folded_constant, has_case
from engine.language.frame import UNIT, Column, Compute, Frame, NotPlain, Run
from engine.language.lookup import Bound, Reduce, lookup
from engine.language.mentioning import mentioning
from engine.language.reading import all_there, amount, amounts, field, figure, read
from engine.language.reduce import REDUCE
from engine.language.rounded import Plain, Rounded
from engine.language.shape import Levels, free, interned, shape_of
from engine.language.states import state
from engine.language.types import Collection, Numeric, Type

_ABSENT: Any = object()


def compiled(node: typed.Node, levels: Levels) -> Compute:
    """The expression on frames that bind its variables at these levels; without variables it is computed once a run."""
    compute = computed_anew(node, levels)
    # Constants and fields of the subject are there already: to look them up would cost what it saves.
    if free(node) or isinstance(node, typed.Constant | typed.Subject | typed.FieldOf):
        return compute
    key = shape_of(node, {})

    def closed(run: Run, frame: Frame) -> Column:
        found = run.memo.get(key, _ABSENT)
        if found is _ABSENT:
            found = run.memo[key] = compute(run, UNIT)[0]
        return [found] * frame.size

    return closed


def computed_anew(node: typed.Node, levels: Levels) -> Compute:
    """The same, computed each time that it is asked for; its parts are not."""
    return _COMPILERS[type(node)](node, levels)


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
        return lambda _, frame: amounts([*frame.columns[level]], unit)
    return lambda _, frame: frame.columns[level]


def _negate(node: typed.Negate, levels: Levels) -> Compute:
    operand = compiled(node.operand, levels)
    return lambda run, frame: [*map(neg, operand(run, frame))]


def _size(node: typed.Size, levels: Levels) -> Compute:
    operand = compiled(node.operand, levels)
    return lambda run, frame: [*map(abs, operand(run, frame))]


def _divided(left: Plain, right: Plain) -> Plain:
    if isinstance(right, Rounded) or right == 0:
        raise NotPlain
    return left * Fraction(1, right) if isinstance(left, Rounded) else plain(Fraction(left) / right)


def _binary(operator: Callable[[Any, Any], Any], left: Compute, right: Compute) -> Compute:
    return lambda run, frame: [*map(operator, left(run, frame), right(run, frame))]


def _arithmetic(node: typed.Arithmetic, levels: Levels) -> Compute:
    operator = {"+": add, "-": sub, "*": mul, "/": _divided}[node.operator]
    left = compiled(node.left, levels)
    if isinstance(node.right, typed.Constant):
        return _with_constant(operator, left, node.right.value)
    return _binary(operator, left, compiled(node.right, levels))


def _with_constant(operator: Callable[[Any, Any], Any], left: Compute, constant: object) -> Compute:
    return lambda run, frame: [*map(operator, left(run, frame), repeat(constant))]


# Sentences


def _comparison(node: typed.Comparison, levels: Levels) -> Compute:
    operator = _OPERATORS[node.operator]
    left = folded(node.left, levels)
    if not isinstance(node.right, typed.Constant):
        return _binary(operator, left, folded(node.right, levels))
    constant = folded_constant(node.right)
    if node.operator == "=":
        return lambda run, frame: [value == constant for value in left(run, frame)]
    return _with_constant(operator, left, constant)


def folded(node: typed.Node, levels: Levels) -> Compute:
    """The value as it is compared: texts without the case of their letters."""
    if not has_case(node):
        return compiled(node, levels)
    if isinstance(node, typed.Constant):
        constant = folded_constant(node)
        return lambda _, frame: [constant] * frame.size
    if isinstance(node, typed.FieldOf):
        return read(node, levels, "folded", _folded_where_there if node.field.optional else _folded)
    if isinstance(node, typed.Variable):
        return _folded_variable(levels[node.number])
    compute = compiled(node, levels)
    return lambda run, frame: [*map(str.casefold, compute(run, frame))]


def _folded(column: Column) -> list[Any]:
    return [*map(str.casefold, column)]


def _folded_where_there(column: list[Any]) -> list[Any]:
    return _folded(all_there(column))


def _folded_variable(level: int) -> Compute:
    key = interned((level, "folded"))

    def folded_variable(_: Run, frame: Frame) -> Column:
        found = frame.memo.get(key)
        if found is None:
            found = frame.memo[key] = _folded(frame.columns[level])
        return found

    return folded_variable


def _membership(node: typed.Membership, levels: Levels) -> Compute:
    of = node.collection.type.element if isinstance(node.collection.type, Collection) else node.type
    element, collection = folded(node.element, levels), compiled(node.collection, levels)
    if isinstance(node.collection, typed.Constant):
        known = frozenset(_elements(node.collection.value, of)).__contains__
        return lambda run, frame: [*map(known, element(run, frame))]
    if free(node.collection):
        return lambda run, frame: [
            value in _elements(many, of)
            for value, many in zip(element(run, frame), collection(run, frame), strict=True)
        ]
    key = interned(("elements", shape_of(node.collection, {})))

    def among(run: Run, frame: Frame) -> Column:
        elements = run.memo.get(key)
        if elements is None:
            elements = run.memo[key] = frozenset(_elements(collection(run, UNIT)[0], of))
        return [*map(elements.__contains__, element(run, frame))]

    return among


def _elements(many: Any, of: Type) -> list[Any]:
    if isinstance(of, Numeric):
        return [amount(value, of.unit) for value in many]
    return folded_all(many)


def _mentions(node: typed.Mentions, levels: Levels) -> Compute:
    texts = compiled(node.text, levels)
    if not isinstance(node.words, typed.Constant):
        words = compiled(node.words, levels)
        return lambda run, frame: [
            mentions(listed)(text) for text, listed in zip(texts(run, frame), words(run, frame), strict=True)
        ]
    told = mentioning(node.words)
    return lambda run, frame: [*map(told(run).__getitem__, texts(run, frame))]


def _and(node: typed.And, levels: Levels) -> Compute:
    return lazily([compiled(part, levels) for part in node.parts], decisive=False)


def _or(node: typed.Or, levels: Levels) -> Compute:
    return lazily([compiled(part, levels) for part in node.parts], decisive=True)


def _conditional(node: typed.Conditional, levels: Levels) -> Compute:
    return lazily([_negated(compiled(node.premise, levels)), compiled(node.conclusion, levels)], decisive=True)


def lazily(parts: list[Compute], *, decisive: bool) -> Compute:
    """The parts as one sentence, which is decided where one of them is.

    A part is computed only in the bindings that the parts before it left open.
    """
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


def _aggregate(node: typed.Aggregate, levels: Levels) -> Compute:
    return _function(node, REDUCE[node.word], levels)


def _quantified(node: typed.Quantified, levels: Levels) -> Compute:
    return _function(node, REDUCE[node.quantifier], levels)


def _function(node: Bound, reduce: Reduce, levels: Levels) -> Compute:
    found = lookup(node, reduce, levels)
    if found:
        return found
    if not free(node):
        return _whole(node, reduce)
    within = grouped(node.binders, levels)
    if node.body is None and isinstance(node, typed.Quantified):
        return _whether_any(within, node.quantifier)
    body = compiled(node.body, within.levels) if node.body else _true

    def reduced(run: Run, frame: Frame) -> Column:
        inner = within.widen(run, frame)
        if not inner.size:
            return [reduce(()) for _ in range(frame.size)]
        parts: list[list[Any]] = [[] for _ in range(frame.size)]
        for at, value in zip(within.owners(inner), body(run, inner), strict=True):
            parts[at].append(value)
        return [*map(reduce, parts)]

    return reduced


def _whether_any(within: Grouped, quantifier: str) -> Compute:
    some = quantifier == "some"

    def any_(run: Run, frame: Frame) -> Column:
        owners = within.owners(within.widen(run, frame))
        return [(at in owners) is some for at in range(frame.size)]

    return any_


def _whole(node: Bound, reduce: Reduce) -> Compute:
    widen, inner = frames(node.binders, {})
    body = compiled(node.body, inner) if node.body else _true
    return lambda run, frame: [reduce(body(run, widen(run, UNIT)))] * frame.size


def _true(_: Run, frame: Frame) -> Column:
    return [True] * frame.size


_OPERATORS: Mapping[str, Callable[[Any, Any], Any]] = {"=": eq, "!=": ne, "<": lt, "<=": le, ">": gt, ">=": ge}

_COMPILERS: Mapping[type[typed.Node], Callable[[Any, Levels], Compute]] = {
    typed.Constant: _constant,
    typed.Subject: _subject,
    typed.Variable: _variable,
    typed.FieldOf: field,
    typed.Figure: figure,
    typed.Negate: _negate,
    typed.Size: _size,
    typed.Arithmetic: _arithmetic,
    typed.Aggregate: _aggregate,
    typed.Comparison: _comparison,
    typed.Membership: _membership,
    typed.StateOf: state,
    typed.Mentions: _mentions,
    typed.And: _and,
    typed.Or: _or,
    typed.Not: _not,
    typed.Conditional: _conditional,
    typed.Quantified: _quantified,
}
