"""What is taken from running text, and what is left."""

import pytest

from engine.formats.document import Block, Document
from engine.model.proposal import Statement, Topic
from engine.template import interpret
from tests.formats.template import lexicon
from tests.template.made import economy, paragraph, proposal, table

ROWS = (["Kompetenceudvikling", "Service", "1", "1", "1"], ["Samlede implementeringsomkostninger", "", "1", "1", "1"])


def statements(*blocks: Block) -> list[Statement]:
    return list(proposal(*blocks, *economy(*ROWS)).statements)


def said(text: str, topic: Topic) -> list[tuple[int | None, int, int | None, int | None]]:
    found = [each for each in statements(paragraph(text)) if each.topic is topic]
    return [(each.figure.value, each.figure.margin, each.first_year, each.last_year) for each in found]


@pytest.mark.parametrize(
    ("text", "value", "margin"),
    [
        ("For at nå målet investeres der 7,9 mio. kr. til udvikling.", 7900, 50),
        ("Der investeres i alt 850.000 kr. i husene.", 850, 0),
        ("Den samlede investering udgør i alt 12 mio. kr. fordelt over to år.", 12000, 500),
        ("Implementeringsudgifterne udgør i alt 3,25 mio. kr.", 3250, 5),
        ("Den samlede investering er 700 t.kr.", 700, 0),
        ("Der søges om 9,2 mio. kr. fra investeringspuljen.", 9200, 50),
        ("Den samlede investering er 9,2 mio. kr., heraf 8 mio. kr. på anlæg.", 9200, 50),
        ("Den samlede investering er 9,2 mio. kr. fordelt på anlæg og service.", 9200, 50),
        ("Den samlede investering er 9,2 mio. kr. på it-service.", 9200, 50),
        ("I 2026 investeres 2,5 mio. kr., og den samlede investering er 3,2 mio. kr.", 3200, 50),
        ("I 2026 og 2027 investeres 2,5 mio. kr.", 2500, 50),
        ("Systemet udfases i 2026, og der investeres 2,5 mio. kr.", 2500, 50),
        ("Systemet udfases i 2026 og der investeres 2,5 mio. kr.", 2500, 50),
        ("Der investeres 7-8 mio. kr.", 7500, 1000),
        ("Investeringen beløber sig til i alt 3,1 mio. kr.", 3100, 50),
        ("Forslagets investering er 3,1 mio. kr.", 3100, 50),
        ("De samlede implementeringsomkostninger udgør 3,1 mio. kr.", 3100, 50),
        ("Den samlede investering er 3.100 tkr. og gives over to år.", 3100, 0),
        ("Den samlede investering er 3.100 t. kr.", 3100, 0),
        ("Der investeres i alt 3,1 mio. DKK.", 3100, 50),
        ("Der investeres i alt 3,1 millioner kroner.", 3100, 50),
        ("Der investeres 7,2–7,5 mio. kr.", 7350, 200),
    ],
)
def test_the_investment(text: str, value: int, margin: int) -> None:
    assert said(text, Topic.INVESTMENT) == [(value, margin, None, None)]


@pytest.mark.parametrize(
    "text",
    [
        "Der afsættes samlet 3,2 mio. kr. til teknisk udvikling.",
        "Der investeres i nye lokaler. De koster 2 mio. kr. om året.",
        "Udgiften er 2 mio. kr.",
        "Der investeres 7 timer.",
        "Der investeres 4,2 mio. kr. i ombygning i 2026.",
        "Der investeres 4,2 mio. kr. i 2026.",
        "Der investeres 4,2 mio. kr. på anlæg.",
        "I 2026 investeres 4,2 mio. kr.",
        "I 2026 forventes der at investeres 4,2 mio. kr.",
        "Fra 2026 søges der om 4,2 mio. kr.",
        "Der søges 5,8 mio. kr. i 2026 og 1,5 mio. kr. i 2027.",
        "Der ansøges om i alt 9,2 mio. kr. i 2026.",
        "I 2026 investeres der i alt 2,5 mio. kr.",
        "Den samlede investering er 2,4 mio. kr. på service og 6,1 mio. kr. på anlæg.",
        "Implementeringsudgifterne udgør i alt 2,4 mio. kr. til serviceudgifter.",
        "På anlæg er den samlede investering 6,1 mio. kr.",
        "Heraf søges om 6,1 mio. kr. til ombygning.",
        "Den samlede investering er 2,4 mio. kr. pr. skole.",
        "Der investeres i alt 2,4 mio. kr. årligt.",
        "Der investeres i alt 2,4 mio. kr. i hver bydel.",
        "Den samlede investering er 2,4 mio. kr. i første fase.",
        "Den samlede investering er 2,4 mio. kr. til sensorer og 1,2 mio. kr. til kurser.",
        "Den samlede investering er 3.100 tkr. i 2026.",
        "Investeringen på 3,1 mio. kr. deles af alle.",
    ],
)
def test_other_amounts_are_no_investment(text: str) -> None:
    assert said(text, Topic.INVESTMENT) == []


