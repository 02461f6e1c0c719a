"""The words of the real template, for the readers' tests."""

from functools import cache

from engine.formats.text.door import read_text_document
from engine.model.lexicon import Lexicon
from engine.source.located import load_yaml
from engine.source.validate import validate
from engine.template import Reading, interpret
from tests.conftest import ROOT


@cache
def lexicon() -> Lexicon:
    """The words of the pack of Budget 2026."""
    file = ROOT / "rules" / "budget-2026" / "words.yaml"
    return validate(Lexicon, load_yaml(file), str(file))


def read(text: str, file: str = "bilag.txt") -> Reading:
    """What the text door and the interpreter make of a text."""
    return interpret(read_text_document(text, file, lexicon()), lexicon())
