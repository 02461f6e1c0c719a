"""How corrections are worded."""

import pytest

from engine.diagnose.edits import Edit
from engine.model.base import replace
from engine.model.finding import Correction, LabelEdit
from engine.report.corrections import _EDITS, correction_sentence
from engine.texts import say
from tests.report.samples import SIGN, SWAP, TIE_DETAIL, TIE_TOTAL, TOTAL_2029, address


def test_one_correction_says_what_went_wrong_and_what_speaks_for_it() -> None:
    assert correction_sentence([SWAP]) == (
        "»Samlede varige ændringer«, 2029: -870 bliver til -780 – to cifre byttet om "
        "(det er lig 2028 og 2030; så er TA-103 og TA-104 i orden)."
    )


def test_a_correction_that_is_not_the_only_one_says_so() -> None:
    assert correction_sentence([replace(SIGN, unique=False)]).endswith("Det er ikke den eneste mulighed.")


def test_a_tie_shows_both() -> None:
    sentence = correction_sentence([TIE_DETAIL, TIE_TOTAL])
    assert sentence.startswith("Disse rettelser forklarer fejlen lige godt: (1) »Timer i sekretariatet«")
    assert "; (2) »I alt«, 2029: -210 bliver til -120" in sentence


def test_no_correction_no_words() -> None:
    assert correction_sentence([]) == ""


@pytest.mark.parametrize(
    ("start", "to", "words"), [(None, 5, "tom bliver til 5"), (1200, None, "1.200 bliver til tom")]
)
def test_an_empty_cell(start: int | None, to: int | None, words: str) -> None:
    cell = replace(TOTAL_2029, start=start, to=to)
    assert words in correction_sentence([replace(SWAP, cells=(cell,))])


def test_a_row_in_the_wrong_place_is_moved() -> None:
    move = LabelEdit(address=address("economy", 5, 0), table="Tabel 1", row="Drift", start="Service", to="Anlæg")
    correction = Correction(edit="area", cells=(), labels=(move,), clears=(), unique=True)
    assert correction_sentence([correction]) == "»Drift« hører til under Anlæg, ikke Service – forkert styringsområde."


def test_a_turned_section_is_told_by_its_rows() -> None:
    cells = tuple(replace(TOTAL_2029, row=row, column=year) for row in ("Drift", "I alt") for year in ("2028", "2029"))
    words = correction_sentence([replace(SWAP, edit="section_sign", cells=cells)])
    assert words.startswith(
        "alle tal i »Drift« og »I alt« får modsat fortegn – et helt afsnit eller en hel tabel med forkert fortegn"
    )


def test_every_edit_that_diagnosis_knows_has_words() -> None:
    assert set(_EDITS) == {edit.value for edit in Edit} - {"value"}
    assert all(say(words) != words for words in _EDITS.values())
