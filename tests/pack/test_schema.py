"""The schema that editors get fits the packs that there are, and little else."""

from pathlib import Path
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from engine.pack.schema import pack_schema

FILES = sorted((Path(__file__).parent.parent.parent / "rules").glob("*/*.yaml"))


class PlainDates(yaml.SafeLoader):
    """YAML as editors read it: a date is a text to a JSON Schema."""

    yaml_implicit_resolvers = {
        first: [(tag, pattern) for tag, pattern in resolvers if not tag.endswith(":timestamp")]
        for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
    }


def fits(data: Any) -> bool:
    return Draft202012Validator(pack_schema()).is_valid(data)


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(pack_schema())


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.name}")
def test_the_packs_that_there_are_fit(file: Path) -> None:
    assert fits(yaml.load(file.read_text(encoding="utf-8"), PlainDates))  # noqa: S506 - a SafeLoader


@pytest.mark.parametrize(
    "data",
    [
        {"category": "table", "rules": [{"id": "TA-201"}]},
        {"id": "mit", "version": "1.0", "round": "Budget 2026", "title": {"da": "A", "en": "A"}, "extend": "x"},
        {"longest": {"value": 6, "unit": "Potatoes", "title": {"da": "A", "en": "A"}, "source": "x", "basis": "seed"}},
        [],
    ],
)
def test_what_no_pack_may_hold_does_not(data: Any) -> None:
    assert not fits(data)
