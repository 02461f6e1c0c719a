"""Each slip by name."""

import pytest

from engine.diagnose.cells import cell_infos
from engine.diagnose.edits import Edit, classify
from engine.diagnose.system import CellInfo, Measure
from engine.model.base import replace
from engine.model.budget import Role
from engine.model.bundle import Bundle
from tests.report.samples import bundle, faulty


def info(value: int | None, role: Role = Role.DETAIL, margin: int = 0) -> CellInfo:
    return CellInfo(value, "Tabel 1", "Række", "2026", margin=margin, role=role)


@pytest.mark.parametrize(
    ("start", "to", "edit"),
    [
        (-4510, 4510, Edit.SIGN),
        (4150, 4510, Edit.TRANSPOSED),
        (-12, -21, Edit.TRANSPOSED),
        (5140, 4510, Edit.VALUE),
        (1450, 4150, Edit.TRANSPOSED),
        (4051, 1054, Edit.TRANSPOSED),
        (450, 4510, Edit.DIGIT_MISSING),
        (451, 4510, Edit.ZERO),
        (45510, 4510, Edit.DIGIT_EXTRA),
        (45100, 4510, Edit.ZERO),
        (4810, 4510, Edit.DIGIT_WRONG),
        (45, 4500, Edit.GROUP),
        (4, 4000, Edit.GROUP),
        (4, 4510, Edit.GROUP),
        (451000, 4510, Edit.GROUP),
        (4510234, 4510, Edit.KRONER),
        (-4510000, -4510, Edit.KRONER),
        (None, 4510, Edit.EMPTY),
        (0, 4510, Edit.EMPTY),
        (4510, 0, Edit.EXTRA),
        (4510, 4622, Edit.VALUE),
        (-4150, 4510, Edit.VALUE),
        (5, 6, Edit.VALUE),
        (2, 1, Edit.VALUE),
        (999, 1, Edit.VALUE),
    ],
)
def test_a_slip_has_its_name(start: int | None, to: int, edit: Edit) -> None:
    assert classify(info(start), to) is edit


def test_any_other_figure_in_a_total_is_a_wrong_total() -> None:
    assert classify(info(4510, Role.TOTAL), 4622) is Edit.TOTAL
    assert classify(info(4510, Role.SUBTOTAL), 4622) is Edit.TOTAL


def test_digits_are_those_that_were_written() -> None:
    """4,1 in mio. kr. is 4100 with a margin of 50: its digits are 4 and 1."""
    assert classify(info(4100, margin=50), 1400) is Edit.TRANSPOSED
    assert classify(info(4100), 1400) is Edit.TRANSPOSED
    assert classify(info(4100, margin=50), 4150) is not Edit.DIGIT_WRONG


@pytest.mark.parametrize("measure", [Measure.COUNT, Measure.YEARS])
@pytest.mark.parametrize(
    ("start", "to", "edit"),
    [(1, 10, Edit.DIGIT_MISSING), (20, 2, Edit.DIGIT_EXTRA), (3, 3000, Edit.VALUE), (3200, 3, Edit.VALUE)],
)
def test_nobody_types_a_count_or_a_few_years_in_thousands(measure: Measure, start: int, to: int, edit: Edit) -> None:
    assert classify(info(start), to) is not edit
    assert classify(replace(info(start), measure=measure), to) is edit


def test_each_cell_of_a_bundle_knows_what_it_measures() -> None:
    cells = cell_infos(Bundle(cover=bundle().cover, proposals=(faulty().proposal,))).values()
    assert {each.column: each.measure for each in cells if each.measure is not Measure.AMOUNT} == {
        "Antal": Measure.COUNT,
        "Innovationsforslag": Measure.COUNT,
        "Tilbagebetalingstid, år": Measure.YEARS,
        "År": Measure.YEARS,
    }
