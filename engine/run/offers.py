"""Corrections as a person chooses them: numbered over the whole run, each fault once, and where each figure stands."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.model.base import replace
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.finding import CellEdit, Correction, Finding, LabelEdit
from engine.model.report import Report
from engine.run.errors import RunError
from engine.run.read import Read
from engine.run.together import together
from engine.texts import say

COVER = -1
"""Where the cover's cells are at home; a proposal's are at its index in the report."""


class Fault(NamedTuple):
    """The findings that one fault made, and the corrections that explain it equally well.

    `homes` tells where each cell of the corrections is at home.
    """

    findings: tuple[Finding, ...]
    corrections: tuple[Correction, ...]
    homes: Mapping[CellAddress, int]


class Offer(NamedTuple):
    """A correction with the number that it is chosen by, and the fault that it mends."""

    number: int
    fault: Fault
    correction: Correction


class Part(NamedTuple):
    """What one correction changes at one home."""

    number: int
    home: int
    correction: Correction


def offers(report: Report) -> tuple[Offer, ...]:
    """Every correction of the report, numbered from 1 in the order in which reports show their findings."""
    pairs = [(fault, each) for fault in _faults(report) for each in fault.corrections]
    return tuple(Offer(number, *pair) for number, pair in enumerate(pairs, start=1))


def unexplained(report: Report, found: Read) -> tuple[tuple[Finding, ...], ...]:
    """The faults without a correction, each by the findings that it made; looked for where the run looked for them."""
    from engine.diagnose.unexplained import unexplained as of

    refs = {member.proposal.owner: member.ref for member in found.members}
    whole = report.bundle if report.bundle and report.bundle.cover else None
    inside = [each for each in report.proposals if whole and each.proposal.owner in whole.members]
    faults: list[tuple[Finding, ...]] = []
    if whole:
        pack = found.packs.of(together(found).ref)
        members = tuple(each.proposal for each in inside)
        bundle = Bundle(cover=whole.cover, proposals=members, frames=pack.frames)
        findings = (whole.findings, *(each.findings for each in inside))
        faults += of(bundle, tuple(finding for own in findings for finding in own), pack)
    for each in report.proposals:
        if each not in inside:
            faults += of(each.proposal, each.findings, found.packs.of(refs[each.proposal.owner]))
    return tuple(faults)


def chosen(offers: Sequence[Offer], numbers: Sequence[int]) -> tuple[Offer, ...]:
    """The offers of these numbers, each once.

    Raises RunError for a number without one, and for two that exclude each other.
    """
    found = {offer.number: offer for offer in offers}
    for number in numbers:
        if number not in found:
            raise RunError(say("there is no correction {number} in the list", number=number))
    picked = tuple(found[number] for number in dict.fromkeys(numbers))
    texts: dict[tuple[type, int, CellAddress], int | str | None] = {}
    for index, offer in enumerate(picked):
        rivals = [each for each in picked[:index] if each.fault is offer.fault]
        wanted = {(type(edit), _home(offer, edit), edit.address): edit.to for edit in _edits(offer.correction)}
        if rivals or any(texts.get(cell, to) != to for cell, to in wanted.items()):
            raise RunError(say("correction {number} excludes another one that was chosen", number=offer.number))
        texts |= wanted
    return picked


def parts(picked: Sequence[Offer]) -> tuple[Part, ...]:
    """What the corrections change, home by home."""
    return tuple(
        Part(offer.number, home, _at(home, offer))
        for offer in picked
        for home in dict.fromkeys(_home(offer, edit) for edit in _edits(offer.correction))
    )


def files(report: Report, offers: Sequence[Offer]) -> tuple[str, ...]:
    """The files that corrections go into, each once."""
    homes = [_home(offer, edit) for offer in offers for edit in _edits(offer.correction)]
    return tuple(dict.fromkeys(file_of(report, home) for home in homes))


def file_of(report: Report, home: int) -> str:
    """The file in which what is at home there stands."""
    if home != COVER:
        return report.proposals[home].source.file
    return report.bundle.source.file if report.bundle and report.bundle.source else ""


def _faults(report: Report) -> Iterator[Fault]:
    """Each fault where its first finding is; one of cover and proposals together has findings at both."""
    found: dict[tuple[object, ...], Fault] = {}
    for finding, at in _findings(report):
        edits = [edit for each in finding.corrections for edit in _edits(each)]
        homes = {edit.address: _home_of(edit.address, at, report) for edit in edits}
        key = (finding.corrections, *homes.items())
        known = found.get(key, Fault((), finding.corrections, homes))
        found[key] = known._replace(findings=(*known.findings, finding))
    return (fault for fault in found.values() if fault.corrections)


def _findings(report: Report) -> Iterator[tuple[Finding, int]]:
    """The findings in the order of reports, and whose they are."""
    for finding in report.bundle.findings if report.bundle else ():
        yield finding, COVER
    for at, each in enumerate(report.proposals):
        for finding in each.findings:
            yield finding, at


def _home_of(address: CellAddress, at: int, report: Report) -> int:
    """A finding's own proposal is meant before another edition of it: BC04.yaml and BC04.docx are both BC04."""
    if address.part.startswith("cover."):
        return COVER
    owners = [each.proposal.owner for each in report.proposals]
    return at if at != COVER and owners[at] == address.owner else owners.index(address.owner)


def _home(offer: Offer, edit: CellEdit | LabelEdit) -> int:
    return offer.fault.homes[edit.address]


def _at(home: int, offer: Offer) -> Correction:
    cells = tuple(edit for edit in offer.correction.cells if _home(offer, edit) == home)
    labels = tuple(edit for edit in offer.correction.labels if _home(offer, edit) == home)
    return replace(offer.correction, cells=cells, labels=labels)


def _edits(correction: Correction) -> tuple[CellEdit | LabelEdit, ...]:
    return (*correction.cells, *correction.labels)
