"""What the generator gives: a proposal, paragraphs about it, and the truth of each figure in them."""

from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction

from engine.model.proposal import Proposal


class Half(StrEnum):
    """Which sentences and labels are used. Who writes a reader sees the first and no more than scores of the second."""

    TRAINING = "training"
    HELD_OUT = "held_out"


class Kind(StrEnum):
    """What a figure counts."""

    AMOUNT = "amount"
    STAFF = "staff"  # årsværk
    HOURS = "hours"
    MINUTES = "minutes"
    PERCENT = "percent"
    COUNT = "count"
    YEAR = "year"
    PAYBACK = "payback"
    DATE = "date"
    REFERENCE = "reference"  # to a table
    OTHER = "other"  # accounts, §§, addresses, file numbers, telephones, other currencies: no figures of the proposal


class Meaning(StrEnum):
    """What in the tables a figure stands for."""

    CELL = "cell"  # a row in a year, or in each of some years
    ROW = "row"  # a row, summed over years
    ROWS = "rows"  # a few rows together
    AREA = "area"  # all rows of a styringsområde
    TOTAL = "total"  # all rows of a section, or of both
    DIFFERENCE = "difference"  # between two years of a row
    PART = "part"  # of a row; no table says how large
    TEXT = "text"  # only other figures of the text say what it must be
    FUTURE = "future"  # the proposal to come
    PAYBACK = "payback"
    REFERENCE = "reference"  # a table of the proposal
    NONE = "none"


class Firmness(StrEnum):
    """What follows where the figure is another than the truth."""

    FIRM = "firm"  # the words leave no other reading: a contradiction
    OPEN = "open"  # they leave another: a question
    SILENT = "silent"  # nothing: no table and no other figure speaks of it


class Naming(StrEnum):
    """How the sentence names what the figure is of."""

    FULL = "full"
    SHORT = "short"
    COMPOUND = "compound"
    SYNONYM = "synonym"
    BEFORE = "before"  # by a word in the sentence before, or a heading
    FIXED = "fixed"  # no row: a word of the template, as "investering"


class Result(StrEnum):
    """What is true of a figure, and what a reader says of it."""

    AGREES = "agrees"
    ROUNDED = "rounded"
    PART = "part"
    CONTRADICTS = "contradicts"
    POSSIBLE = "possible"  # possibly contradicts; never the truth
    UNTIED = "untied"


Interval = tuple[Fraction, Fraction]


@dataclass(frozen=True, slots=True)
class Source:
    """The quantity of the tables that a figure stands for: these rows, in these years, together.

    `rows` are indices of detail rows in the table `part`; `columns` are indices of years. `each`: the figure holds for
    each of the years by itself; otherwise it is their sum. `minus`: the column that is taken off (a difference).
    """

    part: str
    rows: tuple[int, ...] = ()
    columns: tuple[int, ...] = ()
    each: bool = False
    minus: int | None = None


@dataclass(frozen=True, slots=True)
class Printed:
    """How a number stands in the text: `digits / 10**decimals`, in words of its style.

    `top` is the upper end of a range, in the same unit.
    """

    style: str
    digits: int
    decimals: int = 0
    negative: bool = False
    top: int | None = None


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure of the text and its truth.

    `start` and `end` bound it in its paragraph, unit and sign included. `low` and `high` are what its digits may stand
    for, without sign, in `unit` (amounts in 1.000 kr.). `truth` is the exact quantity, None where no table says it.
    `alike` are further quantities that the same words could mean. `group`: the figures of one statement share it; which
    of them is wrong, when they do not fit, is not for the words to say. `dates` are the amounts that a year dates.
    """

    id: int
    paragraph: int
    start: int
    end: int
    kind: Kind
    low: Fraction
    high: Fraction
    unit: str
    printed: Printed | None
    truth: Fraction | None
    meaning: Meaning
    source: Source | None
    firmness: Firmness
    naming: Naming
    result: Result
    group: int
    approximate: bool = False
    alike: tuple[Fraction, ...] = ()
    dates: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Relation:
    """Figures of the text that make each other: `whole` is the sum of `parts`, or their product times `factor`."""

    how: str
    whole: int
    parts: tuple[int, ...]
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Prose:
    """A paragraph: `section` is the pack's name of the section, or `resumé`, `mål` (a goal's measure), `note`."""

    section: str
    text: str


@dataclass(frozen=True, slots=True)
class Alteration:
    """What was altered: the figure, and how. `elsewhere`: another quantity of the tables is as large as it is now."""

    figure: int
    slip: str
    before: str
    elsewhere: bool


@dataclass(frozen=True, slots=True)
class Case:
    """A proposal and its prose. `templates` are the sentences used, by their numbers in the half's file."""

    seed: int
    half: Half
    proposal: Proposal
    paragraphs: tuple[Prose, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]
    templates: tuple[int, ...]
    altered: Alteration | None = None

    def text_of(self, figure: Figure) -> str:
        """The figure as it stands."""
        return self.paragraphs[figure.paragraph].text[figure.start : figure.end]
