"""The JSON Schema of a pack's files, which an editor completes and underlines them by."""

from typing import Any

from engine.model.lexicon import Lexicon
from engine.model.production import Verdicts
from engine.pack.forms import ParameterForm, RuleFile
from engine.pack.head import PackForm
from engine.source.schema import DRAFT, schemas_of

PARAMETERS = dict[str, ParameterForm]
DEFINITIONS = dict[str, str]


def pack_schema() -> dict[str, Any]:
    """One schema that each file of a pack fits: pack, rules, parameters, words, verdicts, definitions."""
    files, parts = schemas_of([PackForm, RuleFile, Verdicts, Lexicon, PARAMETERS, DEFINITIONS])
    return {"$schema": DRAFT, "title": "A file of a rule pack", "anyOf": files, "$defs": parts}
