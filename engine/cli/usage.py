"""A wrong use of the command line, told in our own words: typer's are English, and not the same in every version."""

import ast
import re
from contextlib import suppress
from difflib import get_close_matches
from typing import Any

import typer

from engine.cli.exits import Exit, complain
from engine.texts import say

_QUOTED = re.compile(r"'([^']{1,200})'")
_SHOWN = 60


class Unfit(typer.BadParameter):
    """What may not stand at an argument or an option, in our own words; where that is, typer knows."""


def refused(error: Any) -> Exit:
    """Tells what is wrong with the arguments, and where their help is. `error` is one of typer's usage errors."""
    context = error.ctx
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return Exit.REFUSED
    complain(_cause(error))
    if context is not None:
        complain(say("{command} -h tells how it is used", command=context.command_path))
    return Exit.REFUSED


def usage(command: Any) -> Any:
    """How the command writes the line of its use, in the run's language."""

    def written(context: Any, formatter: Any) -> None:
        # Some typers put braces round what must be given, as if there were a choice.
        pieces = " ".join(piece.strip("{}") for piece in command.collect_usage_pieces(context))
        formatter.write_usage(context.command_path, pieces, f"{say('Usage:')} ")

    return written


def _cause(error: Any) -> str:
    name = _name(error)
    if hasattr(error, "possibilities"):
        near = ", ".join(error.possibilities or ())
        unknown = say("there is no option {name}", name=error.option_name)
        return f"{unknown}; {say('did you mean {near}?', near=near)}" if near else unknown
    if hasattr(error, "option_name"):
        if "not take" in error.message:
            return say("the option {name} takes no value", name=error.option_name)
        return say("the option {name} needs a value", name=error.option_name)
    if _is_missing(error):
        return say("{name} is missing", name=name)
    if getattr(error, "param", None) is not None:
        own = isinstance(error, Unfit)
        return f"{name}: {error.message if own else _demand(error.param.type, _typed(error.message))}"
    return _of_command(error)


def _is_missing(error: Any) -> bool:
    return hasattr(error, "param_type")


def _name(error: Any) -> str:
    """The option as it is typed, or the argument as the help calls it."""
    parameter = getattr(error, "param", None)
    if parameter is None:
        return ""
    source = error.ctx and error.ctx.get_parameter_source(parameter.name)
    if source and source.name == "ENVIRONMENT":
        return str(parameter.envvar)
    if parameter.param_type_name == "option":
        return str(parameter.opts[0])
    return str(parameter.metavar or parameter.name).strip("[].").upper()


def _typed(message: str) -> str:
    """The value that typer objects to: its messages begin with it, a text as Python writes it."""
    value = message.rpartition(" is not ")[0]
    with suppress(ValueError, SyntaxError):
        value = str(ast.literal_eval(value))
    return value if len(value) <= _SHOWN else f"{value[:_SHOWN]} …"


def _demand(of: Any, typed: str) -> str:
    """What may stand there, by the type of a parameter, and what was typed."""
    choices = getattr(of, "choices", None)
    if choices:
        known = ", ".join(getattr(each, "value", each) for each in choices)
        return say("one of {known} must stand here, not “{typed}”", known=known, typed=typed)
    if getattr(of, "min", None) is not None:
        return say("a number from {low} to {high} must stand here, not “{typed}”", low=of.min, high=of.max, typed=typed)
    if of.name in {"integer", "int", "float"}:
        return say("a number must stand here, not “{typed}”", typed=typed)
    return say("something else must stand here")


def _of_command(error: Any) -> str:
    commands = getattr(error.ctx.command, "commands", None) if error.ctx else None
    if not commands:
        return say("there are more arguments than the command takes")
    typed = _QUOTED.search(error.message)
    near = get_close_matches(typed[1], commands, n=1) if typed else []
    if typed and near:
        return say("there is no command {name}; did you mean {near}?", name=typed[1], near=near[0])
    if typed:
        return say("there is no command {name}; there are {known}", name=typed[1], known=", ".join(commands))
    return say("a command is missing; there are {known}", known=", ".join(commands))
