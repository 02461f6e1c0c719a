"""The build tells one program from another, however it was installed."""

import shutil
from pathlib import Path

import pytest

from engine.capabilities import program
from tests.conftest import ROOT


def built(monkeypatch: pytest.MonkeyPatch, folder: Path) -> str:
    monkeypatch.setattr(program, "_HERE", folder)
    program.build.cache_clear()
    try:
        return program.build()
    finally:
        program.build.cache_clear()


def test_the_build_is_of_the_files_and_of_nothing_else(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    here = built(monkeypatch, ROOT / "engine")
    copy = tmp_path / "site" / "engine"
    shutil.copytree(ROOT / "engine", copy, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "rules", copy / "_rules")
    (copy / "__pycache__").mkdir(exist_ok=True)
    (copy / "__pycache__" / "about.pyc").write_bytes(b"compiled")
    assert built(monkeypatch, copy) == here
    (copy / "texts" / "da" / "LC_MESSAGES" / "puljetjek.mo").write_bytes(b"other words")
    assert built(monkeypatch, copy) != here


def test_the_program_tells_what_it_runs_on() -> None:
    told = program.program()
    assert told.version
    assert len(told.build) == 64
    assert Path(told.folder) == ROOT / "engine"
    assert "Python" in told.python
