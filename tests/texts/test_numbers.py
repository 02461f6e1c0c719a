"""Numbers and dates in the two languages."""

import datetime as dt
from decimal import Decimal

import pytest

from engine.texts import speaking
from engine.texts.numbers import amount, date, quantity


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [
        (0, "0", "0"),
        (-718, "-718", "-718"),
        (999, "999", "999"),
        (1234, "1.234", "1,234"),
        (-24579000, "-24.579.000", "-24,579,000"),
        (None, "ingen", "none"),
    ],
)
def test_amount(value: int | None, danish: str, english: str) -> None:
    assert amount(value) == danish
    with speaking("en"):
        assert amount(value) == english


@pytest.mark.parametrize(
    ("value", "danish", "english"),
    [("0.8", "0,8", "0.8"), ("1200.50", "1.200,50", "1,200.50"), ("70", "70", "70"), ("1E+3", "1.000", "1,000")],
)
def test_quantity(value: str, danish: str, english: str) -> None:
    assert quantity(Decimal(value)) == danish
    with speaking("en"):
        assert quantity(Decimal(value)) == english


def test_date() -> None:
    assert date(dt.date(2025, 11, 3)) == "3. november 2025"
    with speaking("en"):
        assert date(dt.date(2025, 11, 3)) == "3 November 2025"
