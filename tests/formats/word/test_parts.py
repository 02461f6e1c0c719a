"""Every part of a Word document has a fate: what is not read is told of, with its place."""

import io
import re
import zipfile
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from engine.formats.document import Document, Paragraph, Table
from engine.formats.word.door import read_word_document
from engine.formats.word.form.write import fill
from engine.model.parts import PartFate, PartKind
from tests.formats.word.form.test_form import PACK, REAL, real
from tests.formats.word.made import SPACES, cell, document, packed, paragraph, part, read, relations, row, run, table
from tests.formats.word.walk import unaccounted

IMAGE = "<w:r><w:drawing><pic:pic/></w:drawing></w:r>"
CHART = '<w:r><w:drawing><c:chart xmlns:c="urn:c"/></w:drawing></w:r>'
SMART = '<w:r><w:drawing><d:relIds xmlns:d="urn:d"/></w:drawing></w:r>'
SHEET = "<w:r><w:object><o:OLEObject/></w:object></w:r>"
ACTIVE = "<w:r><w:object><w:control/></w:object></w:r>"
LINE = "<w:r><w:drawing><wps:wsp/></w:drawing></w:r>"
STRUCK = run("520", "<w:strike/>")
TWICE = run("520", "<w:dstrike/>")
HIDDEN = run("520", "<w:vanish/>")
CHANGED = f'<w:ins w:id="1" w:author="A">{run("520")}</w:ins>'
FRACTION = "<m:oMath><m:f><m:num><m:r><m:t>1</m:t></m:r></m:num><m:den><m:r><m:t>2</m:t></m:r></m:den></m:f></m:oMath>"
STRANGE = f"<w:unknown>{run('520')}</w:unknown>"
COMMENT = '<w:r><w:commentReference w:id="3"/></w:r>'
OLD, TODAY = run("502"), run("520")
OTHERWISE = f"<mc:AlternateContent><mc:Choice>{TODAY}</mc:Choice><mc:Fallback>{OLD}</mc:Fallback></mc:AlternateContent>"
NOT_READ, READ = PartFate.NOT_READ, PartFate.READ

EACH = {
    "picture": (IMAGE, PartKind.PICTURE, NOT_READ, True),
    "chart": (CHART, PartKind.OBJECT, NOT_READ, True),
    "SmartArt": (SMART, PartKind.OBJECT, NOT_READ, True),
    "embedded sheet": (SHEET, PartKind.OBJECT, NOT_READ, True),
    "control of another program": (ACTIVE, PartKind.CONTROL, NOT_READ, True),
    "line": (LINE, PartKind.OBJECT, NOT_READ, False),
    "hidden": (HIDDEN, PartKind.HIDDEN, NOT_READ, True),
    "tracked": (CHANGED, PartKind.CHANGE, READ, False),
    "fraction": (FRACTION, PartKind.OBJECT, NOT_READ, True),
    "unknown markup": (STRANGE, PartKind.TEXT, NOT_READ, True),
    "another text for older programs": (OTHERWISE, PartKind.TEXT, READ, False),
    "comment": (COMMENT, PartKind.COMMENT, NOT_READ, False),
}


def told(found: Document) -> list[tuple[PartKind, PartFate, bool, str | None]]:
    return [(each.what, each.fate, each.bars, each.place.anchor) for each in found.every_part()]


@pytest.mark.parametrize(("inner", "what", "fate", "bars"), EACH.values(), ids=EACH)
def test_it_is_told_where_it_stands(inner: str, what: PartKind, fate: PartFate, bars: bool) -> None:
    in_text = read(paragraph("a") + f"<w:p>{inner}</w:p>" + paragraph("b"))
    assert told(in_text) == [(what, fate, bars, "p2")]
    in_cell = read(table(row("a", "b"), row("c", f"<w:tc><w:p>{inner}</w:p></w:tc>")))
    assert told(in_cell) == [(what, fate, bars, "t1/r2/c2")]


