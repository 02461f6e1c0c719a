"""Which pack judges a proposal: what it says decides, and nothing else in the run."""

from engine.model.proposal import Proposal
from engine.run.packs import Fit, PackRef, Packs
from engine.texts import say


def choose(proposal: Proposal, packs: Packs) -> PackRef:
    """The pack that was asked for; else that of the round that the proposal names, else the newest, and why.

    Where it names none, the years and the price level of its Tabel 1 tell, if they are those of one pack alone.
    """
    if packs.asked:
        return packs.asked
    return _of_round(proposal.round, packs) if proposal.round else _of_table(proposal, packs)


def _of_table(proposal: Proposal, packs: Packs) -> PackRef:
    table = proposal.economy
    fitting = packs.of_years(table.years, table.price_level.value) if table and table.years else ()
    if len(fitting) == 1:
        return PackRef(
            fitting[0], Fit.GUESSED, say("the proposal names no round; the years and p/l of its Tabel 1 are its")
        )
    if not fitting:
        return PackRef(packs.newest(), Fit.GUESSED, say("the newest: the proposal names no round"))
    rounds = ", ".join(sorted(packs.heads()[each].round for each in fitting))
    why = say(
        "the newest of {rounds}, which all have the years and p/l of its Tabel 1; the proposal names no round",
        rounds=rounds,
    )
    return PackRef(fitting[0], Fit.GUESSED, why)


def _of_round(name: str, packs: Packs) -> PackRef:
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
