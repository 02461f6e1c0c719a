"""`puljetjek check`: holds proposals against the rules of their round."""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, command
from engine.cli.options import Lang, Language, Paths, Rules, given_path
from engine.model.stage import Stage
from engine.texts import sayable

if TYPE_CHECKING:
    from engine.model.report import Report

HELP = sayable(
    "Hold proposals against the rules of their round: which cell is wrong, and what should stand there.\n\n"
    "A path is a proposal, a bundle, or a folder of them, as YAML, JSON, Word, PDF or text. With a cover given alone, "
    "the proposals that it lists are read too where they lie beside it and are named by their ids.\n\n"
    "Exit code: 0 nothing found, 1 findings, 2 wrong use, or an input that could not be read or was not checked, "
    "3 a fault of the program."
)
EXAMPLES = sayable(
    "Examples:\n\n"
    "\b\n"
    "puljetjek check BC08.docx\n"
    "puljetjek check BC08.docx --annotate\n"
    "puljetjek check proposals --rules budget-2026 --fail-on warning\n"
    "puljetjek check proposals --format html --format json --out report"
)


class FailOn(StrEnum):
    """The least severity that makes a run end with exit code 1."""

    ERROR = "error"
    WARNING = "warning"
    NEVER = "never"


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("check", help=HELP, epilog=EXAMPLES)(check)


@command
def check(  # noqa: PLR0913, PLR0917 - the contract's options
    paths: Paths,
    rules: Rules = "",
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format",
            metavar=sayable("FORMAT"),
            help=sayable(
                "terminal (default), json, html, markdown, csv, sarif, junit, github; with --out also xlsx, pdf, docx "
                "(your file, commented), and several."
            ),
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            parser=given_path,
            metavar=sayable("DIR"),
            help=sayable("Write each format into this folder."),
            show_default=False,
        ),
    ] = None,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
    stage: Annotated[
        Stage | None,
        typer.Option(
            "--stage",
            help=sayable(
                "At which stage: a draft (kladde), handed in (indsendt), before the politicians (politisk). "
                "Default: kladde, with a cover among the files indsendt."
            ),
            show_default=False,
        ),
    ] = None,
    fail_on: Annotated[FailOn, typer.Option("--fail-on", help=sayable("What makes the exit code 1."))] = FailOn.ERROR,
    annotate: Annotated[
        bool,
        typer.Option(
            "--annotate",
            help=sayable("Write a copy of each Word file with the findings as comments, beside it or into --out."),
        ),
    ] = False,
    editions: Annotated[
        list[str] | None,
        typer.Option(
            "--edition",
            metavar=sayable("ID=PATH"),
            help=sayable("Of several files that say one proposal: which one counts. May be given several times."),
            show_default=False,
        ),
    ] = None,
    baseline: Annotated[
        Path | None,
        typer.Option(
            "--baseline",
            parser=given_path,
            metavar="FILE",
            help=sayable("An earlier JSON report: tell what is new since then, still there, and mended."),
            show_default=False,
        ),
    ] = None,
    everything: Annotated[
        bool,
        typer.Option("--all", help=sayable("On the terminal: tell also which rules do not concern the proposals.")),
    ] = False,
    force: Annotated[
        bool, typer.Option("--force", help=sayable("Write over commented copies that are there."))
    ] = False,
) -> Exit:
    """Runs the command."""
    from engine.cli import asked, outputs
    from engine.cli.answers import WORD, copy_of
    from engine.run.gather import judged
    from engine.run.read import read

    names = outputs.wanted(formats or (), out)
    earlier = asked.earlier(baseline) if baseline else None
    with asked.options(rules, editions or (), stage) as wishes:
        found = read(paths, wishes)
        if annotate:
            words = dict.fromkeys(member.source.file for member in found.members if member.source.format == WORD)
            copies = {Path(word): copy_of(Path(word), out) for word in words}
            # A copy that somebody went on working in is answered in itself: only the comments of ours change.
            outputs.refuse_to_overwrite((copy for word, copy in copies.items() if copy != word), force)
        report = judged(found, wishes)
    if earlier:
        from engine.run.since import held_against

        report = held_against(report, earlier)
    outputs.put(report, names, out, everything)
    if annotate:
        outputs.annotate(report, out)
    if outputs.TERMINAL not in names:
        asked.complain_of(report)
    return end(report, fail_on)


def end(report: "Report", fail_on: FailOn) -> Exit:
    """How the run ends: our own fault weighs most, and what was not read or not checked more than what was found."""
    from engine.model.finding import Severity

    if report.faults:
        return Exit.FAULT
    if report.unreadable or report.unchecked():
        return Exit.REFUSED
    grave = {FailOn.ERROR: (Severity.ERROR,), FailOn.WARNING: (Severity.ERROR, Severity.WARNING), FailOn.NEVER: ()}
    return Exit.FINDINGS if any(map(report.count, grave[fail_on])) else Exit.CLEAN
