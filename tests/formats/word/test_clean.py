"""A copy that we hand out carries no macro, no template from elsewhere, and no way out of the file."""

import io
import zipfile

import pytest

from engine.formats.word.clean import clean
from engine.formats.word.door import read_word_document
from engine.formats.word.retype import corrected_word
from tests.formats.word.made import RELATIONS, SPACES, TYPES, document, files_of, packed, paragraph, zipped

MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
ENABLED = "application/vnd.ms-word.document.macroEnabled.main+xml"
SETTINGS = '<w:attachedTemplate r:id="t"/><w:zoom w:percent="90"/>'
VBA = "http://schemas.microsoft.com/office/2006/relationships/vbaProject"


def relation(number: str, kind: str, target: str, outside: bool = True) -> str:
    mode = ' TargetMode="External"' if outside else ""
    return f'<Relationship Id="{number}" Type="{kind}" Target="{target}"{mode}/>'


def relations(*each: str) -> str:
    return f'<Relationships xmlns="{RELATIONS}">{"".join(each)}</Relationships>'


def files(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name).decode("utf-8", "replace") for name in archive.namelist()}


def test_what_is_clean_stays_byte_for_byte() -> None:
    data = packed(document(paragraph("Økonomi")))
    assert clean(data) == (data, ())


def test_macros_go_and_the_copy_is_an_ordinary_document() -> None:
    override = '<Override PartName="/word/vbaProject.bin" ContentType="application/vnd.ms-office.vbaProject"/></Types>'
    data = zipped(
        files_of(document(paragraph("Økonomi")))
        | {
            "[Content_Types].xml": TYPES.replace(MAIN, ENABLED).replace("</Types>", override),
            "word/vbaProject.bin": "macro",
            "word/vbaData.xml": "<x/>",
            "word/_rels/vbaProject.bin.rels": relations(),
            "word/_rels/document.xml.rels": relations(relation("v", VBA, "vbaProject.bin", outside=False)),
        }
    )
    copy = clean(data)
    assert len(copy.said) == 1
    found = files(copy.data)
    assert not [name for name in found if "vba" in name.lower()]
    assert not [text for text in found.values() if "vba" in text.lower() or "macroEnabled" in text]
    assert MAIN in found["[Content_Types].xml"]
    assert read_word_document(copy.data, "f").blocks == read_word_document(data, "f").blocks


def test_a_template_elsewhere_goes_from_the_settings_too() -> None:
    data = zipped(
        files_of(document(paragraph("Økonomi")))
        | {
            "word/settings.xml": f"<w:settings {SPACES}>{SETTINGS}</w:settings>",
            "word/_rels/settings.xml.rels": relations(relation("t", "x/attachedTemplate", "http://127.0.0.1:9/t.dotm")),
            "word/_rels/document.xml.rels": relations(relation("s", "x/settings", "settings.xml", outside=False)),
        }
    )
    copy = clean(data)
    assert len(copy.said) == 1
    found = files(copy.data)
    assert "127.0.0.1" not in "".join(found.values())
    assert "attachedTemplate" not in "".join(found.values())
    assert '<w:zoom w:percent="90"/>' in found["word/settings.xml"]


def test_what_is_fetched_goes_and_what_is_followed_stays() -> None:
    rels = relations(
        relation("a", "x/image", "http://127.0.0.1:9/a.png"),
        relation("b", "x/oleObject", "file:///c:/b.xlsx"),
        relation("c", "x/hyperlink", "https://www.kk.dk/"),
    )
    copy = clean(zipped(files_of(document(paragraph("Økonomi"))) | {"word/_rels/document.xml.rels": rels}))
    found = files(copy.data)["word/_rels/document.xml.rels"]
    assert found.count('Target="NULL" TargetMode="External"') == 2
    assert "https://www.kk.dk/" in found
    assert clean(copy.data) == (copy.data, ())


@pytest.mark.parametrize("name", ["../evil.txt", "word/../../evil.txt", "..\\evil.txt", "c:evil.txt"])
def test_a_file_that_would_land_elsewhere_goes(name: str) -> None:
    data = zipped(files_of(document(paragraph("Økonomi"))) | {name: "x"})
    copy = clean(data)
    assert name not in files(copy.data)
    assert len(copy.said) == 1


def test_a_corrected_copy_is_clean() -> None:
    with_macro = zipped(files_of(document(paragraph("Økonomi"))) | {"word/vbaProject.bin": "macro"})
    assert "word/vbaProject.bin" not in files(corrected_word(with_macro, []))
