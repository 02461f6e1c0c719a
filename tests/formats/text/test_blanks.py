"""A text says the same whatever its way has done to its blanks; what they alone could tell is left open."""

import re
from collections.abc import Callable

import pytest

from engine.formats.document import Paragraph, Table
from engine.formats.text.door import read_text_document
from engine.formats.text.lines import split_lines
from engine.model.budget import BudgetTable, Reading
from engine.model.proposal import Kind, Proposal
from engine.template import interpret
from tests.formats.template import lexicon

TEXT = """
XX01 Fælles kalender for de to \n\
huse \n\

 \n\
 \n\
Kort resumé: En kalender, som både hus-\n\
holdningen og driften bruger hver dag i de to huse på Amager. \n\

Fremstillende \n\
forvaltning: \n\
Socialforvaltningen \n\

 Budget 2026 \n\

 Investeringsforslag \n\
2. Økonomi \n\
Drifts- og anlægsudgifter er vist her. \n\

Tabel 1. Forslagets samlede økonomiske konsekvenser \n\
 1.000 kr. 2026 p/l \n\
Styrings-\n\
område \n\
2025 2026 2027 2028 2029 2030 \n\
Varige ændringer (effektiviseringer og drift) \n\
Færre timer Service  -100 -200 -200 -200 -200 \n\
Samlet varig ændring   -100 -200 -200 -200 -200 \n\
Implementeringsomkostninger (midler fra investeringspuljen) \n\
Projektledelse Service 10 20 30 40 50 60 \n\

 Budget 2026 \n\

 Investeringsforslag \n\
Samlede implementeringsomkostnin-\n\
ger  10 20 30 40 50 60 \n\
"""


def read(text: str) -> Proposal:
    (proposal,) = interpret(read_text_document(text, "a.txt", lexicon()), lexicon()).proposals
    return proposal


def table(proposal: Proposal) -> BudgetTable:
    assert proposal.economy is not None
    return proposal.economy


def each_line(change: Callable[[str], str]) -> str:
    return "\n".join(map(change, TEXT.split("\n")))


def single(line: str) -> str:
    return " ".join(line.split())


CHANGED = {
    "as it is": TEXT,
    "stripped": each_line(str.rstrip),
    "one blank more": each_line(lambda line: f"{line} "),
    "three blanks more": each_line(lambda line: f"{line}   "),
    "single blanks": each_line(single),
    "every blank doubled": TEXT.replace(" ", "  "),
    "indented": each_line(lambda line: f"    {line}" if line.strip() else line),
    "without indent": each_line(str.lstrip),
    "blanks that do not break": TEXT.replace(" ", "\u00a0"),
    "words wide apart": each_line(lambda line: re.sub(r"(?<=\S) (?=\S)", "  ", line)),
    "without empty lines": "\n".join(line for line in TEXT.split("\n") if line.strip()),
    "a line apart": "\n".join(f"{line}\n" for line in TEXT.split("\n") if line.strip()),
}


@pytest.mark.parametrize("text", CHANGED.values(), ids=CHANGED)
def test_the_same_proposal_in_other_blanks(text: str) -> None:
    found = read(text)
    assert (found.id, found.kind, found.round) == ("XX01", Kind.INVESTERING, "Budget 2026")
    assert found.title == "Fælles kalender for de to huse"
    assert found.administration == "SOF"
    assert [row.label for row in table(found).rows if row.cells] == [
        "Færre timer",
        "Samlet varig ændring",
        "Projektledelse",
        "Samlede implementeringsomkostninger",
    ]


@pytest.mark.parametrize("text", CHANGED.values(), ids=CHANGED)
def test_a_row_with_a_figure_for_each_year_needs_no_blanks(text: str) -> None:
    row = next(row for row in table(read(text)).rows if row.label == "Samlede implementeringsomkostninger")
    assert [cell.value for cell in row.cells] == [10, 20, 30, 40, 50, 60]
    assert row.reading is Reading.PLAIN


@pytest.mark.parametrize(
    "name",
    [
        "as it is",
        "one blank more",
        "three blanks more",
        "without empty lines",
        "every blank doubled",
        "indented",
        "without indent",
        "blanks that do not break",
    ],
)
def test_added_blanks_leave_the_columns_as_they_are(name: str) -> None:
    row = next(row for row in table(read(CHANGED[name])).rows if row.label == "Færre timer")
    assert [cell.value for cell in row.cells] == [None, -100, -200, -200, -200, -200]
    assert row.reading is Reading.PLAIN


@pytest.mark.parametrize("name", ["single blanks", "words wide apart"])
def test_with_blanks_lost_it_is_open_which_column_is_empty(name: str) -> None:
    row = next(row for row in table(read(CHANGED[name])).rows if row.label == "Færre timer")
    assert row.reading is Reading.UNCERTAIN


def test_blanks_behind_a_suspended_hyphen_were_not_added() -> None:
    lines = split_lines("Drifts- \nog anlægsudgifter \nOg mere \n")
    assert [line.trailing for line in lines] == [1, 1, 1, 0]
    lines = split_lines("Driftsud- \ngifter \nOg mere  \n")
    assert [line.trailing for line in lines] == [0, 0, 1, 0]


def test_a_total_of_the_cover_keeps_its_first_figure() -> None:
    text = """Tabel 2. Indkomne ansøgninger til investeringspuljen
1.000 kr. 2026 p/l

Udvalg Nr. Forslag Service Anlæg Varige effektiviseringer År

SUD XX01 Fælles kalender  100 200 -300 4

I alt  100 200 -300 -
"""
    (found,) = [block for block in read_text_document(text, "a.txt", lexicon()).blocks if isinstance(block, Table)]
    assert [cell.text for cell in found.rows[-1].cells] == ["I alt", "", "", "100", "200", "-300", "-"]


def test_a_lone_name_of_a_round_is_no_page_header() -> None:
    text = "XX01 Kalender \n\nKort resumé: En kalender. \n\nBudget 2026\n\nvar godt for os alle. \n"
    found = read_text_document(text, "a.txt", lexicon())
    assert not any(isinstance(block, Paragraph) and block.page_header for block in found.blocks)


def test_a_text_without_empty_lines_says_what_that_hides() -> None:
    assert read_text_document(TEXT, "a.txt", lexicon()).parts == ()
    assert len(read_text_document(CHANGED["without empty lines"], "a.txt", lexicon()).parts) == 1
