"""What a lock says: names, versions, hashes, and on which Pythons and systems each is wanted."""

from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from packaging.requirements import Requirement
from packaging.utils import NormalizedName, canonicalize_name

LOCKS = Path(__file__).parent / "locks"
ENGINE = "durable-rules"
"""Locked alone, since it is C, and puljetjek does without where it cannot be built."""


class Pin(NamedTuple):
    """One requirement of a lock, with an exact version, and the SHA-256 of each file that may be installed for it."""

    requirement: Requirement
    hashes: tuple[str, ...]

    @property
    def name(self) -> NormalizedName:
        """The name as registries compare it."""
        return canonicalize_name(self.requirement.name)

    @property
    def version(self) -> str:
        """The exact version."""
        return str(self.requirement.specifier).removeprefix("==")

    def holds(self, environment: Mapping[str, str]) -> bool:
        """Whether it is wanted there: `environment` gives the variables of a marker (`sys_platform`, …)."""
        marker = self.requirement.marker
        return marker is None or marker.evaluate(dict(environment))


class Target(NamedTuple):
    """A Python (as "3.12") on a system (linux, macos or windows) that the locks are for."""

    python: str
    system: str

    def marker(self) -> dict[str, str]:
        """The variables of a requirement's marker there."""
        platform, name = _PLATFORMS[self.system]
        return {
            "python_version": self.python,
            "python_full_version": f"{self.python}.0",
            "sys_platform": platform,
            "platform_system": name,
            "platform_python_implementation": "CPython",
            "implementation_name": "cpython",
            "extra": "",
        }


PYTHONS = ("3.11", "3.12", "3.13", "3.14")
_PLATFORMS = {"linux": ("linux", "Linux"), "macos": ("darwin", "Darwin"), "windows": ("win32", "Windows")}
TARGETS = tuple(Target(python, system) for python in PYTHONS for system in _PLATFORMS)


def pins(lock: Path) -> list[Pin]:
    """Every requirement of the lock. Raises ValueError for a line that is not a version with its hashes."""
    text = lock.read_text(encoding="utf-8").replace("\\\n", " ")
    return [_pin(line) for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]


def _pin(line: str) -> Pin:
    wanted, *hashes = line.split("--hash=sha256:")
    requirement = Requirement(wanted)
    versions = [each.operator for each in requirement.specifier]
    if versions != ["=="] or not hashes or requirement.url:
        raise ValueError(f"not an exact version with hashes: {wanted}")
    return Pin(requirement, tuple(each.strip() for each in hashes))
