"""What a spreadsheet makes of the tables."""

import csv
import io

import pytest

from engine.model.base import replace
from engine.model.report import Criterion, CriterionStatus, Figures
from engine.report import rendered
from engine.report.csv_tables import harmless
from tests.report.samples import clean, faulty, hostile, sample


def rows(data: bytes) -> list[dict[str, str]]:
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline=""), delimiter=";"))


def test_a_row_for_each_finding() -> None:
    report = sample("en")
    found = rows(rendered(report, "csv")["csv"])
    assert [row["Fingerprint"] for row in found] == [each.fingerprint for each in report.findings()]
    total = found[1]
    assert (total["Proposal"], total["Title"]) == ("TM09", "Varige ændringer i alt")
    assert (total["Stated"], total["Expected"], total["Line"]) == ("-870", "-780", "41")


def test_figures_and_computed_years() -> None:
    proposals = (replace(faulty(), figures=Figures(service=500, stated_total=7)), clean())
    found = rows(rendered(replace(sample("en"), proposals=proposals), "csv")["figures.csv"])
    told = {(row["Proposal"], row["Figure"], row["Year"]): (row["Stated"], row["Computed"]) for row in found}
    assert told["TM09", "Asked for on service", ""] == ("", "500")
    assert told["TM09", "Payback time on the total economy", ""] == ("7", "")
    assert told["TM09", "Total effect so far", "2030"] == ("780", "-780")
    assert told["TM10", "Asked for on service", ""] == ("", "")


def test_a_row_for_each_criterion_that_was_asked() -> None:
    criteria = (
        Criterion("payback", CriterionStatus.UNMET, "TA-103", 7, 6),
        Criterion("area", CriterionStatus.NOT_ASKED),
        Criterion("service", CriterionStatus.UNSHOWN),
    )
    report = replace(sample("en"), proposals=(replace(faulty(), criteria=criteria),))
    payback, service = rows(rendered(report, "csv")["criteria.csv"])
    assert (payback["Answer"], payback["Figure"], payback["Limit"]) == ("not met", "7", "6")
    assert (payback["Criterion"], payback["Title"], payback["Rule"]) == (*["Varige ændringer i alt"] * 2, "TA-103")
    assert (service["Answer"], service["Figure"], service["Criterion"]) == ("not shown", "", "service")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_no_text_begins_a_formula(text: str) -> None:
    assert harmless(text) == f"'{text}"
    assert harmless("a=1") == "a=1"


def test_hostile_texts_stay_in_their_cells() -> None:
    report = hostile(2)
    assert len(rows(rendered(report, "csv")["csv"])) == len(report.findings())
