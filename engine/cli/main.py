"""The entry point: which language is spoken, and which command is meant."""

import atexit
import gc
import os
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import Any

from engine.cli import usage, words
from engine.cli.exits import Exit, Refused, complain, silence, system_refuses
from engine.run.errors import RunError
from engine.texts import LANGUAGES, say, sayable, speaking

HELP_OPTIONS = ("-h", "--help")
COMMANDS = ("check", "fix", "why", "new", "convert", "schema", "rules", "page", "about")
"""Each is a module of its name beside this one, in the order of the help."""
_PARTS = ("help", "epilog", "metavar", "options_metavar", "subcommand_metavar")
"""Of commands and their parameters: what is said in words."""


def run(arguments: Sequence[str] | None = None) -> None:
    """Runs the command line and exits with its code (`engine.cli.exits.Exit`)."""
    hurry()
    _open_streams()
    given = sys.argv[1:] if arguments is None else list(arguments)
    code = spoken(given, os.environ)
    words.lend(code)
    with speaking(code):
        try:
            end = build(given).main(given, prog_name="puljetjek", standalone_mode=False) or 0
        except (Refused, RunError) as refusal:
            complain(str(refusal))
            end = Exit.REFUSED
        except OSError as error:
            # What typer says itself, as the help, may have no place to go to.
            end = system_refuses(error)
            silence(sys.stdout)
        except Exception as error:
            # Where the class of a wrong use is defined differs from typer to typer.
            if not hasattr(error, "format_message"):
                raise
            end = usage.refused(error)
        sys.exit(end)


def _open_streams() -> None:
    """A stream that was closed before we began takes all and keeps nothing."""
    for name in ("stdout", "stderr"):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, "w", encoding="utf-8"))  # noqa: SIM115 - to the end


def hurry() -> None:
    """Leaves out of a run what takes long and finds nothing: to search for garbage among the rules."""
    gc.set_threshold(100_000)
    # Python searches everything for garbage as it ends, which the system gets back anyway.
    atexit.register(gc.freeze)


def spoken(arguments: Sequence[str], environ: Mapping[str, str]) -> str:
    """The language of the run: the last `--lang`, else PULJETJEK_LANG, else Danish.

    Needed before the arguments are read, since their help is in that language; a `--lang` that there is none of is
    refused when they are.
    """
    wishes = [environ.get("PULJETJEK_LANG", "")]
    for argument, following in zip(arguments, [*arguments[1:], ""], strict=False):
        option, _, value = argument.partition("=")
        if option == "--lang":
            wishes.append(value or following)
    return next((wish for wish in reversed(wishes) if wish in LANGUAGES), "da")


def build(arguments: Sequence[str] = ()) -> Any:
    """The command line, with its help in the run's language: a click command (whose class moves between typers).

    Where the arguments begin with a command, it has no other.
    """
    import typer

    from engine.cli.options import everywhere

    app = typer.Typer(
        help=sayable(
            "Checks investment proposals against a round's rules: which cell is wrong, and what it should be."
        ),
        add_completion=False,
        no_args_is_help=True,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        context_settings={"help_option_names": list(HELP_OPTIONS)},
    )
    app.callback()(everywhere)
    for name in arguments[:1] if {*arguments[:1]} & {*COMMANDS} else COMMANDS:
        import_module(f"engine.cli.{name}").add_to(app)
    return _translated(typer.main.get_command(app))


def _translated(command: Any) -> Any:
    """The command with every text of its help said in the run's language, and every word that stands for a value."""
    import typer

    command.format_usage = usage.usage(command)
    for each in (
        command,
        *command.params,
        command.get_help_option(typer.Context(command, help_option_names=list(HELP_OPTIONS))),
    ):
        for part in _PARTS:
            if getattr(each, part, None):
                setattr(each, part, say(getattr(each, part)))
    for each in getattr(command, "commands", {}).values():
        _translated(each)
    return command
