"""Schemas are the same whichever version of Python and msgspec made them."""

import msgspec

from engine.source.schema import schema_of, schemas_of


class Indented(msgspec.Struct):
    text: str


# As Python before 3.13 keeps a docstring, and msgspec before 0.20 hands it on.
Indented.__doc__ = "A form.\n\n    What it is,\n      and its parts."


def test_a_description_reads_the_same_however_deep_it_stood() -> None:
    expected = "A form.\n\nWhat it is,\n  and its parts."
    assert schema_of(Indented, "x")["$defs"]["Indented"]["description"] == expected
    _, definitions = schemas_of([Indented])
    assert definitions["Indented"]["description"] == expected


def test_a_property_may_be_called_description() -> None:
    form = msgspec.defstruct("Described", [("description", str)])
    assert "anyOf" not in schema_of(form, "x")["$defs"]["Described"]["properties"]["description"]
