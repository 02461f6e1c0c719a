"""How things are worded: figures, limits, places, counts."""

import pytest

from engine.model.base import replace
from engine.model.finding import Category, Finding, Location, Relation, Rounding, Severity
from engine.model.report import ProposalReport
from engine.model.stage import Stage
from engine.model.verdict import Awaited, Progress, Status, Verdict
from engine.report.folds import SkippedFor
from engine.report.words import (
    awaits_words,
    comparison,
    count_words,
    file_place,
    headline,
    is_equation,
    skipped_words,
    table_place,
    titles,
    verdict_counts,
    wanted_words,
)
from engine.texts import speaking
from tests.report.samples import address, clean, faulty, form_finding, prose_finding, sample, total_finding


def finding(**changes: object) -> Finding:
    return replace(total_finding(), **changes)


@pytest.mark.parametrize(
    ("relation", "sentence"),
    [
        (Relation.EQUAL, "Der står -870; forventet er -780. Forskellen er -90."),
        (Relation.UNEQUAL, "Tallet er -870 og må ikke være -780."),
        (Relation.LESS, "Tallet er -870; det skal være mindre end -780."),
        (Relation.AT_MOST, "Tallet er -870; det må højst være -780."),
        (Relation.MORE, "Tallet er -870; det skal være større end -780."),
        (Relation.AT_LEAST, "Tallet er -870; det skal mindst være -780."),
    ],
)
def test_each_relation_is_told_in_its_own_words(relation: Relation, sentence: str) -> None:
    assert comparison(finding(relation=relation)) == sentence


@pytest.mark.parametrize("relation", [each for each in Relation if each is not Relation.EQUAL])
def test_a_limit_is_never_a_value_to_type(relation: Relation) -> None:
    assert wanted_words(finding(relation=relation)) == ""


@pytest.mark.parametrize("category", [Category.ELIGIBILITY, Category.SIGN])
def test_without_a_relation_criteria_and_signs_are_limits(category: Category) -> None:
    assert comparison(finding(category=category)) == "Tallet er -870; grænsen er -780."
    assert wanted_words(finding(category=category)) == ""


def test_two_equal_sides_are_no_equation() -> None:
    assert not is_equation(finding(stated=0, expected=0))


@pytest.mark.parametrize(
    "changes",
    [
        {"stated": None, "expected": None},
        {"stated": "nej", "expected": "nej"},
        {"stated": "administration", "expected": None},
        {"message": "Der står -870, men rækkerne giver -780 (forskel 90)."},
        {"message": "Rækkerne giver -780, ikke -870."},
        {"category": Category.FORM, "address": None, "stated": 2, "expected": 1},
        {"category": Category.NARRATIVE, "address": None, "stated": 1, "expected": 0},
    ],
)
def test_what_tells_nothing_new_is_left_out(changes: dict[str, object]) -> None:
    assert comparison(finding(**changes)) == ""


@pytest.mark.parametrize("message", ["I 2029 er det -8.870 og -780.", "Det er 870 og 780.", "-870,5 og -780"])
def test_a_figure_within_another_is_not_said(message: str) -> None:
    assert comparison(finding(message=message)).startswith("Der står -870")


@pytest.mark.parametrize(
    ("stated", "expected", "where", "words"),
    [
        (2025, 2026, None, "Der står 2025; forventet er 2026."),
        (2025, 2026, address("economy", 3, 4), "Der står 2.025; forventet er 2.026."),
        (1900, 1898, None, "Der står 1.900; forventet er 1.898."),
    ],
)
def test_a_year_has_no_thousands_mark(stated: int, expected: int, where: object, words: str) -> None:
    assert comparison(finding(stated=stated, expected=expected, address=where)).startswith(words)


def test_an_empty_cell_is_told_as_nothing() -> None:
    assert comparison(finding(stated=None)).startswith("Der står ingenting; forventet er -780.")


