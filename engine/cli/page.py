"""`puljetjek page`: the whole program as one file, opened by a double click."""

from pathlib import Path
from typing import Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, given_path
from engine.texts import say, sayable

HELP = sayable(
    "Write one HTML file that holds the program, its rules and Python, and checks on its reader's own machine.\n\n"
    "What runs it (Python in WebAssembly) lies in the folder that --runtime names; each of its files is known by its "
    "checksum. In a checkout, python -m maintenance.runtime FOLDER fetches them once."
)
EXAMPLES = sayable("Examples:\n\n\b\npuljetjek page --runtime runtime --out puljetjek.html")


def add_to(app: typer.Typer) -> None:
    """Makes it a command."""
    app.command("page", help=HELP, epilog=EXAMPLES)(page)


@command
def page(
    runtime: Annotated[
        Path,
        typer.Option(
            "--runtime",
            parser=given_path,
            metavar=sayable("FOLDER"),
            help=sayable("The folder with what runs the page."),
            show_default=False,
        ),
    ],
    out: Annotated[
        Path,
        typer.Option("--out", parser=given_path, metavar=sayable("FILE"), help=sayable("The file to write.")),
    ] = Path("puljetjek.html"),
    force: Annotated[bool, typer.Option("--force", help=sayable("Write over what is there."))] = False,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    import hashlib

    from engine.cli.outputs import refuse_to_overwrite, write
    from engine.formats.refused import RefusedError
    from engine.web.page import page as made

    refuse_to_overwrite([out], force)
    try:
        data = made(runtime)
    except RefusedError as error:
        raise Refused(str(error)) from error
    write(out, data)
    complain(say("wrote {file}", file=out))
    complain(f"sha256 {hashlib.sha256(data).hexdigest()}")
    return Exit.CLEAN
