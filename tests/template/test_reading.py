"""From a whole document to proposals: titles, kinds, rounds, sections, and the tables beside Tabel 1."""

import datetime as dt

import pytest

from engine.formats.document import Block, Document, Paragraph, Table
from engine.formats.errors import DocumentError
from engine.model.base import replace
from engine.model.cell import State
from engine.model.parts import ANYTHING, FRONT, Part, PartFate, PartKind
from engine.model.proposal import Answer, Kind, Origin
from engine.template import Reading, interpret
from tests.formats.template import lexicon
from tests.template.made import economy, paragraph, proposal, table

ONES = ["1", "1", "1"]


def read(*blocks: Block) -> Reading:
    return interpret(Document(format="docx", file="a.docx", blocks=blocks), lexicon())


def test_proposals_begin_at_the_title_above_their_summary() -> None:
    found = read(
        paragraph("Bilag 7"),
        paragraph("XX01 Fælles kalender", 1),
        paragraph(""),
        paragraph("Kort resumé: En kalender."),
        paragraph("XX02: Nye lokaler"),
        paragraph("Kort resumé: Et hus."),
    )
    assert [(each.id, each.title) for each in found.proposals] == [("XX01", "Fælles kalender"), ("XX02", "Nye lokaler")]
    assert found.cover is None


def test_a_summary_in_a_table_and_a_title_without_number() -> None:
    found = read(paragraph("Fælles kalender"), table(["Kort resumé", "En kalender."]))
    assert [(each.id, each.title) for each in found.proposals] == [("", "Fælles kalender")]


def test_a_proposal_without_a_summary_begins_above_its_first_section() -> None:
    found = read(paragraph("XX01 Fælles kalender"), paragraph("1. Beskrivelse af forslag (fremgangsmåde)", 2))
    assert [each.id for each in found.proposals] == ["XX01"]


def test_no_proposal() -> None:
    with pytest.raises(DocumentError):
        read(paragraph("Kære alle"))
    with pytest.raises(DocumentError):
        read()


@pytest.mark.parametrize(
    ("blocks", "kind"),
    [
        ([Paragraph(text="Innovationsforslag", page_header=True)], Kind.INNOVATION),
        ([paragraph("Administrative bilag til innovationsforslag", 2)], Kind.INNOVATION),
        ([paragraph("Administrative bilag til investeringsforslag", 2)], Kind.INVESTERING),
        ([paragraph("Tabel 2. Kriterier til prioritering"), table(["4.000", "Budget 2027"])], Kind.INNOVATION),
        ([paragraph("Teksten nævner et innovationsforslag.")], Kind.INVESTERING),
    ],
)
def test_kind(blocks: list[Block], kind: Kind) -> None:
    assert proposal(*blocks).kind is kind


NOTE = "Noter til alle tabeller: Det, der udmøntes i overførselssagen udmøntes i 2025 p/l, "
NOTE += "og det, der udmøntes med budgettet udmøntes i 2026 p/l."


def test_the_round_by_page_header_else_by_the_note_and_the_price_level() -> None:
    rows = economy(["Samlet varig ændring", "", *ONES])
    assert proposal(Paragraph(text="OFS 2025-2026", page_header=True), *rows, paragraph(NOTE)).round == "OFS 2025-2026"
    assert proposal(*rows, paragraph(NOTE)).round == "Budget 2026"
    older = table(["1.000 kr. 2025 p/l", "Styringsområde", "2025", "2026", "2027"], ["Samlet varig ændring", "", *ONES])
    assert proposal(older, paragraph(NOTE)).round == "OFS 2024-2025"
    assert proposal(*rows).round == ""


@pytest.mark.parametrize(
    "blocks",
    [
        [paragraph("Fremstillende forvaltning: Socialforvaltningen")],
        [paragraph("Fremstillende forvaltning:"), paragraph("Socialforvaltningen")],
        [table(["Fremstillende forvaltning:", "Socialforvaltningen"])],
    ],
)
def test_administration(blocks: list[Block]) -> None:
    found = proposal(*blocks)
    assert (found.administration, found.administration_text.text) == ("SOF", "Socialforvaltningen")


