"""What diagnosis says of one fault, of several, and of none; and what it never does."""

import random
from collections.abc import Iterable

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from engine.diagnose import CellInfo, Outcome, System, diagnose
from engine.diagnose.diagnosis import SHOWN
from engine.diagnose.system import Measure
from engine.language.constraint import Linear
from engine.model.base import replace
from engine.model.budget import Role
from engine.model.cell import CellAddress
from engine.model.finding import Correction
from tests.diagnose.mistakes import MISTAKES
from tests.diagnose.slips import SLIPS, some_slip
from tests.diagnose.spoil import Case, mended, spoilt
from tests.diagnose.tables import holds, lack, system_of, valid_sheet

randoms = st.randoms(use_true_random=False)
KINDS = {**SLIPS, **MISTAKES}


def cell(row: int, column: int = 0) -> CellAddress:
    return CellAddress("X", "economy", row, column)


def column(*figures: int | None, total: int | None, rule: str = "T") -> System:
    """Detail rows in a single year, and their total in the last row."""
    cells = {cell(row): CellInfo(figure, "Tabel 1", f"Række {row}", "2026") for row, figure in enumerate(figures)}
    last = cell(len(figures))
    terms = ((last, 1), *((address, -1) for address in cells))
    cells[last] = CellInfo(total, "Tabel 1", "I alt", "2026", role=Role.TOTAL)
    return System(cells, (Linear(rule, (("year", "2026"),), terms, 0, "=", last),))


def edits(correction: Correction) -> list[tuple[int, int | None, int | None]]:
    return [(each.address.row, each.start, each.to) for each in correction.cells]


@given(randoms)
@settings(max_examples=40, deadline=None)
def test_a_consistent_table_gets_no_correction(rng: random.Random) -> None:
    system = system_of(valid_sheet(rng))
    assert holds(system)
    assert diagnose(system) == ()


