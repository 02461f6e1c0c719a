"""What a check found, and what would mend it (contract.md of the command line, version 1)."""

from enum import StrEnum

from engine.model.base import Model
from engine.model.cell import CellAddress


class Category(StrEnum):
    """What kind of demand was broken."""

    ELIGIBILITY = "eligibility"
    TABLE = "table"
    SIGN = "sign"
    FORM = "form"
    NARRATIVE = "narrative"
    BUNDLE = "bundle"
    STEP = "step"
    """A step that is missing at its stage: it counts like any finding, and never for the status."""


class Severity(StrEnum):
    """A promise: an error is something that ØKF would send back; what could be meant otherwise is less."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"


class Relation(StrEnum):
    """How the stated value should stand to the expected one."""

    EQUAL = "="
    UNEQUAL = "!="
    LESS = "<"
    AT_MOST = "<="
    MORE = ">"
    AT_LEAST = ">="


class Rounding(StrEnum):
    """Whether two figures are equal, equal within what rounding leaves open, or cannot both be true."""

    EXACT = "exact"
    ROUNDED = "rounded"
    IMPOSSIBLE = "impossible"


class Location(Model):
    """The place in the words of a reader: file, page and line, and table, row and column by name."""

    file: str = ""
    page: int | None = None
    line: int | None = None
    table: str | None = None
    row: str | None = None
    column: str | None = None


class CellEdit(Model):
    """One cell and the figure it has and should have. `start` and `to` are in the cell's own unit.

    The last digit of `to` counts `unit` where it is typed, and `decimals` digits stand behind the comma: 4100 in the
    unit 100 with one decimal is typed as 4,1.
    """

    address: CellAddress
    table: str
    row: str
    column: str
    start: int | None
    to: int | None
    unit: int = 1
    decimals: int = 0


class LabelEdit(Model):
    """A row that stands under the wrong styringsområde or in the wrong section, and where it belongs.

    `address` is the row's (its column is 0). `start` and `to` are the names as written.
    """

    address: CellAddress
    table: str
    row: str
    start: str
    to: str


class Correction(Model):
    """An edit that makes every equation it touches hold. `clears` are the ids of the rules that then pass.

    `unique` where no other of as few edits would do; `rivals` counts those that would, but are less likely.
    `labels` are the rows to move, for edits that change no figure. `evidence` says in words what speaks for it.
    """

    edit: str
    cells: tuple[CellEdit, ...]
    clears: tuple[str, ...]
    unique: bool
    labels: tuple[LabelEdit, ...] = ()
    evidence: tuple[str, ...] = ()
    rivals: int = 0


class Finding(Model, kw_only=True):
    """A broken demand. `stated` and `expected` are in 1.000 kr., years or a count; None where no figures are compared.

    `relation` is the comparison that they broke, where it is known. `consequences` are
    what the same fault broke besides: they vanish with a correction. `address` is the blamed cell's, `anchor` the
    place's own address in a Word file.
    """

    rule: str
    category: Category
    severity: Severity
    message: str
    hint: str
    location: Location
    stated: int | str | None = None
    expected: int | str | None = None
    relation: Relation | None = None
    rounding: Rounding | None = None
    corrections: tuple[Correction, ...] = ()
    consequences: tuple["Finding", ...] = ()
    fingerprint: str
    address: CellAddress | None = None
    anchor: str | None = None
    subject: str = ""


class Cause(StrEnum):
    """Why a rule was not applied: it could not be judged; it does not concern this subject; it found nothing there."""

    UNKNOWN = "unknown"
    NOT_CONCERNED = "not_concerned"
    NOTHING_THERE = "nothing_there"


class Skipped(Model):
    """A rule that was not applied, and why."""

    rule: str
    reason: str
    cause: Cause = Cause.UNKNOWN
