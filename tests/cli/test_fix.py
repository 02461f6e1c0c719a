"""Corrections listed, and written into a copy."""

import json
import re
import shutil
import zipfile
from pathlib import Path

import pytest

from engine.formats.canonical.write import write_yaml
from engine.model.base import replace
from engine.model.proposal import Proposal
from tests.cli.conftest import Puljetjek, flat, unmarked
from tests.report.samples import cell, key_cabinets

REAL = Path(__file__).parent.parent.parent / "proposals" / "budget-2026" / "BC04.yaml"


@pytest.fixture
def bc04(tmp_path: Path) -> Path:
    return Path(shutil.copy(REAL, tmp_path))


def findings(puljetjek: Puljetjek, path: Path) -> list[str]:
    report = json.loads(puljetjek("check", path, "--format", "json").out)
    return [each["rule"] for each in report["proposals"][0]["findings"]]


def test_the_list_tells_what_where_and_how_sure_it_is(puljetjek: Puljetjek, bc04: Path) -> None:
    said = puljetjek("fix", bc04)
    words = " ".join(said.out.split())
    assert said.code == 0
    assert "[1] »Samlet økonomisk påvirkning«, 2026: -4.510 bliver til 4.510 – forkert fortegn" in words
    assert "Ingen anden rettelse af så få celler er nok." in words
    assert "[2]" not in words
    assert list(bc04.parent.iterdir()) == [bc04]


def test_a_yaml_copy_differs_in_the_cell_alone_and_has_the_finding_gone(puljetjek: Puljetjek, bc04: Path) -> None:
    original = bc04.read_bytes()
    said = puljetjek("fix", bc04, "--apply", 1)
    copy = bc04.with_name("BC04.rettet.yaml")
    assert said.code == 0
    assert unmarked(copy) == original.replace(b"2026: -4.510", b"2026: 4.510")
    assert bc04.read_bytes() == original
    assert "1 fejl" in said.out.partition("Efter")[0]
    assert "fejl" not in said.out.partition("Efter")[2]
    before = findings(puljetjek, bc04)
    assert "TA-205" in before
    assert findings(puljetjek, copy) == [each for each in before if each != "TA-205"]


def test_a_word_copy_differs_in_the_cell_alone_and_has_the_finding_gone(puljetjek: Puljetjek, bc04: Path) -> None:
    word = bc04.with_suffix(".docx")
    puljetjek("convert", bc04, word)
    original = word.read_bytes()
    assert puljetjek("fix", word, "--apply", 1, "--no-track").code == 0
    copy = word.with_name("BC04.rettet.docx")
    assert word.read_bytes() == original
    old, new = zipfile.ZipFile(word), zipfile.ZipFile(copy)
    assert [*old.namelist(), "customXml/puljetjek.xml"] == new.namelist()
    assert [each for each in old.namelist() if old.read(each) != new.read(each)] == ["word/document.xml"]
    document = old.read("word/document.xml").replace(b">-4.510<", b">4.510<")
    assert new.read("word/document.xml") == document
    assert "TA-205" in findings(puljetjek, word)
    assert "TA-205" not in findings(puljetjek, copy)


def test_a_word_copy_has_the_correction_as_a_tracked_change(puljetjek: Puljetjek, bc04: Path) -> None:
    word = bc04.with_suffix(".docx")
    puljetjek("convert", bc04, word)
    assert puljetjek("fix", word, "--apply", 1).code == 0
    copy = word.with_name("BC04.rettet.docx")
    document = zipfile.ZipFile(copy).read("word/document.xml").decode()
    (gone,) = re.findall(r'<w:del w:id="\d+" w:author="puljetjek">.*?</w:del>', document)
    (new,) = re.findall(r'<w:ins w:id="\d+" w:author="puljetjek">.*?</w:ins>', document)
    assert ">-4.510</w:delText>" in gone
    assert ">4.510</w:t>" in new
    assert "TA-205" not in findings(puljetjek, copy)


