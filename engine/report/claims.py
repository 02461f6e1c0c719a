"""The ledger of the figures in the prose, in the words of every format: one line a proposal, and what is unchecked."""

from collections.abc import Iterator

from engine.model.claims import ClaimKind, Result, Tied
from engine.model.report import ProposalReport, Report
from engine.prose.ledger import counts
from engine.texts import say, say_count

MAX_LISTED = 200
"""More unchecked figures than that are counted, and all of them stand in the JSON report."""


def claims_words(ties: tuple[Tied, ...]) -> str:
    """How many figures the prose has, and how many there are of each result; "" where it has none."""
    if not ties:
        return ""
    found = counts(ties)
    agreeing = found[Result.AGREES]
    parts = (
        agreeing and say_count("{count} agrees", "{count} agree", agreeing),
        found[Result.ROUNDED] and say("{count} by rounding", count=found[Result.ROUNDED]),
        found[Result.PART] and say_count("{count} is a part", "{count} are parts", found[Result.PART]),
        found[Result.CONTRADICTS] and say_count("{count} contradicts", "{count} contradict", found[Result.CONTRADICTS]),
        found[Result.POSSIBLE] and say_count("{count} to look at", "{count} to look at", found[Result.POSSIBLE]),
        found[Result.UNTIED] and say_count("{count} not checked", "{count} not checked", found[Result.UNTIED]),
    )
    whole = say_count("{count} figure in the text", "{count} figures in the text", len(ties))
    return f"{whole}: {', '.join(part for part in parts if part)}"


def claims_lines(report: Report) -> Iterator[str]:
    """The line of each proposal that has figures in its prose."""
    for each in report.proposals:
        if words := claims_words(each.claims):
            yield f"{each.proposal.owner or each.proposal.title}: {words}"


def unchecked(report: ProposalReport) -> list[str]:
    """The figures that nothing was found to hold against, as written; years that date nothing are left out."""
    found = (each.claim for each in report.claims if each.result is Result.UNTIED)
    texts = [each.text for each in found if each.kind not in (ClaimKind.YEAR, ClaimKind.DATE)]
    more = len(texts) - MAX_LISTED
    return [*texts[:MAX_LISTED], *([say("and {count} more", count=more)] if more > 0 else [])]
