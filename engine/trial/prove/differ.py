"""Two versions of a rule told apart by proof."""

import z3

from engine.language import View
from engine.model.finding import Category
from engine.pack.pack import Rule
from engine.trial.compare_result import Difference
from engine.trial.compare_search import differ, example
from engine.trial.prove.ask import Asker
from engine.trial.prove.bounds import Bounds
from engine.trial.prove.lexis import Lexis
from engine.trial.prove.logic import Formula, Unheld, both, either
from engine.trial.prove.read import Reading, read
from engine.trial.prove.witness import proposal_of
from engine.trial.prove.world import World


class Prover:
    """Asks z3 for the smallest proposal within the bounds of which two rules say different things."""

    def __init__(self, bounds: Bounds, seconds: float) -> None:
        self._bounds = bounds
        self._seconds = seconds

    def __call__(self, old: Rule, new: Rule) -> Difference | None:
        """An example that the real checker confirms, or the proof that there is none; None where it cannot tell."""
        if Category.BUNDLE in (old.category, new.category):
            return None
        world = World(self._bounds, Lexis())
        try:
            readings = read(old.compiled, world), read(new.compiled, world)
        except Unheld:
            return None
        ask = Asker(world, self._seconds)
        ask.tell(*world.lexis.facts())
        for unequal in (_fires(old, new, *readings), z3.Xor(*(_formula(each.judged) for each in readings))):
            with ask.supposing(unequal):
                answer = ask.ask([])
                if answer == z3.unsat:
                    continue
                model = ask.smallest([]) if answer == z3.sat else None
            return self._confirmed(model, world, old, new)
        return Difference(kind="none")

    def _confirmed(self, model: z3.ModelRef | None, world: World, old: Rule, new: Rule) -> Difference | None:
        if model is None:
            return None
        proposal = proposal_of(model, world)
        return example(old, new, proposal) if differ(old, new, View(proposal)) else None


def _fires(old: Rule, new: Rule, one: Reading, other: Reading) -> Formula:
    """That one finds a fault and the other does not; or both, where they have not the same severity."""
    unequal = z3.Xor(_formula(one.fires), _formula(other.fires))
    return either(unequal, both(one.fires, other.fires)) if old.severity is not new.severity else unequal


def _formula(each: Formula) -> Formula:
    return z3.BoolVal(each) if isinstance(each, bool) else each
