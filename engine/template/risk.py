"""The risk levels that the section on risk states."""

import re
from collections.abc import Iterator, Sequence

from engine.formats.words import named
from engine.model.lexicon import Lexicon

_WORD = re.compile(r"[^\W\d_]+")
_REACH = 12
"""How many words behind "risiko" its level may stand ("risikoen ved forslaget vurderes som lav")."""
_LINKS = frozenset({"er", "som", "til", "være", "betragtes", "vurderes", "anses"})

_ADVERBS = frozenset({"samlet", "generelt", "overordnet", "i", "alt", "set", "derfor", "dermed", "fortsat", "relativt"})
"""What may stand between such a word and the level: "risikoen er samlet set lav"."""


def risk_levels(lexicon: Lexicon, texts: Sequence[str]) -> tuple[str, ...]:
    """The pack's names of the levels stated, in the order of the texts, each once."""
    found = (level for text in texts for sentence in text.split(". ") for level in _levels(lexicon, sentence))
    return tuple(dict.fromkeys(found))


def _levels(lexicon: Lexicon, sentence: str) -> Iterator[str]:
    words = [word.lower() for word in _WORD.findall(sentence)]
    for index, word in enumerate(words):
        if word.startswith("risik") or word.startswith("risici"):
            yield from _before(lexicon, words[max(0, index - 3) : index])
            yield from _behind(lexicon, words[index + 1 : index + 1 + _REACH])


def _before(lexicon: Lexicon, words: Sequence[str]) -> Iterator[str]:
    """The levels right before the word: "lav/middel risiko"."""
    run: list[str] = []
    for word in reversed(words):
        level = named(lexicon.risk_levels, word)
        if not level:
            break
        run.append(level)
    yield from reversed(run)


def _behind(lexicon: Lexicon, words: Sequence[str]) -> Iterator[str]:
    """The level that a linking word leads to: "risikoen er lav"."""
    linked = False
    for word in words:
        level = named(lexicon.risk_levels, word)
        if level and linked:
            yield level
            return
        linked = word in _LINKS or (linked and word in _ADVERBS)
