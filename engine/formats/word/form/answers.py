"""The fields that are answered by a word out of a few."""

from engine.formats.word.form.pieces import Control, Field
from engine.model.lexicon import Lexicon


def yes_or_no(tag: str, text: str, lexicon: Lexicon) -> Field:
    """A field for Ja or Nej."""
    words = lexicon.markers
    return Field(tag, text, lexicon.prompts["ja_nej"][0], Control.CHOICE, (words["yes"][0], words["no"][0]))


def area_field(tag: str, text: str, lexicon: Lexicon) -> Field:
    """A field for a styringsområde."""
    names = tuple(forms[0] for forms in lexicon.areas.values())
    return Field(tag, text, lexicon.prompts["område"][0], Control.CHOICE, names)
