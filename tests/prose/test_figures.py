"""What is a figure in a text, and what it may stand for."""

from decimal import Decimal

import pytest

from benchmarks.prose.tables import pack
from engine.model.claims import ClaimKind
from engine.prose.figures import Figure, Finder

HOSTILE = 20_000


def found(text: str) -> list[Figure]:
    return [*Finder(pack().lexicon).figures(text)]


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("på 4,1 mio. kr. i 2026", "4050", "4150"),
        ("på 0,2 mio. til udvikling", "150", "250"),
        ("på 718 t. kr. årligt", "717.5", "718.5"),
        ("på 1955 tkr. fra", "1954.5", "1955.5"),
        ("på 200.000 kr. til", "199.9995", "200.0005"),
        ("på 1\u00a0270\u00a0000 kr. til", "1269.9995", "1270.0005"),
        ("på kr. 2.720.000 netto", "2719.9995", "2720.0005"),
        ("på 5.454.000,- i 2026", "5453.9995", "5454.0005"),
        ("på 3,3-3,6 mio. kr. i", "3250", "3650"),
        ("på 1,2 mia. kr. i", "1150000", "1250000"),
        ("med 700 (i 1.000 kr.) i", "699.5", "700.5"),
    ],
)
def test_an_amount_is_an_interval_in_thousands(text: str, low: str, high: str) -> None:
    (amount,) = [each for each in found(text) if each.kind is ClaimKind.AMOUNT]
    assert (amount.low, amount.high) == (Decimal(low), Decimal(high))


@pytest.mark.parametrize(
    ("text", "kind", "written"),
    [
        ("svarende til 1,5 årsværk i", ClaimKind.STAFF, "1,5 årsværk"),
        ("kræver 1.230 udviklingstimer a", ClaimKind.HOURS, "1.230 udviklingstimer"),
        ("varer 7 minutter pr.", ClaimKind.MINUTES, "7 minutter"),
        ("ca. 10 % færre", ClaimKind.PERCENT, "10 %"),
        ("fra 2027 og frem", ClaimKind.YEAR, "2027"),
        ("på 3 år.", ClaimKind.PAYBACK, "3 år"),
        ("efter fire år.", ClaimKind.PAYBACK, "fire år"),
        ("Se tabel 3 for", ClaimKind.REFERENCE, "3"),
        ("den 8. maj 2025 blev", ClaimKind.DATE, "8. maj 2025"),
        ("ved 150.000 samtaler om", ClaimKind.COUNT, "150.000"),
    ],
)
def test_other_figures_are_known_by_what_stands_beside_them(text: str, kind: ClaimKind, written: str) -> None:
    assert [(each.kind, text[each.start : each.end]) for each in found(text)] == [(kind, written)]


@pytest.mark.parametrize(
    "text",
    [
        "efter servicelovens § 85, stk. 2, i",
        "på funktion 6.45, grupperingsnummer 001.",
        "i sag 2022-360931, dokument 0360931-1.",
        "på Vestergade 49, 1938 København V.",
        "i 2220 Valby.",
        "på tlf. 33 66 12 34.",
        "er 12.000 euro ekskl.",
        "er 12.000 svenske kroner ekskl.",
        "beløb (1.000 kr.) efter",
    ],
)
def test_what_is_no_figure_is_none(text: str) -> None:
    assert not found(text)


@pytest.mark.parametrize("piece", ["1 ", "1.", "1,", "1-1-", "1.000 ", "kr. ", "§ 1", "1 og "])
def test_a_hostile_text_is_read_in_linear_time(piece: str) -> None:
    """A hundred times as long is read, and not in ten thousand times as long: else this never ends."""
    assert len(found(piece * HOSTILE)) <= HOSTILE
