"""Writes locks/: exact versions and hashes of everything that is installed, for every Python and system at once.

    python -m maintenance.lock              what pyproject.toml asks for otherwise than before, and nothing else
    python -m maintenance.lock --upgrade    the newest of everything

    run.txt             what puljetjek runs on
    trial.txt, …        the same with an optional extra of that name
    dev.txt             all of it, with what tests, lints and builds
    build.txt           what builds puljetjek and durable-rules
    durable-rules.txt   durable-rules alone, since it is C, and puljetjek does without where it cannot be built

All but durable-rules are installed as wheels only, so that nothing is built by what no lock names.
"""

import argparse
import subprocess
import sys
import tomllib
from pathlib import Path
from tempfile import TemporaryDirectory

from maintenance import licences
from maintenance.pins import ENGINE, LOCKS, PYTHONS, TARGETS, Target
from maintenance.uv import ROOT, uv

_HOW = (
    "--universal",
    f"--python-version={PYTHONS[0]}",
    "--generate-hashes",
    "--annotation-style=line",
    "--custom-compile-command=python -m maintenance.lock",
    "--only-binary=:all:",
    f"--no-binary={ENGINE}",
)


def main() -> int:
    """Writes the locks and the list of licences, and tells where they can be installed; 1 if not everywhere."""
    parser = argparse.ArgumentParser(prog="python -m maintenance.lock", description=__doc__.partition("\n")[0])
    parser.add_argument("--upgrade", action="store_true", help="the newest of everything")
    write(upgrade=parser.parse_args().upgrade)
    return max(check(), licences.main())


def write(*, upgrade: bool) -> None:
    """Resolves everything together into dev.txt, and takes every other lock out of it. Raises CalledProcessError."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    everything = LOCKS / "dev.txt"
    _compile(
        everything,
        "pyproject.toml",
        "--all-extras",
        "--group=build",
        f"--no-emit-package={ENGINE}",
        *(["--upgrade"] if upgrade else []),
    )
    taken = (f"--constraints={everything.relative_to(ROOT).as_posix()}", f"--no-emit-package={ENGINE}")
    _compile(LOCKS / "run.txt", "pyproject.toml", *taken)
    _compile(LOCKS / "build.txt", "--group=build", *taken)
    for extra in project["optional-dependencies"].keys() - {"dev"}:
        _compile(LOCKS / f"{extra}.txt", "pyproject.toml", f"--extra={extra}", *taken)
    engine = next(each for each in project["dependencies"] if each.startswith(ENGINE)).partition(";")[0]
    _compile(LOCKS / f"{ENGINE}.txt", "-", "--no-deps", *(["--upgrade"] if upgrade else []), given=engine)


def _compile(lock: Path, *arguments: str, given: str | None = None) -> None:
    uv(["pip", "compile", *_HOW, f"--output-file={lock.relative_to(ROOT).as_posix()}", *arguments], given=given)


def check() -> int:
    """Says for each Python and system whether all of dev.txt can be installed there as wheels. 1 if not, else 0."""
    failed = [target for target in TARGETS if not _installable(target)]
    for target in TARGETS:
        print(f"Python {target.python} on {target.system}: {'cannot' if target in failed else 'can'} be installed")
    return 1 if failed else 0


def _installable(target: Target) -> bool:
    where = (f"--python-version={target.python}", f"--python-platform={target.system}")
    what = ("--require-hashes", "--only-binary=:all:", "--requirements", LOCKS / "dev.txt")
    with TemporaryDirectory() as folder:
        try:
            uv(["pip", "install", "--dry-run", "--target", folder, *where, *what])
        except subprocess.CalledProcessError:
            return False
    return True


if __name__ == "__main__":
    sys.exit(main())