def test_rounding_is_told_where_it_matters() -> None:
    assert comparison(prose_finding()).endswith("Afrunding forklarer den.")
    impossible = replace(prose_finding(), rounding=Rounding.IMPOSSIBLE)
    assert comparison(impossible).endswith("Afrunding kan ikke forklare den.")
    assert "frunding" not in comparison(finding(rounding=Rounding.IMPOSSIBLE))


@pytest.mark.parametrize(
    ("location", "file", "table"),
    [
        (
            Location(file="a.txt", line=3, page=2, table="Tabel 1", row="I alt", column="2026"),
            "a.txt:3 (side 2)",
            "Tabel 1 › I alt › 2026",
        ),
        (Location(file="a.docx"), "a.docx", ""),
        (Location(file="a.pdf", page=1, row="I alt"), "a.pdf (side 1)", "I alt"),
    ],
)
def test_places(location: Location, file: str, table: str) -> None:
    assert file_place(location) == file
    assert table_place(location) == table


def test_counts() -> None:
    assert count_words(faulty().findings) == "4 fejl, 2 advarsler, 1 bemærkning"
    assert count_words([form_finding()]) == "1 advarsel"
    assert count_words([replace(form_finding(), severity=Severity.INFO)] * 2) == "2 bemærkninger"
    assert count_words([]) == "ingen bemærkninger"


def test_skipped() -> None:
    skipped = SkippedFor("Ingen tabel 3.", ((("", "A"), ("R1", "R2")), (("A",), ("R3",))))
    assert skipped_words(skipped, {"R2": "Titel"}) == "Ingen tabel 3 – bundtet, A: R1, Titel (R2); A: R3"


def test_a_verdict_that_rests_on_something_else_does_not_contradict_its_count() -> None:
    assert verdict_counts(faulty().verdict, []) == "ingen egne bemærkninger"
    assert verdict_counts(clean().verdict, []) == "ingen bemærkninger"
    assert verdict_counts(faulty().verdict, faulty().findings) == count_words(faulty().findings)


def test_where_ids_do_not_tell_proposals_apart_their_files_do() -> None:
    def at(file: str, id: str) -> ProposalReport:
        return replace(
            clean(),
            proposal=replace(clean().proposal, id=id, title="T"),
            source=replace(clean().source, file=file),
        )

    members = (at("a/x.yaml", "AA01"), at("b/x.yaml", "AA01"), at("b/y.yaml", "AA01"), at("b/z.yaml", "AA02"))
    round_ = replace(sample(), proposals=(*members, at("n.yaml", "")))
    assert titles(round_) == ["a/x.yaml: T", "b/x.yaml: T", "y.yaml: T", "T", "n.yaml: T"]


CO = Awaited(step="cø", body="cø", name="Center for Økonomi", stage=Stage.POLITISK)
COMMITTEE = Awaited(step="fagudvalg", body="fagudvalg", name="fagudvalget", stage=Stage.POLITISK, bar=False)


@pytest.mark.parametrize(
    ("status", "awaits", "told", "line"),
    [
        (Status.KLAR, (), "klar", ""),
        (Status.KLAR, (COMMITTEE,), "klar", "afventer fagudvalget"),
        (Status.KLAR, (CO,), "i orden, men afventer Center for Økonomi", "afventer Center for Økonomi"),
        (
            Status.KLAR_MED_BEMAERKNINGER,
            (CO, COMMITTEE),
            "i orden med bemærkninger, men afventer Center for Økonomi",
            "afventer Center for Økonomi, derefter fagudvalget",
        ),
        (Status.SKAL_RETTES, (CO,), "skal rettes", "afventer Center for Økonomi"),
        (Status.IKKE_KONTROLLERET, (CO,), "ikke kontrolleret", "afventer Center for Økonomi"),
    ],
)
def test_nothing_is_headlined_ready_that_a_step_is_missing_for(
    status: Status, awaits: tuple[Awaited, ...], told: str, line: str
) -> None:
    verdict = Verdict(status=status, progress=Progress(awaits=awaits))
    with speaking("da"):
        assert headline(verdict) == told
        assert awaits_words(verdict) == line
        assert ("klar" in headline(verdict, brief=True)) == ("klar" in told)
