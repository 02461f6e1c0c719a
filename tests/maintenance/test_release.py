"""A release is made of what is committed, is the same each time, and holds all that it should."""

import hashlib
import json
import subprocess
import sys
import tarfile
from datetime import date
from pathlib import Path

import pytest

from maintenance import bom, release
from maintenance.pins import ENGINE, LOCKS, pins
from tests.conftest import ROOT

CHANGES = """# Changelog

## [Unreleased]

### Added

- Cake.

## [0.1.0] - 2026-01-02

- Bread.
"""


@pytest.fixture
def project(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a version and a changelog."""
    (tmp_path / "CHANGELOG.md").write_text(CHANGES, encoding="utf-8")
    (tmp_path / "version.py").write_text('"""Cake."""\n\n__version__ = "0.1.0"\n', encoding="utf-8")
    monkeypatch.setattr(release, "ROOT", tmp_path)
    monkeypatch.setattr(release, "CHANGELOG", tmp_path / "CHANGELOG.md")
    monkeypatch.setattr(release, "VERSION", tmp_path / "version.py")
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)  # noqa: S607
    return tmp_path


def test_what_is_unreleased_becomes_the_section_of_the_version(project: Path) -> None:
    release.name("0.2.0", date(2026, 12, 1))
    changes = (project / "CHANGELOG.md").read_text(encoding="utf-8")
    assert release.section("0.2.0", changes) == ("## [0.2.0] - 2026-12-01", "### Added\n\n- Cake.")
    assert "## [Unreleased]\n\n## [0.2.0]" in changes
    assert (project / "version.py").read_text(encoding="utf-8").endswith('__version__ = "0.2.0"\n')


def test_a_version_that_has_its_section_keeps_it(project: Path) -> None:
    release.name("0.1.0", date(2026, 12, 1))
    assert (project / "CHANGELOG.md").read_text(encoding="utf-8") == CHANGES
    assert release.section("0.1.0", CHANGES) == ("## [0.1.0] - 2026-01-02", "- Bread.")
    assert release.section("0.1", CHANGES) == ("", "")


@pytest.mark.usefixtures("project")
@pytest.mark.parametrize(("version", "why"), [("next", "is no version"), ("0.2.0", "CHANGELOG.md")])
def test_no_release_is_made_of_what_is_not_committed(
    version: str, why: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert release.main([version]) == 2
    assert why in capsys.readouterr().err


def test_equal_files_give_equal_releases_with_all_that_belongs_to_one(
    project: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(release, "ROOT", ROOT)
    monkeypatch.setattr(release, "MAKERS", (release._wheel_and_sdist,))
    made = []
    for folder in (project / "one", project / "two"):
        release.make("0.1.0", folder)
        made.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert made[0] == made[1]
    told = (line.split("  ") for line in made[0][release.SUMS].decode().splitlines())
    sums = {name: digest for digest, name in told}
    assert sums == {name: hashlib.sha256(data).hexdigest() for name, data in made[0].items() if name != release.SUMS}
    assert sorted(Path(name).suffix for name in sums) == [".gz", ".whl"]


def test_the_sdist_builds_the_same_wheel(project: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(release, "ROOT", ROOT)
    monkeypatch.setattr(release, "MAKERS", (release._wheel_and_sdist,))
    release.make("0.1.0", project / "dist")
    with tarfile.open(next((project / "dist").glob("*.tar.gz"))) as sdist:
        sdist.extractall(project / "unpacked", filter="data")
    (source,) = (project / "unpacked").iterdir()
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(project / "again")]
    subprocess.run(build, cwd=source, check=True, capture_output=True)
    (again,), (once,) = (project / "again").glob("*.whl"), (project / "dist").glob("*.whl")
    assert again.read_bytes() == once.read_bytes()


@pytest.mark.long
def test_the_bill_of_materials_is_of_the_lock_with_hashes_and_licences(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "0")
    made = bom.bill()
    assert made == bom.bill()
    assert json.loads(json.dumps(made))["metadata"]["timestamp"] == "1970-01-01T00:00:00Z"
    parts = {(part["name"], part["version"]): part for part in made["components"]}
    wanted = {(pin.name, pin.version): pin for lock in ("run", ENGINE) for pin in pins(LOCKS / f"{lock}.txt")}
    assert parts.keys() == wanted.keys()
    for key, part in parts.items():
        assert part["licenses"][0]["expression"]
        # uv leaves out what is only for Pythons that we do not run on.
        assert {*bom._hashes(part)}
        assert {*bom._hashes(part)} <= {*wanted[key].hashes}
