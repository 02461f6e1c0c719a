"""The payback times, wherever they are stated of the whole proposal."""

import pytest

from engine.formats.document import Block
from engine.model.proposal import Payback, Proposal
from tests.formats.template import read
from tests.formats.text import made
from tests.template.made import economy, paragraph, proposal

ONES = ["1", "1", "1"]
TOTAL = ["Samlet varig ændring", "", *ONES]


def times(found: Proposal) -> tuple[int | None, int | None] | None:
    return None if found.payback is None else (found.payback.service.value, found.payback.total.value)


def said(text: str) -> tuple[int | None, int | None] | None:
    return times(proposal(*economy(TOTAL), paragraph(text)))


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("Forslaget er tilbagebetalt på 5 år.", 5),
        ("Prisen er høj. Forslaget er tilbagebetalt efter fem år. Det er godt.", 5),
        ("Forslaget tilbagebetales over 5 år", 5),
        ("Dermed er forslaget tilbagebetalt i løbet af tre år.", 3),
        ("Tilbagebetalingstid: 5 år", 5),
        ("Tilbagebetalingstiden er 4 år.", 4),
        ("Den samlede tilbagebetalingstid forventes at være 6 år.", 6),
        ("Det vurderes, at forslaget tilbagebetales på seks år.", 6),
        ("Den samlede investering er tilbagebetalt efter 12 år.", 12),
        ("Tilbagebetalingstiden er 4 år på totaløkonomi.", 4),
    ],
)
def test_a_sentence_on_the_whole_proposal(text: str, years: int) -> None:
    assert said(text) == (None, years)


def test_a_sentence_that_says_on_what() -> None:
    assert said("Tilbagebetalingstiden er 4 år, baseret på serviceeffektivisering.") == (4, None)


@pytest.mark.parametrize(
    "text",
    [
        "Første del af forslaget er tilbagebetalt på 5 år.",
        "Forslaget er delvist tilbagebetalt på 5 år.",
        "Investeringen i robotter er tilbagebetalt på 5 år.",
        "Forslaget er tilbagebetalt på 5 år for så vidt angår robotterne.",
        "Forslaget er tilbagebetalt på 5 år, når der ses bort fra lokalerne.",
        "Forslaget er tilbagebetalt på 5 år på skoleområdet.",
        "Forslaget er tilbagebetalt på højst 5 år.",
        "Forslaget er tilbagebetalt på 4-5 år.",
        "Forslaget er tilbagebetalt på 4,5 år.",
        "Tilbagebetalingstiden er over 5 år.",
        "Tilbagebetalingstiden er 5 år og for lokalerne 3 år.",
        "Tilbagebetalingstiden er regnet fra 2026.",
        "Puljen kræver, at forslaget er tilbagebetalt på 6 år.",
        "Lånet tilbagebetales over 5 år.",
    ],
)
def test_a_sentence_that_may_speak_of_a_part_or_a_bound(text: str) -> None:
    assert said(text) is None


def test_two_sentences_that_differ_say_nothing() -> None:
    both: list[Block] = [paragraph("Forslaget er tilbagebetalt på 5 år."), paragraph("Tilbagebetalingstid: 4 år.")]
    assert times(proposal(*economy(TOTAL), *both)) is None


def test_the_table_goes_before_the_prose() -> None:
    row = ["Tilbagebetalingstid baseret på totaløkonomi", "4 år", "", "", ""]
    assert times(proposal(*economy(TOTAL, row), paragraph("Forslaget er tilbagebetalt på 5 år."))) == (None, 4)
    row = ["Tilbagebetalingstid baseret på serviceeffektivisering", "fire år", "", "", ""]
    assert times(proposal(*economy(TOTAL, row), paragraph("Forslaget er tilbagebetalt på 5 år."))) == (4, 5)


def test_an_innovation_proposal_speaks_of_one_to_come() -> None:
    blocks = [
        paragraph("Forslaget er tilbagebetalt på 5 år."),
        paragraph("Administrative bilag til innovationsforslag"),
    ]
    assert proposal(*economy(TOTAL), *blocks).payback is None


@pytest.mark.parametrize(
    "row",
    [
        ["Tilbagebetalingstid", "5 år", "", "", ""],
        ["Tilbagebetalingstid (år)", "", "5", "", ""],
        ["Forslagets tilbagebetalingstid:", "fem år", "", "", ""],
        ["Tilbagebetalingstid: 5 år", "", "", "", ""],
    ],
)
def test_a_row_without_a_word_on_what(row: list[str]) -> None:
    found = proposal(*economy(TOTAL, row))
    assert found.payback is not None
    assert times(found) == (None, 5)
    assert found.economy is not None
    assert [each.label for each in found.economy.rows] == ["Samlet varig ændring"]


@pytest.mark.parametrize(
    "line", ["Tilbagebetalingstid 5 år ", "Tilbagebetalingstid: \n5 ", "Tilbagebetalingstid fem år "]
)
def test_a_line_of_a_text(line: str) -> None:
    rows = [made.row("Samlet varig ændring", "", ["", "-1", "-2", "-3", "-4", "-5"]), line]
    (found,) = read(made.proposal(made.economy(rows))).proposals
    assert times(found) == (None, 5)
    assert isinstance(found.payback, Payback)
    assert found.payback.total.place.line is not None
