"""Tabel 1 and the administration table, from neutral cells."""

import pytest

from engine.model.budget import BudgetTable, Reading, Role, Section
from engine.model.cell import State
from tests.template.made import HEADER, economy, paragraph, proposal, table

V, I, S = Section.VARIGE, Section.IMPLEMENTERING, Section.SAMLET  # noqa: E741 - the sections' initials
ONES = ["1", "1", "1"]


def read(*rows: list[str]) -> BudgetTable:
    found = proposal(*economy(*rows)).economy
    assert found is not None
    return found


def told(found: BudgetTable) -> list[tuple[str, Section, Role, str]]:
    return [(row.label, row.section, row.role, row.area.name) for row in found.rows]


def test_sections_roles_and_areas() -> None:
    found = read(
        ["Varige ændringer (noget andet)", "", "", "", ""],
        ["Kursus", "Service", *ONES],
        ["Samlet varig ændring", "", *ONES],
        ["Implementeringsomkostninger (midler fra investeringspuljen)", "", "", "", ""],
        ["Projekt", "", "", "", ""],
        ["Indkøb", "ANLÆG", *ONES],
        ["Samlede implementeringsomkostninger, anlæg", "", *ONES],
        ["Samlede implementeringsomkostninger", "", *ONES],
        ["Samlet økonomisk påvirkning", "", *ONES],
    )
    assert told(found) == [
        ("Varige ændringer (noget andet)", V, Role.HEADING, ""),
        ("Kursus", V, Role.DETAIL, "service"),
        ("Samlet varig ændring", V, Role.TOTAL, ""),
        ("Implementeringsomkostninger (midler fra investeringspuljen)", I, Role.HEADING, ""),
        ("Projekt", I, Role.HEADING, ""),
        ("Indkøb", I, Role.DETAIL, "anlæg"),
        ("Samlede implementeringsomkostninger, anlæg", I, Role.SUBTOTAL, "anlæg"),
        ("Samlede implementeringsomkostninger", I, Role.TOTAL, ""),
        ("Samlet økonomisk påvirkning", S, Role.TOTAL, ""),
    ]
    assert found.rows[0].cells == ()
    assert found.rows[6].area.inherited
    assert not found.rows[5].area.inherited


def test_sections_without_headings_are_told_by_the_total_below() -> None:
    found = read(
        ["Kursus", "Service", *ONES],
        ["Samlet varig ændring", "", *ONES],
        ["Indkøb", "Anlæg", *ONES],
        ["Samlede implementeringsomkostninger", "", *ONES],
    )
    assert [row.section for row in found.rows] == [V, V, I, I]


def test_a_detail_inherits_the_one_area_its_sums_name() -> None:
    found = read(["Kursus", "", *ONES], ["Drift", "1060", *ONES], ["Samlet varig ændring, service", "", *ONES])
    assert [(row.area.name, row.area.text, row.area.inherited) for row in found.rows] == [
        ("service", "", True),
        ("", "1060", False),
        ("service", "", True),
    ]


@pytest.mark.parametrize(
    "sums",
    [
        [["Samlet varig ændring", "", *ONES]],
        [["Samlet varig ændring, service", "", *ONES], ["Samlet varig ændring, anlæg", "", *ONES]],
        [["Samlet varig ændring, service", "", *ONES], ["Samlet varig ændring, noget", "", *ONES]],
    ],
)
def test_a_detail_inherits_nothing_that_is_not_plain(sums: list[list[str]]) -> None:
    assert read(["Kursus", "", *ONES], *sums).rows[0].area.name == ""


def test_a_total_may_state_its_area_in_its_own_cell() -> None:
    found = read(["Indkøb", "", *ONES], ["Samlede implementeringsomkostninger", "Anlæg", *ONES])
    assert [(row.role, row.area.name, row.area.inherited) for row in found.rows] == [
        (Role.DETAIL, "anlæg", True),
        (Role.TOTAL, "anlæg", False),
    ]


def test_a_label_that_only_begins_like_a_total_is_a_detail() -> None:
    found = read(["Samlet varig ændring af vagtplaner", "Service", *ONES], ["Samlet varig ændring i alt", "", *ONES])
    assert [row.role for row in found.rows] == [Role.DETAIL, Role.TOTAL]


def test_a_row_without_figures_but_with_an_area_is_a_detail() -> None:
    assert read(["Kursus", "Service", "", "", ""]).rows[0].role is Role.DETAIL


def test_cells_keep_what_was_typed() -> None:
    cells = read(["Kursus", "Service", "2.650", "-", "ęė5"]).rows[0].cells
    assert [(cell.text, cell.state, cell.value) for cell in cells] == [
        ("2.650", State.NUMBER, 2650),
        ("-", State.NIL, None),
        ("ęė5", State.UNREADABLE, None),
    ]


