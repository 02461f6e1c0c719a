"""What a proposal comes to: exact, and nothing where a figure is not known."""

import pytest

from engine.formats.canonical.read import read_proposal
from engine.model.base import replace
from engine.model.cell import Cell, State
from engine.model.proposal import Proposal
from engine.model.report import Figures
from engine.run.figures import figures
from engine.source.located import read_yaml

TEXT = """
id: XX01
kind: investeringsforslag
economy:
  unit: 1.000 kr.
  years: [2026, 2027, 2028]
  varige:
    - {label: Besparelse, area: Service, values: {2027: -300, 2028: -600}}
  implementering:
    - {label: System, area: Anlæg, values: {2026: 400}}
    - {label: Uddannelse, area: Service, values: {2026: 100, 2027: 50}}
payback: {service: 3, total: 2}
"""


@pytest.fixture
def proposal() -> Proposal:
    return read_proposal(read_yaml(TEXT, "x"), "x")


def test_sums_and_paybacks(proposal: Proposal) -> None:
    """Year by year 500, -250, -600: all is back in the third year."""
    found = figures(proposal)
    assert (found.service, found.anlaeg, found.effect) == (150, 400, -600)
    assert (found.computed_service, found.computed_total) == (3, 3)


def test_without_a_table_nothing_is_known(proposal: Proposal) -> None:
    assert figures(replace(proposal, economy=None, payback=None)) == Figures()


def test_what_cannot_be_read_is_not_zero(proposal: Proposal) -> None:
    assert proposal.economy
    rows = list(proposal.economy.rows)
    at = next(index for index, row in enumerate(rows) if row.label == "Uddannelse")
    unread = Cell(text="1oo", state=State.UNREADABLE)
    rows[at] = replace(rows[at], cells=(unread, *rows[at].cells[1:]))
    found = figures(replace(proposal, economy=replace(proposal.economy, rows=tuple(rows))))
    assert (found.service, found.anlaeg, found.effect) == (None, 400, -600)
    assert (found.computed_service, found.computed_total) == (None, None)


def test_a_section_without_rows_has_no_sum(proposal: Proposal) -> None:
    assert proposal.economy
    kept = tuple(row for row in proposal.economy.rows if row.label != "Besparelse")
    found = figures(replace(proposal, economy=replace(proposal.economy, rows=kept)))
    assert found.effect is None
    assert found.computed_total is None