def test_an_unknown_administration_keeps_its_text() -> None:
    found = proposal(paragraph("Fremstillende forvaltning: Haveforvaltningen"))
    assert (found.administration, found.administration_text.text) == ("", "Haveforvaltningen")


def test_headings_with_and_without_number() -> None:
    found = proposal(
        paragraph("2. Økonomi", 2), paragraph("Risikovurdering"), paragraph("Om husene", 2), paragraph("Om husene", 3)
    )
    assert [(each.number, each.title, each.kind) for each in found.headings] == [
        (2, "Økonomi", "økonomi"),
        (None, "Risikovurdering", "risiko"),
        (None, "Om husene", ""),
    ]


def test_captions_are_known_by_title_and_text_about_a_table_is_none() -> None:
    found = proposal(
        paragraph("Tabel 9: Opfølgningsmål"), paragraph("Tabel 2 viser målene."), paragraph("Tabel 3. Andet")
    )
    assert [(each.number, each.title, each.kind) for each in found.captions] == [
        (9, "Opfølgningsmål", "opfølgning"),
        (3, "Andet", ""),
    ]


GOALS = table(
    ["Opfølgningsmål", "Hvordan måles opfølgningsmålet?", "Hvem er ansvarlig for opfølgning?",
     "Hvornår gennemføres opfølgningen?"],
    ["Realisering af effektiviseringer", "", "", ""],
    ["Huset er åbent", "Besøg tælles", "Drift", "Medio 2027"],
    ["Alle er oplært", "", "", ""],
)  # fmt: skip


def test_goals_under_their_group_even_without_caption() -> None:
    found = proposal(GOALS)
    gain = "Realisering af effektiviseringer"
    assert [group.text for group in found.goal_groups] == [gain]
    assert [(goal.group, goal.goal.text, goal.time.text) for goal in found.goals] == [
        (gain, "Huset er åbent", "Medio 2027"),
        (gain, "Alle er oplært", ""),
    ]
    assert not found.goals[1].measure


APPROVAL = table(["", "Ja/Nej", "Dato"], ["Center for Økonomi, Økonomiforvaltningen", "Ja", "31. juni 2025"])
HEARING = table(
    ["", "Ja/Nej", "Dato for godkendelse og evt. høringssvar"],
    ["IT-kredsen", "Ja, 28. maj 2025", ""],
    ["MED-udvalg", "Ja/Nej", ""],
    ["Elevrådet", "nej", "Drøftes senere"],
)


def test_approvals_and_hearings_are_told_apart_by_caption_or_body() -> None:
    for blocks in (
        [APPROVAL, HEARING],
        [paragraph("Tabel 6. Høring og inddragelse"), HEARING, paragraph("Tabel 4. Godkendelse"), APPROVAL],
    ):
        found = proposal(*blocks)
        (approval,) = found.approvals
        assert (approval.body, approval.answer) == ("cø", Answer.YES)
        assert [(date.text, date.value) for date in approval.dates] == [("31. juni 2025", None)]
        assert found.hearings is not None
        assert [(row.body, row.label, row.answer) for row in found.hearings] == [
            ("it-kredsen", "IT-kredsen", Answer.YES),
            ("med-udvalg", "MED-udvalg", Answer.BLANK),
            ("", "Elevrådet", Answer.NO),
        ]
        assert [date.value for date in found.hearings[0].dates] == [dt.date(2025, 5, 28)]


def partners(*rows: list[str]) -> tuple[str, ...] | None:
    blocks: list[Block] = [paragraph("Tabel 5. Inddragede samarbejdspartnere"), table(*rows)] if rows else []
    found = proposal(*blocks).partners
    return None if found is None else tuple(each.text for each in found)


def test_partners() -> None:
    head = ["Relevante samarbejdspartnere i kommunen, der er inddraget"]
    assert partners() is None
    assert partners(head) == ()
    assert partners(head, [""]) == ()
    assert partners(head, ["Koncern IT"], ["Kultur"]) == ("Koncern IT", "Kultur")


