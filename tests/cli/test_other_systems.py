"""Nothing that only Linux has is on the way of `check`; what is not Linux is played, and not shown, here.

A Python that lacks what Windows lacks checks the same files, and finds the same.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT

ROUND = ROOT / "proposals" / "budget-2026"
BC04 = [ROUND / "BC04.yaml", ROUND / "word" / "BC04.docx", ROUND / "pdf" / "BC04.pdf"]
WITHOUT = """
import os, sys
if "engine.formats.pdf.worker" in sys.orig_argv:
    sys.platform = "win32"
for module in ("fcntl", "grp", "pwd", "resource", "termios"):
    sys.modules[module] = None
for name in ("O_NOFOLLOW", "O_NONBLOCK", "chown", "fchmod", "getegid", "geteuid", "getgid", "getuid", "killpg",
             "mkfifo", "nice", "setsid", "sysconf"):
    if hasattr(os, name):
        delattr(os, name)
"""


def checked(path: Path, **environment: str) -> dict[str, Any]:
    command = [sys.executable, "-X", "warn_default_encoding", "-W", "error::EncodingWarning"]
    command += ["-m", "engine.cli", "check", str(path), "--format", "json"]
    done = subprocess.run(command, cwd=ROOT, env={**os.environ, **environment}, capture_output=True, check=False)
    assert done.returncode == 1, done.stderr.decode()
    found: dict[str, Any] = json.loads(done.stdout.decode("utf-8"))
    return {key: value for key, value in found.items() if key != "run"}


@pytest.mark.parametrize("path", BC04, ids=lambda path: path.suffix)
def test_it_checks_without_what_windows_lacks(path: Path, tmp_path: Path) -> None:
    (tmp_path / "sitecustomize.py").write_text(WITHOUT, encoding="utf-8")
    assert checked(path, PYTHONPATH=f"{tmp_path}{os.pathsep}{ROOT}") == checked(path)


@pytest.mark.parametrize("encoding", ["cp1252", "ascii"])
def test_json_is_utf_8_whatever_the_system_writes(encoding: str) -> None:
    found = checked(BC04[0], PYTHONIOENCODING=encoding)
    assert found == checked(BC04[0])
    assert "ø" in json.dumps(found, ensure_ascii=False)


@pytest.mark.long
@pytest.mark.parametrize("system", ["win32", "darwin"])
def test_the_types_hold_on_other_systems(system: str) -> None:
    command = [sys.executable, "-m", "mypy", "--strict", f"--platform={system}", f"--cache-dir=.mypy_cache/{system}"]
    done = subprocess.run(
        [*command, "engine", "maintenance", "bootstrap.py"], cwd=ROOT, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()
