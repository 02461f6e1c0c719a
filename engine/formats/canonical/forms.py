"""The form of a proposal's file: which keys there are, and what each means. The JSON Schema is made from it."""

from typing import Annotated

from pydantic import Discriminator, Tag

from engine.formats.canonical.base import Day, Figure, QuantityForm, QuantityText
from engine.formats.canonical.parts import PartForm
from engine.model.budget import Reading, Role, Section
from engine.model.claims import ClaimKind, ClaimPart, Firmness, How, Share
from engine.model.proposal import Answer, Kind, Topic
from engine.model.written import KEYS, LIST, NUMBER, TEXT, Flag, Whole, number_or_text, tag, text_or_keys
from engine.source.form import NONE, Form, Words, described


class AreaForm(Form):
    """A styringsområde spelt out, where the document's word for it differs from the pack's name."""

    name: Annotated[Words, described("The pack's name: service, anlæg")] = NONE
    text: Annotated[Words, described("What stands in the cell")] = NONE
    inherited: Annotated[Flag, described("The cell is empty; the area is read off the label or the section")] = False


class RowForm(Form):
    """A row of a table of amounts. Under `values` an absent year is an empty cell; "-" is nil."""

    label: Words
    role: Annotated[Role, described("heading, detail, subtotal or total")] = Role.DETAIL
    area: Annotated[
        Annotated[Words, Tag(TEXT)] | Annotated[AreaForm, Tag(KEYS)],
        Discriminator(text_or_keys),
        described("Service, Anlæg; in parentheses where no cell says it: (service)"),
    ] = NONE
    placement: Annotated[Reading, described("inferred or uncertain: which figure stands under which year")] = (
        Reading.PLAIN
    )
    values: Annotated[dict[Whole, Figure] | None, described("The figures by year: {2026: -2.650, 2027: -4.450}")] = None
    cells: Annotated[tuple[Figure, ...] | None, described("The figures in order, where the years cannot name them")] = (
        None
    )
    placements: Annotated[
        tuple[tuple[Whole, ...], ...],
        described("Where the figures may stand: for each possibility, each figure's year as an index from 0"),
    ] = ()


class SectionRowForm(RowForm):
    """A row that names its own section."""

    section: Section


class AdministrationRowForm(RowForm):
    """A row of the administration table."""

    section: Section = Section.ADMINISTRATION


class TableForm(Form):
    """What all tables of amounts have."""

    number: Annotated[Whole | None, described("The number in the caption")] = None
    title: Words = NONE
    unit: Annotated[Words, described("As the header states it: 1.000 kr., mio. kr.")] = NONE
    price_level: Annotated[Figure, described("The p/l year as the header states it")] = NONE
    years: tuple[Whole, ...] = ()


class EconomyForm(TableForm):
    """Tabel 1: permanent changes, implementation costs and their sum. Savings are negative."""

    varige: Annotated[tuple[RowForm, ...], described("Varige ændringer")] = ()
    implementering: Annotated[tuple[RowForm, ...], described("Implementeringsomkostninger")] = ()
    samlet: Annotated[tuple[RowForm, ...], described("Samlet økonomisk påvirkning")] = ()
    rows: Annotated[tuple[SectionRowForm, ...], described("All rows in order, where the sections are mixed")] = ()


class AdministrationForm(TableForm):
    """The table of permanent changes on administration."""

    rows: tuple[AdministrationRowForm, ...] = ()


class PaybackForm(Form):
    """The two payback times, in years."""

    service: Figure = NONE
    total: Figure = NONE


QuantitiesForm = Annotated[
    Annotated[Words, Tag(TEXT)] | Annotated[QuantityForm, Tag(KEYS)] | Annotated[tuple[QuantityText, ...], Tag(LIST)],
    Discriminator(tag),
]
"""The quantities of one cell: one, none (""), or a list of several."""


class FigureRowForm(Form):
    """A row of quantities, for each column what its cell holds."""

    label: Words
    role: Role = Role.DETAIL
    cells: tuple[QuantitiesForm, ...] = ()


class FigureTableForm(Form):
    """Any other table with figures."""

    number: Whole | None = None
    title: Words = NONE
    columns: Annotated[tuple[Words, ...], described("The headings of the columns after the label's")] = ()
    rows: tuple[FigureRowForm, ...] = ()


class TitleForm(Form):
    """A section heading, or the caption of a table."""

    number: Whole | None = None
    title: Words = NONE
    kind: Annotated[Words, described("The pack's name for the section or table")] = NONE


class FutureForm(Form):
    """The investment proposal that an innovation proposal is to qualify, and the criteria it marks."""

    cost: Figure = NONE
    adoption: Words = NONE
    effect: Figure = NONE
    effect_area: Words = NONE
    cross_cutting: Flag = False
    large_scale: Flag = False
    mature_technology: Flag = False


