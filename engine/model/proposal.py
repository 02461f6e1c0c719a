"""A proposal: what a forvaltning hands in."""

import datetime as dt
from enum import StrEnum

from engine.model.base import Model
from engine.model.budget import BudgetTable
from engine.model.cell import EMPTY, Cell
from engine.model.claims import Claim
from engine.model.figures import FigureTable
from engine.model.parts import Part
from engine.model.place import NO_TEXT, NOWHERE, Place, Text


class Kind(StrEnum):
    """The two families of proposals that the template has, and two kinds of which little is known.

    A pre-analysis (foranalyse) is paid for like a pilot; an efficiency proposal has no investment, and so no payback.
    """

    INVESTERING = "investeringsforslag"
    INNOVATION = "innovationsforslag"
    FORANALYSE = "foranalyse"
    EFFEKTIVISERING = "effektiviseringsforslag"


OF_THE_TEMPLATE = (Kind.INVESTERING, Kind.INNOVATION)
"""The kinds that have a form to fill in."""


class Answer(StrEnum):
    """What stands in a Ja/Nej cell."""

    YES = "ja"
    NO = "nej"
    BLANK = "blank"


class DateAsWritten(Model):
    """A date in a text. `value` is None where no such day exists (31. juni), or where its year is missing."""

    text: str
    value: dt.date | None = None
    yearless: bool = False
    place: Place = NOWHERE


class Heading(Model):
    """A section heading. `kind` is the pack's name for the section, "" where the pack knows none such."""

    number: int | None = None
    title: str = ""
    kind: str = ""
    place: Place = NOWHERE


class Caption(Model):
    """The caption of a table ("Tabel 2. Opfølgningsmål"). `kind` as in `Heading`."""

    number: int | None = None
    title: str = ""
    kind: str = ""
    place: Place = NOWHERE


class Payback(Model):
    """The two stated payback times, in years."""

    service: Cell = EMPTY
    total: Cell = EMPTY


class Goal(Model):
    """A follow-up goal, with the group heading that it stands under.

    `unparted`: the document leaves open where one of its fields ends and the next begins; none is known to be empty.
    """

    group: str = ""
    goal: Text = NO_TEXT
    measure: Text = NO_TEXT
    owner: Text = NO_TEXT
    time: Text = NO_TEXT
    unparted: bool = False


class Consultation(Model):
    """A row of the approval table or the hearing table.

    `body` is the pack's name for who was asked (`cø`, `it-kredsen`, `koncern-it`, `med-udvalg`), "" if unknown;
    `dates` are those found in `remark`, in the order written.
    """

    body: str = ""
    label: str = ""
    answer: Answer = Answer.BLANK
    remark: Text = NO_TEXT
    dates: tuple[DateAsWritten, ...] = ()
    place: Place = NOWHERE


class Origin(Model):
    """Whether the proposal springs from an innovation proposal, and from which. None: not answered, or both."""

    from_innovation: bool | None = None
    title: Text = NO_TEXT
    place: Place = NOWHERE


class FutureProposal(Model):
    """The investment proposal that an innovation proposal is to qualify, and the criteria it marks."""

    cost: Cell = EMPTY
    adoption: Text = NO_TEXT
    effect: Cell = EMPTY
    effect_area: Text = NO_TEXT
    cross_cutting: bool = False
    large_scale: bool = False
    mature_technology: bool = False
    place: Place = NOWHERE


class Topic(StrEnum):
    """What a figure in the prose speaks of."""

    INVESTMENT = "investment"
    EFFECT = "effect"
    QUANTITY = "quantity"
    PERIOD = "period"


class Statement(Model):
    """A figure taken from the prose; the prose itself is not kept.

    `figure` is in 1.000 kr. with the margin that its last digit leaves (topics investment, effect), or a count
    (quantity; `about` is then the noun). `first_year` and `last_year` bound the years it is said of; None: not said.
    For a period, `about` is the label of the budget row that it speaks of.
    """

    topic: Topic
    about: str = ""
    figure: Cell = EMPTY
    first_year: int | None = None
    last_year: int | None = None
    place: Place = NOWHERE


class Proposal(Model, kw_only=True):
    """A proposal as the template has it, each part as the author wrote it and with its place.

    A part that the document does not have is None or empty; whether it must be there is for the rules to say.
    `round` is the round the proposal names ("Budget 2026"), "" where it names none. `risk_levels` are the pack's
    names of the risk levels stated. `partners` is what stands in the table of partners; None: no such table.
    `parts` are what of the document was not read or tied; a part of the proposal that may stand there is unknown.
    `id` is as the document has it: "" for none, and another proposal may have the same. Where it does not tell the
    proposal from the others of a run, `handle` does.
    """

    id: str
    handle: str = ""
    title: str = ""
    kind: Kind
    administration: str = ""
    administration_text: Text = NO_TEXT
    round: str = ""
    cross_cutting: bool = False
    confidential: bool = False
    headings: tuple[Heading, ...] = ()
    captions: tuple[Caption, ...] = ()
    economy: BudgetTable | None = None
    payback: Payback | None = None
    administration_effect: BudgetTable | None = None
    no_administration_effect: Text = NO_TEXT
    figure_tables: tuple[FigureTable, ...] = ()
    future: FutureProposal | None = None
    goals: tuple[Goal, ...] = ()
    goal_groups: tuple[Text, ...] = ()
    risk_levels: tuple[str, ...] = ()
    origin: Origin | None = None
    approvals: tuple[Consultation, ...] = ()
    partners: tuple[Text, ...] | None = None
    hearings: tuple[Consultation, ...] | None = None
    statements: tuple[Statement, ...] = ()
    claims: tuple[Claim, ...] = ()
    notes: tuple[Text, ...] = ()
    parts: tuple[Part, ...] = ()
    place: Place = NOWHERE

    @property
    def owner(self) -> str:
        """What the addresses of its cells call it (`CellAddress.owner`)."""
        return self.handle or self.id
