"""Runs a clause fast: counts what plainly holds, and lets only the rest through to the exact evaluator."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from engine.language import typed
from engine.language.binders import frames
from engine.language.compile import compiled, computed_anew
from engine.language.evaluate import Environment
from engine.language.frame import NONE, UNIT, Column, Compute, Frame, NotPlain, Run
from engine.language.ground import Grounder, Judgement, is_number, sides_of
from engine.language.lazy import lazy
from engine.language.patience import TooMany
from engine.language.possible import is_often_rounded, possible
from engine.language.shape import Levels
from engine.language.shortcut import FastPath, over_bare_cells
from engine.language.sides import Side, side
from engine.language.yearly import AtOnce, in_all_years

Bind = Callable[[Run, Frame], Frame]
"""The bindings of a clause, from `UNIT`. Raises NotPlain."""


class Sieve:
    """A clause of a rule; compiled when first run, since many rules of a pack never are."""

    def __init__(self, rule: str, clause: typed.Clause) -> None:
        self._rule = rule
        self._clause = clause
        self.fast: Callable[[Run], tuple[int, Frame]] = self._first
        """How many constraints plainly hold, and the bindings of the others. Raises NotPlain."""
        self._is_of_numbers = any(map(is_number, sides_of(clause.leaf)))
        self._variables = [step.variable.number for step in clause.steps if isinstance(step, typed.Binder)]

    def _first(self, run: Run) -> tuple[int, Frame]:
        self.fast = _fast(self._clause)
        return self.fast(run)

    @lazy
    def _possible(self) -> tuple[Bind, Compute]:
        bind, levels = _binding(self._clause)
        return bind, possible(self._clause.leaf, levels) or compiled(self._clause.leaf, levels)

    def broken(self, run: Run, suspects: Frame) -> list[Judgement]:
        """The judgements of bindings that plainly do not hold."""
        bindings = self._bound(suspects)
        if not self._is_of_numbers:
            return [Judgement("broken", bound) for bound in bindings]
        left, right = self._sides
        try:
            judged = zip(bindings, left(run, suspects, bindings), right(run, suspects, bindings), strict=True)
        except (NotPlain, TooMany):
            grounder = self._grounder(run)
            return [grounder.broken(self._clause, bound) for bound in bindings]
        return [Judgement("broken", bound, left=stated, right=expected) for bound, stated, expected in judged]

    @lazy
    def _sides(self) -> tuple[Side, Side]:
        levels = {number: level for level, number in enumerate(self._variables)}
        left, right = sides_of(self._clause.leaf)
        return side(left, levels), side(right, levels)

    def carefully(self, run: Run) -> tuple[int, list[Judgement]]:
        """How many constraints hold, and the judgements of the others, where `fast` is not enough.

        What can be true where figures are rounded holds; what is not plain even by itself goes to the exact evaluator.
        """
        bind, leaf = self._possible
        try:
            frame = bind(run, UNIT)
        except NotPlain:
            return _counted(0, self._grounder(run).clause(self._clause))
        return _counted(frame.excused, self._judged(run, frame, _each_if_not_all(leaf, run, frame)))

    def _judged(self, run: Run, frame: Frame, truths: Column) -> Iterator[Judgement | None]:
        """The judgement of each binding, None where it holds."""
        grounder = self._grounder(run)
        for bound, truth in zip(self._bound(frame), truths, strict=True):
            if truth is None:
                yield grounder.binding(self._clause, bound)
            else:
                yield None if truth else grounder.broken(self._clause, bound)

    def _bound(self, frame: Frame) -> list[Environment]:
        return [dict(zip(self._variables, each)) for each in _bindings(frame)]  # noqa: B905 - as many, and half as fast

    def _grounder(self, run: Run) -> Grounder:
        return Grounder(self._rule, run.root, FastPath(run))


def _bindings(frame: Frame) -> Iterable[tuple[Any, ...]]:
    return zip(*frame.columns, strict=True) if frame.columns else [()] * frame.size


def _each_if_not_all(leaf: Compute, run: Run, frame: Frame) -> Column:
    """The leaf in every binding, None where it is not plain."""
    try:
        return leaf(run, frame)
    except NotPlain:
        return [_alone(leaf, run, each) for each in _bindings(frame)]


def _alone(leaf: Compute, run: Run, binding: tuple[Any, ...]) -> bool | None:
    try:
        truth: bool = leaf(run, Frame(1, [[value] for value in binding]))[0]
    except NotPlain:
        return None
    return truth


def _counted(held: int, judgements: Iterable[Judgement | None]) -> tuple[int, list[Judgement]]:
    rest = []
    for judgement in judgements:
        if judgement is None or judgement.status == "held":
            held += 1
        else:
            rest.append(judgement)
    return held, rest


def _fast(clause: typed.Clause) -> Callable[[Run], tuple[int, Frame]]:
    """How many held, and the bindings that did not."""
    at_once = in_all_years(clause)
    return _either(at_once, clause) if at_once else _one_by_one(clause)


def _unbound(_: Run, __: Frame) -> Frame:
    raise NotPlain


def _either(at_once: AtOnce, clause: typed.Clause) -> Callable[[Run], tuple[int, Frame]]:
    one_by_one: list[Callable[[Run], tuple[int, Frame]]] = []

    def fast(run: Run) -> tuple[int, Frame]:
        found = at_once(run)
        if found is not None:
            return found
        if not one_by_one:
            one_by_one.append(_one_by_one(clause))
        return one_by_one[0](run)

    return fast


def _one_by_one(clause: typed.Clause) -> Callable[[Run], tuple[int, Frame]]:
    if not clause.steps:
        return _lone(_leaf(clause, {}))
    bind, levels = _binding(clause)
    leaf = _leaf(clause, levels)

    def fast(run: Run) -> tuple[int, Frame]:
        frame = bind(run, UNIT)
        if not frame.size:
            return frame.excused, NONE
        found = leaf(run, frame)
        if False not in found:
            return frame.excused + frame.size, NONE
        suspects = frame.where([not value for value in found])
        return frame.excused + frame.size - suspects.size, suspects

    return fast


def _lone(leaf: Compute) -> Callable[[Run], tuple[int, Frame]]:
    return lambda run: (1, NONE) if leaf(run, UNIT)[0] else (0, UNIT)


def _leaf(clause: typed.Clause, levels: Levels) -> Compute:
    rounded = possible(clause.leaf, levels) if is_often_rounded(clause.leaf) else None
    return rounded or (compiled if clause.steps else computed_anew)(clause.leaf, levels)


def _binding(clause: typed.Clause) -> tuple[Bind, Levels]:
    """What gives the bindings that the steps allow, and the levels of their names."""
    binders = tuple(step for step in clause.steps if isinstance(step, typed.Binder))
    bind, levels = frames(binders, {}) if len(binders) == len(clause.steps) else _by_stages(clause)
    return (_unbound if any(map(over_bare_cells, clause.steps)) else bind), levels


def _by_stages(clause: typed.Clause) -> tuple[Bind, Levels]:
    levels: Levels = {}
    stages: list[Bind] = []
    for step in clause.steps:
        if isinstance(step, typed.Binder):
            widen, levels = frames((step,), levels)
            stages.append(widen)
        else:
            stages.append(_narrowing(compiled(step, levels)))

    def bind(run: Run, frame: Frame) -> Frame:
        excused = 0
        for stage in stages:
            frame = stage(run, frame)
            excused += frame.excused
            if not frame.size:
                # A binder with no name before it would begin anew, whatever the premises say.
                break
        return Frame(frame.size, frame.columns, excused)

    return bind, levels


def _narrowing(premise: Compute) -> Bind:
    def narrow(run: Run, frame: Frame) -> Frame:
        truth = premise(run, frame)
        if False not in truth:
            return Frame(frame.size, frame.columns)
        true = frame.where(truth)
        return Frame(true.size, true.columns, frame.size - true.size)

    return narrow
