"""Whatever a stranger wrote is a text in every format: it starts nothing, hides nothing, and breaks nothing."""

import csv
import html
import io
import json
import re
import xml.etree.ElementTree as ET
import zipfile
from html.parser import HTMLParser
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.model.base import Model, parts, replace
from engine.model.report import Report
from engine.report import FORMATS, rendered
from engine.texts.visible import visible
from tests.report.samples import sample

PIECES = st.sampled_from(
    [
        *("<script>alert(1)</script>", "</td><img src=x onerror=alert(1)>", "<!--", "]]>", "&lt;"),
        *("<![CDATA[", "\"'>", "a;b,c", "\x85", "\ud800"),
        *('=HYPERLINK("http://x";"y")', "+1+1", "-1", "@SUM(A1)", "|cmd", "{{7*7}}", "${x}", "%0A::error::"),
        *(
            "\x1b[31m",
            "\x1b]8;;http://x\x07",
            "\u202e",
            "\u2066",
            "\u200b",
            "\x00",
            "\ufffe",
            "\uffff",
            "\ud800",
            "\x85",
        ),
        *("\n::error::x", "\r\n", "\t", "##[error]", "| a | b |", "[a](javascript:x)", "@all", "`", "æ" * 3000),
    ]
)
HOSTILE = st.lists(PIECES | st.text(max_size=12), min_size=1, max_size=4).map("".join)


def with_text(value: Any, text: str) -> Any:
    """The value with the text in every text of it that a stranger writes."""
    if type(value) is tuple:
        return tuple(with_text(each, text) for each in value)
    if not isinstance(value, Model):
        return text if type(value) is str and value else value
    kept = {"version", "language", "sha256", "fingerprint", "at", "part", "owner", "engine"}
    found = {name: each for name, each in parts(value).items() if name not in kept}
    return replace(value, **{name: with_text(each, text) for name, each in found.items()})


def report_with(text: str) -> Report:
    report = sample()
    return replace(
        report,
        **{
            name: with_text(getattr(report, name), text)
            for name in ("bundle", "proposals", "rules", "unreadable", "files")
        },
    )


class Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


def tags(document: str) -> Tags:
    parser = Tags()
    parser.feed(document)
    return parser


KNOWN = tags(rendered(sample(), "html")["html"].decode())


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(HOSTILE)
@pytest.mark.parametrize("name", FORMATS)
def test_a_hostile_text_is_a_text(name: str, text: str) -> None:
    if name == "pdf":
        pytest.importorskip("typst", reason="typst is not here")
    for suffix, data in rendered(report_with(text), name).items():
        if FORMATS[name].is_text:
            document = data.decode("utf-8-sig").replace("⚠️", "").replace("ℹ️", "")
            shown = document.replace("\n", "").replace("\r", "") if name == "csv" else document.replace("\n", "")
            assert visible(shown) == shown
        CHECKS.get(suffix, lambda _: None)(data)


def is_html(data: bytes) -> None:
    found = tags(data.decode())
    assert found.found <= KNOWN.found
    assert found.attributes <= KNOWN.attributes


def is_json(data: bytes) -> None:
    json.loads(data)


def is_xml(data: bytes) -> None:
    known = {"testsuites", "testsuite", "testcase", "failure", "skipped", "error"}
    assert {each.tag for each in ET.fromstring(data).iter()} <= known  # noqa: S314 - our own


def is_table(data: bytes) -> None:
    header, *rows = csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";")
    numbers = {"-870", "-780", "-210", "-120"}
    for row in rows:
        assert len(row) == len(header)
        assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) and cell not in numbers for cell in row)


def is_commands(data: bytes) -> None:
    report = sample()
    lines = data.decode().splitlines()
    assert len(lines) == len(report.findings()) + len(report.unreadable)
    assert all(re.match("::(error|warning|notice)( |::)", line) for line in lines)


def is_workbook(data: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        found = {name: archive.read(name) for name in archive.namelist() if name.endswith((".xml", ".rels"))}
    for each in found.values():
        ET.fromstring(each)  # noqa: S314 - our own
    sheets = [each.decode() for name, each in found.items() if "worksheets/sheet" in name]
    formulas = [each for sheet in sheets for each in re.findall("<f>([^<]*)</f>", sheet)]
    assert all(re.fullmatch(r"[A-Z0-9+:(),<=> ]+", html.unescape(each)) for each in formulas)
    assert not any(b"External" in each for name, each in found.items() if name.endswith(".rels"))


def is_pdf(data: bytes) -> None:
    assert data.startswith(b"%PDF-")
    assert not re.search(rb"/(JavaScript|JS|Launch|URI|OpenAction|EmbeddedFile)\b", data)


CHECKS = {
    "pdf": is_pdf,
    "xlsx": is_workbook,
    "html": is_html,
    "json": is_json,
    "sarif": is_json,
    "junit.xml": is_xml,
    "csv": is_table,
    "criteria.csv": is_table,
    "figures.csv": is_table,
    "github.txt": is_commands,
}