@pytest.mark.parametrize("struck", [STRUCK, TWICE])
def test_struck_text_is_struck_and_a_cell_with_nothing_else_is_unknown(struck: str) -> None:
    mended = read(table(row("a", f"<w:tc><w:p>{struck}{run('540')}</w:p></w:tc>"), row("c", "d")))
    (found,) = (block for block in mended.blocks if isinstance(block, Table))
    assert found.rows[0].cells[1].text == "540"
    assert told(mended) == [(PartKind.STRUCK, NOT_READ, False, "t1/r1/c2")]
    alone = read(table(row("a", f"<w:tc><w:p>{struck}</w:p></w:tc>"), row("c", "d")))
    assert told(alone) == [(PartKind.STRUCK, NOT_READ, True, "t1/r1/c2")]


def test_a_style_may_strike() -> None:
    styles = part("w:styles", '<w:style w:type="character" w:styleId="S"><w:rPr><w:strike/></w:rPr></w:style>')
    by_style = run("9", '<w:rStyle w:val="S"/>')
    found = read(f"<w:p>{run('45')}{by_style}</w:p>", styles=styles)
    assert [block.text for block in found.blocks if isinstance(block, Paragraph)] == ["45"]
    assert [each.what for each in found.every_part()] == [PartKind.STRUCK]


def test_a_logo_in_a_page_header_is_listed_and_bars_nothing() -> None:
    reference = '<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>'
    header = part("w:hdr", f"<w:p>{IMAGE}{run('Budget 2026')}</w:p>")
    found = read_word_document(packed(document(paragraph("a") + reference), header1=header), "f")
    assert told(found) == [(PartKind.PICTURE, NOT_READ, False, None)]
    assert any(isinstance(block, Paragraph) and block.text == "Budget 2026" for block in found.blocks)


def test_a_picture_in_a_footnote_is_told_where_the_note_is_referred_to() -> None:
    notes = part("w:footnotes", f'<w:footnote w:id="1"><w:p>{run("Se")}{IMAGE}</w:p></w:footnote>')
    found = read(f'<w:p>{run("a")}<w:r><w:footnoteReference w:id="1"/></w:r></w:p>', footnotes=notes)
    assert told(found) == [(PartKind.PICTURE, NOT_READ, True, "p1")]


def test_our_own_comments_are_nobodys() -> None:
    own = f'<w:comments {SPACES}><w:comment w:id="3" w:author="puljetjek"><w:p/></w:comment></w:comments>'
    assert told(read(f"<w:p>{run('a')}{COMMENT}</w:p>", comments=own)) == []


def test_a_template_elsewhere_is_told() -> None:
    outside = '<Relationship Id="x" Type="t/attachedTemplate" Target="file:///c:/x.dotm" TargetMode="External"/>'
    files = {
        "word/settings.xml": f'<w:settings {SPACES}><w:attachedTemplate r:id="x"/></w:settings>',
        "word/_rels/settings.xml.rels": relations().replace("</Rel", f"{outside}</Rel"),
        "word/_rels/document.xml.rels": relations(("s", "settings", "settings.xml")),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(packed(document(paragraph("a"))))) as source, zipfile.ZipFile(out, "w") as target:
        for name in source.namelist():
            if name not in files:
                target.writestr(name, source.read(name))
        for name, text in files.items():
            target.writestr(name, text)
    assert told(read_word_document(out.getvalue(), "f")) == [(PartKind.MACRO, NOT_READ, False, None)]


CONTENTS = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>TOC \\o</w:instrText></w:r>'
    f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run("Økonomi 2")}</w:p><w:p>{run("Risiko 3")}</w:p>'
    '<w:p><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


def test_a_table_of_contents_is_told_once() -> None:
    assert told(read(CONTENTS + paragraph("a"))) == [(PartKind.TEXT, NOT_READ, False, "p1")]


