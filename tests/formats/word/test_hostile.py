"""Bad input ends in one line, within bounded time and memory, and nothing outside the file is touched."""

import time
import zipfile
from io import BytesIO

import pytest

from engine.formats.errors import DocumentError
from engine.formats.word import package
from engine.formats.word.door import MAX_PARAGRAPHS, MAX_ROWS, read_word_document
from engine.model.parts import PartKind
from tests.formats.word.made import (
    TYPES,
    document,
    files_of,
    packed,
    paragraph,
    part,
    relations,
    row,
    table,
    texts,
    zipped,
)

GOOD = packed(document(paragraph("Økonomi")))


def refused(data: bytes) -> str:
    with pytest.raises(DocumentError) as caught:
        read_word_document(data, "forslag.docx")
    line = str(caught.value)
    assert line.startswith("forslag.docx: ")
    assert "\n" not in line
    return line


@pytest.mark.parametrize("data", [b"", b"PK", b"%PDF-1.7", b"hello", zipped({}), zipped({"a.xml": "<a/>"}), GOOD[:-30]])
def test_what_is_no_word_document(data: bytes) -> None:
    refused(data)


@pytest.mark.parametrize("length", range(50, len(GOOD) - 1, 97))
def test_a_truncated_file(length: int) -> None:
    refused(GOOD[:length])


def test_a_damaged_part() -> None:
    at = GOOD.index(b"word/document.xml") + 30
    refused(GOOD[:at] + bytes(byte ^ 0x5A for byte in GOOD[at : at + 40]) + GOOD[at + 40 :])


def test_xml_that_is_not_well_formed() -> None:
    refused(packed(document("<w:p>")))


def test_an_old_or_locked_file() -> None:
    assert "docx" in refused(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600).split(":", 1)[1]


def test_an_entry_under_a_password() -> None:
    data = bytearray(GOOD)
    data[data.index(b"PK\x01\x02") + 8] |= 1
    refused(bytes(data))


def test_two_parts_of_one_name() -> None:
    out = BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive, pytest.warns(UserWarning, match="Duplicate"):
        archive.writestr("word/document.xml", document(paragraph("another")))
    refused(out.getvalue())


def test_a_zip_bomb() -> None:
    began = time.process_time()
    refused(packed(document(paragraph("0" * 50_000_000))))
    refused(zipped({f"{n}.xml": "" for n in range(package.MAX_ENTRIES + 1)}))
    assert time.process_time() - began < 5


def test_a_total_beyond_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_TOTAL", 100)
    refused(GOOD)


