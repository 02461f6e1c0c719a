"""The JSON report, version 1, as others' scripts rely on it: keys are added, never changed, never reordered."""

from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from engine.model.finding import Category, Relation, Rounding, Severity
from engine.model.proposal import Kind
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


class Reason(Form):
    """A conclusion on the way to the verdict."""

    decision: str
    text: str


class VerdictForm(Form):
    """What the criteria conclude."""

    status: Status
    because: tuple[Reason, ...]


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


class BundleForm(Form):
    """The bundle as a whole."""

    findings: tuple[FindingForm, ...]
    verdict: VerdictForm
    skipped: tuple[SkippedForm, ...]
    checked: int


class SourceForm(Form):
    """The file that a proposal was read from."""

    file: str
    format: str
    sha256: str


class ProposalForm(Form):
    """One proposal."""

    id: str
    title: str
    kind: Kind
    administration: str
    source: SourceForm
    verdict: VerdictForm
    findings: tuple[FindingForm, ...]
    skipped: tuple[SkippedForm, ...]
    checked: int


class UnreadableForm(Form):
    """An input that could not be read."""

    file: str
    error: str


class Summary(Form):
    """The counts of the run."""

    proposals: int
    errors: int
    warnings: int
    unreadable: int


class ReportForm(Form):
    """A whole run of puljetjek."""

    schema_version: Literal["1"]
    tool: Tool
    rule_pack: RulePack
    bundle: BundleForm | None
    proposals: tuple[ProposalForm, ...]
    unreadable: tuple[UnreadableForm, ...]
    summary: Summary