def test_cells_in_a_table_of_contents_are_unknown() -> None:
    ends = CONTENTS.index("<w:p>", 10)
    found = read(CONTENTS[:ends] + table(row("a", "5"), row("b", "6")) + CONTENTS[ends:])
    assert [anchor for _, _, bars, anchor in told(found) if bars] == ["t1/r1/c1", "t1/r1/c2", "t1/r2/c1", "t1/r2/c2"]


LOOKS = st.sampled_from(["", "<w:b/>", "<w:vanish/>", "<w:strike/>", '<w:vertAlign w:val="superscript"/>'])
RUNS = st.builds(run, st.just("@"), LOOKS)
WRAPS = st.sampled_from(
    [
        "{}",
        '<w:ins w:id="1" w:author="A">{}</w:ins>',
        '<w:del w:id="2" w:author="A">{}</w:del>',
        '<w:moveFrom w:id="2" w:author="A">{}</w:moveFrom>',
        "<w:hyperlink>{}</w:hyperlink>",
        "<w:sdt><w:sdtPr/><w:sdtContent>{}</w:sdtContent></w:sdt>",
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>",
        '<w:fldSimple w:instr="DATE">{}</w:fldSimple>',
        '<w:fldSimple w:instr="TOC">{}</w:fldSimple>',
        "<w:strange>{}</w:strange>",
        "<w:r><w:ruby><w:rt>{0}</w:rt><w:rubyBase>{0}</w:rubyBase></w:ruby></w:r>",
        "<w:r><w:drawing><wps:wsp><w:txbxContent><w:p>{}</w:p></w:txbxContent></wps:wsp></w:drawing></w:r>",
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>{}<w:r><w:fldChar w:fldCharType="end"/></w:r>',
    ]
)
ODDS = st.sampled_from([IMAGE, CHART, SHEET, LINE, FRACTION, ACTIVE, COMMENT])
SEVERAL = st.lists(RUNS | ODDS, min_size=1, max_size=2).map("".join)
PIECES = st.recursive(SEVERAL, lambda inner: st.builds(str.format, WRAPS, inner), max_leaves=6)
PARAGRAPHS = st.lists(PIECES, max_size=3).map(lambda inner: f"<w:p>{''.join(inner)}</w:p>")
SPANS = st.sampled_from(
    ["", '<w:gridSpan w:val="2"/>', "<w:vMerge/>", '<w:vMerge w:val="restart"/>', '<w:gridSpan w:val="99"/>']
)


def _table(rows: list[list[tuple[str, str]]]) -> str:
    cells = ["".join(f"<w:tc><w:tcPr>{span}</w:tcPr>{inner}</w:tc>" for inner, span in each) for each in rows]
    return "<w:tbl>" + "".join(f"<w:tr>{each}</w:tr>" for each in cells) + "</w:tbl>"


def _tables(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    cells = st.tuples(st.lists(inner, min_size=1, max_size=2).map("".join), SPANS)
    return st.lists(st.lists(cells, min_size=1, max_size=3), min_size=1, max_size=3).map(_table)


BLOCKS = st.recursive(PARAGRAPHS, _tables, max_leaves=8)


@settings(deadline=None)
@given(st.lists(BLOCKS, min_size=1, max_size=4).map("".join))
def test_every_text_cell_and_drawing_stands_in_the_document_or_among_its_parts(body: str) -> None:
    numbers = count()
    named = re.sub("@", lambda _: f"ord{next(numbers)}.", body)
    data = packed(document(named))
    assert unaccounted(data, read_word_document(data, "f")) == []


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_so_it_is_in_the_real_proposals(path: object) -> None:
    data = fill(real(path), PACK.lexicon)  # type: ignore[arg-type]
    assert unaccounted(data, read_word_document(data, "f")) == []


def test_the_walk_would_notice() -> None:
    data = packed(document(table(row("a", "b"), row("c", cell("d"))) + f"<w:p>{IMAGE}</w:p>"))
    found = read_word_document(data, "f")
    assert len(unaccounted(data, Document(format="docx", file="f", blocks=found.blocks[:1]))) == 1
    assert len(unaccounted(data, Document(format="docx", file="f", blocks=()))) > 4
