"""What the blanks of a row say."""

import itertools

from hypothesis import given
from hypothesis import strategies as st

from engine.formats.text.cells import MAX_READINGS, columns, spread


def test_every_empty_cell_costs_the_same() -> None:
    assert spread([1, 0, 4], 5).readings == ((1, 0, 4),)
    assert spread([2, 0, 8], 5).readings == ((1, 0, 4),)
    assert spread([4, 0, 4], 4).exact


def test_no_empty_cell_leaves_no_blank() -> None:
    assert spread([0, 0, 0], 0).readings == ((0, 0, 0),)
    assert spread([0, 0], 3).readings == ()


def test_mixed_prices_may_still_leave_one_reading() -> None:
    found = spread([1, 0, 8], 5)
    assert found.readings == ((1, 0, 4),)
    assert not found.exact


def test_a_stray_blank_leaves_the_row_open_and_contiguous_first() -> None:
    found = spread([0, 1, 0, 3], 3)
    assert found.readings == ((0, 0, 0, 3), (0, 1, 0, 2))


def test_lost_blanks_leave_all_readings() -> None:
    assert set(spread([None, None], 1).readings) == {(1, 0), (0, 1)}


def test_more_figures_than_columns() -> None:
    assert spread([0, 0], -1).readings == ()


def test_columns_count_the_empty_cells_before() -> None:
    assert columns((1, 0, 4)) == (1, 2)
    assert columns((0, 2, 1)) == (0, 3)


def test_readings_are_bounded() -> None:
    assert len(spread([None] * 14, 13).readings) <= MAX_READINGS


counts = st.lists(st.integers(0, 3), min_size=2, max_size=8)


@given(counts, st.sampled_from([1, 2]))
def test_what_was_written_at_one_price_is_read_back(empty: list[int], price: int) -> None:
    found = spread([count * price for count in empty], sum(empty))
    assert found.readings == (tuple(empty),)
    assert found.exact


@given(counts, st.data())
def test_what_was_written_at_any_price_is_among_the_readings(empty: list[int], data: st.DataObject) -> None:
    gaps = [sum(data.draw(st.integers(1, 2)) for _ in range(count)) for count in empty]
    found = spread(gaps, sum(empty))
    assert tuple(empty) in found.readings or found.exact or len(found.readings) == MAX_READINGS
    for reading in found.readings:
        assert sum(reading) == sum(empty)


@given(st.lists(st.integers(0, 5), min_size=1, max_size=5), st.integers(0, 8))
def test_every_reading_is_possible_and_none_is_missing(gaps: list[int], empty: int) -> None:
    found = set(spread(gaps, empty).readings)
    possible = {
        each
        for each in itertools.product(*(range(gap + 1) for gap in gaps))
        if sum(each) == empty and all(count <= gap <= 2 * count for count, gap in zip(each, gaps, strict=True))
    }
    if not spread(gaps, empty).exact:
        assert possible <= found
    for each in found:
        assert sum(each) == empty
