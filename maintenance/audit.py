"""Holds the locked versions against a database of known holes (OSV), where one can be reached.

python -m maintenance.audit                     exit code 0: nothing known; 1: a hole is; 2: nothing was audited
python -m maintenance.audit --service-url URL   another database, with the interface of OSV
"""

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from maintenance.bom import project
from maintenance.pins import ENGINE, LOCKS, pins

_HOW = ("--frozen", "--preview-features=audit-command")


class Audit(NamedTuple):
    """How an audit ended (0, 1 or 2, as above), and what there is to say."""

    code: int
    said: str


def main(arguments: Sequence[str] | None = None) -> int:
    """Prints what was found."""
    parser = argparse.ArgumentParser(prog="python -m maintenance.audit", description=__doc__.partition("\n")[0])
    parser.add_argument("--service-url", default="")
    done = audit(parser.parse_args(arguments).service_url)
    print(done.said, file=sys.stderr if done.code else sys.stdout)
    return done.code


def audit(service: str = "") -> Audit:
    """Audits everything that is locked: what runs, tests and builds. Raises CalledProcessError."""
    wanted = [*pins(LOCKS / "dev.txt"), *pins(LOCKS / f"{ENGINE}.txt")]
    command = [sys.executable, "-m", "uv", "audit", *_HOW, *([f"--service-url={service}"] if service else [])]
    with TemporaryDirectory() as folder:
        project(Path(folder), wanted)
        done = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=False)
    if done.returncode == 0:
        return Audit(0, f"audited {len(wanted)} locked versions: no hole is known")
    if done.returncode == 1:
        return Audit(1, done.stdout + done.stderr)
    why = next((line for line in done.stderr.splitlines() if line.startswith("error:")), "uv did not say why")
    return Audit(2, f"NOT AUDITED: {len(wanted)} locked versions; no database of known holes answered ({why})")


if __name__ == "__main__":
    sys.exit(main())
