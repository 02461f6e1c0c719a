"""Who belongs to the bundle of a run, and by which pack it is judged."""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.run.packs import Fit, PackRef, Packs
from engine.run.read import Member, Read
from engine.texts import listing, say


class Together(NamedTuple):
    """The members of the bundle by their places in the run, the pack that judges it, and what is to be said of it."""

    members: frozenset[int]
    ref: PackRef
    notes: tuple[str, ...] = ()


def together(found: Read) -> Together:
    """The bundle: what its cover lists, and every other proposal but those that say that they are of another round."""
    packs = found.packs
    if not found.members:
        newest = PackRef(packs.newest(), Fit.GUESSED, say("the newest: there is no proposal that names a round"))
        return Together(frozenset(), packs.asked or newest)
    listed = _listed(found)
    rounds = [_round(each, packs) for each in found.members]
    own = _own(found.members, rounds, listed)
    inside = frozenset(
        at for at, each in enumerate(found.members) if rounds[at] in {"", own} or each.proposal.id in listed
    )
    refs = [each.ref for at, each in enumerate(found.members) if at in inside and rounds[at] == own]
    notes = tuple(_notes(found.members, rounds, inside, own))
    return Together(inside, packs.asked or Counter(refs).most_common(1)[0][0], notes)


def _listed(found: Read) -> set[str]:
    """The ids of the proposals on the cover that counts."""
    covers = [each.cover for each in found.covers[:1] if each.cover]
    ids = {row.id for cover in covers for row in cover.investments}
    return (ids | {row.id for cover in covers for row in cover.innovations}) - {""}


def _round(member: Member, packs: Packs) -> str:
    """The round of a proposal: the one it names, else that of the pack that its figures fit, "" for none."""
    if member.proposal.round or member.ref.fit is not Fit.OWN or packs.asked:
        return member.proposal.round
    return packs.load(member.ref.folder).round


def _own(members: Sequence[Member], rounds: Sequence[str], listed: set[str]) -> str:
    """The round of the bundle: that of most proposals on its cover, else of most of all; "" where none names one."""
    on_cover = [round for each, round in zip(members, rounds, strict=True) if round and each.proposal.id in listed]
    named = Counter(on_cover or [round for round in rounds if round])
    return named.most_common(1)[0][0] if named else ""


def _notes(members: Sequence[Member], rounds: Sequence[str], inside: frozenset[int], own: str) -> Iterator[str]:
    for name in dict.fromkeys(round for round in rounds if round not in {"", own}):
        all_of_it = [at for at, round in enumerate(rounds) if round == name]
        outside = [at for at in all_of_it if at not in inside]
        if outside:
            yield say(
                "proposals of two rounds are handed in together: {others} name {other}, and are judged by its rules, "
                "not in the bundle of {own}",
                others=listing([_name(members[at]) for at in outside]),
                other=name,
                own=own,
            )
        if len(outside) < len(all_of_it):
            yield say(
                "the cover lists proposals of two rounds: {others} name {other}, and most name {own}",
                others=listing([_name(members[at]) for at in all_of_it if at in inside]),
                other=name,
                own=own,
            )


def _name(member: Member) -> str:
    return member.proposal.id or member.source.file
