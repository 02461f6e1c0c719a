"""Lists in docs/licences.md the licences of all that is locked, and holds those of a plain installation permissive.

    python -m maintenance.licences

`python -m maintenance.lock` does it too. A licence is read where its package states it: in its metadata, as SPDX where
that is given. What is not installed here, since another system needs it, is fetched to be read.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from importlib.metadata import Distribution, PackageNotFoundError, distribution, distributions
from tempfile import TemporaryDirectory
from typing import NamedTuple

from packaging.licenses import InvalidLicenseExpression, canonicalize_license_expression
from packaging.utils import canonicalize_name

from maintenance.pins import ENGINE, LOCKS, TARGETS, Pin, pins
from maintenance.uv import ROOT, uv

LIST = ROOT / "docs" / "licences.md"
PERMISSIVE = {
    "0BSD",
    "Apache-2.0",
    "BSD-2-Clause",
    "BSD-3-Clause",
    "CC0-1.0",
    "ISC",
    "MIT",
    "MIT-0",
    "MIT-CMU",
    "PSF-2.0",
    "Zlib",
}
_STATED = {
    "3-Clause BSD License": "BSD-3-Clause",
    "Apache 2.0": "Apache-2.0",
    "BSD 2-Clause License": "BSD-2-Clause",
    "BSD-3-Clause, Apache-2.0, dependency licenses": "BSD-3-Clause AND Apache-2.0",
    "ISC License": "ISC",
    "MIT License": "MIT",
}
"""What some packages call their licence instead. (Of pypdfium2, PDFium's own parts lie beside it, with their texts.)"""
_CLASSIFIED = {
    "Apache Software License": "Apache-2.0",
    "BSD License": "BSD-3-Clause",
    "MIT License": "MIT",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
}
_HEAD = """# Licences

What puljetjek stands on, and the licence that each states. Written by `python -m maintenance.licences`.
A plain installation brings nothing that is not permissive; a test holds that.

| package | version | licence | for |
|---|---|---|---|
"""


class Licensed(NamedTuple):
    """A locked package and its licence (SPDX; "" where it states none that we know). `uses` are locks' names."""

    name: str
    version: str
    licence: str
    uses: tuple[str, ...]

    @property
    def plain(self) -> bool:
        """Whether a plain installation of puljetjek brings it."""
        return bool({"run", ENGINE} & {*self.uses})


def main() -> int:
    """Writes the list; 1 where a plain installation would bring a licence that is not permissive."""
    found = licensed()
    LIST.write_text(written(found), encoding="utf-8")
    doubtful = [each for each in found if each.plain and not permissive(each.licence)]
    for each in doubtful:
        print(f"{each.name} {each.version}: {each.licence or 'no licence that is known'}", file=sys.stderr)
    print(f"{len(found)} packages, {sum(each.plain for each in found)} of them in a plain installation")
    return 1 if doubtful else 0


def licensed() -> list[Licensed]:
    """Everything that any lock names, by name."""
    uses: dict[tuple[str, str], set[str]] = {}
    named: dict[tuple[str, str], Pin] = {}
    for lock in sorted(LOCKS.glob("*.txt")):
        for pin in pins(lock):
            uses.setdefault((pin.name, pin.version), set()).add(lock.stem)
            named[pin.name, pin.version] = pin
    return [Licensed(*key, licence_of(named[key]), tuple(sorted(uses[key]))) for key in sorted(uses)]


def permissive(licence: str) -> bool:
    """Whether it lets anyone use what it covers for anything, keeping the notice: of an "OR", one side is enough."""
    sides = licence.replace("(", "").replace(")", "").split(" OR ")
    return any({*side.split(" AND ")} <= PERMISSIVE for side in sides)


def written(found: Iterable[Licensed]) -> str:
    """The list as Markdown."""
    return _HEAD + "".join(
        f"| {each.name} | {each.version} | {each.licence or 'not stated'} | {_purpose(each)} |\n" for each in found
    )


def _purpose(each: Licensed) -> str:
    if each.plain:
        return "a plain installation"
    extras = [use for use in each.uses if use not in {"dev", "build"}]
    if extras:
        return ", ".join(f"`puljetjek[{extra}]`" for extra in extras)
    return "building" if "build" in each.uses else "development"


def licence_of(pin: Pin) -> str:
    """The licence that the package states, as SPDX; "" where none is known. Raises CalledProcessError."""
    try:
        found = distribution(pin.name)
    except PackageNotFoundError:
        return _fetched(pin)
    return stated(found) if found.version == pin.version else _fetched(pin)


@cache
def _fetched(pin: Pin) -> str:
    target = next(each for each in TARGETS if pin.holds(each.marker()))
    where = (f"--python-version={target.python}", f"--python-platform={target.system}")
    with TemporaryDirectory() as folder:
        uv(["pip", "install", "--no-deps", "--target", folder, *where, f"{pin.name}=={pin.version}"])
        return next(stated(each) for each in distributions(path=[folder]) if canonicalize_name(each.name) == pin.name)


def stated(package: Distribution) -> str:
    """The licence that a package states: as an expression, else in words, else as a classifier; "" if none is known."""
    metadata = package.metadata
    for words in (*(metadata.get_all("License-Expression") or ()), *(metadata.get_all("License") or ())):
        try:
            return str(canonicalize_license_expression(_STATED.get(words, words)))
        except InvalidLicenseExpression:
            continue
    return " AND ".join(_classified(metadata.get_all("Classifier") or ()))


def _classified(classifiers: Iterable[str]) -> Iterator[str]:
    for each in classifiers:
        if name := re.fullmatch(r"License :: (?:OSI Approved :: )?(.+)", each):
            yield _CLASSIFIED.get(name[1], name[1])


if __name__ == "__main__":
    sys.exit(main())
