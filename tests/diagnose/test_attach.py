"""What one fault breaks is one finding, with its correction and its consequences."""

import pytest

from engine.check.run import check_proposal
from engine.diagnose.attach import Judged, diagnoses_of, folded
from engine.model.finding import Category, Finding, Severity
from engine.model.proposal import Proposal
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.pack import Pack
from engine.source.nodes import Scalar
from engine.trial.cases import Bench, Case, Edit

DETAIL = "economy/varige/Besparelse på årsværk/values/2027"
TOTAL = "economy/implementering/Samlede implementeringsomkostninger/values/2026"


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("budget-2026")


def told(pack: Pack, values: dict[str, str]) -> list[Finding]:
    edit = Edit(set={path: Scalar(value) for path, value in values.items()})
    case = Case(rule="TA-203", verdict="breaks", of="BC01", edit=edit)
    subject = Bench(find("budget-2026"), pack).prepare(case, Category.TABLE).subject
    assert isinstance(subject, Proposal)
    judged = [Judged(subject, check_proposal(subject, pack).findings)]
    (findings,) = folded(judged, diagnoses_of(subject, pack), pack)
    return list(findings)


def test_a_wrong_detail_is_one_finding_that_names_its_cell(pack: Pack) -> None:
    (finding,) = [each for each in told(pack, {DETAIL: "2.000"}) if each.corrections]
    (correction,) = finding.corrections
    (edit,) = correction.cells
    assert (edit.row, edit.column, edit.start, edit.to) == ("Besparelse på årsværk", "2027", 2000, -2000)
    assert (correction.edit, correction.unique, correction.rivals > 0) == ("sign", False, True)
    assert finding.rule in correction.clears


def test_a_wrong_total_stands_for_what_follows_from_it(pack: Pack) -> None:
    findings = told(pack, {TOTAL: "2.600"})
    (finding,) = [each for each in findings if each.corrections]
    assert (finding.location.row, finding.location.column) == ("Samlede implementeringsomkostninger", "2026")
    assert {each.rule for each in finding.consequences} == {"TA-204", "TA-205"}
    assert not {each.rule for each in findings} & {"TA-204", "TA-205"}


@pytest.mark.parametrize(
    ("label", "figure", "warning"),
    [("Projektledelse", "-900", "SI-302"), ("Udvikling af robotter", "-1.600", "SI-303")],
)
def test_no_error_stands_under_a_warning(pack: Pack, label: str, figure: str, warning: str) -> None:
    findings = told(pack, {f"economy/implementering/{label}/values/2026": figure})
    (finding,) = [each for each in findings if each.corrections]
    assert (finding.severity, finding.rule) == (Severity.ERROR, "TA-202")
    assert warning in {each.rule for each in finding.consequences}
    assert finding.corrections[0].cells[0].row == label


def test_a_payback_that_never_comes_is_a_consequence_as_any_other(pack: Pack) -> None:
    findings = told(pack, {"economy/varige/Licenser og drift/values/2028": "40.000"})
    (finding,) = [each for each in findings if each.corrections]
    assert finding.rule == "TA-203"
    assert {"EL-109", "TA-207", "TA-208"} <= set(finding.corrections[0].clears)
    assert {each.rule for each in finding.consequences} >= {"EL-109", "TA-207", "TA-208"}
    assert [each.rule for each in findings if each.severity is Severity.ERROR] == ["TA-203"]


@pytest.mark.parametrize(
    ("path", "figure", "vanish"),
    [
        # The effect of the last year, that it does not shrink, and what the text says of it: none at a cell of its own.
        ("varige/Besparelse på årsværk/values/2030", "2.400", {"EL-103", "TA-209", "NA-502"}),
        ("varige/Besparelse på årsværk/values/2027", "2.000", {"TA-209"}),
        ("implementering/Udvikling af robotter/values/2026", "-16.000", {"EL-104", "NA-501"}),
    ],
)
def test_whatever_vanishes_with_the_correction_stands_under_the_fault(
    pack: Pack, path: str, figure: str, vanish: set[str]
) -> None:
    findings = told(pack, {f"economy/{path}": figure})
    (finding,) = [each for each in findings if each.corrections]
    assert vanish <= {each.rule for each in finding.consequences}
    assert vanish <= set(finding.corrections[0].clears)
    assert not vanish & {each.rule for each in findings}


def test_what_vanishes_with_only_some_of_the_corrections_stays_a_finding(pack: Pack) -> None:
    findings = told(pack, {"economy/implementering/Projektledelse/values/2025": "0"})
    (finding,) = [each for each in findings if each.corrections]
    assert {"NA-501" in each.clears for each in finding.corrections} == {True, False}
    assert "NA-501" in {each.rule for each in findings}


ADMIN = "administration_effect/rows"
SALARIES = {2026: "600", 2027: "1.100", 2028: "1.300", 2029: "1.300", 2030: "1.300"}
OTHER = {2026: "200", 2027: "500", 2028: "700", 2029: "700", 2030: "700"}
TOTALS = {2026: "800", 2027: "1.600", 2028: "2.000", 2029: "2.000", 2030: "2.000"}


@pytest.mark.parametrize(("years", "edit"), [((2026, 2027, 2028, 2029, 2030), "section_sign"), ((2027,), "sign")])
def test_an_administration_table_with_the_wrong_sign_is_turned(pack: Pack, years: tuple[int, ...], edit: str) -> None:
    rows = enumerate((SALARIES, OTHER, TOTALS))
    findings = told(pack, {f"{ADMIN}/{at}/values/{year}": row[year] for at, row in rows for year in years})
    (finding,) = [each for each in findings if each.corrections]
    (correction,) = finding.corrections
    assert (finding.rule, correction.edit, correction.unique) == ("SI-306", edit, False)
    assert "SI-306" in correction.clears
    assert len(correction.cells) == 3 * len(years)
    assert all(each.start and each.to == -each.start for each in correction.cells)
    assert [each.rule for each in findings if each.severity is Severity.ERROR] == ["SI-306"]


def test_two_faults_in_different_years_are_two_findings(pack: Pack) -> None:
    findings = told(pack, {DETAIL: "2.000", TOTAL: "2.600"})
    assert len([each for each in findings if each.corrections]) == 2


def test_without_figures_nothing_is_diagnosed(pack: Pack) -> None:
    findings = told(pack, {"title": ""})
    assert [each.rule for each in findings if each.severity == "error"] == ["FO-401"]
    assert not any(each.corrections or each.consequences for each in findings)
