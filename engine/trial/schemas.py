"""The JSON Schemas that an editor completes and underlines a pack's files by, one for each sort of file."""

from typing import Any

from pydantic import BaseModel, TypeAdapter

from engine.model.finding import Category
from engine.pack.forms import LexiconForm, RuleFile
from engine.pack.head import PackForm
from engine.pack.schema import DRAFT, PLAIN, pack_schema
from engine.pack.verdict_forms import VerdictsForm
from engine.trial.cases import CaseFile
from engine.trial.equivalents import EquivalentFile

_FORMS: dict[str, type[BaseModel]] = {
    "pack": PackForm,
    "rules": RuleFile,
    "words": LexiconForm,
    "verdicts": VerdictsForm,
    "cases": CaseFile,
    "equivalent": EquivalentFile,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its name; parameters and definitions are names of the author's, with a form each."""
    whole = pack_schema()
    mappings = {
        "parameters": {
            "type": "object",
            "additionalProperties": {"$ref": "#/$defs/ParameterForm"},
            "$defs": whole["$defs"],
        },
        "definitions": TypeAdapter(dict[str, str]).json_schema(),
    }
    forms = {name: form.model_json_schema(by_alias=True) for name, form in _FORMS.items()}
    return {name: {"$schema": DRAFT, **_plain(schema)} for name, schema in (forms | mappings).items()}


def _plain(schema: Any) -> Any:
    """The schema with any plain value where a text stands: YAML calls 2026 a number, a pack is read as texts."""
    if isinstance(schema, list):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    free = schema.get("type") == "string" and not {"enum", "const", "pattern"} & schema.keys()
    return {name: _plain(part) for name, part in schema.items()} | (PLAIN if free else {})


def editor_settings() -> dict[str, Any]:
    """Which schema is for which files, as VS Code's YAML extension reads it from .vscode/settings.json."""
    rule_files = [f"rules/*/{category}.yaml" for category in Category]
    case_files = [f"rules/*/cases/{category}.yaml" for category in Category]
    files = {name: [f"rules/*/{name}.yaml"] for name in schemas()}
    files |= {"rules": rule_files, "cases": case_files, "equivalent": ["rules/*/cases/equivalent.yaml"]}
    return {"yaml.schemas": {f"./docs/schemas/{name}.json": paths for name, paths in sorted(files.items())}}
