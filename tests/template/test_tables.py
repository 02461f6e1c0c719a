"""Tables that go on in another one, and tables that stand twice."""

import pytest

from engine.formats.document import Block
from engine.model.parts import PartFate, PartKind
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
        [table([*HEADER[:2], "2026", "2027", "2028"], *SECOND)],
        [table(["Andet", *HEADER[1:]], *SECOND)],
        [table(HEADER, FIRST[1], ["Udstyr", "Anlæg", *ONES])],
    ],
)
def test_a_second_table_of_the_same_kind_is_told(below: list[Block]) -> None:
    found = proposal(*economy(*FIRST), *below)
    assert found.economy is not None
    assert [row.label for row in found.economy.rows] == [row[0] for row in FIRST]
    assert not found.figure_tables
    assert [(part.what, part.within, part.bars) for part in found.parts] == [
        (PartKind.REPEATED_TABLE, ("økonomi",), True)
    ]


def test_another_table_by_year_with_a_caption_stays_one_of_its_own() -> None:
    found = proposal(*economy(*FIRST), paragraph("Tabel 7. Udstyr"), table(HEADER, *SECOND))
    assert len(found.figure_tables) == 1
    assert not found.parts


@pytest.mark.parametrize("between", [[], [paragraph("Tabel 1. Forslagets samlede økonomiske konsekvenser")]])
def test_a_table_pasted_twice_is_read_once_and_told(between: list[Block]) -> None:
    found = proposal(*economy(*FIRST), *between, table(HEADER, *FIRST))
    assert not found.figure_tables
    (part,) = found.parts
    assert (part.what, part.fate, part.bars) == (PartKind.REPEATED_TABLE, PartFate.READ, False)