def test_unit_price_level_and_years() -> None:
    found = read(["Kursus", "Service", *ONES])
    assert (found.number, found.unit.text, found.price_level.value) == (1, "1.000 kr.", 2026)
    assert found.years == (2025, 2026, 2027)


def test_a_table_in_millions_has_margins() -> None:
    header = ["Mio. kr., 2026-p/l", "Styringsområde", "2025", "2026", "2027"]
    rows = table(header, ["Kursus", "Service", "4,1", "2", ""], ["Samlet varig ændring", "", "4,1", "2", ""])
    found = proposal(paragraph("Tabel 1. Forslagets samlede økonomiske konsekvenser"), rows).economy
    assert found is not None
    assert [(cell.value, cell.margin) for cell in found.rows[0].cells] == [(4100, 50), (2000, 500), (None, 0)]
    assert found.unit.text == "Mio. kr."


@pytest.mark.parametrize(
    ("written", "unit", "level"),
    [
        ("1000 kr. (2026-pl)", "1000 kr.", 2026),
        ("t.kr., 2026 pl", "t.kr.", 2026),
        ("Tusinde kr. (pl 2026)", "Tusinde kr.", 2026),
        ("1 000 kr. p/l-2026", "1 000 kr.", 2026),
        ("kr. 2026 plads", "kr.", None),
    ],
)
def test_the_ways_of_writing_unit_and_price_level(written: str, unit: str, level: int | None) -> None:
    header = [written, "Styringsområde", "2025", "2026", "2027"]
    found = proposal(table(header, ["Kursus", "Service", *ONES], ["Samlet varig ændring", "", *ONES])).economy
    assert found is not None
    assert (found.unit.text, found.price_level.value) == (unit, level)


def test_the_header_may_fill_two_rows_and_come_again() -> None:
    top = ["", "", "1.000 kr. 2026 p/l", "", ""]
    second = ["", "Styrings-område", "2025", "2026", "2027"]
    rows = table(top, second, ["Kursus", "Service", *ONES], second, ["Samlet varig ændring", "", *ONES])
    found = proposal(rows).economy
    assert found is not None
    assert [row.label for row in found.rows] == ["Kursus", "Samlet varig ændring"]
    assert (found.unit.text, found.price_level.value) == ("1.000 kr.", 2026)


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Tilbagebetalingstid, total", "total"),
        ("Tilbagebetalingstid (service)", "service"),
        ("Tilbagebetalingstid på totaløkonomi", "total"),
    ],
)
def test_payback_times_by_other_labels(label: str, kind: str) -> None:
    found = proposal(*economy(["Samlet varig ændring", "", *ONES], [label, "3 år", "", "", ""]))
    assert found.economy is not None
    assert [row.label for row in found.economy.rows] == ["Samlet varig ændring"]
    assert found.payback is not None
    assert getattr(found.payback, kind).value == 3


@pytest.mark.parametrize("label", ["Total tilbagebetaling af lån", "Service af robotter", "Tilbagebetalingstid"])
def test_other_labels_name_no_payback_time(label: str) -> None:
    assert proposal(*economy([label, "Service", *ONES], ["Samlet varig ændring", "", *ONES])).payback is None


def test_the_letters_of_a_budget_before_its_year() -> None:
    header = ["1.000 kr. 2026 p/l", "Styringsområde", "B 2025", "BO2026", "2027"]
    found = proposal(table(header, ["Kursus", "Service", *ONES], header, ["Samlet varig ændring", "", *ONES])).economy
    assert found is not None
    assert found.years == (2025, 2026, 2027)
    assert [row.label for row in found.rows] == ["Kursus", "Samlet varig ændring"]


@pytest.mark.parametrize("years", [["Budget 2025", "budget 2026", "Budget2027"], ["B25", "B 26", "BO27"]])
def test_the_name_of_a_budget_before_its_year(years: list[str]) -> None:
    rows = table(["1.000 kr. 2026 p/l", "Styringsområde", *years], ["Samlet varig ændring", "", *ONES])
    found = proposal(rows).economy
    assert found is not None
    assert found.years == (2025, 2026, 2027)


def test_numbers_of_proposals_are_no_years() -> None:
    assert proposal(table(["", "BC11", "BC12", "BC13"], ["Samlet varig ændring", *ONES])).economy is None


