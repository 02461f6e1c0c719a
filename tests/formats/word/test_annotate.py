"""Comments stand at the very cells, and nothing else changes."""

import io
import zipfile
from collections.abc import Sequence

import pytest
from lxml import etree

from engine.formats.refused import RefusedError
from engine.formats.word import annotate as word
from engine.formats.word.door import read_word_document
from engine.model.cell import CellAddress
from engine.model.finding import Category, CellEdit, Correction, Finding, Location, Severity
from engine.report.comments import said
from tests.formats.word.made import OFFICE, SPACES, cell, document, packed, paragraph, part, row, table, zipped

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
BODY = paragraph("BC01 Robotter") + table(row("Løn", "", "-500"), row("I alt", cell(""), "-400")) + paragraph("Slut")


def finding(anchor: str | None, message: str = "Summen passer ikke") -> Finding:
    address = CellAddress("BC01", "economy", 1, 1)
    edit = CellEdit(address=address, table="Tabel 1", row="I alt", column="2027", start=-400, to=-500)
    return Finding(
        rule="TA-103",
        category=Category.TABLE,
        severity=Severity.ERROR,
        message=message,
        hint="Ret totalen",
        location=Location(file="f.docx", table="Tabel 1", row="I alt", column="2027"),
        stated=-400,
        expected=-500,
        corrections=(Correction(edit="total", cells=(edit,), clears=("TA-103",), unique=True),),
        fingerprint="x",
        address=address,
        anchor=anchor,
    )


def annotate(data: bytes, findings: Sequence[Finding], title: str | None = None) -> bytes:
    words = said(findings, word.said_before(data))
    return word.annotate(data, words.summary, words.comments, title)


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def comments(data: bytes) -> list[str]:
    root = etree.fromstring(parts(data)["word/comments.xml"])
    return ["\n".join("".join(t.text or "" for t in p.iter(f"{W}t")) for p in each) for each in root]


def tied(data: bytes) -> list[str]:
    """The text that each comment reaches over, in the order of the comments."""
    root = etree.fromstring(parts(data)["word/document.xml"])
    found: dict[str, str] = {}
    open_ones: set[str] = set()
    for each in root.iter():
        number = each.get(f"{W}id", "")
        if each.tag == f"{W}commentRangeStart":
            open_ones.add(number)
            found[number] = ""
        elif each.tag == f"{W}commentRangeEnd":
            open_ones.remove(number)
        elif each.tag == f"{W}t":
            found |= {one: found[one] + (each.text or "") for one in open_ones}
    references = [each.get(f"{W}id", "") for each in root.iter(f"{W}commentReference")]
    assert sorted(references) == sorted(found)
    return [found[number] for number in sorted(found, key=int)]


def without_marks(main: bytes) -> bytes:
    root = etree.fromstring(main)
    for each in list(root.iter(f"{W}commentRangeStart", f"{W}commentRangeEnd", f"{W}commentReference")):
        gone = each.getparent() if each.tag == f"{W}commentReference" else each
        assert gone is not None
        parent = gone.getparent()
        assert parent is not None
        parent.remove(gone)
    return etree.tostring(root, method="c14n")


def test_each_comment_stands_at_its_cell_or_paragraph_and_a_summary_at_the_title() -> None:
    data = annotate(packed(document(BODY)), [finding("t1/r2/c3"), finding("t1/r1/c2"), finding("p8")])
    assert tied(data) == ["BC01 Robotter", "-400", "", "Slut"]


def test_a_comment_says_what_is_wrong_what_should_be_and_by_which_rule() -> None:
    summary, comment = comments(annotate(packed(document(BODY)), [finding("t1/r2/c3")]))
    assert "1" in summary
    for words in ("Summen passer ikke", "-400", "-500", "Ret totalen", "TA-103"):
        assert words in comment


def test_nothing_else_changes() -> None:
    before = packed(document(BODY), styles=part("w:styles", ""), header1=part("w:hdr", paragraph("x")))
    after = annotate(before, [finding("t1/r2/c3"), finding("t1/r1/c2")])
    old, new = parts(before), parts(after)
    assert set(new) - set(old) == {"word/comments.xml"}
    changed = {name for name in old if old[name] != new[name]}
    assert changed == {"word/document.xml", "word/_rels/document.xml.rels", "[Content_Types].xml"}
    assert without_marks(new["word/document.xml"]) == etree.tostring(
        etree.fromstring(old["word/document.xml"]), method="c14n"
    )


