"""A build server counts what we counted."""

import xml.etree.ElementTree as ET

from engine.model.base import replace
from engine.model.finding import Severity
from engine.report import render
from tests.report.samples import clean, faulty, hostile, sample


def document(**changes: object) -> ET.Element:
    return ET.fromstring(render(replace(sample(), **changes), "junit"))  # noqa: S314 - our own


def test_every_rule_that_found_something_fails_and_says_all_that_it_found() -> None:
    suite = document()[1]
    assert suite.get("name") == "TM09 Fælles nøgleskabe i driften"
    failed = {case.get("name"): case.find("failure") for case in suite if case.find("failure") is not None}
    assert suite.get("failures") == str(len(failed)) == "6"
    twice = next(each for name, each in failed.items() if name and "TA-104" in name)
    assert twice is not None
    assert twice.get("type") == Severity.ERROR
    assert (twice.text or "").count("tm09.txt:49") == 2


def test_what_passed_and_what_could_not_be_checked() -> None:
    suite = document(proposals=(faulty(), replace(clean(), applied=("TA-103", "TX-402"))))[2]
    told = {case.get("name"): [child.tag for child in case] for case in suite}
    assert told["Varige ændringer i alt (TA-103)"] == []
    assert [tags for name, tags in told.items() if name and "TX-402" in name] == [["skipped"]]
    assert (suite.get("tests"), suite.get("skipped")) == ("2", "1")


def test_what_could_not_be_read_is_an_error() -> None:
    root = document()
    assert [(case.get("name"), case[0].tag) for case in root[3]] == [("scan.pdf", "error")]
    assert root.get("errors") == "1"
    assert root.get("tests") == str(sum(len(suite) for suite in root))


def test_hostile_texts_are_texts() -> None:
    root = ET.fromstring(render(hostile(2), "junit"))  # noqa: S314 - our own
    assert {each.tag for each in root.iter()} <= {"testsuites", "testsuite", "testcase", "failure", "skipped", "error"}
