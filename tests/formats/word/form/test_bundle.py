"""A bundle in one file: cover tables, and five proposals each in a section of its own."""

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from engine.formats.document import Document
from engine.formats.pdf.door import read_pdf_document
from engine.formats.word.door import read_word_document
from engine.formats.word.form.slots import TEMPLATE
from engine.formats.word.form.write import fill
from engine.formats.word.libreoffice import to_pdf
from engine.model.bundle import Cover
from engine.run.open import open_path
from engine.template.reading import interpret
from tests.formats.word.at_hand import needs_libreoffice
from tests.formats.word.form.proposals import bare
from tests.formats.word.form.test_form import PACK, REAL, real
from tests.formats.word.made import cell, document, packed, paragraph, part, row, table

EDGES = ("top", "left", "bottom", "right", "insideH", "insideV")
BORDERS = "".join(f'<w:{edge} w:val="single" w:sz="4"/>' for edge in EDGES)


def cover() -> Cover:
    found = open_path(REAL[0].parent / "bundle.yaml", PACK.lexicon).cover
    assert found is not None
    return found


def ruled(*rows: str, widths: tuple[int, ...]) -> str:
    layout = f'<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
    return table(*rows, widths=widths).replace("<w:tblPr/>", layout)


def wide(text: str, span: int) -> str:
    return cell(text, f'<w:gridSpan w:val="{span}"/>')


def cover_body(found: Cover) -> str:
    """The three tables, laid out as such tables are."""
    counts = [f"({each.innovation.text})" if each.innovation.text else each.count.text for each in found.committees]
    committees = [
        row(each.label, count, each.investment.text, each.effect.text)
        for each, count in zip(found.committees, counts, strict=True)
    ]
    marks = {(True, True): " */**", (True, False): " *", (False, True): " **", (False, False): ""}
    investments = [
        row(
            f"{each.owner}{marks[each.cross_cutting, each.confidential]}" if each.id else each.label,
            each.id,
            each.label if each.id else "",
            *(figure.text for figure in (each.service, each.anlaeg, each.effect, each.payback)),
        )
        for each in found.investments
    ]
    innovations = [row(each.owner, each.id, each.label, each.service.text) for each in found.innovations]
    top = row("1.000 kr. 2026 p/l", "Nr.", "Forslag", wide("Investeringer", 2), "Varige effektiviseringer", "År")
    below = row("", "", "", "Service", "Anlæg", "Service", "")
    return (
        paragraph("Bilaget viser 8 ansøgninger til puljerne.")
        + paragraph("Tabel 1. Investerings og innovationsforslag fordelt på udvalg")
        + ruled(
            row("1.000 kr. 2026 p/l", "Antal", "Investering i alt", "Effekt"),
            *committees,
            widths=(4000, 1500, 1800, 1800),
        )
        + paragraph("Tabel 2. Indkomne ansøgninger til investeringspuljen")
        + ruled(top, below, *investments, widths=(1400, 900, 3600, 900, 900, 1300, 800))
        + paragraph("*Tværgående forslag")
        + paragraph("** Fortroligt forslag")
        + paragraph("Tabel 3. Indkomne ansøgninger til innovationspuljen")
        + ruled(row("1.000 kr. 2026 p/l", "Nr.", "Forslag", "Service"), *innovations, widths=(1800, 1000, 4000, 1500))
    )


def inner(docx: bytes) -> str:
    """The body of a form, without its last section's properties."""
    with zipfile.ZipFile(BytesIO(docx)) as archive:
        body = etree.fromstring(archive.read("word/document.xml"))[0]
    return "".join(etree.tostring(each, encoding="unicode") for each in list(body)[:-1])


def section(header: str) -> str:
    reference = f'<w:headerReference w:type="default" r:id="{header}"/>' if header else ""
    size = '<w:pgSz w:w="11906" w:h="16838"/><w:pgMar w:top="1701" w:right="1134" w:bottom="1701" w:left="1134"/>'
    return f"<w:sectPr>{reference}{size}</w:sectPr>"


@pytest.fixture(scope="module")
def bundle() -> bytes:
    headers = {
        "header1": part("w:hdr", paragraph("")),
        "header2": part("w:hdr", paragraph("Budget 2026") + paragraph("Innovationsforslag")),
        "header3": part("w:hdr", paragraph("Budget 2026") + paragraph("Investeringsforslag")),
    }
    body = cover_body(cover()) + paragraph("", section("header1"))
    for path in REAL:
        head = section("header2" if path.stem == "BC03" else "header3")
        body += inner(fill(real(path), PACK.lexicon)) + paragraph("", head)
    with zipfile.ZipFile(BytesIO(TEMPLATE.read_bytes())) as archive:
        styles = archive.read("word/styles.xml").decode().split("?>", 1)[1]
    return packed(document(body + section("")), styles=styles, **headers)


def holds_the_bundle(document: Document) -> None:
    reading = interpret(document, PACK.lexicon)
    assert bare(reading.cover) == bare(cover())
    assert [bare(each) for each in reading.proposals] == [bare(real(path)) for path in REAL]


def test_a_bundle_in_word_is_a_cover_and_its_proposals(bundle: bytes) -> None:
    holds_the_bundle(read_word_document(bundle, "bundle.docx"))


@needs_libreoffice
def test_a_bundle_in_pdf_is_a_cover_and_its_proposals(bundle: bytes) -> None:
    holds_the_bundle(read_pdf_document(to_pdf(bundle), "bundle.pdf"))