def test_the_copy_reads_as_the_original() -> None:
    before = packed(document(BODY))
    after = annotate(before, [finding("t1/r2/c3"), finding("t1/r1/c2"), finding(None)])
    assert read_word_document(after, "f.docx") == read_word_document(before, "f.docx")


def test_the_same_input_gives_the_same_bytes_and_a_second_run_replaces_the_first() -> None:
    before = packed(document(BODY))
    once = annotate(before, [finding("t1/r2/c3")])
    assert annotate(before, [finding("t1/r2/c3")]) == once
    again = annotate(once, [finding("t1/r1/c1", "Noget andet")])
    assert len(comments(again)) == 2
    assert "Noget andet" in comments(again)[1]
    assert tied(again) == ["BC01 Robotter", "Løn"]
    assert annotate(once, [finding("t1/r2/c3")]) == annotate(
        annotate(once, [finding("t1/r2/c3")]), [finding("t1/r2/c3")]
    )


def test_the_authors_own_comments_stay() -> None:
    own = f'<w:comments {SPACES}><w:comment w:id="7" w:author="A"><w:p/></w:comment></w:comments>'
    reach = '<w:commentRangeStart w:id="7"/><w:commentRangeEnd w:id="7"/>'
    marked = f'<w:p>{reach}<w:r><w:commentReference w:id="7"/></w:r></w:p>'
    data = annotate(packed(document(BODY + marked), comments=own), [finding("t1/r2/c3")])
    root = etree.fromstring(parts(data)["word/comments.xml"])
    assert [each.get(f"{W}id") for each in root] == ["7", "8", "9"]
    assert parts(data)["word/document.xml"].count(b'commentReference w:id="7"') == 1


def test_a_place_that_is_not_in_the_body_is_told_at_the_title() -> None:
    data = annotate(packed(document(BODY)), [finding(None), finding("t9/r9/c9")])
    assert tied(data) == ["BC01 Robotter"] * 3
    assert "Tabel 1" in comments(data)[1]


def test_the_title_may_be_named() -> None:
    assert tied(annotate(packed(document(BODY)), [], "p8")) == ["Slut"]


def test_a_place_in_a_text_box_is_told_at_the_paragraph_that_holds_the_box() -> None:
    box = f"<w:p><w:r><w:drawing><w:txbxContent>{paragraph('Boks')}</w:txbxContent></w:drawing></w:r></w:p>"
    data = annotate(packed(document(paragraph("Titel") + box)), [finding("p3")])
    root = etree.fromstring(parts(data)["word/document.xml"])
    for mark in root.iter(f"{W}commentRangeStart"):
        assert next(mark.iterancestors(f"{W}txbxContent"), None) is None


def test_merged_and_controlled_cells_are_commented_at_their_own_address() -> None:
    controlled = f"<w:sdt><w:sdtContent>{cell('-500')}</w:sdtContent></w:sdt>"
    wide = cell("Løn", '<w:gridSpan w:val="2"/>')
    before = packed(document(paragraph("T") + table(f"<w:tr>{wide}{controlled}</w:tr>", row("a", "b", "c"))))
    read = read_word_document(before, "f")
    anchors = [each.place.anchor for each in read.blocks[1].rows[0].cells]  # type: ignore[union-attr]
    assert tied(annotate(before, [finding(anchor) for anchor in anchors])) == ["T", "Løn", "Løn", "-500"]


