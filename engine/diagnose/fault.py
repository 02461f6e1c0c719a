"""A fault: failing equations and what may explain them; several where the explanation is of several."""

from engine.diagnose.explanation import Explanation, of_changes
from engine.diagnose.groups import united
from engine.diagnose.matrix import Matrix
from engine.diagnose.typed import Cluster
from engine.model.base import Model


class Fault(Model):
    """Failing equations that have one explanation: the possible ones, cheapest first, or none.

    `stopped` tells that the search was given up, not that it proved anything.
    """

    equations: Cluster
    explanations: tuple[Explanation, ...]
    stopped: bool = False


def split(matrix: Matrix, fault: Fault) -> list[Fault]:
    """The fault as several where each of the cheapest explanations is of figures that meet in no equation."""
    rank = fault.explanations[0].rank if fault.explanations else None
    tied = [each for each in fault.explanations if each.rank == rank]
    parts = {frozenset(_parts(matrix, each)) for each in tied}
    if len(parts) != 1 or len(next(iter(parts))) < 2:
        return [fault]
    alike = [each for each in fault.explanations if frozenset(_parts(matrix, each)) in parts]
    faults = []
    for equations in next(iter(parts)):
        found = dict.fromkeys(_parts(matrix, each)[equations] for each in alike)
        faults.append(Fault(equations, tuple(sorted(found, key=lambda each: each.rank))))
    return faults


def _parts(matrix: Matrix, explanation: Explanation) -> dict[Cluster, Explanation]:
    """The failing equations of each independent part of an explanation, with that part."""
    if explanation.moves or explanation.rank.edits != len(explanation.changes):
        return {frozenset(): explanation}
    touched = [frozenset(matrix.columns[change.cell]) for change in explanation.changes]
    groups = united((frozenset([number]), marks) for number, marks in enumerate(touched))
    parts = {}
    for numbers, equations in groups:
        failing = frozenset(each for each in equations if not matrix.need[each].has(0))
        changes = tuple(explanation.changes[number] for number in sorted(numbers))
        parts[failing] = of_changes(matrix, changes)
    return parts
