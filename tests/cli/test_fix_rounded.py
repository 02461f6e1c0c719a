"""Corrections of tables in mio. kr., typed as the tables are."""

import zipfile
from pathlib import Path

import pytest

from engine.formats.canonical.write import write_yaml
from engine.pack.load import load_pack
from engine.run.open import open_path
from tests.cli.conftest import Puljetjek, unmarked
from tests.cli.test_fix import REAL, findings
from tests.diagnose.millions import in_millions


@pytest.fixture
def millions(tmp_path: Path) -> Path:
    """BC04, with the wrong sign that it was published with, in mio. kr. with one decimal."""
    (proposal,) = open_path(REAL, load_pack("budget-2026").lexicon).proposals
    path = tmp_path / "BC04.yaml"
    path.write_text(write_yaml(in_millions(proposal)), encoding="utf-8")
    return path


def test_the_correction_is_shown_as_it_is_to_be_typed(puljetjek: Puljetjek, millions: Path) -> None:
    words = " ".join(puljetjek("fix", millions).out.split())
    assert "[1] »Samlet økonomisk påvirkning«, 2026: -4,5 bliver til 4,5 – forkert fortegn" in words
    assert "[2]" not in words
    assert "-4,5 bliver til 4,5" in " ".join(puljetjek("check", millions).out.split())


def test_a_yaml_copy_has_the_figure_in_mio(puljetjek: Puljetjek, millions: Path) -> None:
    original = millions.read_bytes()
    assert puljetjek("fix", millions, "--apply", 1).code == 0
    copy = millions.with_name("BC04.rettet.yaml")
    assert unmarked(copy) == original.replace(b'2026: "-4,5"', b'2026: "4,5"')
    assert unmarked(copy) != original
    assert "TA-205" in findings(puljetjek, millions)
    assert "TA-205" not in findings(puljetjek, copy)


def test_a_word_copy_has_the_figure_in_mio(puljetjek: Puljetjek, millions: Path) -> None:
    word = millions.with_suffix(".docx")
    puljetjek("convert", millions, word)
    assert puljetjek("fix", word, "--apply", 1, "--no-track").code == 0
    copy = word.with_name("BC04.rettet.docx")
    old, new = (zipfile.ZipFile(each).read("word/document.xml") for each in (word, copy))
    assert (old.count(b">-4,5<") - new.count(b">-4,5<"), len(old) - len(new)) == (1, 1)
    assert "TA-205" in findings(puljetjek, word)
    assert "TA-205" not in findings(puljetjek, copy)


def test_what_rounding_explains_is_no_finding(puljetjek: Puljetjek, millions: Path) -> None:
    text = millions.read_text(encoding="utf-8")
    near, far = text.replace('2026: "-4,5"', '2026: "4,6"'), text.replace('2026: "-4,5"', '2026: "4,8"')
    assert near != text != far
    millions.write_text(near, encoding="utf-8")
    assert not [each for each in findings(puljetjek, millions) if each.startswith("TA-")]
    millions.write_text(far, encoding="utf-8")
    assert "TA-205" in findings(puljetjek, millions)
