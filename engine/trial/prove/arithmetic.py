"""Arithmetic, comparisons and aggregates of values that may be open."""

from collections.abc import Callable, Mapping
from fractions import Fraction
from operator import ge, gt, le, lt
from typing import Any

from engine.language.values import NEVER
from engine.texts import say
from engine.trial.prove.logic import Formula, Term, Unheld, Value, both, chosen, either, inverse, number, total

Guarded = list[tuple[Formula, Value]]
"""The values that are taken together, each with whether it is among them."""


def ordered(operator: str, left: Term, right: Term) -> Formula:
    """`<` and its like."""
    return {"<": lt, "<=": le, ">": gt, ">=": ge}[operator](number(left), number(right))


def computed(operator: str, left: Value, right: Value) -> Value:
    """`+` and its like; raises Unheld for a product of two figures, and for a share of one in another."""
    known, (one, other) = both(left.known, right.known), (number(left.term), number(right.term))
    if operator == "+":
        return Value(known, one + other)
    if operator == "-":
        return Value(known, one - other)
    left_plain, right_plain = (isinstance(each.term, int | Fraction) for each in (left, right))
    if not (right_plain or (operator == "*" and left_plain)):
        raise Unheld(say("a product or a share of two figures"))
    if operator == "*":
        return Value(known, one * other)
    return Value(False, 0) if right.term == 0 else Value(known, one * number(1 / Fraction(right.term)))


def _known(values: Guarded) -> Formula:
    return both(*(either(inverse(sure), value.known) for sure, value in values))


def _sum(values: Guarded) -> Value:
    return Value(_known(values), total(chosen(sure, value.term, 0) for sure, value in values))


def _first(values: Guarded) -> Value:
    found = Value(False, 0)
    for sure, value in reversed(values):
        found = Value(chosen(sure, value.known, found.known), chosen(sure, value.term, found.term))
    return found


def _extreme(values: Guarded, better: Callable[[Any, Any], Any]) -> Value:
    some: Formula = False
    best: Term = 0
    for sure, value in values:
        best = chosen(both(sure, either(inverse(some), better(value.term, best))), value.term, best)
        some = either(some, sure)
    return Value(both(some, _known(values)), best)


def _payback(values: Guarded) -> Value:
    running: Term = 0
    ordinal: Term = 0
    steps = []
    for sure, value in values:
        running = total((running, chosen(sure, value.term, 0)))
        ordinal = total((ordinal, chosen(sure, 1, 0)))
        steps.append((sure, value.known, running <= 0, ordinal))
    found = Value(True, NEVER)
    for sure, known, paid, count in reversed(steps):
        here = both(sure, paid)
        found = Value(
            either(both(sure, known, either(paid, found.known)), both(inverse(sure), found.known)),
            chosen(here, count, found.term),
        )
    return Value(both(either(*(sure for sure, _ in values)), found.known), found.term)


AGGREGATES: Mapping[str, Callable[[Guarded], Value]] = {
    "sum": _sum,
    "count": _sum,
    "first": _first,
    "last": lambda values: _first(values[::-1]),
    "smallest": lambda values: _extreme(values, lt),
    "largest": lambda values: _extreme(values, gt),
    "payback": _payback,
}
