"""Corrections of the other tables, written into the author's own file."""

import json
import shutil
from pathlib import Path

import pytest

from tests.cli.conftest import Puljetjek, unmarked
from tests.cli.test_fix import REAL, findings


@pytest.fixture
def bc08(tmp_path: Path) -> Path:
    """The published proposal in which a total reads 218.00."""
    return Path(shutil.copy(REAL.with_name("BC08.yaml"), tmp_path))


def test_an_unreadable_total_is_told_and_written_into_a_yaml_copy(puljetjek: Puljetjek, bc08: Path) -> None:
    words = " ".join(puljetjek("fix", bc08).out.split())
    assert "[1] »I alt«, Årlige henvendelser: skal være 218.000" in words
    assert puljetjek("fix", bc08, "--apply", 1).code == 0
    copy = bc08.with_name("BC08.rettet.yaml")
    old = b"{text: 218.00, state: unreadable, reason: broken_group}"
    assert old in bc08.read_bytes()
    assert unmarked(copy) == bc08.read_bytes().replace(old, b"218.000")
    assert "TA-211" in findings(puljetjek, bc08)
    assert not {"TA-211", "TA-212"} & set(findings(puljetjek, copy))


def test_what_must_stand_is_shown_under_the_cell(puljetjek: Puljetjek, bc08: Path) -> None:
    lines = puljetjek("check", bc08).out.splitlines()
    below = next(at for at, line in enumerate(lines) if line.strip(" |^") == "" and "^" in line)
    assert "218.00 " in lines[below - 1]
    assert lines[below + 1].split() == ["|", "218.000"]
    assert lines[below + 1].rindex("0") == lines[below].rindex("^")


def test_one_of_several_figures_of_a_cell_is_written_alone(puljetjek: Puljetjek, bc08: Path) -> None:
    right = bc08.read_bytes().replace(b"{text: 218.00, state: unreadable, reason: broken_group}", b"218.000")
    bc08.write_bytes(right.replace(b"1.140.000 kr.", b"1.410.000 kr."))
    report = json.loads(puljetjek("check", bc08, "--format", "json").out)
    told = [each for each in report["proposals"][0]["findings"] if each["rule"] == "TA-212"]
    assert [each["corrections"][0]["cells"][0]["to"] for each in told] == [1_140_000]
    assert puljetjek("fix", bc08, "--apply", 1).code == 0
    assert unmarked(bc08.with_name("BC08.rettet.yaml")) == right


@pytest.mark.parametrize(
    ("right", "wrong", "to"), [(b"1.140.000 kr.", b"1.410.000 kr.", 1_140_000), (b"1,8", b"18,0", "1.8")]
)
def test_a_word_copy_keeps_the_words_beside_the_figure(
    puljetjek: Puljetjek, bc08: Path, right: bytes, wrong: bytes, to: object
) -> None:
    bc08.write_bytes(bc08.read_bytes().replace(right, wrong))
    word, back = bc08.with_suffix(".docx"), bc08.with_name("back.yaml")
    puljetjek("convert", bc08, word)
    report = json.loads(puljetjek("check", word, "--format", "json").out)
    cells = [
        cell
        for each in report["proposals"][0]["findings"]
        for way in each["corrections"]
        for cell in way["cells"]
        if each["rule"] == "TA-212"
    ]
    assert [each["to"] for each in cells] == [to]
    listed = " ".join(puljetjek("fix", word).out.split())
    number = 1 if "[1] »I alt«, Effektivisering ÅV" in listed else 2
    assert puljetjek("fix", word, "--apply", number).code == 0
    puljetjek("convert", word.with_name("BC08.rettet.docx"), back)
    assert wrong not in back.read_bytes()
    assert right in back.read_bytes()
    assert "TA-212" not in findings(puljetjek, word.with_name("BC08.rettet.docx"))
