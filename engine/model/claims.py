"""Figures that the prose states: what each says, what its words tie it to, and what came of holding it against that."""

from decimal import Decimal
from enum import StrEnum

from engine.model.base import Model
from engine.model.place import NOWHERE, Place


class ClaimKind(StrEnum):
    """What a figure counts."""

    AMOUNT = "amount"
    STAFF = "staff"
    """Årsværk."""
    HOURS = "hours"
    MINUTES = "minutes"
    PERCENT = "percent"
    COUNT = "count"
    YEAR = "year"
    PAYBACK = "payback"
    DATE = "date"
    REFERENCE = "reference"
    """The number of a table."""


class ClaimPart(StrEnum):
    """The part of a proposal that a figure may be of."""

    ECONOMY = "economy"
    ADMINISTRATION = "administration"
    FUTURE = "future"
    """Row 0 is its cost, row 1 its effect."""
    PAYBACK = "payback"
    """Row 0 is on service, row 1 on total economy."""
    FIGURES = "figures"
    """Other tables; each row of `Meaning.rows` is a table, and `Meaning.years` are row and column in it."""
    REFERENCE = "reference"
    """Row is the number of the table."""


class How(StrEnum):
    """How the cells of a meaning make one figure."""

    SUM = "sum"
    EACH = "each"
    """The figure holds in each of the years by itself."""
    DIFFERENCE = "difference"
    """The last year less the first."""


class Meaning(Model):
    """A quantity that words may mean: these rows of a part (indices from 0) together, in these years."""

    part: ClaimPart
    rows: tuple[int, ...]
    years: tuple[int, ...] = ()
    how: How = How.SUM


class Firmness(StrEnum):
    """What follows where a figure is none of what its words may mean."""

    FIRM = "firm"
    """The words leave no other reading."""
    OPEN = "open"
    """They leave another: it is asked."""
    LOOSE = "loose"
    """Too little is said for a question."""


class Share(StrEnum):
    """Whether a figure is a part of one told before it."""

    NONE = ""
    SOME = "some"
    ALL = "all"
    """A part of those that make it up together."""


class Claim(Model):
    """A figure of the prose. The prose itself is not kept.

    `low` and `high` bound what the digits may stand for (half a unit of the last one either way; amounts in 1.000
    kr., per cent, years, counts), without sign. `years` date it. `meanings` are what the words may mean, likeliest
    first; `hints` are rows of Tabel 1 that its words share less with: they may explain it, and never contradict it.
    `sentence` counts the sentences of the proposal, so that neighbours are known; `start` and `end` bound the figure
    in its paragraph, `paragraph` counts those. `about` is what is counted; of a `price`, what one of costs so much.
    """

    kind: ClaimKind
    text: str
    low: Decimal
    high: Decimal
    negative: bool = False
    about: str = ""
    section: str = ""
    years: tuple[int, ...] = ()
    meanings: tuple[Meaning, ...] = ()
    hints: tuple[int, ...] = ()
    firmness: Firmness = Firmness.LOOSE
    share: Share = Share.NONE
    price: bool = False
    sentence: int = 0
    paragraph: int = 0
    start: int = 0
    end: int = 0
    place: Place = NOWHERE


class Result(StrEnum):
    """What came of holding a figure against what it is tied to. The values are those of the report."""

    AGREES = "agrees"
    ROUNDED = "rounded"
    PART = "part"
    CONTRADICTS = "contradicts"
    POSSIBLE = "possible"
    UNTIED = "untied"


class Tied(Model):
    """A claim and its result.

    `meaning` is what it was held against, `beside` are other claims (indices) that it was held against, `expected` is
    what stands there (in the claim's unit).
    """

    claim: Claim
    result: Result
    meaning: Meaning | None = None
    expected: Decimal | None = None
    beside: tuple[int, ...] = ()
