"""The empty form of a round, a proposal filled into it, and either as PDF."""

from collections.abc import Iterator
from contextlib import contextmanager

from engine.intake.refused import RefusedError
from engine.model.lexicon import Lexicon
from engine.model.proposal import Proposal
from engine.report.word.compose import compose, without_help
from engine.report.word.render import render
from engine.report.word.template import Template, blank
from engine.texts import say


def new_form(template: Template) -> bytes:
    """An empty .docx of the round: its sections, tables, years, areas and hearings, each field with its help.

    Raises RefusedError where the words of the pack do not say what stands in it.
    """
    with _words():
        return render(compose(blank(template), template.lexicon))


def fill(proposal: Proposal, lexicon: Lexicon) -> bytes:
    """The proposal as a .docx, which reads back as the same proposal.

    What the form cannot hold: places in the file read from, whether a figure's year was inferred or uncertain,
    and statements of years that no sentence of the template's kind says. Raises RefusedError as `new_form`.
    """
    with _words():
        return render(without_help(compose(proposal, lexicon)))


@contextmanager
def _words() -> Iterator[None]:
    try:
        yield
    except LookupError as error:
        name = error.args[0] if isinstance(error, KeyError) else "[]"
        raise RefusedError(say("the rule pack has no words for a form: {name}", name=name)) from error
