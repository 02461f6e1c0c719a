"""A file's format is told by its content."""

import hashlib
import io
import json
import zipfile
from pathlib import Path

import pytest

from engine.formats.errors import DocumentError
from engine.model.lexicon import Lexicon
from engine.run import open as opening
from engine.run.open import format_of, open_path
from engine.source.problem import SourceError
from tests.conftest import ROOT


def zipped(*names: str) -> bytes:
    """An archive with these parts."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return packed.getvalue()


YAML = "# et forslag\nid: BC99\nkind: investeringsforslag\n"
BUNDLE = "kind: bundle\nannounced: 2\n"


@pytest.fixture(scope="module")
def lexicon() -> Lexicon:
    from engine.pack.load import load_pack

    return load_pack("budget-2026").lexicon


@pytest.mark.parametrize(
    ("data", "suffix", "form"),
    [
        (b"%PDF-1.7\n", ".docx", "pdf"),
        (b"\n\n%PDF-1.4", "", "pdf"),
        (b"PK\x03\x04\x14\x00", ".pdf", "docx"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", ".doc", "docx"),
        (YAML.encode(), ".txt", "yaml"),
        (b"\xef\xbb\xbf" + YAML.encode(), "", "yaml"),
        (b"titel: x", ".yml", "yaml"),
        (b' {"id": "BC99"}', ".yaml", "json"),
        (b"[]", ".json", "json"),
        ("Tabel 1. Forslagets samlede økonomi".encode(), ".txt", "text"),
        (b"Noget tekst med kind: inde i linjen", "", "text"),
    ],
)
def test_content_decides(data: bytes, suffix: str, form: str) -> None:
    assert format_of(data, suffix) == form


def test_canonical_files(tmp_path: Path) -> None:
    for name, text in [("a.yaml", YAML), ("b", json.dumps({"id": "BC99", "kind": "investeringsforslag"}))]:
        path = tmp_path / name
        path.write_text(text, encoding="utf-8")
        opened = open_path(path, Lexicon())
        assert [each.id for each in opened.proposals] == ["BC99"]
        assert opened.cover is None
        assert opened.sha256 == hashlib.sha256(path.read_bytes()).hexdigest()
        assert opened.file == str(path)


def test_a_cover(tmp_path: Path) -> None:
    (tmp_path / "bundle.yaml").write_text(BUNDLE, encoding="utf-8")
    opened = open_path(tmp_path / "bundle.yaml", Lexicon())
    assert opened.proposals == ()
    assert opened.cover is not None
    assert opened.cover.announced.value == 2


def test_the_schema_beside_the_proposals_is_no_proposal() -> None:
    opened = open_path(ROOT / "proposals" / "proposal.schema.json", Lexicon())
    assert (opened.proposals, opened.cover, len(opened.remarks)) == ((), None, 1)


@pytest.mark.parametrize(
    "data",
    [b"", b"\xff\xfei\x00d\x00", b"id: \xf8", b"id: [", b"{", b"%PDF-1.7", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"hej"],
)
def test_what_cannot_be_read_is_one_line(tmp_path: Path, data: bytes, lexicon: Lexicon) -> None:
    path = tmp_path / "x"
    path.write_bytes(data)
    with pytest.raises((SourceError, DocumentError)) as caught:
        open_path(path, lexicon)
    assert str(caught.value).startswith(str(path))
    assert len(str(caught.value).splitlines()) == 1


def test_a_missing_door_is_one_line(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_door() -> None:
        raise ModuleNotFoundError("No module named 'pypdf'", name="pypdf")

    (tmp_path / "x.docx").write_bytes(b"PK\x03\x04")
    monkeypatch.setitem(opening._DOORS, "docx", no_door)
    with pytest.raises(SourceError, match="pypdf"):
        open_path(tmp_path / "x.docx", Lexicon())


def test_the_annex(bilag7: Path, lexicon: Lexicon) -> None:
    opened = open_path(bilag7, lexicon)
    assert opened.format == "text"
    assert [each.id for each in opened.proposals] == ["BC03", "BC04", "BC06", "BC07", "BC08"]
    assert opened.cover is not None


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{\\rtf1\\ansi BC04}", "dette er RTF"),
        (zipped("xl/workbook.xml"), "dette er en Excel-projektmappe"),
        (zipped("ppt/presentation.xml"), "dette er en PowerPoint-fil"),
        (zipped("BC04.docx"), "pak den ud"),
    ],
)
def test_what_another_program_wrote_is_called_by_its_name(
    data: bytes, message: str, tmp_path: Path, lexicon: Lexicon
) -> None:
    file = tmp_path / "BC04.docx"
    file.write_bytes(data)
    with pytest.raises(DocumentError, match=message):
        open_path(file, lexicon)
