"""The form of a proposal's file: which keys there are, and what each means. The JSON Schema is made from it."""

from pydantic import Field

from engine.intake.canonical.base import NONE, Day, Figure, Form, QuantityText, Words
from engine.model.budget import Reading, Role, Section
from engine.model.proposal import Answer, Kind, Topic
from engine.source.fields import Flag, Whole


class AreaForm(Form):
    """A styringsområde spelt out, where the document's word for it differs from the pack's name."""

    name: Words = Field(NONE, description="The pack's name: service, anlæg")
    text: Words = Field(NONE, description="What stands in the cell")
    inherited: Flag = Field(False, description="The cell is empty; the area is read off the label or the section")


class RowForm(Form):
    """A row of a table of amounts. Under `values` an absent year is an empty cell; "-" is nil."""

    label: Words
    role: Role = Field(Role.DETAIL, description="heading, detail, subtotal or total")
    area: Words | AreaForm = Field(NONE, description="Service, Anlæg; in parentheses where no cell says it: (service)")
    placement: Reading = Field(Reading.PLAIN, description="inferred or uncertain: which figure stands under which year")
    values: dict[Whole, Figure] | None = Field(None, description="The figures by year: {2026: -2.650, 2027: -4.450}")
    cells: tuple[Figure, ...] | None = Field(None, description="The figures in order, where the years cannot name them")
    placements: tuple[tuple[Whole, ...], ...] = Field(
        (), description="Where the figures may stand: for each possibility, each figure's year as an index from 0"
    )


class SectionRowForm(RowForm):
    """A row that names its own section."""

    section: Section


class AdministrationRowForm(RowForm):
    """A row of the administration table."""

    section: Section = Section.ADMINISTRATION


class TableForm(Form):
    """What all tables of amounts have."""

    number: Whole | None = Field(None, description="The number in the caption")
    title: Words = NONE
    unit: Words = Field(NONE, description="As the header states it: 1.000 kr., mio. kr.")
    price_level: Figure = Field(NONE, description="The p/l year as the header states it")
    years: tuple[Whole, ...] = ()


class EconomyForm(TableForm):
    """Tabel 1: permanent changes, implementation costs and their sum. Savings are negative."""

    varige: tuple[RowForm, ...] = Field((), description="Varige ændringer")
    implementering: tuple[RowForm, ...] = Field((), description="Implementeringsomkostninger")
    samlet: tuple[RowForm, ...] = Field((), description="Samlet økonomisk påvirkning")
    rows: tuple[SectionRowForm, ...] = Field((), description="All rows in order, where the sections are mixed")


class AdministrationForm(TableForm):
    """The table of permanent changes on administration."""

    rows: tuple[AdministrationRowForm, ...] = ()


class PaybackForm(Form):
    """The two payback times, in years."""

    service: Figure = NONE
    total: Figure = NONE


class FigureRowForm(Form):
    """A row of quantities: for each column one, none (""), or a list of several."""

    label: Words
    role: Role = Role.DETAIL
    cells: tuple[QuantityText | tuple[QuantityText, ...], ...] = ()


class FigureTableForm(Form):
    """Any other table with figures."""

    number: Whole | None = None
    title: Words = NONE
    columns: tuple[Words, ...] = Field((), description="The headings of the columns after the label's")
    rows: tuple[FigureRowForm, ...] = ()


class TitleForm(Form):
    """A section heading, or the caption of a table."""

    number: Whole | None = None
    title: Words = NONE
    kind: Words = Field(NONE, description="The pack's name for the section or table")


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


class OriginForm(Form):
    """Whether the proposal springs from an innovation proposal; left out where it is not answered."""

    from_innovation: Flag | None = None
    title: Words = NONE


class ConsultationForm(Form):
    """Who was asked, the answer, and the remark. `dates` is left out where it is those that stand in the remark."""

    body: Words = Field(NONE, description="The pack's name: cø, it-kredsen, koncern-it, med-udvalg")
    label: Words = NONE
    answer: Answer = Answer.BLANK
    remark: Words = NONE
    dates: tuple[Day, ...] | None = None


class StatementForm(Form):
    """A figure that the proposal's prose states."""

    topic: Topic
    about: Words = NONE
    figure: Figure = Field(NONE, description="As written, with its unit: 7,9 mio. kr., 718 t.kr.")
    first_year: Whole | None = None
    last_year: Whole | None = None


class ProposalForm(Form):
    """A proposal for the investment pools of the City of Copenhagen."""

    id: Words
    title: Words = NONE
    kind: Kind
    round: Words = Field(NONE, description="Budget 2026, OFS 2025-2026")
    administration: Words = Field(NONE, description="The pack's name: KFF, SOF, …")
    administration_text: Words = Field(NONE, description="As the proposal writes it")
    cross_cutting: Flag = Field(False, description="Tværgående")
    confidential: Flag = Field(False, description="Fortroligt")
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
    no_administration_effect: Words = Field(NONE, description="The sentence that says there is no such effect")
    approvals: tuple[ConsultationForm, ...] = ()
    partners: tuple[Words, ...] | None = None
    hearings: tuple[ConsultationForm, ...] | None = None
    statements: tuple[StatementForm, ...] = ()
    notes: tuple[Words, ...] = ()
