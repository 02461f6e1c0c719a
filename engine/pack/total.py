"""Whether a pack's productions always conclude a status: refused when the pack loads, not met at a proposal.

A world is what sorts of facts there are. The productions that conclude a status fail together where one can be made in
which each of them lacks a fact that it wants, or has one that it does not. Facts are told apart by what the productions
ask of them alone; a condition that looks at another fact is taken to hold or not, as it pleases the world.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from typing import NamedTuple

from engine.model.production import (
    STATUS,
    Condition,
    Demand,
    FactTypes,
    Production,
    Property,
    Value,
    Wanted,
    reference,
)

OTHER = "\0"
"""A text that no production names."""

SUBJECTS: Mapping[str, frozenset[str]] = {
    "proposal": frozenset({"bundle", "member", "unseen", "unseen_cross_cutting"}),
    "bundle": frozenset({"proposal", "asks", "approval", "hearing"}),
}
"""The fact that there always is of a subject, and the types of which there are none beside it."""

MOST_SORTS, MOST_WORLDS = 20_000, 50_000
"""Where more is to be looked at, it is not known that there is always a status."""

Sort = tuple[str, tuple[tuple[str, Value], ...]]
"""A type of fact, and what its properties hold."""


class World(NamedTuple):
    """A world under way: sorts that there must be, and sorts that there may not be."""

    present: frozenset[Sort]
    absent: frozenset[Sort]


class TooManyError(Exception):
    """There is more to be looked at than is sensible."""


def without_status(productions: Sequence[Production], types: FactTypes) -> str:
    """What there would be where no production concludes a status, as a person may read it; "" where one always does."""
    concluding = [each for each in productions if each.then.fact in STATUS]
    try:
        sorts = _sorts(concluding, types)
        for subject, others in SUBJECTS.items():
            for own in sorts.get(subject, [(subject, ())]):
                barred = frozenset(each for type in others for each in sorts.get(type, ()))
                barred |= frozenset(each for each in sorts.get(subject, ()) if each != own)
                world = _Search(concluding, sorts).escape(World(frozenset({own}), barred))
                if world:
                    return ", ".join(map(_told, sorted(world.present)))
    except TooManyError:
        return "?"
    return ""


class _Search:
    """Looks for a world in which none of the productions fires."""

    def __init__(self, productions: Sequence[Production], sorts: Mapping[str, list[Sort]]) -> None:
        self._productions = productions
        self._sorts = sorts
        self._seen = 0

    def escape(self, world: World, first: int = 0) -> World | None:
        """A world that keeps the productions from the `first` on from firing; None where there is none."""
        self._seen += 1
        if self._seen > MOST_WORLDS:
            raise TooManyError
        if first == len(self._productions):
            return world
        found = (self.escape(each, first + 1) for each in self._kept_from(self._productions[first], world))
        return next(filter(None, found), None)

    def _kept_from(self, production: Production, world: World) -> Iterator[World]:
        """The least that can be done so that the production does not fire."""
        if any(_joins(condition) for condition in production.when):
            yield world
            return
        for condition in production.when:
            meeting = frozenset(each for each in self._sorts.get(condition.type, ()) if _meets(each, condition))
            if condition.fact:
                if not meeting & world.present:
                    yield world._replace(absent=world.absent | meeting)
            elif meeting & world.present:
                yield world
            else:
                yield from (world._replace(present=world.present | {each}) for each in sorted(meeting - world.absent))


def _sorts(productions: Sequence[Production], types: FactTypes) -> dict[str, list[Sort]]:
    """For each type of fact that the productions ask for, the sorts that they can tell apart."""
    wanted: dict[str, dict[str, set[Value]]] = {}
    for condition in (each for production in productions for each in production.when):
        names = wanted.setdefault(condition.type, {})
        for name, demand in condition.where.items():
            names.setdefault(name, set()).update(_constants(demand))
    found: dict[str, list[Sort]] = {}
    for type, names in wanted.items():
        choices = [[(name, value) for value in _values(types[type][name], of)] for name, of in sorted(names.items())]
        size = 1
        for each in choices:
            size *= len(each)
        if size > MOST_SORTS:
            raise TooManyError
        found[type] = [(type, values) for values in product(*choices)]
    return found


def _values(holds: Property, named: set[Value]) -> list[Value]:
    if holds.values:
        return sorted(holds.values)
    if holds.number:
        numbers = {int(each) for each in named}
        return sorted(numbers | {each + 1 for each in numbers} | {each - 1 for each in numbers} | {0})
    return [*sorted(map(str, named)), OTHER]


def _constants(wanted: Wanted) -> Iterator[Value]:
    parts: Iterable[object] = (wanted,)
    if isinstance(wanted, Demand):
        parts = (wanted.unequal, wanted.at_least, wanted.at_most)
    for part in parts:
        for each in part if isinstance(part, tuple) else (part,):
            if isinstance(each, str | int) and not reference(each):
                yield each


def _joins(condition: Condition) -> bool:
    """Whether the condition looks at another fact."""
    for wanted in condition.where.values():
        values = wanted.unequal if isinstance(wanted, Demand) else wanted
        listed = values if isinstance(values, tuple) else (values,)
        if any(each is not None and reference(each) for each in listed):
            return True
    return False


def _meets(sort: Sort, condition: Condition) -> bool:
    values = dict(sort[1])
    return all(_allows(wanted, values[name]) for name, wanted in condition.where.items())


def _allows(wanted: Wanted, value: Value) -> bool:
    if not isinstance(wanted, Demand):
        return value in wanted if isinstance(wanted, tuple) else value == wanted
    unequal = wanted.unequal if isinstance(wanted.unequal, tuple) else (wanted.unequal,)
    low, high = wanted.at_least, wanted.at_most
    return (
        value not in unequal
        and (low is None or (isinstance(value, int) and value >= low))
        and (high is None or (isinstance(value, int) and value <= high))
    )


def _told(sort: Sort) -> str:
    type, values = sort
    inside = ", ".join(f"{name}: {'…' if value == OTHER else value}" for name, value in values)
    return f"{type} {{{inside}}}" if inside else type


def rests_on_steps(productions: Sequence[Production], of_steps: frozenset[str]) -> Iterator[int]:
    """The indices of the productions by which a status would depend on a step."""
    behind: set[str] = set(STATUS)
    grown = True
    while grown:
        before = len(behind)
        behind |= {
            each.type for production in productions if production.then.fact in behind for each in production.when
        }
        grown = len(behind) > before
    for index, production in enumerate(productions):
        if production.then.fact in behind and any(each.type in of_steps for each in production.when):
            yield index
