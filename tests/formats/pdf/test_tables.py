"""Cells stay under their headings, with lines and without."""

import pytest

from engine.formats.document import Table
from engine.formats.pdf import second
from engine.model.parts import PartFate, PartKind
from tests.formats.pdf.made import Sheet, read_sheets, tables, texts

WIDTHS = [150.0, 70, 60, 60, 60, 60]
HEADER = ["", "Område", "2025", "2026", "2027", "2028"]
BUDGET = [
    HEADER,
    ["Løn", "Service", "", "-2.650", "-4.450", "-4.450"],
    ["Licenser til\ndrift", "Service", "", "150", "150", "150"],
    ["I alt", "", "340", "-2.500", "-4.300", ""],
]
PLAIN = [[cell.replace("\n", " ") for cell in row] for row in BUDGET]


@pytest.mark.parametrize("ruled", [True, False])
def test_empty_cells_stay_empty(ruled: bool) -> None:
    sheet = Sheet()
    sheet.text(60, 80, "Tabel 1. Konsekvenser")
    sheet.table(100, BUDGET, WIDTHS, ruled=ruled)
    sheet.text(60, 300, "Note: alt er i 2026 p/l")
    document = read_sheets(sheet)
    assert tables(document) == [PLAIN]
    assert texts(document) == ["Tabel 1. Konsekvenser", "Note: alt er i 2026 p/l"]
    assert not list(document.every_part())


def test_rows_without_lines_or_space_between_them_are_told_by_their_labels() -> None:
    rows = [HEADER, ["Løn", "Service", "1", "2", "3", "4"], ["I alt", "", "1", "2", "3", "4"]]
    sheet = Sheet()
    sheet.table(100, rows, WIDTHS, step=12, ruled=False)
    assert tables(read_sheets(sheet)) == [rows]


def test_a_hyphen_at_a_lines_end_is_undone() -> None:
    sheet = Sheet()
    sheet.table(100, [["Styrings-\nområde", "Koncern-\nIT"], ["AI-\nløsning", "1"]], [100, 100])
    assert tables(read_sheets(sheet)) == [[["Styringsområde", "Koncern-IT"], ["AI-løsning", "1"]]]


@pytest.mark.parametrize(
    ("cell", "text"),
    [
        ("Samlede\nomkostnin\nger i alt", "Samlede omkostninger i alt"),
        ("Styring\nsområde\nt", "Styringsområdet"),
        ("Kort\nkatal\nog", "Kort katalog"),
        ("Omplacer\nog nedlæg", "Omplacer og nedlæg"),
        ("Omplacer\nog\nnedlæg", "Omplacer og nedlæg"),
        ("Løn til\nledere", "Løn til ledere"),
        ("Løn\nledere", "Løn ledere"),
        ("Omkostnin\nGer", "Omkostnin Ger"),
    ],
)
def test_a_word_that_fills_its_cell_goes_on_in_the_next_line(cell: str, text: str) -> None:
    widest = max(cell.split("\n"), key=len)
    assert tables(read_sheets(narrow(cell, widest)))[0][0][0] == text


def narrow(cell: str, widest: str) -> Sheet:
    """A table whose first column is as wide as a word, set in type whose letters are all as wide."""
    sheet = Sheet(font="F3")
    sheet.table(100, [[cell, "1"], ["a", "2"]], [8 + 6 * len(widest), 100])
    return sheet


def test_a_merged_cell_is_followed_by_empty_ones() -> None:
    sheet = Sheet()
    end = sheet.table(116, [["a", "b", "c"]], [100, 100, 100])
    sheet.text(64, 111, "Samlet")
    for x in (60, 360):
        sheet.line(x, 100, x, end)
    sheet.line(60, 100, 360, 100)
    assert tables(read_sheets(sheet)) == [[["Samlet", "", ""], ["a", "b", "c"]]]


def two_pages(first: list[list[str]], second: list[list[str]]) -> tuple[Sheet, Sheet]:
    before, after = Sheet(), Sheet()
    before.text(60, 80, "Tabel 1. Konsekvenser")
    before.table(700, first, WIDTHS)
    end = after.table(80, second, WIDTHS)
    after.text(60, end + 40, "Efter tabellen")
    return before, after


def test_a_table_over_a_page_break_is_one_and_its_header_counts_once() -> None:
    document = read_sheets(*two_pages(BUDGET[:2], [HEADER, *BUDGET[2:]]))
    assert tables(document) == [PLAIN]
    (table,) = [block for block in document.blocks if isinstance(block, Table)]
    assert [row.place.page for row in table.rows] == [1, 1, 2, 2]
    assert table.rows[3].cells[2].place.anchor == "t1/r4/c3"


