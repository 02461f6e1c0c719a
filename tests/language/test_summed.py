"""Which rows a total of another table sums, and which totals are means."""

from decimal import Decimal

import pytest

from engine.language.figure_tables import FigureColumn, FigureTableView
from engine.model.budget import Role
from engine.model.figures import FigureRow, FigureTable, Quantity

TOTALS = ("I alt", "Gennemsnit i alt")


def columns(text: str, headings: str = "Antal") -> list[FigureColumn]:
    """Of a table with a line for each row: its label, and its figures behind semicolons."""
    rows = [_row(*line.strip().split(";")) for line in text.strip().splitlines()]
    table = FigureTable(columns=tuple(headings.split(";")), rows=tuple(rows))
    return list(FigureTableView(table, "BC01", 0).totalled())


def _row(label: str, *figures: str) -> FigureRow:
    role = Role.TOTAL if label.startswith(TOTALS) else Role.DETAIL
    return FigureRow(label=label, role=role, cells=tuple(map(_cell, figures)))


def _cell(text: str) -> tuple[Quantity, ...]:
    return (Quantity(text, value=Decimal(text.rstrip("%")), unit="%" * text.endswith("%")),) if text else ()


def summed(column: FigureColumn) -> list[int]:
    return [int(each.source.value or 0) for each in column.figures]


@pytest.mark.parametrize(
    ("table", "expected"),
    [
        ("Nord;10\n Syd;20\n I alt;31", [[10, 20]]),
        ("I alt;31\n Nord;10\n Syd;20", [[10, 20]]),
        # Subtotals and a grand total
        ("Nord;10\n Syd;20\n I alt service;31\n Vest;5\n I alt anlæg;6\n I alt;36", [[10, 20], [5], [10, 20, 5]]),
        ("I alt;36\n I alt service;31\n Nord;10\n Syd;20\n I alt anlæg;6\n Vest;5", [[10, 20, 5], [10, 20], [5]]),
        ("Nord;10\n Syd;20\n I alt service;31\n Vest;5\n I alt anlæg;6", [[10, 20], [5]]),
        ("Nord;10\n Syd;20\n I alt;30\n Vest;5\n I alt;36", [[10, 20], [10, 20, 5]]),
        # A total of subtotals between them
        (
            "A;1\n I alt;1\n B;2\n I alt B;2\n I alt AB;3\n C;4\n I alt C;4\n D;5\n I alt D;5\n I alt F;9\n I alt;12",
            [[1], [2], [1, 2], [4], [5], [4, 5], [1, 2, 4, 5]],
        ),
        # Parts of the row above
        ("Nord;10\n heraf deltid;4\n Syd;20\n I alt;30\n heraf deltid;4", [[10, 20]]),
        ("Nord;\n heraf deltid;4\n – heraf fuldtid;6\n Syd;20\n I alt;30", [[4, 6, 20]]),
        ("Nord;10\n Syd;20\n Gns.;15\n I alt;30", [[10, 20]]),
    ],
)
def test_the_rows_of_a_total(table: str, expected: list[list[int]]) -> None:
    assert [summed(column) for column in columns(table)] == expected


@pytest.mark.parametrize(
    ("table", "headings", "expected"),
    [
        ("Nord;100;12\n Syd;300;16\n I alt;400;14", "Sager;Minutter pr. sag", [False, True]),
        ("Nord;100;12\n Syd;300;16\n I alt;400;15", "Sager;Minutter pr. sag", [False, True]),
        ("Nord;100;12\n Syd;300;16\n I alt;400;13", "Sager;Minutter pr. sag", [False, False]),
        ("Nord;100;12\n Syd;300;16\n I alt;400;28", "Sager;Minutter pr. sag", [False, False]),
        ("Nord;40;12%\n Syd;60;33%\n I alt;100;25%", "Timer;Andel", [False, True]),
        ("Nord;12\n Syd;16\n Gennemsnit i alt;13", "Antal", [True]),
        ("Nord;12\n Syd;16\n I alt;13", "Gns. antal", [True]),
        ("Nord;12\n Syd;16\n I alt;28", "Gennemsnitligt antal", [False]),
        # One digit may be a mean by chance
        ("Nord;1\n Syd;2\n I alt;2", "Antal", [False]),
    ],
)
def test_a_total_may_be_a_mean(table: str, headings: str, expected: list[bool]) -> None:
    assert [column.averaged for column in columns(table, headings)] == expected
