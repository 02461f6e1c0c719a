"""The JSON report, version 1, as others' scripts rely on it: keys are added, never changed, never reordered."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from engine.model.claims import ClaimKind, Result
from engine.model.finding import Category, Relation, Rounding, Severity
from engine.model.ledger import FileFate
from engine.model.parts import PartFate, PartKind
from engine.model.proposal import Kind
from engine.model.report import CriterionStatus
from engine.model.stage import Stage
from engine.model.verdict import Status


class Form(BaseModel):
    """A part of the form. Unknown keys are allowed to readers of an older schema, so the schema forbids none."""

    model_config = ConfigDict(frozen=True, serialize_by_alias=True, validate_by_name=True)


class Tool(Form):
    """The program that made the report."""

    name: str
    version: str


class RulePack(Form):
    """Which rules were applied."""

    id: str
    version: str
    rules: int
    sha256: str


class FactForm(Form):
    """A small thing known: its type, and named values."""

    type: str
    values: dict[str, str | int]


class Reason(Form):
    """A conclusion on the way to the verdict. `text` says it in the report's language.

    `production` is the id of what concluded it (`decision` is the same), `decides` whether it is a status, `facts` are
    what it was concluded from, as the pack's verdict rules name them.
    """

    decision: str
    text: str
    production: str
    decides: bool
    facts: tuple[FactForm, ...]


class ProgressForm(Form):
    """How far the proposal has come, asked at `stage`.

    `missing` are the steps (ids of the pack) that must lie behind it before the politicians see it and do not. It is
    `ready` where it is in order, and none is missing.
    """

    stage: Stage
    ready: bool
    missing: tuple[str, ...]


class AwaitedForm(Form):
    """A step that is not behind the proposal, who takes it, and the stage that it belongs to."""

    step: str
    body: str
    due_at_stage: Stage


class VerdictForm(Form):
    """What the criteria conclude: `status` is conformity only. `progress` is the other answer."""

    status: Status
    because: tuple[Reason, ...]
    progress: ProgressForm


class LocationForm(Form):
    """The place in the words of a reader; a year column is named by four digits."""

    file: str
    page: int | None
    line: int | None
    table: str | None
    row: str | None
    column: str | None


class EditedCell(Form):
    """One cell, and the figure it has and should have; one with decimals in a table of quantities is a text: "0.8"."""

    table: str
    row: str
    column: str
    start: int | str | None = Field(alias="from")
    to: int | str | None


class MovedRow(Form):
    """A row under the wrong styringsområde or in the wrong section, and where it belongs."""

    table: str
    row: str
    start: str = Field(alias="from")
    to: str


class CorrectionForm(Form):
    """An edit of cells, or a move of rows, that would clear these rules; `unique` where no other of as few would do.

    `rivals` counts those that would do as well, but are less likely; where there are any, none is `unique`.
    `evidence` says in words what speaks for it.
    """

    edit: str
    cells: tuple[EditedCell, ...]
    clears: tuple[str, ...]
    unique: bool
    labels: tuple[MovedRow, ...]
    evidence: tuple[str, ...]
    rivals: int


class FindingForm(Form):
    """A broken demand. `stated` and `expected` are in 1.000 kr., years or a count; null: no figures compared.

    `relation` is how `stated` should stand to `expected`: with `=` that is the figure to write, else a limit.
    Where a figure could not be read, `expected` is what its sums leave no other choice for.
    `consequences` are further demands that the same fault breaks; they vanish with a correction.
    """

    rule: str
    category: Category
    severity: Severity
    message: str
    hint: str
    location: LocationForm
    stated: int | str | None
    expected: int | str | None
    rounding: Rounding | None
    corrections: tuple[CorrectionForm, ...]
    fingerprint: str
    consequences: tuple["FindingForm", ...]
    relation: Relation | None


class SkippedForm(Form):
    """A rule that could not be applied, and why."""

    rule: str
    reason: str


class PlaceForm(Form):
    """Where a part stands: in the file, and `beside` which words of the author (a caption, a heading, a label)."""

    file: str
    page: int | None
    line: int | None
    anchor: str | None
    beside: str


class PartForm(Form):
    """A part of the document that was not read, could not be tied to anything, or was read with something to know.

    `within` are the pack's names of what it may hold; `bars`: nothing is ready before somebody has looked at it.
    """

    what: PartKind
    place: PlaceForm
    fate: PartFate
    why: str
    within: tuple[str, ...]
    bars: bool


class ClaimForm(Form):
    """A figure of the prose and what came of it; `with` is what it was held against, "" for nothing."""

    text: str
    place: PlaceForm
    result: Result
    against: str = Field(alias="with")
    kind: ClaimKind
    section: str
    expected: str


class ClaimsForm(Form):
    """The ledger of every figure in the prose: how many there are, how many of each result, and each of them."""

    found: int
    agrees: int
    rounded: int
    part: int
    contradicts: int
    possible: int
    untied: int
    claims: tuple[ClaimForm, ...] = Field(alias="list")


class SourceForm(Form):
    """The file that a proposal or a cover was read from."""

    file: str
    format: str
    sha256: str


class FrameForm(Form):
    """A frame of the pools in 1.000 kr.; `pool` and `area`: "" for all. `asked`: null where it cannot be told."""

    name: str
    pool: str
    area: str
    year: int
    frame: int
    used: int
    reserved: int
    asked: int | None
    left: int


class CriterionForm(Form):
    """A criterion of the pools: what it came to, and the figures that `rule` compared (years, 1.000 kr.), if any.

    `cells` are the places of what was found against it.
    """

    id: str
    status: CriterionStatus
    value: int | None
    limit: int | None
    rule: str
    cells: tuple[LocationForm, ...]


class MendedForm(Form):
    """A finding of the earlier report that is not there any more."""

    rule: str
    message: str
    fingerprint: str


class SinceForm(Form):
    """Against an earlier report: `new` and `kept` are fingerprints of the findings here."""

    new: tuple[str, ...]
    kept: tuple[str, ...]
    mended: tuple[MendedForm, ...]


class BundleForm(Form):
    """The bundle as a whole. `source` is the file of its cover, null where there is none."""

    findings: tuple[FindingForm, ...]
    verdict: VerdictForm
    skipped: tuple[SkippedForm, ...]
    checked: int
    source: SourceForm | None
    parts: tuple[PartForm, ...]
    frames: tuple[FrameForm, ...]
    since_baseline: SinceForm | None


class ChosenPack(Form):
    """Rules that were applied, and why these; `notice`: what to know before all else, "" for nothing."""

    id: str
    version: str
    sha256: str
    why: str
    notice: str


class Flags(Form):
    """Marks of a proposal."""

    confidential: bool
    cross_cutting: bool


class PaybackForm(Form):
    """Payback times in years, on the effect on service and on total economy; null: not stated, or not known."""

    service: int | None
    total: int | None


class FiguresForm(Form):
    """What a proposal comes to, in 1.000 kr.; null: not known.

    `service` and `anlaeg` are what the pools are asked to pay over all years of Tabel 1, `effect` is the permanent
    effect on service in its last year. `payback_stated` is what the proposal says,
    `payback_computed` what its figures give.
    """

    service: int | None
    anlaeg: int | None
    effect: int | None
    payback_stated: PaybackForm
    payback_computed: PaybackForm


class ProposalForm(Form):
    """One proposal. `round` is the one it names, "" for none; `pack` are the rules that it was judged by."""

    id: str
    title: str
    kind: Kind
    administration: str
    source: SourceForm
    verdict: VerdictForm
    findings: tuple[FindingForm, ...]
    skipped: tuple[SkippedForm, ...]
    checked: int
    round: str
    pack: ChosenPack | None
    flags: Flags
    figures: FiguresForm
    awaits: tuple[AwaitedForm, ...]
    criteria: tuple[CriterionForm, ...]
    parts: tuple[PartForm, ...]
    claims: ClaimsForm
    since_baseline: SinceForm | None


class UnreadableForm(Form):
    """An input that could not be read, or that the program failed on, and why."""

    file: str
    error: str


class RunForm(Form):
    """The run itself. `at` is when it was made (UTC; by SOURCE_DATE_EPOCH where that is set).

    `build`: the program's version; `stage`: when it was asked; `audience`: for whom. `packs` are all that were applied.
    `notes` are lines for a person.
    """

    at: str
    build: str
    stage: Stage
    audience: str
    packs: tuple[ChosenPack, ...]
    notes: tuple[str, ...]


class FileForm(Form):
    """A file that was seen, and its fate. `bytes` and `sha256` are null where it was not opened, `format` then is "".

    `of` are the ids of the proposals that the fate speaks of, and `bundle` for a cover. `why` is a line for a person.
    """

    file: str
    bytes: int | None
    sha256: str | None
    format: str
    fate: FileFate
    of: tuple[str, ...]
    why: str


class Summary(Form):
    """The counts of the run."""

    proposals: int
    errors: int
    warnings: int
    unreadable: int


class ReportForm(Form):
    """A whole run of puljetjek. `files` are all that were seen; `faults` are where the program failed itself."""

    schema_version: Literal["1"]
    tool: Tool
    rule_pack: RulePack
    bundle: BundleForm | None
    proposals: tuple[ProposalForm, ...]
    unreadable: tuple[UnreadableForm, ...]
    summary: Summary
    run: RunForm
    files: tuple[FileForm, ...]
    faults: tuple[UnreadableForm, ...]
