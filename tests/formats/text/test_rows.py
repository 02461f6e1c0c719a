"""One line of Tabel 1."""

import pytest

from engine.formats.text.lines import Blanks, Line
from engine.formats.text.rows import RowLine, Shape, is_figure, read_row

TABEL_1 = Shape(has_area=True, years=6, areas=frozenset({"service", "anlæg", "øvrig service"}))
NO_AREAS = Shape(has_area=False, years=6, areas=frozenset())


def parse(raw: str, shape: Shape = TABEL_1) -> RowLine | None:
    return read_row(Line(1, raw, apart=True), shape)


def told(raw: str, shape: Shape = TABEL_1) -> tuple[str, str, list[str], tuple[tuple[int, ...], ...]]:
    row = parse(raw, shape)
    assert row is not None
    return row.text, row.area.text if row.area else "", [value.text for value in row.values], row.placements


@pytest.mark.parametrize(
    ("raw", "text", "area", "values", "placement"),
    [
        ("Kursus Service 0 200 0 0 0 0 ", "Kursus", "Service", "0 200 0 0 0 0", (0, 1, 2, 3, 4, 5)),
        ("Kursus Service  -10 -20 -20 -20 -20 ", "Kursus", "Service", "-10 -20 -20 -20 -20", (1, 2, 3, 4, 5)),
        ("Service  3500 340    ", "", "Service", "3500 340", (1, 2)),
        ("Kursus (2,5 år) Service   390 780 780     ", "Kursus (2,5 år)", "Service", "390 780 780", (1, 2, 3)),
        ("Service     250       ", "", "Service", "250", (2,)),
        ("Samlet varig ændring, service     -4 -5 -6 -7 -8 ", "Samlet varig ændring, service", "",
         "-4 -5 -6 -7 -8", (1, 2, 3, 4, 5)),
        (" 170 4.010 340    ", "", "", "170 4.010 340", (0, 1, 2)),
        ("    590 1.230 980     ", "", "", "590 1.230 980", (1, 2, 3)),
        ("Reduktion (KIT)    -540 -540 -540 -540 -540 ", "Reduktion (KIT)", "",
         "-540 -540 -540 -540 -540", (1, 2, 3, 4, 5)),
        (" 800 200         ", "", "", "800 200", (0, 1)),
        ("1060 0 -1.000 -1.400 -1.400 -1.400 -1.400 ", "", "1060",
         "0 -1.000 -1.400 -1.400 -1.400 -1.400", (0, 1, 2, 3, 4, 5)),
        ("Kursus 1060 500 500     ", "Kursus", "1060", "500 500", (0, 1)),
        ("Kursus Overvågning 500 500     ", "Kursus", "Overvågning", "500 500", (0, 1)),
        ("Kursus 2026  0 200 0 0 0 0 ", "Kursus 2026", "", "0 200 0 0 0 0", (0, 1, 2, 3, 4, 5)),
        ("Kursus Øvrig service 1 2 3 4 5 6 ", "Kursus", "Øvrig service", "1 2 3 4 5 6", (0, 1, 2, 3, 4, 5)),
        ("Kursus Service - - 5 - - - ", "Kursus", "Service", "- - 5 - - -", (0, 1, 2, 3, 4, 5)),
    ],
)  # fmt: skip
def test_blanks_tell_the_columns(raw: str, text: str, area: str, values: str, placement: tuple[int, ...]) -> None:
    assert told(raw) == (text, area, values.split(), (placement,))


def test_without_a_column_of_areas() -> None:
    assert told(" -2.500 -4.000 -4.000 -4.000 -4.000 ", NO_AREAS)[3] == ((1, 2, 3, 4, 5),)


@pytest.mark.parametrize("blanks", [Blanks.KEPT, Blanks.STRIPPED])
def test_a_label_that_ends_like_a_figure_keeps_it_before_an_empty_year(blanks: Blanks) -> None:
    figures = "-300 -600 -600 -600 -600"
    found = told(f"Effekt på funktion 6.45  {figures} ", NO_AREAS._replace(blanks=blanks))
    assert found == ("Effekt på funktion 6.45", "", figures.split(), ((1, 2, 3, 4, 5),))


def test_a_figure_that_cannot_be_read_stays_one_where_no_blank_parts_it() -> None:
    values = ["6.45", "-300", "-600", "-600", "-600", "-600"]
    assert told(f"Effekt {' '.join(values)} ", NO_AREAS)[2] == values
    assert told("Kursus Service 6.45  -300 -600 -600 -600 -600 ")[2] == values


def test_a_stray_blank_leaves_the_row_open() -> None:
    assert told("Anlæg 170  2220 170    ")[1:] == ("Anlæg", ["170", "2220", "170"], ((0, 1, 2), (0, 2, 3)))


@pytest.mark.parametrize(
    "raw",
    [
        "Udvikling U&T (KIT) - 1.230 ",
        "funktion 6.45 ",
        "udviklingstimer a 650 kr. til ",
        "udviklingstimer a 650 kr. ",
        "Eftersyn i 2027 ",
        "5 år             ",
        "",
        "   ",
        "x" * 5_000 + " 1 2 3 4 5 6 ",
    ],
)
def test_labels_that_look_like_values_are_none(raw: str) -> None:
    assert parse(raw) is None


def test_an_area_in_small_letters_belongs_to_the_label() -> None:
    assert told("Drift af bibliotekernes service  1 2 3 4 5 6 ")[:2] == ("Drift af bibliotekernes service", "")


def test_an_area_in_small_letters_is_one_where_the_blanks_leave_nothing_else() -> None:
    assert told("Drift af biblioteker service   1 2 3 4 ")[1:] == ("service", ["1", "2", "3", "4"], ((2, 3, 4, 5),))
    assert told("Drift af biblioteker øvrig service  1 2 3 4  ")[1] == "øvrig service"
    assert told("Drift, service     -4 -5 -6 -7 -8 ")[:2] == ("Drift, service", "")


def test_a_unit_beside_a_figure_stands_in_its_cell() -> None:
    assert told("Kursus Service  960 t.kr.     ") == ("Kursus", "Service", ["960 t.kr."], ((1,),))
    assert told("Kursus Service 1.200 kr. 960 t.kr.     ")[2] == ["1.200 kr.", "960 t.kr."]
    assert told("Kursus a 500 kr.   300 400    ")[::2] == ("Kursus a 500 kr.", ["300", "400"])


def test_stripped_line_ends_leave_what_is_behind_the_last_number_open() -> None:
    assert told("Service  3500 340")[3] == ((1, 2),)
    assert told("Service 500 500")[3] == ((0, 1),)


@pytest.mark.parametrize(
    "text", ["0", "-4.500", "−718", "-", "–", "(1.234)", "218.00", "ęė5", "ęę", "500kr.", "1\u00a0000"]
)
def test_figures(text: str) -> None:
    assert is_figure(text)


@pytest.mark.parametrize("text", ["år", "§107", "(KIT)", "2,5-årig", "A", "25/26x", "()", "...", "é"])
def test_words(text: str) -> None:
    assert not is_figure(text)
