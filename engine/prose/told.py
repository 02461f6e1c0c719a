"""What a figure of the prose was held against, in the reader's words."""

from decimal import Decimal

from engine.model.claims import ClaimKind, ClaimPart, How, Meaning, Tied
from engine.model.proposal import Proposal
from engine.texts import say
from engine.texts.numbers import quantity

MAX_ROWS = 3
MAX_LABEL = 60


def against(tied: Tied, proposal: Proposal) -> str:
    """The rows and years, or the other figures of the text; "" where it is held against nothing."""
    if tied.meaning:
        return _meaning(tied.meaning, proposal)
    texts = [proposal.claims[at].text for at in tied.beside if at < len(proposal.claims)]
    return say("{figures} in the text", figures=", ".join(texts[:MAX_ROWS])) if texts else ""


def expected(tied: Tied) -> str:
    """What stands there, with its unit; "" where nothing does."""
    if tied.expected is None:
        return ""
    value = quantity(
        tied.expected.quantize(Decimal(1))
        if tied.expected == tied.expected.to_integral_value()
        else round(tied.expected, 1)
    )
    if tied.claim.kind is ClaimKind.AMOUNT:
        return say("{amount} thousand kr.", amount=value)
    return value


def _meaning(meaning: Meaning, proposal: Proposal) -> str:
    if meaning.part is ClaimPart.FUTURE:
        return say("the proposal to come")
    if meaning.part is ClaimPart.PAYBACK:
        return say("the payback in table 1")
    if meaning.part is ClaimPart.REFERENCE:
        return say("the numbers of the tables")
    table = proposal.economy if meaning.part is ClaimPart.ECONOMY else proposal.administration_effect
    rows = table.rows if table else ()
    labels = [rows[at].label[:MAX_LABEL] for at in meaning.rows if at < len(rows)]
    told = " + ".join(labels[:MAX_ROWS]) + (" + …" if len(labels) > MAX_ROWS else "")
    return f"{told}, {_years(meaning)}" if meaning.years else told


def _years(meaning: Meaning) -> str:
    first, last = meaning.years[0], meaning.years[-1]
    if first == last:
        return str(first)
    span = f"{first}\N{EN DASH}{last}"
    if meaning.how is How.EACH:
        return say("each year {years}", years=span)
    return say("from {first} to {last}", first=first, last=last) if meaning.how is How.DIFFERENCE else span
