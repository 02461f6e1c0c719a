"""Tables by year, from lines to cells."""

from hypothesis import given
from hypothesis import strategies as st

from engine.formats.document import Document, Paragraph, Table
from engine.formats.text.door import read_text_document
from engine.model.cell import State
from engine.model.parts import PartKind
from tests.formats.template import lexicon, read
from tests.formats.text.made import YEARS, cells, economy, proposal, row


def tables(text: str) -> list[Table]:
    document: Document = read_text_document(text, "a.txt", lexicon())
    return [block for block in document.blocks if isinstance(block, Table)]


def texts(table: Table) -> list[list[str]]:
    return [[cell.text for cell in each.cells] for each in table.rows]


HEADING = "Varige ændringer (effektiviseringer og drift) "


def test_rows_and_headings_are_read_with_their_lines() -> None:
    text = economy([HEADING, row("Kursus", "Service", ["", "5", "5", "5", "5", "5"]), row("I alt", "", ["1"] * 6)])
    (table,) = tables(text)
    assert texts(table) == [
        ["1.000 kr. 2026 p/l", "Styringsområde", *map(str, YEARS)],
        ["Varige ændringer (effektiviseringer og drift)", *[""] * 7],
        ["Kursus", "Service", "", "5", "5", "5", "5", "5"],
        ["I alt", "", *["1"] * 6],
    ]
    lines = text.split("\n")
    kursus = table.rows[2].cells
    assert lines[(kursus[0].place.line or 0) - 1].startswith("Kursus")
    assert kursus[3].place.column == len("Kursus Service  ") + 1


def test_labels_wrap_over_lines_and_hyphens() -> None:
    label = "Indkøb af AI-\n\nløsning til indkøbs- og kredi-\n\ntorområdet i bygnin-\n\ngerne \n"
    (table,) = tables(economy([label + cells(["Anlæg", "1", "2", "3", "4", "5", "6"])]))
    assert texts(table)[1][0] == "Indkøb af AI-løsning til indkøbs- og kreditorområdet i bygningerne"


def test_a_repeated_header_after_a_page_break_is_left_out() -> None:
    again = "  1.000 kr. 2026 p/l \n\nStyrings-\n\nområde \n2025 2026 2027 2028 2029 2030 "
    first, second = row("Kursus", "Service", ["1"] * 6), row("Drift", "Service", ["2"] * 6)
    (table,) = tables(economy([first + "\n" + again, second]))
    assert [each[0] for each in texts(table)[1:]] == ["Kursus", "Drift"]


def test_a_page_header_in_the_table_is_left_out() -> None:
    first, second = row("Kursus", "Service", ["1"] * 6), row("Drift", "Service", ["2"] * 6)
    (table,) = tables(economy([first, " Budget 2026 ", " Investeringsforslag ", second]))
    assert [each[0] for each in texts(table)[1:]] == ["Kursus", "Drift"]


def test_a_page_break_sets_a_label_in_by_one_blank() -> None:
    (table,) = tables(
        economy([row("Kursus", "Service", ["1"] * 6) + "\n " + row("Drift", "Anlæg", ["", "2", *[""] * 4])])
    )
    assert texts(table)[2] == ["Drift", "Anlæg", "", "2", "", "", "", ""]


def test_a_sub_heading_ends_in_many_blanks() -> None:
    (table,) = tables(economy(["Drift af husene         ", row("Kursus", "Service", ["1"] * 6)]))
    assert [each[0] for each in texts(table)[1:]] == ["Drift af husene", "Kursus"]


def test_blanks_under_a_label_are_a_row_of_empty_cells() -> None:
    rows = [
        "Effekt på øvrige administrative ud-\n\ngifter \n" + " " * 6,
        row("Varige ændringer totalt", "", ["1"] * 6)[:-1] + " ",
    ]
    text = economy(rows, area="")
    (table,) = tables(text)
    assert texts(table)[1] == ["Effekt på øvrige administrative udgifter", *[""] * 6]


