"""Truth and values as formulas: what is known at once stays plain Python, the rest becomes z3's."""

from collections.abc import Callable, Iterable
from fractions import Fraction
from typing import Any, NamedTuple

import z3

Formula = Any
"""A Python bool, or a z3 formula."""
Term = Any
"""An int, a Fraction, a text or a bool of Python, or a z3 term. A text that is open is the number of a word."""


class Unheld(Exception):  # noqa: N818 - no error: the rule is told as outside of the logic
    """Something that the logic cannot hold; its text names what."""


class Truth(NamedTuple):
    """Whether a sentence is true, and whether it is false; where neither, it cannot be told."""

    yes: Formula
    no: Formula


class Value(NamedTuple):
    """A number, a word, a day (its ordinal) or a truth, which is there where `known`."""

    known: Formula
    term: Term


class Figure(NamedTuple):
    """A cell: whether it is there at all, and its state. `term` is 0 unless it holds a number.

    `unplaced`: nothing tells what stands in it.
    """

    there: Formula
    number: Formula
    nil: Formula
    unreadable: Formula
    term: Term
    unplaced: Formula = False


class Thing(NamedTuple):
    """A record: whether it is there, its fields by name, and for a row (year there, year, figure) for each year."""

    kind: str
    there: Formula
    fields: dict[str, Any]
    by_year: tuple[tuple[Formula, Term, Figure], ...] = ()


class Many(NamedTuple):
    """A collection: whether it is known at all, and each element with whether it is in it."""

    known: Formula
    elements: tuple[tuple[Formula, Any], ...]


def both(*parts: Formula) -> Formula:
    """All parts."""
    return _joined(parts, z3.And, decisive=False)


def either(*parts: Formula) -> Formula:
    """One part at least."""
    return _joined(parts, z3.Or, decisive=True)


def _joined(parts: Iterable[Formula], join: Callable[..., Formula], *, decisive: bool) -> Formula:
    left: dict[int, Formula] = {}
    for part in parts:
        if part is decisive:
            return decisive
        if part is not (not decisive):
            left[part.get_id()] = part
    found = [*left.values()]
    if not found:
        return not decisive
    return found[0] if len(found) == 1 else join(*found)


def inverse(formula: Formula) -> Formula:
    """Not the formula."""
    return not formula if isinstance(formula, bool) else z3.Not(formula)


def chosen(condition: Formula, one: Term, other: Term) -> Term:
    """One term or the other."""
    if isinstance(condition, bool):
        return one if condition else other
    if one is other or (isinstance(one, z3.ExprRef) and isinstance(other, z3.ExprRef) and one.eq(other)):
        return one
    if isinstance(one, bool) and isinstance(other, bool):
        return condition if one else (inverse(condition) if other else False)
    return z3.If(condition, number(one), number(other))


def number(term: Term) -> Term:
    """A plain number as z3 takes it."""
    if isinstance(term, Fraction):
        return z3.RealVal(str(term))
    return z3.BoolVal(term) if isinstance(term, bool) else term


def total(terms: Iterable[Term]) -> Term:
    """The sum."""
    plain: Term = 0
    left = []
    for term in terms:
        if isinstance(term, int | Fraction):
            plain += term
        else:
            left.append(term)
    if not left:
        return plain
    return z3.Sum(*left, number(plain)) if plain or len(left) > 1 else left[0]


def truth_of(value: Value) -> Truth:
    """The truth that a Bool field holds."""
    return Truth(both(value.known, value.term), both(value.known, inverse(value.term)))


def negated(truth: Truth) -> Truth:
    """What cannot be told stays so."""
    return Truth(truth.no, truth.yes)


def all_of(parts: Iterable[Truth]) -> Truth:
    """False if one is false, true if all are true."""
    told = list(parts)
    return Truth(both(*(each.yes for each in told)), either(*(each.no for each in told)))


def any_of(parts: Iterable[Truth]) -> Truth:
    """True if one is true, false if all are false."""
    told = list(parts)
    return Truth(either(*(each.yes for each in told)), both(*(each.no for each in told)))
