"""`puljetjek rules new`: a rule and its cases from a template."""

from typing import Annotated

import typer

from engine.cli.exits import Exit, Refused, command, complain
from engine.cli.options import Lang, Language, RulesOrNewest
from engine.model.finding import Category
from engine.texts import say, sayable

HELP = sayable("Write a new rule into the file of its category, and its cases beside it, from a template.")
Id = Annotated[
    str, typer.Argument(metavar=sayable("ID"), help=sayable("The rule's id, such as TA-299."), show_default=False)
]
Of = Annotated[
    Category | None,
    typer.Option("--category", help=sayable("Default: that of most rules whose ids begin alike."), show_default=False),
]


@command
def draft_rule(
    id_: Id,
    rules: RulesOrNewest = "",
    category: Of = None,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import write
    from engine.run.packs import load
    from engine.source.problem import SourceError
    from engine.trial.template import drafted

    try:
        files = drafted(rules or load("").id, id_.upper(), category)
    except SourceError as error:
        raise Refused(str(error)) from error
    for path, text in files.items():
        write(path, text.encode())
        complain(say("wrote {file}", file=path))
    return Exit.CLEAN
