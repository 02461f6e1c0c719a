"""Slips of several cells at once, and rows in the wrong place."""

import dataclasses

import pytest

from engine.diagnose import Diagnosis, diagnose
from engine.diagnose.matrix import build_matrix
from engine.diagnose.moves import move_options
from engine.language.constraint import Linear
from engine.model.base import replace
from engine.model.budget import Role
from tests.diagnose.tables import ANLAEG, SERVICE, Figures, Row, Sheet, economy

SAVING: Figures = (None, -900, -1800, -2700, -2700, -2700)
UPKEEP: Figures = (None, 150, 160, 170, 180, 190)
SYSTEM: Figures = (None, 2100, 1340, None, None, None)
BUILDING: Figures = (None, 3200, 415, None, None, None)


def total(*rows: Figures) -> Figures:
    return tuple(sum(figure or 0 for figure in column) or None for column in zip(*rows, strict=True))


def sheet() -> Sheet:
    varige, costs = total(SAVING, UPKEEP), total(SYSTEM, BUILDING)
    return Sheet(
        (
            Row("Besparelse", "varige", Role.DETAIL, SAVING, SERVICE),
            Row("Drift", "varige", Role.DETAIL, UPKEEP, SERVICE),
            Row("Samlet varig ændring", "varige", Role.TOTAL, varige),
            Row("System", "implementering", Role.DETAIL, SYSTEM, SERVICE),
            Row("Ombygning", "implementering", Role.DETAIL, BUILDING, ANLAEG),
            Row("I alt, service", "implementering", Role.SUBTOTAL, SYSTEM, SERVICE),
            Row("I alt, anlæg", "implementering", Role.SUBTOTAL, BUILDING, ANLAEG),
            Row("I alt", "implementering", Role.TOTAL, costs),
            Row("Samlet økonomisk påvirkning", "samlet", Role.TOTAL, total(varige, costs)),
        )
    )


def one(wrong: Sheet) -> Diagnosis:
    (found,) = diagnose(wrong.system())
    return found


def written(row: int, figures: Figures) -> Sheet:
    return sheet().with_figures({economy(row, year): figure for year, figure in enumerate(figures)})


def test_the_table_is_consistent() -> None:
    assert diagnose(sheet().system()) == ()


@pytest.mark.parametrize(
    ("edit", "figures"),
    [
        ("shifted", (-900, -1800, -2700, -2700, -2700, None)),
        ("shifted", (None, None, -900, -1800, -2700, -2700)),
        ("sign", (None, 900, 1800, 2700, 2700, 2700)),
        ("exchanged", (None, -1800, -900, -2700, -2700, -2700)),
    ],
)
def test_a_row_is_put_right_by_one_edit(edit: str, figures: Figures) -> None:
    found = one(written(0, figures))
    (correction,) = found.corrections
    assert correction.edit == edit
    right = {economy(0, year): SAVING[year] for year in range(6) if (SAVING[year] or 0) != (figures[year] or 0)}
    assert {each.address: each.to for each in correction.cells} == right


def turned(section: str) -> Sheet:
    rows = sheet().economy
    other = (dataclasses.replace(row, figures=_turned(row.figures)) for row in rows)
    return Sheet(tuple(new if new.section == section else row for new, row in zip(other, rows, strict=True)))


def _turned(figures: Figures) -> Figures:
    return tuple(figure and -figure for figure in figures)


@pytest.mark.parametrize("section", ["varige", "implementering"])
def test_a_section_with_the_wrong_sign_is_turned_as_a_whole(section: str) -> None:
    found = one(turned(section))
    (correction,) = found.corrections
    assert correction.edit == "section_sign"
    assert {each.address.row for each in correction.cells} == {
        at for at, row in enumerate(sheet().economy) if row.section == section
    }
    assert all(each.start and each.to == -each.start for each in correction.cells)


