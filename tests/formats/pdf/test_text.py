"""Paragraphs, headings and running texts of a page."""

from engine.formats.document import Paragraph
from tests.formats.pdf.made import Sheet, read_sheets, texts

LONG = "Forvaltningen vurderer, at der er en betydelig mulighed for at spare tid i de ord"


def test_lines_become_paragraphs() -> None:
    sheet = Sheet()
    sheet.text(60, 100, LONG + "i-")
    sheet.text(60, 112, "nære arbejdsgange.")
    sheet.text(60, 140, "Et nyt afsnit.")
    assert texts(read_sheets(sheet)) == [f"{LONG}inære arbejdsgange.", "Et nyt afsnit."]


def test_a_sentence_goes_on_over_a_page_break() -> None:
    first, second = Sheet(), Sheet()
    first.text(60, 700, LONG)
    second.text(60, 120, "og i alle andre gange.")
    second.text(60, 150, "Slut.")
    document = read_sheets(first, second)
    assert texts(document) == [f"{LONG} og i alle andre gange.", "Slut."]
    assert [block.place.page for block in document.blocks] == [1, 2]


def test_headings_by_their_looks() -> None:
    sheet = Sheet()
    sheet.text(60, 100, "BC01 Robotter", size=16, font="F2")
    sheet.text(60, 140, "1. Beskrivelse", font="F2")
    sheet.text(60, 155, LONG)
    sheet.text(60, 170, "Det er vigtigt.", font="F2")
    found = [(block.text, block.level) for block in read_sheets(sheet).blocks if isinstance(block, Paragraph)]
    assert found == [("BC01 Robotter", 1), ("1. Beskrivelse", 2), (LONG, 0), ("Det er vigtigt.", 0)]


def test_running_headers_are_marked_and_said_when_they_change() -> None:
    sheets = []
    for number in range(1, 5):
        sheet = Sheet()
        sheet.text(60, 40, "Budget 2026" if number < 3 else "OFS 2026-2027")
        sheet.text(60, 400, f"Afsnit {number} handler om noget.")
        sheet.text(300, 820, f"Side {number} af 4")
        sheets.append(sheet)
    document = read_sheets(*sheets)
    marked = [(block.text, block.page_header) for block in document.blocks if isinstance(block, Paragraph)]
    assert marked == [
        ("Budget 2026", True),
        ("Afsnit 1 handler om noget.", False),
        ("Afsnit 2 handler om noget.", False),
        ("OFS 2026-2027", True),
        ("Afsnit 3 handler om noget.", False),
        ("Afsnit 4 handler om noget.", False),
    ]


def test_a_title_that_stands_once_at_the_head_of_a_page_is_no_running_header() -> None:
    sheet = Sheet()
    sheet.text(60, 60, "BC01 Robotter")
    sheet.text(60, 120, LONG)
    assert texts(read_sheets(sheet)) == ["BC01 Robotter", LONG]
