"""How a run ends: the exit codes, and the one line that a refusal or a fault of ours is."""

import os
import sys
import traceback
from collections.abc import Callable
from enum import IntEnum
from functools import wraps
from typing import ParamSpec

import typer

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
        try:
            end = function(*arguments, **options)
        except Refused as refusal:
            complain(str(refusal))
            end = Exit.REFUSED
        except Exception as fault:
            end = _fault(fault)
        raise typer.Exit(end)

    return run


def complain(line: str) -> None:
    """Says one line on standard error, nothing in it hidden."""
    from engine.report.visible import visible

    print(f"puljetjek: {visible(line)}", file=sys.stderr)


def _fault(fault: Exception) -> Exit:
    if os.environ.get("PULJETJEK_DEBUG"):
        traceback.print_exception(fault)
    what = f"{type(fault).__name__}: {fault}"
    complain(say("a fault of the program itself, no verdict: {what} (PULJETJEK_DEBUG=1 shows where)", what=what))
    return Exit.FAULT