def test_strict_documents_stay_strict() -> None:
    main = document(BODY)
    for usual, strict in (
        (W[1:-1], "http://purl.oclc.org/ooxml/wordprocessingml/main"),
        (OFFICE, "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    ):
        main = main.replace(usual, strict)
    data = annotate(packed(main), [finding("t1/r2/c3")])
    assert b"purl.oclc.org/ooxml/wordprocessingml/main" in parts(data)["word/comments.xml"]
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in parts(data)["word/_rels/document.xml.rels"]
    assert read_word_document(data, "f") == read_word_document(packed(main), "f")


def test_hostile_words_are_made_visible() -> None:
    assert "‹U+202E›" in comments(annotate(packed(document(BODY)), [finding("p1", "a\u202eb\x00")]))[1]


@pytest.mark.parametrize("data", [b"", b"PK", packed(document(""))])
def test_what_cannot_be_read_or_commented_on(data: bytes) -> None:
    with pytest.raises(RefusedError):
        annotate(data, [])


def test_a_damaged_picture_is_told() -> None:
    out = io.BytesIO(packed(document(BODY)))
    with zipfile.ZipFile(out, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("word/media/image1.png", b"a picture of some length")
    broken = out.getvalue().replace(b"a picture of", b"A PICTURE OF")
    with pytest.raises(RefusedError):
        annotate(broken, [])


def test_a_second_run_says_what_is_new_what_is_as_before_and_what_is_gone() -> None:
    once = annotate(packed(document(BODY)), [finding("t1/r2/c3"), finding("t1/r1/c2", "Fortegnet er forkert")])
    again = annotate(once, [finding("t1/r2/c3"), finding("p8", "Risikoen mangler"), finding(None, "Titlen mangler")])
    summary, *rest = sorted(comments(again), key=lambda text: not text.startswith("puljetjek"))
    assert "2 nye, 1 som før, 1 er væk" in summary
    assert [each.startswith("Nyt siden sidste kontrol.\n") for each in rest] == [False, True, True]
    same = [finding("t1/r2/c3"), finding("p8", "Risikoen mangler"), finding(None, "Titlen mangler")]
    third = annotate(again, same)
    assert "0 nye, 3 som før, 0 er væk" in "".join(comments(third))
    assert not [text for text in comments(third) if text.startswith("Nyt")]
    # Now the summary says the same again, and nothing changes any more.
    assert annotate(third, same) == third


def answered(data: bytes) -> bytes:
    """Somebody has answered our first comment on a finding, as Word keeps it."""
    files = {name: text.decode() for name, text in parts(data).items()}
    own = '<w:comment w:id="1" w:author="puljetjek" w:initials="pj"><w:p'
    answer = (
        '<w:comment w:id="9" w:author="A"><w:p w14:paraId="00000009"><w:r><w:t>Rettet</w:t></w:r></w:p></w:comment>'
    )
    files["word/comments.xml"] = (
        files["word/comments.xml"]
        .replace("<w:comments ", '<w:comments xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml" ')
        .replace(own, f'{own} w14:paraId="00000001"')
        .replace("</w:comments>", f"{answer}</w:comments>")
    )
    files["word/commentsExtended.xml"] = (
        '<w15:commentsEx xmlns:w15="http://schemas.microsoft.com/office/word/2012/wordml">'
        '<w15:commentEx w15:paraId="00000001" w15:done="0"/>'
        '<w15:commentEx w15:paraId="00000009" w15:paraIdParent="00000001" w15:done="0"/></w15:commentsEx>'
    )
    relation = '<Relationship Id="e" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended"'
    files["word/_rels/document.xml.rels"] = files["word/_rels/document.xml.rels"].replace(
        "</Relationships>", f'{relation} Target="commentsExtended.xml"/></Relationships>'
    )
    return zipped(dict(files))


def test_a_comment_that_still_holds_keeps_the_answers_to_it() -> None:
    before = answered(annotate(packed(document(BODY)), [finding("t1/r2/c3")]))
    after = annotate(before, [finding("t1/r2/c3")])
    assert parts(after)["word/commentsExtended.xml"] == parts(before)["word/commentsExtended.xml"]
    assert "Rettet" in comments(after)[2 if comments(after)[0].startswith("puljetjek") else 1]


def test_an_answer_to_a_comment_that_is_gone_stands_alone() -> None:
    after = annotate(answered(annotate(packed(document(BODY)), [finding("t1/r2/c3")])), [])
    extended = parts(after)["word/commentsExtended.xml"]
    assert b"00000001" not in extended
    assert b'w15:paraId="00000009"' in extended
    assert "Rettet" in "".join(comments(after))


def test_prefixes_comments_and_quotes_of_the_xml_stay_as_they_were() -> None:
    main = document(BODY).replace("<w:document ", "<?word x?><!-- c --><w:document mc:Ignorable='w14 wps'  ")
    after = parts(annotate(packed(main), [finding("t1/r2/c3")]))["word/document.xml"].decode()
    assert after.startswith(main[: main.index("<w:body>")])
