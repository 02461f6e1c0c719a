"""`puljetjek rules lint`: what to mend in a pack, by file, line and column."""

from engine.cli.exits import Exit, Refused, command
from engine.cli.options import Lang, Language, Pack
from engine.texts import sayable

HELP = sayable(
    "Tell what to mend in a pack, a line each: file:line:column: message.\n\nThe exit code is 1 if there is anything."
)


@command
def lint_rules(
    pack: Pack = "",
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import tell
    from engine.run.packs import load
    from engine.source.problem import SourceError
    from engine.trial.lint import lint

    try:
        problems = lint(pack or load("").id)
    except SourceError as error:
        raise Refused(str(error)) from error
    tell(map(str, problems))
    return Exit.FINDINGS if problems else Exit.CLEAN
