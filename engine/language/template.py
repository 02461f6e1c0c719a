"""From the text of a message to its template, type-checked with the rule."""

import re

from engine.language import typed
from engine.language.checker import Checker
from engine.language.message import SIDES, Template
from engine.language.parser import parse
from engine.language.problem import LanguageProblem, SyntaxProblem, TypeProblem
from engine.language.scope import Scope
from engine.texts import say

_PLACE = re.compile(r"\{([^{}]*)\}")


def template(text: str, checker: Checker, scope: Scope, leaf: typed.Node) -> Template:
    """Parses and checks a template. Raises LanguageProblem with the offset in `text`."""
    pieces = _PLACE.split(text)
    for brace in re.finditer(r"[{}]", _PLACE.sub(lambda match: " " * len(match[0]), text)):
        raise SyntaxProblem(brace.start(), say("a lone `{brace}`: braces come in pairs, around a name", brace=brace[0]))
    offsets = [match.start(1) for match in _PLACE.finditer(text)]
    values = [_value(each, at, checker, scope, leaf) for each, at in zip(pieces[1::2], offsets, strict=True)]
    return Template(tuple(pieces[::2]), tuple(values))


def _value(text: str, offset: int, checker: Checker, scope: Scope, leaf: typed.Node) -> str | typed.Node:
    word = text.strip()
    if word in SIDES:
        sides = (typed.Comparison,) if word != "stated" else (typed.Comparison, typed.Membership, typed.StateOf)
        if not isinstance(leaf, sides):
            raise TypeProblem(offset, say("`{word}` needs a comparison in the check", word=word))
        return word
    try:
        return checker.value(parse("year_span" if word == "years" else text), scope)
    except LanguageProblem as problem:
        raise type(problem)(problem.offset + (0 if problem.part else offset), problem.message, problem.part) from None
