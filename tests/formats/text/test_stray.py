"""Blanks and letters that a text got or lost by chance, here and there: nothing is read wrong and sure."""

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnose.settle import settle
from engine.formats.document import Paragraph
from engine.formats.text.cells import spread
from engine.formats.text.door import read_text_document
from engine.formats.text.lines import split_lines
from engine.model.budget import BudgetTable, Reading
from engine.model.proposal import Proposal
from tests.formats.template import lexicon, read
from tests.formats.text.made import economy, proposal, row
from tests.formats.text.test_blanks import TEXT
from tests.formats.text.test_rows import TABEL_1, parse, told

TABLE = economy(
    [
        "Varige ændringer (effektiviseringer og drift) ",
        row("Færre timer", "Service", ["", "-100", "-200", "-200", "-200", "-200"]),
        row("Nyt sy-\nstem", "Service", ["", "30", "40", "40", "40", "40"], cost=2),
        row("Samlet varig ændring, service", "", ["", "-70", "-160", "-160", "-160", "-160"]),
        "Implementeringsomkostninger (midler fra investeringspuljen) ",
        row("Projektledelse", "Service", ["", "300", "20", "", "", ""]),
        row("Lokaler", "1060", ["10", "10", "10", "10", "10", "10"]),
        row("Samlede implementeringsomkostnin-\nger", "", ["10", "310", "30", "10", "10", "10"]),
        row("Samlet økonomisk påvirkning", "", ["10", "240", "-130", "-150", "-150", "-150"]),
    ]
)
WHOLE = proposal(TABLE)


def rows_of(found: Proposal) -> list[tuple[str, list[str], Reading]]:
    assert found.economy is not None
    return [(each.label, [cell.text for cell in each.cells], each.reading) for each in found.economy.rows if each.cells]


def only(text: str) -> Proposal:
    (found,) = read(text).proposals
    return found


def leaves_no_row_wrong_and_sure(damaged: str, whole: str = WHOLE) -> None:
    found = rows_of(settle(only(damaged)))
    expected = rows_of(settle(only(whole)))
    assert [label for label, _, _ in found] == [label for label, _, _ in expected]
    for (_, cells, reading), (_, right, _) in zip(found, expected, strict=True):
        assert cells == right or reading is Reading.UNCERTAIN


@given(st.randoms(use_true_random=False))
@settings(max_examples=60, deadline=None)
def test_blanks_added_to_some_line_ends_leave_no_row_wrong_and_sure(chance) -> None:  # type: ignore[no-untyped-def]
    damaged = "\n".join(line + " " * (chance.random() < 1 / 3) for line in WHOLE.split("\n"))
    leaves_no_row_wrong_and_sure(damaged)


@given(st.randoms(use_true_random=False))
@settings(max_examples=40, deadline=None)
def test_some_line_ends_stripped_leave_no_row_wrong_and_sure(chance) -> None:  # type: ignore[no-untyped-def]
    damaged = "\n".join(line.rstrip() if chance.random() < 1 / 3 else line for line in WHOLE.split("\n"))
    for (label, cells, reading), expected in zip(rows_of(settle(only(damaged))), rows_of(only(WHOLE)), strict=True):
        assert label == expected[0]
        assert cells == expected[1] or reading is Reading.UNCERTAIN


@pytest.mark.parametrize("blanks", ["(?<=[^ ]) (?=[^ ])", "(?<=[^ ]) +(?=[^ ])", " "], ids=["lone", "inner", "all"])
def test_blanks_doubled_in_the_lines_of_figures_alone_tell_of_no_cells(blanks: str) -> None:
    of_figures = re.compile(r".*\d \D?\d.*")
    doubled = of_figures.sub(lambda line: re.sub(blanks, r"\g<0>\g<0>", line.group()), WHOLE)
    leaves_no_row_wrong_and_sure(doubled)


@pytest.mark.parametrize("step", range(1, 11))
def test_lines_set_in_unevenly_tell_of_no_cells_before_their_figures(step: int) -> None:
    table = economy(
        [
            "Varige ændringer (effektiviseringer og drift) ",
            row("Færre\ntimer", "Service", ["", "", "-200", "-200", "-200", "-200"]),
            row("Samlet varig\nændring", "", ["", "", "-200", "-200", "-200", "-200"]),
            "Implementeringsomkostninger (midler fra investeringspuljen) ",
            row("Projekt-\nledelse", "", ["", "300", "20", "", "", ""]),
            row("Samlede implementerings-\nomkostninger", "", ["", "300", "20", "", "", ""]),
        ]
    )
    numbered = enumerate(proposal(table).split("\n"))
    lines = [" " * (number * step % 11 % 5 if line.strip() else 0) + line for number, line in numbered]
    leaves_no_row_wrong_and_sure("\n".join(lines), proposal(table))


def test_a_stray_blank_behind_an_uneven_row_leaves_it_open() -> None:
    assert told("Anlæg 170  2220 170     ")[3] == ((0, 1, 2), (0, 2, 3))


def test_a_figure_for_each_year_needs_no_blanks() -> None:
    assert told("1060 0 -1.000 -1.400 -1.400 -1.400 -1.400   ")[1:] == (
        "1060", ["0", "-1.000", "-1.400", "-1.400", "-1.400", "-1.400"], ((0, 1, 2, 3, 4, 5),),
    )  # fmt: skip
    assert spread([0, 0, 3], 0).exact
    assert not spread([0, 1, 0], 0).exact


def test_a_row_whose_blanks_fit_nothing_is_open_and_not_lost() -> None:
    found = parse("Service    -100  -200  -200  -200  -200 ", TABEL_1)
    assert found is not None
    assert (1, 2, 3, 4, 5) in found.placements
    assert len(found.placements) > 1
    assert parse("Eftersyn i 2027   ") is None


