"""The forms of people's files: what stands under which key, declared as fields with their types.

A form is read by `engine.source.validate`, and an editor's JSON Schema is made from it by `engine.source.schema`.
"""

from typing import TYPE_CHECKING, Annotated

from msgspec import Meta, field

from engine.model.base import Model
from engine.model.place import Place
from engine.source.nodes import Scalar

if TYPE_CHECKING:
    Words = Scalar
else:
    Words = Annotated[str, Meta(extra={"placed": True})]
"""A text that keeps its place (a field of type `str` gets the bare text)."""

NONE: Scalar = field(default_factory=lambda: Scalar(""))
"""The default of a text that may be left out: empty, and nowhere."""


def described(text: str) -> Meta:
    """What an editor tells of a field, beside its type."""
    return Meta(description=text)


class Form(Model, dict=True):
    """A mapping of a file, with the place where it stands; an unknown key is an error, not a surprise."""

    def place(self, file: str) -> Place:
        """Where the mapping stands in `file`."""
        return Place(file=file, line=self.__dict__.get("line"), column=self.__dict__.get("column"))
