"""Sound bundles of any size: proposals drawn at random, and the cover that a careful clerk would write of them."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import cycle, islice

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis.strategies import SearchStrategy

from engine.model.base import replace
from engine.model.budget import Role, Section
from engine.model.bundle import Bundle, CommitteeRow, Cover, ListedInvestment
from engine.model.cell import Cell, State
from engine.model.proposal import Proposal
from engine.pack.pack import Pack
from engine.trial.sound import sound_investeringsforslag

DRAWN = 40
"""So many are drawn; a larger bundle holds them again under other ids."""


def sound_bundle(pack: Pack, size: int) -> Bundle:
    """A bundle of investeringsforslag, always the same."""
    drawn = drawn_from(sound_investeringsforslag(pack), min(size, DRAWN))
    proposals = tuple(_named(each, number) for number, each in enumerate(islice(cycle(drawn), size), 1))
    committees = {name: committee for committee, names in pack.lexicon.committees.items() for name in names}
    listed = [_listed(each, committees[each.administration]) for each in proposals]
    levels = tuple(each.economy.price_level for each in proposals[:1] if each.economy) * 3
    cover = Cover(
        announced=_cell(size),
        price_levels=levels,
        committees=_by_committee(listed),
        investments=(*listed, _total(listed)),
    )
    return Bundle(round=pack.round, cover=cover, proposals=proposals)


def drawn_from(strategy: SearchStrategy[Proposal], count: int) -> list[Proposal]:
    """So many proposals, always the same."""
    found: list[Proposal] = []

    @settings(
        max_examples=count,
        database=None,
        derandomize=True,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
    )
    @given(strategy)
    def draw(proposal: Proposal) -> None:
        found.append(proposal)

    draw()
    return found[:count]


def _named(proposal: Proposal, number: int) -> Proposal:
    title = f"{proposal.title} {number}"
    return replace(proposal, id=f"BC{number:02}", title=title, confidential=False, cross_cutting=False)


def _listed(proposal: Proposal, committee: str) -> ListedInvestment:
    return ListedInvestment(
        label=proposal.title,
        id=proposal.id,
        owner=committee,
        committee=committee,
        service=_cell(_sum(proposal, Section.IMPLEMENTERING, "service")),
        anlaeg=_cell(_sum(proposal, Section.IMPLEMENTERING, "anlæg")),
        effect=_cell(_sum(proposal, Section.VARIGE, "service", last=True)),
        payback=proposal.payback.total if proposal.payback else Cell(),
    )


def _sum(proposal: Proposal, section: Section, area: str, *, last: bool = False) -> int:
    """The details of a section on one styringsområde, in all years or in the last."""
    rows = proposal.economy.rows if proposal.economy else ()
    own = (row for row in rows if row.section is section and row.role is Role.DETAIL and row.area.name == area)
    return sum(cell.amount for row in own for cell in (row.cells[-1:] if last else row.cells))


def _by_committee(listed: Iterable[ListedInvestment]) -> tuple[CommitteeRow, ...]:
    groups: dict[str, list[ListedInvestment]] = defaultdict(list)
    for each in listed:
        groups[each.committee].append(each)
    rows = [_committee(name, name, own) for name, own in groups.items()]
    everything = [each for own in groups.values() for each in own]
    return (*rows, replace(_committee("I alt", "", everything), role=Role.TOTAL))


def _committee(label: str, committee: str, own: list[ListedInvestment]) -> CommitteeRow:
    return CommitteeRow(
        label=label,
        committee=committee,
        count=_cell(len(own)),
        investment=_cell(sum(each.service.amount + each.anlaeg.amount for each in own)),
        effect=_cell(sum(each.effect.amount for each in own)),
    )


def _total(listed: list[ListedInvestment]) -> ListedInvestment:
    return ListedInvestment(
        label="I alt",
        role=Role.TOTAL,
        service=_cell(sum(each.service.amount for each in listed)),
        anlaeg=_cell(sum(each.anlaeg.amount for each in listed)),
        effect=_cell(sum(each.effect.amount for each in listed)),
    )


def _cell(amount: int) -> Cell:
    return Cell(text=f"{amount:,}".replace(",", "."), state=State.NUMBER, value=amount)
