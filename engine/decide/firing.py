"""What it is for a production to fire: the same for both engines that chain."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.decide.fault import EngineFault
from engine.model.production import Condition, Production, Value, reference
from engine.model.strata import strata
from engine.model.verdict import Fact

MOST_FIRINGS = 2_000
"""More than a proposal's small facts can sensibly give: a pack whose conditions multiply."""


class Firing(NamedTuple):
    """A production that fired: its id, the fact that it asserted, and the facts that it matched, in their order."""

    decision: str
    fact: Fact
    because: tuple[Fact, ...]


def positives(production: Production) -> tuple[Condition, ...]:
    """The conditions that match a fact, in the order of `Firing.because`."""
    return tuple(condition for condition in production.when if condition.fact)


def fire(production: Production, because: tuple[Fact, ...]) -> Firing:
    """The firing of a production on the facts that its positive conditions matched."""
    bound = bindings(positives(production), because)
    values = tuple((name, resolve(value, bound)) for name, value in production.then.set.items())
    return Firing(production.id, Fact(type=production.then.fact, values=tuple(sorted(values))), because)


Bindings = dict[str, dict[str, str | int]]
"""The name of each condition that matched, and the properties of the fact that it matched."""


def bindings(conditions: Sequence[Condition], facts: Sequence[Fact]) -> Bindings:
    """What each of these conditions matched."""
    return {condition.alias: dict(fact.values) for condition, fact in zip(conditions, facts, strict=True)}


def resolve(value: Value, bound: Bindings) -> str | int:
    """The value itself, or what it refers to."""
    referred = reference(value)
    return bound[referred[0]][referred[1]] if referred else value


def in_order(firings: Iterable[Firing], facts: Iterable[Fact], productions: Sequence[Production]) -> tuple[Firing, ...]:
    """The firings in the order in which they can be drawn: by stratum, by round, as the pack lists them, as facts came.

    Raises `EngineFault` where one rests on a fact that neither was there nor is concluded before it.
    """
    place = {production.id: index for index, production in enumerate(productions)}
    known = {fact: index for index, fact in enumerate(dict.fromkeys(facts))}
    left = list(dict.fromkeys(firings))
    drawn: list[Firing] = []
    for stratum in strata(productions):
        ids = {production.id for production in stratum}
        while waiting := [each for each in left if each.decision in ids]:
            ready = [each for each in waiting if all(fact in known for fact in each.because)]
            if not ready:
                raise EngineFault(f"{waiting[0].decision} rests on what is not known")
            ready.sort(key=lambda each: (place[each.decision], [known[fact] for fact in each.because]))
            for firing in ready:
                known.setdefault(firing.fact, len(known))
            drawn += ready
            done = set(ready)
            left = [each for each in left if each not in done]
    return tuple(drawn)
