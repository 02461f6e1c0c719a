"""The files of a run, read: what was named, what lies beside a cover, and which of several editions counts."""

from collections.abc import Mapping, Sequence
from itertools import chain, count
from pathlib import Path
from typing import NamedTuple

from engine.model.base import replace
from engine.model.ledger import FileFate, FileRecord
from engine.model.proposal import Proposal
from engine.model.report import Source
from engine.run.editions import FORMATS, Edition, Settled, marks_of, newest_of, same_file, settled
from engine.run.errors import RunError, WorkerError
from engine.run.listing import Input, Named, listed_beside, listing
from engine.run.options import Options
from engine.run.packs import PackRef, Packs, shared
from engine.run.reading import FileRead, FileTask, read_file
from engine.run.work import Exceeded, Fault, work
from engine.texts import say, say_count, speaking


class Member(NamedTuple):
    """A proposal that is judged, the file that it came from, and the pack that it is judged by."""

    proposal: Proposal
    source: Source
    ref: PackRef


class Read(NamedTuple):
    """What the files of a run hold. `records` are files that were not opened, `faults` those that we failed on.

    `beside` are the files that say again, in another format, what a canonical file says, each with that file.
    """

    packs: Packs
    files: tuple[FileRead, ...]
    records: tuple[FileRecord, ...]
    faults: Mapping[str, Fault]
    proposals: tuple[Settled, ...]
    members: tuple[Member, ...]
    beside: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def covers(self) -> tuple[FileRead, ...]:
        """The files that are the cover of a bundle; the first counts."""
        covers = tuple(each for each in self.files if each.cover)
        first = counting_cover(covers)
        return (first, *(each for each in covers if each is not first)) if first else ()


def read(named: Sequence[Named], options: Options) -> Read:
    """Reads what was named. Raises RunError where nothing is there to read, or a pack cannot be used."""
    with speaking(options.language):
        seen = listing([*named, *_wished(named, options)])
        if not seen.inputs and not any(each.fate is FileFate.UNREADABLE for each in seen.records):
            raise RunError(say("there is nothing to check"))
        packs = shared(options.rules) if options.executor else Packs(options.rules)
        found = _read(seen.inputs, packs, options)
        found = found._replace(records=seen.records, beside=seen.editions)
        return _with_listed(found, options)


def read_alone(input: Input, packs: Packs, options: Options) -> FileRead:
    """One file, as it is. Raises WorkerError where we fail on it."""
    (result,) = work(read_file, [FileTask(input, packs, options.language)], options.executor, options.watcher)
    if isinstance(result, Fault):
        raise WorkerError(f"{input.file}: {result.error}", result.trace)
    return _read_or_not(input, result)


def reread(before: Read, copies: Mapping[str, bytes], options: Options) -> Read:
    """The same run with other bytes in some of its files (by their names)."""
    with speaking(options.language):
        inputs = [Input(file, data) for file, data in copies.items()]
        new = {each.file: each for each in _read(inputs, before.packs, options).files}
        files = tuple(new.get(each.file, each) for each in before.files)
        return _settle(before._replace(files=files), options)


def _read(inputs: Sequence[Input], packs: Packs, options: Options) -> Read:
    tasks = [FileTask(each, packs, options.language) for each in inputs]
    if options.executor:
        # What all workers need is there before the first of them begins.
        packs.load(packs.asked.folder if packs.asked else packs.newest())
    results = work(read_file, tasks, options.executor, options.watcher)
    files = tuple(
        _read_or_not(each, result)
        for each, result in zip(inputs, results, strict=True)
        if not isinstance(result, Fault)
    )
    pairs = zip(inputs, results, strict=True)
    faults = {each.file: result for each, result in pairs if isinstance(result, Fault)}
    return _settle(Read(packs, files, (), faults, (), ()), options)


