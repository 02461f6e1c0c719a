"""JSON Schemas of forms and models, by which an editor completes and underlines the files of people."""

from collections.abc import Iterable
from typing import Any

from pydantic import TypeAdapter
from pydantic.json_schema import GenerateJsonSchema, JsonSchemaMode, JsonSchemaValue
from pydantic_core import core_schema

from engine.source.form import PLAIN

DRAFT = GenerateJsonSchema.schema_dialect
_MODE: JsonSchemaMode = "validation"


def schema_of(form: Any, title: str) -> dict[str, Any]:
    """The schema of one form, or of names of the author's own with a form each."""
    found = TypeAdapter(form).json_schema(schema_generator=_ForEditors)
    return {"$schema": DRAFT, **found, "title": title}


def schemas_of(forms: Iterable[Any]) -> tuple[list[dict[str, Any]], dict[str, Any]]:
    """The schema of each of these types, and the definitions that they all refer to."""
    inputs = [(index, _MODE, TypeAdapter(form)) for index, form in enumerate(forms)]
    found, together = TypeAdapter.json_schemas(inputs, schema_generator=_ForEditors)
    return [found[index, _MODE] for index, _, _ in inputs], together.get("$defs", {})


class _ForEditors(GenerateJsonSchema):
    """As pydantic makes it, but for what YAML makes of a text, and without a second name for each key."""

    def str_schema(self, schema: core_schema.StringSchema) -> JsonSchemaValue:
        """A text that nothing else is demanded of may look like anything."""
        made = super().str_schema(schema)
        return made if "pattern" in made else made | PLAIN

    def bool_schema(self, schema: core_schema.BoolSchema) -> JsonSchemaValue:
        """Also `ja` and `nej`, which YAML calls texts."""
        return super().bool_schema(schema) | PLAIN

    def dict_schema(self, schema: core_schema.DictSchema) -> JsonSchemaValue:
        """A key that is not of the form demanded is refused, and not merely of any value."""
        made = super().dict_schema(schema)
        for pattern, value in made.pop("patternProperties", {}).items():
            made |= {"propertyNames": {"pattern": pattern}, "additionalProperties": value}
        return made

    def tagged_union_schema(self, schema: core_schema.TaggedUnionSchema) -> JsonSchemaValue:
        """A number is also a text to an editor, so more than one may fit."""
        made = super().tagged_union_schema(schema)
        return {"anyOf": made.pop("oneOf"), **made} if "oneOf" in made else made

    def field_title_should_be_set(self, schema: Any) -> bool:  # noqa: ARG002 - pydantic's own name
        """A key is its own name."""
        return False
