"""Which pack judges a proposal: what it says decides, and nothing else in the run."""

from engine.model.proposal import Proposal
from engine.run.packs import Fit, PackRef, Packs
from engine.texts import say


def choose(proposal: Proposal, packs: Packs) -> PackRef:
    """The pack that was asked for; else that of the round that the proposal names, else the newest, and why."""
    return packs.asked or _of_round(proposal.round, packs)


def _of_round(name: str, packs: Packs) -> PackRef:
    if not name:
        return PackRef(packs.newest(), Fit.GUESSED, say("the newest: the proposal names no round"))
    own = packs.of_round(name)
    if own:
        return PackRef(own, why=say("the round that the proposal names"))
    folder = packs.newest()
    notice = say(
        "there is no rule pack for {rounds}: {pack} was used, without its rules on its own years and dates",
        rounds=name,
        pack=packs.heads()[folder].id,
    )
    return PackRef(folder, Fit.ANOTHER, say("the newest: there is no pack for {rounds}", rounds=name), notice)
