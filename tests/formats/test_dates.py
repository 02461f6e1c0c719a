"""Dates and times as they are written."""

import datetime as dt

import pytest

from engine.formats.dates import continues_time, find_dates, time_start
from engine.model.place import NOWHERE


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("28. maj 2025", [dt.date(2025, 5, 28)]),
        ("5. februar og 9. april 2025", [dt.date(2025, 2, 5), dt.date(2025, 4, 9)]),
        ("den 1. jan. 2026 og igen 3. sept. 2026.", [dt.date(2026, 1, 1), dt.date(2026, 9, 3)]),
        ("31. juni 2025", [None]),
        ("29. februar 2025 og 29. februar 2024", [None, dt.date(2024, 2, 29)]),
        ("28-05-2025, 28.05.2025 og 2025-05-28", [dt.date(2025, 5, 28)] * 3),
        ("28/5 2025", [dt.date(2025, 5, 28)]),
        ("2. marts", [None]),
        ("02.06.25", [dt.date(2025, 6, 2)]),
        ("2/6-25, 2/6 25 og 2.6.25.", [dt.date(2025, 6, 2)] * 3),
        ("2. juni 25", [dt.date(2025, 6, 2)]),
        ("2. juni '25.", [dt.date(2025, 6, 2)]),
        ("2. juni 25 og 3. juni 25", [dt.date(2025, 6, 2), dt.date(2025, 6, 3)]),
        ("2. juni 25 svar", [None]),
        ("02.06.75", []),
        ("afsnit 2.6.25.1", []),
        ("2/6", [None]),
        ("02.06.", [None]),
        ("2/6 af udvalget", []),
        ("i maj 2025", []),
        ("Jf. tabel 5.", []),
        ("128. maj 2025", []),
        ("5. majoritet 2025", []),
        ("0. maj 2025", [None]),
    ],
)
def test_dates(text: str, dates: list[dt.date | None]) -> None:
    assert [each.value for each in find_dates(text, NOWHERE)] == dates


@pytest.mark.parametrize(
    ("text", "yearless"),
    [
        ("2. juni", True),
        ("2/6", True),
        ("29. februar", True),
        ("31. juni", False),
        ("31. juni 2025", False),
        ("2. juni og 3. juni 2025", False),
    ],
)
def test_a_date_may_lack_its_year_only(text: str, yearless: bool) -> None:
    assert find_dates(text, NOWHERE)[0].yearless is yearless


def test_a_date_keeps_its_text() -> None:
    assert [each.text for each in find_dates("Hørt 5. februar og 9. april 2025.", NOWHERE)] == [
        "5. februar",
        "9. april 2025",
    ]


@pytest.mark.parametrize(
    ("text", "time"),
    [
        ("Ultimo 2026 og 2027.", "Ultimo 2026 og 2027."),
        ("Center for Økonomi  2. kvartal 2026", "2. kvartal 2026"),
        ("Din Sociale Indgang Løbende indtil ultimo 2028", "Løbende indtil ultimo 2028"),
        ("KIT Q3 2026", "Q3 2026"),
        ("Dec. 2026 og aug. 2027.", "Dec. 2026 og aug. 2027."),
        ("2 x årligt (tidligst fra", "2 x årligt (tidligst fra"),
        ("Primo 2027 (løbende)", "Primo 2027 (løbende)"),
        ("Projektleder 1. marts 2026", "1. marts 2026"),
        ("Årligt", "Årligt"),
        ("i KIT 2026, og fuld implemente-", None),
        ("ring fra 2027 (KIT og KS)", None),
        ("som ventes afsluttet i 2027", None),
        ("Center for Økonomi", None),
        ("Evaluering", None),
        ("", None),
    ],
)
def test_where_a_time_begins(text: str, time: str | None) -> None:
    start = time_start(text)
    assert (None if start is None else text[start:]) == time


def test_the_rest_of_a_time() -> None:
    assert continues_time("og 2027.")
    assert continues_time("2027)")
    assert not continues_time("Ultimo 2027")
    assert not continues_time("og evaluering i 2027")
    assert not continues_time("")
