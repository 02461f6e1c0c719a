"""Sentences, words and stems of Danish prose; which words are Danish is the pack's to say."""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

_END = re.compile(r"[.!?]\s+|\s+(?=[•▪◦\uf0b7]\s)")
_LAST_WORD = re.compile(r"[\w.]+$")
_WORD = re.compile(r"[^\W\d_]+(?:[-/][^\W\d_]+)*")
_BLANKS = re.compile(r"[^\S\u00a0\u2009\u202f]")
_UNITS = ("kr", "mio", "mia", "mill")
"""Abbreviations that a sentence may end with."""
FIRST_PART = 6
"""Compounds that begin with as many letters alike share their first part."""
SHORTEST = 4
"""A stem that is shorter says too little to be looked for within another word."""


class Sentence(NamedTuple):
    """A sentence, and where in its paragraph it starts."""

    text: str
    start: int


class Word(NamedTuple):
    """A word in small letters, and where in its sentence it stands."""

    text: str
    start: int
    end: int


def level(text: str) -> str:
    """The text with each blank as a plain one (those that stand in numbers are kept), as long as it was."""
    return _BLANKS.sub(" ", text)


def sentences(text: str, abbreviations: frozenset[str]) -> Iterator[Sentence]:
    """The sentences of a paragraph. A stop ends one where a capital, a digit or a bullet follows, and none else."""
    start = 0
    for end in _END.finditer(text):
        if _ends(text, end, abbreviations):
            yield Sentence(text[start : end.end()], start)
            start = end.end()
    if start < len(text):
        yield Sentence(text[start:], start)


def _ends(text: str, end: re.Match[str], abbreviations: frozenset[str]) -> bool:
    if end.group().isspace() or end.group()[0] in "!?":
        return True
    following = text[end.end() : end.end() + 1]
    if not (following.isupper() or following.isdigit() or following in "-–•§"):
        return False
    before = _LAST_WORD.search(text, max(0, end.start() - 20), end.start())
    word = before.group().casefold() if before else ""
    if word.isdigit() and following.isdigit() and len(word) < 3:
        return False
    return word not in abbreviations or (
        word.endswith(_UNITS) and following.isupper() and text[end.end() : end.end() + 2] != "Kr"
    )


def words(text: str) -> list[Word]:
    """The words of a sentence; one with hyphens is its parts."""
    return [*_words(text)]


def _words(text: str) -> Iterator[Word]:
    for found in _WORD.finditer(text):
        start = found.start()
        for part in re.split(r"[-/]", found.group()):
            yield Word(part.casefold(), start, start + len(part))
            start += len(part) + 1


@lru_cache(maxsize=50_000)
def stem(word: str, endings: tuple[str, ...]) -> str:
    """The word without its ending, the longest that leaves three letters."""
    for ending in endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            return word[: -len(ending)]
    return word


def likeness(word: str, label: str) -> int:
    """How much of a label's stem a stem says: 10 for all of it, 8 within a compound, less where it is a part of one."""
    if word == label:
        return 10
    if len(label) >= SHORTEST and (word.startswith(label) or word.endswith(label)):
        return 8
    if len(label) > SHORTEST and label in word:
        return 7
    if len(word) >= SHORTEST and word in label:
        return _of(len(word), label)
    shared = _shared(word, label)
    alike = shared >= SHORTEST and 10 * shared >= 7 * min(len(word), len(label))
    return _of(shared, label) if alike or shared >= FIRST_PART else 0


def _of(letters: int, label: str) -> int:
    return min(8, 10 * letters // len(label))


def _shared(one: str, other: str) -> int:
    """With how many letters both begin."""
    for at, (a, b) in enumerate(zip(one, other, strict=False)):
        if a != b:
            return at
    return min(len(one), len(other))
