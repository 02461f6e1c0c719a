"""The ledger of a proposal's claims: each with what came of it, and how many of each result there are."""

from collections import Counter
from collections.abc import Sequence

from engine.model.claims import Claim, Result, Tied
from engine.model.proposal import Proposal
from engine.prose.relations import held_together
from engine.prose.scene import Scene
from engine.prose.tie import tied


def ties_of(proposal: Proposal, claims: Sequence[Claim] | None = None) -> tuple[Tied, ...]:
    """Every claim of the proposal, or each of those given, with its result."""
    known = proposal.claims if claims is None else claims
    return held_together(tied(known, Scene.of(proposal))) if known else ()


def counts(ties: Sequence[Tied]) -> dict[Result, int]:
    """How many there are of each result."""
    found = Counter(each.result for each in ties)
    return {result: found[result] for result in Result}
