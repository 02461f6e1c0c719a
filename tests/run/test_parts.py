"""Every part of a document has a fate: what is planted in each format is found again in every report."""

import json

import pytest

from engine import run
from engine.model.parts import PartKind
from tests.formats.pdf.made import Sheet, pdf
from tests.formats.text import made as text
from tests.formats.word.made import document, packed, paragraph

FORMATS = ("json", "terminal", "html", "markdown", "csv", "sarif")
IMAGE = "<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>"
SECTION = "6. Hvem er hørt?"
CAPTION = "Tabel 6. Høring og inddragelse af kredse og udvalg"


def of_word() -> bytes:
    heading = paragraph(SECTION, '<w:outlineLvl w:val="1"/>')
    body = paragraph("XX01 Fælles kalender") + paragraph("Kort resumé: En fælles kalender.") + heading + IMAGE
    return packed(document(body))


def of_pdf() -> bytes:
    sheet = Sheet()
    sheet.text(60, 120, "XX01 Fælles kalender", size=16)
    sheet.text(60, 150, "Kort resumé: En fælles kalender.")
    sheet.text(60, 180, SECTION, size=13)
    sheet.picture(60, 200, 300, 120)
    return pdf(sheet)


def of_text() -> bytes:
    return text.proposal(f"{CAPTION} \n\nSe det vedlagte bilag om husene. ").replace("·", " ").encode()


def of_yaml() -> bytes:
    table = "{what: table, within: [høring], beside: Hvem er hørt?, why: tabellen kan ikke læses, bars: true}"
    return f"id: XX01\ntitle: Kalender\nkind: investeringsforslag\nparts: [{table}]\n".encode()


PLANTED = {
    "a.docx": (of_word, PartKind.PICTURE, "Hvem er hørt?"),
    "a.pdf": (of_pdf, PartKind.PICTURE, "Hvem er hørt?"),
    "a.txt": (of_text, PartKind.TABLE, CAPTION),
    "a.yaml": (of_yaml, PartKind.TABLE, "Hvem er hørt?"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_what_is_planted_in_a_file_is_told_in_every_format(name: str) -> None:
    made, what, beside = PLANTED[name]
    report = run.check([(name, made())], run.Options(rules="budget-2026"))
    (only,) = report.proposals
    (part,) = (each for each in only.proposal.parts if "høring" in each.within)
    assert (part.what, part.beside, part.bars) == (what, beside, True)
    assert "FO-453" not in {each.rule for each in only.findings}
    for format in FORMATS:
        shown = " ".join(run.render(report, format).decode("utf-8-sig").replace("\n", " ").split())
        assert beside in (json.loads(shown) and shown if format in ("json", "sarif") else shown), format


def test_a_logo_in_the_margin_of_a_page_is_listed_and_bars_nothing() -> None:
    sheet = Sheet()
    sheet.picture(60, 20, 120, 40)
    sheet.text(60, 150, "XX01 Fælles kalender", size=16)
    sheet.text(60, 180, "Kort resumé: En fælles kalender.")
    report = run.check([("a.pdf", pdf(sheet))], run.Options(rules="budget-2026"))
    (part,) = report.proposals[0].proposal.parts
    assert (part.what, part.bars) == (PartKind.PICTURE, False)
    assert "FO-465" not in {each.rule for each in report.proposals[0].findings}
