"""`puljetjek why`: what led to a verdict, down to the cells."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, Rules, given_path
from engine.texts import say, sayable

if TYPE_CHECKING:
    from engine.decide.why import Node

HELP = sayable(
    "Show what led to a verdict, as a tree down to the cells.\n\n"
    "SUBJECT is a proposal's id, looked for in the paths (default: the folder proposals), or a file."
)
EXAMPLES = sayable(
    "Examples:\n\n\b\npuljetjek why BC08\npuljetjek why BC08 --rules budget-2026 proposals\npuljetjek why BC08.docx"
)
DEFAULT = Path("proposals")


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("why", help=HELP, epilog=EXAMPLES)(why)


@command
def why(
    subject: Annotated[str, typer.Argument(metavar=sayable("SUBJECT"), help=sayable("A proposal's id, or a file."))],
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            parser=given_path,
            metavar=sayable("[PATH]..."),
            help=sayable("Where to look for the id."),
            show_default=False,
        ),
    ] = None,
    rules: Rules = "",
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli import asked
    from engine.cli.outputs import tell
    from engine.report.layout import wrap
    from engine.report.screen import screen_of
    from engine.run.ledger import unreadable
    from engine.run.names import READ
    from engine.run.read import read
    from engine.run.why import why as reasons
    from engine.texts.visible import visible

    file = Path(subject)
    named = file.is_file() or file.suffix.lower() in READ or len(file.parts) > 1
    with asked.options(rules) as wishes:
        found = read([file] if named else paths or [DEFAULT], wishes)
        refusals = unreadable(found)
        for refused in refusals:
            complain(f"{refused.file}: {refused.error}")
        wanted = [each for each in found.members if named or each.proposal.id == subject]
        if not wanted and named and refusals:
            return Exit.REFUSED
        if not wanted:
            raise Refused(say("there is no proposal {id} here", id=subject))
        width = screen_of(sys.stdout, os.environ).width
        for each in wanted:
            tell(wrap(visible(f"{each.proposal.id} {each.proposal.title} ({each.source.file})"), width))
            tell(lines(reasons(each, found, wishes), width))
    return Exit.CLEAN


def lines(node: "Node", width: int, stem: str = "", branch: str = "") -> Iterator[str]:
    """The tree as text, no line wider than `width` if words allow, with the place of what was found."""
    from engine.report.layout import wrap
    from engine.texts.visible import visible

    below = stem + {"": "", "├─ ": "│  ", "└─ ": "   "}[branch]
    rest = below + ("│  " if node.children else "")
    first, *more = wrap(visible(_told(node)), width - len(rest))
    yield stem + branch + first
    yield from (rest + line for line in more)
    for child in node.children[:-1]:
        yield from lines(child, width, below, "├─ ")
    for child in node.children[-1:]:
        yield from lines(child, width, below, "└─ ")


def _told(node: "Node") -> str:
    from engine.report.words import file_place, table_place

    if node.finding is None:
        return f"{node.decision} {node.text}".strip()
    places = (table_place(node.finding.location), file_place(node.finding.location))
    return f"{node.finding.rule} {node.text}" + "".join(f" [{place}]" for place in places if place)
