"""`puljetjek fix`: lists the corrections of a run, and writes those chosen into copies of its files."""

from pathlib import Path
from typing import Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, Paths, Rules, given_path
from engine.texts import say, sayable

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
    from engine.cli import asked, fix_lines, outputs, targets
    from engine.cli.progress import watching
    from engine.model.ledger import FileFate
    from engine.run import mend, offers
    from engine.run.gather import judged
    from engine.run.read import read

    if numbers is None and (out or force):
        raise Refused(say("without --apply nothing is written: --out and --force need it"))
    with watching() as watcher:
        wishes = asked.options(rules, watcher, editions or ())
        found = read(paths, wishes)
        report = judged(found, wishes)
    asked.complain_of(report)
    end = Exit.FAULT if report.faults else Exit.REFUSED if report.unreadable else Exit.CLEAN
    if not (report.proposals or report.bundle):
        return end
    run = fix_lines.Run(" ".join(map(str, paths)), found, report, offers.offers(report))
    if numbers is None:
        outputs.tell(fix_lines.wrapped(fix_lines.listed(run)))
        return end
    picked = offers.chosen(run.offers, numbers)
    places = targets.targets(offers.files(report, picked), out)
    targets.spare([each.file for each in report.files if each.fate is not FileFate.OWN_COPY], places.values())
    outputs.refuse_to_overwrite(places.values(), force)
    copies, after = mend.corrected(found, report, offers.parts(picked), wishes, track=track)
    outputs.write_all({places[file]: copy for file, copy in copies.items()})
    for file in copies:
        complain(say("wrote {file}", file=places[file]))
        outputs.tell_left_out(Path(file))
    outputs.tell(fix_lines.wrapped(fix_lines.told(run, picked, after)))
    return end
