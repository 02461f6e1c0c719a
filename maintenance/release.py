"""Makes a release in dist/VERSION/: wheel, sdist, software bill of materials, notes, checksums.

    python -m maintenance.release 0.2.0

Where the version or its section of CHANGELOG.md is new, both are written first, from what stands as unreleased. Then
look at it all, commit it, tag it v0.2.0, and publish what lies in dist/. The same files give the same bytes, whenever
and wherever: the time that archives carry is that of the section's date.
"""

import argparse
import hashlib
import json
import os
import re
import subprocess
import sys
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

from maintenance.uv import ROOT

CHANGELOG, VERSION = ROOT / "CHANGELOG.md", ROOT / "engine" / "__init__.py"
UNRELEASED = "## [Unreleased]\n"
SUMS = "SHA256SUMS"


def main(arguments: Sequence[str] | None = None) -> int:
    """Returns 0, or 2 where no release can be made of what is there, and says why."""
    parser = argparse.ArgumentParser(prog="python -m maintenance.release", description=__doc__.partition("\n")[0])
    parser.add_argument("version", help="as 0.2.0")
    version = parser.parse_args(arguments).version
    why = _obstacle(version)
    if why:
        print(why, file=sys.stderr)
        return 2
    name(version, datetime.now(UTC).date())
    folder = ROOT / "dist" / version
    make(version, folder)
    print(*(path.relative_to(ROOT) for path in sorted(folder.iterdir())), sep="\n")
    print(f"Look at it, then: git commit -am 'Release {version}' (if anything changed) and git tag v{version}")
    return 0


def _obstacle(version: str) -> str:
    """Why no release can be made; "" where one can."""
    if not re.fullmatch(r"[0-9]+\.[0-9]+\.[0-9]+((a|b|rc)[0-9]+)?", version):
        return f"{version} is no version: write it as 0.2.0"
    if (ROOT / "dist" / version).exists():
        return f"dist/{version} is there already: remove it first"
    status = ["git", "status", "--porcelain"]
    changed = subprocess.run(status, cwd=ROOT, check=True, capture_output=True).stdout
    return f"commit first: what is not committed is no release\n{changed.decode().rstrip()}" if changed else ""


def name(version: str, day: date) -> None:
    """Gives the program this version, and what is unreleased in the changelog too, unless both have it already."""
    module = VERSION.read_text(encoding="utf-8")
    VERSION.write_text(re.sub(r'__version__ = ".*"', f'__version__ = "{version}"', module), encoding="utf-8")
    changes = CHANGELOG.read_text(encoding="utf-8")
    if not section(version, changes)[0]:
        heading = f"{UNRELEASED}\n## [{version}] - {day.isoformat()}\n"
        CHANGELOG.write_text(changes.replace(UNRELEASED, heading, 1), encoding="utf-8")


def make(version: str, folder: Path) -> None:
    """Makes everything that a release consists of in this folder. Raises CalledProcessError."""
    folder.mkdir(parents=True)
    heading, _ = section(version, CHANGELOG.read_text(encoding="utf-8"))
    day = datetime.fromisoformat(heading.rpartition(" ")[2]).replace(tzinfo=UTC)
    os.environ["SOURCE_DATE_EPOCH"] = str(int(day.timestamp()))
    for maker in MAKERS:
        maker(version, folder)
    sums = [f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in sorted(folder.iterdir())]
    (folder / SUMS).write_text("".join(sums), encoding="utf-8")


def section(version: str, changes: str) -> tuple[str, str]:
    """The heading and the text that the changelog has on this version; "" and "" where it has none."""
    found = re.search(rf"^(## \[{re.escape(version)}\] - \S+)\n(.*?)(?=^## |\Z)", changes, re.DOTALL | re.MULTILINE)
    return (found[1], found[2].strip()) if found else ("", "")


def _wheel_and_sdist(_: str, folder: Path) -> None:
    # With the build requirements that are installed here, which are the locked ones.
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-t", "sdist", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, stdout=subprocess.DEVNULL)


def _bill_of_materials(version: str, folder: Path) -> None:
    from maintenance.bom import bill

    written = json.dumps(bill(), indent=2) + "\n"
    (folder / f"puljetjek-{version}.cdx.json").write_text(written, encoding="utf-8")


def _notes(version: str, folder: Path) -> None:
    """What has changed, whether the locked versions were audited, and how to check what was downloaded."""
    from maintenance.audit import audit

    heading, changes = section(version, CHANGELOG.read_text(encoding="utf-8"))
    done = audit()
    if done.code == 1:
        raise SystemExit(f"no release of what has known holes:\n{done.said}")
    check = f"`sha256sum --check {SUMS}` holds each file against its sum."
    text = "\n\n".join((heading, changes, done.said, check))
    (folder / f"puljetjek-{version}.md").write_text(f"{text}\n", encoding="utf-8")


MAKERS: tuple[Callable[[str, Path], None], ...] = (_wheel_and_sdist, _bill_of_materials, _notes)
"""What makes each part of a release. The page that needs no installation joins here."""


if __name__ == "__main__":
    sys.exit(main())