@given(randoms, st.integers(1, 3))
@settings(max_examples=40, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_no_correction_leaves_a_sum_failing(rng: random.Random, count: int) -> None:
    case: Case = valid_sheet(rng)
    for _ in range(count):
        kind = rng.choice(list(KINDS))
        slip = spoilt(rng, case, kind, KINDS[kind])
        case = slip.case if slip else case
    found = diagnose(case.system())
    firsts = [each.corrections[0] for each in found if each.corrections]
    unsolved = [each for each in found if not each.corrections]
    assert bool(found) == (not holds(case.system()))
    after = mended(case, firsts).system()
    assert unsolved or holds(after)
    values = after.values()
    assert sum(lack(each, values) != 0 for each in after.equations) <= sum(len(each.broken) for each in unsolved)
    for each in found:
        others = [first for first in firsts if first not in each.corrections]
        for tied in each.corrections[1:]:
            assert unsolved or not any(_lacks(mended(case, [*others, tied])))


def _lacks(case: Case) -> Iterable[int]:
    system = case.system()
    values = system.values()
    return (lack(each, values) for each in system.equations)


@given(randoms)
@settings(max_examples=40, deadline=None)
def test_a_turned_sign_is_found_and_turned_back_or_tied_with_another(rng: random.Random) -> None:
    slip = some_slip(rng, valid_sheet(rng), "sign")
    assert slip is not None
    if holds(slip.case.system()):
        return
    (found,) = diagnose(slip.case.system())
    # Some other slip may do by chance, as a cell emptied that held twice as much; any other figure may not.
    assert "value" not in {each.edit for each in found.corrections}
    assert slip.truth in [{each.address: each.to for each in way.cells} for way in found.corrections]


@given(randoms)
@settings(max_examples=20, deadline=None)
def test_the_same_system_gets_the_same_answer(rng: random.Random) -> None:
    slip = some_slip(rng, valid_sheet(rng), rng.choice(list(SLIPS)))
    if slip is not None:
        assert diagnose(slip.case.system()) == diagnose(slip.case.system())


def test_a_slip_of_the_pen_comes_before_any_other_figure() -> None:
    (found,) = diagnose(column(-500, 120, -4150, total=-4890))
    assert found.outcome is Outcome.ONE
    (correction,) = found.corrections
    assert (correction.edit, edits(correction)) == ("transposed", [(2, -4150, -4510)])
    assert not correction.unique
    assert found.rivals == 3


def test_two_slips_that_explain_it_equally_well_are_both_shown() -> None:
    (found,) = diagnose(column(25, 25, -900, total=-900))
    assert (found.outcome, found.ties) == (Outcome.TIE, 2)
    assert [(each.edit, edits(each)) for each in found.corrections] == [
        ("sign", [(0, 25, -25)]),
        ("sign", [(1, 25, -25)]),
    ]
    assert not any(correction.unique for correction in found.corrections)


def test_a_count_never_becomes_negative() -> None:
    """A row without any cannot have fewer; the total is one short, or another row has one too many."""
    system = column(None, 2, 2, total=3)
    counts = {address: replace(info, measure=Measure.COUNT) for address, info in system.cells.items()}
    (found,) = diagnose(replace(system, cells=counts))
    assert {edits(each)[0][2] for each in found.corrections} == {4, 1}


def test_no_figure_takes_a_sign_that_it_should_not_have_only_because_it_fits() -> None:
    """Costs that are to sum to -910: none of them is a saving, so the total is wrong. A sign may still be turned."""
    system = column(150, None, total=-910)
    costs = tuple(Linear("S", (), ((cell(row), 1),), 0, ">=") for row in (0, 1))
    (found,) = diagnose(replace(system, guards=costs))
    assert [edits(each) for each in found.corrections] == [[(2, -910, 150)]]
    (found,) = diagnose(replace(column(150, 70, 80, total=0), guards=costs))
    assert [(0, 150, -150)] in [edits(each) for each in found.corrections]


def test_a_tie_of_many_is_counted_in_full_and_shown_in_part() -> None:
    cells = {cell(row): CellInfo(100 + row, "Tabel 1", f"Række {row}", "2026") for row in range(SHOWN + 3)}
    equation = Linear("T", (), tuple((address, 1) for address in cells), -7123, "=")
    (found,) = diagnose(System(cells, (equation,)))
    assert (found.ties, len(found.corrections)) == (SHOWN + 3, SHOWN)


def test_more_than_three_cells_are_not_guessed_at() -> None:
    """Four figures that only together can be wrong: each is tied down by its own sum."""
    details = [cell(row) for row in range(8)]
    cells = {address: CellInfo(10, "Tabel 1", f"Række {address.row}", "2026") for address in details}
    sums = tuple(Linear(f"R{row}", (), ((details[row], 2), (details[0], 2)), -41, "=") for row in range(1, 8))
    found = diagnose(System(cells, sums))
    assert [each.outcome for each in found] == [Outcome.TOO_MANY]
    assert found[0].corrections == ()
    assert len(found[0].broken) == 7


def test_faults_that_share_no_cell_are_told_apart() -> None:
    one, other = column(100, 200, total=-300), column(400, 500, total=9000, rule="U")
    moved = {address._replace(column=1): info for address, info in other.cells.items()}
    terms = tuple((address._replace(column=1), factor) for address, factor in other.equations[0].terms)
    both = System({**one.cells, **moved}, (one.equations[0], Linear("U", (), terms, 0, "=")))
    found = diagnose(both)
    assert [each.corrections[0].clears for each in found] == [("T",), ("U",)]
    assert [edits(each.corrections[0]) for each in found] == [[(2, -300, 300)], [(2, 9000, 900)]]


def test_a_wrong_row_is_one_finding_with_its_consequences_folded_under_it() -> None:
    total, samlet = cell(2), cell(3)
    base = column(100, 200, total=300)
    cells = {**base.cells, samlet: CellInfo(350, "Tabel 1", "Samlet", "2026", role=Role.TOTAL)}
    cells[total] = CellInfo(350, "Tabel 1", "I alt", "2026", role=Role.TOTAL)
    cells[cell(1)] = CellInfo(205, "Tabel 1", "Række 1", "2026")
    by_rows = Linear("S", (), ((samlet, 1), (cell(0), -1), (cell(1), -1)), 0, "=")
    (found,) = diagnose(System(cells, (*base.equations, by_rows)))
    assert [each.rule for each in found.broken] == ["T", "S"]
    assert edits(found.corrections[0]) == [(1, 205, 250)]
    assert found.corrections[0].clears == ("T", "S")


def test_an_unreadable_cell_is_read_off_the_sums() -> None:
    base = column(100, None, total=307)
    cells = {**base.cells, cell(1): CellInfo(None, "Tabel 1", "Række 1", "2026", unreadable=True)}
    (found,) = diagnose(System(cells, base.equations))
    assert (found.corrections[0].edit, edits(found.corrections[0])) == ("unreadable", [(1, None, 207)])


def test_rounding_that_explains_a_difference_asks_for_no_correction() -> None:
    def table(total: int) -> System:
        cells = {
            cell(0): CellInfo(4100, "Tabel 1", "A", "2026", margin=50),
            cell(1): CellInfo(2300, "Tabel 1", "B", "2026", margin=50),
            cell(2): CellInfo(total, "Tabel 1", "I alt", "2026", margin=50, role=Role.TOTAL),
        }
        return System(cells, (Linear("T", (), ((cell(2), 1), (cell(0), -1), (cell(1), -1)), 0, "="),))

    assert diagnose(table(6500)) == ()
    (found,) = diagnose(table(4600))
    assert (found.corrections[0].edit, edits(found.corrections[0])) == ("transposed", [(2, 4600, 6400)])


def test_two_faults_that_ask_for_different_figures_of_one_cell_are_one() -> None:
    """Each of two parts is tied down and wrong, and their sum agrees with the wrong ones: all three change at once."""
    parts = {cell(0): 11, cell(1): 22, cell(2): 33}
    cells = {at: CellInfo(figure, "Tabel 1", f"Række {at.row}", "2026") for at, figure in parts.items()}
    pinned = tuple(
        Linear(f"R{row}", (), ((cell(row), 1),), -right, "=", cell(row)) for row, right in ((0, 10), (1, 20))
    )
    summed = Linear("S", (), ((cell(2), 1), (cell(0), -1), (cell(1), -1)), 0, "=", cell(2))
    (found,) = diagnose(System(cells, (*pinned, summed)))
    assert {(row, to) for row, _, to in edits(found.corrections[0])} == {(0, 10), (1, 20), (2, 30)}
