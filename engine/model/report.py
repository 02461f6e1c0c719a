"""What a run of puljetjek found: the whole of what a report may show."""

from enum import StrEnum

from engine.model.base import Model
from engine.model.bundle import Cover
from engine.model.claims import Tied
from engine.model.finding import Finding, Location, Severity, Skipped
from engine.model.frame import Frame
from engine.model.ledger import FileRecord
from engine.model.proposal import Proposal
from engine.model.since import Since
from engine.model.stage import Stage
from engine.model.verdict import Status, Verdict


class Source(Model):
    """The file that a proposal was read from. `format` is text, yaml, json, docx or pdf."""

    file: str
    format: str
    sha256: str


class PackInfo(Model):
    """Which rules were applied."""

    id: str
    version: str
    rules: int
    sha256: str
    chosen: str = ""
    """Why this pack, where nobody asked for it by name."""
    notice: str = ""
    """What a reader must know before all else: that the pack is of another round than the proposals."""


class RuleInfo(Model):
    """What a reader of a report may want to know of a rule: its title, and the source that says why it is one."""

    id: str
    title: str
    source: str = ""


class Figures(Model):
    """What a proposal comes to, in 1.000 kr.; paybacks in years. None: not known, or there is none.

    `service` and `anlaeg` are what the pools are asked for; `effect` is the permanent effect on service in the last
    year of Tabel 1. A payback is on the service effect, or on total economy.
    """

    service: int | None = None
    anlaeg: int | None = None
    effect: int | None = None
    stated_service: int | None = None
    stated_total: int | None = None
    computed_service: int | None = None
    computed_total: int | None = None


class CriterionStatus(StrEnum):
    """What became of a criterion."""

    MET = "met"
    UNMET = "unmet"
    UNSHOWN = "unshown"
    NOT_ASKED = "not_asked"


class Criterion(Model):
    """A criterion of the pools, by the pack's name, and what it came to.

    `rule` compared `value` with `limit` (years, 1.000 kr.); None where it compares none, or none that is a whole
    number (a payback that never comes). `cells` are the places of what was found against it.
    """

    id: str
    status: CriterionStatus
    rule: str = ""
    value: int | None = None
    limit: int | None = None
    cells: tuple[Location, ...] = ()


class FrameUse(Model):
    """A frame of the pools, and what the bundle asks of it in 1.000 kr.; None where that cannot be told."""

    frame: Frame
    asked: int | None = None


class ProposalReport(Model):
    """One proposal, checked by the rules of `pack`, whose `notice` comes before all else that is said of it.

    `applied` are the ids of the rules that were applied to something, `checked` is their number. `claims`
    is the ledger of every figure in the prose.
    """

    proposal: Proposal
    source: Source
    verdict: Verdict
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    checked: int
    pack: PackInfo | None = None
    figures: Figures = Figures()
    applied: tuple[str, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    since: Since | None = None
    """Against an earlier report, where there was one that had it."""
    claims: tuple[Tied, ...] = ()


class BundleReport(Model):
    """The bundle as a whole, checked; `members` are its proposals, by `Proposal.owner`."""

    cover: Cover | None
    source: Source | None
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    checked: int
    verdict: Verdict
    members: tuple[str, ...] = ()
    applied: tuple[str, ...] = ()
    frames: tuple[FrameUse, ...] = ()
    since: Since | None = None
    """Against an earlier report, where there was one that had it."""


class Unreadable(Model):
    """An input that could not be read, and the one line that says why."""

    file: str
    error: str


class RunInfo(Model):
    """When the run was made (UTC, as 2026-12-01T14:30:00Z; "" for unknown), for which stage, for whom, by which packs.

    `notes` are what a person should know of the run as a whole, a line each.
    """

    at: str = ""
    stage: Stage = Stage.KLADDE
    audience: str = "internal"
    packs: tuple[PackInfo, ...] = ()
    notes: tuple[str, ...] = ()


class Report(Model):
    """A whole run. `pack` is the bundle's, `files` are all that were seen; `faults` are where we failed ourselves."""

    version: str
    language: str
    pack: PackInfo
    bundle: BundleReport | None
    proposals: tuple[ProposalReport, ...]
    unreadable: tuple[Unreadable, ...]
    rules: tuple[RuleInfo, ...] = ()
    """The rules of the packs in the run's language; a report shows ids alone for what is not listed."""
    run: RunInfo = RunInfo()
    files: tuple[FileRecord, ...] = ()
    faults: tuple[Unreadable, ...] = ()

    def findings(self) -> tuple[Finding, ...]:
        """All findings, the bundle's first."""
        own = self.bundle.findings if self.bundle else ()
        return own + tuple(finding for each in self.proposals for finding in each.findings)

    def unchecked(self) -> bool:
        """Whether of something that was read nothing can be said."""
        verdicts = [each.verdict for each in self.proposals] + ([self.bundle.verdict] if self.bundle else [])
        return any(each.status is Status.IKKE_KONTROLLERET for each in verdicts)

    def count(self, severity: Severity) -> int:
        """How many findings of this severity there are."""
        return sum(finding.severity is severity for finding in self.findings())