QUESTION = paragraph("Forslaget udspringer af et innovationsforslag:")


def origin(*blocks: Block) -> Origin:
    found = proposal(paragraph("Administrative bilag til investeringsforslag", 2), *blocks).origin
    assert found is not None
    return found


def test_origin() -> None:
    yes = origin(
        QUESTION, paragraph("☒ Ja Titel: XX09 Kalenderpilot"), paragraph("(OFS 2024-2025)"), paragraph("☐ Nej")
    )
    assert (yes.from_innovation, yes.title.text) == (True, "XX09 Kalenderpilot (OFS 2024-2025)")
    no = origin(QUESTION, paragraph("☐ Ja Titel:"), paragraph("☒ Nej"))
    assert (no.from_innovation, no.title.text) == (False, "")
    assert origin(QUESTION, paragraph("☐ Ja"), paragraph("☐ Nej")).from_innovation is None
    assert origin(QUESTION, paragraph("☒ Ja"), paragraph("☒ Nej")).from_innovation is None
    assert origin(table(["Forslaget udspringer af et innovationsforslag", "☐ Ja ☒ Nej"])).from_innovation is False


@pytest.mark.parametrize("boxes", ["[ ] Ja [x] Nej", "[] Ja [X] Nej", "( ) Ja (x) Nej", "[  ] Ja [ x ] Nej"])
def test_boxes_may_be_typed(boxes: str) -> None:
    assert origin(QUESTION, paragraph(boxes)).from_innovation is False


def criteria(*cells: str) -> Table:
    names = ["Tværgående effektivisering", "Potentiale for storskala", "Modne anvendelse af ny teknologi"]
    top = ["Kommende investeringsforslag", "", "", "Kriterier til prioritering", "", ""]
    return table(top, ["Udgift 1.000 kr.", "Forventet vedtagelse", "Potentiale", *names], list(cells))


def test_criteria() -> None:
    found = proposal(criteria("4.000", "Budget 2027", "-9.000 årligt (service)", "x", "[ ]", "[x]")).future
    assert found is not None
    assert (found.cost.value, found.adoption.text, found.effect.value, found.effect_area.text) == (
        4000, "Budget 2027", -9000, "service",
    )  # fmt: skip
    assert (found.cross_cutting, found.large_scale, found.mature_technology) == (True, False, True)


@pytest.mark.parametrize(
    ("text", "levels"),
    [
        ("Det vurderes, at risikoen er lav.", ("lav",)),
        ("Risikoen er samlet lav.", ("lav",)),
        ("Risikoen er samlet set ikke lav.", ()),
        ("Risikoniveauet er lavt.", ("lav",)),
        ("Der er lav/middel risiko ved forslaget.", ("lav", "middel")),
        ("Der er en begrænset risiko for forsinkelse.", ("lav",)),
        ("Risikoen ved indkøb og oplæring vurderes som høj.", ("høj",)),
        ("Risikoen er, at en stor del af husene lukker.", ()),
        ("Udgiften er lav.", ()),
        ("Der er risiko for en middel forsinkelse.", ()),
    ],
)
def test_risk_levels(text: str, levels: tuple[str, ...]) -> None:
    found = proposal(paragraph("4. Risikovurdering", 2), paragraph(text), paragraph("5. Økonomi", 2))
    assert found.risk_levels == levels


def test_risk_is_read_in_its_own_section_only() -> None:
    found = proposal(paragraph("2. Økonomi", 2), paragraph("Risikoen er lav."))
    assert found.risk_levels == ()


def test_no_effect_on_administration_is_said_in_its_own_section() -> None:
    said = "Forslaget har ingen effektiviseringer på administration."
    found = proposal(paragraph("5. Effektivisering på administration", 2), paragraph(said))
    assert found.no_administration_effect.text == said
    assert not proposal(paragraph("2. Økonomi", 2), paragraph(said)).no_administration_effect


