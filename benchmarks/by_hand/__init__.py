"""The rules of the pack `budget-2026` on one proposal, as a programmer would write them by hand: one function a rule.

They say what the pack says, on rounded, unreadable and unplaced figures too, and know nothing of the rule language.
"""

import re
from collections.abc import Callable, Iterable

from benchmarks.by_hand import areas, eligibility, form, narrative, sign, table
from benchmarks.by_hand.judged import Judged
from benchmarks.by_hand.parameters import Parameters
from benchmarks.by_hand.sheet import Sheet
from engine.model.proposal import Proposal

__all__ = ["CHECKS", "Judged", "Parameters", "check"]

CHECKS: dict[str, Callable[[Sheet, Judged], None]] = {
    name.upper().replace("_", "-"): function
    for room in (eligibility, table, sign, form, areas, narrative)
    for name, function in vars(room).items()
    if re.fullmatch(r"[a-z]{2}_\d{3}", name)
}
"""Every rule by its id in the pack."""


def check(proposal: Proposal, parameters: Parameters, ids: Iterable[str]) -> dict[str, Judged]:
    """What each of these rules gives."""
    sheet = Sheet(proposal, parameters)
    found = {}
    for id_ in ids:
        found[id_] = Judged()
        CHECKS[id_](sheet, found[id_])
    return found
