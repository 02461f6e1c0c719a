"""`puljetjek rules report`: all that is known of a pack's rules, for their author."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, command, complain
from engine.cli.options import Lang, Language, Pack, given_path
from engine.model.base import as_json, replace
from engine.texts import language, say, sayable

if TYPE_CHECKING:
    from engine.model.report import Report
    from engine.trial.rules_report import Evidence

HELP = sayable(
    "Write one page on a pack's rules, as rules.html and rules.json: each rule with its source, its cases, how its "
    "slips fared, and its findings on real proposals; the pack's properties, and what is proved of it.\n\n"
    "Exit code: 0 written, 2 wrong use or a proposal that could not be read."
)
SECONDS = 5.0


@command
def report_rules(
    out: Annotated[
        Path,
        typer.Option(
            "--out",
            parser=given_path,
            metavar=sayable("DIR"),
            help=sayable("The folder for the files."),
            show_default=False,
        ),
    ],
    pack: Pack = "",
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=given_path,
            metavar=sayable("[PROPOSAL]..."),
            help=sayable("Proposals, bundles, or folders of them. Default: the folder proposals beside the packs."),
            show_default=False,
        ),
    ] = None,
    quick: Annotated[bool, typer.Option("--quick", help=sayable("No slips and no proofs."))] = False,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine import __version__
    from engine.cli.outputs import write
    from engine.run.packs import load
    from engine.texts.visible import visible, visible_json

    loaded = load(pack)
    name = pack or loaded.id
    real = _real(name, paths or _beside(name))
    evidence = _quick(name) if quick else _whole(name)
    from engine.trial.page import render
    from engine.trial.rules_report import gathered

    report = gathered(loaded, replace(evidence, real=real), __version__, language.get())
    files = {
        "rules.html": render(report, visible),
        "rules.json": visible_json(as_json(report)) + "\n",
    }
    for file, text in files.items():
        write(out / file, text.encode())
        complain(say("wrote {file}", file=out / file))
    return Exit.REFUSED if report.unreadable else Exit.CLEAN


def _quick(name: str) -> "Evidence":
    from engine.cli.trial import hold_quickly

    trial = hold_quickly(name)
    from engine.trial.rules_report import Evidence

    return Evidence(trial=trial, unproved=say("Nothing was proved (--quick)."))


def _whole(name: str) -> "Evidence":
    from engine.cli.rules_prove import proved
    from engine.cli.trial import hold

    trial = hold(name)
    from engine.trial.rules_report import Evidence

    try:
        import z3  # noqa: F401 - whether it is installed
    except ModuleNotFoundError:
        return Evidence(trial=trial, unproved=say("Nothing is proved: z3 is not installed (puljetjek[prove])."))
    return Evidence(trial=trial, proofs=proved(name, SECONDS))


def _beside(name: str) -> list[Path]:
    """The folder of proposals beside the packs, where there is one."""
    from engine.pack.locate import find

    folder = find(name).resolve().parent.parent / "proposals"
    here = Path.cwd()
    told = folder.relative_to(here) if folder.is_relative_to(here) else folder
    return [told] if folder.is_dir() else []


def _real(name: str, paths: list[Path]) -> "Report | None":
    from engine.cli import asked
    from engine.run.gather import check

    if not paths:
        return None
    with asked.options(name) as wishes:
        report = check(paths, wishes)
    asked.complain_of(report)
    return report