def test_the_footnotes_say_what_the_marks_mean() -> None:
    listed = table(
        ["1.000 kr. 2026 p/l", "Nr.", "Forslag", "Service", "Anlæg", "Effekt", "År"],
        ["ØU *", "XX01", "Kalender", "1", "-", "-5", "2"],
        ["KFF **", "XX02", "Hus", "1", "2", "-5", "3"],
    )
    caption = paragraph("Tabel 2. Indkomne ansøgninger til investeringspuljen")
    plain = ("* Tværgående forslag til godkendelse", "** Forslaget er fortroligt")
    swapped = ("** Tværgående forslag til godkendelse", "* Forslaget er fortroligt")
    title, summary = paragraph("XX01 Kalender", 1), paragraph("Kort resumé: En kalender.")
    for notes, cross, secret in ((plain, "XX01", "XX02"), (swapped, "XX02", "XX01")):
        found = read(caption, listed, *map(paragraph, notes), title, summary)
        assert found.cover is not None
        assert [row.id for row in found.cover.investments if row.cross_cutting] == [cross]
        assert [row.id for row in found.cover.investments if row.confidential] == [secret]
        assert found.proposals[0].cross_cutting is (cross == "XX01")
        assert [level.value for level in found.cover.price_levels] == [2026]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("I bilaget fremgår otte indkomne ansøgninger til puljerne.", 8),
        ("Bilaget rummer 12 forslag.", 12),
        ("Der er indkommet fire investeringsforslag.", 4),
        ("Bilaget rummer forslagene til puljerne.", None),
    ],
)
def test_the_number_that_the_summary_names(text: str, count: int | None) -> None:
    rows = table(["Udvalg", "Antal", "I alt", "Effekt"], ["Socialudvalget", "1", "5", "-5"])
    found = read(
        paragraph(text), paragraph("Tabel 1. Investerings- og innovationsforslag fordelt på udvalg"), rows
    ).cover
    assert found is not None
    assert found.announced.value == count


def test_a_cover_by_itself_is_a_reading() -> None:
    rows = table(
        ["Udvalg", "Antal", "I alt", "Effekt"], ["Socialudvalget", "3 (1)", "5", "-5"], ["I alt", "(1)", "5", "-"]
    )
    found = read(paragraph("Tabel 1. Investerings og innovationsforslag fordelt på udvalg"), rows)
    assert found.proposals == ()
    assert found.cover is not None
    first, total = found.cover.committees
    assert (first.committee, first.count.value, first.innovation.value) == ("SUD", 3, 1)
    assert (total.role, total.count.value, total.innovation.value) == ("total", 1, 1)


@pytest.mark.parametrize(
    ("front", "marks"),
    [
        (table(["Tværgående:", "Ja"], ["Fortroligt:", "Nej"]), (True, False)),
        (table(["Fortroligt", "ja"]), (False, True)),
        (paragraph("Tværgående forslag: Ja"), (True, False)),
        (table(["Tværgående:", "Ja/Nej"], ["Fortroligt:", ""]), (False, False)),
        (table(["Tværgående effektivisering", "Ja"]), (False, False)),
        (paragraph("Tværgående: Ja, men kun på sigt"), (False, False)),
    ],
)
def test_a_proposal_may_mark_itself_as_cross_cutting_or_confidential(front: Block, marks: tuple[bool, bool]) -> None:
    found = proposal(front)
    assert (found.cross_cutting, found.confidential) == marks


def test_marks_are_read_on_the_front_only() -> None:
    assert not proposal(paragraph("2. Økonomi", 2), table(["Tværgående", "Ja"])).cross_cutting


def test_a_cover_without_a_mark_takes_none_from_the_proposal() -> None:
    listed = table(
        ["1.000 kr. 2026 p/l", "Nr.", "Forslag", "Service", "Anlæg", "Effekt", "År"],
        ["ØU", "XX01", "Kalender", "1", "-", "-5", "2"],
    )
    found = read(
        paragraph("Tabel 2. Indkomne ansøgninger til investeringspuljen"),
        listed,
        paragraph("XX01 Kalender", 1),
        table(["Kort resumé:", "En kalender."], ["Tværgående:", "Ja"]),
    )
    assert found.proposals[0].cross_cutting


