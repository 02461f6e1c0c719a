"""Corrected copies of the files of a run, made together and read back before they are trusted."""

import hashlib
from collections import defaultdict
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.run.errors import RunError
from engine.run.gather import judged
from engine.run.offers import COVER, Part, file_of
from engine.run.options import Options
from engine.run.own import marked
from engine.run.read import Read, reread
from engine.run.reading import FileRead
from engine.texts import say, speaking

if TYPE_CHECKING:
    from engine.diagnose.system import CellInfo
    from engine.formats.retyping.plan import Typing
    from engine.model.finding import Correction
    from engine.model.proposal import Proposal
    from engine.model.report import Report

Write = Callable[[bytes, Sequence["Typing"]], bytes]
Sense = Mapping[CellAddress, tuple[object, ...]]


def _yaml() -> Write:
    from engine.formats.canonical.retype import corrected_yaml

    return corrected_yaml


def _word() -> Write:
    from engine.formats.word.retype import corrected_word

    return corrected_word


def _untracked() -> Write:
    from functools import partial

    from engine.formats.word.retype import corrected_word

    return partial(corrected_word, track=False)


WRITERS: dict[str, Callable[[], Write]] = {"yaml": _yaml, "docx": _word}
"""What writes corrections into a file of each format, in Word as tracked changes; the others are only read."""


def corrected(
    found: Read, before: "Report", parts: Sequence[Part], options: Options, *, track: bool = True
) -> tuple[dict[str, bytes], "Report"]:
    """The copy of each file that is changed, by the file's name, and the report on the run with the copies in it.

    `track`: in Word as tracked changes.

    Raises RunError where a file cannot be written, or the run would not read as exactly what was chosen.
    """
    by_file: dict[str, list[Part]] = defaultdict(list)
    for part in parts:
        by_file[file_of(before, part.home)].append(part)
    read = {each.file: each for each in found.files}
    with speaking(options.language):
        copies = {file: _copy(read[file], before, own, track) for file, own in by_file.items()}
        after = judged(reread(found, copies, options), options)
        for file in _misread(before, after, parts):
            message = say("{file}: the corrected copy would not read as it should: nothing is written", file=file)
            raise RunError(message)
    return copies, after


def _copy(read: FileRead, before: "Report", parts: Sequence[Part], track: bool) -> bytes:
    from engine.formats.refused import RefusedError

    if read.format not in WRITERS:
        raise RunError(
            say(
                "{file}: corrections are only written into YAML and Word files, not {format}",
                file=read.file,
                format=read.format,
            )
        )
    try:
        typings = [typing for part in parts for typing in _typings(before, part)]
        writer = WRITERS[read.format] if track or read.format != "docx" else _untracked
        copy = writer()(unchanged(read), typings)
    except RefusedError as error:
        raise RunError(f"{read.file}: {error}") from error
    return marked(copy, read.format, read.sha256 or "")


def _typings(before: "Report", part: Part) -> tuple["Typing", ...]:
    """What to type, looked up at the part's home alone: its address may fit another edition too."""
    from engine.formats.retyping.plan import typings

    if part.home == COVER:
        return typings((), before.bundle.cover if before.bundle else None, [part.correction])
    return typings([before.proposals[part.home].proposal], None, [part.correction])


def unchanged(read: FileRead) -> bytes:
    """The bytes of a file of the run. Raises RunError where they are no longer those that were read."""
    from engine.source.files import read_bytes
    from engine.source.problem import SourceError

    try:
        data = read_bytes(Path(read.file)) if read.input.data is None else read.input.data
    except SourceError as error:
        raise RunError(str(error)) from error
    if hashlib.sha256(data).hexdigest() != read.sha256:
        raise RunError(say("{file} was changed during the check: check it again", file=read.file))
    return data


def _misread(before: "Report", after: "Report", parts: Sequence[Part]) -> Iterator[str]:
    """The files that do not hold the figures chosen, all others as before, and every row where it stood."""
    old, new = _subjects(before), _subjects(after)
    for home in {**old, **new}:
        own = [part.correction for part in parts if part.home == home]
        if home not in old or home not in new or not _is_as_chosen(old[home], new[home], own):
            yield file_of(before if home in old else after, home)


def _subjects(report: "Report") -> "dict[int, Proposal | Bundle]":
    """Every proposal, and the cover, by its home."""
    cover = report.bundle.cover if report.bundle else None
    alone: dict[int, Proposal | Bundle] = {COVER: Bundle(cover=cover)} if cover else {}
    return alone | {home: each.proposal for home, each in enumerate(report.proposals)}


def _is_as_chosen(before: "Proposal | Bundle", after: "Proposal | Bundle", corrections: "Sequence[Correction]") -> bool:
    from engine.diagnose.cells import cell_infos, with_figures

    edits = [edit for each in corrections for edit in each.cells]
    areas = {edit.address._replace(column=0): edit.to for each in corrections for edit in each.labels}
    wanted, found = with_figures(before, {edit.address: edit.to for edit in edits}), cell_infos(after)
    written = {cell._replace(column=0): info.area_text for cell, info in found.items()}
    moved = {row: written.get(row, "") for row in areas}
    return (
        all(cell_infos(before)[edit.address].value == edit.start for edit in edits)
        and moved == areas
        and _sense(cell_infos(wanted), moved) == _sense(found, moved)
    )


def _sense(infos: "Mapping[CellAddress, CellInfo]", moved: Container[CellAddress]) -> Sense:
    """Each cell's figure, its margin and unit, and where its row belongs, but for the area of a row that was moved."""
    return {
        cell: (
            info.value,
            info.margin,
            info.quantity,
            info.section,
            None if cell._replace(column=0) in moved else info.area,
        )
        for cell, info in infos.items()
    }