def _read_or_not(input: Input, result: FileRead | Exceeded) -> FileRead:
    """The file, also where reading it takes more than it may."""
    if isinstance(result, FileRead):
        return result
    return FileRead(input, fate=FileFate.UNREADABLE, why=result.why)


def _settle(found: Read, options: Options) -> Read:
    """The run with what counts of what was read, each proposal told from the others."""
    editions: list[Edition] = []
    refs: list[PackRef] = []
    for each in found.files:
        for judged in each.proposals:
            source = (each.file, each.format, each.sha256 or "")
            editions.append(Edition(judged.proposal, *source, len(editions), bool(each.copy_of)))
            refs.append(judged.ref)
    proposals = settled(editions, options.editions)
    _refuse_strangers(options.editions, editions)
    counting = sorted((each.counts for each in proposals if each.counts), key=lambda each: each.rank)
    members = [Member(each.proposal, Source(each.file, each.format, each.sha256), refs[each.rank]) for each in counting]
    return found._replace(proposals=proposals, members=told_apart(members))


def counting_cover(covers: Sequence[FileRead]) -> FileRead | None:
    """The first cover that is no copy of ours, or the edition of it that is the newest by name, or the fullest."""
    rivals = [each for each in covers if not each.copy_of] or covers
    if not rivals:
        return None
    alike = [each for each in rivals if is_cover_edition(each, rivals[0])]
    newest = newest_of([each.file for each in alike])
    best = (each for each in alike if each.file == newest)
    return next(best, None) or min(alike, key=lambda each: FORMATS.index(each.format))


def is_cover_edition(cover: FileRead, first: FileRead) -> bool:
    """Whether two files are editions of one cover: covers have no names of their own, so the files' tell."""
    bases = {marks_of(Path(each.file).stem)[0] for each in (cover, first)}
    return len(bases) == 1 or cover.sha256 == first.sha256


def told_apart(members: Sequence[Member]) -> tuple[Member, ...]:
    """The members, each with a handle where its id is none, or that of another one before it."""
    taken = {""}
    found = []
    for number, member in enumerate(members, start=1):
        id = member.proposal.id
        names = chain([id], (f"{id}#{each}" for each in count(number)))
        owner = next(name for name in names if name not in taken)
        taken.add(owner)
        proposal = member.proposal if owner == id else replace(member.proposal, handle=owner)
        found.append(member._replace(proposal=proposal))
    return tuple(found)


def _wished(named: Sequence[Named], options: Options) -> list[Path]:
    """The files that were chosen as editions: they are read, wherever they lie."""
    given = [each[0] for each in named if isinstance(each, tuple)]
    return [Path(file) for file in options.editions.values() if not any(same_file(file, each) for each in given)]


def _refuse_strangers(wishes: Mapping[str, str], editions: Sequence[Edition]) -> None:
    """Raises RunError where a file that was chosen does not hold the proposal."""
    for id, file in wishes.items():
        if not any(each.proposal.id == id and same_file(each.file, file) for each in editions):
            raise RunError(say("--edition {id}={file}: there is no proposal {id} in that file", id=id, file=file))


def _with_listed(found: Read, options: Options) -> Read:
    """A cover alone says little of itself: the proposals beside it are read along, as if they had been named."""
    if len(found.files) != 1 or found.faults or found.files[0].proposals or found.files[0].input.data is not None:
        return found
    (alone,) = found.files
    if alone.cover is None:
        return found
    ids = {each.id for each in alone.cover.investments} | {each.id for each in alone.cover.innovations}
    beside = listed_beside(Path(alone.file), ids)
    if not beside:
        return found
    more = _read([Input(str(path)) for path in beside], found.packs, options)
    note = say_count(
        "the cover lists a proposal that lies beside it, and it is read too: {first}",
        "the cover lists {count} proposals that lie beside it, and they are read too, {first} for one",
        len(beside),
        first=beside[0],
    )
    files, faults = (*found.files, *more.files), {**found.faults, **more.faults}
    return _settle(found._replace(files=files, faults=faults, notes=(note,)), options)
