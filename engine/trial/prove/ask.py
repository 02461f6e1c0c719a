"""The questions to z3, each with its time."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import z3

from engine.trial.prove.logic import Formula
from engine.trial.prove.world import World

SIZES = (10, 100, 1000)
"""In 1.000 kr.: a model with small amounts is taken before one with large."""


class Asker:
    """What is true of every proposal, and questions beside it. `sat`, `unsat` and `unknown` are z3's."""

    def __init__(self, world: World, seconds: float) -> None:
        self._solver = z3.Solver()
        self._solver.set("timeout", round(seconds * 1000))
        self._solver.add(*world.facts)
        self._world = world
        self._small = []
        for size in SIZES:
            small = z3.Bool(f"amounts to {size}")
            self._solver.add(*(z3.Implies(small, z3.And(each >= -size, each <= size)) for each in world.amounts))
            self._small.append(small)

    def tell(self, *facts: Formula) -> None:
        """Adds what is true from now on."""
        self._solver.add(*facts)

    @contextmanager
    def supposing(self, *facts: Formula) -> Iterator[None]:
        """What is true within the block only."""
        self._solver.push()
        self._solver.add(*facts)
        yield
        self._solver.pop()

    def ask(self, facts: Iterable[Formula]) -> z3.CheckSatResult:
        """Whether all facts can be true at once."""
        return self._solver.check(*facts)

    def model(self, facts: Iterable[Formula]) -> z3.ModelRef | None:
        """A model with small amounts of facts that can be true at once; None where time runs out."""
        told = [*facts]
        for small in self._small:
            if self._solver.check(*told, small) == z3.sat:
                return self._solver.model()
        return self._solver.model() if self._solver.check(*told) == z3.sat else None

    def smallest(self, facts: Iterable[Formula]) -> z3.ModelRef | None:
        """The same with as few parts as can be, by doubling and halving; None where time runs out."""
        told = [*facts]
        least, most = -1, len(self._world.parts)
        while most - least > 1:
            middle = (least + most) // 2
            with self.supposing(z3.AtMost(*self._world.parts, middle)):
                if self.ask(told) == z3.sat:
                    most = middle
                else:
                    least = middle
        with self.supposing(z3.AtMost(*self._world.parts, most)):
            return self.model(told)

    def core(self, facts: Iterable[Formula]) -> list[Formula]:
        """Facts that cannot all be true at once, none of which can be spared."""
        told = [*facts]
        self._solver.check(*told)
        names = {str(each) for each in self._solver.unsat_core()}
        found = [each for each in told if str(each) in names]
        for each in tuple(found):
            rest = [other for other in found if other is not each]
            if self.ask(rest) == z3.unsat:
                found = rest
        return found
