"""Words as numbers: those that rules name, and any other."""

from collections.abc import Iterator

import z3

from engine.language.comparing import mentions
from engine.trial.prove.logic import Formula, Term


class Lexis:
    """The words that rules name, by number from 0 (the empty text); a higher number is some other word."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {"": 0}
        self.written: list[str] = [""]
        self.lists: dict[tuple[str, ...], z3.FuncDeclRef] = {}

    def number(self, word: str) -> int:
        """The number of a word, whatever the case of its letters."""
        key = word.casefold()
        if key not in self.words:
            self.words[key] = len(self.written)
            self.written.append(word)
        return self.words[key]

    def mentioned(self, listed: tuple[str, ...], word: Term) -> Formula:
        """Whether the text mentions one of the listed words."""
        if isinstance(word, str):
            return mentions(listed)(word)
        if listed not in self.lists:
            name = f"mentions {len(self.lists)}"
            self.lists[listed] = z3.Function(name, z3.IntSort(), z3.BoolSort())
        return self.lists[listed](word)

    def facts(self) -> Iterator[Formula]:
        """What is known of the words that rules name."""
        for listed, function in self.lists.items():
            for number, word in enumerate(self.written):
                yield function(number) == mentions(listed)(word)
