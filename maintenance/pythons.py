"""Which Pythons are on this machine."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

_TELL = "import sys; print('.'.join(map(str, sys.version_info[:2])))"


def python_of(version: str) -> str | None:
    """The program of the Python of this version (as "3.12"), on the path or kept by pyenv; None where there is none."""
    return next((each for each in _candidates(version) if _tells(each) == version), None)


def _candidates(version: str) -> Iterator[str]:
    yield getattr(sys, "_base_executable", sys.executable)
    on_path = shutil.which(f"python{version}")
    if on_path:
        yield on_path
    kept = Path(os.environ.get("PYENV_ROOT", Path.home() / ".pyenv")) / "versions"
    yield from map(str, sorted(kept.glob(f"{version}.*/bin/python{version}")))


def _tells(program: str) -> str:
    try:
        done = subprocess.run([program, "-c", _TELL], capture_output=True, encoding="utf-8", check=False)
    except OSError:
        return ""
    return done.stdout.strip()
