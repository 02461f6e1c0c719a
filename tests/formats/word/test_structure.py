"""Headings, lists, page headers, sections, and the several kinds of Word file."""

import pytest

from engine.formats.document import Paragraph
from engine.formats.word.door import read_word_document
from tests.formats.word.made import OFFICE, cells, document, packed, paragraph, part, read, row, run, table, texts

STYLES = part(
    "w:styles",
    '<w:docDefaults><w:rPrDefault><w:rPr><w:sz w:val="20"/></w:rPr></w:rPrDefault></w:docDefaults>'
    '<w:style w:type="paragraph" w:default="1" w:styleId="N"><w:name w:val="Normal"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Overskrift1"><w:name w:val="heading 1"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Own"><w:name w:val="Eget"/><w:basedOn w:val="Outlined"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Outlined"><w:name w:val="O"/>'
    '<w:pPr><w:outlineLvl w:val="1"/></w:pPr></w:style>'
    '<w:style w:type="paragraph" w:styleId="Round"><w:basedOn w:val="Round"/></w:style>'
    '<w:style w:type="paragraph" w:styleId="Titel"><w:name w:val="Title"/></w:style>',
)


def levels(body: str, **parts: str) -> list[tuple[str, int]]:
    return [(block.text, block.level) for block in read(body, **parts).blocks if isinstance(block, Paragraph)]


@pytest.mark.parametrize(
    ("style", "level"), [("Overskrift1", 1), ("Own", 2), ("Titel", 1), ("Round", 0), ("Missing", 0), ("N", 0)]
)
def test_the_level_comes_from_the_style_in_any_language(style: str, level: int) -> None:
    body = paragraph("Økonomi og meget andet", f'<w:pStyle w:val="{style}"/>')
    assert levels(body, styles=STYLES) == [("Økonomi og meget andet", level)]


def test_the_paragraphs_own_outline_level_wins() -> None:
    properties = '<w:pStyle w:val="Overskrift1"/><w:outlineLvl w:val="9"/>'
    assert levels(paragraph("x", properties), styles=STYLES) == [("x", 0)]


@pytest.mark.parametrize(
    ("text", "properties", "level"),
    [
        ("2. Økonomi", "<w:b/>", 2),
        ("BC01 Robotter", '<w:b/><w:sz w:val="32"/>', 1),
        ("Kort resumé", '<w:sz w:val="24"/>', 2),
        ("Almindelig tekst", "", 0),
        ("Det er vigtigt.", "<w:b/>", 0),
        ("Meget " * 40, "<w:b/>", 0),
        ("Slået fra", '<w:b w:val="0"/>', 0),
    ],
)
def test_the_level_by_looks(text: str, properties: str, level: int) -> None:
    assert levels(f"<w:p>{run(text, properties)}</w:p>", styles=STYLES)[0][1] == level


def test_a_line_that_is_only_partly_bold_is_no_heading() -> None:
    assert levels(f"<w:p>{run('Risiko: ', '<w:b/>')}{run('lav')}</w:p>") == [("Risiko: lav", 0)]


NUMBERING = part(
    "w:numbering",
    '<w:abstractNum w:abstractNumId="7">'
    '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>'
    '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="decimal"/><w:lvlText w:val="%1.%2"/></w:lvl>'
    '<w:lvl w:ilvl="2"><w:start w:val="1"/><w:numFmt w:val="bullet"/><w:lvlText w:val="•"/></w:lvl></w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="7"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="7"/>'
    '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num>',
)


def listed(text: str, depth: int, number: int = 1) -> str:
    listing = f'<w:numPr><w:ilvl w:val="{depth}"/><w:numId w:val="{number}"/></w:numPr><w:outlineLvl w:val="0"/>'
    return paragraph(text, listing)


def test_headings_that_word_numbers_get_their_number() -> None:
    body = listed("A", 0) + listed("B", 1) + listed("C", 1) + listed("D", 0) + listed("E", 1) + listed("F", 0, 2)
    found = levels(body + listed("G", 2), numbering=NUMBERING)
    assert [text for text, _ in found] == ["1. A", "1.1 B", "1.2 C", "2. D", "2.1 E", "1. F", "G"]


def test_each_section_begins_with_what_stands_at_the_head_of_its_pages() -> None:
    def section(name: str) -> str:
        return f'<w:sectPr><w:headerReference w:type="default" r:id="{name}"/></w:sectPr>'

    body = paragraph("Første", section("header1")) + paragraph("Andet") + section("header2")
    parts = {
        "header1": part("w:hdr", paragraph("Budget 2026") + table(row("", "Innovationsforslag"))),
        "header2": part("w:hdr", paragraph("Investeringsforslag") + paragraph("2")),
    }
    found = read(body, **parts)
    assert texts(found.blocks) == ["Budget 2026", "Innovationsforslag", "Første", "Investeringsforslag", "Andet"]
    assert [block.page_header for block in found.blocks if isinstance(block, Paragraph)] == [1, 1, 0, 1, 0]


def test_the_same_header_is_said_once_and_that_of_the_first_page_where_it_shows() -> None:
    def section(title: str) -> str:
        first = '<w:headerReference w:type="first" r:id="header1"/>'
        return f'<w:sectPr>{first}<w:headerReference r:id="header2"/>{title}</w:sectPr>'

    parts = {"header1": part("w:hdr", paragraph("Forside")), "header2": part("w:hdr", paragraph("Budget 2026"))}
    shown = read(paragraph("a", section("<w:titlePg/>")) + "<w:sectPr><w:titlePg/></w:sectPr>", **parts)
    assert texts(shown.blocks) == ["Forside", "Budget 2026", "a"]
    assert texts(read(paragraph("a") + section(""), **parts).blocks) == ["Budget 2026", "a"]


def test_strict_documents_are_read() -> None:
    main = document(table(row("Løn", "-500")))
    for usual, strict in (
        (
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        ),
        (OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ):
        main = main.replace(usual, strict)
    assert cells(read_word_document(packed(main), "f").blocks) == [["Løn", "-500"]]


def test_a_main_part_in_utf_16_is_read() -> None:
    main = document(paragraph("Økonomi")).replace("UTF-8", "UTF-16").encode("utf-16")
    assert texts(read_word_document(packed(main), "f").blocks) == ["Økonomi"]