def test_a_part_beyond_the_bound(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MAX_PART", 100)
    refused(GOOD)


@pytest.mark.parametrize(
    "doctype",
    [
        '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>',
        '<!DOCTYPE x SYSTEM "http://127.0.0.1:9/x.dtd">',
    ],
)
def test_entities_and_document_types(doctype: str) -> None:
    main = document(paragraph("&a;")).replace("?>", f"?>{doctype}", 1)
    refused(packed(main))
    refused(packed(main.replace("UTF-8", "UTF-16").encode("utf-16")))


def test_external_relations_are_not_followed() -> None:
    target = '<Relationship Id="x" Type="t/styles" Target="http://127.0.0.1:9/s.xml" TargetMode="External"/>'
    files: dict[str, str | bytes] = {
        "[Content_Types].xml": TYPES,
        "_rels/.rels": relations(("rId1", "officeDocument", "/word/document.xml")),
        "word/document.xml": document(paragraph("Økonomi")),
        "word/_rels/document.xml.rels": relations().replace("</Rel", f"{target}</Rel"),
    }
    assert texts(read_word_document(zipped(files), "f").blocks) == ["Økonomi"]


def test_a_relation_cannot_lead_out_of_the_file() -> None:
    refused(zipped({"_rels/.rels": relations(("rId1", "officeDocument", "../../../../etc/passwd"))}))


def test_macros_are_left_alone_and_said() -> None:
    out = BytesIO(GOOD)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    read = read_word_document(out.getvalue(), "f.docm")
    assert texts(read.blocks) == ["Økonomi"]
    assert [each.what for each in read.every_part()] == [PartKind.MACRO]


def unpacked_rows(count: int) -> bytes:
    """Not compressed, so that the ratio of a bomb does not give it away."""
    rows = ["<w:tr><w:tc><w:p/></w:tc></w:tr>"] * count
    return zipped(files_of(document(table(*rows))), zipfile.ZIP_STORED)


def test_too_many_rows() -> None:
    assert str(MAX_ROWS) in refused(unpacked_rows(MAX_ROWS + 1))


def test_a_million_rows() -> None:
    data = unpacked_rows(1_000_000)
    began = time.process_time()
    refused(data)
    assert time.process_time() - began < 5


def test_too_many_paragraphs() -> None:
    assert str(MAX_PARAGRAPHS) in refused(stored("<w:p/>" * (MAX_PARAGRAPHS + 1)))


def test_elements_nested_without_end() -> None:
    refused(packed(document("<w:ins>" * 100_000 + "</w:ins>" * 100_000)))


def test_wrappers_nested_as_deep_as_the_parser_takes() -> None:
    deep = 240
    body = "<w:ins>" * deep + paragraph("Økonomi") + "</w:ins>" * deep
    assert texts(read_word_document(packed(document(body)), "f").blocks) == ["Økonomi"]


def test_tables_nested_as_deep_as_the_parser_takes() -> None:
    inner = row("Økonomi")
    for _ in range(80):
        inner = f"<w:tr><w:tc><w:tbl>{inner}</w:tbl><w:p/></w:tc></w:tr>"
    assert texts(read_word_document(packed(document(f"<w:tbl>{inner}</w:tbl>")), "f").blocks) == ["Økonomi"]


DELETED_END = '<w:p><w:pPr><w:rPr><w:del w:id="1"/></w:rPr></w:pPr><w:r><w:t>x</w:t></w:r></w:p>'
OPEN_FIELD = '<w:r><w:fldChar w:fldCharType="begin"/><w:fldChar w:fldCharType="separate"/><w:t>x</w:t></w:r>'
NOTE = '<w:r><w:footnoteReference w:id="1"/></w:r>'


def stored(body: str, **parts: str) -> bytes:
    return zipped(files_of(document(body), **parts), zipfile.ZIP_STORED)


def test_many_deleted_ends_of_paragraphs_take_no_more_time_each() -> None:
    began = time.process_time()
    read = read_word_document(stored(DELETED_END * 40_000 + paragraph("")), "f")
    assert texts(read.blocks) == ["x" * 40_000]
    assert time.process_time() - began < 20


def test_fields_without_end() -> None:
    began = time.process_time()
    refused(stored(f"<w:p>{OPEN_FIELD * 100_000}</w:p>"))
    assert time.process_time() - began < 10


def test_a_note_is_read_once_however_often_it_is_referred_to() -> None:
    notes = part("w:footnotes", f'<w:footnote w:id="1">{paragraph("Jf. tabel 5")}</w:footnote>')
    read = read_word_document(stored(f"<w:p>{NOTE * 1000}<w:r><w:t>a</w:t></w:r></w:p>", footnotes=notes), "f")
    assert texts(read.blocks) == ["a", "Jf. tabel 5"]


def test_sections_and_headers_without_end() -> None:
    refused(stored("<w:p><w:pPr><w:sectPr/></w:pPr></w:p>" * 3_000))
    header = part("w:hdr", paragraph("x") + "".join(paragraph(f"x{n}") for n in range(200)))
    refused(stored('<w:sectPr><w:headerReference r:id="header1"/></w:sectPr>', header1=header))


def test_a_template_is_read_as_a_document() -> None:
    files = files_of(document(paragraph("Økonomi")))
    files["[Content_Types].xml"] = TYPES.replace("document.main", "template.main")
    assert texts(read_word_document(zipped(files), "f.dotx").blocks) == ["Økonomi"]


def test_a_file_whose_directory_lies_before_its_beginning_is_damaged() -> None:
    at = GOOD.rindex(b"PK\x05\x06") + 16
    assert "beskadiget" in refused(GOOD[:at] + b"\xff\xff\xff\x7f" + GOOD[at + 4 :])