def test_no_section_is_turned_against_the_rules_of_sign() -> None:
    system = turned("varige").system()
    costs = Linear("SI", (), ((economy(2, 3), 1),), 0, ">=")
    found = diagnose(replace(system, guards=(costs,)))
    assert all(each.edit != "section_sign" for fault in found for each in fault.corrections)


def test_a_row_in_kroner_keeps_what_rounds_to_it() -> None:
    (correction,) = one(written(3, (None, 2_100_344, 1_339_501, None, None, None))).corrections
    assert correction.edit == "kroner"
    assert [each.to for each in correction.cells] == [2100, 1340]


def test_two_cells_of_a_column_exchanged_or_else_their_subtotals() -> None:
    wrong = sheet().with_figures({economy(3, 2): 415, economy(4, 2): 1340})
    pairs = [[each.address.row for each in correction.cells] for correction in one(wrong).corrections]
    assert {correction.edit for correction in one(wrong).corrections} == {"exchanged"}
    assert pairs == [[3, 4], [5, 6]]


def test_a_row_under_the_wrong_area_is_moved_though_no_other_row_shows_where() -> None:
    wrong = sheet().with_row_moved(economy(4, 0), "implementering", SERVICE)
    (correction,) = one(wrong).corrections
    (label,) = correction.labels
    assert (correction.edit, correction.cells) == ("area", ())
    assert (label.row, label.start, label.to) == ("Ombygning", "Service", "Anlæg")


def test_a_row_in_the_wrong_section_is_moved() -> None:
    wrong = sheet().with_row_moved(economy(1, 0), "implementering", SERVICE)
    (correction,) = one(wrong).corrections
    (label,) = correction.labels
    assert correction.edit == "section"
    assert (label.row, label.start, label.to) == ("Drift", "implementering", "varige")


def test_a_lone_figure_in_the_wrong_row_is_misplaced_or_its_row_is() -> None:
    lone: Figures = (None, None, 700, None, None, None)
    rows = (*sheet().economy[:4], Row("Flytning", "implementering", Role.DETAIL, lone, ANLAEG), *sheet().economy[4:])
    right = Sheet(rows).with_figures({economy(7, 2): 1115, economy(8, 2): 2455, economy(9, 2): 815})
    assert diagnose(right.system()) == ()
    found = one(right.with_row_moved(economy(4, 0), "implementering", SERVICE))
    assert [each.edit for each in found.corrections] == ["area"] * len(found.corrections)
    assert found.corrections[0].labels


def test_no_row_is_moved_to_where_no_sum_counts_it() -> None:
    """The permanent changes have a subtotal of service and no total: a cost of anlæg would only escape its total."""
    late: Figures = (None, None, 415, None, None, None)
    right = Sheet(
        (
            Row("Besparelse", "varige", Role.DETAIL, SAVING, SERVICE),
            Row("Ændringer, service", "varige", Role.SUBTOTAL, SAVING, SERVICE),
            Row("System", "implementering", Role.DETAIL, SYSTEM, SERVICE),
            Row("Ombygning", "implementering", Role.DETAIL, late, ANLAEG),
            Row("I alt", "implementering", Role.TOTAL, total(SYSTEM, late)),
        )
    )
    assert diagnose(right.system()) == ()
    assert move_options(build_matrix(right.with_figures({economy(4, 2): SYSTEM[2]}).system())) == []


def test_the_only_row_of_a_section_is_moved_back_under_its_total() -> None:
    alone = Sheet(tuple(row for row in sheet().economy if row.label != "Drift")).with_figures(
        {economy(1, year): figure for year, figure in enumerate(SAVING)}
    )
    right = alone.with_figures(
        {economy(7, year): each for year, each in enumerate(total(SAVING, total(SYSTEM, BUILDING)))}
    )
    assert diagnose(right.system()) == ()
    (correction,) = one(right.with_row_moved(economy(0, 0), "implementering", SERVICE)).corrections
    assert [label.to for label in correction.labels] == ["varige"]
