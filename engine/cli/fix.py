"""`puljetjek fix`: lists the corrections of a file, and writes those chosen into a copy of it."""

import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, Rules
from engine.texts import say, sayable

if TYPE_CHECKING:
    from engine.cli.mend import Offer
    from engine.cli.session import Read
    from engine.model.finding import Finding
    from engine.model.report import Report

HELP = sayable(
    "List the corrections of a file: which cell, from what, to what, and why.\n\n"
    "With --apply, a corrected copy of a YAML or Word file is written; the file itself is never touched.\n\n"
    "Exit code: 0 listed or written, 2 wrong use, or a file that could not be read or corrected."
)
EXAMPLES = sayable(
    "Examples:\n\n"
    "\b\n"
    "puljetjek fix BC04.docx\n"
    "puljetjek fix BC04.docx --apply 1\n"
    "puljetjek fix BC04.yaml --apply 1 --apply 3 --out corrected.yaml"
)


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("fix", help=HELP, epilog=EXAMPLES)(fix)


@command
def fix(  # noqa: PLR0913, PLR0917 - a command's options
    file: Annotated[Path, typer.Argument(metavar="FILE", help=sayable("A proposal or a bundle."), show_default=False)],
    rules: Rules = "",
    numbers: Annotated[
        list[int] | None,
        typer.Option(
            "--apply",
            metavar="N",
            help=sayable("Write correction N of the list into a copy. May be given several times."),
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            metavar="COPY",
            help=sayable("Where the copy goes. Default: beside the file, as NAME.rettet."),
            show_default=False,
        ),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help=sayable("Write over what is there."))] = False,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli import mend, outputs, session

    if numbers is None and (out or force):
        raise Refused(say("without --apply nothing is written: --out and --force need it"))
    read = mend.read_one(file, rules)
    for remark in read.opened[0].remarks:
        complain(remark)
    report = session.check(read)
    offers = mend.offers(report)
    if numbers is None:
        outputs.show(_wrapped(listed(read, report, offers)))
        return Exit.CLEAN
    chosen = mend.chosen(offers, numbers)
    target = out or mend.beside(file)
    mend.spare(file, target)
    outputs.refuse_to_overwrite([target], force)
    copy, after = mend.corrected(read, report, chosen, rules)
    outputs.write(target, copy)
    complain(say("wrote {file}", file=target))
    outputs.show(_wrapped(told(chosen, report, after)))
    return Exit.CLEAN


def listed(read: "Read", report: "Report", offers: Sequence["Offer"]) -> Iterator[str]:
    """Each correction with its number, and what none was found for."""
    from engine.cli import mend

    yield from _alternatives(offers)
    faults = mend.unexplained(report, read.pack)
    if not offers and not faults:
        yield _nothing(read, report)
    for fault in faults:
        yield say("Here more than three cells would have to change, so no correction is offered. What does not hold:")
        yield from (f"  - {finding.message} [{_place(finding)}]" for finding in fault)
    if offers:
        yield ""
        yield _how(read)


def told(chosen: Sequence["Offer"], before: "Report", after: "Report") -> Iterator[str]:
    """What was changed, and what the checks say of the copy."""
    yield from (_line(each) for each in chosen)
    yield say("Before: {before}. After: {after}.", before=_state(before), after=_state(after))


def _nothing(read: "Read", report: "Report") -> str:
    """That no correction is known is not that nothing is wrong."""
    from engine.report.words import count_words

    file, found = read.opened[0].file, report.findings()
    if not found:
        return say("There is nothing to correct in {file}.", file=file)
    count = count_words(found)
    return say(
        "No correction can be computed for {file} ({count}; puljetjek check shows them).", file=file, count=count
    )


def _alternatives(offers: Sequence["Offer"]) -> Iterator[str]:
    """The offers in order; those that explain one fault equally well stand together under a line that says so."""
    from engine.report.corrections import standing

    for index, offer in enumerate(offers):
        ways = len(offer.finding.corrections)
        if not index or offers[index - 1].finding is not offer.finding:
            if index:
                yield ""
            yield f"{offer.finding.rule} {offer.finding.message} [{_place(offer.finding)}]"
            if ways > 1:
                yield say("These {count} explain it equally well; choose one:", count=ways)
        yield _line(offer)
        if ways == 1:
            yield f"      {standing(offer.correction)}"


def _line(offer: "Offer") -> str:
    from engine.report.corrections import correction_words

    return f"  [{offer.number}] {correction_words(offer.correction)}"


def _how(read: "Read") -> str:
    from engine.cli.mend import WRITERS

    opened = read.opened[0]
    if opened.format in WRITERS:
        return say("puljetjek fix {file} --apply N writes correction N into a copy.", file=opened.file)
    return say(
        "Corrections can only be listed for a file of the format {format}; they are written into YAML and Word files.",
        format=opened.format,
    )


def _place(finding: "Finding") -> str:
    from engine.report.words import file_place, table_place

    return ", ".join(place for place in (table_place(finding.location), file_place(finding.location)) if place)


def _state(report: "Report") -> str:
    from engine.report.words import count_words, status_word

    words = [count_words(report.findings())]
    if len(report.proposals) == 1:
        words.append(status_word(report.proposals[0].verdict.status))
    return " – ".join(words)


def _wrapped(lines: Iterator[str]) -> str:
    """The lines at the screen's width, continued under their own beginning."""
    from engine.report.layout import wrap
    from engine.report.screen import screen_of
    from engine.report.visible import visible

    width = screen_of(sys.stdout, os.environ).width
    shown = []
    for line in lines:
        stem = line[: len(line) - len(line.lstrip())]
        first, *more = wrap(visible(line.strip()), width - len(stem) - 4) or [""]
        shown += [stem + first, *(f"{stem}    {each}" for each in more)]
    return "\n".join((*shown, ""))
