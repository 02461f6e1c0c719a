"""Sums that do not follow their rows: recognised where all lack one and the same amount, and only there."""

import random

import pytest

from engine.diagnose import Outcome, diagnose
from engine.model.budget import Role
from engine.model.finding import Correction
from tests.diagnose.mistakes import MISTAKES
from tests.diagnose.spoil import spoilt
from tests.diagnose.tables import SERVICE, Figures, Row, Sheet, economy, holds, valid_sheet
from tests.diagnose.test_structure import one

SAVING: Figures = (None, -900, -1800, -2700, -2700, -2700)
UPKEEP: Figures = (None, 150, 160, 170, 180, 190)
SYSTEM: Figures = (None, 2100, 1340, None, None, None)
TRAINING: Figures = (None, 330, 440, None, None, None)


def total(*rows: Figures) -> Figures:
    return tuple(sum(figure or 0 for figure in column) or None for column in zip(*rows, strict=True))


COSTS = total(SYSTEM, TRAINING)


def sheet(costs: Figures = COSTS) -> Sheet:
    """Rows 3 and 4 are the costs, 5 their total, 6 the overall effect."""
    varige = total(SAVING, UPKEEP)
    return Sheet(
        (
            Row("Besparelse", "varige", Role.DETAIL, SAVING, SERVICE),
            Row("Drift", "varige", Role.DETAIL, UPKEEP, SERVICE),
            Row("Samlet varig ændring", "varige", Role.TOTAL, varige),
            Row("System", "implementering", Role.DETAIL, SYSTEM, SERVICE),
            Row("Undervisning", "implementering", Role.DETAIL, TRAINING, SERVICE),
            Row("I alt", "implementering", Role.TOTAL, costs),
            Row("Samlet økonomisk påvirkning", "samlet", Role.TOTAL, total(varige, costs)),
        )
    )


def told(correction: Correction) -> dict[tuple[int, int], int | None]:
    return {(each.address.row, each.address.column): each.to for each in correction.cells}


def test_a_row_left_out_of_all_its_sums_is_one_fault_and_else_its_figures_are_too_many() -> None:
    left_out, extra = one(sheet(SYSTEM)).corrections
    assert left_out.edit == "left_out"
    assert told(left_out) == {(5, 1): 2430, (6, 1): 1680, (5, 2): 1780, (6, 2): 140}
    assert (extra.edit, told(extra)) == ("extra", {(4, 1): None, (4, 2): None})


def test_sums_that_were_not_brought_up_to_date_tie_with_the_figures_that_may_be_wrong() -> None:
    found = one(sheet().with_figures({economy(5, 1): 2553, economy(6, 1): 1803}))
    assert found.outcome is Outcome.TIE
    ways = {each.edit: told(each) for each in found.corrections}
    assert ways["stale"] == {(5, 1): 2430, (6, 1): 1680}
    assert ways["value"] in ({(3, 1): 2223}, {(4, 1): 453})


def test_sums_that_are_off_by_different_amounts_are_not_stale() -> None:
    found = diagnose(sheet().with_figures({economy(5, 1): 2553, economy(6, 1): 1111}).system())
    assert "stale" not in {each.edit for one in found for each in one.corrections}


def test_a_slip_of_the_pen_is_likelier_than_stale_sums_but_not_the_only_way() -> None:
    found = one(sheet().with_figures({economy(3, 1): -2100}))
    (correction,) = found.corrections
    assert (correction.edit, told(correction)) == ("sign", {(3, 1): 2100})
    assert not correction.unique
    assert correction.rivals == found.rivals > 0


def test_a_figure_too_many_ties_with_the_row_left_out() -> None:
    found = one(sheet().with_figures({economy(4, 5): 77}))
    assert {each.edit: told(each) for each in found.corrections}["extra"] == {(4, 5): 0}


@pytest.mark.parametrize("kind", MISTAKES)
def test_a_mistake_leaves_just_the_cells_of_its_truth_wrong(kind: str) -> None:
    """Restoring the truth gives the right case back, and restoring less does not."""
    made = 0
    for case in range(12):
        rng = random.Random(f"{kind}/{case}")  # noqa: S311
        right = valid_sheet(rng)
        slip = spoilt(rng, right, kind, MISTAKES[kind])
        if slip is not None:
            made += 1
            before, wrong = right.system().values(), slip.case.system().values()
            assert {at: figure or 0 for at, figure in slip.truth.items()} == {
                at: before[at] for at in before if before[at] != wrong[at]
            }
            assert holds(slip.case.with_figures(slip.truth).system())
    assert made > 2


def test_sums_are_not_made_anew_for_two_faults_at_once() -> None:
    """The row of costs stands among the permanent changes: both totals are off, and the overall effect has both."""
    wrong = sheet().with_row_moved(economy(4, 0), "varige", SERVICE)
    found = diagnose(wrong.system())
    firsts = [each.corrections[0] for each in found]
    assert [label.to for each in firsts for label in each.labels] == ["implementering"]
    assert "stale" not in {each.edit for one in found for each in one.corrections}
