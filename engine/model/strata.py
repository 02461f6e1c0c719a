"""The order in which production rules may fire, so that what is absent is absent for good."""

from collections.abc import Sequence

from engine.model.production import Production


class UnstratifiedError(ValueError):
    """Productions that conclude a type of fact from its own absence. `type` is that type."""

    def __init__(self, type: str) -> None:
        super().__init__(f"{type} depends on its own absence")
        self.type = type


def strata(productions: Sequence[Production]) -> tuple[tuple[Production, ...], ...]:
    """The productions in layers, each in the order given.

    A production stands no lower than what asserts the facts that it needs, and above what asserts the facts whose
    absence it needs (stratified Datalog: Apt, Blair and Walker 1988). Raises `UnstratifiedError`.
    """
    asserted = {production.then.fact for production in productions}
    levels = dict.fromkeys(asserted, 0)
    changed = True
    while changed:
        changed = False
        for production in productions:
            level = _level(production, levels)
            if level >= len(asserted):
                raise UnstratifiedError(production.then.fact)
            if level > levels[production.then.fact]:
                levels[production.then.fact] = level
                changed = True
    found = sorted({levels[production.then.fact] for production in productions})
    return tuple(tuple(each for each in productions if levels[each.then.fact] == level) for level in found)


def _level(production: Production, levels: dict[str, int]) -> int:
    needed = [levels.get(condition.type, 0) for condition in production.when if condition.fact]
    above = [levels[condition.type] + 1 for condition in production.when if condition.absent in levels]
    return max([*needed, *above, 0])
