"""The other tables: hearings, partners, criteria, figures, and those of the cover."""

from engine.formats.document import Paragraph, Table
from engine.formats.text.door import read_text_document
from engine.model.parts import PartKind
from tests.formats.template import lexicon, read
from tests.formats.text.made import proposal


def read_one(text: str) -> list[list[str]]:
    document = read_text_document(text, "a.txt", lexicon())
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    return [[cell.text for cell in row.cells] for row in table.rows]


def text(*lines: str) -> str:
    """Lines that end in a blank unless a hyphen breaks them, with empty lines between."""
    return "\n\n".join(line if line.endswith("-") else f"{line} " for line in lines) + "\n"


HEARING = text(
    "Tabel 6. Høring og inddragelse af kredse og udvalg", " Ja/Nej Dato for godkendelse og evt. høringssvar "
)


def test_hearings() -> None:
    body = "IT-kredsen Nej \nForslaget meldes ind, når kredsen næste gang mødes i in-\n\nput-runden i maj 2025. \n\n"
    body += "Koncern-IT Ja \n \n\nJf. tabel 5. \n\nMED-udvalg Ja \n \n\nDrøftet 5. februar og 9. april 2025. \n"
    assert read_one(HEARING + "\n" + body) == [
        ["", "Ja/Nej", "Dato for godkendelse og evt. høringssvar"],
        ["IT-kredsen", "Nej", "Forslaget meldes ind, når kredsen næste gang mødes i input-runden i maj 2025."],
        ["Koncern-IT", "Ja", "Jf. tabel 5."],
        ["MED-udvalg", "Ja", "Drøftet 5. februar og 9. april 2025."],
    ]


def test_a_remark_that_names_another_body_begins_no_row() -> None:
    body = "MED-udvalg Ja \n\nKoncern IT har set udkastet og har ingen bemærkninger. \n"
    assert read_one(HEARING + "\n" + body)[1:] == [
        ["MED-udvalg", "Ja", "Koncern IT har set udkastet og har ingen bemærkninger."]
    ]


def test_an_unknown_body_and_one_without_answer() -> None:
    body = "Handicaprådet Ja \n\n3. juni 2025 \n\nIT-kredsen \n\nMED-udvalg Ja/Nej \n"
    assert read_one(HEARING + "\n" + body)[1:] == [
        ["Handicaprådet", "Ja", "3. juni 2025"],
        ["IT-kredsen", "", ""],
        ["MED-udvalg", "Ja/Nej", ""],
    ]


def test_an_approval_on_one_line_and_on_three() -> None:
    head = text("Tabel 4. Godkendelse af Center for Økonomi", " Ja/Nej Dato for godkendelse")
    one = "Center for Økonomi, Økono-\nmiforvaltningen Ja 2. juni 2025 \n"
    three = "Center for Økonomi, Økono-\nmiforvaltningen \n\nJa \n2. juni 2025 \n"
    for body in (one, three):
        assert read_one(head + "\n" + body)[1:] == [["Center for Økonomi, Økonomiforvaltningen", "Ja", "2. juni 2025"]]


def test_a_hearing_told_column_by_column() -> None:
    parts = ["Koncern IT", "MED-udvalg", "Ja/Nej", "Ja", "Nej", "Dato for godkendelse og evt. ", "høringssvar"]
    told = "Tabel 6. Høring og inddragelse af kredse og udvalg\n\n" + "\n\n".join([*parts, "2. juni 2025", "Maj 2025"])
    assert read_one(told)[1:] == [["Koncern IT", "Ja", "2. juni 2025"], ["MED-udvalg", "Nej", "Maj 2025"]]
    one = "Center for Økonomi, \nØkonomiforvaltningen\n\nJa/Nej\nJa\n\nDato for godkendelse\n2. juni 2025\n"
    assert read_one(f"Tabel 3. Godkendelse af Center for Økonomi\n\n{one}")[1:] == [
        ["Center for Økonomi, Økonomiforvaltningen", "Ja", "2. juni 2025"]
    ]


def test_partners() -> None:
    head = text("Tabel 5. Inddragede samarbejdspartnere", "Relevante samarbejdspartnere i kommunen, der er inddraget")
    assert len(read_one(head + "\n \n\n")) == 1
    assert read_one(head + "\nIkke relevant. \n\n")[1:] == [["Ikke relevant."]]


CRITERIA = text(
    "Tabel 2. Kriterier til prioritering.", "Kommende investeringsforslag Kriterier til prioritering", "Udgift",
    "1.000 kr.", "2026 p/l", "Forventet vedta-", "gelse", "Potentiale for varig", "effektivisering",
    "1.000 kr. 2026 p/l", "(styringsområde)", "Tværgående ef-", "fektivisering", "Potentiale for", "storskala",
    "Modne anven-", "delse af ny tek-", "nologi",
)  # fmt: skip


def test_criteria() -> None:
    body = "3.000  OFS 2026-2027 -4.500 årligt \n\n(service) \n\nX  X \n"
    assert read_one(CRITERIA + "\n" + body)[1] == ["3.000", "OFS 2026-2027", "-4.500 årligt (service)", "X", "", "X"]
    body = "500 Budget 2028 -900 årligt (anlæg) \n\n  X \n"
    assert read_one(CRITERIA + "\n" + body)[1] == ["500", "Budget 2028", "-900 årligt (anlæg)", "", "", "X"]
    body = "500 Budget 2028 -900 årligt (anlæg) X   \n"
    assert read_one(CRITERIA + "\n" + body)[1] == ["500", "Budget 2028", "-900 årligt (anlæg)", "X", "", ""]


