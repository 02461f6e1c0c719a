"""Corrections as a person chooses them: numbered, written into a copy, and the copy read back before it is trusted."""

import hashlib
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from engine.cli.exits import Refused
from engine.cli.inputs import CORRECTED, Inputs
from engine.model.cell import CellAddress
from engine.model.finding import Correction, Finding
from engine.texts import say

if TYPE_CHECKING:
    from engine.cli.session import Read
    from engine.model.bundle import Bundle
    from engine.model.proposal import Proposal
    from engine.model.report import Report
    from engine.pack.pack import Pack
    from engine.report.corrected.plan import Typing

Write = Callable[[bytes, Sequence["Typing"]], bytes]


def _yaml() -> Write:
    from engine.report.corrected.yaml_copy import corrected_yaml

    return corrected_yaml


def _word() -> Write:
    from engine.report.corrected.word_copy import corrected_word

    return corrected_word


WRITERS: dict[str, Callable[[], Write]] = {"yaml": _yaml, "docx": _word}
"""What writes corrections into a file of each format; the others are only read."""


class Offer(NamedTuple):
    """A correction with the number that it is chosen by, and the finding that it mends."""

    number: int
    finding: Finding
    correction: Correction


def read_one(file: Path, rules: str) -> "Read":
    """What the file holds. Raises Refused where it cannot be read, or the pack `rules` cannot be used."""
    from engine.cli import session

    missing = () if file.exists() else (file,)
    read = session.read(Inputs(() if missing else (file,), (), missing), rules)
    for each in read.unreadable:
        raise Refused(f"{each.file}: {each.error}")
    return read


def offers(report: "Report") -> tuple[Offer, ...]:
    """Every correction of the report, numbered from 1 in the order in which reports show their findings."""
    pairs = [(finding, each) for finding in report.findings() for each in finding.corrections]
    return tuple(Offer(number, *pair) for number, pair in enumerate(pairs, start=1))


def unexplained(report: "Report", pack: "Pack") -> tuple[tuple[Finding, ...], ...]:
    """The faults without a correction, each by the findings that it made."""
    from engine.diagnose.unexplained import unexplained as of

    faults = [fault for each in report.proposals for fault in of(each.proposal, each.findings, pack)]
    if report.bundle:
        faults += of(_bundle(report), report.bundle.findings, pack)
    return tuple(faults)


def chosen(offers: Sequence[Offer], numbers: Sequence[int]) -> tuple[Offer, ...]:
    """The offers of these numbers. Raises Refused for a number without one, or two that exclude each other."""
    found = {offer.number: offer for offer in offers}
    for number in numbers:
        if number not in found:
            raise Refused(say("there is no correction {number} in the list", number=number))
    picked = [found[number] for number in dict.fromkeys(numbers)]
    texts: dict[CellAddress, int | None] = {}
    for index, offer in enumerate(picked):
        rivals = [each for each in picked[:index] if each.finding is offer.finding]
        cells = {edit.address: edit.to for edit in offer.correction.cells}
        if rivals or any(texts.get(address, to) != to for address, to in cells.items()):
            raise Refused(say("correction {number} excludes another one that was chosen", number=offer.number))
        texts |= cells
    return tuple(picked)


def beside(file: Path) -> Path:
    """Where the copy goes if nobody says: BC04.yaml becomes BC04.rettet.yaml."""
    return file.with_name(f"{file.stem}{CORRECTED}{file.suffix}")


def spare(original: Path, target: Path) -> None:
    """Raises Refused where the copy would go over the original, by whatever name."""
    if target.exists() and target.samefile(original):
        raise Refused(say("{file} is the original: a corrected copy goes elsewhere", file=target))


def corrected(read: "Read", before: "Report", picked: Sequence[Offer], rules: str) -> tuple[bytes, "Report"]:
    """The copy, and the report on it. Raises Refused where it would not read as exactly what was chosen."""
    from engine.cli import session
    from engine.intake.refused import RefusedError
    from engine.report.corrected.plan import typings

    opened = read.opened[0]
    if opened.format not in WRITERS:
        raise Refused(
            say(
                "{file}: corrections are only written into YAML and Word files, not {format}",
                file=opened.file,
                format=opened.format,
            )
        )
    proposals = [each.proposal for each in before.proposals]
    try:
        data = _unchanged(opened.file, opened.sha256)
        wanted = typings(proposals, opened.cover, [each.correction for each in picked])
        copy = WRITERS[opened.format]()(data, wanted)
    except RefusedError as error:
        raise Refused(f"{opened.file}: {error}") from error
    with tempfile.TemporaryDirectory(prefix="puljetjek-") as folder:
        trial = Path(folder, Path(opened.file).name)
        trial.write_bytes(copy)
        after = session.check(read_one(trial, rules))
    if not _is_as_chosen(before, after, picked):
        raise Refused(
            say("{file}: the corrected copy would not read as it should: nothing is written", file=opened.file)
        )
    return copy, after


def _unchanged(file: str, sha256: str) -> bytes:
    from engine.source.files import read_bytes
    from engine.source.problem import SourceError

    try:
        data = read_bytes(Path(file))
    except SourceError as error:
        raise Refused(str(error)) from error
    if hashlib.sha256(data).hexdigest() != sha256:
        raise Refused(say("{file} was changed during the check: check it again", file=file))
    return data


def _is_as_chosen(before: "Report", after: "Report", picked: Sequence[Offer]) -> bool:
    """Whether the copy holds the figures chosen, all others as before, and every row where it stood."""
    from engine.diagnose.cells import with_figures

    figures = {edit.address: edit.to for each in picked for edit in each.correction.cells}
    moved = {edit.address._replace(column=0): edit for each in picked for edit in each.correction.labels}
    wanted, found = with_figures(_bundle(before), figures), _bundle(after)
    return _sense(wanted, set(moved)) == _sense(found, set(moved))


def _sense(subject: "Proposal | Bundle", moved: set[CellAddress]) -> dict[CellAddress, tuple[object, ...]]:
    """Each cell's figure, its margin and unit, and where its row belongs, but for the area of a row that was moved."""
    from engine.diagnose.cells import cell_infos

    return {
        address: (
            info.value,
            info.margin,
            info.quantity,
            info.section,
            None if address._replace(column=0) in moved else info.area,
        )
        for address, info in cell_infos(subject).items()
    }


def _bundle(report: "Report") -> "Bundle":
    from engine.model.bundle import Bundle

    cover = report.bundle.cover if report.bundle else None
    return Bundle(cover=cover, proposals=tuple(each.proposal for each in report.proposals))
