"""Rows that a cover lacks, or has twice: the sums over its rows fail, and no figure of them need be wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from engine.language.bundle_view import COMMITTEES, INNOVATIONS, INVESTMENTS, BundleView, CoverRow
from engine.language.constraint import Linear
from engine.model.budget import Role
from engine.model.bundle import Bundle
from engine.model.cell import State

_COVER = frozenset({COMMITTEES.name, INVESTMENTS.name, INNOVATIONS.name})


def untellable(bundle: Bundle, failing: Iterable[Linear]) -> tuple[Linear, ...]:
    """Of failing equations, those that may fail for a row of the cover: what its figures should be, they do not tell.

    So does no other that fails over figures of theirs and of the cover alone.
    """
    view = BundleView(bundle)
    tables = ((_lists_each_once, _over_listed), (_has_each_committee_once, _over_totals))
    suspect = [is_over for is_whole, is_over in tables if not is_whole(view)]
    of_cover = [each for each in failing if all(address.part in _COVER for address, _ in each.terms)]
    found = [each for each in of_cover if any(is_over(view, each) for is_over in suspect)]
    reached = 0
    while reached < len(found):
        cells = {address for address, _ in found[reached].terms}
        found += [each for each in of_cover if each not in found and cells & {address for address, _ in each.terms}]
        reached += 1
    return tuple(found)


def _lists_each_once(view: BundleView) -> bool:
    """Whether the cover lists each proposal once, as far as its ids, its counts and the proposals tell."""
    ids = [each.id for each in view.listed_ids]
    if len(set(ids)) < len(ids) or any(each.model.id not in ids for each in view.proposals):
        return False
    count = len(_details((*view.listed, *view.listed_innovations)))
    claims = list(_claims(view))
    if count in claims:
        return True
    return not (_has_gap(view) or (claims and min(claims) > count))


def _claims(view: BundleView) -> Iterator[int]:
    """How many proposals there are, as the cover says in other places."""
    cover = view.model.cover
    cells = [cover.announced, *(row.count for row in cover.committees if row.role is Role.TOTAL)] if cover else []
    yield from (cell.amount for cell in cells if cell.state is State.NUMBER)


def _has_gap(view: BundleView) -> bool:
    numbers: dict[str, set[int]] = defaultdict(set)
    for each in view.listed_ids:
        numbers[each.letters].add(each.number)
    return any(len(found) < max(found) for found in numbers.values())


def _has_each_committee_once(view: BundleView) -> bool:
    """Whether each committee of a listed proposal has one row in the table by committee."""
    named = [row.committee for row in _details(view.committees) if row.committee]
    listed = {row.committee for row in _details((*view.listed, *view.listed_innovations)) if row.committee}
    return len(set(named)) == len(named) and listed <= set(named)


def _details(rows: Iterable[CoverRow]) -> list[CoverRow]:
    return [row for row in rows if row.model.role is Role.DETAIL]


def _over_listed(_: BundleView, equation: Linear) -> bool:
    """Whether it is over the rows of listed proposals; of a sum of none, only the committee's own figure is left."""
    cells = [address for address, _ in equation.terms]
    return len(cells) < 2 or any(cell.part != COMMITTEES.name for cell in cells)


def _over_totals(view: BundleView, equation: Linear) -> bool:
    """Whether it is over a total of the table by committee."""
    cells = [address for address, _ in equation.terms if address.part == COMMITTEES.name]
    return any(view.committees[cell.row].model.role is Role.TOTAL for cell in cells)
