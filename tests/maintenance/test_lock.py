"""The locks name everything that pyproject.toml asks for, exactly, on every Python and system; and no address."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from maintenance.pins import ENGINE, LOCKS, TARGETS, Pin, pins
from tests.conftest import ROOT

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
EXTRAS: dict[str, list[str]] = PROJECT["project"]["optional-dependencies"]
ASKED = {"run": [], "build": PROJECT["dependency-groups"]["build"]} | EXTRAS
"""What each lock must have, besides what puljetjek runs on."""


def asked(lock: str) -> list[Requirement]:
    run = [] if lock == "build" else PROJECT["project"]["dependencies"]
    return [each for each in map(Requirement, [*run, *ASKED[lock]]) if each.name != ENGINE]


def test_there_is_a_lock_for_what_runs_what_builds_and_each_extra() -> None:
    assert {path.stem for path in LOCKS.glob("*.txt")} == {ENGINE, *ASKED}


@pytest.mark.parametrize("lock", sorted(ASKED))
def test_a_lock_gives_what_pyproject_asks_for_on_every_python_and_system(lock: str) -> None:
    for environment in (target.marker() for target in TARGETS):
        found = [pin for pin in pins(LOCKS / f"{lock}.txt") if pin.holds(environment)]
        versions = {pin.name: pin.version for pin in found}
        assert len(versions) == len(found)
        for requirement in asked(lock):
            if requirement.marker is None or requirement.marker.evaluate(environment):
                assert versions[canonicalize_name(requirement.name)] in requirement.specifier, environment


def test_the_engine_in_c_is_locked_alone() -> None:
    (engine,) = pins(LOCKS / f"{ENGINE}.txt")
    (wanted,) = [each for each in map(Requirement, PROJECT["project"]["dependencies"]) if each.name == ENGINE]
    assert engine.version in wanted.specifier
    assert engine.requirement.marker is None


def test_what_builds_is_what_pyproject_says() -> None:
    found = {pin.name: pin.version for pin in pins(LOCKS / "build.txt")}
    for requirement in map(Requirement, PROJECT["build-system"]["requires"]):
        assert found[canonicalize_name(requirement.name)] in requirement.specifier


@pytest.mark.parametrize("lock", sorted({*ASKED} - {"dev"}))
def test_every_lock_is_a_part_of_that_for_development(lock: str) -> None:
    everything: dict[str, set[str]] = {}
    for pin in pins(LOCKS / "dev.txt"):
        everything.setdefault(f"{pin.name}=={pin.version}", set()).update(pin.hashes)
    for pin in pins(LOCKS / f"{lock}.txt"):
        assert everything[f"{pin.name}=={pin.version}"] == {*pin.hashes}


@pytest.mark.parametrize("path", sorted(LOCKS.glob("*.txt")), ids=lambda path: path.stem)
def test_a_lock_names_no_address_and_no_machine(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    given = [line for line in lines if not line.lstrip().startswith("#")]
    assert {option for line in given for option in re.findall(r"--[a-z-]+", line)} == {"--hash"}
    assert not [line for line in lines if "://" in line or " @ " in line]
    assert all(re.fullmatch(r"[0-9a-f]{64}", each) for pin in pins(path) for each in pin.hashes)
    assert not [pin for pin in pins(path) if "+" in pin.version]


@pytest.mark.parametrize("line", ["cake>=1", "cake==1", "cake @ https://example.org/cake.whl --hash=sha256:0a"])
def test_what_is_not_exact_is_no_pin(tmp_path: Path, line: str) -> None:
    (tmp_path / "lock.txt").write_text(f"# a remark\n{line}\n", encoding="utf-8")
    with pytest.raises(ValueError, match="not an exact version"):
        pins(tmp_path / "lock.txt")


def test_a_pin_holds_where_its_marker_does(tmp_path: Path) -> None:
    (tmp_path / "lock.txt").write_text(
        "colorama==0.4.6 ; sys_platform == 'win32' \\\n  --hash=sha256:0a \\\n  --hash=sha256:0b\n  # via click\n",
        encoding="utf-8",
    )
    (pin,) = pins(tmp_path / "lock.txt")
    assert pin == Pin(pin.requirement, ("0a", "0b"))
    assert (pin.name, pin.version) == ("colorama", "0.4.6")
    assert [pin.holds({"sys_platform": system}) for system in ("win32", "linux")] == [True, False]
