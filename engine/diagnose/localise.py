"""Which cells can mend each cluster of failing equations, by the search for the fewest."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import combinations

from engine.diagnose.explanation import Option
from engine.diagnose.groups import united
from engine.diagnose.matrix import Interval, Matrix
from engine.diagnose.search import Budget, Classes, Exhausted, Row, Solution, Typing, classes_of, fewest
from engine.diagnose.typed import Cluster, explain

MOST_CELLS = 3
"""Beyond that many wrong cells in one place, a guess would not help."""

BRANCHES = 1500
"""How many branches one search may try; what people write needs fewer than a hundred."""

_CROWD = 6
"""How many clusters may hang together for each pair of them to be searched."""


@dataclass(frozen=True, slots=True)
class Local:
    """What the search says of one cluster alone."""

    cluster: Cluster
    solutions: tuple[Solution, ...]
    exhausted: bool = False

    @property
    def cells(self) -> int | None:
        """The fewest cells that mend the cluster; None if more than may change."""
        return len(self.solutions[0]) if self.solutions else None


def clusters_of(matrix: Matrix) -> list[Cluster]:
    """The failing equations, grouped by shared cells."""
    return [cluster for cluster, _ in united((frozenset([q]), frozenset(matrix.rows[q])) for q in matrix.failing)]


def localise(matrix: Matrix, clusters: Iterable[Cluster]) -> tuple[list[Option], list[Cluster]]:
    """The options that change the fewest cells, and the clusters at which a search was stopped."""
    classes = classes_of(matrix)
    locals_ = [_local(matrix, classes, cluster) for cluster in clusters]
    options = [option for each in locals_ for option in _options(matrix, classes, each.cluster, each.solutions)]
    for group in _neighbours(matrix, locals_):
        cluster = frozenset().union(*(each.cluster for each in group))
        options += _options(matrix, classes, cluster, _joint(matrix, classes, group, cluster))
    return options, [each.cluster for each in locals_ if each.exhausted]


def _local(matrix: Matrix, classes: Classes, cluster: Cluster) -> Local:
    try:
        return Local(cluster, tuple(_fewest(matrix, classes, cluster, MOST_CELLS)))
    except Exhausted:
        return Local(cluster, (), exhausted=True)


def _joint(matrix: Matrix, classes: Classes, group: tuple[Local, ...], cluster: Cluster) -> list[Solution]:
    """What mends several clusters through equations between them, and is not just a solution of each."""
    apart = sum(each.cells or MOST_CELLS for each in group)
    try:
        found = _fewest(matrix, classes, cluster, min(apart, MOST_CELLS))
    except Exhausted:
        return []
    if found and len(found[0]) < apart:
        return found
    return [each for each in found if not all(_contains(each, local) for local in group)]


def _contains(solution: Solution, local: Local) -> bool:
    return any(each.keys() <= solution.keys() for each in local.solutions)


def _fewest(matrix: Matrix, classes: Classes, cluster: Cluster, limit: int) -> list[Solution]:
    rows, budget = _problem(matrix, classes, cluster), Budget(BRANCHES)
    return fewest(rows, limit, budget, _typing(matrix, classes, cluster) if matrix.rounded else None)


def _typing(matrix: Matrix, classes: Classes, cluster: Cluster) -> Typing:
    infos = [matrix.info(members[0]) for members in classes.members]
    looser = [max(way.margin for way in info.ways) - info.margin for info in infos]
    grow = {number: more for number, more in enumerate(looser) if more > 0}
    return Typing(grow, lambda solution: bool(explain(matrix, classes, cluster, solution)))


def _problem(matrix: Matrix, classes: Classes, cluster: Cluster) -> dict[int, Row]:
    """The rows of the search. What fails elsewhere is none of this cluster's business and must stay as it is."""
    elsewhere = frozenset(matrix.failing) - cluster
    return {
        number: Row(coefficients, Interval(0, 0) if number in elsewhere else matrix.need[number])
        for number, coefficients in enumerate(classes.rows)
    }


def _options(matrix: Matrix, classes: Classes, cluster: Cluster, found: Iterable[Solution]) -> list[Option]:
    return [Option(each, cluster) for solution in found for each in explain(matrix, classes, cluster, solution)]


def _neighbours(matrix: Matrix, locals_: list[Local]) -> list[tuple[Local, ...]]:
    """Pairs and triples of clusters that some equation that holds could tie together."""
    groups = united((each.cluster, _reach(matrix, each.cluster)) for each in locals_)
    found = [tuple(each for each in locals_ if each.cluster <= joined) for joined, _ in groups]
    return [part for group in found for part in _parts(group)]


def _reach(matrix: Matrix, cluster: Cluster) -> frozenset[int]:
    """The equations that share a cell with the cluster."""
    cells = {cell for number in cluster for cell in matrix.rows[number]}
    return frozenset(number for cell in cells for number in matrix.columns[cell])


def _parts(group: tuple[Local, ...]) -> list[tuple[Local, ...]]:
    # Clusters share no cell, so each needs one of its own: more than three cannot be mended by three cells.
    if len(group) <= MOST_CELLS:
        return [group] if len(group) > 1 else []
    return list(combinations(group, 2)) if len(group) <= _CROWD else []
