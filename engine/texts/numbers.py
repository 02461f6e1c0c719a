"""Numbers and dates as the reader's language writes them."""

import datetime as dt
from decimal import Decimal

from engine.texts import language, say

_SEPARATORS = {"da": str.maketrans(",.", ".,"), "en": str.maketrans("", "")}


def amount(value: int | None) -> str:
    """A whole number with thousands apart: 1.234, or 1,234 in English; `None` is a word."""
    return say("none") if value is None else _localised(f"{value:,}")


def quantity(value: Decimal) -> str:
    """A number with the decimals that it has: 1.200,50. Never in powers of ten."""
    return _localised(f"{value:,f}")


def date(day: dt.date) -> str:
    """A date in words: 3. november 2025, or 3 November 2025."""
    return say("{day} {month} {year}", day=day.day, month=_months()[day.month - 1], year=day.year)


def _localised(text: str) -> str:
    return text.translate(_SEPARATORS[language.get()])


def _months() -> tuple[str, ...]:
    return (
        say("January"),
        say("February"),
        say("March"),
        say("April"),
        say("May"),
        say("June"),
        say("July"),
        say("August"),
        say("September"),
        say("October"),
        say("November"),
        say("December"),
    )
