"""The author's own Word files as answers: copies with a comment at each cell that something was found in."""

import hashlib
from pathlib import Path
from typing import NamedTuple

from engine.cli.exits import Refused
from engine.model.finding import Finding
from engine.model.parts import Part
from engine.model.report import Report, Source
from engine.run.names import ANSWER
from engine.run.own import marked
from engine.texts import say

WORD = "docx"
SUFFIXES = (".docx", ".docm", ".dotx", ".dotm")


class Answer(NamedTuple):
    """What is to be said in one Word file. `title` is the anchor of its first proposal."""

    source: Source
    findings: tuple[Finding, ...]
    title: str | None
    parts: tuple[Part, ...] = ()


def answers(report: Report, out: Path | None) -> dict[Path, bytes]:
    """A commented copy of each Word file of the run, to go beside it, or into `out` (see `copy_of`).

    Raises Refused where two files have one name, or a file is no longer the same.
    """
    copies: dict[Path, bytes] = {}
    for answer in _by_file(report):
        copy = copy_of(Path(answer.source.file), out)
        if copy in copies:
            raise Refused(say("two files are to be answered by {copy}: check one at a time", copy=copy))
        copies[copy] = _commented(answer)
    return copies


def answered(report: Report) -> list[Path]:
    """The Word files of the run."""
    return [Path(answer.source.file) for answer in _by_file(report)]


def left_out(file: Path) -> tuple[str, ...]:
    """What the copies of a file do not carry on, a sentence each; nothing of a file that is no Word document."""
    from engine.formats.refused import RefusedError
    from engine.formats.word.clean import clean
    from engine.source.files import read_bytes

    try:
        return clean(read_bytes(file)).said if file.suffix.lower() in SUFFIXES else ()
    except RefusedError as error:
        raise Refused(str(error)) from error


def copy_of(file: Path, out: Path | None) -> Path:
    """What answers a Word file: BC08.docx is answered by BC08.kommenteret.docx, which answers itself."""
    if file.stem.endswith(ANSWER):
        return (out or file.parent) / file.name
    return (out or file.parent) / f"{file.stem}{ANSWER}.docx"


def _by_file(report: Report) -> list[Answer]:
    found: dict[str, Answer] = {}
    for each in report.proposals:
        if each.source.format == WORD:
            known = found.get(each.source.file, Answer(each.source, (), each.proposal.place.anchor))
            found[each.source.file] = known._replace(
                findings=known.findings + each.findings, parts=known.parts + each.proposal.parts
            )
    bundle = report.bundle
    if bundle and bundle.source and bundle.source.format == WORD:
        known = found.get(bundle.source.file, Answer(bundle.source, (), None))
        found[bundle.source.file] = known._replace(findings=bundle.findings + known.findings)
    return list(found.values())


def _commented(answer: Answer) -> bytes:
    from engine.formats.refused import RefusedError
    from engine.formats.word.annotate import annotate, said_before
    from engine.report.comments import said
    from engine.source.files import read_bytes
    from engine.source.problem import SourceError

    try:
        data = read_bytes(Path(answer.source.file))
        if hashlib.sha256(data).hexdigest() != answer.source.sha256:
            raise Refused(say("{file} was changed during the check: check it again", file=answer.source.file))
        words = said(answer.findings, said_before(data), answer.parts)
        copy = annotate(data, words.summary, words.comments, answer.title)
        return marked(copy, WORD, answer.source.sha256)
    except (SourceError, RefusedError) as error:
        raise Refused(str(error)) from error