def test_a_heading_that_is_no_year_is_told() -> None:
    header = ["1.000 kr. 2026 p/l", "Styringsområde", "2025", "2026", "år 3", "2028"]
    rows = table(header, ["Kursus", "Service", "1", "1", "1", "1"], ["Samlet varig ændring", "", "1", "1", "1", "1"])
    found = read(paragraph("XX01 Kalender", 1), paragraph("Kort resumé: En kalender."), rows)
    (part,) = found.proposals[0].parts
    assert (part.what, part.beside, part.within, part.bars) == (PartKind.COLUMN, "år 3", ("økonomi",), True)
    assert found.proposals[0].economy is not None
    assert found.proposals[0].economy.years == (2025, 2026, 2028)


def test_a_caption_without_its_table_is_told() -> None:
    head = (paragraph("XX01 Kalender", 1), paragraph("Kort resumé: En kalender."))
    lost = paragraph("Tabel 4. Godkendelse af Center for Økonomi")
    parts = read(*head, lost, paragraph("Center for Økonomi, Ja"), paragraph("Tabel 9. Andet")).proposals[0].parts
    assert [(part.beside, part.within, part.bars) for part in parts] == [
        ("Tabel 4. Godkendelse af Center for Økonomi", ("godkendelse",), True),
        ("Tabel 9. Andet", (FRONT,), True),
    ]
    assert not read(*head, lost, APPROVAL).proposals[0].parts


@pytest.mark.parametrize(
    ("blocks", "marked"),
    [
        ([Paragraph(text="FORTROLIGT", page_header=True)], True),
        ([Paragraph(text="Bilag 10 – Fortroligt – Budget 2026", page_header=True)], True),
        ([paragraph("(Fortroligt)")], True),
        ([paragraph("Fortroligt!")], True),
        ([paragraph("Dette forslag er fortroligt.")], True),
        ([table(["Fortroligt forslag"])], True),
        ([table(["Fortroligt", "Nej"])], False),
        ([table(["Fortroligt", "Ja"])], True),
        ([paragraph("Fortroligt:"), paragraph("Nej")], False),
        ([paragraph("Fortroligt: Nej")], False),
        ([paragraph("Medarbejderne behandler fortrolige oplysninger hver dag.")], False),
        ([paragraph("Fortrolige samtaler")], False),
        ([], False),
    ],
)
def test_the_confidential_mark_is_read_wherever_it_stands(blocks: list[Block], marked: bool) -> None:
    assert proposal(*blocks).confidential is marked


LISTED = paragraph("Tabel 2. Indkomne ansøgninger til investeringspuljen")
ROW = ["ØU", "XX01", "Kalender", "1", "2", "-5", "-7", "-12", "3"]


def test_columns_of_a_cover_are_known_by_their_headings_and_a_strange_one_shifts_none() -> None:
    rows = table(
        ["1.000 kr. 2026 p/l", "Nr.", "Forslag", "Investeringer", "", "Varige effektiviseringer", "", "", "År"],
        ["", "", "", "Service", "Anlæg", "Service", "Overførsler mv.", "I alt", ""],
        ROW,
    )
    cover = read(LISTED, rows).cover
    assert cover is not None
    (only,) = cover.investments
    assert [each.value for each in (only.service, only.anlaeg, only.effect, only.payback)] == [1, 2, -5, 3]
    assert [(part.what, part.beside, part.within) for part in cover.parts] == [
        (PartKind.COLUMN, "Varige effektiviseringer Overførsler mv.", ("investeringspulje",)),
        (PartKind.COLUMN, "Varige effektiviseringer I alt", ("investeringspulje",)),
    ]


def test_a_cover_column_that_may_be_one_of_a_strange_heading_is_unknown() -> None:
    rows = table(["1.000 kr.", "Nr.", "Forslag", "Service", "Besparelse", "År"], ["ØU", "XX01", "Hus", "1", "-5", "3"])
    cover = read(LISTED, rows).cover
    assert cover is not None
    assert cover.investments[0].effect.state is State.UNREADABLE
    assert [part.beside for part in cover.parts] == ["Besparelse"]


