"""Whether something is empty, nil, stated or readable."""

from collections.abc import Callable, Mapping
from typing import Any, NamedTuple

from engine.language.types import TEXT, Enumeration, Type
from engine.trial.prove.logic import Figure, Formula, Many, Term, Thing, both, either, inverse


class State(NamedTuple):
    """The states, each a formula."""

    empty: Formula
    nil: Formula
    stated: Formula
    unreadable: Formula


def state_of(raw: Any, of: Type) -> State:
    """The state of a cell, a collection, a record or a plain value of this type; what is not there is empty."""
    if isinstance(raw, Figure):
        nil, unreadable = both(raw.there, raw.nil), both(raw.there, raw.unreadable)
        stated = both(raw.there, either(raw.number, raw.unreadable))
        return State(inverse(either(nil, stated)), nil, stated, unreadable)
    if isinstance(raw, Many):
        stated = both(raw.known, either(*(there for there, _ in raw.elements)))
    elif isinstance(raw, Thing):
        stated = raw.there
    else:
        stated = both(raw.known, _worded(raw.term, of))
    return State(inverse(stated), False, stated, False)


def _worded(term: Term, of: Type) -> Formula:
    if isinstance(term, str):
        return bool(term.strip())
    return term != 0 if of == TEXT or isinstance(of, Enumeration) else True


STATES: Mapping[str, Callable[[State], Formula]] = {
    "empty": lambda state: state.empty,
    "nil": lambda state: state.nil,
    "stated": lambda state: state.stated,
    "readable": lambda state: inverse(state.unreadable),
}
