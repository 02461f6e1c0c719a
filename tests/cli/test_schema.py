"""The schemas are printed as they are."""

import json

import pytest
from jsonschema import Draft202012Validator

from tests.cli.conftest import Puljetjek


@pytest.mark.parametrize("of", ["report", "proposal", "pack"])
def test_a_schema_is_printed(puljetjek: Puljetjek, of: str) -> None:
    end = puljetjek("schema", of)
    assert (end.code, end.err) == (0, "")
    Draft202012Validator.check_schema(json.loads(end.out))
