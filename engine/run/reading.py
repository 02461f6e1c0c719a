"""One file read: its bytes once, its proposals each in the words of the pack that judges it."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from engine.formats.errors import DocumentError, NoProposalError
from engine.model.base import replace
from engine.model.bundle import Cover
from engine.model.ledger import FileFate
from engine.model.lexicon import Lexicon
from engine.model.proposal import Proposal
from engine.run.choosing import choose
from engine.run.foreign import foreign
from engine.run.listing import Input
from engine.run.open import Opened, Opener, is_converted
from engine.run.own import copied_from
from engine.run.packs import Fit, PackRef, Packs
from engine.source.files import read_bytes
from engine.source.problem import SourceError
from engine.template.prompts import is_empty_form
from engine.texts import say, speaking


class FileTask(NamedTuple):
    """A file to read. It and what becomes of it can be handed to another process."""

    input: Input
    packs: Packs
    language: str


class Judged(NamedTuple):
    """A proposal, and the pack that it is judged by."""

    proposal: Proposal
    ref: PackRef


class FileRead(NamedTuple):
    """What a file holds, or why it is not read (`fate` and `why`; a file that was read has none yet).

    `copy_of` is the digest of the file that we made it from, if we did and nobody has changed it since.
    """

    input: Input
    bytes: int | None = None
    sha256: str | None = None
    format: str = ""
    fate: FileFate | None = None
    why: str = ""
    proposals: tuple[Judged, ...] = ()
    cover: Cover | None = None
    remarks: tuple[str, ...] = ()
    copy_of: str = ""

    @property
    def file(self) -> str:
        """Its name."""
        return self.input.file

    @property
    def opened(self) -> Opened:
        """What it holds, without the packs."""
        proposals = tuple(each.proposal for each in self.proposals)
        return Opened(self.file, self.format, self.sha256 or "", proposals, self.cover, self.remarks)


def read_file(task: FileTask) -> FileRead:
    """The file, read. Raises RunError for a pack that cannot be used; whatever is wrong with the file is told in it."""
    with speaking(task.language):
        read = FileRead(task.input)
        try:
            data = task.input.data
            data = read_bytes(Path(task.input.file)) if data is None else data
            read = read._replace(bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
            return _told(read, data, task.packs)
        except NoProposalError as error:
            return read._replace(fate=FileFate.NO_PROPOSAL, why=_one_line(error, task.input.file))
        except (SourceError, DocumentError) as error:
            return read._replace(fate=FileFate.UNREADABLE, why=_one_line(error, task.input.file))


def _told(read: FileRead, data: bytes, packs: Packs) -> FileRead:
    other = foreign(data)
    if other and not is_converted(other):
        fate = FileFate.PASSED_OVER if other.beside and read.input.found else FileFate.UNREADABLE
        return read._replace(format=other.format, fate=fate, why=other.advice)
    opener = Opener(data, read.file)
    read = read._replace(format=opener.format, copy_of=copied_from(data, opener.format))
    opened, refs = _in_own_words(opener, packs)
    if opener.needs_words and opened.cover is None and opened.proposals and all(map(is_empty_form, opened.proposals)):
        raise NoProposalError(opener.file, None, _empty(opened.proposals[0]))
    proposals = tuple(map(Judged, opened.proposals, refs))
    return read._replace(proposals=proposals, cover=opened.cover, remarks=opened.remarks)


def _empty(proposal: Proposal) -> str:
    return say(
        "this is the empty form of {round} ({kind}): neither title, forvaltning, figures nor goals are filled in; "
        "fill it in, and check it again",
        round=proposal.round,
        kind=proposal.kind.value,
    )


class _Reading(NamedTuple):
    """What a file holds in the words of the pack in `folder`, and the pack that each proposal is judged by."""

    folder: str
    opened: Opened
    refs: tuple[PackRef, ...]

    def at_home(self, packs: Packs) -> dict[str, Judged]:
        """The proposals by id that were read in the words of the round that they name."""
        pairs = zip(self.opened.proposals, self.refs, strict=True)
        return {
            proposal.id: Judged(proposal, ref)
            for proposal, ref in pairs
            if ref.fit is Fit.OWN and packs.same_words(ref.folder, self.folder)
        }


def _in_own_words(opener: Opener, packs: Packs) -> tuple[Opened, tuple[PackRef, ...]]:
    """What the file holds, and the pack of each proposal, read in that pack's words where a pack's are needed."""
    words = packs.asked.folder if packs.asked else packs.newest()
    first = _reading(opener, words, packs) if packs.asked or not opener.needs_words else None
    if first:
        return first.opened, first.refs
    readings: list[_Reading] = []
    refused: DocumentError | None = None
    for folder in (words, *packs.other_words(words)):
        try:
            readings.append(_reading(opener, folder, packs))
        except NoProposalError as error:
            refused = refused or error
            continue
        if len(readings[-1].at_home(packs)) == len(readings[-1].refs) > 0:
            return readings[-1].opened, readings[-1].refs
    if not readings:
        raise refused or NoProposalError(opener.file, None, "")
    return _put_together(readings, packs)


def _reading(opener: Opener, folder: str, packs: Packs) -> _Reading:
    opened = opener.open(packs.words(folder) if opener.needs_words else Lexicon())
    return _Reading(folder, opened, tuple(choose(each, packs) for each in opened.proposals))


def _put_together(readings: list[_Reading], packs: Packs) -> tuple[Opened, tuple[PackRef, ...]]:
    """The first reading, but each proposal as it reads in the words of its own round, where one of the others does."""
    first = readings[0]
    home = {id: found for each in reversed(readings) for id, found in each.at_home(packs).items()}
    pairs = zip(first.opened.proposals, first.refs, strict=True)
    found = [home.get(proposal.id, Judged(proposal, ref)) for proposal, ref in pairs]
    return replace(first.opened, proposals=tuple(each.proposal for each in found)), tuple(each.ref for each in found)


def _one_line(error: Exception, file: str) -> str:
    """The error's text without the file's name, which stands beside it."""
    return "; ".join(line.removeprefix(f"{file}:").removeprefix(":").strip() for line in str(error).splitlines())
