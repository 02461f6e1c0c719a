"""Matching the template's words: in any case of letters, hyphenation and spacing, and in spite of damaged glyphs."""

import re
from functools import lru_cache

from engine.model.lexicon import Lexicon, Words

_MARKS = "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁽⁾"
"""What is raised: footnote marks, which are no part of the word that they stand at."""
_GLYPHS = str.maketrans("ėĘę’", "012'", f"-\u00ad\u200b\u2010{_MARKS}")
_BROKEN = re.compile(r"(?<=[^\W\d_])[-\u00ad\u2010]\s+(?!(?:og|eller|samt)\b)(?=[a-zæøåé])")
"""A word that a line's end once broke, its parts now in one line; `Børne- og Ungdoms…` is none."""
_ROUND_YEARS = re.compile(r"(?:20)?\d\d(?:[/ ]?(?:20)?\d\d)?")
_EDGES = " .:;,*?!"


LONGEST_REMEMBERED = 200


def fold(text: str) -> str:
    """The text as words are compared: case folded, without hyphens and footnote marks, blanks as one, glyphs mapped."""
    return _remembered(text) if len(text) <= LONGEST_REMEMBERED else _folded(text)


@lru_cache(maxsize=8192)
def _remembered(text: str) -> str:
    return _folded(text)


def _folded(text: str) -> str:
    return " ".join(_BROKEN.sub("", text).translate(_GLYPHS).casefold().split()).strip(_EDGES)


def squeeze(text: str) -> str:
    """`fold` without blanks: for texts whose line breaks fell anywhere, inside words too."""
    return fold(text).replace(" ", "")


def named(words: Words, text: str) -> str:
    """The name that the whole text is a way of writing, wherever its blanks stand; "" if none."""
    wanted = squeeze(text)
    return next((name for name, forms in words.items() if any(squeeze(form) == wanted for form in forms)), "")


def leading(words: Words, text: str) -> tuple[str, str]:
    """The name whose longest form the text begins with (whole words), and the folded rest; two "" if none.

    A blank tells no form from another: a narrow cell breaks a word that is longer than its line.
    """
    folded = fold(text)
    squeezed = folded.replace(" ", "")
    best, length, rest = "", 0, ""
    for name, forms in words.items():
        for form in map(squeeze, forms):
            end = len(form) > length and squeezed.startswith(form) and _end(folded, len(form))
            if end and not folded[end : end + 1].isalnum():
                best, length, rest = name, len(form), folded[end:]
    return best, rest.strip(_EDGES)


def _end(folded: str, letters: int) -> int:
    """Where so many characters that are no blanks end."""
    for index, character in enumerate(folded):
        letters -= character != " "
        if not letters:
            return index + 1
    return len(folded)


def find_round(lexicon: Lexicon, text: str) -> str:
    """The text if it is the name of a round ("Budget 2026", "OFS 2025-2026"), "" if not."""
    name, rest = leading({"round": lexicon.markers.get("round", ())}, text)
    return text.strip() if name and _ROUND_YEARS.fullmatch(rest) else ""


def begins(folded: str, form: str) -> bool:
    """Whether a folded text begins with a folded form, as whole words."""
    return folded.startswith(form) and not folded[len(form) : len(form) + 1].isalnum()


def mentioned(words: Words, text: str) -> tuple[str, ...]:
    """The names of which a form stands in the text as whole words, in the order of the words."""
    folded = fold(text)
    return tuple(name for name, forms in words.items() if any(_stands(fold(form), folded) for form in forms))


def _stands(form: str, folded: str) -> bool:
    return bool(form) and re.search(rf"(?<!\w){re.escape(form)}(?!\w)", folded) is not None
