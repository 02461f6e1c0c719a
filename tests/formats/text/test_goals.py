"""The follow-up table, whose cells run on below each other."""

from engine.formats.document import Table
from engine.formats.text.door import read_text_document
from engine.model.parts import PartKind
from tests.formats.template import lexicon, read
from tests.formats.text import made

HEADER = """Tabel 2. Opfølgningsmål\x20

Opfølgningsmål\x20
Hvordan måles\x20\x20

opfølgningsmålet?\x20

Hvem er ansvarlig for\x20\x20

opfølgning?\x20

Hvornår gennemføres op-

følgningen?\x20
"""
USE = "Implementering og anvendelse af investeringsmidler"
GAIN = "Realisering af effektiviseringer"


def goals(body: str) -> list[list[str]]:
    document = read_text_document(f"{HEADER}\n{body}\n", "a.txt", lexicon())
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    rows = [[cell.text for cell in row.cells] for row in table.rows]
    assert rows[0] == [
        "Opfølgningsmål",
        "Hvordan måles opfølgningsmålet?",
        "Hvem er ansvarlig for opfølgning?",
        "Hvornår gennemføres opfølgningen?",
    ]
    return rows[1:]


def lines(*each: str) -> str:
    return " \n\n".join(each) + " \n"


def test_a_cell_a_block() -> None:
    body = lines(USE, "Kalenderen er i drift", "Den bruges af \nalle huse", "Center for Ejen-\ndomme", "Marts 2027")
    assert goals(body) == [
        [USE, "", "", ""],
        ["Kalenderen er i drift", "Den bruges af alle huse", "Center for Ejendomme", "Marts 2027"],
    ]


def test_goal_and_measure_without_a_gap() -> None:
    body = lines(GAIN, "Kalender \nMåles på antal udlån", "Driften", "Løbende i 2026 og 2027")
    assert goals(body)[1] == ["Kalender", "Måles på antal udlån", "Driften", "Løbende i 2026 og 2027"]


def test_three_cells_on_one_line_are_split_from_the_right() -> None:
    body = lines(USE, "Der er ansat \nen leder", "Løndata Center for Drift Ultimo 2026")
    body += "\n" + lines("Huset er åbent", "Besøg tælles", "Center for Drift  Medio 2027")
    assert goals(body)[1:] == [
        ["Der er ansat en leder", "Løndata", "Center for Drift", "Ultimo 2026"],
        ["Huset er åbent", "Besøg tælles", "Center for Drift", "Medio 2027"],
    ]


def test_an_owner_seen_alone_parts_a_line() -> None:
    body = lines(USE, "Huset er åbent", "Besøg tælles", "Center for Drift", "Medio 2027")
    body += "\n" + lines("Alle er oplært", "Kursuslister Center for Drift Q4 2027")
    assert goals(body)[2] == ["Alle er oplært", "Kursuslister", "Center for Drift", "Q4 2027"]


def test_a_label_in_two_spaced_lines_and_a_time_in_two() -> None:
    body = lines(GAIN, "Tilfredshed med, og til-\n\nlid til, kalenderen.", "Måles", "Ejere i Hu-\n\nsene (A, B)")
    body += "\n" + lines("2 x årligt (tidligst fra", "2027)")
    assert goals(body)[1] == [
        "Tilfredshed med, og tillid til, kalenderen.", "Måles",
        "Ejere i Husene (A, B)", "2 x årligt (tidligst fra 2027)",
    ]  # fmt: skip


def test_the_header_comes_again_after_a_page_break() -> None:
    first = lines(USE, "Huset er åbent", "Besøg tælles", "Center for Drift", "Medio 2027").rstrip("\n")
    again = "\n " + HEADER.split("\n\n", 1)[1]
    assert goals(first + again + "\n" + lines("Alle er oplært", "Kursuslister", "Center for Drift", "Q4 2027")) == [
        [USE, "", "", ""],
        ["Huset er åbent", "Besøg tælles", "Center for Drift", "Medio 2027"],
        ["Alle er oplært", "Kursuslister", "Center for Drift", "Q4 2027"],
    ]


