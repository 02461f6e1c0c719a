"""Each broken demand is told by the table, the row and the column that its author knows."""

import datetime as dt

import pytest

from engine.language import Outcome, RuleText, View, compile_rule
from engine.model.base import replace
from engine.model.bundle import Bundle, CommitteeRow, Cover, ListedInnovation
from engine.model.place import Place, Text
from engine.model.proposal import Answer, Caption, FutureProposal, Goal, Proposal
from tests.language.examples import PROPOSAL, cell, consulted
from tests.language.test_rule import LIBRARY, only

LATE = replace(consulted("med-udvalg", dt.date(2025, 6, 1), "1. juni 2025"), label="MED-udvalg", answer=Answer.YES)
CAPTIONS = (
    Caption(number=1, title="Økonomi", kind="økonomi"),
    Caption(number=2, title="Opfølgningsmål", kind="opfølgning", place=Place(anchor="p2")),
    Caption(number=3, title="Kriterier", kind="kriterier"),
    Caption(number=4, title="Godkendelse", kind="godkendelse"),
    Caption(number=5, title="Samarbejdspartnere", kind="samarbejdspartnere"),
    Caption(number=6, title="Høring", kind="høring", place=Place(anchor="p6")),
)
FORM = replace(
    PROPOSAL,
    captions=CAPTIONS,
    hearings=(LATE,),
    approvals=(replace(LATE, label="Center for Økonomi"),),
    goals=(Goal(group="G", goal=Text(text="Færre timer", place=Place(anchor="t2/r3/c1"))),),
    goal_groups=(Text(text="G", place=Place(anchor="t2/r2/c1")),),
    partners=(Text(text="ITK", place=Place(anchor="t5/r1/c2")),),
    future=FutureProposal(),
)


def told(check: str, subject: Proposal = FORM, at: str = "") -> Outcome:
    outcome = only(check, subject, at=at)
    assert outcome.status == "broken"
    return outcome


@pytest.mark.parametrize(
    ("check", "at", "naming"),
    [
        ("every date in dates: date.text = 'x'", "date", ("Tabel 4", "Center for Økonomi", "")),
        ("every row in hearings: row.answer = nej", "row", ("Tabel 6", "MED-udvalg", "")),
        ("every row in hearings: row.answer = nej", "", ("Tabel 6", "MED-udvalg", "")),
        ("every row in hearings: row.remark = 'x'", "row.remark", ("Tabel 6", "MED-udvalg", "")),
        ("every row in approvals: row.answer = nej", "", ("Tabel 4", "Center for Økonomi", "")),
        ("every goal in goals: goal.owner is stated", "goal", ("Tabel 2", "Færre timer", "")),
        ("every group in goal_groups: group = 'x'", "group", ("Tabel 2", "", "")),
        ("every partner in partners: partner = 'x'", "partner", ("Tabel 5", "", "")),
        ("every caption in captions where caption.number = 5: caption.title = 'x'", "caption", ("Tabel 5", "", "")),
        ("future.adoption is stated", "future", ("Tabel 3", "", "")),
        ("unit = 'kr.'", "unit", ("Tabel 1", "", "")),
        ("title = 'x'", "", ("", "", "")),
    ],
)
def test_table_and_row_by_name(check: str, at: str, naming: tuple[str, str, str]) -> None:
    subject = replace(FORM, hearings=()) if "dates" in check else FORM
    assert told(check, subject, at).naming == naming


def test_a_date_is_told_by_its_own_row() -> None:
    other = replace(LATE, label="IT-kredsen", dates=(replace(LATE.dates[0], text="2. juni 2025"),))
    subject = replace(FORM, hearings=(LATE, other), approvals=())
    check = "every date in dates where date.text = '2. juni 2025': date.text = 'x'"
    assert told(check, subject, "date").naming == ("Tabel 6", "IT-kredsen", "")


def test_what_is_missing_is_told_at_the_caption_of_its_table() -> None:
    outcome = told("some hearing in hearings where hearing.body = 'koncern-it'")
    assert (outcome.naming, outcome.place.anchor) == (("Tabel 6", "", ""), "p6")
    outcome = told("some group in goal_groups where group = 'x'")
    assert (outcome.naming[0], outcome.place.anchor) == ("Tabel 2", "p2")


def test_a_table_without_a_caption_has_no_name_but_the_place_stays() -> None:
    bare = replace(FORM, captions=(), hearings=(replace(LATE, place=Place(anchor="t6/r2")),))
    outcome = told("every row in hearings: row.answer = nej", bare)
    assert (outcome.naming, outcome.place.anchor) == (("", "MED-udvalg", ""), "t6/r2")


def test_the_unit_has_a_place_of_its_own_and_a_missing_one_that_of_its_table() -> None:
    assert FORM.economy is not None
    table = replace(FORM.economy, place=Place(line=7), unit=Text(text="mio. kr.", place=Place(line=9)))
    check = "unit = '1.000 kr.'"
    assert told(check, replace(FORM, economy=table), "unit").place.line == 9
    assert told(check, replace(FORM, economy=replace(table, unit=Text())), "unit").place.line == 7


COVER = Cover(
    price_levels=(cell(2026), cell(2025)),
    committees=(CommitteeRow("I alt"),),
    innovations=(ListedInnovation("Et forslag"),),
)


@pytest.mark.parametrize(
    ("cover", "table"),
    [
        (COVER, "Tabel 3"),
        (replace(COVER, price_levels=(cell(2025),)), ""),
        (replace(COVER, price_levels=(cell(2026), cell(2026), cell(2025))), ""),
    ],
    ids=["one of each table", "one of two tables", "more than tables"],
)
def test_a_price_level_of_the_cover_is_told_by_its_table_where_each_has_one(cover: Cover, table: str) -> None:
    compiled = compile_rule(RuleText("B", "every level in price_levels: level = 2026", scope="bundle"), LIBRARY)
    (outcome,) = compiled.run(View(Bundle(cover=cover)))
    assert outcome.naming == (table, "", "")