def test_a_row_cut_by_a_page_break_is_one() -> None:
    first = [HEADER, ["Udvikling og ved-", "Service", "1", "2", "3", "4"]]
    second = [HEADER, ["ligehold", "", "", "", "", ""], ["I alt", "", "1", "2", "3", "4"]]
    found = tables(read_sheets(*two_pages(first, second)))
    assert found == [[HEADER, ["Udvikling og vedligehold", "Service", "1", "2", "3", "4"], second[2]]]


def test_figures_under_one_another_are_never_joined_over_a_page_break() -> None:
    first = [HEADER, ["Udvikling", "Service", "1", "2", "3", "4"]]
    second = [["vedligehold", "Service", "5", "6", "7", "8"]]
    assert tables(read_sheets(*two_pages(first, second))) == [[*first, *second]]


def test_tables_with_other_columns_stay_apart_over_a_page_break() -> None:
    before, after = Sheet(), Sheet()
    before.table(700, [["a", "b"], ["c", "d"]], [100, 100])
    after.table(80, [["e", "f"], ["g", "h"]], [150, 100])
    assert len(tables(read_sheets(before, after))) == 2


def test_a_frame_around_text_is_no_table() -> None:
    sheet = Sheet()
    sheet.table(100, [["Kort og godt"]], [300])
    assert texts(read_sheets(sheet)) == ["Kort og godt"]


def test_a_raised_mark_is_no_digit() -> None:
    sheet = Sheet()
    sheet.table(100, [["Løn", "7.010"], ["Drift", "1"]], [100, 100])
    sheet.text(64 + 100 + 25.1, 107, "1", size=6)
    assert tables(read_sheets(sheet))[0][0] == ["Løn", "7.010¹"]


