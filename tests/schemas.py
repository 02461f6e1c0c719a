"""What a JSON Schema means: which library wrote it, and in which order, is not part of that."""

import json
from typing import Any

_SETS = {"anyOf", "oneOf", "allOf", "enum", "required", "type"}
"""Keywords whose list has no order."""


def meaning(schema: Any) -> Any:
    """The schema as plain JSON, with every list that has no order in one order."""
    return _ordered(json.loads(json.dumps(schema)))


def _ordered(schema: Any) -> Any:
    if isinstance(schema, list):
        return [_ordered(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    parts = {name: _ordered(part) for name, part in schema.items()}
    listed = {name: part for name, part in parts.items() if name in _SETS and isinstance(part, list)}
    return parts | {
        name: sorted(part, key=lambda each: json.dumps(each, sort_keys=True)) for name, part in listed.items()
    }
