"""The forms of people's files: what stands under which key, declared as fields with their types.

A form is read by `engine.source.validate`, and an editor's JSON Schema is made from it by `engine.source.schema`.
"""

from typing import Annotated, Any, Self

from pydantic import Field, ModelWrapValidatorHandler, WithJsonSchema, model_validator

from engine.model.place import Place
from engine.model.written import Written
from engine.source.nodes import Mapping, Scalar

PLAIN = {"type": ["string", "number", "boolean", "null"]}
"""A text as an editor sees it: YAML calls 2026 a number, `ja` a text and nothing null; we read all as texts."""

Words = Annotated[Scalar, WithJsonSchema(PLAIN)]
"""A text that keeps its place (a field of type `str` gets the bare text)."""

NONE = Scalar("")
"""The default of a text that may be left out: empty, and nowhere."""


def described(text: str) -> Any:
    """What an editor tells of a field, beside its type."""
    return Field(description=text)


class Form(Written):
    """A mapping of a file, with the place where it stands."""

    @model_validator(mode="wrap")
    @classmethod
    def _placed(cls, node: Any, made: ModelWrapValidatorHandler[Self]) -> Self:
        form = made(node)
        if isinstance(node, Mapping):
            # Beside the fields: two forms that say the same are equal wherever they stand, as texts are.
            form.__dict__["place_in_file"] = (node.line, node.column)
        return form

    def place(self, file: str) -> Place:
        """Where the mapping stands in `file`."""
        line, column = self.__dict__.get("place_in_file", (None, None))
        return Place(file=file, line=line, column=column)
