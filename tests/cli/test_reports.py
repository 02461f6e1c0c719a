"""The reports that a visitor sees are what the program says today; `python3 bootstrap.py check` writes them anew."""

from pathlib import Path
from zipfile import ZipFile

import pytest

import bootstrap
from tests.cli.conftest import Puljetjek

REPORTS = bootstrap.ROOT / "reports"


def test_the_committed_reports_are_current(
    puljetjek: Puljetjek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(bootstrap.ROOT)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", bootstrap.EPOCH)
    arguments = [each.replace("--out=reports", f"--out={tmp_path}") for each in bootstrap.CHECK[2:]]
    assert puljetjek(*arguments).code == 0
    made = {path.name: said(path) for path in tmp_path.iterdir()}
    assert {path.name for path in REPORTS.iterdir()} == set(made)
    assert [name for name, data in made.items() if said(REPORTS / name) != data] == []


def said(path: Path) -> dict[str, bytes]:
    """What is in the file: of a workbook its parts, which not every machine packs alike."""
    if path.suffix != ".xlsx":
        return {path.name: path.read_bytes()}
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist()}