def test_a_cover_in_mio_kr_is_read_in_its_unit() -> None:
    rows = table(
        ["Mio. kr. 2026 p/l", "Nr.", "Forslag", "Service", "Anlæg", "Varige effektiviseringer", "Tilbagebetalingstid"],
        ["ØU", "XX01", "Hus", "1,5", "-", "-0,8", "3"],
    )
    cover = read(LISTED, rows).cover
    assert cover is not None
    (only,) = cover.investments
    assert [(each.value, each.margin) for each in (only.service, only.effect, only.payback)] == [
        (1500, 50),
        (-800, 50),
        (3, 0),
    ]
    assert not cover.parts


def test_a_cover_table_that_is_missing_below_its_caption_is_told() -> None:
    cover = read(LISTED, paragraph("Se det vedlagte regneark.")).cover
    assert cover is not None
    assert [(part.what, part.within, part.bars) for part in cover.parts] == [
        (PartKind.TABLE, ("investeringspulje",), True)
    ]


def test_a_row_below_the_last_total_is_a_question_and_in_no_sum() -> None:
    ones = ["", *ONES]
    found = proposal(
        *economy(
            ["Kursus", "Service", *ONES],
            ["Samlet varig ændring", *ones],
            ["Samlet økonomisk påvirkning", *ones],
            ["Årsværk", "", "1", "2", "3"],
        )
    )
    assert found.economy is not None
    assert [row.label for row in found.economy.rows][-1] == "Samlet økonomisk påvirkning"
    (part,) = found.parts
    assert (part.what, part.fate, part.beside, part.within, part.bars) == (
        PartKind.ROW,
        PartFate.UNTIED,
        "Årsværk",
        ("økonomi",),
        True,
    )


def test_details_below_their_total_stay_where_none_stand_above_it() -> None:
    found = proposal(
        *economy(
            ["Varige ændringer", "", "", "", ""], ["Samlet varig ændring", "", *ONES], ["Kursus", "Service", *ONES]
        )
    )
    assert found.economy is not None
    assert not found.parts
    assert [(row.label, row.role) for row in found.economy.rows][-1] == ("Kursus", "detail")


def test_what_an_unread_picture_may_hold_is_said_by_its_caption_or_its_section() -> None:
    picture = Part(what=PartKind.PICTURE, bars=True)
    found = proposal(
        picture,
        paragraph("6. Hvem er hørt?", 2),
        picture,
        paragraph("Tabel 6. Høring og inddragelse"),
        picture,
        paragraph("2. Beskrivelse", 2),
    )
    assert [part.within for part in found.parts] == [
        (FRONT,),
        ("godkendelse", "samarbejdspartnere", "høring"),
        ("høring",),
    ]


def test_a_page_without_text_may_hold_the_sections_that_are_not_there() -> None:
    found = proposal(paragraph("2. Økonomi", 2), Part(what=PartKind.PAGE, bars=True))
    (part,) = found.parts
    assert ANYTHING in part.within
    assert "risiko" in part.within
    assert "beskrivelse" in part.within


def test_an_empty_cell_with_something_unread_in_it_is_unknown() -> None:
    picture = Part(what=PartKind.PICTURE, bars=True)
    rows = economy(["Kursus", "Service", "1", "", "1"])
    (caption, amounts) = rows
    assert isinstance(amounts, Table)
    row = amounts.rows[1]
    cells = (*row.cells[:3], replace(row.cells[3], parts=(picture,)), *row.cells[4:])
    changed = replace(amounts, rows=(amounts.rows[0], replace(row, cells=cells)))
    found = proposal(caption, changed)
    assert found.economy is not None
    assert [cell.state for cell in found.economy.rows[0].cells] == ["number", "unreadable", "number"]
    assert [part.within for part in found.parts] == [("økonomi",)]


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("XX01 Foranalyse af fælles kalender", Kind.FORANALYSE),
        ("XX01 Tværgående effektivisering af indkøb", Kind.EFFEKTIVISERING),
        ("XX01 Effektiviseringsforslag om indkøb", Kind.EFFEKTIVISERING),
        ("XX01 Fælles kalender efter en foranalyse", Kind.INVESTERING),
        ("XX01 Innovationsforslag", Kind.INVESTERING),
    ],
)
def test_a_kind_without_a_form_is_known_by_its_title(title: str, kind: Kind) -> None:
    assert proposal(title=title).kind is kind


