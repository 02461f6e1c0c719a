"""Each slip by name."""

import pytest

from engine.diagnose.edits import Edit, classify
from engine.diagnose.system import CellInfo
from engine.model.budget import Role


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
