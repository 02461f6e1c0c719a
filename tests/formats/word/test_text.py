"""What stands on the page is read, and nothing else."""

import pytest

from engine.formats.document import Document
from engine.model.parts import PartKind
from tests.formats.word.made import cell, cells, paragraph, part, read, row, run, table, texts


def kinds(document: Document) -> list[PartKind]:
    return [each.what for each in document.every_part()]


def only(inner: str) -> str:
    return texts(read(f"<w:p>{inner}</w:p>").blocks)[0]


def control(properties: str, content: str) -> str:
    return f"<w:sdt><w:sdtPr>{properties}</w:sdtPr><w:sdtContent>{content}</w:sdtContent></w:sdt>"


def box(state: str) -> str:
    return f'<w14:checkbox><w14:checked w14:val="{state}"/></w14:checkbox>'


@pytest.mark.parametrize("inner", [run("2. juni 2025"), f"<w:hyperlink>{run('2. juni 2025')}</w:hyperlink>"])
def test_controls_for_dates_and_lists_give_their_text(inner: str) -> None:
    assert only(control("<w:date/>", inner)) == "2. juni 2025"


def test_a_checkbox_control_gives_its_state_whatever_its_glyph() -> None:
    assert only(control(box("1"), run("x")) + run(" Ja ") + control(box("0"), run("x")) + run(" Nej")) == "☒ Ja ☐ Nej"


def test_a_checkbox_control_around_paragraphs_or_cells_gives_its_state() -> None:
    assert texts(read(control(box("true"), paragraph("☐"))).blocks) == ["☒"]
    assert cells(read(table(f"<w:tr>{control(box('1'), cell('☐'))}{cell('Ja')}</w:tr>")).blocks) == [["☒", "Ja"]]


def test_a_wingdings_glyph_is_a_checkbox() -> None:
    assert only('<w:r><w:sym w:font="Wingdings" w:char="F0FD"/></w:r>' + run(" Ja")) == "☒ Ja"
    assert only(run("\uf0a8", '<w:rFonts w:ascii="Wingdings"/>') + run(" Nej")) == "☐ Nej"


def test_an_unknown_glyph_is_marked_unreadable_and_said() -> None:
    document = read('<w:p><w:r><w:sym w:font="Own" w:char="F032"/></w:r></w:p>')
    assert texts(document.blocks) == ["\ufffd"]
    assert kinds(document) == [PartKind.TEXT]


def test_a_legacy_form_checkbox_gives_its_state() -> None:
    begin = '<w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:default w:val="1"/></w:checkBox></w:ffData>'
    end = '<w:fldChar w:fldCharType="end"/>'
    mark = f"<w:r>{begin}</w:fldChar><w:instrText>FORMCHECKBOX</w:instrText>{end}</w:r>"
    assert only(mark + run(" Ja")) == "☒ Ja"


def test_the_help_text_of_an_empty_control_is_not_the_authors() -> None:
    assert texts(read(control("<w:showingPlcHdr/>", paragraph("Klik her"))).blocks) == []
    assert cells(read(table(row("a", control("<w:showingPlcHdr/>", cell("Klik her"))))).blocks) == [["a", ""]]


def field(code: str, result: str) -> str:
    marks = [f'<w:r><w:fldChar w:fldCharType="{kind}"/></w:r>' for kind in ("begin", "separate", "end")]
    return f"{marks[0]}<w:r><w:instrText>{code}</w:instrText></w:r>{marks[1]}{result}{marks[2]}"


def test_of_a_field_the_result_is_read() -> None:
    assert only(field("=SUM(ABOVE)", run("-4.000"))) == "-4.000"
    assert only(f'<w:fldSimple w:instr="=SUM(ABOVE)">{run("-4.000")}</w:fldSimple>') == "-4.000"


def test_a_field_that_its_own_content_ends_is_read_on() -> None:
    end = '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    assert only(f'<w:fldSimple w:instr="QUOTE">{run("4")}{end}</w:fldSimple>{run(" år")}') == "4 år"


def test_a_field_within_the_code_of_another_shows_nothing() -> None:
    assert only(field(f"IF {field('REF a', run('1'))} = 1", run("Ja"))) == "Ja"


def test_a_formula_without_result_is_said() -> None:
    inner = '<w:r><w:fldChar w:fldCharType="begin"/><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
    assert read(f'<w:p>{inner}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>').every_part()


def test_the_table_of_contents_is_not_read_twice() -> None:
    contents = (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("1. Økonomi 3")}</w:p>'
        f'{paragraph("2. Risiko 4")}<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    )
    assert texts(read(contents + paragraph("Tekst")).blocks) == ["Tekst"]