class GoalForm(Form):
    """A follow-up goal."""

    group: Words = NONE
    goal: Words = NONE
    measure: Words = NONE
    owner: Words = NONE
    time: Words = NONE
    unparted: Annotated[Flag, described("It is open which words belong to which field: none is known empty")] = False


class OriginForm(Form):
    """Whether the proposal springs from an innovation proposal; left out where it is not answered."""

    from_innovation: Flag | None = None
    title: Words = NONE


class ConsultationForm(Form):
    """Who was asked, the answer, and the remark. `dates` is left out where it is those that stand in the remark."""

    body: Annotated[Words, described("The pack's name: cø, it-kredsen, koncern-it, med-udvalg")] = NONE
    label: Words = NONE
    answer: Answer = Answer.BLANK
    remark: Words = NONE
    dates: tuple[Day, ...] | None = None


class StatementForm(Form):
    """A figure that the proposal's prose states."""

    topic: Topic
    about: Words = NONE
    figure: Annotated[Figure, described("As written, with its unit: 7,9 mio. kr., 718 t.kr.")] = NONE
    first_year: Whole | None = None
    last_year: Whole | None = None


class MeaningForm(Form):
    """A quantity of the tables that the words of a figure may mean: rows together, in years."""

    part: ClaimPart = ClaimPart.ECONOMY
    rows: Annotated[
        tuple[
            Annotated[Annotated[Words, Tag(TEXT)] | Annotated[Whole, Tag(NUMBER)], Discriminator(number_or_text)], ...
        ],
        described("By their labels, else by their places in the part, from 0"),
    ] = ()
    years: tuple[Whole, ...] = ()
    how: Annotated[How, described("sum, each (of the years by itself), difference (of the last and the first)")] = (
        How.SUM
    )


class ClaimForm(Form):
    """A figure of the proposal's prose: what it says, and what its words may mean. The prose itself is not stated."""

    text: Annotated[Words, described("The figure as written, with its unit")]
    kind: ClaimKind = ClaimKind.AMOUNT
    low: Annotated[Words, described("The least that its digits may stand for; amounts in 1.000 kr.: 4050")]
    high: Annotated[Words, described("The most that they may stand for: 4150")]
    negative: Flag = False
    about: Annotated[Words, described("What is counted, or what one of costs so much")] = NONE
    section: Words = NONE
    years: Annotated[tuple[Whole, ...], described("The years that date it")] = ()
    means: Annotated[tuple[MeaningForm, ...], described("What its words may mean, likeliest first")] = ()
    hints: Annotated[tuple[Whole, ...], described("Rows of Tabel 1 that its words share less with, from 0")] = ()
    firmness: Annotated[Firmness, described("firm: they can mean nothing else; open; loose")] = Firmness.LOOSE
    share: Annotated[Share, described("some: a part of the amount before it; all: of those that make it up")] = (
        Share.NONE
    )
    price: Annotated[Flag, described("The price of one of something")] = False
    at: Annotated[tuple[Whole, ...], described("Paragraph, sentence, first and last character, each counted")] = ()


class ProposalForm(Form):
    """A proposal for the investment pools of the City of Copenhagen."""

    id: Words
    title: Words = NONE
    kind: Kind
    round: Annotated[Words, described("Budget 2026, OFS 2025-2026")] = NONE
    administration: Annotated[Words, described("The pack's name: KFF, SOF, …")] = NONE
    administration_text: Annotated[Words, described("As the proposal writes it")] = NONE
    cross_cutting: Annotated[Flag, described("Tværgående")] = False
    confidential: Annotated[Flag, described("Fortroligt")] = False
    headings: tuple[TitleForm, ...] = ()
    captions: tuple[TitleForm, ...] = ()
    economy: EconomyForm | None = None
    payback: PaybackForm | None = None
    figure_tables: tuple[FigureTableForm, ...] = ()
    future: FutureForm | None = None
    goal_groups: tuple[Words, ...] = ()
    goals: tuple[GoalForm, ...] = ()
    risk_levels: tuple[Words, ...] = ()
    origin: OriginForm | None = None
    administration_effect: AdministrationForm | None = None
    no_administration_effect: Annotated[Words, described("The sentence that says there is no such effect")] = NONE
    approvals: tuple[ConsultationForm, ...] = ()
    partners: tuple[Words, ...] | None = None
    hearings: tuple[ConsultationForm, ...] | None = None
    statements: tuple[StatementForm, ...] = ()
    claims: tuple[ClaimForm, ...] = ()
    notes: tuple[Words, ...] = ()
    parts: Annotated[tuple[PartForm, ...], described("What of the document was not read or tied")] = ()
