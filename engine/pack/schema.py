"""The JSON Schema of a pack's files, which an editor completes and underlines them by."""

from typing import Any

from pydantic import TypeAdapter

from engine.pack.forms import LexiconForm, ParameterForm, RuleFile
from engine.pack.head import PackForm
from engine.pack.verdict_forms import VerdictsForm

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {"type": ["string", "number", "boolean"]}
"""A value as an editor sees it: YAML calls 6 a number; a pack is read as texts, and its unit says what they are."""


def pack_schema() -> dict[str, Any]:
    """One schema that each file of a pack fits: pack, rules, parameters, words, verdicts, definitions."""
    files = TypeAdapter(PackForm | RuleFile | VerdictsForm | LexiconForm | dict[str, ParameterForm] | dict[str, str])
    schema = files.json_schema()
    value = schema["$defs"]["ParameterForm"]["properties"]["value"]
    value["anyOf"] = [PLAIN if each.get("type") == "string" else each | {"items": PLAIN} for each in value["anyOf"]]
    return {"$schema": DRAFT, "title": "A file of a rule pack", **schema}
