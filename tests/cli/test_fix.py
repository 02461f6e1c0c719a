"""Corrections listed, and written into a copy."""

import json
import shutil
import zipfile
from pathlib import Path

import pytest

from engine.cli.exits import Refused
from engine.cli.mend import chosen, offers
from engine.intake.canonical.write import write_yaml
from engine.model.proposal import Proposal
from tests.cli.conftest import Puljetjek
from tests.report.samples import cell, key_cabinets, sample

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
    assert copy.read_bytes() == original.replace(b"2026: -4.510", b"2026: 4.510")
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
    assert puljetjek("fix", word, "--apply", 1).code == 0
    copy = word.with_name("BC04.rettet.docx")
    assert word.read_bytes() == original
    old, new = zipfile.ZipFile(word), zipfile.ZipFile(copy)
    assert old.namelist() == new.namelist()
    assert [each for each in old.namelist() if old.read(each) != new.read(each)] == ["word/document.xml"]
    document = old.read("word/document.xml").replace(b">-4.510<", b">4.510<")
    assert new.read("word/document.xml") == document
    assert "TA-205" in findings(puljetjek, word)
    assert "TA-205" not in findings(puljetjek, copy)


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
    assert "mere end tre celler" in " ".join(said.out.split())


def scrambled() -> Proposal:
    """Every figure of the details, and of all sums, is another one in 2028."""
    proposal = key_cabinets()
    assert proposal.economy is not None
    rows = tuple(
        row.model_copy(
            update={
                "cells": tuple(cell(1009 * (n + 1) ** 2 + 7) if at == 3 else each for at, each in enumerate(row.cells))
            }
        )
        for n, row in enumerate(proposal.economy.rows)
    )
    return proposal.model_copy(update={"economy": proposal.economy.model_copy(update={"rows": rows})})


def test_two_that_exclude_each_other_are_not_applied_together() -> None:
    listed = offers(sample())
    rivals = [each for each in listed if len(each.finding.corrections) > 1]
    assert len(rivals) > 1
    with pytest.raises(Refused):
        chosen(listed, [rivals[0].number, rivals[1].number])
    assert chosen(listed, [rivals[0].number, rivals[0].number]) == (rivals[0],)
