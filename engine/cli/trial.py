"""`puljetjek rules test`: a pack's own rules on trial."""

from typing import TYPE_CHECKING, Annotated

import typer

from engine.cli.exits import Exit, Refused, command
from engine.cli.options import Lang, Language, Pack
from engine.texts import say, sayable

if TYPE_CHECKING:
    from engine.model.proposal import Proposal
    from engine.pack.pack import Pack as Loaded
    from engine.trial.court import Accused
    from engine.trial.properties import Copy
    from engine.trial.result import Trial

HELP = sayable(
    "Put a pack's rules on trial: their cases, which rules fire together, properties that must hold of any pack, and "
    "whether the cases notice small slips in the rules.\n\n"
    "The exit code is 1 if anything is left to mend."
)


@command
def put_on_trial(
    pack: Pack = "",
    quick: Annotated[bool, typer.Option("--quick", help=sayable("Fewer examples, and no slips."))] = False,
    lang: Language = Lang.DA,  # noqa: ARG001 - see Language
) -> Exit:
    """Runs the command."""
    from engine.cli.outputs import tell

    trial = hold_quickly(pack) if quick else hold(pack)
    from engine.trial.told import lines

    tell(lines(trial))
    return Exit.CLEAN if trial.passes else Exit.FINDINGS


def hold(name: str) -> "Trial":
    """The whole trial of the pack, the newest where `name` is "". Raises Refused."""
    defendant = _accused(name)
    from engine.trial.court import thorough

    return thorough(defendant, {"docx": by_word(defendant.pack)})


def hold_quickly(name: str) -> "Trial":
    """A short trial of the pack, the newest where `name` is "". Raises Refused."""
    defendant = _accused(name)
    from engine.trial.court import quick

    return quick(defendant)


def by_word(pack: "Loaded") -> "Copy":
    """Writes a proposal as a Word file and reads it again, in the pack's words."""
    from engine.formats.word.door import read_word_document
    from engine.formats.word.form.write import fill
    from engine.template import interpret

    def copy(proposal: "Proposal") -> "Proposal":
        document = read_word_document(fill(proposal, pack.lexicon), "")
        return interpret(document, pack.lexicon).proposals[0]

    return copy


def _accused(name: str) -> "Accused":
    from engine.run.packs import load
    from engine.source.problem import SourceError

    try:
        from engine.trial.court import accused
    except ImportError as error:
        raise Refused(say("this needs {module}: pip install 'puljetjek[trial]'", module=error.name)) from error
    try:
        return accused(name or load("").id)
    except SourceError as error:
        raise Refused(str(error)) from error
