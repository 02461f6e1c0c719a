"""Fetches what runs the page: Python in WebAssembly from npm, and two wheels for it from the Python index.

    python -m maintenance.runtime FOLDER

engine/web/runtime.json names each file with its checksum; what is fetched is held against it.
"""

import hashlib
import subprocess
import sys
from pathlib import Path

from engine.web.page import runtime_files

PLATFORM, PYTHON = "pyemscripten_2026_0_wasm32", "3.14"


def fetch(folder: Path) -> None:
    """Puts the files into the folder; those that are there already stay. Raises SystemExit for another checksum."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, checksum in runtime_files().items():
        if not (folder / name).exists():
            subprocess.run(_order(name), cwd=folder, check=True)
        if hashlib.sha256((folder / name).read_bytes()).hexdigest() != checksum:
            raise SystemExit(f"{folder / name} is not the file that is meant: its checksum is another")


def _order(name: str) -> list[str]:
    if name.endswith(".tgz"):
        package, _, version = name.removesuffix(".tgz").rpartition("-")
        return ["npm", "pack", f"{package}@{version}"]
    package, version = name.split("-")[:2]
    # The project's own environment has no pip: uv lends one.
    pip = [sys.executable, "-m", "uv", "--quiet", "tool", "run", "pip", "download", "--no-deps", "--only-binary=:all:"]
    return [*pip, "--platform", PLATFORM, "--python-version", PYTHON, f"{package}=={version}"]


if __name__ == "__main__":
    fetch(Path(sys.argv[1]))
