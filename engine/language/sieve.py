"""Runs a clause fast: counts what plainly holds, and lets only the rest through to the exact evaluator."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from engine.language import typed
from engine.language.compile import compiled, frames
from engine.language.frame import UNIT, Compute, Frame, NotPlain, Run
from engine.language.ground import Grounder, Judgement


@dataclass(slots=True)
class Sifted:
    """How many constraints of a clause held, and the judgements of those that did not."""

    held: int
    rest: list[Judgement]


Sieve = Callable[[Run, Grounder], Sifted]


Stage = Callable[[Run, Frame], tuple[int, Frame]]
"""Widens or narrows the bindings; with it how many need no look at the leaf, since a premise is false."""

NONE = Frame(0, ())


def sieve(clause: typed.Clause) -> Sieve:
    """The clause, compiled."""
    variables = [step.variable.number for step in clause.steps if isinstance(step, typed.Binder)]
    # Compiled when first run: many rules of a pack never are.
    fast = cache(lambda: _fast(clause))

    def sift(run: Run, grounder: Grounder) -> Sifted:
        try:
            held, suspects = fast()(run)
        except NotPlain:
            return _counted(0, grounder.clause(clause))
        bindings = zip(*suspects.columns, strict=True) if variables else [()] * suspects.size
        bound = (dict(zip(variables, values, strict=True)) for values in bindings)
        return _counted(held, (grounder.binding(clause, each) for each in bound))

    return sift


def _counted(held: int, judgements: Iterator[Judgement]) -> Sifted:
    rest = []
    for judgement in judgements:
        if judgement.status == "held":
            held += 1
        else:
            rest.append(judgement)
    return Sifted(held, rest)


def _fast(clause: typed.Clause) -> Callable[[Run], tuple[int, Frame]]:
    """How many held, and the bindings that did not."""
    levels: dict[int, int] = {}
    stages: list[Stage] = []
    for step in clause.steps:
        if isinstance(step, typed.Binder):
            widen, levels = frames((step,), levels)
            stages.append(_widening(widen))
        else:
            stages.append(_narrowing(compiled(step, levels)))
    leaf = compiled(clause.leaf, levels)

    def fast(run: Run) -> tuple[int, Frame]:
        held, frame = 0, UNIT
        for stage in stages:
            satisfied, frame = stage(run, frame)
            held += satisfied
        found = leaf(run, frame) if frame.size else []
        if False not in found:
            return held + frame.size, NONE
        suspects = frame.where([not value for value in found])
        return held + frame.size - suspects.size, suspects

    return fast


def _widening(widen: Callable[[Run, Frame], Frame]) -> Stage:
    return lambda run, frame: (0, widen(run, frame))


def _narrowing(premise: Compute) -> Stage:
    def narrow(run: Run, frame: Frame) -> tuple[int, Frame]:
        truth = premise(run, frame)
        if False not in truth:
            return 0, frame
        true = frame.where(truth)
        return frame.size - true.size, true

    return narrow
