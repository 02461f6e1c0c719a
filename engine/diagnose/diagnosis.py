"""From the constraints that fail to the cells that are wrong."""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from engine.diagnose.computed import agreeing, restated
from engine.diagnose.corrections import correction
from engine.diagnose.evidence import Ranked, ranked
from engine.diagnose.explanation import Explanation, corrected
from engine.diagnose.fault import Fault
from engine.diagnose.matrix import Matrix, build_matrix
from engine.diagnose.plan import plan
from engine.diagnose.system import Computed, Demand, System
from engine.diagnose.turned import turned_back
from engine.diagnose.typed import room
from engine.language.constraint import Constraint
from engine.model.base import replace
from engine.model.cell import CellAddress
from engine.model.finding import Correction

SHOWN = 6
"""How many tied corrections are shown."""


class Outcome(StrEnum):
    """How a diagnosis ended."""

    ONE = "one"
    TIE = "tie"
    TOO_MANY = "too_many"
    STOPPED = "stopped"


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """One fault: the constraints that fail because of it, and the cheapest corrections. The first clears them all.

    More than one correction means a tie; `ties` is how many there are, of which at most `SHOWN` are given, the best
    supported first. None: more than three cells must change (or the search was stopped), and `broken` is all that
    can be said. `rivals` counts the dearer corrections that would do as well. `reach` are the cells that one of all
    these would change.
    """

    outcome: Outcome
    broken: tuple[Constraint, ...]
    corrections: tuple[Correction, ...] = ()
    ties: int = 0
    rivals: int = 0
    reach: frozenset[CellAddress] = frozenset()


def diagnose(system: System) -> tuple[Diagnosis, ...]:
    """Each fault of the system, with its cheapest corrections. Nothing is changed.

    Taken together, the first corrections of all diagnoses make every equation and computed figure of them hold.
    """
    matrix = build_matrix(system)
    faults = [(fault, _ranked(matrix, fault)) for fault in agreeing(matrix, plan(matrix))]
    chosen = [found.tied[0].explanation for _, found in faults if found]
    told = [_of_fault(matrix, fault, found) for fault, found in faults]
    told += [_of_computed(matrix, computed, each) for computed, each in restated(matrix, chosen)]
    return (*told, *(_of_limits(matrix, limits, each) for limits, each in turned_back(matrix, chosen)))


def _ranked(matrix: Matrix, fault: Fault) -> Ranked | None:
    return ranked(matrix, fault.explanations) if fault.explanations else None


def _of_fault(matrix: Matrix, fault: Fault, found: Ranked | None) -> Diagnosis:
    equations = tuple(matrix.system.equations[number] for number in sorted(fault.equations))
    if found is None:
        return Diagnosis(Outcome.STOPPED if fault.stopped else Outcome.TOO_MANY, equations)
    return dataclasses.replace(_diagnosis(matrix, equations, found), reach=_reach(matrix, fault.explanations))


def _reach(matrix: Matrix, explanations: Iterable[Explanation]) -> frozenset[CellAddress]:
    changed = (change.cell for each in explanations for change in each.changes)
    moved = (cell for each in explanations for move in each.moves for cell in (move.cell, move.like))
    return frozenset(matrix.cells[cell] for cell in (*changed, *moved))


def _of_computed(matrix: Matrix, computed: Computed, explanation: Explanation | None) -> Diagnosis:
    if explanation is None:
        return Diagnosis(Outcome.TOO_MANY, (computed.origin,))
    return _diagnosis(matrix, (computed.origin,), ranked(matrix, [explanation]))


def _of_limits(matrix: Matrix, limits: tuple[Demand, ...], explanation: Explanation) -> Diagnosis:
    found = _diagnosis(matrix, tuple(each.origin for each in limits), ranked(matrix, [explanation]))
    # A limit allows any figure on its right side.
    return dataclasses.replace(found, corrections=tuple(replace(each, unique=False) for each in found.corrections))


def _diagnosis(matrix: Matrix, broken: tuple[Constraint, ...], found: Ranked) -> Diagnosis:
    cleared = [_with_folded(matrix, broken, each.explanation) for each in found.tied[:SHOWN]]
    corrections = tuple(
        replace(
            correction(matrix, each.explanation),
            clears=tuple(dict.fromkeys(constraint.rule for constraint in constraints)),
            unique=len(found.tied) == 1 and not found.rivals and _is_closed(matrix, each.explanation),
            rivals=found.rivals,
            evidence=tuple(reason.text for reason in each.evidence),
        )
        for each, constraints in zip(found.tied, cleared, strict=False)
    )
    outcome = Outcome.ONE if len(found.tied) == 1 else Outcome.TIE
    reach = _reach(matrix, [each.explanation for each in found.tied])
    return Diagnosis(outcome, cleared[0], corrections, len(found.tied), found.rivals, reach)


def _is_closed(matrix: Matrix, explanation: Explanation) -> bool:
    """Whether rounding leaves no other figure open."""
    return not any(room(matrix, explanation, change) for change in explanation.changes)


def _with_folded(matrix: Matrix, broken: tuple[Constraint, ...], explanation: Explanation) -> tuple[Constraint, ...]:
    """The constraints, and those besides that fail now and hold after the explanation.

    That an unreadable cell cannot be read is no equation, but is cleared with what it should hold.
    """
    before, after = matrix.system.values(), corrected(matrix, [explanation])
    still = {id(each) for each in matrix.wrong(after)}
    computed = (each.origin for each in matrix.wrong(before) if id(each) not in still)
    holds = matrix.system.holds
    guards = (each for each in matrix.guards_on(after.changed) if not holds(each, before) and holds(each, after))
    typed = {matrix.cells[change.cell] for change in explanation.changes}
    readable = (each.origin for each in matrix.system.readable if each.origin.stated in typed and each.met(after))
    limits = (each.origin for each in matrix.system.limits if typed.intersection(each.origin.cells) and each.met(after))
    return tuple(dict.fromkeys((*broken, *computed, *guards, *readable, *limits)))
