"""The arguments that commands share."""

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from engine.cli.usage import Unfit
from engine.texts import say, sayable


class Lang(StrEnum):
    """The languages of `engine.texts`."""

    DA = "da"
    EN = "en"


def given_path(text: str) -> Path:
    """A path as it was given. An empty one would be the folder that one stands in; raises Unfit."""
    if not text:
        raise Unfit(say("the path is empty"))
    return Path(text)


Paths = Annotated[
    list[Path],
    typer.Argument(
        parser=given_path,
        metavar=sayable("PATH..."),
        help=sayable("A proposal, a bundle, or a folder of them."),
        show_default=False,
    ),
]
Rules = Annotated[
    str,
    typer.Option(
        "--rules",
        metavar=sayable("PACK"),
        help=sayable("The rule pack: an id or a folder. Default: the pack of the round that the proposal names."),
        show_default=False,
    ),
]
RulesOrNewest = Annotated[
    str,
    typer.Option(
        "--rules",
        metavar=sayable("PACK"),
        help=sayable("The rule pack: an id or a folder. Default: the newest."),
        show_default=False,
    ),
]
"""Of commands that read no proposal, which could name its round."""
Pack = Annotated[
    str,
    typer.Argument(
        metavar=sayable("[PACK]"),
        help=sayable("The rule pack: an id or a folder. Default: the newest."),
        show_default=False,
    ),
]
Language = Annotated[
    Lang,
    # Only checked and explained here: `engine.cli.main.spoken` has read it by the time a command runs.
    typer.Option("--lang", envvar="PULJETJEK_LANG", help=sayable("The language of texts for people.")),
]


def _version(wanted: bool) -> None:
    if wanted:
        from engine import __version__

        print(f"puljetjek {__version__}")
        raise typer.Exit


def everywhere(
    version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_version,
            is_eager=True,
            help=sayable("Show the version and end; more is told by “about”."),
        ),
    ] = False,
    lang: Language = Lang.DA,
) -> None:
    """The options of the program itself; each acts as it is read."""
