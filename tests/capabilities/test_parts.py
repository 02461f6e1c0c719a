"""What is missing is told in one line: what it means, and how to mend it."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from engine.capabilities import parts
from engine.texts import speaking


def broken(_: str) -> None:
    raise ImportError("undefined symbol: PyEval_CallObject")


@pytest.fixture
def nothing_here(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "which", lambda _: None)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(parts, "import_module", broken)
    parts.wide_font.cache_clear()


@pytest.mark.usefixtures("nothing_here")
@pytest.mark.parametrize("code", ["da", "en"])
def test_each_missing_part_says_what_that_means_and_how_to_get_it(code: str) -> None:
    with speaking(code):
        gone = parts.missing()
        assert gone == parts.parts()
        for part in gone:
            line = part.line()
            assert "\n" not in line
            assert all(each in line for each in (part.name, part.without, part.remedy))
    parts.wide_font.cache_clear()


def test_a_part_tells_which_version_there_is() -> None:
    assert parts.part("hypothesis").found.startswith("6.")
    assert parts.part("hypothesis") not in parts.missing()


def test_what_is_installed_but_cannot_be_imported_is_missing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parts, "import_module", broken)
    assert not parts.part(parts.ENGINE).present


@pytest.mark.parametrize(("family", "found"), [("Liberation Sans", "Liberation Sans"), ("DejaVu Sans", "")])
def test_a_font_that_is_wider_than_arial_will_not_do(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, family: str, found: str
) -> None:
    def answer(*_: object, **__: object) -> subprocess.CompletedProcess[str]:
        return subprocess.CompletedProcess([], 0, stdout=family)

    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda _: str(tmp_path / "fc-match"))
    monkeypatch.setattr(subprocess, "run", answer)
    parts.wide_font.cache_clear()
    assert parts.wide_font() == found
    parts.wide_font.cache_clear()
