"""The labels of payback times: on what each is reckoned."""

import re
from collections.abc import Mapping

from engine.formats.words import fold, leading, named
from engine.model.lexicon import Lexicon

_IN_YEARS = re.compile(r"[\s,(]*\b(?:i\s+)?år\)?\s*:?\s*$", re.IGNORECASE)


def payback_kind(lexicon: Lexicon, text: str) -> str:
    """Which payback a label names: by a form of the words, else by a word that only the forms of one kind have."""
    return leading(lexicon.payback, text)[0] or _kind_by_word(lexicon, text)


def _kind_by_word(lexicon: Lexicon, text: str) -> str:
    heads = {word for forms in lexicon.payback.values() for form in forms for word in _words(form)[:1]}
    return only_kind(lexicon, text) if _words(text)[:1] and _words(text)[0] in heads else ""


def only_kind(lexicon: Lexicon, text: str) -> str:
    """The one payback that words of the text belong to alone, "" if they are of none or of both."""
    told = _words(text)
    words = {name: {word for form in forms for word in _words(form)} for name, forms in lexicon.payback.items()}
    named_by = [name for name in words if any(_alone(word, name, words) for word in told)]
    return named_by[0] if len(named_by) == 1 else ""


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", fold(text))


def _alone(word: str, name: str, words: Mapping[str, set[str]]) -> bool:
    """Whether only the forms of that name have the word."""
    return [other for other, own in words.items() if word in own] == [name]


def heads_payback(lexicon: Lexicon, label: str) -> bool:
    """Whether a label is that of a payback time, with no word on what it is reckoned ("Tilbagebetalingstid (år):")."""
    return bool(named({"payback": lexicon.markers.get("payback", ())}, _IN_YEARS.sub("", label)))
