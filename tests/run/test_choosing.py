"""Which pack judges a proposal that names its round, or whose Tabel 1 tells it, or of which nothing tells."""

import pytest

from engine.model.budget import BudgetTable
from engine.model.cell import Cell, State
from engine.model.proposal import Kind, Proposal
from engine.run.choosing import choose
from engine.run.packs import Fit, Packs
from engine.texts import speaking


def proposal(first: int, price_level: int | None, round: str = "") -> Proposal:
    cell = Cell(text=str(price_level), state=State.NUMBER, value=price_level) if price_level else Cell()
    years = tuple(range(first, first + 6))
    table = BudgetTable(price_level=cell, years=years)
    return Proposal(id="A", kind=Kind.INVESTERING, round=round, economy=table)


@pytest.mark.parametrize(
    ("given", "pack", "fit", "why"),
    [
        (proposal(2025, 2026, "OFS 24/25"), "ofs-2024-2025", Fit.OWN, "the round"),
        (proposal(2026, 2027, "Overførselssagen 2025-26"), "ofs-2025-2026", Fit.OWN, "the round"),
        (proposal(2024, 2025), "budget-2025", Fit.GUESSED, "Tabel 1 are its"),
        (proposal(2025, 2026), "budget-2026", Fit.GUESSED, "the newest of Budget 2026, OFS 2024-2025"),
        (proposal(2026, 2027), "budget-2027", Fit.GUESSED, "the newest of Budget 2027, OFS 2025-2026"),
        (proposal(2026, 2026), "budget-2027", Fit.GUESSED, "the newest: the proposal names no round"),
        (proposal(2025, None), "budget-2027", Fit.GUESSED, "the newest: the proposal names no round"),
        (Proposal(id="A", kind=Kind.INVESTERING), "budget-2027", Fit.GUESSED, "the newest"),
        (proposal(2025, 2026, "Budget 2019"), "budget-2027", Fit.ANOTHER, "no pack for Budget 2019"),
    ],
)
def test_what_the_proposal_says_chooses_its_pack(given: Proposal, pack: str, fit: Fit, why: str) -> None:
    with speaking("en"):
        ref = choose(given, Packs())
    assert (ref.folder.rpartition("/")[2], ref.fit) == (pack, fit)
    assert why in ref.why
