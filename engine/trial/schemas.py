"""The JSON Schemas that an editor completes and underlines a pack's files by, one for each sort of file."""

from typing import Any

from engine.model.finding import Category
from engine.model.lexicon import Lexicon
from engine.model.production import Verdicts
from engine.pack.forms import FramesFile, RuleFile, SourcesFile
from engine.pack.head import PackForm
from engine.pack.schema import DEFINITIONS, PARAMETERS
from engine.source.schema import schema_of
from engine.trial.cases import CaseFile
from engine.trial.equivalents import EquivalentFile

_FORMS: dict[str, Any] = {
    "pack": PackForm,
    "rules": RuleFile,
    "sources": SourcesFile,
    "frames": FramesFile,
    "words": Lexicon,
    "verdicts": Verdicts,
    "cases": CaseFile,
    "equivalent": EquivalentFile,
    "parameters": PARAMETERS,
    "definitions": DEFINITIONS,
}


def schemas() -> dict[str, dict[str, Any]]:
    """Each schema by its name."""
    return {name: schema_of(form, f"{name}.yaml") for name, form in _FORMS.items()}


def editor_settings() -> dict[str, Any]:
    """Which schema is for which files, as VS Code's YAML extension reads it from .vscode/settings.json."""
    rule_files = [f"rules/*/{category}.yaml" for category in Category]
    case_files = [f"rules/*/cases/{category}.yaml" for category in Category]
    files = {name: [f"rules/*/{name}.yaml"] for name in schemas()}
    files |= {"rules": rule_files, "cases": case_files, "equivalent": ["rules/*/cases/equivalent.yaml"]}
    return {"yaml.schemas": {f"./docs/schemas/{name}.json": paths for name, paths in sorted(files.items())}}
