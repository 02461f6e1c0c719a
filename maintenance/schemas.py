"""Writes the JSON Schemas that editors pick up, and the settings by which they know which file has which.

    python -m maintenance.schemas

Those of a pack's files go into docs/schemas/, those of proposals and bundles beside them in proposals/. Tests hold that
what is committed means what the forms demand now.
"""

import json
import sys
from pathlib import Path
from typing import Any

from engine.formats.canonical.schema import bundle_schema, proposal_schema
from engine.trial.schemas import editor_settings, schemas
from maintenance.uv import ROOT

SCHEMAS, PROPOSALS = ROOT / "docs" / "schemas", ROOT / "proposals"
SETTINGS = ROOT / ".vscode" / "settings.json"


def files() -> dict[Path, Any]:
    """What is to stand in each file."""
    own = {SCHEMAS / f"{name}.json": schema for name, schema in schemas().items()}
    beside = {PROPOSALS / "proposal.schema.json": proposal_schema(), PROPOSALS / "bundle.schema.json": bundle_schema()}
    return own | beside | {SETTINGS: editor_settings()}


def main() -> int:
    """Writes them all."""
    for path, content in files().items():
        path.parent.mkdir(exist_ok=True)
        text = json.dumps(content, ensure_ascii=False, indent=2, sort_keys=True)
        path.write_text(f"{text}\n", encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main())
