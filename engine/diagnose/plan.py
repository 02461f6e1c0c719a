"""The cheapest choice among all options, so that each cluster of failing equations is explained once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import product

from engine.diagnose.astray import open_subtotals
from engine.diagnose.explanation import Explanation, Option, Rank, together
from engine.diagnose.fault import Fault, split
from engine.diagnose.groups import united
from engine.diagnose.localise import MOST_CELLS, clusters_of, localise
from engine.diagnose.matrix import Matrix
from engine.diagnose.moves import move_options
from engine.diagnose.stale import stale_options
from engine.diagnose.structure import structural_options
from engine.diagnose.turned import turned_options
from engine.diagnose.typed import Cluster
from engine.model.base import replace

_UNKNOWN = Rank(MOST_CELLS + 1, 0)
_KEPT = 40
_FEW = 6
_COVERS = 500


@dataclass(frozen=True, slots=True)
class Choice:
    """All explanations of one set of clusters, cheapest first."""

    clusters: Cluster
    explanations: tuple[Explanation, ...]

    @property
    def rank(self) -> Rank:
        """That of the cheapest."""
        return self.explanations[0].rank if self.explanations else _UNKNOWN


Cover = tuple[Choice, ...]


def plan(matrix: Matrix) -> list[Fault]:
    """The faults of a system, in the order of their first equation."""
    clusters = clusters_of(matrix)
    local, stopped = localise(matrix, clusters)
    rows = [*structural_options(matrix), *move_options(matrix), *turned_options(matrix)]
    whole = [*rows, *stale_options(matrix, clusters)]
    likely = (each for each in _without(open_subtotals(matrix), (*local, *whole)) if _reads_all(matrix, each))
    choices = _choices(clusters, likely)
    faults = []
    for members, _ in united((choice.clusters, choice.clusters) for choice in choices):
        own = [choice for choice in choices if choice.clusters <= members]
        for part, explanations in _blocks(_cheapest_covers(members, own)):
            equations = frozenset[int]().union(*(clusters[number] for number in part))
            fault = Fault(equations, explanations, any(each <= equations for each in stopped))
            faults += split(matrix, fault)
    return list(_disjoint(sorted(faults, key=lambda fault: min(fault.equations))))


def _disjoint(faults: Iterable[Fault]) -> Iterator[Fault]:
    """The faults, each without what would change a figure that an earlier one may change: both would not mend."""
    taken: set[int] = set()
    for fault in faults:
        free = tuple(each for each in fault.explanations if taken.isdisjoint(change.cell for change in each.changes))
        taken.update(change.cell for each in free if each.rank.edits == free[0].rank.edits for change in each.changes)
        yield replace(fault, explanations=free)


def _without(cells: frozenset[int], options: Iterable[Option]) -> Iterator[Option]:
    """The options that change none of some cells."""
    return (each for each in options if cells.isdisjoint(change.cell for change in each.explanation.changes))


def _reads_all(matrix: Matrix, option: Option) -> bool:
    """Whether an option types what no one can read in the equations that it clears: else they would say nothing."""
    unreadable = {cell for equation in option.clears for cell in matrix.rows[equation] if matrix.info(cell).unreadable}
    return unreadable <= {change.cell for change in option.explanation.changes}


def _choices(clusters: list[Cluster], options: Iterable[Option]) -> list[Choice]:
    """The options by the clusters (their numbers) that they explain in full; one without explanation for the rest."""
    home = {equation: number for number, cluster in enumerate(clusters) for equation in cluster}
    by_clusters: dict[Cluster, list[Explanation]] = defaultdict(list)
    for option in options:
        touched = frozenset(home[equation] for equation in option.clears)
        if option.clears == frozenset().union(*(clusters[number] for number in touched)):
            by_clusters[touched].append(option.explanation)
    for number in range(len(clusters)):
        by_clusters.setdefault(frozenset([number]), [])
    return [Choice(touched, tuple(_sorted(found))) for touched, found in by_clusters.items()]


def _sorted(found: Iterable[Explanation]) -> list[Explanation]:
    return sorted(found, key=lambda each: each.rank)[:_KEPT]


def _cheapest_covers(members: Cluster, choices: list[Choice]) -> list[Cover]:
    """The ways to explain each cluster exactly once at the least rank."""
    best: list[Cover] = []
    least = Rank(10**9, 0)
    for count, (cover, rank) in enumerate(_covers(members, choices)):
        if rank < least:
            best, least = [], rank
        if rank == least:
            best.append(cover)
        if count > _COVERS:
            break
    return best


def _covers(members: Cluster, choices: list[Choice]) -> Iterator[tuple[Cover, Rank]]:
    if not members:
        yield (), Rank(0, 0)
        return
    first = min(members)
    for choice in sorted(choices, key=lambda each: each.rank):
        if first in choice.clusters and choice.clusters <= members:
            for rest, rank in _covers(members - choice.clusters, choices):
                yield (choice, *rest), choice.rank.with_(rank)


def _blocks(covers: list[Cover]) -> Iterator[tuple[Cluster, tuple[Explanation, ...]]]:
    """The parts of the covers that are independent of each other, with the explanations of each."""
    used = {choice.clusters for cover in covers for choice in cover}
    for part, _ in united((clusters, clusters) for clusters in used):
        found: dict[Explanation, None] = {}
        for cover in covers:
            own = [choice.explanations for choice in cover if choice.clusters <= part]
            most = _KEPT if len(own) == 1 else _FEW
            found.update((together(each), None) for each in product(*(each[:most] for each in own)))
        yield part, tuple(_sorted(found))