@pytest.mark.parametrize(
    ("text", "effects"),
    [
        (
            "Den samlede varige ændring er en besparelse på 2,5 mio. kr. i 2026 og 4,0 mio. kr. fra 2027 og frem.",
            [(2500, 50, 2026, 2026), (4000, 50, 2027, 2027)],
        ),
        ("Forslagets effektiviseringspotentiale er 718 t. kr. årligt ved fuld drift fra 2026.", [(718, 0, 2026, 2027)]),
        ("Potentialet er 1 mio. kr. i 2025.", [(1000, 500, 2025, 2025)]),
        ("Potentialet er i 2026 - 4,5 mio. kr. fra 2027.", [(4500, 50, 2027, 2027)]),
        ("Potentialet er 3,3-3,6 mio. kr. fra 2026 og frem.", [(3450, 200, 2026, 2027)]),
        ("Forslaget giver en effektivisering på 33 mio. kr. fra 2026 og frem.", [(33000, 500, 2026, 2027)]),
        ("Forslaget indebærer en årlig besparelse på 1.300 t.kr. ved fuld indfasning.", [(1300, 0, 2027, 2027)]),
        ("Forslaget medfører en effektivisering på 1,3 mio. kr. årligt i 2026.", [(1300, 50, 2026, 2026)]),
        ("Den samlede varige besparelse er 1,3 mio. kr. ved fuld drift i 2026.", [(1300, 50, 2026, 2026)]),
        (
            "Forslaget giver en besparelse på 1,3 mio. kr. i 2026, heraf 0,8 mio. kr. på service i 2026.",
            [(1300, 50, 2026, 2026)],
        ),
        ("Der opnås samlet en besparelse på 1,3 mio. kr. i 2026.", [(1300, 50, 2026, 2026)]),
        ("Forslagene forventes samlet set at give 1,5 mio.kr. i 2026.", [(1500, 50, 2026, 2026)]),
    ],
)
def test_the_effect_of_the_whole(text: str, effects: list[tuple[int, int, int, int]]) -> None:
    assert said(text, Topic.EFFECT) == effects


@pytest.mark.parametrize(
    "text",
    [
        "Det forventes at give en effektivisering på 2,7 mio. kr. i 2026.",
        "Initiativet giver en besparelse på 0,5 mio. kr. i 2026.",
        "Dette svarer til en besparelse på 4,5 mio. kr. i 2026.",
        "De samlede varige udgifter til drift er 4,1 mio. kr. i 2026.",
        "Det kommende forslags samlede besparelse er 9 mio. kr. i 2026.",
        "Forslagets besparelse er 9 mio. kr. årligt.",
        "Heraf er forslagets besparelse 9 mio. kr. i 2026.",
        "Den varige besparelse udgør 9 mio. kr. fra 2026.",
        "Der opnås en besparelse på 9 mio. kr. fra 2026 ved at flytte sammen.",
        "Forslaget giver en varig besparelse på service på 9 mio. kr. fra 2026 og frem.",
        "Forslagets besparelse er 9 mio. kr. i 2026 på service og 2 mio. kr. i 2026 på overførsler.",
        "Forslagets besparelse er 9 mio. kr. pr. skole i 2026.",
        "Forslagets besparelse er 9 mio. kr. på indkøb fra 2026.",
        "Forslagets besparelse er 9 mio. kr. i 2026 på indkøb og 2 mio. kr. i 2026 på rejser.",
        "Forslagets besparelse er 9 mio. kr. ved fuld drift i skolerne.",
    ],
)
def test_what_may_be_a_part_or_has_no_year_is_left_out(text: str) -> None:
    assert said(text, Topic.EFFECT) == []


