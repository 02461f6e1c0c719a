"""The terminal report: every place named, every cell marked, nothing wider than the screen, nothing raw."""

import re

import pytest

from engine.model.base import replace
from engine.model.budget import Role
from engine.model.finding import Cause, Finding, Location, Skipped
from engine.model.report import Report
from engine.report import render
from engine.report.excerpt import MOST_ROWS
from engine.report.layout import width
from engine.report.screen import ANSI, DEFAULT, Screen
from tests.report.samples import VARIGE, address, budget, clean, faulty, form_finding, hostile, row, sample

ESCAPES = re.compile(r"\x1b\[[0-9;]*m")


def lines(report: Report, screen: Screen = DEFAULT) -> list[str]:
    return render(report, "terminal", screen).decode().splitlines()


@pytest.mark.parametrize("columns", [32, 40, 48, 56, 80, 120])
@pytest.mark.parametrize("report", [sample("da"), sample("en"), hostile(20)])
def test_no_line_is_wider_than_the_screen(report: Report, columns: int) -> None:
    slack = 1  # a line that begins with `::` is told with a blank more
    assert max(width(line) for line in lines(report, Screen(width=columns))) <= columns + slack
    assert all(width(line) <= columns for line in lines(report, Screen(width=columns)) if ": :" not in line)


def test_colours_change_nothing_but_colours() -> None:
    assert [ESCAPES.sub("", line) for line in lines(sample(), Screen(palette=ANSI))] == lines(sample())


def test_nothing_raw_gets_through() -> None:
    output = "\n".join(lines(hostile()))
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", output)
    assert not re.search(r"^\s*::", output, re.MULTILINE)


def test_the_blamed_cell_is_underlined_and_the_expected_value_stands_under_it() -> None:
    output = lines(sample())
    at = next(index for index, line in enumerate(output) if "-870" in line and line.startswith("   | Samlede varige"))
    column = output[at].index("-870")
    assert output[at + 1] == "   |".ljust(column) + "^^^^"
    assert output[at + 2] == "   |".ljust(column) + "-780"
    assert output[at - 3][column:].startswith("2029")


def test_the_other_cell_of_a_tie_is_marked_too() -> None:
    output = lines(sample())
    at = next(index for index, line in enumerate(output) if line.startswith("   | Timer i sekretariatet"))
    assert output[at + 1].endswith("~~~~")
    assert output[at + 2].endswith("-210")


def test_folded_findings_keep_their_places() -> None:
    output = "\n".join(lines(hostile()))
    assert "Det samme 199 andre steder:" in output
    places = re.sub(r"\s+", "", output)
    assert all(f"::error::@all:{line}" in places for line in range(1, 201))


def test_findings_of_different_tables_are_not_folded() -> None:
    assert sum(line.startswith("fejl[") for line in lines(sample())) == 4


def long_total(details: int) -> Report:
    rows = tuple(row(f"Række {number}", VARIGE, Role.DETAIL, "", *[1] * 6) for number in range(details))
    total = row("I alt", VARIGE, Role.TOTAL, "", *[details] * 6)
    finding: Finding = replace(faulty().findings[0], address=address("economy", details, 4))
    economy = replace(budget(), rows=(*rows, total))
    proposal = replace(faulty().proposal, economy=economy)
    report = replace(faulty(), proposal=proposal, findings=(finding,))
    return replace(sample(), proposals=(report,), bundle=None)


def test_a_long_section_is_shown_in_part_and_the_rest_counted() -> None:
    output = lines(long_total(30))
    shown = [line for line in output if re.match(r"   \| (Række|I alt)", line)]
    assert len(shown) == MOST_ROWS
    assert "   | … 23 rækker mere" in output


def test_an_address_outside_the_table_costs_the_picture_only() -> None:
    finding = replace(faulty().findings[0], address=address("economy", 99, 4), corrections=())
    report = replace(faulty(), findings=(finding,))
    output = lines(replace(sample(), proposals=(report,), bundle=None))
    assert "fejl[TA-103]" in output[2]
    assert not any("^" in line for line in output)


def named(label: str) -> list[str]:
    location = Location(file="tm09.txt", line=30, table="Tabel 1", row=label)
    finding = replace(form_finding(), location=location)
    report = replace(faulty(), findings=(finding,))
    return lines(replace(sample(), proposals=(report,), bundle=None))


def test_a_row_that_is_named_without_a_cell_is_shown_unmarked() -> None:
    output = named("Projektledelse")
    assert "   | Projektledelse      Service         350   150" in output
    assert not any("^" in line for line in output)


@pytest.mark.parametrize("label", ["Varige ændringer", "Ukendt række"])
def test_a_heading_or_an_unknown_row_is_not_shown(label: str) -> None:
    assert not any(line.startswith("   |") for line in named(label))


def test_what_was_not_checked_is_told_once_a_reason() -> None:
    output = lines(sample())
    assert "  - Teksten nævner ingen effekt – TM09, TM10: TX-402; TM09: TX-403" in output
    assert "  - Pakken har ingen ramme for anlæg – bundtet: BU-602" in output


def test_the_last_line_tells_the_run() -> None:
    assert lines(sample(), Screen(width=500))[-1] == (
        "2 forslag · 5 fejl, 2 advarsler, 1 bemærkning · 104 kontroller udført · 4 sprunget over · "
        "1 ulæselig fil · regelpakke budget-2026 1.0 (60 regler): nyeste pakke"
    )


def test_a_run_without_any_proposal_still_tells_what_it_did() -> None:
    empty = replace(sample(), proposals=(), bundle=None, unreadable=())
    assert lines(empty, Screen(width=500))[-1].startswith("0 forslag · ingen bemærkninger")


def test_what_concerns_nobody_here_is_told_only_if_everything_is_asked_for() -> None:
    skipped = (
        Skipped(rule="TA-104", reason="Ingen tabel 3", cause=Cause.UNKNOWN),
        Skipped(rule="TA-103", reason="Forslaget er ikke et innovationsforslag", cause=Cause.NOT_CONCERNED),
    )
    report = replace(sample(), proposals=(replace(clean(), skipped=skipped),), bundle=None)
    short, whole = (render(report, "terminal", Screen(everything=each)).decode() for each in (False, True))
    assert "Ingen tabel 3 – TM10: Samlet økonomisk påvirkning (TA-104)" in short
    assert "innovationsforslag" not in short.replace("\n", " ")
    assert "ikke et innovationsforslag" in whole
