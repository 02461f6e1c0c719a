"""Whatever XML a document is made of, it is read, or refused in one line; and comments never change what is read."""

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.formats.document import Document, Table
from engine.formats.errors import DocumentError
from engine.formats.refused import RefusedError
from engine.formats.word.door import read_word_document
from tests.formats.word.made import document, packed
from tests.formats.word.test_annotate import annotate, finding

_LEAVES = [
    "<w:t>12</w:t>",
    '<w:t xml:space="preserve"> a\u00ad1 </w:t>',
    "<w:tab/>",
    "<w:br/>",
    "<w:softHyphen/>",
    '<w:sym w:font="Wingdings" w:char="F0FE"/>',
    '<w:sym w:char="zz"/>',
    '<w:fldChar w:fldCharType="begin"/>',
    '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>',
    "<w:instrText>TOC</w:instrText>",
    "<w:instrText>=SUM(ABOVE)</w:instrText>",
    '<w:footnoteReference w:id="x"/>',
    "<w:rPr><w:vanish/></w:rPr>",
    '<w:rPr><w:vertAlign w:val="superscript"/><w:rStyle w:val="S"/></w:rPr>',
    "<w:tcPr><w:vMerge/></w:tcPr>",
    '<w:tcPr><w:gridSpan w:val="3"/></w:tcPr>',
    '<w:tcPr><w:gridSpan w:val="-3"/></w:tcPr>',
    '<w:trPr><w:gridBefore w:val="2"/></w:trPr>',
    "<w:trPr><w:del/></w:trPr>",
    '<w:tblGrid><w:gridCol w:w="9"/><w:gridCol w:w="2cm"/></w:tblGrid>',
    '<w:pPr><w:outlineLvl w:val="1"/><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr>',
    '<w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr>',
    "<w:pPr><w:sectPr/></w:pPr>",
    "<w:sdtPr><w14:checkbox/></w:sdtPr>",
    "<w:sdtPr><w:showingPlcHdr/></w:sdtPr>",
    "<!-- a comment -->",
]
_NODES = "p r tbl tr tc sdt sdtContent ins del moveTo hyperlink fldSimple drawing txbxContent".split()  # noqa: SIM905


def _wrap(inner: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    def element(name: str, parts: list[str]) -> str:
        return f"<w:{name}>{''.join(parts)}</w:{name}>"

    plain = st.builds(element, st.sampled_from(_NODES), st.lists(inner, max_size=4))
    choice = st.builds(
        "<mc:AlternateContent><mc:Choice>{}</mc:Choice><mc:Fallback>{}</mc:Fallback></mc:AlternateContent>".format,
        inner,
        inner,
    )
    return plain | choice


BODIES = st.lists(st.recursive(st.sampled_from(_LEAVES), _wrap, max_leaves=25), max_size=6).map("".join)


def read(data: bytes) -> Document | None:
    try:
        return read_word_document(data, "f.docx")
    except DocumentError:
        return None


@given(BODIES)
@settings(max_examples=300, deadline=None)
def test_any_body_is_read_or_refused_and_rows_are_as_wide_as_their_table(body: str) -> None:
    found = read(packed(document(body)))
    for block in found.blocks if found else ():
        if isinstance(block, Table):
            assert len({len(row.cells) for row in block.rows}) == 1


@given(BODIES, st.lists(st.sampled_from([None, "p1", "p2", "t1", "t1/r1", "t1/r1/c1", "t2/r1/c2"]), max_size=4))
@settings(max_examples=300, deadline=None)
def test_the_commented_copy_of_any_body_reads_the_same(body: str, anchors: list[str | None]) -> None:
    data = packed(document(body))
    try:
        copy = annotate(data, [finding(anchor) for anchor in anchors])
    except RefusedError:
        return
    assert read(copy) == read(data)


@given(st.data())
@settings(max_examples=200, deadline=None)
def test_any_damage_to_a_file_is_told_in_one_line_or_harmless(data: st.DataObject) -> None:
    good = packed(document("<w:p><w:r><w:t>Økonomi</w:t></w:r></w:p>"))
    at = data.draw(st.integers(0, len(good) - 1))
    read(good[:at] + data.draw(st.binary(max_size=8)) + good[at + data.draw(st.integers(0, 8)) :])