def test_a_stripped_line_of_a_label_is_no_row() -> None:
    assert parse("øvrige udgifter på funktion 6.45") is None


def test_an_amount_before_a_figure_is_no_part_of_the_label() -> None:
    assert told("Færre timer  -100 -200 -200 -200 -200   ")[0] == "Færre timer"


def test_a_blank_behind_a_broken_word_does_not_part_it() -> None:
    lines = split_lines("En kalen- \n\nder for huse, løn- \n\nog ens kon-\n\nto \n")
    assert [line.raw for line in lines if line.text] == ["En kalen-", "der for huse, løn- ", "og ens kon-", "to "]


def test_a_lone_blank_line_in_a_text_set_apart_parts_no_phrase() -> None:
    apart = "\n\n".join(line for line in TEXT.split("\n") if line)
    assert only(apart.replace("Fremstillende \n\nforv", "Fremstillende  \n \nforv")).administration == "SOF"


@pytest.mark.parametrize(
    "text",
    [
        unicodedata.normalize("NFD", WHOLE),
        WHOLE.replace("Service ", "Service\u00a0").replace("Samlet varig", "Samlet\u00a0varig"),
        WHOLE.replace(" Service", " \u200bService").replace("Samlet", "\ufeffSamlet"),
        WHOLE.replace("Samlet varig ændring, service", "Samlet\nvarig ændring, service"),
    ],
    ids=["decomposed letters", "blanks that do not break", "unseen characters", "a label broken elsewhere"],
)
def test_the_same_rows_in_other_letters(text: str) -> None:
    assert rows_of(only(text)) == rows_of(only(WHOLE))


def test_a_blank_that_does_not_break_still_groups_thousands() -> None:
    lines = split_lines("Kursus Service 1\u00a0200 0\u00a0300 2025\u00a0100 1.000\u00a0200 i\u00a0alt \n")
    assert lines[0].raw == "Kursus Service 1\u00a0200 0 300 2025 100 1.000 200 i alt "


@pytest.mark.parametrize(
    ("heading", "kind"),
    [
        ("1. Beskrivelse af forslag (fremgangsmåde \nog effekt) \n", "beskrivelse"),
        ("3. Implementering og \nopfølgning \n", "implementering"),
        ("6. Hvem er \nhørt? \n", "hørt"),
        ("Administrative bilag til \ninvesteringsforslag \n", "administrative"),
    ],
)
def test_a_heading_broken_elsewhere(heading: str, kind: str) -> None:
    text = proposal("Prosa om noget helt andet, som fylder en linje ud. ", f"{heading}\nDer skrives så videre her. ")
    found = only(text)
    assert kind in [each.kind for each in found.headings]
    blocks = read_text_document(text, "a.txt", lexicon()).blocks
    assert isinstance(blocks[-1], Paragraph)
    assert blocks[-1].text == "Der skrives så videre her."


def test_the_name_of_a_body_broken_elsewhere() -> None:
    table = "Tabel 4. Godkendelse af Center for Økonomi \n\n Ja/Nej Dato \n\nCenter for \n\nØkonomi Ja \n"
    (approval,) = only(proposal(table)).approvals
    assert (approval.body, approval.answer) == ("cø", "ja")


def test_a_total_begins_a_row_of_its_own_below_one_that_lost_its_blanks() -> None:
    text = WHOLE.replace("Samlet varig ændring, service", "Øvrige udgifter \nSamlet varig ændring, service")
    assert "Samlet varig ændring, service" in [label for label, _, _ in rows_of(only(text))]


def test_a_section_whose_words_begin_a_total() -> None:
    table = economy(
        ["Færre timer  -10 -20 -20 -20 -20 ", "Varige ændringer \ntotalt, administration  -10 -20 -20 -20 -20 "],
        area="",
    )
    text = proposal(table.replace("Forslagets samlede økonomiske konsekvenser", "Varige ændringer, administration"))
    found: BudgetTable | None = only(text).administration_effect
    assert found is not None
    assert [each.label for each in found.rows] == ["Færre timer", "Varige ændringer totalt, administration"]


def test_a_title_right_below_the_text_above_it() -> None:
    text = WHOLE + "Tabellen slutter her. \n" + proposal().lstrip().replace("XX01", "XX02")
    assert [each.id for each in read(text).proposals] == ["XX01", "XX02"]


def test_the_signs_of_the_criteria_table() -> None:
    table = "Tabel 2. Kriterier til prioritering \n\n4.000  Budget 2027 \u22129.000 årligt \n(service) \n\n X X \n"
    future = only(proposal(table)).future
    assert future is not None
    assert (future.effect.value, future.effect_area.text) == (-9000, "service")


def test_the_header_comes_again_with_its_unit_otherwise_written() -> None:
    again = " 1000 kr. 2026 p/l \n\nStyrings-\n\nområde \n2025 2026 2027 2028 2029 2030 \n\nSamlet økonomisk"
    found = only(WHOLE.replace("Samlet økonomisk", again))
    assert [label for label, _, _ in rows_of(found)] == [label for label, _, _ in rows_of(only(WHOLE))]


def test_a_total_whose_blanks_fit_nothing_is_open_and_not_lost() -> None:
    found = only(WHOLE.replace("ger\n 10 310 30 10 10 10 ", "ger  310    "))
    label, cells, reading = next(row for row in rows_of(found) if row[0].startswith("Samlede impl"))
    assert (label, reading) == ("Samlede implementeringsomkostninger", Reading.UNCERTAIN)
    assert "310" in cells
