"""Schemas take what we read: every text that YAML takes for something else, and no key that is not declared."""

from typing import Annotated

import pytest
from jsonschema import Draft202012Validator
from pydantic import Discriminator, Field, Tag

from engine.model.written import AS_WHOLE, NUMBER, TEXT, Flag, Whole, number_or_text
from engine.source.form import NONE, Form, Words, described
from engine.source.schema import schema_of, schemas_of


class Tree(Form):
    """A tree.

    What it is,
      and its parts.
    """

    name: Words = NONE
    kind: str = Field(default="", alias="art")
    description: str = ""
    code: Annotated[str, Field(pattern="^[A-Z]+$")] = "A"
    ripe: Annotated[Flag, described("Whether it may be eaten")] = False
    rings: Annotated[int, Field(ge=1), AS_WHOLE] = 1
    eaters: dict[Annotated[str, Field(pattern="^[a-z]+$")], Whole] = {}
    worth: Annotated[Annotated[Whole, Tag(NUMBER)] | Annotated[str, Tag(TEXT)], Discriminator(number_or_text)] = 0


SCHEMA = schema_of(Tree, "Trees")


@pytest.mark.parametrize(
    "data",
    [{}, {"name": 2026}, {"name": None}, {"art": True}, {"ripe": "ja"}, {"ripe": True}, {"worth": 3}, {"worth": "3,5"}],
)
def test_an_editor_takes_what_we_read(data: object) -> None:
    Draft202012Validator(SCHEMA).validate(data)


@pytest.mark.parametrize(
    "data", [{"kind": "x"}, {"name": []}, {"code": "a"}, {"rings": 0}, {"rings": "many"}, {"eaters": {"A": 1}}, []]
)
def test_it_underlines_what_we_refuse(data: object) -> None:
    assert not Draft202012Validator(SCHEMA).is_valid(data)


def test_a_description_stands_as_it_is_meant() -> None:
    assert SCHEMA["title"] == "Trees"
    assert SCHEMA["description"] == "A tree.\n\nWhat it is,\n  and its parts."
    assert SCHEMA["properties"]["ripe"]["description"] == "Whether it may be eaten"


def test_several_share_their_definitions() -> None:
    schemas, shared = schemas_of([Tree, dict[str, Tree]])
    assert schemas[0] == {"$ref": "#/$defs/Tree"}
    assert shared["Tree"]["properties"] == SCHEMA["properties"]
