"""The wheel has all that an installed puljetjek needs, and works from any folder."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(build, cwd=ROOT, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_everything_of_the_package_is_in_it(unpacked: Path) -> None:
    ours = {path.relative_to(ROOT) for path in (ROOT / "engine").rglob("*") if path.is_file()}
    wanted = {path for path in ours if "__pycache__" not in path.parts}
    assert {path for path in wanted if not (unpacked / path).is_file()} == set()
    assert {path.suffix for path in wanted} >= {".py", ".mo", ".po", ".j2"}


def test_the_packs_are_in_it(unpacked: Path) -> None:
    packs = {path.relative_to(ROOT / "rules") for path in (ROOT / "rules").rglob("*.yaml")}
    assert packs
    assert {path for path in packs if not (unpacked / "engine" / "_rules" / path).is_file()} == set()


def test_it_finds_its_packs_from_any_folder(unpacked: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "engine.cli", "rules", "show", "TA-205", "--rules", "budget-2026"]
    environment = {**os.environ, "PYTHONPATH": str(unpacked)}
    done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr) == (0, "")
    place = str(unpacked / "engine" / "_rules" / "budget-2026" / "table.yaml")
    assert place in "".join(done.stdout.split())
