"""`puljetjek about`: which program this is, what it can do on this machine, and by which packs."""

import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import typer

from engine.cli.exits import Exit, command
from engine.cli.options import Lang, Language
from engine.texts import language, say, sayable

if TYPE_CHECKING:
    from engine.capabilities.parts import Part

HELP = sayable(
    "Tell which program this is: its version and build, the Python under it, the parts that it can do without and how "
    "to get them, and the rule packs that came with it. Give it all when you report a fault."
)


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("about", help=HELP)(about)


@command
def about(lang: Language = Lang.DA) -> Exit:  # noqa: ARG001 - see Language
    """Runs the command."""
    from engine.cli.outputs import tell
    from engine.report.layout import wrap
    from engine.report.screen import screen_of

    columns = screen_of(sys.stdout, os.environ).width
    for line in _lines():
        indent = len(line) - len(line.lstrip())
        first, *more = wrap(line.lstrip(), columns - indent - 2)
        tell([" " * indent + first, *(" " * (indent + 2) + each for each in more)])
    return Exit.CLEAN


def _lines() -> Iterator[str]:
    from engine.capabilities.parts import parts
    from engine.capabilities.program import program

    this = program()
    yield f"puljetjek {this.version}"
    yield "  " + say("Build: {build}", build=this.build)
    yield "  " + say("Folder: {folder}", folder=this.folder)
    yield f"  {this.python}, {this.system}"
    yield ""
    yield say("Parts that it can do without")
    for part in parts():
        yield from _part(part)
    yield ""
    yield say("Rule packs")
    yield from _packs()


def _part(part: "Part") -> Iterator[str]:
    if part.present:
        yield f"  ✓ {part.name} ({part.found}): {part.purpose}"
        return
    yield f"  – {part.name}: {part.purpose}"
    yield "    " + say("Missing: {without}.", without=part.without)
    yield "    " + say("To be had by: {remedy}", remedy=part.remedy)


def _packs() -> Iterator[str]:
    from engine.pack.load import load_pack
    from engine.pack.locate import folders
    from engine.source.problem import SourceError

    for folder in folders():
        try:
            pack = load_pack(folder)
        except SourceError as error:
            yield f"  – {folder.name}: {error}"
            continue
        yield f"  {pack.id} {pack.version}: {pack.title.of(language.get())}"
        yield f"    sha256 {pack.sha256}"