def test_payback_rows_with_and_without_unit() -> None:
    nothing = "\n \n" * 12
    payback = "Tilbagebetalingstid baseret på  \n\nserviceeffektivisering \n4 \n" + nothing
    other = "Tilbagebetalingstid baseret \npå totaløkonomi \n\n5 år" + " " * 13
    (table,) = tables(economy([row("Kursus", "Service", ["1"] * 6), payback, other]))
    assert texts(table)[2:] == [
        ["Tilbagebetalingstid baseret på serviceeffektivisering", "4", *[""] * 6],
        ["Tilbagebetalingstid baseret på totaløkonomi", "5 år", *[""] * 6],
    ]


def test_running_text_ends_the_table_and_is_kept() -> None:
    prose = "Noter til alle tabeller: Forslaget er skrevet i et andet prisniveau end det, der gælder for året. "
    document = read_text_document(economy([row("Kursus", "Service", ["1"] * 6), prose]), "a.txt", lexicon())
    last = document.blocks[-1]
    assert isinstance(last, Paragraph)
    assert last.text == prose.strip()


def test_the_header_may_stand_on_one_line_and_without_caption() -> None:
    text = proposal("1.000 kr. 2026 p/l Styringsområde 2027 2028 2029 ", row("Kursus", "Anlæg", ["7", "", ""]))
    (table,) = tables(text)
    assert texts(table) == [
        ["1.000 kr. 2026 p/l", "Styringsområde", "2027", "2028", "2029"],
        ["Kursus", "Anlæg", "7", "", ""],
    ]


def test_damaged_digits_keep_their_cell() -> None:
    (table,) = tables(economy([row("Kursus", "Service", ["", "ęė5", "5", "5", "5", "5"])]))
    assert texts(table)[1] == ["Kursus", "Service", "", "ęė5", "5", "5", "5", "5"]


def test_an_open_row_lists_its_placements_by_column() -> None:
    (table,) = tables(economy(["Kursus Anlæg 170  2220 170    "]))
    assert table.rows[1].placements == ((1, 2, 3, 4), (1, 2, 4, 5))
    assert texts(table)[1] == ["Kursus", "Anlæg", "170", "2220", "170", "", "", ""]


def test_amounts_that_stay_in_a_label_are_told() -> None:
    told = ["Lavere forbrug  -1.850  -2.450 -2.450 ", row("Nyt anlæg", "Service", ["", "3", "", "", "", ""])]
    (found,) = read(proposal(economy(told))).proposals
    (part,) = found.parts
    assert (part.what, part.beside) == (PartKind.AMOUNT, "Lavere forbrug -1.850 -2.450 -2.450 Nyt anlæg")
    assert found.economy is not None
    assert [cell.state for cell in found.economy.rows[0].cells].count(State.UNREADABLE) == 5
    rows = [row(label, "Service", ["", "3", "", "", "", ""]) for label in ("Drift a 1.200 kr.", "Fase 2 2027 2028")]
    assert read(proposal(economy(rows))).proposals[0].parts == ()


figures = st.one_of(
    st.just(""), st.integers(-99_999, 99_999).map(lambda value: f"{value:,}".replace(",", ".")), st.just("-")
)
words = st.text("abcdefghijklmnoprstuvyæøå", min_size=2, max_size=9).filter(lambda word: word not in ("note", "noter"))


@st.composite
def made_rows(draw: st.DrawFn) -> tuple[str, str, list[str], int]:
    label = " ".join(draw(st.lists(words, min_size=1, max_size=4))).capitalize()
    area = draw(st.sampled_from(["", "Service", "Anlæg", "Overførsler"]))
    values = draw(st.lists(figures, min_size=6, max_size=6).filter(any))
    return label, area, values, draw(st.sampled_from([1, 2]))


@given(st.lists(made_rows(), min_size=1, max_size=6), st.booleans())
def test_a_table_is_read_back_as_it_was_written(made: list[tuple[str, str, list[str], int]], on_own_line: bool) -> None:
    end = " \n" if on_own_line else ""
    (table,) = tables(economy([row(label + end, area, values, cost) for label, area, values, cost in made]))
    assert texts(table)[1:] == [[label, area, *values] for label, area, values, _ in made]
    assert not any(each.placements for each in table.rows)
