"""puljetjek as people install it, by pip into an environment of its own, works from any folder on each Python."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from engine.capabilities.program import build
from engine.pack.locate import folders
from maintenance.pins import PYTHONS
from maintenance.pythons import python_of
from tests.conftest import ROOT

pytestmark = pytest.mark.long
BC04 = ROOT / "proposals" / "budget-2026" / "BC04.yaml"


def programs(environment: Path) -> Path:
    return environment / ("Scripts" if sys.platform == "win32" else "bin")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return next(folder.glob("*.whl"))


@pytest.mark.parametrize("how", ["folder", "wheel"])
@pytest.mark.parametrize("version", PYTHONS)
def test_it_is_installed_and_checks(version: str, how: str, wheel: Path, tmp_path: Path) -> None:
    environment, away = tmp_path / "environment", tmp_path / "away"
    python = python_of(version)
    if python is None:
        pytest.skip(f"Python {version} is not on this machine")
    away.mkdir()
    subprocess.run([python, "-m", "venv", str(environment)], check=True)
    what = str(ROOT if how == "folder" else wheel)
    installing = [str(programs(environment) / "python"), "-m", "pip", "install", "--quiet", what]
    subprocess.run(installing, cwd=away, check=True, capture_output=True, timeout=900)

    def puljetjek(*arguments: str) -> subprocess.CompletedProcess[str]:
        command = [str(programs(environment) / "puljetjek"), *arguments]
        return subprocess.run(command, cwd=away, capture_output=True, encoding="utf-8", timeout=120, check=False)

    checked = puljetjek("check", str(BC04), "--format", "json")
    # From Python 3.13 on pip leaves durable-rules out, and every run says in one line what that means.
    alone = version >= "3.13"
    assert (checked.returncode, checked.stderr.count("\n")) == (1, int(alone))
    assert ("durable-rules mangler" in checked.stderr) is alone
    (proposal,) = json.loads(checked.stdout)["proposals"]
    assert "TA-205" in {finding["rule"] for finding in proposal["findings"]}

    danish = puljetjek("about")
    assert (danish.returncode, danish.stderr) == (0, "")
    assert all(text in "".join(danish.stdout.split()) for text in ("Regelpakker", build(), str(environment)))
    assert all(folder.name in danish.stdout for folder in folders())
    assert ("– durable-rules" in danish.stdout) is alone
    assert puljetjek("new", "investeringsforslag").returncode == 0
    assert [path.suffix for path in away.iterdir()] == [".docx"]
