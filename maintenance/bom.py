"""The software bill of materials: all that a plain installation brings, with hashes and licences, as CycloneDX.

    python -m maintenance.bom > puljetjek.cdx.json

uv writes it, from a project that asks for exactly what the lock names. Equal locks give equal bytes, where
SOURCE_DATE_EPOCH says the time.
"""

import json
import os
import sys
import uuid
from datetime import UTC, datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from engine import __version__
from maintenance.licences import licence_of
from maintenance.pins import ENGINE, LOCKS, Pin, pins
from maintenance.uv import ROOT, uv

_NAMESPACE = uuid.UUID("6f0f5bd4-8f0e-5c1c-9d3b-5f2a0f6a7c11")


def main() -> int:
    """Prints it."""
    print(json.dumps(bill(), indent=2))
    return 0


def plain() -> list[Pin]:
    """What a plain installation brings, on all systems together."""
    return [*pins(LOCKS / "run.txt"), *pins(LOCKS / f"{ENGINE}.txt")]


def project(folder: Path, wanted: list[Pin]) -> None:
    """Makes the folder a project that asks for just this, resolved by uv. Raises CalledProcessError."""
    asked = json.dumps([str(pin.requirement) for pin in wanted], indent=4)
    head = f'[project]\nname = "puljetjek"\nversion = "{__version__}"\nrequires-python = ">=3.11"\n'
    (folder / "pyproject.toml").write_text(f"{head}dependencies = {asked}\n", encoding="utf-8")
    uv(["lock"], cwd=folder)


def bill() -> dict[str, Any]:
    """The bill as JSON. Raises ValueError where uv found other files than the lock names, and CalledProcessError."""
    locked = {(pin.name, pin.version): pin for pin in plain()}
    with TemporaryDirectory() as folder:
        project(Path(folder), [*locked.values()])
        made: dict[str, Any] = json.loads(uv(["export", "--format", "cyclonedx1.5"], cwd=Path(folder)))
    for part in made["components"]:
        pin = locked.pop((part["name"], part["version"]))
        if not {*_hashes(part)} <= {*pin.hashes}:
            raise ValueError(f"{pin.name} {pin.version}: not the files that were locked")
        part["licenses"] = [{"expression": licence_of(pin)}]
    if locked:
        raise ValueError(f"not in the bill: {', '.join(name for name, _ in locked)}")
    return _dated(made)


def _hashes(part: dict[str, Any]) -> list[str]:
    return [each["content"] for file in part.get("externalReferences", ()) for each in file.get("hashes", ())]


def _dated(made: dict[str, Any]) -> dict[str, Any]:
    """The bill with our own head, which is the same for the same content and time."""
    seconds = os.environ.get("SOURCE_DATE_EPOCH")
    at = datetime.fromtimestamp(int(seconds), UTC) if seconds else datetime.now(UTC)
    root = made["metadata"]["component"]
    root |= {"type": "application", "version": __version__, "purl": f"pkg:pypi/puljetjek@{__version__}"}
    root |= {"licenses": [{"expression": "MIT"}]}
    made["metadata"]["timestamp"] = at.strftime("%Y-%m-%dT%H:%M:%SZ")
    made.pop("serialNumber", None)
    serial = uuid.uuid5(_NAMESPACE, json.dumps(made, sort_keys=True))
    return {"bomFormat": made.pop("bomFormat"), "serialNumber": serial.urn, **made}


if __name__ == "__main__":
    os.chdir(ROOT)
    sys.exit(main())
