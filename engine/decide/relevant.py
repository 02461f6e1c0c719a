"""Which facts can meet a condition at all: only those are worth sending to durable-rules."""

from collections.abc import Iterable, Sequence

from engine.model.production import Condition, Demand, Production, Wanted, reference
from engine.model.verdict import Fact


class Relevant:
    """The conditions of a pack's productions, by the type of fact that they speak of."""

    def __init__(self, productions: Sequence[Production]) -> None:
        self._conditions: dict[str, list[Condition]] = {}
        for production in productions:
            for condition in production.when:
                self._conditions.setdefault(condition.type, []).append(condition)

    def of(self, facts: Iterable[Fact]) -> list[Fact]:
        """The facts that meet what some condition demands of them alone, whatever else there is."""
        return [fact for fact in facts if self._can_meet(fact)]

    def _can_meet(self, fact: Fact) -> bool:
        conditions = self._conditions.get(fact.type)
        if not conditions:
            return False
        values = dict(fact.values)
        return any(
            all(_allows(wanted, values[name]) for name, wanted in condition.where.items()) for condition in conditions
        )


def _allows(wanted: Wanted, value: str | int) -> bool:
    if not isinstance(wanted, Demand):
        listed = wanted if isinstance(wanted, tuple) else (wanted,)
        return any(value == each or reference(each) is not None for each in listed)
    unequal = wanted.unequal if isinstance(wanted.unequal, tuple) else (wanted.unequal,)
    low, high = wanted.at_least, wanted.at_most
    return (
        value not in unequal
        and (low is None or (isinstance(value, int) and value >= low))
        and (high is None or (isinstance(value, int) and value <= high))
    )
