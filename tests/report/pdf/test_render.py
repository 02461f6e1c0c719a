"""Receipts that an archive takes: tagged, self-declared PDF/A-2a and PDF/UA-1 (typst refuses to write what is not)."""

import io
import sys
from typing import Any

import pytest
from pypdf import PdfReader

from engine.formats.refused import RefusedError
from engine.model.base import replace
from engine.model.report import Report, RunInfo
from engine.report import render
from tests.report.samples import hostile, sample

pytest.importorskip("typst", reason="typst is not here")
REPORT = replace(sample("en"), run=RunInfo(at="2026-12-01T14:30:00Z"))


def read(report: Report) -> PdfReader:
    return PdfReader(io.BytesIO(render(report, "pdf")))


def text(report: Report) -> str:
    return " ".join(" ".join(page.extract_text() for page in read(report).pages).split())


def test_it_says_what_it_keeps_to() -> None:
    reader = read(REPORT)
    root: Any = reader.trailer["/Root"]
    metadata = root["/Metadata"].get_data().decode()
    assert "<pdfaid:part>2</pdfaid:part>" in metadata
    assert "<pdfaid:conformance>A</pdfaid:conformance>" in metadata
    assert "<pdfuaid:part>1</pdfuaid:part>" in metadata
    assert root["/MarkInfo"]["/Marked"]
    assert root["/Lang"].startswith("en")


def test_each_proposal_has_a_bookmark_and_its_content() -> None:
    titles = [each.title for each in read(REPORT).outline if not isinstance(each, list)]
    assert "TM09 Fælles nøgleskabe i driften" in titles
    said = text(REPORT)
    for each in (
        "What is left to do",
        "must be corrected",
        "TA-103",
        "Signature",
        "tm09.txt",
        "scan.pdf",
        "2026-12-01",
    ):
        assert each in said


def test_equal_reports_give_equal_bytes() -> None:
    assert render(REPORT, "pdf") == render(REPORT, "pdf")


def test_what_strangers_wrote_is_no_markup() -> None:
    report = hostile(2)
    evil = '#panic() $x$ *a* `b` <c> @d \\ #import "x"'
    proposal = replace(report.proposals[0].proposal, title=evil)
    said = text(replace(report, proposals=(replace(report.proposals[0], proposal=proposal),)))
    assert "#panic() $x$ *a* `b` <c> @d" in said


def test_a_letter_that_the_font_has_not_is_told_by_its_code() -> None:
    proposal = replace(REPORT.proposals[1].proposal, title="Låse 漢 æøå")
    said = text(replace(REPORT, proposals=(replace(REPORT.proposals[1], proposal=proposal),)))
    assert "Låse ‹U+6F22› æøå" in said


def test_without_typst_it_is_refused_with_what_to_do(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    with pytest.raises(RefusedError, match=r"puljetjek\[pdf\]"):
        render(REPORT, "pdf")
