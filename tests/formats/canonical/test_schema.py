"""The published schemas are those of the forms, and take what we write."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given
from jsonschema import Draft202012Validator

from engine.formats.canonical.schema import bundle_schema, proposal_schema
from engine.formats.canonical.write import write_json
from engine.model.proposal import Proposal
from engine.trial.admitted import proposals
from tests.formats.canonical.test_round_trip import SLOW

VALIDATOR = Draft202012Validator(proposal_schema())


@pytest.mark.parametrize("schema", [proposal_schema(), bundle_schema()])
def test_it_is_a_schema(schema: dict[str, Any]) -> None:
    Draft202012Validator.check_schema(schema)


@SLOW
@given(proposals())
def test_what_is_written_keeps_to_the_schema(proposal: Proposal) -> None:
    VALIDATOR.validate(json.loads(write_json(proposal)))


def test_an_editor_takes_figures_typed_bare() -> None:
    typed = (
        "id: BC04\nkind: investeringsforslag\neconomy: {years: [2026], varige: [{label: x, values: {2026: -2.650}}]}"
    )
    VALIDATOR.validate(json.loads(json.dumps(yaml.safe_load(typed))))


def test_an_editor_marks_an_unknown_key() -> None:
    assert not VALIDATOR.is_valid({"id": "BC04", "kind": "investeringsforslag", "economi": {}})