def test_figures_end_with_their_total() -> None:
    body = text("Tabel 1. Udlån af lokaler", "Hus", "Udlån pr.", "år", "Andel", "Timer", "Nord", "(KFF)")
    body += (
        "\n1.200 60% Gns. 2 timer \n\nSyd \n800 40% Gns. 3 timer \n\nI alt 2.000  5 timer \n\nDerefter følger tekst. \n"
    )
    assert read_one(body) == [
        ["Hus", "Udlån pr. år", "Andel", "Timer"],
        ["Nord (KFF)", "1.200", "60%", "Gns. 2 timer"],
        ["Syd", "800", "40%", "Gns. 3 timer"],
        ["I alt", "2.000", "", "5 timer"],
    ]
    last = read_text_document(body, "a.txt", lexicon()).blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == "Derefter følger tekst."


def test_figures_below_headings_on_one_line() -> None:
    head = "Bydel Antal huse Besøg pr. år % af besøg der kan flyttes til andre huse Antal besøg "
    body = "Valby 12 1.200 50% 600 \nVesterbro 8 800 25% 200 \nI alt 20 2.000  800 "
    found = read_one(f"Tabel 1. Besøg i husene \n{head}\n{body}\n\nVi flytter besøg.")
    assert found == [
        ["Bydel", "Antal huse", "Besøg pr. år", "% af besøg der kan flyttes til andre huse", "Antal besøg"],
        ["Valby", "12", "1.200", "50%", "600"],
        ["Vesterbro", "8", "800", "25%", "200"],
        ["I alt", "20", "2.000", "", "800"],
    ]
    found = read_one("Tabel 1. Besøg i husene \nBydel Antal huse Besøg \nValby 12 1.200 \nI alt 20 2.000 ")
    assert found[:2] == [["Bydel", "Antal huse", "Besøg"], ["Valby", "12", "1.200"]]


def test_a_table_that_is_not_read_is_told() -> None:
    head = "Bydel og de mange huse som ligger der samt et skøn over deres samlede besøg pr. år "
    (found,) = read(proposal(f"Tabel 1. Besøg i husene \n{head}\nValby 12 1.200 ")).proposals
    assert [(part.what, part.beside) for part in found.parts] == [(PartKind.TABLE, "Tabel 1. Besøg i husene")]


def test_a_caption_without_a_table_leaves_the_text_alone() -> None:
    document = read_text_document(text("Tabel 9. Bilag", "Se det vedlagte bilag om husene."), "a.txt", lexicon())
    assert [block.text for block in document.blocks if isinstance(block, Paragraph)] == [
        "Tabel 9. Bilag",
        "Se det vedlagte bilag om husene.",
    ]


def test_the_cover_tables() -> None:
    head = "Tabel 1. Investerings og innovationsforslag fordelt på udvalg. \n"
    head += "1.000 kr. 2027 p/l  \n\nUdvalg   \n\nAntal  \n"
    body = "Socialudvalget 3 (1) 1.850  - \n\nTværgående forslag 2 7.247  -3.261 \n\nI alt  5 9.097  -3.261 \n"
    assert read_one(head + "\n" + body) == [
        ["Udvalg 1.000 kr. 2027 p/l", "Antal (innovationsforslag)", "Investering i alt",
         "Effektiviseringer ved fuld indfasning"],
        ["Socialudvalget", "3 (1)", "1.850", "-"],
        ["Tværgående forslag", "2", "7.247", "-3.261"],
        ["I alt", "5", "9.097", "-3.261"],
    ]  # fmt: skip


def test_a_listed_proposal_over_several_lines() -> None:
    head = "Tabel 2. Indkomne ansøgninger til investeringspuljen \n\n"
    head += "1.000 kr. \n2026 p/l.  Nr.  Forslag  \n\nService Anlæg \n"
    body = "ØU */** XX01 \nFælles kalen-\nder i husene \n\n1.761 1.486 -1.814 6 \n\n"
    body += "KFF  XX02 Kort titel 2.300 - -500 6 \n\nI alt  4.061 1.486 -2.314 - \n"
    assert read_one(head + "\n" + body)[1:] == [
        ["ØU */**", "XX01", "Fælles kalender i husene", "1.761", "1.486", "-1.814", "6"],
        ["KFF", "XX02", "Kort titel", "2.300", "-", "-500", "6"],
        ["I alt", "", "", "4.061", "1.486", "-2.314", "-"],
    ]


def test_blanks_before_the_marks_of_a_listed_proposal_part_nothing() -> None:
    head = "Tabel 2. Indkomne ansøgninger til investeringspuljen \n\n1.000 kr. 2026 p/l  \n\n"
    body = "KFF   **  XX02  Kort titel  2.300  -  -500  6 \n\nSOF  XX03 Kort titel 2.300 - -500 6 \n"
    assert read_one(head + body)[1:] == [
        ["KFF **", "XX02", "Kort titel", "2.300", "-", "-500", "6"],
        ["SOF", "XX03", "Kort titel", "2.300", "-", "-500", "6"],
    ]