def test_tracked_changes_are_read_as_accepted_and_said() -> None:
    changed = (
        f'<w:del w:id="1"><w:r><w:delText>400</w:delText></w:r></w:del><w:ins w:id="2">{run("450")}</w:ins>'
        f'<w:moveFrom w:id="3">{run("9")}</w:moveFrom><w:moveTo w:id="4">{run("8")}</w:moveTo>'
    )
    document = read(f"<w:p>{changed}</w:p>")
    assert texts(document.blocks) == ["4508"]
    assert kinds(document) == [PartKind.CHANGE]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    first = f'<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>{run("Samlet ")}</w:p>'
    assert texts(read(first + paragraph("ændring")).blocks) == ["Samlet ændring"]


def test_hidden_text_is_left_out_and_said() -> None:
    styles = part(
        "w:styles",
        '<w:style w:type="character" w:styleId="S"><w:rPr><w:vanish/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="T"><w:basedOn w:val="S"/></w:style>',
    )
    by_style = run("8", '<w:rStyle w:val="T"/>')
    document = read(f"<w:p>{run('45')}{run('9', '<w:vanish/>')}{by_style}</w:p>", styles=styles)
    assert texts(document.blocks) == ["45"]
    assert kinds(document) == [PartKind.HIDDEN]


def test_hidden_that_is_switched_off_is_visible() -> None:
    assert only(run("45", '<w:vanish w:val="0"/>')) == "45"


def test_raised_marks_are_no_digits() -> None:
    assert only(run("7.010") + run("1", '<w:vertAlign w:val="superscript"/>')) == "7.010¹"


def test_a_footnote_is_told_apart_and_stands_before_the_next_heading() -> None:
    notes = part("w:footnotes", f'<w:footnote w:id="2">{paragraph("Jf. tabel 5")}</w:footnote>')
    heading = paragraph("Risiko", '<w:outlineLvl w:val="0"/>')
    figure = f'<w:p>{run("7.010")}<w:r><w:footnoteReference w:id="2"/></w:r></w:p>'
    assert texts(read(figure + heading, footnotes=notes).blocks) == ["7.010", "Jf. tabel 5", "Risiko"]


@pytest.mark.parametrize(
    ("inner", "text"),
    [
        (f"{run('til')}<w:r><w:softHyphen/></w:r>{run('bage')}", "tilbage"),
        (run("til\u00adbage"), "tilbage"),
        (run("\u00ad500"), "\u00ad500"),
        (f"<w:r><w:noBreakHyphen/></w:r>{run('500')}", "-500"),
        (run("1\u00a0500 1\u2009500 \u2212500"), "1\u00a0500 1\u2009500 \u2212500"),
        (f"{run('a')}<w:r><w:tab/></w:r>{run('b')}", "a b"),
        (f"{run('AI-')}<w:r><w:br/></w:r>{run('løsning')}", "AI-løsning"),
        (f"{run('indkøbs-')}<w:r><w:br/></w:r>{run('og kreditor')}", "indkøbs- og kreditor"),
        (f"{run('Koncern-')}<w:r><w:br/></w:r>{run('IT')}", "Koncern-IT"),
        ("<m:oMath><m:r><m:t>x=2</m:t></m:r></m:oMath>", "x=2"),
        (f"<w:ruby><w:rt>{run('r')}</w:rt><w:rubyBase>{run('b')}</w:rubyBase></w:ruby>", "b"),
    ],
)
def test_special_characters(inner: str, text: str) -> None:
    assert only(inner) == text


def test_blanks_at_the_ends_count_only_where_the_xml_keeps_them() -> None:
    assert only("<w:r><w:t> a </w:t></w:r>" + run(" b")) == "a b"


def test_a_text_box_is_read_once() -> None:
    inner = f"<w:txbxContent>{paragraph('I boksen')}</w:txbxContent>"
    drawing = (
        f'<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:txbx>{inner}</wps:txbx></w:drawing>'
        f"</mc:Choice><mc:Fallback><w:pict><v:textbox>{inner}</v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )
    assert texts(read(f"<w:p>{run('Før')}{drawing}</w:p>").blocks) == ["Før", "I boksen"]


def test_pictures_and_objects_are_said() -> None:
    assert kinds(read("<w:p><w:r><w:drawing><pic:pic/></w:drawing></w:r></w:p>")) == [PartKind.PICTURE]
    assert kinds(read("<w:p><w:r><w:object><o:OLEObject/></w:object></w:r></w:p>")) == [PartKind.OBJECT]
    assert kinds(read('<w:altChunk r:id="x"/>')) == [PartKind.IMPORTED]
