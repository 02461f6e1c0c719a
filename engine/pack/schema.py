"""The JSON Schema of a pack's files, which an editor completes and underlines them by."""

from typing import Any

from engine.model.lexicon import Lexicon
from engine.model.production import Verdicts
from engine.pack.forms import FramesFile, ParameterForm, RuleFile, SourcesFile
from engine.pack.head import PackForm
from engine.source.schema import DRAFT, schemas_of

PARAMETERS = dict[str, ParameterForm]
DEFINITIONS = dict[str, str]


def pack_schema() -> dict[str, Any]:
    """One schema that each YAML file of a pack fits, but for its cases."""
    forms = [PackForm, RuleFile, SourcesFile, FramesFile, Verdicts, Lexicon, PARAMETERS, DEFINITIONS]
    files, parts = schemas_of(forms)
    return {"$schema": DRAFT, "title": "A file of a rule pack", "anyOf": files, "$defs": parts}
