"""`puljetjek fix`: lists the corrections of a run, and writes those chosen into copies of its files."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, Paths, Rules, given_path
from engine.texts import say, sayable

if TYPE_CHECKING:
    from engine.cli.fix_lines import Run
    from engine.run.options import Options

HELP = sayable(
    "List the corrections of proposals: which cell, from what, to what, and why.\n\n"
    "A path is a proposal, a bundle, or a folder of them. With a cover given alone, the proposals that it lists are "
    "read too where they lie beside it and are named by their ids.\n\n"
    "With --apply, a corrected copy of each YAML or Word file concerned is written, all of them or none; the files "
    "themselves are never touched.\n\n"
    "Exit code: 0 listed or written, 2 wrong use, or a file that could not be read or corrected."
)
EXAMPLES = sayable(
    "Examples:\n\n"
    "\b\n"
    "puljetjek fix BC04.docx\n"
    "puljetjek fix BC04.docx --apply 1\n"
    "puljetjek fix BC04.yaml --apply 1 --apply 3 --out corrected.yaml\n"
    "puljetjek fix proposals/budget-2026\n"
    "puljetjek fix proposals/budget-2026 --apply 1 --apply 2 --out corrected"
)


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("fix", help=HELP, epilog=EXAMPLES)(fix)


@command
def fix(  # noqa: PLR0913, PLR0917 - a command's options
    paths: Paths,
    rules: Rules = "",
    numbers: Annotated[
        list[int] | None,
        typer.Option(
            "--apply",
            metavar=sayable("N"),
            help=sayable("Write correction N of the list into copies. May be given several times."),
            show_default=False,
        ),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            parser=given_path,
            metavar=sayable("COPY"),
            help=sayable(
                "Where the copies go: a folder, in which they keep their names, or a file where only one is corrected. "
                "Default: beside each, as NAME.rettet."
            ),
            show_default=False,
        ),
    ] = None,
    editions: Annotated[
        list[str] | None,
        typer.Option(
            "--edition",
            metavar=sayable("ID=PATH"),
            help=sayable("Of several files that say one proposal: which one counts. May be given several times."),
            show_default=False,
        ),
    ] = None,
    track: Annotated[
        bool,
        typer.Option(
            "--track/--no-track", help=sayable("In Word: as tracked changes, to be accepted or rejected there.")
        ),
    ] = True,
    force: Annotated[bool, typer.Option("--force", help=sayable("Write over what is there."))] = False,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli import asked, fix_lines, outputs
    from engine.run import offers
    from engine.run.gather import judged
    from engine.run.read import read

    if numbers is None and (out or force):
        raise Refused(say("without --apply nothing is written: --out and --force need it"))
    with asked.options(rules, editions or ()) as wishes:
        found = read(paths, wishes)
        report = judged(found, wishes)
        asked.complain_of(report)
        run = fix_lines.Run(" ".join(map(str, paths)), found, report, offers.offers(report))
        if numbers is None:
            if report.proposals or report.bundle:
                outputs.tell(fix_lines.wrapped(fix_lines.listed(run)))
        elif report.proposals or report.bundle:
            _apply(numbers, run, wishes, _Where(out, force, track))
    return Exit.FAULT if report.faults else Exit.REFUSED if report.unreadable else Exit.CLEAN


class _Where(NamedTuple):
    """Where copies go, whether over what is there, and whether as tracked changes."""

    out: Path | None
    force: bool
    track: bool


def _apply(numbers: Sequence[int], run: "Run", wishes: "Options", where: _Where) -> None:
    """Writes those chosen into copies, and tells what became of them."""
    from engine.cli import fix_lines, outputs, targets
    from engine.model.ledger import FileFate
    from engine.run import mend, offers

    picked = offers.chosen(run.offers, numbers)
    places = targets.targets(offers.files(run.report, picked), where.out)
    taken = [each.file for each in run.report.files if each.fate is not FileFate.OWN_COPY]
    targets.spare(taken, places.values())
    outputs.refuse_to_overwrite(places.values(), where.force)
    copies, after = mend.corrected(run.read, run.report, offers.parts(picked), wishes, track=where.track)
    outputs.write_all({places[file]: copy for file, copy in copies.items()})
    for file in copies:
        complain(say("wrote {file}", file=places[file]))
        outputs.tell_left_out(Path(file))
    outputs.tell(fix_lines.wrapped(fix_lines.told(run, picked, after)))
