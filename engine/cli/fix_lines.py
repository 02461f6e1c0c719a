"""What `puljetjek fix` says: the corrections to choose among, and what became of those chosen."""

import os
import sys
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, NamedTuple

from engine.model.finding import Correction, Finding
from engine.model.report import Report
from engine.run.offers import Offer, file_of, files, parts, unexplained
from engine.texts import listing, say

if TYPE_CHECKING:
    from engine.run.read import Read


class Run(NamedTuple):
    """What was asked for (the paths, as typed), what was read there, what the checks say of it, and what is offered."""

    asked: str
    read: "Read"
    report: Report
    offers: tuple[Offer, ...]


def listed(run: Run) -> Iterator[str]:
    """Each correction with its number, and what none was found for."""
    yield from _alternatives(run)
    faults = unexplained(run.report, run.read)
    if not run.offers and not faults:
        yield _nothing(run)
    for fault in faults:
        yield say("Here no correction of three cells or fewer is known, so none is offered. What does not hold:")
        yield from (f"  - {finding.message} [{_place(finding)}]" for finding in fault)
    if run.offers:
        yield ""
        yield from _how(run)


def told(run: Run, picked: Sequence[Offer], after: Report) -> Iterator[str]:
    """What was changed, by file where the run has several, and what the checks say of the run with the copies in it."""
    if len(_judged(run.report)) == 1:
        yield from (_line(each.number, each.correction) for each in picked)
    else:
        for file in files(run.report, picked):
            yield f"{file}:"
            own = (each for each in parts(picked) if file_of(run.report, each.home) == file)
            yield from (_line(each.number, each.correction) for each in own)
    for finding in _left(picked, after):
        yield say("{rule} is still found:", rule=finding.rule) + f" {finding.message} [{_place(finding)}]"
    yield say("Before: {before}. After: {after}.", before=_state(run.report), after=_state(after))


def _left(picked: Sequence[Offer], after: Report) -> Iterator[Finding]:
    """What was to be gone and is not: a correction may suppose that others of the list are made too."""
    mended = {(each.location.file, each.fingerprint) for offer in picked for each in offer.fault.findings}
    for finding in after.findings():
        for each in (finding, *finding.consequences):
            if (each.location.file, each.fingerprint) in mended:
                yield each


def _nothing(run: Run) -> str:
    """That no correction is known is not that nothing is wrong."""
    from engine.report.words import count_words

    found, judged = run.report.findings(), _judged(run.report)
    file, count = next(iter(judged)), len(judged)
    if not found and count == 1:
        return say("There is nothing to correct in {file}.", file=file)
    if not found:
        return say("There is nothing to correct in the {count} files.", count=count)
    if count == 1:
        words = count_words(found)
        return say(
            "No correction can be computed for {file} ({count}; puljetjek check shows them).", file=file, count=words
        )
    return say(
        "No correction can be computed for the {files} files ({count}; puljetjek check shows them).",
        files=count,
        count=count_words(found),
    )


def _alternatives(run: Run) -> Iterator[str]:
    """The offers in order; those that explain one fault equally well stand together under a line that says so."""
    from engine.report.corrections import standing

    for index, offer in enumerate(run.offers):
        ways = len(offer.fault.corrections)
        if not index or run.offers[index - 1].fault is not offer.fault:
            if index:
                yield ""
            for finding in offer.fault.findings:
                yield f"{finding.rule} {finding.message} [{_place(finding)}]"
            if ways > 1:
                yield say("These {count} explain it equally well; choose one:", count=ways)
        yield _line(offer.number, offer.correction)
        changed = files(run.report, [offer])
        if {*changed} != {finding.location.file for finding in offer.fault.findings}:
            yield "      " + say("It is written into {files}.", files=listing(changed))
        if ways == 1:
            yield f"      {standing(offer.correction)}"


def _line(number: int, correction: Correction) -> str:
    from engine.report.corrections import correction_words

    return f"  [{number}] {correction_words(correction)}"


def _judged(report: Report) -> dict[str, str]:
    """The formats of the files that were judged, by their names."""
    sources = [each.source for each in report.proposals]
    if report.bundle and report.bundle.source:
        sources.append(report.bundle.source)
    return {each.file: each.format for each in sources}


def _how(run: Run) -> Iterator[str]:
    """How to have corrections written, and which files of those concerned are only read."""
    from engine.run.mend import WRITERS

    concerned = files(run.report, run.offers)
    formats = _judged(run.report)
    if any(formats[file] in WRITERS for file in concerned):
        yield say("puljetjek fix {file} --apply N writes correction N into a copy.", file=run.asked)
    for file in concerned:
        if formats[file] not in WRITERS:
            words = say(
                "Corrections can only be listed for a file of the format {format}; they are written into YAML and "
                "Word files.",
                format=formats[file],
            )
            yield words if len(formats) == 1 else f"{file}: {words}"


def _place(finding: Finding) -> str:
    from engine.report.words import file_place, table_place

    return ", ".join(place for place in (table_place(finding.location), file_place(finding.location)) if place)


def _state(report: Report) -> str:
    from engine.report.words import count_words, headline

    words = [count_words(report.findings())]
    if len(report.proposals) == 1:
        words.append(headline(report.proposals[0].verdict))
    return " – ".join(words)


def wrapped(lines: Iterator[str]) -> Iterator[str]:
    """The lines at the screen's width, continued under their own beginning."""
    from engine.report.layout import wrap
    from engine.report.screen import screen_of
    from engine.texts.visible import visible

    width = screen_of(sys.stdout, os.environ).width
    for line in lines:
        stem = line[: len(line) - len(line.lstrip())]
        first, *more = wrap(visible(line.strip()), width - len(stem) - 4) or [""]
        yield stem + first
        yield from (f"{stem}    {each}" for each in more)
