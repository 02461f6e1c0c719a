"""Tries program and tests on the versions at one end of what pyproject.toml allows, and says what would break.

    python -m maintenance.edges newest     the newest of everything
    python -m maintenance.edges lowest     the lowest of what pyproject.toml names

It sets up an environment of its own, tells how it differs from the locks, and leaves those alone. What follows is
handed to pytest: `newest tests/formats` tries only those, `--python 3.13` tries another Python.
"""

import argparse
import os
import subprocess
import sys
import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from packaging.markers import default_environment
from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

import bootstrap
from maintenance.pins import ENGINE, LOCKS, pins
from maintenance.pythons import python_of
from maintenance.uv import ROOT, uv

RESOLUTIONS = {"newest": "highest", "lowest": "lowest-direct"}
_RENAMED = "-DPyEval_CallObject=PyObject_CallObject"
"""See `bootstrap.install_engine`."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0 if all went well there, 1 if something broke, 2 where there is no such Python."""
    parser = argparse.ArgumentParser(prog="python -m maintenance.edges", description=__doc__.partition("\n")[0])
    parser.add_argument("end", choices=RESOLUTIONS)
    parser.add_argument("--python", default=f"{sys.version_info[0]}.{sys.version_info[1]}", help="as 3.13")
    given, rest = parser.parse_known_args(arguments)
    python = python_of(given.python)
    if python is None:
        print(f"Python {given.python} is not on this machine", file=sys.stderr)
        return 2
    with TemporaryDirectory(prefix="puljetjek-edges-") as folder:
        environment = Path(folder) / "environment"
        versions = _resolved(given.python, given.end, Path(folder))
        print(*_told(versions, given.python), sep="\n", flush=True)
        program = _installed(environment, python, Path(folder))
        broken = _broken(given.end, program, Path(folder) / "reports", rest)
    print(f"on the {given.end} versions breaks: {', '.join(broken) or 'nothing'}")
    return 1 if broken else 0


def _resolved(python: str, end: str, folder: Path) -> dict[NormalizedName, str]:
    """The versions by name, which `folder`/requirements.txt then names too."""
    out = folder / "requirements.txt"
    how = (f"--python-version={python}", f"--resolution={RESOLUTIONS[end]}", "--no-header", "--no-annotate")
    what = ("pyproject.toml", "--all-extras", "--group=build", f"--no-emit-package={ENGINE}")
    uv(["pip", "compile", *how, *what, f"--output-file={out}"])
    lines = (line for line in out.read_text(encoding="utf-8").splitlines() if "==" in line)
    return {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}


def _told(versions: Mapping[NormalizedName, str], python: str) -> list[str]:
    """How these versions differ from the locked ones, and which pyproject.toml keeps from being newer."""
    environment = {**_this_system(), "python_version": python, "python_full_version": f"{python}.0", "extra": ""}
    locked = {pin.name: pin.version for pin in pins(LOCKS / "dev.txt") if pin.holds(environment)}
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"].values()
    capped = [
        str(each)
        for each in map(Requirement, [*project["dependencies"], *(each for extra in extras for each in extra)])
        if any(specifier.operator in {"<", "<=", "==", "~="} for specifier in each.specifier)
    ]
    other = [
        f"  {name} {locked.get(name, 'not')} locked, {version} tried"
        for name, version in sorted(versions.items())
        if locked.get(name) != version
    ]
    return [f"Python {python}, {len(other)} other versions than locked", *other, f"  held: {', '.join(capped)}"]


def _this_system() -> dict[str, str]:
    return {name: str(value) for name, value in default_environment().items()}


def _installed(environment: Path, python: str, folder: Path) -> Path:
    """Makes the environment, and returns its Python."""
    uv(["venv", "--python", python, environment])
    program = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    uv(["pip", "install", "--python", program, "--requirements", folder / "requirements.txt"])
    uv(["pip", "install", "--python", program, "--no-deps", "--no-build-isolation", "--editable", ROOT])
    flags = os.environ | {"CPPFLAGS": _RENAMED}
    how = ("--no-build-isolation", "--no-cache", "--require-hashes", "--requirements", LOCKS / f"{ENGINE}.txt")
    command = [sys.executable, "-m", "uv", "-q", "pip", "install", "--python", str(program), *map(str, how)]
    if subprocess.run(command, cwd=ROOT, env=flags, check=False, capture_output=True).returncode:
        print(f"{ENGINE} cannot be built there: the reference chainer is tried alone")
    return program


def _broken(end: str, program: Path, reports: Path, tests: Sequence[str]) -> list[str]:
    """Which steps fail. What checks types is no part of what must run on old versions, nor are its own."""
    check = [f"--out={reports}" if each.startswith("--out=") else each for each in bootstrap.CHECK]
    steps = {
        "check": check,
        "mypy --strict": bootstrap.STEPS["test"]["mypy --strict"],
        "pytest": ("-m", "pytest", "-m", "not long", "-n", "2", *tests),
    }
    if end == "lowest":
        del steps["mypy --strict"]
    broken = []
    for name, step in steps.items():
        print(f"── {name}", flush=True)
        quiet = subprocess.DEVNULL if name == "check" else None
        if subprocess.run([program, *step], cwd=ROOT, check=False, stdout=quiet).returncode:
            broken.append(name)
    return broken


if __name__ == "__main__":
    sys.exit(main())
