"""Names and words that a pack may not give: nobody could ever ask for them, or they would be found everywhere."""

from collections.abc import Iterator

from engine.language.bundle_vocabulary import BUNDLE
from engine.language.parser import parse_header
from engine.language.problem import SyntaxProblem
from engine.language.proposal_vocabulary import PROPOSAL
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import Problem
from engine.texts import say


def can_be_asked_for(name: str) -> bool:
    """Whether a rule that says this word can mean a parameter: it is one, and neither the language's nor a field."""
    try:
        header = parse_header(name)
    except SyntaxProblem:
        return False
    return header == (name, ()) and name not in PROPOSAL.fields and name not in BUNDLE.fields


def given_again(header: str) -> str:
    """The argument that a definition's header names twice, "" if none."""
    try:
        _, arguments = parse_header(header)
    except SyntaxProblem:
        return ""
    return next((name for at, name in enumerate(arguments) if name in arguments[:at]), "")


def empty_words(file: str, node: Node | None) -> Iterator[Problem]:
    """Words of a words.yaml without a letter or a digit: matching leaves nothing of them."""
    for group in node.values() if isinstance(node, Mapping) else ():
        for words in group.values() if isinstance(group, Mapping) else ():
            for word in words if isinstance(words, Sequence) else ():
                if isinstance(word, Scalar) and not any(map(str.isalnum, word)):
                    yield Problem(file, word.line, word.column, say("a word must hold a letter or a digit"))