def test_a_copy_says_what_it_does_not_carry_on(puljetjek: Puljetjek, bc04: Path) -> None:
    word = bc04.with_suffix(".docx")
    puljetjek("convert", bc04, word)
    with zipfile.ZipFile(word, "a") as archive:
        archive.writestr("word/vbaProject.bin", b"macro")
    assert "makro" in puljetjek("fix", word, "--apply", 1).err
    assert "makro" in puljetjek("check", word, "--annotate").err
    for copy in ("BC04.rettet.docx", "BC04.kommenteret.docx"):
        assert "word/vbaProject.bin" not in zipfile.ZipFile(word.with_name(copy)).namelist()


def test_a_commented_copy_is_answered_in_itself(puljetjek: Puljetjek, bc04: Path) -> None:
    word = bc04.with_suffix(".docx")
    puljetjek("convert", bc04, word)
    puljetjek("check", word, "--annotate")
    copy = word.with_name("BC04.kommenteret.docx")
    word.unlink()
    assert puljetjek("check", copy, "--annotate").code == 1
    assert [each.name for each in word.parent.glob("*.docx")] == [copy.name]
    assert "Siden sidste kontrol: 0 nye" in zipfile.ZipFile(copy).read("word/comments.xml").decode()


def test_what_is_there_is_left_alone_and_the_original_always(puljetjek: Puljetjek, bc04: Path) -> None:
    original, copy = bc04.read_bytes(), bc04.with_name("copy.yaml")
    copy.write_text("mine")
    assert puljetjek("fix", bc04, "--apply", 1, "--out", copy).code == 2
    assert copy.read_text() == "mine"
    assert puljetjek("fix", bc04, "--apply", 1, "--out", copy, "--force").code == 0
    assert puljetjek("fix", bc04, "--apply", 1, "--out", bc04, "--force").code == 2
    (bc04.parent / "link.yaml").symlink_to(bc04)
    assert puljetjek("fix", bc04, "--apply", 1, "--out", bc04.parent / "link.yaml", "--force").code == 2
    assert bc04.read_bytes() == original


@pytest.mark.parametrize("arguments", [("--apply", 2), ("--apply", 0), ("--out", "copy.yaml"), ("--force",)])
def test_a_wrong_use_is_refused(puljetjek: Puljetjek, bc04: Path, arguments: tuple[object, ...]) -> None:
    said = puljetjek("fix", bc04, *arguments)
    assert (said.code, said.out, list(bc04.parent.iterdir())) == (2, "", [bc04])
    assert said.err.count("\n") == 1


def test_a_file_that_is_not_there(puljetjek: Puljetjek, tmp_path: Path) -> None:
    said = puljetjek("fix", tmp_path / "gone.yaml")
    assert (said.code, said.out) == (2, "")


def test_without_a_fault_there_is_nothing_to_correct(puljetjek: Puljetjek, bc04: Path) -> None:
    puljetjek("fix", bc04, "--apply", 1)
    said = puljetjek("fix", bc04.with_name("BC04.rettet.yaml"))
    assert said.code == 0
    assert "ikke beregnes nogen rettelse" in " ".join(said.out.split())
    assert "2 advarsler" in said.out


def test_other_formats_are_only_listed(puljetjek: Puljetjek, bc04: Path) -> None:
    other = bc04.with_suffix(".json")
    puljetjek("convert", bc04, other)
    listed = puljetjek("fix", other)
    assert "[1]" in listed.out
    assert "json" in listed.out
    said = puljetjek("fix", other, "--apply", 1)
    assert (said.code, said.out) == (2, "")
    assert not bc04.with_name("BC04.rettet.json").exists()


def test_too_many_wrong_cells_are_told_by_their_equations(puljetjek: Puljetjek, tmp_path: Path) -> None:
    path = tmp_path / "TM09.yaml"
    path.write_text(write_yaml(scrambled()), encoding="utf-8")
    said = puljetjek("fix", path)
    assert said.code == 0
    assert "ingen rettelse af højst tre celler" in " ".join(said.out.split())


def scrambled() -> Proposal:
    """Every figure of the details, and of all sums, is another one in 2028."""
    proposal = key_cabinets()
    assert proposal.economy is not None
    rows = tuple(
        replace(
            row, cells=tuple(cell(1009 * (n + 1) ** 2 + 7) if at == 3 else each for at, each in enumerate(row.cells))
        )
        for n, row in enumerate(proposal.economy.rows)
    )
    return replace(proposal, economy=replace(proposal.economy, rows=rows))


