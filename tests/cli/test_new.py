"""The empty form of a round."""

import shutil
from pathlib import Path

import pytest

from engine.model.proposal import OF_THE_TEMPLATE, Kind
from engine.pack.load import load_pack
from engine.run.open import open_path
from tests.cli.conftest import Puljetjek
from tests.conftest import ROOT


@pytest.mark.parametrize("kind", OF_THE_TEMPLATE)
def test_the_form_reads_as_an_empty_proposal_of_its_kind(puljetjek: Puljetjek, tmp_path: Path, kind: Kind) -> None:
    target = tmp_path / "form.docx"
    assert puljetjek("new", kind.value, "--out", target).code == 0
    (read,) = open_path(target, load_pack("budget-2026").lexicon).proposals
    assert read.kind is kind
    assert read.economy is not None
    assert not any(cell.text for row in read.economy.rows for cell in row.cells)


def test_it_is_named_after_its_kind(puljetjek: Puljetjek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert puljetjek("new", "innovationsforslag").code == 0
    assert [each.name for each in tmp_path.iterdir()] == ["innovationsforslag.docx"]


def test_what_is_there_is_left_alone_unless_forced(puljetjek: Puljetjek, tmp_path: Path) -> None:
    target = tmp_path / "form.docx"
    target.write_text("mine")
    assert puljetjek("new", "innovationsforslag", "--out", target).code == 2
    assert target.read_text() == "mine"
    assert puljetjek("new", "innovationsforslag", "--out", target, "--force").code == 0
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize(
    "arguments",
    [("drømmeforslag",), ("innovationsforslag", "--rules", "budget-1066"), ("innovationsforslag", "--out", "x.odt")],
)
def test_a_wrong_use_is_refused(
    puljetjek: Puljetjek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...]
) -> None:
    monkeypatch.chdir(tmp_path)
    said = puljetjek("new", *arguments)
    assert (said.code, said.out, list(tmp_path.iterdir())) == (2, "", [])


@pytest.mark.parametrize(("words", "told"), [("kinds: {}\n", "varige"), ("budget_sections: {varige: []}\n", "varige")])
def test_a_pack_without_the_words_of_a_form_makes_none(
    puljetjek: Puljetjek, tmp_path: Path, words: str, told: str
) -> None:
    pack = tmp_path / "pack"
    shutil.copytree(ROOT / "rules" / "budget-2026", pack)
    (pack / "words.yaml").write_text(words, encoding="utf-8")
    said = puljetjek("new", "investeringsforslag", "--rules", pack, "--out", tmp_path / "x.docx")
    assert (said.code, said.err) == (2, f"puljetjek: regelpakken har ikke ordene til en skabelon: {told}\n")
    proposal = ROOT / "proposals" / "budget-2026" / "BC04.yaml"
    said = puljetjek("convert", proposal, tmp_path / "x.docx", "--rules", pack)
    assert (said.code, said.err.count("\n")) == (2, 1)
    assert "regelpakken har ikke ordene til en skabelon" in said.err
