"""Figures that follow from others in no linear way (a payback time): what is chosen must agree with them too."""

from collections.abc import Iterable, Iterator
from itertools import product

from engine.diagnose.edits import COST, classify
from engine.diagnose.explanation import Change, Explanation, Rank, corrected, together
from engine.diagnose.fault import Fault
from engine.diagnose.localise import MOST_CELLS
from engine.diagnose.matrix import Matrix, build_matrix
from engine.diagnose.plan import plan
from engine.diagnose.system import Computed, System, Valuation
from engine.model.base import replace

_TRIES = 400


def agreeing(matrix: Matrix, faults: list[Fault]) -> list[Fault]:
    """The faults, each without the explanations that contradict a computed figure which another would not."""
    if not matrix.system.computed:
        return faults
    least = len(matrix.wrong(corrected(matrix, _firsts(faults))))
    if least:
        faults = _reordered(matrix, faults, least)
    return [replace(fault, explanations=tuple(_no_worse(matrix, faults, fault))) for fault in faults]


def restated(matrix: Matrix, chosen: Iterable[Explanation]) -> list[tuple[Computed, Explanation | None]]:
    """The stated figures that are wrong even once the rest is mended, each with what mends it (None: nothing found)."""
    after = corrected(matrix, chosen)
    return [(each, _restated(matrix, each, after)) for each in matrix.wrong(after) if each.derived]


def _firsts(faults: Iterable[Fault]) -> list[Explanation]:
    return [fault.explanations[0] for fault in faults if fault.explanations]


def _no_worse(matrix: Matrix, faults: list[Fault], fault: Fault) -> Iterator[Explanation]:
    """The explanations of a fault that, the others mended, leave as few computed figures wrong as its first."""
    rest = [each for other in faults if other is not fault for each in other.explanations[:1]]
    for each in _as_few(fault):
        first = fault.explanations[0]
        touched = [one for one in matrix.system.computed if _reads(matrix, one, first) or _reads(matrix, one, each)]
        if each is first or _disagreeing(matrix, touched, [*rest, each]) <= _disagreeing(
            matrix, touched, [*rest, first]
        ):
            yield each


def _reads(matrix: Matrix, computed: Computed, explanation: Explanation) -> bool:
    cells = {matrix.cells[change.cell] for change in explanation.changes}
    return computed.origin.stated in cells or not cells.isdisjoint(computed.origin.cells)


def _disagreeing(matrix: Matrix, computed: Iterable[Computed], explanations: Iterable[Explanation]) -> int:
    values = corrected(matrix, explanations)
    return sum(not each.agrees(values) for each in computed)


def _count(matrix: Matrix, explanations: Iterable[Explanation]) -> int:
    return len(matrix.wrong(corrected(matrix, explanations)))


def _reordered(matrix: Matrix, faults: list[Fault], least: int) -> list[Fault]:
    """The faults with those explanations first that leave the fewest computed figures wrong."""
    open_ = [fault for fault in faults if len(_as_few(fault)) > 1]
    fixed = _firsts(fault for fault in faults if fault not in open_)
    most = int(_TRIES ** (1 / len(open_))) if open_ else 0
    combinations = product(*(_as_few(fault)[:most] for fault in open_))
    best: tuple[Explanation, ...] = ()
    for combination in sorted(combinations, key=lambda each: together(each).rank):
        count = _count(matrix, [*fixed, *combination])
        if count < least:
            best, least = combination, count
    return [_first(fault, best) for fault in faults]


def _as_few(fault: Fault) -> list[Explanation]:
    """The explanations with as few edits as the cheapest."""
    if not fault.explanations:
        return []
    return [each for each in fault.explanations if each.rank.edits == fault.explanations[0].rank.edits]


def _first(fault: Fault, chosen: tuple[Explanation, ...]) -> Fault:
    ahead = [each for each in fault.explanations if each in chosen]
    return replace(fault, explanations=(*ahead, *(each for each in fault.explanations if each not in ahead)))


def _restated(matrix: Matrix, computed: Computed, after: Valuation) -> Explanation | None:
    """The stated figure put right, and with it what was copied from it."""
    stated, wanted = computed.origin.stated, computed.compute(after).figure
    if stated is None or wanted is None:
        return None
    cell, info = matrix.index[stated], matrix.system.cells[stated]
    change = Change(cell, wanted, classify(info, wanted))
    own = Explanation(Rank(1, COST[change.edit]), (change,))
    copies = list(_copies(matrix, cell, after.with_({stated: wanted})))
    whole = together([own, *(each for each in copies if each)])
    return whole if all(copies) and whole.rank.edits <= MOST_CELLS else None


def _copies(matrix: Matrix, cell: int, values: Valuation) -> Iterator[Explanation | None]:
    """For each fault that putting the cell right lays bare: how other cells mend it."""
    disturbed = matrix.columns[cell].keys()
    for fault in plan(build_matrix(_with(matrix.system, values))):
        if not disturbed.isdisjoint(fault.equations):
            others = (each for each in fault.explanations if cell not in {change.cell for change in each.changes})
            yield next(others, None)


def _with(system: System, values: Valuation) -> System:
    """The system with other figures; which sums a move would mend is only known of those that stand."""
    cells = {**system.cells, **{at: system.cells[at].holding(figure) for at, figure in values.changed.items()}}
    return replace(system, cells=cells, moved=None, computed=())
