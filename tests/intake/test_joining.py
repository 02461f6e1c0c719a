"""Lines become the text that was broken."""

import pytest

from engine.intake.joining import join_lines


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["Styrings-", "område"], "Styringsområde"),
        (["Styrings\u00ad", "område"], "Styringsområde"),
        (["Styrings\u2010", "område"], "Styringsområde"),
        (["AI-", "løsning"], "AI-løsning"),
        (["Koncern-", "IT"], "Koncern-IT"),
        (["FOR-", "TROLIGT"], "FORTROLIGT"),
        (["indkøbs-", "og kreditor"], "indkøbs- og kreditor"),
        (["indkøbs- ", "og kreditor"], "indkøbs- og kreditor"),
        (["for-", "organisering"], "fororganisering"),
        (["2025-", "2026"], "2025- 2026"),
        (["a", "", " ", "b"], "a b"),
        (["til\u00adbage", "\u00ad500"], "tilbage \u00ad500"),
        (["-", "x"], "- x"),
        ([], ""),
    ],
)
def test_lines_are_joined(lines: list[str], text: str) -> None:
    assert join_lines(lines) == text
