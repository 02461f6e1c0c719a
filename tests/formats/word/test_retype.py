"""Only the text of the cell changes in a Word file, however Word has cut it up."""

import zipfile
from io import BytesIO

import pytest
from lxml import etree

from engine.formats.document import Paragraph, Table
from engine.formats.refused import RefusedError
from engine.formats.retyping.plan import Typing
from engine.formats.word import libreoffice
from engine.formats.word.archive import rewritten
from engine.formats.word.comments import AUTHOR
from engine.formats.word.door import read_word_document
from engine.formats.word.retype import corrected_word
from tests.formats.word.at_hand import needs_libreoffice
from tests.formats.word.made import document, packed

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BOLD = "<w:rPr><w:b/></w:rPr>"
CELLS = {
    "one run": "<w:p><w:r><w:t>-4.510</w:t></w:r></w:p>",
    "cut up": f"<w:p><w:r>{BOLD}<w:t>-4</w:t></w:r><w:proofErr/><w:r><w:t>.510</w:t></w:r></w:p>",
    "hard hyphen": "<w:p><w:r><w:noBreakHyphen/><w:t>4.510</w:t></w:r></w:p>",
    "tab before": "<w:p><w:r><w:tab/><w:t>-4.510</w:t></w:r></w:p>",
    "two paragraphs": "<w:p><w:r><w:t>-4.</w:t></w:r></w:p><w:p><w:r><w:t>510</w:t></w:r></w:p>",
    "empty": "<w:p><w:pPr><w:rPr><w:b/></w:rPr></w:pPr></w:p>",
    "changed": (
        '<w:p><w:del w:id="1"><w:r><w:delText>-9.999</w:delText></w:r></w:del>'
        '<w:ins w:id="2"><w:r><w:t>-4.510</w:t></w:r></w:ins></w:p>'
    ),
    "moved away": '<w:p><w:moveFrom w:id="1"><w:r><w:t>7</w:t></w:r></w:moveFrom><w:r><w:t>-4.510</w:t></w:r></w:p>',
    "hidden": "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>hemmeligt</w:t></w:r><w:r><w:t>-4.510</w:t></w:r></w:p>",
    "control": "<w:p><w:sdt><w:sdtPr/><w:sdtContent><w:r><w:t>-4.510</w:t></w:r></w:sdtContent></w:sdt></w:p>",
    "help shown": (
        "<w:p><w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>"
        '<w:r><w:rPr><w:rStyle w:val="PlaceholderText"/></w:rPr><w:t>Beløb</w:t></w:r></w:sdtContent></w:sdt></w:p>'
    ),
    "formula": (
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>=SUM(ABOVE)</w:instrText></w:r>'
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>-4.510</w:t></w:r>'
        '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
    ),
}
BOUND = CELLS["control"].replace("<w:sdtPr/>", '<w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr>')


def table(cell: str) -> str:
    return (
        "<w:p><w:r><w:t>-4.510</w:t></w:r></w:p><w:tbl><w:tblGrid><w:gridCol/><w:gridCol/></w:tblGrid><w:tr>"
        f"<w:tc><w:p><w:r><w:t>Samlet</w:t></w:r></w:p></w:tc><w:tc>{cell}</w:tc></w:tr></w:tbl>"
    )


def typed(text: str, anchor: str | None = "t1/r1/c2") -> Typing:
    return Typing(text, anchor, None, ())


def main(data: bytes) -> str:
    return zipfile.ZipFile(BytesIO(data)).read("word/document.xml").decode()


@pytest.mark.parametrize("track", [False, True])
@pytest.mark.parametrize("cell", CELLS.values(), ids=CELLS)
def test_the_cell_reads_as_typed_and_the_others_as_before(cell: str, track: bool) -> None:
    copy = corrected_word(packed(document(table(cell))), [typed("4.510")], track=track)
    blocks = read_word_document(copy, "x.docx").blocks
    (found,) = (block for block in blocks if isinstance(block, Table))
    assert [each.text.strip() for each in found.rows[0].cells] == ["Samlet", "4.510"]
    assert [block.text for block in blocks if isinstance(block, Paragraph) and block.text.strip()] == ["-4.510"]


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("cut up", BOLD),
        ("empty", f"<w:r>{BOLD}<w:t"),
        ("changed", "-9.999"),
        ("hidden", "hemmeligt"),
        ("formula", "=SUM(ABOVE)"),
    ],
)
def test_what_stands_around_the_text_is_kept(cell: str, kept: str) -> None:
    assert kept in main(corrected_word(packed(document(table(CELLS[cell]))), [typed("4.510")], track=False))


