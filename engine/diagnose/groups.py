"""Uniting what hangs together."""

from collections.abc import Iterable


def united(items: Iterable[tuple[frozenset[int], frozenset[int]]]) -> list[tuple[frozenset[int], frozenset[int]]]:
    """Pairs of members and marks, those whose marks meet (directly or through others) made one; in first-seen order."""
    groups: list[tuple[frozenset[int], frozenset[int]]] = []
    for members, marks in items:
        meeting = [group for group in groups if not group[1].isdisjoint(marks)]
        at = groups.index(meeting[0]) if meeting else len(groups)
        one = (members.union(*(each for each, _ in meeting)), marks.union(*(each for _, each in meeting)))
        groups = [group for group in groups if group not in meeting]
        groups.insert(at, one)
    return groups
