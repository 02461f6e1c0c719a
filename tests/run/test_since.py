"""What is new, still there and mended since an earlier report, in every format."""

import csv
import io
import json

import pytest

from engine.model.base import replace
from engine.model.report import Report
from engine.model.since import Since
from engine.report import FORMATS, render
from engine.run.errors import RunError
from engine.run.since import held_against, read_earlier
from engine.texts import speaking
from tests.report.samples import clean, faulty, sample


def before(report: Report) -> bytes:
    return render(report, "json")


def mended() -> Report:
    """The sample with its first finding mended, another one new, held against the sample as it was."""
    new = replace(faulty().findings[1], fingerprint="f-another", message="Noget nyt.")
    now = replace(faulty(), findings=(*faulty().findings[1:], new))
    report = replace(sample("en"), proposals=(now, clean()))
    return held_against(report, read_earlier(before(sample("en")), "r"))


def test_each_finding_is_new_kept_or_mended() -> None:
    since = mended().proposals[0].since
    assert since is not None
    assert since.new == ("f-another",)
    assert since.kept == tuple(each.fingerprint for each in faulty().findings[1:])
    assert [(each.rule, each.fingerprint) for each in since.mended] == [("TA-103", "f-total")]


def test_nothing_changes_against_itself() -> None:
    report = held_against(sample(), read_earlier(before(sample()), "r"))
    for part in (*report.proposals, report.bundle):
        assert part is not None
        assert part.since == Since(kept=tuple(each.fingerprint for each in part.findings))


def test_of_a_proposal_that_was_not_there_nothing_is_said() -> None:
    earlier = read_earlier(before(replace(sample(), proposals=(clean(),), bundle=None)), "r")
    report = held_against(sample(), earlier)
    assert report.proposals[0].since is None
    assert report.bundle is not None
    assert report.bundle.since is None


def test_a_proposal_that_is_gone_is_told_and_not_mended() -> None:
    report = held_against(replace(sample("en"), proposals=(clean(),)), read_earlier(before(sample()), "r"))
    assert report.run.notes[-1].endswith("TM09")
    assert report.proposals[0].since == Since()


@pytest.mark.parametrize("data", [b"", b"x", b"[]", b"{}", b'{"proposals": [{"id": 1}]}', b"\xff", b"[" * 100_000])
def test_what_is_no_report_is_refused(data: bytes) -> None:
    with speaking("en"), pytest.raises(RunError, match=r"r\.json is no JSON report"):
        read_earlier(data, "r.json")


@pytest.mark.parametrize("name", [name for name, each in FORMATS.items() if each.is_text])
def test_every_format_tells_what_is_mended_and_what_is_new(name: str) -> None:
    document = " ".join(render(mended(), name).decode().split()).replace("\\", "")
    assert "er ikke summen af rækkerne over den" in document
    assert "Noget nyt." in document


def test_the_formats_that_machines_read() -> None:
    report = mended()
    assert json.loads(render(report, "json"))["proposals"][0]["since_baseline"]["new"] == ["f-another"]
    results = json.loads(render(report, "sarif"))["runs"][0]["results"]
    states = [each.get("baselineState") for each in results if each["properties"]["proposal"] == "TM09"]
    assert (states.count("new"), states.count("unchanged"), states.count("absent")) == (1, 6, 1)
    rows = list(csv.DictReader(io.StringIO(render(report, "csv").decode("utf-8-sig")), delimiter=";"))
    assert [row["Fingerprint"] for row in rows if row["Since last time"] == "mended"] == ["f-total"]
