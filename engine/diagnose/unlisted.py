"""Rows that a cover lacks, has twice or labels wrongly: sums over them fail, and no figure of them need be wrong."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from engine.language.bundle_view import COMMITTEES, CROSS_CUTTING, INNOVATIONS, INVESTMENTS, BundleView, CoverRow
from engine.language.constraint import Linear
from engine.language.views import ProposalView
from engine.model.budget import Role
from engine.model.bundle import Bundle
from engine.model.cell import State
from engine.model.proposal import Kind, Proposal

_COVER = frozenset({COMMITTEES.name, INVESTMENTS.name, INNOVATIONS.name})


Committees = Mapping[str, str]
"""By the name of an udvalg or a forvaltning, the pack's name of the udvalg that it goes under."""


Doubted = frozenset[tuple[str, int]]
"""Rows of the cover, by their table and their index there."""


def untellable(bundle: Bundle, failing: Iterable[Linear], committees: Committees) -> tuple[Linear, ...]:
    """Of failing equations, those that may fail for a row of the cover: what its figures should be, they do not tell.

    So does no other that fails over figures of theirs and of the cover alone.
    """
    view, failing = BundleView(bundle), tuple(failing)
    sound = (
        (_lists_each_once(view) and _lists_each_by_kind(view), _over_listed),
        (_has_each_committee_once(view), _over_totals),
        (_labels_committees_rightly(view, committees), _by_committee),
    )
    suspect = [is_over for is_sound, is_over in sound if not is_sound]
    of_cover = [each for each in failing if all(address.part in _COVER for address, _ in each.terms)]
    found = [each for each in of_cover if any(is_over(view, each) for is_over in suspect)]
    reached = 0
    while reached < len(found):
        cells = {address for address, _ in found[reached].terms}
        found += [each for each in of_cover if each not in found and cells & {address for address, _ in each.terms}]
        reached += 1
    doubted = misnumbered(view)
    return (*found, *(each for each in failing if each not in found and _holds_against(each, doubted)))


def misnumbered(view: BundleView) -> Doubted:
    """The listed rows whose title is that of another enclosed proposal than the one of their id.

    It is open whether their id or their title is wrong, so what the proposals say of their figures tells nothing.
    """
    titled = {each.model.title.casefold(): each.model.id for each in view.proposals}
    named = ((row, proposal, row.model.label.casefold()) for row, proposal in _enclosed(view))
    return frozenset(
        (row.part.name, row.index)
        for row, proposal, label in named
        if label != proposal.model.title.casefold() and titled.get(label, proposal.model.id) != proposal.model.id
    )


def _holds_against(equation: Linear, rows: Doubted) -> bool:
    """Whether it holds one of some rows against a proposal, of which not every figure need be there."""
    cells = [address for address, _ in equation.terms]
    of_proposal = len(cells) == 1 or any(cell.part not in _COVER for cell in cells)
    return of_proposal and any((cell.part, cell.row) in rows for cell in cells)


def _lists_each_once(view: BundleView) -> bool:
    """Whether the cover lists each proposal once, as far as its ids, its counts and the proposals tell."""
    ids = {each.id for each in view.listed_ids}
    if len(ids) < len(view.listed_ids) or any(each.model.id not in ids for each in view.proposals):
        return False
    count = len(_details((*view.listed, *view.listed_innovations)))
    claims = list(_claims(view))
    if count in claims:
        return True
    return not (_has_gap(view) or (claims and min(claims) > count))


def _lists_each_by_kind(view: BundleView) -> bool:
    """Whether no enclosed proposal is listed among those of the other kind."""
    parts = {Kind.INVESTERING: INVESTMENTS, Kind.INNOVATION: INNOVATIONS}
    return all(row.part is parts.get(proposal.model.kind, row.part) for row, proposal in _enclosed(view))


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


def _labels_committees_rightly(view: BundleView, committees: Committees) -> bool:
    """Whether no row is known to be counted under another committee than its own."""
    rows = [*view.listed, *view.listed_innovations]
    known = all(row.committee for row in _details((*view.committees, *rows)))
    return known and not any(_is_elsewhere(row, each.model, committees) for row, each in _enclosed(view))


def _is_elsewhere(row: CoverRow, proposal: Proposal, committees: Committees) -> bool:
    """Whether a listed proposal is counted under another committee than by its own words it should be."""
    marked = row.committee == CROSS_CUTTING
    if marked or proposal.cross_cutting:
        return marked != proposal.cross_cutting
    return committees.get(proposal.administration, row.committee) != row.committee


def _enclosed(view: BundleView) -> Iterator[tuple[CoverRow, ProposalView]]:
    """Each listed row with the proposals of its id. Of a confidential one nothing but the id is compared."""
    enclosed: dict[str, list[ProposalView]] = defaultdict(list)
    for each in view.proposals:
        enclosed[each.model.id].append(each)
    for listed in view.listed_ids:
        if not listed.row.model.confidential:  # type: ignore[union-attr]
            yield from ((listed.row, each) for each in enclosed.get(listed.id, ()))


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


def _by_committee(view: BundleView, equation: Linear) -> bool:
    """Whether it holds a committee's row against the listed rows that are counted under it."""
    cells = [address for address, _ in equation.terms if address.part == COMMITTEES.name]
    roles = [view.committees[cell.row].model.role for cell in cells]
    return Role.DETAIL in roles and _over_listed(view, equation)
