"""What a plain installation brings lets anyone use it for anything, and the list says so of what is locked now."""

from email.message import Message
from importlib.metadata import Distribution
from pathlib import Path
from typing import Any

import pytest

from maintenance.licences import LIST, PERMISSIVE, Licensed, permissive, stated, written
from maintenance.pins import ENGINE, LOCKS, pins


class Package(Distribution):
    """A package with no more than this metadata."""

    def __init__(self, **fields: str) -> None:
        self._metadata = Message()
        for name, value in fields.items():
            self._metadata[name.replace("_", "-")] = value

    @property
    def metadata(self) -> Any:
        return self._metadata

    def read_text(self, filename: str) -> str | None:
        raise NotImplementedError

    def locate_file(self, path: Any) -> Path:
        raise NotImplementedError


def listed() -> list[tuple[str, str, str, str]]:
    rows = [line.split("|")[1:-1] for line in LIST.read_text(encoding="utf-8").splitlines() if line.startswith("| ")]
    return [(name.strip(), version.strip(), licence.strip(), use.strip()) for name, version, licence, use in rows[1:]]


def test_the_list_is_of_what_is_locked_now() -> None:
    locked = {(pin.name, pin.version) for lock in LOCKS.glob("*.txt") for pin in pins(lock)}
    assert [(name, version) for name, version, _, _ in listed()] == sorted(locked)


def test_a_plain_installation_brings_nothing_that_is_not_permissive() -> None:
    plain = {(pin.name, pin.version) for lock in ("run", ENGINE) for pin in pins(LOCKS / f"{lock}.txt")}
    told = {(name, version): licence for name, version, licence, use in listed() if use == "a plain installation"}
    assert told.keys() == plain
    assert [(name, licence) for (name, _), licence in told.items() if not permissive(licence)] == []


@pytest.mark.parametrize(
    ("licence", "expected"),
    [
        ("MIT", True),
        ("Apache-2.0 OR BSD-3-Clause", True),
        ("MIT OR GPL-3.0-only", True),
        ("BSD-3-Clause AND (MIT AND Zlib)", True),
        ("MIT AND GPL-3.0-only", False),
        ("MPL-2.0", False),
        ("LGPL-3.0-or-later OR GPL-3.0-only", False),
        ("", False),
    ],
)
def test_of_two_licences_one_is_enough_if_one_may_choose(licence: str, expected: bool) -> None:
    assert permissive(licence) is expected


@pytest.mark.parametrize(
    ("fields", "expected"),
    [
        ({"License_Expression": "mit"}, "MIT"),
        ({"License_Expression": "MIT OR Apache-2.0", "License": "GPL"}, "MIT OR Apache-2.0"),
        ({"License": "3-Clause BSD License"}, "BSD-3-Clause"),
        ({"License": "the full text …", "Classifier": "License :: OSI Approved :: MIT License"}, "MIT"),
        ({"Classifier": "License :: OSI Approved :: GNU General Public License"}, "GNU General Public License"),
        ({"Classifier": "Topic :: Printing"}, ""),
    ],
)
def test_a_licence_is_read_where_it_is_stated(fields: dict[str, str], expected: str) -> None:
    assert stated(Package(**fields)) == expected
    assert (expected in PERMISSIVE) or expected not in {"MIT", "BSD-3-Clause"}


def test_what_is_not_stated_is_told() -> None:
    (row,) = [line for line in written([Licensed("cake", "1", "", ("run",))]).splitlines() if "cake" in line]
    assert row == "| cake | 1 | not stated | a plain installation |"
