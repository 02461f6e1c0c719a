"""From characters to tokens."""

import re
from enum import StrEnum
from typing import NamedTuple

from engine.language.problem import SyntaxProblem
from engine.texts import say

LONGEST = 6000
"""Characters of one sentence; the longest a person can still read is far below."""


class Kind(StrEnum):
    """What a token is."""

    NUMBER = "number"
    TEXT = "text"
    WORD = "word"
    SYMBOL = "symbol"
    END = "end"


class Token(NamedTuple):
    """A token, as written (a text without its quotes), and where it begins."""

    kind: Kind
    text: str
    offset: int

    def __str__(self) -> str:
        return say("the end") if self.kind is Kind.END else f"`{self.text}`"


_TOKEN = re.compile(
    r"""(?P<blank>\s+)
      | (?P<number>[0-9]{1,15}(?:\.[0-9]{1,9})?(?![\w.]))
      | (?P<text>'(?:[^'\n]|'')*')
      | (?P<word>[^\W\d]\w{0,63}(?!\w))
      | (?P<symbol>!=|<=|>=|[-=<>+*/()\[\],:.])""",
    re.VERBOSE,
)


def tokens(text: str) -> list[Token]:
    """The tokens of a sentence, an END token last.

    Raises SyntaxProblem at a character that begins none, and on a text that is too long.
    """
    if len(text) > LONGEST:
        raise SyntaxProblem(LONGEST, say("a sentence of more than {count} characters", count=LONGEST))
    found: list[Token] = []
    offset = 0
    while offset < len(text):
        match = _TOKEN.match(text, offset)
        if match is None:
            raise SyntaxProblem(offset, _strange(text[offset : offset + 12]))
        if match.lastgroup != "blank":
            found.append(_token(match))
        offset = match.end()
    return [*found, Token(Kind.END, "", len(text))]


def _strange(text: str) -> str:
    if "0" <= text[0] <= "9":
        return say(
            "found {text}, which is no number: at most 15 digits, and behind a decimal point at most 9", text=text
        )
    return say("found {text}, which begins no word, number or text", text=text)


def _token(match: re.Match[str]) -> Token:
    kind = Kind(str(match.lastgroup))
    text = match.group()
    if kind is Kind.TEXT:
        text = text[1:-1].replace("''", "'")
    return Token(kind, text, match.start())
