"""The payback times below Tabel 1: which row states one, and where in it."""

import re
from collections.abc import Mapping

from engine.intake.document import DocumentRow
from engine.intake.interpret.grid import cell, text_of
from engine.intake.numbers import YEARS, read_cell
from engine.intake.words import fold, leading
from engine.model.cell import Cell
from engine.model.lexicon import Lexicon


def payback_kind(lexicon: Lexicon, text: str) -> str:
    """Which payback a label names: by a form of the words, else by a word that only the forms of one kind have."""
    kind = leading(lexicon.payback, text)[0]
    if kind:
        return kind
    words = {name: {word for form in forms for word in _words(form)} for name, forms in lexicon.payback.items()}
    heads = {word for forms in lexicon.payback.values() for form in forms for word in _words(form)[:1]}
    told = _words(text)
    if not told or told[0] not in heads:
        return ""
    named_by = [name for name in words if any(_alone(word, name, words) for word in told)]
    return named_by[0] if len(named_by) == 1 else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _alone(word: str, name: str, words: Mapping[str, set[str]]) -> bool:
    """Whether only the forms of that name have the word."""
    return [other for other, own in words.items() if word in own] == [name]


def payback_cell(row: DocumentRow) -> Cell:
    """The payback stands in the first cell that holds anything."""
    found = next((each for each in row.cells[1:] if text_of(each)), cell(row, 1))
    return read_cell(text_of(found), found.place, YEARS)