def test_a_page_header_in_the_table_is_no_goal_but_its_word_may_be() -> None:
    body = lines(USE, "Investeringsforslag \nForslaget er udar-\nbejdet", "Center for Drift", "Juli 2026")
    body += "\n Budget 2026 \n\n Innovationsforslag \n" + lines(" Drift", "Den kører", "Center for Drift", "Maj 2027")
    assert goals(body)[1:] == [
        ["Investeringsforslag", "Forslaget er udarbejdet", "Center for Drift", "Juli 2026"],
        ["Drift", "Den kører", "Center for Drift", "Maj 2027"],
    ]


def test_a_goal_without_a_time_is_not_lost() -> None:
    body = lines(USE, "Huset er åbent", "Besøg tælles", GAIN, "Alle er oplært", "Kursuslister", "Drift", "Maj 2027")
    found = goals(body)
    assert found[1] == ["Huset er åbent", "Besøg tælles", "", ""]
    assert found[3] == ["Alle er oplært", "Kursuslister", "Drift", "Maj 2027"]


def test_a_wrapped_group_heading() -> None:
    body = "Implementering og anvendelse af inve-\nsteringsmidler \n\n" + lines("Hus", "Måles", "Drift", "Maj 2027")
    assert goals(body)[0] == [USE, "", "", ""]


def unparted(body: str) -> list[bool]:
    (table,) = [
        block
        for block in read_text_document(f"{HEADER}\n{body}\n", "a.txt", lexicon()).blocks
        if isinstance(block, Table)
    ]
    return [row.unparted for row in table.rows[1:]]


def test_cells_that_may_stand_in_the_lines_are_not_known_to_be_empty() -> None:
    tight = "Huset er åbent \nBesøg tælles \nMåles også \nCenter for Drift \nMedio 2027 \n"
    assert unparted(f"{USE} \n{tight}") == [False, True]
    assert unparted(lines(USE, "Huset er åbent", "Løndata Center for Drift Ultimo 2026")) == [False, True]
    assert unparted(lines(USE, "Huset er åbent Løndata Center for Drift Ultimo 2026")) == [False, True]


def test_fewer_lines_than_cells_leave_no_doubt_that_one_is_empty() -> None:
    whole = lines(USE, "Huset er åbent", "Besøg tælles", "Center for Drift", "Medio 2027")
    assert unparted(whole + "\n" + lines("Alle er \noplært", "Drift", "Maj 2027")) == [False, False, False]
    assert unparted(whole + "\n" + lines("Alle er \noplært", "Center for Drift Maj 2027")) == [False, False, False]
    assert unparted(lines(USE, "Huset er \nåbent", "Besøg \ntælles", GAIN)) == [False, False, False]


def test_a_small_word_by_itself_is_no_heading() -> None:
    body = lines(USE, "Vi følger op", "Der måles efter", "implementering", "Center for Drift", "Medio 2027")
    assert goals(body)[1] == ["Vi følger op", "Der måles efter implementering", "Center for Drift", "Medio 2027"]


def test_goals_whose_cells_run_together_are_told() -> None:
    found = read(made.proposal("Tabel 2. Opfølgningsmål \nHuset er åbent \nBesøg \nI dag \nDriften \nMaj 2027 "))
    assert [(goal.goal.text, goal.unparted) for goal in found.proposals[0].goals] == [("Huset er åbent", True)]
    assert [(part.what, part.beside, part.bars) for part in found.proposals[0].parts] == [
        (PartKind.ROW, "Huset er åbent", True)
    ]


def test_without_gaps_a_line_a_cell() -> None:
    tight = "Huset er åbent \nBesøg og ud-\nlån tælles \nCenter for Drift \nMedio 2027 \n"
    assert goals(f"{USE} \n{tight}")[1] == ["Huset er åbent", "Besøg og udlån tælles", "Center for Drift", "Medio 2027"]


def test_cells_set_out_in_columns() -> None:
    text = "Opfølgningsmål    Hvordan måles opfølgningsmålet?    Hvem er ansvarlig for opfølgning?    "
    text += "Hvornår gennemføres opfølgningen?\nHuset er åbent    Besøg tælles    Center for Drift    Medio 2027\n"
    (goal,) = read(made.proposal(f"Tabel 2. Opfølgningsmål\n{text}")).proposals[0].goals
    assert (goal.goal.text, goal.measure.text) == ("Huset er åbent", "Besøg tælles")
    assert (goal.owner.text, goal.time.text, goal.unparted) == ("Center for Drift", "Medio 2027", False)
