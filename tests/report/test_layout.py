"""Measuring, cutting and breaking."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.report.layout import fit, left, right, width, wrap

WORDS = st.text(alphabet="abæ漢\u0301 -", max_size=60)


@pytest.mark.parametrize(("text", "columns"), [("abc", 3), ("æøå", 3), ("漢字", 4), ("e\u0301", 1), ("", 0)])
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns


@pytest.mark.parametrize(
    ("text", "columns", "cut"),
    [("abcdef", 6, "abcdef"), ("abcdef", 5, "abcd…"), ("漢字漢字", 5, "漢字…"), ("abc", 1, "…")],
)
def test_fit(text: str, columns: int, cut: str) -> None:
    assert fit(text, columns) == cut


@given(WORDS, st.integers(1, 30))
def test_filled_text_is_as_wide_as_it_should_be(text: str, columns: int) -> None:
    assert width(left(text, columns)) == width(right(text, columns)) == columns


@given(WORDS, st.integers(4, 30))
def test_wrapping_loses_no_letter_and_keeps_to_the_width(text: str, columns: int) -> None:
    lines = wrap(text, columns)
    assert all(width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_wrapping_breaks_at_blanks() -> None:
    assert wrap("Regn totalen efter igen", 13) == ["Regn totalen", "efter igen"]
    assert wrap("abcdefghij", 4) == ["abcd", "efgh", "ij"]
