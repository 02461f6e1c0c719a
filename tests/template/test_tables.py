"""Tables that go on in another one, and tables that stand twice."""

import pytest

from engine.formats.document import Block, Document
from engine.template import interpret
from tests.formats.template import lexicon
from tests.template.made import HEADER, economy, paragraph, proposal, table

ONES = ["1", "1", "1"]
FIRST = (["Kursus", "Service", *ONES], ["Samlet varig ændring", "", *ONES])
SECOND = (["Udstyr", "Anlæg", *ONES], ["Samlede implementeringsomkostninger", "", *ONES])


def test_a_table_that_goes_on_in_another_one_with_the_same_header_is_one() -> None:
    found = proposal(*economy(*FIRST), table(HEADER, *SECOND))
    assert found.economy is not None
    assert [row.label for row in found.economy.rows] == [row[0] for row in (*FIRST, *SECOND)]
    assert not found.figure_tables


@pytest.mark.parametrize(
    "below",
    [
        [paragraph("Tabel 7. Udstyr"), table(HEADER, *SECOND)],
        [table([*HEADER[:2], "2026", "2027", "2028"], *SECOND)],
        [table(["Andet", *HEADER[1:]], *SECOND)],
        [table(HEADER, FIRST[1], ["Udstyr", "Anlæg", *ONES])],
    ],
)
def test_another_table_by_year_stays_one_of_its_own(below: list[Block]) -> None:
    found = proposal(*economy(*FIRST), *below)
    assert found.economy is not None
    assert [row.label for row in found.economy.rows] == [row[0] for row in FIRST]
    assert len(found.figure_tables) == 1


@pytest.mark.parametrize("between", [[], [paragraph("Tabel 1. Forslagets samlede økonomiske konsekvenser")]])
def test_a_table_pasted_twice_is_read_once_and_told(between: list[Block]) -> None:
    head = (paragraph("XX01 Kalender", 1), paragraph("Kort resumé: En kalender."))
    blocks = (*head, *economy(*FIRST), *between, table(HEADER, *FIRST))
    found = interpret(Document(format="docx", file="a.docx", blocks=blocks), lexicon())
    assert not found.proposals[0].figure_tables
    (remark,) = found.remarks
    assert "XX01" in remark
