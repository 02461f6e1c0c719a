"""Lines become the text that was broken."""

import pytest

from engine.formats.joining import join_cell, join_lines


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


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["1 500"], "1\u00a0500"),
        (["", "\u22121 500 000 "], "\u22121\u00a0500\u00a0000"),
        (["(2 500)"], "(2\u00a0500)"),
        (["\u2212 1.500"], "\u22121.500"),
        (["- 500"], "-500"),
        (["- 1.500 2.000"], "- 1.500 2.000"),
        (["1", "500"], "1 500"),
        (["15 00"], "15 00"),
        (["2026 2027"], "2026 2027"),
        (["1 500 kr."], "1 500 kr."),
    ],
)
def test_a_blank_in_the_only_line_of_a_cell_can_only_group_thousands(lines: list[str], text: str) -> None:
    assert join_cell(lines) == text
