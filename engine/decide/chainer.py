"""The reference: production rules chained forward in plain Python, slow and plain to see.

durable-rules must conclude the same, firing by firing.
"""

from collections.abc import Iterable, Iterator, Sequence

from engine.decide.fault import EngineFault
from engine.decide.firing import MOST_FIRINGS, Bindings, Firing, fire, positives, resolve
from engine.model.production import Condition, Demand, Production, Value
from engine.model.strata import strata
from engine.model.verdict import Fact

MOST_COMPARISONS = 500_000
"""How often a fact may be held against a condition before a pack's joins are called too large."""


def chain(facts: Iterable[Fact], productions: Sequence[Production]) -> tuple[Firing, ...]:
    """Every firing, each once, in the order drawn: by stratum, by round, as the pack lists them, as the facts came.

    Raises `EngineFault` where there are more than `MOST_FIRINGS`, or it takes more than `MOST_COMPARISONS`.
    """
    memory = _Memory(facts)
    for stratum in strata(productions):
        while memory.draw([match for production in stratum for match in memory.matches(production)]):
            pass
    return tuple(memory.firings)


class _Memory:
    """The facts known so far, by type, and what has fired."""

    def __init__(self, facts: Iterable[Fact]) -> None:
        self._known: dict[str, dict[Fact, dict[str, str | int]]] = {}
        self._comparisons = 0
        self.firings: dict[Firing, None] = {}
        for fact in facts:
            self._learn(fact)

    def draw(self, firings: list[Firing]) -> bool:
        """Learns what one round of firings concluded; tells whether any of them was new."""
        before = len(self.firings)
        self.firings.update(dict.fromkeys(firings))
        if len(self.firings) > MOST_FIRINGS:
            raise EngineFault(f"more than {MOST_FIRINGS} firings")
        for firing in firings:
            self._learn(firing.fact)
        return len(self.firings) > before

    def matches(self, production: Production) -> Iterator[Firing]:
        """Each way in which the production fires on what is known."""
        absent = [condition for condition in production.when if condition.absent]
        for facts, bound in self._joins(positives(production)):
            if not any(self._candidates(condition, bound) for condition in absent):
                yield fire(production, facts)

    def _learn(self, fact: Fact) -> None:
        self._known.setdefault(fact.type, {}).setdefault(fact, dict(fact.values))

    def _joins(self, conditions: Sequence[Condition]) -> Iterator[tuple[tuple[Fact, ...], Bindings]]:
        if not conditions:
            yield (), {}
            return
        *earlier, last = conditions
        for facts, bound in self._joins(earlier):
            for fact, values in self._candidates(last, bound):
                yield (*facts, fact), {**bound, last.alias: values}

    def _candidates(self, condition: Condition, bound: Bindings) -> list[tuple[Fact, dict[str, str | int]]]:
        known = self._known.get(condition.type, {})
        self._comparisons += len(known)
        if self._comparisons > MOST_COMPARISONS:
            raise EngineFault(f"more than {MOST_COMPARISONS} comparisons")
        return [(fact, values) for fact, values in known.items() if _meets(values, condition, bound)]


def _meets(values: dict[str, str | int], condition: Condition, bound: Bindings) -> bool:
    return all(_holds(values[name], demand, bound) for name, demand in condition.where.items())


def _holds(value: str | int, demand: Value | tuple[Value, ...] | Demand, bound: Bindings) -> bool:
    if not isinstance(demand, Demand):
        return _among(value, demand, bound)
    if demand.unequal is not None and _among(value, demand.unequal, bound):
        return False
    return _within(value, demand)


def _among(value: str | int, allowed: Value | tuple[Value, ...], bound: Bindings) -> bool:
    listed = allowed if isinstance(allowed, tuple) else (allowed,)
    return any(value == resolve(each, bound) for each in listed)


def _within(value: str | int, demand: Demand) -> bool:
    if demand.at_least is None and demand.at_most is None:
        return True
    number = int(value)
    low_enough = demand.at_most is None or number <= demand.at_most
    return low_enough and (demand.at_least is None or number >= demand.at_least)
