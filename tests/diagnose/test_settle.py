"""Open rows are settled by the table's own sums, or stay uncertain."""

from hypothesis import given
from hypothesis import strategies as st

from engine.diagnose.settle import settle
from engine.diagnose.sums import violated_sums
from engine.model.base import replace
from engine.model.budget import Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.cell import EMPTY, Cell, State
from engine.model.proposal import Kind, Proposal

Figures = list[int | None]
V, I = Section.VARIGE, Section.IMPLEMENTERING  # noqa: E741 - the sections' initials
YEARS = (2025, 2026, 2027)


def cell(value: int | None) -> Cell:
    return EMPTY if value is None else Cell(text=str(value), state=State.NUMBER, value=value)


def row(section: Section, role: Role, figures: Figures, *placements: tuple[int, ...], area: str = "") -> BudgetRow:
    cells = tuple(map(cell, figures))
    reading = Reading.UNCERTAIN if placements else Reading.PLAIN
    return BudgetRow(
        label="x", section=section, role=role, area=Area(name=area), cells=cells, reading=reading, placements=placements
    )


def proposal(*rows: BudgetRow) -> Proposal:
    return Proposal(id="XX01", kind=Kind.INVESTERING, economy=BudgetTable(years=YEARS, rows=rows))


def settled(*rows: BudgetRow) -> tuple[BudgetRow, ...]:
    economy = settle(proposal(*rows)).economy
    assert economy is not None
    return economy.rows


def figures(row: BudgetRow) -> Figures:
    return [each.value for each in row.cells]


def test_the_sum_chooses_and_marks_what_it_chose() -> None:
    first, _ = settled(row(I, Role.DETAIL, [5, None, 7], (0, 2), (0, 1)), row(I, Role.TOTAL, [5, 7, None]))
    assert figures(first) == [5, 7, None]
    assert first.reading is Reading.INFERRED
    assert [each.inferred for each in first.cells] == [False, True, False]


def test_rows_that_are_not_open_are_left_alone() -> None:
    rows = (row(I, Role.DETAIL, [5, 7, None]), row(I, Role.TOTAL, [7, 5, None]))
    assert settled(*rows) == rows


def test_without_a_sum_to_tell_the_row_stays_uncertain_and_likeliest_first() -> None:
    (only,) = settled(row(I, Role.DETAIL, [5, None, None], (0,), (1,), (2,)))
    assert figures(only) == [5, None, None]
    assert only.reading is Reading.UNCERTAIN
    assert not any(each.inferred for each in only.cells)


def test_a_tie_is_no_choice() -> None:
    first, second, _ = settled(
        row(I, Role.DETAIL, [5, None, None], (0,), (1,)),
        row(I, Role.DETAIL, [None, 5, None], (0,), (1,)),
        row(I, Role.TOTAL, [5, 5, None]),
    )
    assert {first.reading, second.reading} == {Reading.UNCERTAIN}


def test_no_placement_hides_an_error_that_all_leave() -> None:
    first, _ = settled(row(I, Role.DETAIL, [5, None, None], (0,), (1,)), row(I, Role.TOTAL, [None, None, 9]))
    assert first.reading is Reading.UNCERTAIN
    assert figures(first) == [5, None, None]


def test_areas_have_their_own_sums() -> None:
    rows = settled(
        row(I, Role.DETAIL, [3, None, None], (0,), (1,), area="anlæg"),
        row(I, Role.DETAIL, [3, None, None], area="service"),
        row(I, Role.SUBTOTAL, [3, None, None], area="service"),
        row(I, Role.SUBTOTAL, [None, 3, None], area="anlæg"),
    )
    assert figures(rows[0]) == [None, 3, None]
    assert rows[0].reading is Reading.INFERRED


def test_the_overall_effect_is_a_sum_too() -> None:
    rows = settled(
        row(V, Role.TOTAL, [-4, None, None], (0,), (1,)),
        row(I, Role.TOTAL, [9, None, None]),
        row(Section.SAMLET, Role.TOTAL, [9, -4, None]),
    )
    assert figures(rows[0]) == [None, -4, None]


def test_an_unreadable_cell_takes_its_year_out() -> None:
    unreadable = Cell(text="ę", state=State.UNREADABLE)
    broken = replace(row(I, Role.DETAIL, [1, 1, 1]), cells=(unreadable, cell(1), cell(1)))
    assert violated_sums(proposal(broken, row(I, Role.TOTAL, [8, 1, 2]))) == 1


def test_other_equations_can_be_counted() -> None:
    first_year = lambda each: int(each.economy.rows[0].cells[0].value is not None)  # noqa: E731
    economy = settle(proposal(row(I, Role.DETAIL, [5, None, None], (0,), (2,))), first_year).economy
    assert economy is not None
    assert figures(economy.rows[0]) == [None, None, 5]


placements = {1: ((0,), (1,), (2,)), 2: ((0, 1), (0, 2), (1, 2))}


@st.composite
def detail(draw: st.DrawFn) -> tuple[list[int], tuple[int, ...]]:
    values = draw(st.lists(st.integers(1, 9), min_size=1, max_size=2))
    return values, draw(st.sampled_from(placements[len(values)]))


@given(st.lists(detail(), min_size=1, max_size=4))
def test_what_is_inferred_is_the_truth_where_the_sums_are_true(made: list[tuple[list[int], tuple[int, ...]]]) -> None:
    truth = [[dict(zip(at, values, strict=True)).get(year) for year in range(3)] for values, at in made]
    total: Figures = [sum(each[year] or 0 for each in truth) for year in range(3)]
    rows = [row(I, Role.DETAIL, [*values, *[None] * (3 - len(values))], *placements[len(values)]) for values, _ in made]
    found = settled(*rows, row(I, Role.TOTAL, total))
    assert violated_sums(proposal(*found)) == 0
    for each, true, written in zip(found, truth, made, strict=False):
        assert [value for value in figures(each) if value is not None] == written[0]
        if each.reading is Reading.INFERRED:
            assert figures(each) == true


def test_many_open_rows_end_soon() -> None:
    openings = tuple((year,) for year in range(3))
    rows = [row(V, Role.DETAIL, [1, None, None], *openings) for _ in range(40)]
    found = settled(*rows, row(V, Role.TOTAL, [20, 20, 0]))
    assert sum(each.reading is Reading.INFERRED for each in found) == 0
