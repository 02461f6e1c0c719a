"""The schemas that an editor picks up are current, and our own packs fit them.

`python -m tests.trial.test_schemas` writes them anew, and those of proposals and bundles too.
"""

import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml

from engine.formats.canonical.schema import bundle_schema, proposal_schema
from engine.trial.schemas import editor_settings, schemas
from tests.schemas import meaning

ROOT = Path(__file__).parent.parent.parent
SCHEMAS = ROOT / "docs" / "schemas"
SETTINGS = ROOT / ".vscode" / "settings.json"


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers are numbers, but a date is a text."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))


def written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2, sort_keys=True) + "\n"


def test_the_committed_schemas_are_current() -> None:
    assert meaning({path.stem: read(path) for path in SCHEMAS.glob("*.json")}) == meaning(schemas())
    assert read(SETTINGS) == editor_settings()


@pytest.mark.parametrize(
    "path", sorted((ROOT / "rules").rglob("*.yaml")), ids=lambda path: f"{path.parent.name}-{path.stem}"
)
def test_every_file_of_our_packs_has_a_schema_and_fits_it(path: Path) -> None:
    if path.parent.name == "base":
        return
    patterns = editor_settings()["yaml.schemas"]
    name = path.relative_to(ROOT)
    found = [schema for schema, globs in patterns.items() if any(name.match(glob) for glob in globs)]
    assert len(found) == 1
    data = json.loads(json.dumps(yaml.load(path.read_text(encoding="utf-8"), Loader=EditorLoader)))  # noqa: S506
    jsonschema.Draft202012Validator(schemas()[Path(found[0]).stem]).validate(data)


def test_a_misspelt_key_is_underlined() -> None:
    rule_file = {"category": "sign", "rules": [{"id": "SI-301", "titel": {"da": "A", "en": "A"}}]}
    assert not jsonschema.Draft202012Validator(schemas()["rules"]).is_valid(rule_file)


if __name__ == "__main__":
    SCHEMAS.mkdir(exist_ok=True)
    SETTINGS.parent.mkdir(exist_ok=True)
    for name, schema in schemas().items():
        (SCHEMAS / f"{name}.json").write_text(written(schema), encoding="utf-8")
    SETTINGS.write_text(written(editor_settings()), encoding="utf-8")
    for name, schema in {"proposal": proposal_schema(), "bundle": bundle_schema()}.items():
        (ROOT / "proposals" / f"{name}.schema.json").write_text(written(schema), encoding="utf-8")
