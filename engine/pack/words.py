"""Words that a words.yaml may not give: those of which matching leaves nothing, and those that it gives twice."""

from collections.abc import Iterator

from engine.pack.twice import Given, given_twice
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import Problem
from engine.texts import say


def empty_words(file: str, node: Node | None) -> Iterator[Problem]:
    """Words without a letter or a digit."""
    for words in _groups(node):
        for word in words:
            if not any(map(str.isalnum, word)):
                yield Problem(file, word.line, word.column, say("a word must hold a letter or a digit"))


def words_twice(file: str, node: Node | None) -> Iterator[Problem]:
    """Words that stand twice in one group: only the first list that has such a word would get it."""
    for words in _groups(node):
        yield from given_twice(Given(file, word, " ".join(word.casefold().split())) for word in words)


def _groups(node: Node | None) -> Iterator[list[Scalar]]:
    """The words of each group, list after list."""
    for group in node.values() if isinstance(node, Mapping) else ():
        lists = group.values() if isinstance(group, Mapping) else ()
        yield [word for each in lists if isinstance(each, Sequence) for word in each if isinstance(word, Scalar)]
