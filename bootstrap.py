"""Sets puljetjek up in .venv beside this file and runs it. Standard library only.

    python3 bootstrap.py check    check proposals/, show the diagnosis, write the reports into reports/
    python3 bootstrap.py test     lint, types, layers and all tests
    python3 bootstrap.py long     the long searches

Needs Python 3.11 or later, pip and a C compiler. Installs the versions of maintenance/locks/, and nothing that has not
their hashes. Running it again is quick: it installs only when they or the Python have changed.
"""

from __future__ import annotations  # so that an old Python gets as far as saying that it is too old

import hashlib
import importlib.util
import os
import platform
import subprocess
import sys
import venv
from collections.abc import Mapping
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
LOCKS = ROOT / "maintenance" / "locks"
OLDEST = (3, 11)
ENGINE = "durable-rules"

FORMATS = ("terminal", "html", "markdown", "json", "csv", "xlsx", "sarif", "junit", "github")
EPOCH = "1796083200"
"""2026-12-01: when the committed reports say that they were made. They change with what they say, and not each day."""
CHECK = (
    "-m",
    "engine.cli",
    "check",
    "proposals",
    "--fail-on=never",
    "--out=reports",
    *(f"--format={each}" for each in FORMATS),
)
STEPS: dict[str, dict[str, tuple[str, ...]]] = {
    "check": {"check": CHECK},
    "test": {
        "ruff check": ("-m", "ruff", "check"),
        "ruff format --check": ("-m", "ruff", "format", "--check"),
        "mypy --strict": ("-m", "mypy", "--strict"),
        "lint-imports": ("-c", "from importlinter.cli import lint_imports_command as lint; lint()"),
        "pytest": ("-m", "pytest", "-m", "not long", "-n", "auto", "--dist", "worksteal"),
    },
    "long": {"pytest -m long": ("-m", "pytest", "-m", "long")},
}
LOCK = {"check": "run", "test": "dev", "long": "dev"}


def main(arguments: list[str]) -> int:
    """Does what the one argument names. Returns the exit code: 2 for a wrong use, else the first failing step's."""
    if len(arguments) != 1 or arguments[0] not in STEPS:
        print(__doc__, file=sys.stderr)
        return 2
    if sys.version_info < OLDEST:
        print(f"puljetjek needs Python 3.11 or later; this is {platform.python_version()}.", file=sys.stderr)
        return 2
    try:
        install(LOCK[arguments[0]])
    except subprocess.CalledProcessError as error:
        print(f"Could not set up .venv: {error}", file=sys.stderr)
        return 2
    return run(STEPS[arguments[0]])


def run(steps: Mapping[str, tuple[str, ...]]) -> int:
    """Runs every step; the last one's own closing line ends the output. Returns the first failure's exit code."""
    failures: dict[str, int] = {}
    for name, command in steps.items():
        if len(steps) > 1:
            print(f"── {name}" + (f" (failed: {', '.join(failures)})" if failures else ""), flush=True)
        code = subprocess.run([PYTHON, *command], cwd=ROOT, check=False, env=environment()).returncode
        if code:
            failures[name] = code
    return next(iter(failures.values()), 0)


def environment() -> dict[str, str]:
    """The steps' environment, in which a report is made when `EPOCH` says, unless it is told otherwise."""
    return {"SOURCE_DATE_EPOCH": EPOCH, **os.environ}


def install(lock: str) -> None:
    """Makes .venv ready, unless a stamp of the same state says that it is. Raises CalledProcessError if pip fails."""
    stamp = VENV / f"ready-{lock}"
    if stamp.exists() and stamp.read_text() == state():
        return
    print("Setting up .venv …", file=sys.stderr, flush=True)
    if not has_this_python():
        venv.create(VENV, clear=True, with_pip=not host_has_pip())
    pip("install", "--only-binary=:all:", *locked("build"), *locked(lock))
    pip("install", "--no-deps", "--no-index", "--no-build-isolation", "--editable", str(ROOT))
    install_engine()
    # Where writing bytecode is forbidden, every start would compile all of it anew.
    subprocess.run([PYTHON, "-m", "compileall", "-q", ROOT / "engine"], check=True)
    stamp.write_text(state())


def locked(lock: str) -> tuple[str, ...]:
    """What makes pip install a lock, and refuse what has not its hashes."""
    return ("--require-hashes", "--requirement", str(LOCKS / f"{lock}.txt"))


def state() -> str:
    """What the environment was made from: the project's needs, the locks, this Python, this folder."""
    files = (ROOT / "pyproject.toml", Path(__file__), *sorted(LOCKS.glob("*.txt")))
    parts = (*(file.read_bytes() for file in files), sys.version.encode(), bytes(ROOT))
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def has_this_python() -> bool:
    """Whether .venv is there, whole, and made by this version of Python."""
    config = VENV / "pyvenv.cfg"
    return PYTHON.exists() and f"version = {platform.python_version()}" in config.read_text().splitlines()


def host_has_pip() -> bool:
    """Whether this Python has pip. Debian's has it without ensurepip, so pip is not put into .venv but works on it."""
    return importlib.util.find_spec("pip") is not None


def pip(*arguments: str) -> None:
    """Runs pip on .venv. Raises CalledProcessError."""
    subprocess.run([*pip_command(), *arguments], check=True)


def pip_command() -> list[str]:
    """What runs pip on .venv, quietly."""
    command = [sys.executable, "-m", "pip", "--python", str(PYTHON)] if host_has_pip() else [str(PYTHON), "-m", "pip"]
    return [*command, "-qq", "--disable-pip-version-check"]


def install_engine() -> None:
    """Builds durable-rules, which is C; without it puljetjek chains with its own reference chainer, and this says so.

    Since Python 3.13 one function that it calls has another name; a build made without saying so fails at import only.
    Raises CalledProcessError for a source that is not the locked one.
    """
    renamed = "-DPyEval_CallObject=PyObject_CallObject" if sys.version_info >= (3, 13) else ""
    flags = os.environ | {"CPPFLAGS": f"{os.environ.get('CPPFLAGS', '')} {renamed}".strip()}
    how = ("--no-cache-dir", "--use-pep517", "--no-build-isolation", f"--no-binary={ENGINE}")
    try:
        subprocess.run([*pip_command(), "install", *how, *locked(ENGINE)], env=flags, check=True, capture_output=True)
        subprocess.run([PYTHON, "-c", "import durable.lang"], check=True, capture_output=True)
    except subprocess.CalledProcessError as error:
        if b"DO NOT MATCH THE HASHES" in error.stderr:
            print(error.stderr.decode(errors="replace"), file=sys.stderr)
            raise
        print(f"{ENGINE} cannot be built here: puljetjek uses its own reference chainer.", file=sys.stderr)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