def test_a_filled_control_shows_its_help_no_more() -> None:
    copy = main(corrected_word(packed(document(table(CELLS["help shown"]))), [typed("4.510")]))
    assert "showingPlcHdr" not in copy
    assert "PlaceholderText" not in copy


@pytest.mark.parametrize(
    ("cell", "anchor"),
    [(CELLS["one run"], None), (CELLS["one run"], "t9/r1/c1"), (CELLS["one run"], "p1"), (BOUND, "t1/r1/c2")],
)
def test_what_cannot_be_written_is_refused(cell: str, anchor: str | None) -> None:
    with pytest.raises(RefusedError):
        corrected_word(packed(document(table(cell))), [typed("4.510", anchor)])


def answered(data: bytes, *, accept: bool) -> bytes:
    """The file with this program's tracked changes accepted or rejected, as Word does it."""
    root = etree.fromstring(main(data).encode())
    stays, goes = ("ins", "del") if accept else ("del", "ins")
    for change in list(root.iter(f"{W}{goes}")):
        if change.get(f"{W}author") == AUTHOR:
            parent_of(change).remove(change)
    for change in list(root.iter(f"{W}{stays}")):
        if change.get(f"{W}author") == AUTHOR:
            parent, at = parent_of(change), parent_of(change).index(change)
            parent[at : at + 1] = list(change)
    for gone, name in (("delText", "t"), ("delInstrText", "instrText")):
        for text in root.iter(f"{W}{gone}"):
            if next(text.iterancestors(f"{W}del"), None) is None:
                text.tag = f"{W}{name}"
    return rewritten(data, {"word/document.xml": etree.tostring(root)})


def parent_of(element: etree._Element) -> etree._Element:
    parent = element.getparent()
    assert parent is not None
    return parent


def figures(data: bytes) -> list[str]:
    blocks = read_word_document(data, "x.docx").blocks
    return [cell.text for block in blocks if isinstance(block, Table) for row in block.rows for cell in row.cells]


ALL = packed(document("".join(table(cell) for cell in CELLS.values())))
TRACKED = corrected_word(ALL, [typed("4.510", f"t{n}/r1/c2") for n in range(1, len(CELLS) + 1)])


def test_tracked_changes_are_accepted_or_rejected_as_the_author_wants() -> None:
    assert figures(answered(TRACKED, accept=True)) == figures(TRACKED) == ["Samlet", "4.510"] * len(CELLS)
    assert figures(answered(TRACKED, accept=False)) == figures(ALL)
    assert b"4.510" not in answered(TRACKED, accept=False).replace(b"-4.510", b"")


def test_no_change_has_the_number_of_another() -> None:
    numbers = [each.get(f"{W}id") for each in etree.fromstring(main(TRACKED).encode()).iter(f"{W}ins", f"{W}del")]
    own = [number for number in numbers if numbers.count(number) > 1]
    assert own == []


def test_a_figure_among_words_alone_is_replaced() -> None:
    words = "<w:p><w:r><w:t>12 opkald og 5</w:t></w:r><w:r><w:t>20 timer</w:t></w:r></w:p>"
    copy = corrected_word(packed(document(table(words))), [Typing("540", "t1/r1/c2", None, (), "520")])
    assert figures(copy) == ["Samlet", "12 opkald og 540 timer"]
    assert figures(answered(copy, accept=False)) == ["Samlet", "12 opkald og 520 timer"]
    assert '<w:t xml:space="preserve">12 opkald og </w:t>' in main(copy)


@needs_libreoffice
def test_libreoffice_reads_the_changes_as_changes() -> None:
    saved = libreoffice.converted(TRACKED, "docx")
    kept = [number for number in range(1, 2 * len(CELLS), 2) if number != 2 * list(CELLS).index("formula") + 1]
    assert {figures(saved)[n] for n in kept} == {"4.510"}
    changes = etree.fromstring(main(saved).encode()).iter(f"{W}ins", f"{W}del")
    assert {each.get(f"{W}author") for each in changes} >= {AUTHOR}
