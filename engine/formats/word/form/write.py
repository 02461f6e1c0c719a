"""The empty form of a round, a proposal filled into it, and either as PDF."""

from engine.formats.refused import RefusedError
from engine.formats.word.form.compose import compose, without_help
from engine.formats.word.form.render import render
from engine.formats.word.form.template import Template, blank
from engine.model.base import replace
from engine.model.lexicon import Lexicon
from engine.model.proposal import Proposal
from engine.texts import say


def new_form(template: Template) -> bytes:
    """An empty .docx of the round: its sections, tables, years, areas and hearings, each field with its help.

    Raises RefusedError where the words of the pack do not say what stands in it.
    """
    template = replace(template, lexicon=_demanded(template.lexicon))
    return render(compose(blank(template), template.lexicon))


def fill(proposal: Proposal, lexicon: Lexicon) -> bytes:
    """The proposal as a .docx, which reads back as the same proposal.

    What the form cannot hold: places in the file read from, whether a figure's year was inferred or uncertain,
    and statements of years that no sentence of the template's kind says. Raises RefusedError as `new_form`.
    """
    return render(without_help(compose(proposal, _demanded(lexicon))))


def _demanded(lexicon: Lexicon) -> Lexicon:
    return lexicon.model_copy(update={name: _Demanded(words) for name, words in lexicon})


class _Demanded(dict[str, tuple[str, ...]]):
    """Words that must be there where the form asks for them: of no other lookup that fails is the pack to blame."""

    def __getitem__(self, name: str) -> tuple[str, ...]:
        forms = self.get(name)
        if not forms:
            raise RefusedError(say("the rule pack has no words for a form: {name}", name=name))
        return forms
