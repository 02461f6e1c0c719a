"""Runs a clause fast: counts what plainly holds, and lets only the rest through to the exact evaluator."""

from collections.abc import Callable, Iterator

from engine.language import typed
from engine.language.binders import frames
from engine.language.compile import compiled, computed_anew
from engine.language.frame import UNIT, Compute, Frame, NotPlain, Run
from engine.language.ground import Grounder, Judgement
from engine.language.possible import possible
from engine.language.shape import Levels
from engine.language.shortcut import shortcut
from engine.language.yearly import Plainly, in_all_years

Stage = Callable[[Run, Frame], tuple[int, Frame]]
"""Widens or narrows the bindings; with it how many need no look at the leaf, since a premise is false."""

NONE = Frame(0, ())
"""No binding is left that need be looked at."""


class Sieve:
    """A clause of a rule; compiled when first run, since many rules of a pack never are."""

    def __init__(self, rule: str, clause: typed.Clause) -> None:
        self._rule = rule
        self._clause = clause
        self.fast: Callable[[Run], tuple[int, Frame]] = self._first
        """How many constraints plainly hold, and the bindings of the others. Raises NotPlain."""
        self._variables = [step.variable.number for step in clause.steps if isinstance(step, typed.Binder)]

    def _first(self, run: Run) -> tuple[int, Frame]:
        self.fast = _fast(self._clause)
        return self.fast(run)

    def exactly(self, run: Run) -> tuple[int, list[Judgement]]:
        """How many constraints hold, and the judgements of the others, by the exact evaluator alone."""
        judgements = [*self._grounder(run).clause(self._clause)]
        rest = [each for each in judgements if each.status != "held"]
        return len(judgements) - len(rest), rest

    def broken(self, run: Run, suspects: Frame) -> Iterator[Judgement]:
        """The judgements of bindings that plainly do not hold."""
        grounder = self._grounder(run)
        bindings = zip(*suspects.columns, strict=True) if self._variables else [()] * suspects.size
        return (grounder.broken(self._clause, dict(zip(self._variables, each, strict=True))) for each in bindings)

    def _grounder(self, run: Run) -> Grounder:
        return Grounder(self._rule, run.root, shortcut(run))


def _fast(clause: typed.Clause) -> Callable[[Run], tuple[int, Frame]]:
    """How many held, and the bindings that did not."""
    if any(map(_over_bare_cells, clause.steps)):
        return _never
    plainly = in_all_years(clause)
    return _either(plainly, clause) if plainly else _one_by_one(clause)


def _over_bare_cells(step: typed.Node | typed.Binder) -> bool:
    """Whether a name is bound to cells that the fast path reads without their addresses, which a break must know."""
    collection = step.collection if isinstance(step, typed.Binder) else None
    return isinstance(collection, typed.FieldOf) and collection.field.source is not None


def _never(_: Run) -> tuple[int, Frame]:
    raise NotPlain


def _either(plainly: Plainly, clause: typed.Clause) -> Callable[[Run], tuple[int, Frame]]:
    one_by_one: list[Callable[[Run], tuple[int, Frame]]] = []

    def fast(run: Run) -> tuple[int, Frame]:
        held = plainly(run)
        if held is not None:
            return held, NONE
        if not one_by_one:
            one_by_one.append(_one_by_one(clause))
        return one_by_one[0](run)

    return fast


def _one_by_one(clause: typed.Clause) -> Callable[[Run], tuple[int, Frame]]:
    binders = tuple(step for step in clause.steps if isinstance(step, typed.Binder))
    if len(binders) < len(clause.steps):
        return _with_premises(clause)
    if not binders:
        return _lone(possible(clause.leaf, {}) or computed_anew(clause.leaf, {}))
    widen, levels = frames(binders, {})
    leaf = _leaf(clause, levels)

    def fast(run: Run) -> tuple[int, Frame]:
        frame = widen(run, UNIT)
        size = frame.size
        if not size:
            return 0, NONE
        found = leaf(run, frame)
        if False not in found:
            return size, NONE
        suspects = frame.where([not value for value in found])
        return size - suspects.size, suspects

    return fast


def _lone(leaf: Compute) -> Callable[[Run], tuple[int, Frame]]:
    return lambda run: (1, NONE) if leaf(run, UNIT)[0] else (0, UNIT)


def _leaf(clause: typed.Clause, levels: Levels) -> Compute:
    return possible(clause.leaf, levels) or compiled(clause.leaf, levels)


def _with_premises(clause: typed.Clause) -> Callable[[Run], tuple[int, Frame]]:
    levels: Levels = {}
    stages: list[Stage] = []
    for step in clause.steps:
        if isinstance(step, typed.Binder):
            widen, levels = frames((step,), levels)
            stages.append(_widening(widen))
        else:
            stages.append(_narrowing(compiled(step, levels)))
    leaf = _leaf(clause, levels)

    def fast(run: Run) -> tuple[int, Frame]:
        held, frame = 0, UNIT
        for stage in stages:
            satisfied, frame = stage(run, frame)
            held += satisfied
            if not frame.size:
                # A binder with no name before it would begin anew, whatever the premises say.
                return held, NONE
        found = leaf(run, frame)
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
