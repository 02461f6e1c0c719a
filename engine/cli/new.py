"""`puljetjek new`: the empty Word form of a round."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, RulesOrNewest, given_path
from engine.model.proposal import OF_THE_TEMPLATE, Kind
from engine.texts import say, sayable

if TYPE_CHECKING:
    from engine.pack.pack import Pack

HELP = sayable(
    "Write an empty Word form with the sections, tables, years and hearings of a round.\n\n"
    "A file that is there already is left alone, unless --force is given."
)
EXAMPLES = sayable(
    "Examples:\n\n\b\npuljetjek new investeringsforslag\npuljetjek new innovationsforslag --out BC10.docx"
)


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("new", help=HELP, epilog=EXAMPLES)(new)


@command
def new(
    kind: Annotated[
        Kind,
        typer.Argument(
            metavar=sayable("KIND"),
            help=sayable("What is to be proposed: investeringsforslag or innovationsforslag."),
            show_default=False,
        ),
    ],
    out: Annotated[
        Path | None,
        typer.Option(
            "--out",
            parser=given_path,
            metavar=sayable("FILE"),
            help=sayable("The file to write. Default: KIND.docx."),
            show_default=False,
        ),
    ] = None,
    rules: RulesOrNewest = "",
    force: Annotated[bool, typer.Option("--force", help=sayable("Write over what is there."))] = False,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    if kind not in OF_THE_TEMPLATE:
        raise Refused(say("there is no form for {kind}", kind=kind.value))
    from engine.cli.outputs import refuse_to_overwrite, write
    from engine.run import packs

    target = out or Path(f"{kind.value}.docx")
    if target.suffix.lower() != ".docx":
        raise Refused(say("the form is a Word file: the name {file} must end in .docx", file=target))
    refuse_to_overwrite([target], force)
    write(target, form(packs.load(rules), kind))
    complain(say("wrote {file}", file=target))
    return Exit.CLEAN


def form(pack: "Pack", kind: Kind) -> bytes:
    """The empty .docx. Raises Refused where the pack does not say what its form has."""
    from engine.formats.refused import RefusedError
    from engine.formats.word.form.template import template_of
    from engine.formats.word.form.write import new_form

    try:
        template = template_of(pack, kind)
    except KeyError as error:
        raise Refused(say("the pack {id} has no parameter {name}: no form", id=pack.id, name=error.args[0])) from error
    try:
        return new_form(template)
    except RefusedError as error:
        raise Refused(str(error)) from error
