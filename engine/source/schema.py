"""JSON Schemas of forms and models, by which an editor completes and underlines the files of people."""

from collections.abc import Iterable
from inspect import cleandoc
from typing import Any

from msgspec import json

DRAFT = "https://json-schema.org/draft/2020-12/schema"
PLAIN = {"type": ["string", "number", "boolean", "null"]}
"""A text as an editor sees it: YAML calls 2026 a number, `ja` a text and nothing null; we read all as texts."""


def schema_of(form: Any, title: str) -> dict[str, Any]:
    """The schema of one form, or of names of the author's own with a form each."""
    return {"$schema": DRAFT, **_plain(json.schema(form)), "title": title}


def schemas_of(forms: Iterable[Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The schema of each of these types, and the definitions that they all refer to."""
    found, definitions = json.schema_components(forms, ref_template="#/$defs/{name}")
    return [_plain(each) for each in found], _plain(definitions)


def _plain(schema: Any) -> Any:
    """The schema with any plain value where a text or a Ja/Nej stands, and descriptions as people read them.

    How far a docstring is indented differs with the versions of Python and of msgspec.
    """
    if isinstance(schema, list | tuple):
        return [_plain(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    free = schema.get("type") in ("string", "boolean") and not {"pattern", "format"} & schema.keys()
    parts = {name: _plain(part) for name, part in schema.items()} | (PLAIN if free else {})
    description = parts.get("description")
    return parts | ({"description": cleandoc(description)} if isinstance(description, str) else {})
