"""From the constraints that fail to the cells that are wrong."""

from dataclasses import dataclass
from enum import StrEnum

from engine.diagnose.computed import corrected, settle_computed
from engine.diagnose.corrections import correction
from engine.diagnose.evidence import weigh
from engine.diagnose.explanation import Explanation
from engine.diagnose.matrix import Matrix, build_matrix
from engine.diagnose.plan import Fault, plan
from engine.diagnose.system import Computed, System
from engine.language.constraint import Constraint
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
    """One fault: the constraints that fail because of it, and the cheapest corrections, each of which clears them all.

    More than one correction means a tie; `ties` is how many there are, of which at most `SHOWN` are given, the best
    supported first. None: more than three cells must change (or the search was stopped), and `broken` is all that
    can be said. `rivals` counts the dearer corrections that would do as well.
    """

    outcome: Outcome
    broken: tuple[Constraint, ...]
    corrections: tuple[Correction, ...] = ()
    ties: int = 0
    rivals: int = 0


def diagnose(system: System) -> tuple[Diagnosis, ...]:
    """Each fault of the system, with its cheapest corrections. Nothing is changed.

    Taken together, the first corrections of all diagnoses make every equation and computed figure of them hold.
    """
    matrix = build_matrix(system)
    settled = settle_computed(matrix, plan(matrix))
    faults = [_told(matrix, fault) for fault in settled.faults]
    return (*faults, *(_told_computed(matrix, computed, each) for computed, each in settled.wrong))


def _told(matrix: Matrix, fault: Fault) -> Diagnosis:
    broken: tuple[Constraint, ...] = tuple(matrix.equations[number] for number in sorted(fault.equations))
    if not fault.explanations:
        return Diagnosis(Outcome.STOPPED if fault.stopped else Outcome.TOO_MANY, broken)
    rank = fault.explanations[0].rank
    tied = [each for each in fault.explanations if each.rank <= rank]
    rivals = sum(each.rank.edits == rank.edits for each in fault.explanations) - len(tied)
    broken = (*broken, *_folded(matrix, tied[0]))
    return _diagnosis(matrix, broken, tied, rivals)


def _told_computed(matrix: Matrix, computed: Computed, explanation: Explanation | None) -> Diagnosis:
    if explanation is None:
        return Diagnosis(Outcome.TOO_MANY, (computed.origin,))
    return _diagnosis(matrix, (computed.origin,), [explanation], 0)


def _folded(matrix: Matrix, explanation: Explanation) -> tuple[Constraint, ...]:
    """The constraints besides equations that fail now and hold after the explanation."""
    before, after = matrix.system.values(), corrected(matrix, [explanation])
    computed = [each.origin for each in matrix.system.computed if not each.agrees(before) and each.agrees(after)]
    guards = [each.origin for each in matrix.system.guards if not each.holds(before) and each.holds(after)]
    return (*computed, *guards)


def _diagnosis(matrix: Matrix, broken: tuple[Constraint, ...], tied: list[Explanation], rivals: int) -> Diagnosis:
    weighed = [(each, weigh(matrix, each, corrected(matrix, [each]))) for each in tied]
    weighed.sort(key=lambda pair: -sum(evidence.weight for evidence in pair[1]))
    told = {
        "clears": tuple(dict.fromkeys(constraint.rule for constraint in broken)),
        "unique": len(tied) == 1,
    }
    corrections = tuple(
        correction(matrix, each).model_copy(update={**told, "evidence": tuple(reason.text for reason in evidence)})
        for each, evidence in weighed[:SHOWN]
    )
    outcome = Outcome.ONE if len(tied) == 1 else Outcome.TIE
    return Diagnosis(outcome, broken, corrections, len(tied), rivals)