def test_other_kinds_are_known_on_a_cover() -> None:
    head = ["1.000 kr. 2026 p/l", "Nr.", "Forslag"]
    found = read(
        paragraph("Tabel 2. Indkomne ansøgninger til investeringspuljen"),
        table(
            [*head, "Service", "Anlæg", "Varige effektiviseringer", "Tilbagebetalingstid, år"],
            ["KFF", "BC01", "Fælles kalender", "100", "-", "-50", "2"],
            ["ØU", "BC02", "Fælles indkøb", "-", "-", "-70", "-"],
            ["KFF", "BC03", "Fejl uden beløb", "-", "-", "-", "-"],
        ),
        paragraph("Tabel 3. Indkomne ansøgninger til innovationspuljen"),
        table(
            [*head, "Forslagstype", "Innovationspulje (service)"],
            ["BIF", "BC04", "Afprøvning", "Innovationsforslag", "10"],
            ["SOF", "BC05", "Visitation", "Foranalyse", "20"],
        ),
    )
    assert found.cover
    assert [each.kind for each in found.cover.investments] == [Kind.INVESTERING, Kind.EFFEKTIVISERING, Kind.INVESTERING]
    assert [each.kind for each in found.cover.innovations] == [Kind.INNOVATION, Kind.FORANALYSE]


@pytest.mark.parametrize(
    ("answer", "is_none"),
    [
        ("Nej.", True),
        ("Ikke relevant", True),
        ("Forslaget medfører ikke besparelser i administrationen.", True),
        ("Der er hverken effekt på løn eller drift i administrationen.", True),
        ("Hvis forslaget ikke effektiviserer på administration, skrives det her.", False),
        ("Forslaget sparer to stillinger i administrationen.", False),
        ("Ja", False),
    ],
)
def test_a_short_answer_or_a_negation_says_that_there_is_no_effect_on_administration(
    answer: str, is_none: bool
) -> None:
    found = proposal(paragraph("5. Effektivisering på administration", 2), paragraph(answer))
    assert bool(found.no_administration_effect) is is_none


def roles(*rows: list[str]) -> list[tuple[str, str, str]]:
    found = proposal(*economy(*rows)).economy
    assert found is not None
    return [(row.label, row.section, row.role) for row in found.rows]


def test_a_total_in_a_word_of_its_own_is_that_of_the_section_that_it_closes() -> None:
    heading = ["Varige ændringer", "", "", "", ""]
    detail, total = ["Kursus", "Service", *ONES], ["Sum", "", *ONES]
    assert roles(heading, detail, total) == [
        ("Varige ændringer", "varige", "heading"),
        ("Kursus", "varige", "detail"),
        ("Sum", "varige", "total"),
    ]
    assert ("Sum", "varige", "total") not in roles(heading, total, detail)


def test_a_word_in_parentheses_behind_a_total_is_no_area_but_a_question() -> None:
    rows = (["Kursus", "Service", *ONES], ["Samlet varig ændring (netto)", "", *ONES])
    found = proposal(*economy(*rows))
    assert roles(*rows) == [("Kursus", "varige", "detail")]
    assert [part.beside for part in found.parts] == ["Samlet varig ændring (netto)"]


@pytest.mark.parametrize(
    ("label", "kind"),
    [
        ("Break-even", "total"),
        ("Tilbagebetalingstid (Break Even)", "total"),
        ("Tilbagebetalingstid ift. serviceudgifter", "service"),
        ("Tilbagebetalingstid i forhold til totaløkonomi", "total"),
    ],
)
def test_a_payback_row_in_other_words(label: str, kind: str) -> None:
    found = proposal(*economy(["Samlet økonomisk påvirkning", "", *ONES], [label, "4", "", "", ""]))
    assert found.payback is not None
    assert getattr(found.payback, kind).value == 4
    assert not found.parts
