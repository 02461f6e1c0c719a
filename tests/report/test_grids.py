"""Tables in one shape, addressed as findings address them."""

import pytest

from engine.model.bundle import Cover, ListedInnovation
from engine.model.cell import Cell, State
from engine.model.proposal import Proposal
from engine.report.excerpt import summed_rows
from engine.report.grids import Grid, cover_grids, find, proposal_grids, written
from tests.report.samples import cell, clean, cover, key_cabinets


def grid(part: str) -> Grid:
    found = find((*proposal_grids(key_cabinets()), *cover_grids(cover())), part)
    assert found
    return found


def test_a_proposal_has_its_tables_in_the_documents_order() -> None:
    assert [each.part for each in proposal_grids(key_cabinets())] == ["economy", "payback", "administration"]
    assert proposal_grids(clean().proposal) == ()


def test_the_header_says_what_the_document_says() -> None:
    assert grid("economy").title == "Tabel 1. Forslagets økonomi"
    assert grid("economy").unit == "1.000 kr. 2026 p/l"
    assert grid("administration").unit == "1.000 kr."


def test_addresses_lead_to_the_cells_of_the_model() -> None:
    proposal: Proposal = key_cabinets()
    assert proposal.payback
    assert grid("payback").rows[1].cells[0] == proposal.payback.total
    assert grid("cover.committees").rows[1].cells[2] == cover().committees[1].investment
    assert grid("cover.investments").rows[0].cells[1] == cover().investments[0].anlaeg
    assert grid("cover.investments").rows[0].cells[3] == cover().investments[0].payback


def test_a_cover_shows_the_tables_that_it_has() -> None:
    innovations = (ListedInnovation(label="Digitale låse", id="TM10", service=cell(300)),)
    assert [each.part for each in cover_grids(Cover(innovations=innovations))] == ["cover.innovations"]
    assert cover_grids(None) == ()


@pytest.mark.parametrize(
    ("shown", "text"),
    [
        (Cell(text="−718", state=State.NUMBER, value=-718), "−718"),
        (Cell(state=State.NUMBER, value=-1718), "-1.718"),
        (Cell(text="-", state=State.NIL), "-"),
        (Cell(text="12a", state=State.UNREADABLE), "12a"),
        (Cell(), ""),
    ],
)
def test_a_cell_is_shown_as_it_was_written(shown: Cell, text: str) -> None:
    assert written(shown) == text


@pytest.mark.parametrize(
    ("part", "row", "rows"),
    [
        ("economy", 1, {1}),
        ("economy", 3, {1, 2, 3}),
        ("economy", 7, {6, 7}),
        ("economy", 8, {5, 8}),
        ("economy", 9, {5, 6, 7, 8, 9}),
        ("economy", 10, {3, 9, 10}),
        ("administration", 1, {0, 1}),
        ("cover.committees", 1, {0, 1}),
    ],
)
def test_a_total_is_shown_with_what_it_sums(part: str, row: int, rows: set[int]) -> None:
    assert summed_rows(grid(part), row) == rows
