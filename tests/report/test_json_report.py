"""The contract, version 1: its keys, their order, their values; and the schema that others validate against."""

import json
from typing import Any

import jsonschema
import pytest

from engine.model.base import replace
from engine.report import render
from engine.report.json_report import report_schema
from tests.report.samples import HOSTILE, clean, hostile, sample

FINDING = [
    "rule", "category", "severity", "message", "hint", "location", "stated", "expected", "rounding", "corrections",
    "fingerprint", "consequences", "relation",
]  # fmt: skip
PROPOSAL = ["id", "title", "kind", "administration", "source", "verdict", "findings", "skipped", "checked",
    "round", "pack", "flags", "figures", "awaits", "criteria", "parts", "claims", "since_baseline",
]  # fmt: skip


@pytest.fixture(scope="module")
def document() -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(render(sample(), "json"))
    return loaded


def test_keys_stand_in_the_order_of_the_contract(document: dict[str, Any]) -> None:
    assert list(document) == [
        "schema_version", "tool", "rule_pack", "bundle", "proposals", "unreadable", "summary", "run", "files",
        "faults",
    ]  # fmt: skip
    assert list(document["tool"]) == ["name", "version"]
    assert list(document["rule_pack"]) == ["id", "version", "rules", "sha256"]
    assert list(document["bundle"])[:2] == ["findings", "verdict"]
    assert list(document["summary"]) == ["proposals", "errors", "warnings", "unreadable"]
    proposal = document["proposals"][0]
    assert list(proposal) == PROPOSAL
    assert list(proposal["source"]) == ["file", "format", "sha256"]
    assert list(proposal["verdict"]) == ["status", "because", "progress"]
    finding = proposal["findings"][0]
    assert list(finding) == FINDING
    assert list(finding["location"]) == ["file", "page", "line", "table", "row", "column"]
    correction = finding["corrections"][0]
    assert list(correction)[:4] == ["edit", "cells", "clears", "unique"]
    assert list(correction["cells"][0]) == ["table", "row", "column", "from", "to"]


def test_values(document: dict[str, Any]) -> None:
    assert document["schema_version"] == "1"
    assert document["summary"] == {"proposals": 2, "errors": 5, "warnings": 2, "unreadable": 1}
    assert document["unreadable"] == [{"file": "scan.pdf", "error": "filen har ingen tekst"}]
    proposal = document["proposals"][0]
    assert proposal["verdict"]["status"] == "skal_rettes"
    assert proposal["skipped"][0] == {"rule": "TX-402", "reason": "Teksten nævner ingen effekt."}
    finding = proposal["findings"][0]
    assert (finding["stated"], finding["expected"], finding["rounding"]) == (-870, -780, "exact")
    cell = {"table": "Tabel 1", "row": "Samlede varige ændringer", "column": "2029", "from": -870, "to": -780}
    assert finding["corrections"][0]["cells"] == [cell]
    form = proposal["findings"][5]
    assert (form["stated"], form["expected"], form["rounding"], form["location"]["line"]) == (None, None, None, None)


def test_without_a_bundle_it_is_null() -> None:
    assert json.loads(render(hostile(1), "json"))["bundle"] is None


def test_texts_are_as_written_but_hide_nothing() -> None:
    output = render(hostile(1), "json").decode()
    assert json.loads(output)["proposals"][0]["title"] == HOSTILE
    assert "\x1b" not in output
    assert "\u202e" not in output
    assert "\\u202e" in output


def test_reports_are_valid_by_the_published_schema() -> None:
    schema = report_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    for report in (sample("da"), sample("en"), hostile(5)):
        jsonschema.validate(json.loads(render(report, "json")), schema)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("schema_version",), "2"),
        (("proposals", 0, "verdict", "status"), "måske"),
        (("proposals", 0, "findings", 0, "stated"), 1.5),
        (("proposals", 0, "findings", 0, "location", "line"), "12"),
        (("summary", "errors"), None),
    ],
)
def test_the_schema_refuses_what_is_not_a_report(
    document: dict[str, Any], path: tuple[Any, ...], value: object
) -> None:
    broken = json.loads(json.dumps(document))
    inner = broken
    for key in path[:-1]:
        inner = inner[key]
    inner[path[-1]] = value
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(broken, report_schema())


def test_the_schema_demands_every_key_and_forbids_no_new_one(document: dict[str, Any]) -> None:
    schema = report_schema()
    for key in document:
        with pytest.raises(jsonschema.ValidationError, match="required"):
            jsonschema.validate({name: value for name, value in document.items() if name != key}, schema)
    jsonschema.validate({**document, "added_later": 1}, schema)


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(sample(), "json") == render(sample(), "json")


def test_of_an_unreadable_figure_the_one_correction_is_what_is_expected() -> None:
    finding = next(each for each in sample().proposals[0].findings if each.corrections and each.address)
    edit = finding.corrections[0].cells[0]
    unreadable = replace(finding, stated=None, expected=None, relation=None, address=edit.address)
    for unique, expected in ((True, edit.to), (False, None)):
        corrections = (replace(finding.corrections[0], unique=unique),)
        report = replace(clean(), findings=(replace(unreadable, corrections=corrections),))
        document = json.loads(render(replace(sample(), bundle=None, proposals=(report,)), "json"))
        assert document["proposals"][0]["findings"][0]["expected"] == expected
