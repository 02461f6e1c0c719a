"""Cells stay under their headings, however the table is put together."""

import pytest

from engine.formats.document import Table
from engine.model.parts import PartKind
from tests.formats.word.made import cell, cells, paragraph, read, row, run, table, texts


def test_an_empty_cell_stays_empty() -> None:
    assert cells(read(table(row("Løn", "", "-500"))).blocks) == [["Løn", "", "-500"]]


def test_a_cell_merged_over_columns_is_followed_by_empty_ones() -> None:
    wide = cell("1.000 kr. 2026 p/l", '<w:gridSpan w:val="3"/>')
    found = cells(read(table(row("", wide), row("", "Styringsområde", "2026", "2027"))).blocks)
    assert found == [["", "1.000 kr. 2026 p/l", "", ""], ["", "Styringsområde", "2026", "2027"]]


def test_a_cell_merged_over_rows_is_empty_in_the_rows_below() -> None:
    top = cell("Service", '<w:vMerge w:val="restart"/>')
    below = cell("", "<w:vMerge/>")
    assert cells(read(table(row("a", top), row("b", below))).blocks) == [["a", "Service"], ["b", ""]]


def test_text_that_a_merged_cell_covers_is_left_out_and_said() -> None:
    document = read(table(row("a", cell("x", '<w:vMerge w:val="restart"/>')), row("b", cell("y", "<w:vMerge/>"))))
    assert cells(document.blocks)[1] == ["b", ""]
    assert [each.what for each in document.every_part()] == [PartKind.TEXT]


def test_a_row_that_begins_further_right_keeps_its_columns() -> None:
    late = row("-500", properties='<w:gridBefore w:val="2"/>')
    assert cells(read(table(row("a", "b", "c"), late)).blocks)[1] == ["", "", "-500"]


def test_a_border_dragged_by_a_millimetre_makes_no_column() -> None:
    label = cell("Løn", '<w:gridSpan w:val="2"/>')
    total = cell("-500", '<w:gridSpan w:val="2"/>')
    document = read(table(row(label, "1"), row("I alt", total), widths=(3000, 57, 900)))
    assert cells(document.blocks) == [["Løn", "1"], ["I alt", "-500"]]


def test_narrow_columns_of_their_own_are_kept() -> None:
    document = read(table(row("a", "b", "c"), widths=(3000, 100, 100)))
    assert cells(document.blocks) == [["a", "b", "c"]]


def test_rows_and_cells_inside_controls_are_read() -> None:
    inner = f"<w:tr><w:sdt><w:sdtContent>{cell('-500')}</w:sdtContent></w:sdt>{cell('x')}</w:tr>"
    controlled = f"<w:sdt><w:sdtPr/><w:sdtContent>{inner}</w:sdtContent></w:sdt>"
    assert cells(read(table(row("a", "b"), controlled)).blocks) == [["a", "b"], ["-500", "x"]]


def test_deleted_and_hidden_rows_and_cells_are_left_out() -> None:
    gone = row("gone", "1", properties='<w:del w:id="1" w:author="x"/>')
    unseen = row("unseen", "1", properties="<w:hidden/>")
    kept = row("kept", cell("1", '<w:cellDel w:id="2" w:author="x"/>'), "2")
    document = read(table(gone, unseen, kept))
    assert cells(document.blocks) == [["kept", "2"]]
    assert [each.what for each in document.every_part()] == [PartKind.ROW, PartKind.CHANGE]


def test_a_layout_table_is_looked_through() -> None:
    inner = table(row("Løn", "-500"), row("I alt", "-500"))
    outer = table(row(f"<w:tc>{paragraph('Tabel 1')}{inner}<w:p/></w:tc>", "margin"))
    document = read(outer)
    assert texts(document.blocks) == ["Tabel 1", "margin"]
    assert cells(document.blocks) == [["Løn", "-500"], ["I alt", "-500"]]


def test_a_frame_of_one_cell_is_looked_through() -> None:
    assert texts(read(table(row("Noter til alle tabeller"))).blocks) == ["Noter til alle tabeller"]


def test_a_small_table_in_a_large_one_is_text_of_its_cell() -> None:
    inner = table(row("1", "2"))
    outer = table(row("a", "b"), row("c", f"<w:tc>{inner}<w:p/></w:tc>"), row("e", "f"))
    assert cells(read(outer).blocks)[1] == ["c", "1 2"]


def test_lines_of_a_cell_are_joined_and_two_figures_never_become_one() -> None:
    broken = f"<w:tc><w:p>{run('Styrings-')}<w:r><w:br/></w:r>{run('område')}</w:p></w:tc>"
    two = f"<w:tc>{paragraph('1')}{paragraph('500')}</w:tc>"
    assert cells(read(table(row(broken, two))).blocks) == [["Styringsområde", "1 500"]]


def test_anchors_count_tables_rows_and_cells_as_they_stand_in_the_file() -> None:
    gone = row("gone", "1", properties='<w:del w:id="1" w:author="x"/>')
    document = read(table(row("a", "b")) + table(gone, row(cell("c", '<w:gridSpan w:val="2"/>'), "d")))
    last = [each for each in document.blocks if isinstance(each, Table)][-1]
    assert [each.place.anchor for each in last.rows[0].cells] == ["t2/r2/c1", "t2/r2/c2"]


@pytest.mark.parametrize("span", ["900000000", "64"])
def test_a_table_of_more_columns_than_word_has_is_not_read_and_the_rest_is(span: str) -> None:
    wide = table(row(cell("a", f'<w:gridSpan w:val="{span}"/>'), "b"))
    document = read(paragraph("før") + wide + paragraph("efter"))
    assert texts(document.blocks) == ["før", "efter"]
    assert [(each.what, each.bars, each.place.anchor) for each in document.every_part()] == [
        (PartKind.TABLE, True, "t1")
    ]


def test_a_cell_of_blanks_is_empty() -> None:
    assert cells(read(table(row("Løn", "\u00a0", "\u2003"))).blocks) == [["Løn", "", ""]]