@pytest.mark.parametrize(
    ("text", "topic"),
    [
        ("Investeringen på 3,1 mio. kr. deles af alle.", Topic.INVESTMENT),
        ("Den varige besparelse udgør 3,1 mio. kr. årligt fra 2027.", Topic.EFFECT),
    ],
)
def test_what_opens_a_section_speaks_of_the_whole(text: str, topic: Topic) -> None:
    def found(heading: str, level: int, text: str = text) -> list[int | None]:
        blocks = statements(paragraph(heading, level), paragraph(text))
        return [each.figure.value for each in blocks if each.topic is topic]

    assert found("2. Økonomi", 2) == [3100]
    assert found("2. Økonomi", 2, f"Der købes sensorer. {text}") == []
    assert found("Sensorer", 3) == []
    assert found("3. Kommende investeringsforslag", 2) == []


def quantities(text: str) -> list[tuple[str, int | None]]:
    found = statements(paragraph(text))
    return [(each.about, each.figure.value) for each in found if each.topic is Topic.QUANTITY]


def test_quantities_with_their_noun() -> None:
    assert quantities("Det kræver 1.200 udviklingstimer og 90 timer til test.") == [
        ("udviklingstimer", 1200),
        ("timer", 90),
    ]


@pytest.mark.parametrize(
    "text", ["I 2026 stiger udgiften.", "TV12 tager de første skridt.", "Efter § 107 tilbydes hjælp.", "2,5 mio. kr."]
)
def test_figures_that_count_nothing(text: str) -> None:
    assert quantities(text) == []


def periods(*blocks: Block) -> list[tuple[str, int | None, int | None]]:
    found = statements(*blocks)
    return [(each.about, each.first_year, each.last_year) for each in found if each.topic is Topic.PERIOD]


def test_a_period_said_of_a_row() -> None:
    heading = paragraph("Kompetenceudvikling af ansatte", 3)
    assert periods(heading, paragraph("Midlerne gives i årene 2026-2027.")) == [("Kompetenceudvikling", 2026, 2027)]
    bullet = paragraph("• Kompetenceudvikling: 0,2 mio. kr. årligt fra 2025 til 2027.")
    assert periods(bullet) == [("Kompetenceudvikling", 2025, 2027)]


@pytest.mark.parametrize(
    "text",
    [
        "Midlerne gives i årene 2026-2027.",
        "Kompetenceudviklingen varer fra 2026 til 2027.",
        "Kompetenceudvikling gives 2025-2026 og igen 2026-2027.",
        "Kompetenceudvikling gives i 2026.",
        "Kompetenceudvikling gives 2027-2025.",
    ],
)
def test_no_period_where_row_or_years_are_unclear(text: str) -> None:
    assert periods(paragraph(text)) == []


def test_a_heading_speaks_only_for_its_own_paragraph() -> None:
    heading = paragraph("Kompetenceudvikling af ansatte", 3)
    assert periods(heading, paragraph("Kurser gives."), paragraph("Huset bygges 2026-2027.")) == []


@pytest.mark.parametrize(
    "rows",
    [
        (["Kort resumé:", "Den samlede investering er på 9 mio. kr."], ["Fremstillende forvaltning:", "ØKF"]),
        (["Kort resumé: Den samlede investering er på 9 mio. kr.", ""],),
        (["Kort resumé:", ""], ["", "Den samlede investering er på 9 mio. kr."]),
        (["Kort resumé"], ["Den samlede investering er på 9 mio. kr."]),
    ],
)
def test_a_summary_in_a_table_is_prose(rows: tuple[list[str], ...]) -> None:
    head = Document(format="docx", file="a.docx", blocks=(paragraph("XX01 Fælles kalender", 1), table(*rows)))
    (found,) = interpret(head, lexicon()).proposals
    assert [each.figure.value for each in found.statements] == [9000]


def test_other_tables_are_no_prose() -> None:
    assert statements(table(["Samlet", "Den samlede investering er på 9 mio. kr."])) == []
