"""Tables that a text sets out as the page did, or one cell below the other."""

import pytest

from engine.model.budget import Reading, Role
from engine.model.proposal import Proposal
from tests.formats.template import read
from tests.formats.text import made
from tests.template.made import paragraph, table
from tests.template.made import proposal as neutral

ROWS = [
    ("", "Styringsområde", "2025", "2026", "2027", "2028"),
    ("Varige ændringer",),
    ("Lavere strømforbrug", "Service", "", "-500", "-1.000", "-1.000"),
    ("Serviceaftale fra 2026", "Service", "", "100", "", "100"),
    ("Varige ændringer i alt", "", "", "-400", "-1.000", "-900"),
    ("Implementeringsomkostninger",),
    ("Nye styringer", "Anlæg", "1.500", "1.200", "", ""),
    ("Implementeringsomkostninger i alt", "", "1.500", "1.200", "", ""),
    ("Samlet økonomisk påvirkning", "", "1.500", "800", "-1.000", "-900"),
    ("Tilbagebetalingstid på service", "", "4", "", "", ""),
]
FILLED = [row for row in ROWS[1:-1] if len(row) > 1]
CAPTION = "Tabel 1. Forslagets samlede økonomiske konsekvenser (1.000 kr. 2026 p/l)\n"
STACKED = CAPTION + "Styringsområde\n2025 2026 2027 2028\n"


def columns(row: tuple[str, ...], right: bool = True) -> str:
    side = ">" if right else "<"
    return "".join([f"{row[0]:<40}", *(f"{each:<16}" for each in row[1:2]), *(f"{each:{side}9}" for each in row[2:])])


def only(*parts: str) -> Proposal:
    (found,) = read(made.proposal(*parts)).proposals
    return found


def cells(found: Proposal) -> list[list[str]]:
    assert found.economy is not None
    return [[cell.text for cell in row.cells] for row in found.economy.rows if row.cells]


def readings(found: Proposal) -> set[Reading]:
    assert found.economy is not None
    return {row.reading for row in found.economy.rows if row.cells}


@pytest.mark.parametrize("right", [True, False])
def test_figures_right_under_their_years(right: bool) -> None:
    found = only(CAPTION + "\n".join(columns(row, right).rstrip() for row in ROWS))
    assert found.economy is not None
    assert cells(found) == [list(row[2:]) for row in FILLED]
    assert readings(found) == {Reading.PLAIN}
    assert [row.label for row in found.economy.rows if row.cells] == [row[0] for row in FILLED]
    assert [row.area.name for row in found.economy.rows if row.role is Role.DETAIL] == ["service", "service", "anlæg"]
    assert (found.economy.unit.text, found.economy.price_level.value) == ("1.000 kr.", 2026)
    assert found.payback is not None
    assert found.payback.service.value == 4


def test_figures_that_stand_askew_leave_the_row_open() -> None:
    askew = f"{'Lavere strømforbrug':<40}{'Service':<16}          -50     -60"
    assert readings(only(CAPTION + "\n".join([columns(ROWS[0]), askew]))) == {Reading.UNCERTAIN}


def test_one_cell_below_the_other() -> None:
    rows = ["Varige ændringer", "Lavere \nstrømforbrug", "Service", "-", "-500", "-1.000", "-1.000"]
    rows += ["Varige ændringer i alt", "-", "-500", "-1.000", "-1.000", "Tilbagebetalingstid på service 4 år"]
    found = only(STACKED + "\n".join(rows))
    assert found.economy is not None
    assert cells(found) == [["-", "-500", "-1.000", "-1.000"]] * 2
    details = [(row.label, row.area.name) for row in found.economy.rows if row.role is Role.DETAIL]
    assert details == [("Lavere strømforbrug", "service")]
    assert found.payback is not None
    assert found.payback.service.value == 4


def test_fewer_cells_below_each_other_than_years_are_open() -> None:
    assert readings(only(STACKED + "\n".join(["Lavere", "Service", "-500", "-600"]))) == {Reading.UNCERTAIN}


def test_a_heading_whose_number_has_no_dot() -> None:
    goals = "Tabel 2. Opfølgningsmål\nHuset er åbent\nBesøg tælles\nDriften\nMaj 2027\n\n"
    found = only(f"{goals}4 Risikovurdering\nRisikoen er lav.")
    assert [heading.kind for heading in found.headings][-1] == "risiko"
    assert found.risk_levels == ("lav",)


@pytest.mark.parametrize(
    ("label", "role"), [(", service", Role.SUBTOTAL), (" (anlæg)", Role.SUBTOTAL), ("", Role.DETAIL)]
)
def test_the_name_of_a_section_may_be_that_of_its_sum(label: str, role: Role) -> None:
    rows = table(
        ["", "Styringsområde", "2025", "2026", "2027"],
        ["Implementeringsomkostninger", "", "", "", ""],
        ["Udvikling", "Service", "1", "1", "1"],
        [f"Implementeringsomkostninger{label}", "", "1", "1", "1"],
        ["Samlede implementeringsomkostninger", "", "1", "1", "1"],
    )
    economy = neutral(paragraph("Tabel 1. Forslagets samlede økonomiske konsekvenser"), rows).economy
    assert economy is not None
    assert economy.rows[2].role is role


def tabbed(row: tuple[str, ...]) -> str:
    return "\t".join([*row, *[""] * (6 - len(row))])


def test_cells_parted_by_tabs() -> None:
    found = only(CAPTION + "\n".join(map(tabbed, ROWS)))
    assert cells(found) == [list(row[2:]) for row in FILLED]
    assert readings(found) == {Reading.PLAIN}
    assert found.payback is not None
    assert found.payback.service.value == 4


def test_goals_parted_by_tabs() -> None:
    header = "Opfølgningsmål\tHvordan måles opfølgningsmålet?\tHvem er ansvarlig for opfølgning?\t"
    rows = f"{header}Hvornår gennemføres opfølgningen?\nHuset er åbent\tBesøg tælles\tDriften\tMedio 2027"
    found = only(CAPTION + "\n".join(map(tabbed, ROWS)), f"Tabel 2. Opfølgningsmål\n\n{rows}")
    assert [(each.goal.text, each.measure.text, each.owner.text, each.time.text) for each in found.goals] == [
        ("Huset er åbent", "Besøg tælles", "Driften", "Medio 2027")
    ]


def test_tabs_that_stand_for_blanks_here_and_there_part_no_cells() -> None:
    table = made.economy([made.row("Samlet varig ændring", "", ["", "-1", "-2", "-3", "-4", "-5"])])
    found = only(table.replace("2025 2026 2027 ", "2025\t2026\t2027\t").replace("varig ", "varig\t"))
    assert found.economy is not None
    assert [row.label for row in found.economy.rows] == ["Samlet varig ændring"]
