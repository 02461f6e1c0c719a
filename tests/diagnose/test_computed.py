"""Payback times, which follow from the other figures in no linear way."""

import dataclasses
from pathlib import Path

from engine.diagnose import CellInfo, Computed, Outcome, System, Wanted, build_system, diagnose
from engine.language.constraint import Linear, Predicate
from engine.model.base import replace
from engine.model.budget import Area
from engine.model.cell import CellAddress
from tests.diagnose.real import bundle_of, rules
from tests.diagnose.tables import economy, payback
from tests.diagnose.test_structure import sheet

ROUND = Path(__file__).parent.parent.parent / "proposals" / "budget-2026"
STATED = CellAddress("XX01", "payback", 1, 0)
LISTED = CellAddress("", "cover.investments", 0, 3)


def with_payback(years: int) -> System:
    return dataclasses.replace(sheet(), payback=years).system()


def with_cover(stated: int, listed: int) -> System:
    base = with_payback(stated)
    cells = {**base.cells, LISTED: CellInfo(listed, "Tabel 2", "XX01", "Tilbagebetalingstid, år")}
    copied = Linear("C4", (), ((LISTED, 1), (STATED, -1)), 0, "=", LISTED)
    return replace(base, cells=cells, equations=(*base.equations, copied))


RIGHT = 4


def test_the_right_payback() -> None:
    assert payback([0, 4550, 115, -2530, -2520, -2510]) == RIGHT
    assert diagnose(with_payback(RIGHT)) == ()


def test_a_wrong_payback_is_put_right() -> None:
    (found,) = diagnose(with_payback(3))
    (correction,) = found.corrections
    assert [(each.address, each.start, each.to) for each in correction.cells] == [(STATED, 3, RIGHT)]
    assert correction.clears == ("P1",)


def test_the_payback_decides_between_two_copies() -> None:
    (found,) = diagnose(with_cover(stated=3, listed=RIGHT))
    assert [each.address for each in found.corrections[0].cells] == [STATED]
    assert found.outcome is Outcome.ONE
    assert found.corrections[0].clears == ("C4", "P1")
    (found,) = diagnose(with_cover(stated=RIGHT, listed=3))
    assert [each.address for each in found.corrections[0].cells] == [LISTED]
    assert found.outcome is Outcome.ONE


def test_a_wrong_payback_that_was_copied_is_put_right_in_both_places() -> None:
    (found,) = diagnose(with_cover(stated=3, listed=3))
    assert {each.address: each.to for each in found.corrections[0].cells} == {STATED: RIGHT, LISTED: RIGHT}


def test_a_payback_that_fails_because_of_a_sum_is_folded_under_it() -> None:
    cells = with_payback(RIGHT).cells
    samlet = economy(8, 1)
    system = replace(with_payback(RIGHT), cells={**cells, samlet: replace(cells[samlet], value=-4550)})
    assert not system.computed[0].agrees(system.values())
    (found,) = diagnose(system)
    assert found.corrections[0].edit == "sign"
    assert found.corrections[0].clears == ("T3", "P1")


def test_what_is_never_paid_back_has_no_figure_to_offer() -> None:
    origin = Predicate("P1", (), (), STATED)
    system = System({STATED: CellInfo(4, "Tabel 1", "P", "år")}, computed=(Computed(origin, lambda _: Wanted(None)),))
    (found,) = diagnose(system)
    assert (found.outcome, found.broken, found.corrections) == (Outcome.TOO_MANY, (origin,), ())


def test_what_the_figures_leave_open_is_no_fault() -> None:
    origin = Predicate("P1", (), (), STATED)
    wanted = Wanted(None, open=True)
    system = System({STATED: CellInfo(4, "Tabel 1", "P", "år")}, computed=(Computed(origin, lambda _: wanted),))
    assert diagnose(system) == ()


def test_a_row_that_could_be_moved_is_no_answer_once_other_figures_are_supposed() -> None:
    """BC07 with two rows of a styringsområde that there is none of, and a payback that is a year too long."""
    (proposal,) = (each for each in bundle_of(ROUND).proposals if each.id == "BC07")
    assert proposal.economy is not None
    assert proposal.payback is not None
    rows = list(proposal.economy.rows)
    for row in (1, 10):
        rows[row] = replace(rows[row], area=Area(name="drift", text="Drift"))
    stated = proposal.payback.service
    wrong = replace(
        proposal,
        economy=replace(proposal.economy, rows=tuple(rows)),
        payback=replace(proposal.payback, service=replace(stated, value=(stated.value or 0) + 1)),
    )
    found = diagnose(build_system(wrong, rules()))
    edits = [edit for each in found for correction in each.corrections for edit in correction.cells]
    assert ("payback", stated.value) in {(edit.address.part, edit.to) for edit in edits}
