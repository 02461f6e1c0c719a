"""How a run ends: the exit codes, and the one line that a refusal or a fault of ours is."""

import os
import sys
import traceback
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from pathlib import Path
from typing import ParamSpec, TextIO

import typer

from engine.run.errors import RunError
from engine.texts import say

P = ParamSpec("P")


class Exit(IntEnum):
    """The exit codes (contract of the command line, version 1)."""

    CLEAN = 0
    FINDINGS = 1
    REFUSED = 2
    FAULT = 3


class Refused(Exception):  # noqa: N818 - no error of the program
    """A wrong use, or an input that cannot be read. Its text is one line for a person."""


def command(function: Callable[P, Exit]) -> Callable[P, None]:
    """Makes a command of a function that returns how the run ended.

    Whatever it raises instead ends as one line on standard error and the exit code that fits.
    """

    @wraps(function)
    def run(*arguments: P.args, **options: P.kwargs) -> None:
        if os.environ.get("PULJETJEK_DEBUG"):
            import logging

            logging.basicConfig(level=logging.DEBUG)
        try:
            end = function(*arguments, **options)
        except (Refused, RunError) as refusal:
            complain(str(refusal))
            end = Exit.REFUSED
        except Exception as fault:
            end = system_refuses(fault) if isinstance(fault, OSError) else _fault(fault)
        raise typer.Exit(end)

    return run


def complain(text: str) -> None:
    """Says a text on standard error, each line of it by itself and nothing in it hidden."""
    from engine.texts.visible import visible

    lines = [f"puljetjek: {visible(line)}" for line in text.split("\n")]
    try:
        print("\n".join(lines), file=sys.stderr, flush=True)
    except OSError:
        silence(sys.stderr)


def silence(stream: TextIO) -> None:
    """Lets what is left for a stream that takes no more go nowhere: Python would complain of it at its end."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


def system_refuses(error: OSError) -> Exit:
    """Tells what the system did not let us do. A reader who has seen enough may go; a file of ours must be there."""
    from engine.source.files import why

    if isinstance(error, BrokenPipeError):
        return Exit.CLEAN
    if isinstance(error, FileNotFoundError):
        return _fault(error)
    name = error.filename if isinstance(error.filename, str) else ""
    complain(f"{name or say('the output')}: {why(Path(name), error)}")
    return Exit.REFUSED


def _fault(fault: Exception) -> Exit:
    if os.environ.get("PULJETJEK_DEBUG"):
        traceback.print_exception(fault)
    what = " ".join(f"{type(fault).__name__}: {fault}".split())
    complain(say("a fault of the program itself, no verdict: {what} (PULJETJEK_DEBUG=1 shows where)", what=what))
    return Exit.FAULT
