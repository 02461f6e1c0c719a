"""The fate of every file of a run, and what could not be read of it."""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from engine.model.base import replace
from engine.model.ledger import FileFate, FileRecord
from engine.model.report import Unreadable
from engine.run.editions import Settled
from engine.run.read import Read, is_cover_edition
from engine.run.reading import FileRead
from engine.source.files import read_bytes
from engine.source.problem import SourceError
from engine.texts import say

BUNDLE = "bundle"
"""What the fate of a cover is said to be of."""


def records(found: Read, failed: Mapping[str, str], exceeded: Mapping[str, str]) -> tuple[FileRecord, ...]:
    """Every file that was seen, in order of name.

    `failed` are the files that the program failed on, `exceeded` those that took more than they may, each with the line
    that says so.
    """
    harmed = {**dict.fromkeys(exceeded, FileFate.UNREADABLE), **dict.fromkeys(failed, FileFate.FAULT)}
    why = {**exceeded, **failed}
    read = [_record(each, found) for each in found.files]
    unread = [FileRecord(file=file, fate=FileFate.FAULT) for file in found.faults]
    beside = [_beside(file, canonical, found) for file, canonical in found.beside]
    told = (
        replace(each, fate=harmed[each.file], why=why[each.file]) if each.file in harmed else each
        for each in (*found.records, *read, *unread, *beside)
    )
    return tuple(sorted(told, key=lambda each: each.file))


def _beside(file: str, canonical: str, found: Read) -> FileRecord:
    """A file that is not read, as the canonical file counts."""
    of = tuple(_id(each) for each in found.proposals if any(edition.file == canonical for edition in each.editions))
    why = say("{file} counts, the canonical file beside it", file=canonical)
    try:
        data = read_bytes(Path(file))
    except SourceError:
        return FileRecord(file, FileFate.EDITION, of=of, why=why)
    return FileRecord(file, FileFate.EDITION, len(data), hashlib.sha256(data).hexdigest(), "", of, why)


def unreadable(found: Read) -> tuple[Unreadable, ...]:
    """What could not be read, or not be judged as nobody can tell what counts, each in one line."""
    unread = {FileFate.UNREADABLE, FileFate.NO_PROPOSAL}
    records = [Unreadable(each.file, each.why) for each in found.records if each.fate in unread]
    files = [Unreadable(each.file, each.why) for each in found.files if each.fate in unread]
    open = [Unreadable(each.editions[0].file, each.why) for each in found.proposals if each.counts is None]
    return (*records, *files, *open, *_second_covers(found))


def _second_covers(found: Read) -> Iterator[Unreadable]:
    """Only one bundle is checked at a time; that another one's cover was not is told, never passed over."""
    for each in found.covers[1:]:
        if not is_cover_edition(each, found.covers[0]):
            yield Unreadable(each.file, _not_checked(found))


def _not_checked(found: Read) -> str:
    return say("its cover was not checked: only one bundle at a time, and {first} is one", first=found.covers[0].file)


def _record(read: FileRead, found: Read) -> FileRecord:
    """What became of a file that was opened."""
    of, fate, why = _fate(read, found)
    return FileRecord(read.file, fate, read.bytes, read.sha256, read.format, of, why)


def _fate(read: FileRead, found: Read) -> tuple[tuple[str, ...], FileFate, str]:
    if read.fate:
        return (), read.fate, read.why
    own = [each for each in found.proposals if any(edition.file == read.file for edition in each.editions)]
    checked = [each for each in own if each.counts and each.counts.file == read.file]
    other = [each for each in own if each not in checked]
    of, why = _cover(read, found)
    whys = dict.fromkeys(filter(None, (why, *map(_why, other))))
    if checked or of:
        return (*map(_id, checked), *of), FileFate.CHECKED, "; ".join(whys)
    if not other and not why:
        return (), FileFate.NO_PROPOSAL if not read.remarks else FileFate.PASSED_OVER, "; ".join(read.remarks)
    copied = bool(read.copy_of) and all(each.counts for each in other)
    fate = FileFate.OWN_COPY if copied else FileFate.EDITION if other else FileFate.UNREADABLE
    if why and not other:
        again = FileFate.OWN_COPY if read.copy_of else FileFate.EDITION
        return (BUNDLE,), again if is_cover_edition(read, found.covers[0]) else FileFate.UNREADABLE, why
    return tuple(map(_id, other)), fate, "; ".join(whys)


def _cover(read: FileRead, found: Read) -> tuple[tuple[str, ...], str]:
    """Of what the cover in a file is told, and why it is not checked, if it is not."""
    if not read.cover:
        return (), ""
    first = found.covers[0]
    if read.file == first.file:
        return (BUNDLE,), ""
    if is_cover_edition(read, first):
        return (), say("another edition of the cover in {file}, which counts", file=first.file)
    return (), _not_checked(found)


def _why(settled: Settled) -> str:
    """Why the edition in a file does not count."""
    if settled.counts is None:
        return settled.why
    return say("{id}: {file} counts, {why}", id=_id(settled), file=settled.counts.file, why=settled.why)


def _id(settled: Settled) -> str:
    return settled.editions[0].proposal.id
