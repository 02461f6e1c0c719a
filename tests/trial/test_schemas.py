"""The schemas that an editor picks up are current, and our own packs fit them."""

import json
from pathlib import Path

import jsonschema
import pytest
import yaml

from engine.trial.schemas import editor_settings, schemas
from maintenance.schemas import PROPOSALS, SCHEMAS, SETTINGS, files
from tests.conftest import ROOT
from tests.schemas import meaning


class EditorLoader(yaml.SafeLoader):
    """Reads YAML as editors do: numbers are numbers, but a date is a text."""


EditorLoader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith("timestamp")]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def test_what_is_committed_means_what_the_forms_demand_now() -> None:
    anew = "python -m maintenance.schemas writes them anew"
    assert {*SCHEMAS.glob("*.json"), *PROPOSALS.glob("*.schema.json"), SETTINGS} == {*files()}, anew
    for path, content in files().items():
        assert meaning(json.loads(path.read_text(encoding="utf-8"))) == meaning(content), f"{path}: {anew}"


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