def test_payback_in_whatever_cell_it_stands() -> None:
    rows = (
        ["Samlet varig ændring", "", *ONES],
        ["Tilbagebetalingstid baseret på serviceeffektivisering", "4 år", "", "", ""],
        ["Tilbagebetalingstid baseret på totaløkonomi", "", "2,5", "", ""],
    )
    found = proposal(*economy(*rows))
    assert found.payback is not None
    assert (found.payback.service.value, found.payback.total.state) == (4, State.UNREADABLE)
    assert found.economy is not None
    assert len(found.economy.rows) == 1


def test_open_rows_keep_their_placements_by_year() -> None:
    rows = table(HEADER, ["Kursus", "Service", "5", "7", ""], placements=[(), ((1, 2, 3), (1, 2, 4))])
    found = proposal(paragraph("Tabel 1. Forslagets samlede økonomiske konsekvenser"), rows).economy
    assert found is not None
    row = found.rows[0]
    assert row.placements == ((0, 1), (0, 2))
    assert row.reading is Reading.UNCERTAIN


def test_a_permanent_row_likeliest_runs_to_the_last_year() -> None:
    rows = table(HEADER, ["Kursus", "Service", "5", "7", ""], placements=[(), ((1, 2, 3), (1, 3, 4))])
    found = proposal(paragraph("Tabel 1. Forslagets samlede økonomiske konsekvenser"), rows).economy
    assert found is not None
    assert [cell.value for cell in found.rows[0].cells] == [None, 5, 7]


ADMINISTRATION = table(
    ["Nettoeffekt på administrative udgifter 1.000 kr. 2026 p/l", "2025", "2026", "2027"],
    ["Effekt på lønudgifter", "", "-5", "-5"],
    ["Effekt på øvrige udgifter", "", "", ""],
    ["Varige ændringer totalt, administration", "", "-5", "-5"],
)


def test_the_administration_table_is_known_by_its_total_not_by_its_number() -> None:
    found = proposal(paragraph("Tabel 7. Et andet navn"), ADMINISTRATION)
    assert found.economy is None
    assert found.administration_effect is not None
    assert [row.role for row in found.administration_effect.rows] == [Role.DETAIL, Role.DETAIL, Role.TOTAL]
    assert {row.section for row in found.administration_effect.rows} == {Section.ADMINISTRATION}
    assert [cell.value for cell in found.administration_effect.rows[0].cells] == [None, -5, -5]


def test_another_table_by_year_is_a_table_of_figures() -> None:
    other = table(["Antal udlån", "2025", "2026", "2027"], ["Nord", "1.200", "1.300", "1.400"])
    found = proposal(paragraph("Tabel 1. Udlån"), other, *economy(["Samlet varig ændring", "", *ONES]))
    assert found.economy is not None
    assert found.economy.rows[0].label == "Samlet varig ændring"
    assert [each.title for each in found.figure_tables] == ["Udlån"]


def test_words_in_a_column_with_a_total_are_no_empty_cell() -> None:
    meters = table(
        ["Depot", "Antal målere", "Bemærkning"],
        ["", "stk.", ""],
        ["Nord", "400", "Udskiftet"],
        ["Syd", "ukendt", "Gamle"],
        ["Øst", "", ""],
        ["I alt", "660", ""],
    )
    (found,) = proposal(paragraph("Tabel 7. Målere"), meters).figure_tables
    assert [row.role for row in found.rows] == [Role.HEADING, *[Role.DETAIL] * 2, Role.HEADING, Role.TOTAL]
    assert [[(each.text, each.state) for each in row.cells[0]] for row in found.rows[1:]] == [
        [("400", State.NUMBER)],
        [("ukendt", State.UNREADABLE)],
        [],
        [("660", State.NUMBER)],
    ]
    assert not any(row.cells[1] for row in found.rows)


@pytest.mark.parametrize("label", ["Varige ændringer totalt, administration", "Administration i alt"])
def test_the_total_of_the_administration_table_by_its_names(label: str) -> None:
    caption = paragraph("Tabel 3. Varige ændringer, administration")
    rows = table(["1.000 kr. 2026 p/l", "2025", "2026", "2027"], ["Effekt på løn", *ONES], [label, *ONES])
    found = proposal(*economy(["Kursus", "Service", *ONES]), caption, rows).administration_effect
    assert found
    assert [row.role for row in found.rows] == [Role.DETAIL, Role.TOTAL]


def test_rows_below_the_total_of_their_section_are_of_it() -> None:
    found = read(
        ["Kursus", "Service", *ONES],
        ["Samlet varig ændring", "", *ONES],
        ["Samlede implementeringsomkostninger", "", *ONES],
        ["Udstyr", "Anlæg", *ONES],
        ["Samlet økonomisk påvirkning", "", *ONES],
    )
    assert [row.section for row in found.rows] == [V, V, I, I, S]
