"""Any format in, the canonical form out."""

import json
from pathlib import Path

import pytest

from engine.capabilities import parts
from engine.capabilities.parts import office
from engine.cli.convert import contents
from engine.cli.exits import Refused
from engine.formats.canonical.write import write_json, write_yaml
from engine.formats.word import libreoffice
from engine.model.base import replace
from engine.model.lexicon import Lexicon
from engine.run.open import Opened
from tests.cli.conftest import Puljetjek
from tests.report.samples import clean, cover, key_cabinets

BC04 = Path(__file__).parent.parent.parent / "proposals" / "budget-2026" / "BC04.yaml"


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    path = tmp_path / "in.yaml"
    path.write_text(write_yaml(key_cabinets()), encoding="utf-8")
    return path


def test_there_and_back(puljetjek: Puljetjek, proposal: Path, tmp_path: Path) -> None:
    there, back = tmp_path / "out.json", tmp_path / "out.yaml"
    assert puljetjek("convert", proposal, there).code == 0
    assert there.read_text(encoding="utf-8") == write_json(key_cabinets())
    assert puljetjek("convert", there, back).code == 0
    assert back.read_text(encoding="utf-8") == write_yaml(key_cabinets())


def test_what_is_there_is_left_alone_unless_forced(puljetjek: Puljetjek, proposal: Path, tmp_path: Path) -> None:
    target = tmp_path / "out.json"
    target.write_text("mine")
    said = puljetjek("convert", proposal, target)
    assert (said.code, target.read_text()) == (2, "mine")
    assert "--force" in said.err
    assert puljetjek("convert", proposal, target, "--force").code == 0
    assert target.read_text(encoding="utf-8") == write_json(key_cabinets())


def test_several_proposals_and_a_cover_become_a_folder(tmp_path: Path) -> None:
    opened = Opened("b.txt", "text", "0" * 64, (key_cabinets(), clean().proposal), cover())
    assert {path.name for path in contents(opened, tmp_path / "new", Lexicon())} == {
        "TM09.yaml",
        "TM10.yaml",
        "cover.yaml",
    }
    for file in ("one.yaml", "one.json"):
        with pytest.raises(Refused):
            contents(opened, tmp_path / file, Lexicon())


NO_NAMES = ["../TM09", "/etc/passwd", "", ".", "a/b", "a\\b", "con:", "NUL", "com1", "x" * 65, "a\n"]


@pytest.mark.parametrize("hostile", NO_NAMES)
def test_an_id_leads_to_no_other_folder(tmp_path: Path, hostile: str) -> None:
    opened = Opened("b.txt", "text", "0" * 64, (replace(key_cabinets(), id=hostile), clean().proposal))
    with pytest.raises(Refused):
        contents(opened, tmp_path, Lexicon())


def test_only_a_device_s_whole_name_is_refused(tmp_path: Path) -> None:
    opened = Opened("b.txt", "text", "0" * 64, (replace(key_cabinets(), id="CON3"), clean().proposal))
    assert tmp_path / "CON3.yaml" in contents(opened, tmp_path, Lexicon())


def test_another_ending_is_refused(puljetjek: Puljetjek, proposal: Path, tmp_path: Path) -> None:
    assert puljetjek("convert", proposal, tmp_path / "out.odt").code == 2


def test_word_and_back(puljetjek: Puljetjek, tmp_path: Path) -> None:
    word, back = tmp_path / "BC04.docx", tmp_path / "BC04.yaml"
    assert puljetjek("convert", BC04, word).code == 0
    assert puljetjek("convert", word, back).code == 0
    findings = [json.loads(puljetjek("check", each, "--format", "json").out)["proposals"][0] for each in (BC04, back)]
    assert findings[0]["id"] == findings[1]["id"] == "BC04"
    assert [each["rule"] for each in findings[0]["findings"]] == [each["rule"] for each in findings[1]["findings"]]


def test_without_libreoffice_a_pdf_is_one_line(
    puljetjek: Puljetjek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(libreoffice, "office", lambda: "")
    said = puljetjek("convert", BC04, tmp_path / "BC04.pdf")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 1)
    assert "LibreOffice" in said.err
    assert list(tmp_path.iterdir()) == []


@pytest.mark.skipif(not office(), reason="LibreOffice is not on this machine")
def test_with_libreoffice_a_pdf_is_made(puljetjek: Puljetjek, tmp_path: Path) -> None:
    assert puljetjek("convert", BC04, tmp_path / "BC04.pdf").code == 0
    assert (tmp_path / "BC04.pdf").read_bytes().startswith(b"%PDF-")


@pytest.mark.parametrize(("font", "lines"), [("", 2), ("Arimo", 1)])
def test_a_pdf_with_other_letters_than_word_has_is_told_of(
    puljetjek: Puljetjek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, font: str, lines: int
) -> None:
    monkeypatch.setattr(libreoffice, "to_pdf", lambda _: b"%PDF-")
    monkeypatch.setitem(parts._SEEKERS, parts.WIDE_FONT, lambda: font)
    said = puljetjek("convert", BC04, tmp_path / "BC04.pdf")
    assert (said.code, said.err.count("\n")) == (0, lines)
    assert ("fonts-liberation" in said.err) == (not font)


def test_what_cannot_be_read_is_refused(puljetjek: Puljetjek, tmp_path: Path) -> None:
    said = puljetjek("convert", tmp_path / "gone.docx", tmp_path / "out.yaml")
    assert (said.code, said.out) == (2, "")
    assert "gone.docx" in said.err