def test_figures_that_a_second_reading_has_in_another_order_are_said(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = Sheet()
    sheet.table(100, [["Løn", "12", "34"], ["Drift", "1", "2"]], [100, 100, 100])
    monkeypatch.setattr(second, "_pages", lambda _: {1: "Løn 34 12\nDrift 1 2"})
    (part,) = read_sheets(sheet).every_part()
    assert (part.what, part.fate, part.beside, part.bars) == (PartKind.ROW, PartFate.READ, "Løn", True)


def test_a_dash_between_years_is_no_sign_that_a_second_reading_lacks() -> None:
    sheet = Sheet()
    sheet.table(100, [["Udgift", "Vedtagelse", "Effekt"], ["3.500", "OFS 2026-2027", "-2.200"]], [100, 100, 100])
    assert not list(read_sheets(sheet).every_part())


@pytest.mark.parametrize(
    ("text", "doubts"),
    [
        ("Løn 12 34", 0),
        ("Løn\n12   34", 0),
        ("Løn 112 34", 1),
        ("Løn 12 345", 1),
        ("Løn 12 5 34", 1),
        ("Løn 1.2 34", 1),
    ],
)
def test_the_second_reading_has_the_same_figures_in_a_row(
    text: str, doubts: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    sheet = Sheet()
    sheet.table(100, [["Løn", "12", "34"], ["Drift", "x", "y"]], [100, 100, 100])
    monkeypatch.setattr(second, "_pages", lambda _: {1: text})
    assert len(list(read_sheets(sheet).every_part())) == doubts


def test_a_table_without_lines_over_a_page_break_keeps_a_column_that_is_empty_there() -> None:
    before, after = Sheet(), Sheet()
    before.text(60, 680, "Tabel 1. Konsekvenser")
    before.table(700, [*BUDGET[:2], ["Husleje", "Anlæg", "340", "1", "2", "3"]], WIDTHS, ruled=False)
    after.table(80, BUDGET[2:3], WIDTHS, ruled=False)
    after.table(108, [["Drift", "Service", "", "150", "150", "150"]], WIDTHS, ruled=False)
    found = tables(read_sheets(before, after))
    assert found == [[*PLAIN[:2], ["Husleje", "Anlæg", "340", "1", "2", "3"], PLAIN[2], ["Drift", *PLAIN[2][1:]]]]


def test_goals_without_lines_are_rows_of_cells() -> None:
    rows = [
        ["Opfølgningsmål", "Hvordan måles\nopfølgningsmålet?", "Hvornår"],
        ["Udvikling af\nløsningen", "Løsningerne er\ntaget i brug", "Jan. 2027"],
        ["Oplæring", "Alle er oplært", "Juni 2027"],
    ]
    sheet = Sheet()
    sheet.table(100, rows, [150, 150, 100], step=12, ruled=False)
    sheet.text(60, 300, "Tekst efter tabellen, som ikke er en del af den")
    document = read_sheets(sheet)
    assert tables(document) == [[[cell.replace("\n", " ") for cell in row] for row in rows]]
    assert texts(document) == ["Tekst efter tabellen, som ikke er en del af den"]


def test_what_goes_before_and_after_a_table_without_lines_is_not_of_it() -> None:
    sheet = Sheet()
    sheet.text(60, 80, "Kort resumé:")
    sheet.text(160, 80, "Forslaget handler om noget")
    sheet.text(160, 92, "ganske andet.")
    sheet.text(60, 120, "Tabel 1. Konsekvenser")
    end = sheet.table(128, BUDGET, WIDTHS, ruled=False)
    sheet.text(60, end + 24, "Tabel 2. Andet")
    sheet.table(end + 32, BUDGET, WIDTHS, ruled=False)
    document = read_sheets(sheet)
    assert tables(document) == [PLAIN, PLAIN]
    assert texts(document)[0].startswith("Kort resumé: Forslaget")
    assert texts(document)[-2:] == ["Tabel 1. Konsekvenser", "Tabel 2. Andet"]


def test_rows_whose_later_cells_begin_small_are_not_joined_over_a_page_break() -> None:
    first = [["Mål", "Måling"], ["Bemanding", "ved optælling"]]
    second = [["Uddannelse", "ved afholdte forløb"]]
    before, after = Sheet(), Sheet()
    before.table(700, first, [150, 150])
    after.table(80, second, [150, 150])
    assert tables(read_sheets(before, after)) == [[*first, *second]]


def test_a_label_below_the_last_figures_of_a_page_is_of_the_table() -> None:
    before, after = Sheet(), Sheet()
    before.table(700, [*BUDGET[:2], ["Implementering\n(fase 2)", "", "", "", "", ""]], WIDTHS, step=12, ruled=False)
    after.table(80, [["Udvikling", "Anlæg", "170", "780", "170", ""], *BUDGET[3:]], WIDTHS, step=12, ruled=False)
    found = tables(read_sheets(before, after))
    heading, first = ["Implementering (fase 2)", *[""] * 5], ["Udvikling", "Anlæg", "170", "780", "170", ""]
    assert found == [[*BUDGET[:2], heading, first, *BUDGET[3:]]]


def test_a_label_that_goes_on_with_a_figure_is_one_label() -> None:
    rows = [HEADER, ["1.230 timer a\n650 kr.", "Service", "", "800", "200", ""], BUDGET[3]]
    sheet = Sheet()
    sheet.table(100, rows, WIDTHS, step=12, ruled=False)
    assert tables(read_sheets(sheet))[0][1][0] == "1.230 timer a 650 kr."


def test_the_last_row_of_a_table_without_lines_may_stand_alone_on_the_next_page() -> None:
    before, after = Sheet(), Sheet()
    before.table(700, BUDGET[:2], WIDTHS, ruled=False)
    after.table(80, [["Tilbagebetalingstid på\ntotaløkonomi", "3 år"]], WIDTHS, ruled=False)
    after.text(60, 200, "Note: alt er i 2026 p/l")
    document = read_sheets(before, after)
    assert tables(document) == [[*BUDGET[:2], ["Tilbagebetalingstid på totaløkonomi", "3 år", "", "", "", ""]]]
    assert texts(document) == ["Note: alt er i 2026 p/l"]


def test_a_wrapped_label_is_whole_before_what_stands_beside_it() -> None:
    sheet = Sheet()
    sheet.table(100, [["Fremstillende\nforvaltning:", "Økonomiforvaltningen"]], [120, 100], ruled=False)
    sheet.text(60, 200, "Andet")
    assert texts(read_sheets(sheet)) == ["Fremstillende forvaltning: Økonomiforvaltningen", "Andet"]


def test_a_header_without_lines_may_stand_alone_below_its_caption() -> None:
    before, after = Sheet(), Sheet()
    before.text(60, 680, "Tabel 4. Godkendelse")
    before.table(690, [["", "Ja/Nej", "Dato for godkendelse"]], [150, 150, 100], ruled=False)
    after.table(80, [["Økonomi,\nstaben", "Ja", "18. juni 2025"]], [150, 150, 100], ruled=False)
    document = read_sheets(before, after)
    assert tables(document) == [[["", "Ja/Nej", "Dato for godkendelse"], ["Økonomi, staben", "Ja", "18. juni 2025"]]]