def test_what_cannot_be_read_is_told_in_a_line_and_the_others_are_listed(puljetjek: Puljetjek, folder: Path) -> None:
    (folder / "broken.yaml").write_text("id: [TM10\n", encoding="utf-8")
    gone = folder.parent / "gone.yaml"
    said = puljetjek("fix", folder, gone)
    assert said.code == 2
    assert [name in line for name, line in zip((gone.name, "broken.yaml"), said.err.splitlines(), strict=True)] == [
        True,
        True,
    ]
    assert "[2]" in said.out
    assert puljetjek("fix", folder, gone, "--apply", 1).code == 2
    assert (folder / "bundle.rettet.yaml").exists()


def test_where_nothing_can_be_read_nothing_is_listed(puljetjek: Puljetjek, tmp_path: Path) -> None:
    said = puljetjek("fix", tmp_path / "gone.yaml", tmp_path / "away.yaml")
    assert (said.code, said.out, said.err.count("\n")) == (2, "", 2)
    assert puljetjek("fix", tmp_path).code == 2


def test_a_cover_alone_is_read_with_the_proposals_beside_it(puljetjek: Puljetjek, folder: Path) -> None:
    shutil.copy(folder / "BC04.yaml", folder / "BC99.yaml")
    (folder / "BC08.yaml").rename(folder / "BC08.yml")
    cover, whole = puljetjek("fix", folder / "bundle.yaml"), puljetjek("fix", folder, "--rules", "budget-2026")
    assert cover.code == 0
    assert "5 forslag" in cover.err
    assert "6 bliver til 5" in cover.out
    assert "BC99" not in cover.out
    assert "BC99" in whole.err
    assert puljetjek("fix", folder / "bundle.yaml", "--apply", 1).code == 0
    assert [path.name for path in folder.glob("*.rettet.*")] == ["bundle.rettet.yaml"]


def test_a_cover_without_proposals_beside_it_stands_alone(puljetjek: Puljetjek, folder: Path) -> None:
    for path in folder.glob("BC*.yaml"):
        path.unlink()
    said = puljetjek("fix", folder / "bundle.yaml")
    assert (said.code, said.err) == (0, "")
    assert "nogen rettelse" in flat(said.out)


def test_a_cover_named_with_some_proposals_is_read_with_those(puljetjek: Puljetjek, folder: Path) -> None:
    said = puljetjek("fix", folder / "bundle.yaml", folder / "BC08.yaml")
    assert (said.code, said.err) == (0, "")
    assert "[1]" in said.out
    assert "BC04.yaml" not in said.out


def test_an_input_of_the_run_is_never_written_over(puljetjek: Puljetjek, folder: Path) -> None:
    original = (folder / "BC07.yaml").read_bytes()
    said = puljetjek("fix", folder, "--apply", 1, "--out", folder / "BC07.yaml", "--force")
    assert (said.code, said.out) == (2, "")
    assert (folder / "BC07.yaml").read_bytes() == original
    assert puljetjek("fix", folder, "--apply", 1, "--out", folder, "--force").code == 2


def test_several_copies_do_not_fit_into_one_file(puljetjek: Puljetjek, folder: Path) -> None:
    said = puljetjek("fix", folder, "--apply", 1, "--apply", 2, "--out", folder.parent / "one.yaml")
    assert (said.code, said.out) == (2, "")
    assert "--out" in said.err.splitlines()[-1]
    assert not (folder.parent / "one.yaml").exists()


def test_what_is_offered_is_what_check_offers(puljetjek: Puljetjek, folder: Path) -> None:
    found = json.loads(puljetjek("check", folder, "--format", "json").out)
    every = found["bundle"]["findings"] + [each for one in found["proposals"] for each in one["findings"]]
    corrected = [each["rule"] for each in every if each["corrections"]]
    listed = [line.split()[0] for line in puljetjek("fix", folder).out.splitlines() if line[:1].isupper()]
    assert listed == corrected
