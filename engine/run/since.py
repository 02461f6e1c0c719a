"""A report held against an earlier one: which findings are new, still there, or mended.

The earlier report is what `--format json` wrote. A proposal is known by its id, a finding by its fingerprint, which is
the same wherever its lines have moved. Of a proposal that the earlier report does not have nothing is said: its
findings are not "new".
"""

from collections.abc import Iterable, Mapping

from pydantic import BaseModel, ConfigDict, ValidationError

from engine.model.base import replace
from engine.model.finding import Finding
from engine.model.report import Report
from engine.model.since import Mended, Since
from engine.run.errors import RunError
from engine.texts import listing, say, speaking

BUNDLE = ""


class _Part(BaseModel):
    """What we ask of an earlier report; whatever else stands in it is of no account here."""

    model_config = ConfigDict(extra="ignore", frozen=True)


class _Finding(_Part):
    rule: str
    message: str
    fingerprint: str


class _Bundle(_Part):
    findings: tuple[_Finding, ...]


class _Proposal(_Bundle):
    id: str


class Earlier(_Part):
    """An earlier report."""

    proposals: tuple[_Proposal, ...]
    bundle: _Bundle | None = None

    def findings(self) -> dict[str, dict[str, _Finding]]:
        """By the id of the proposal (`BUNDLE` for the bundle), the findings by their fingerprints."""
        found = {BUNDLE: {each.fingerprint: each for each in self.bundle.findings}} if self.bundle else {}
        for proposal in self.proposals:
            found.setdefault(proposal.id, {}).update({each.fingerprint: each for each in proposal.findings})
        return found


def read_earlier(data: bytes, file: str) -> Earlier:
    """The earlier report of a file. Raises RunError for what is none."""
    try:
        return Earlier.model_validate_json(data)
    except ValidationError:
        raise RunError(say("{file} is no JSON report of puljetjek", file=file)) from None


def held_against(report: Report, earlier: Earlier) -> Report:
    """The report, each part with what became of its findings; proposals that are gone are told in a note."""
    before = earlier.findings()
    proposals = tuple(
        replace(each, since=_since(each.findings, before.get(each.proposal.id))) for each in report.proposals
    )
    bundle = report.bundle and replace(report.bundle, since=_since(report.bundle.findings, before.get(BUNDLE)))
    gone = sorted(before.keys() - {BUNDLE, *(each.proposal.id for each in proposals)})
    notes = report.run.notes
    if gone:
        with speaking(report.language):
            notes += (say("of the earlier report, these were not checked this time: {ids}", ids=listing(gone)),)
    return replace(report, proposals=proposals, bundle=bundle, run=replace(report.run, notes=notes))


def _since(findings: Iterable[Finding], before: Mapping[str, _Finding] | None) -> Since | None:
    if before is None:
        return None
    now = dict.fromkeys(each.fingerprint for each in findings)
    return Since(
        new=tuple(each for each in now if each not in before),
        kept=tuple(each for each in now if each in before),
        mended=tuple(
            Mended(rule=each.rule, message=each.message, fingerprint=name)
            for name, each in before.items()
            if name not in now
        ),
    )
