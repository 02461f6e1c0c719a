"""What a run of puljetjek found: the whole of what a report may show."""

from engine.model.base import Model
from engine.model.bundle import Cover
from engine.model.finding import Finding, Severity, Skipped
from engine.model.proposal import Proposal
from engine.model.verdict import Verdict


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


class ProposalReport(Model):
    """One proposal, checked."""

    proposal: Proposal
    source: Source
    verdict: Verdict
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    checked: int


class BundleReport(Model):
    """The bundle as a whole, checked."""

    cover: Cover | None
    source: Source | None
    findings: tuple[Finding, ...]
    skipped: tuple[Skipped, ...]
    checked: int
    verdict: Verdict


class Unreadable(Model):
    """An input that could not be read, and the one line that says why."""

    file: str
    error: str


class Report(Model):
    """A whole run."""

    version: str
    language: str
    pack: PackInfo
    bundle: BundleReport | None
    proposals: tuple[ProposalReport, ...]
    unreadable: tuple[Unreadable, ...]
    rules: tuple[RuleInfo, ...] = ()
    """The rules of the pack in the run's language; a report shows ids alone for what is not listed."""

    def findings(self) -> tuple[Finding, ...]:
        """All findings, the bundle's first."""
        own = self.bundle.findings if self.bundle else ()
        return own + tuple(finding for each in self.proposals for finding in each.findings)

    def count(self, severity: Severity) -> int:
        """How many findings of this severity there are."""
        return sum(finding.severity is severity for finding in self.findings())
