"""From the texts of a rule to one that runs: parsed, type-checked, its messages too."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from engine.language import parser, scope, typed
from engine.language.checker import Checker
from engine.language.location import Pointer
from engine.language.message import SIDES, Template
from engine.language.problem import LanguageProblem, SyntaxProblem, TypeProblem
from engine.language.rule import CompiledRule, Condition, Part
from engine.language.scope import Definition, Library, Parameter, Scope, outermost
from engine.texts import say

RuleScope = Literal["proposal", "bundle"]


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as its author wrote it; "" where a part is missing.

    `messages` are templates by any name (`message.da`, `hint.en`), to be filled by `Outcome.render`.
    """

    name: str
    check: str
    applies: str = ""
    at: str = ""
    messages: Mapping[str, str] = field(default_factory=dict)
    scope: RuleScope = "proposal"


class LanguageError(Exception):
    """A rule or definition that cannot be understood.

    `part` names the text that holds the mistake: `check`, `applies`, `at`, a key of `messages`, or a definition's
    header. `offset` counts characters from 0 within that text.
    """

    def __init__(self, part: str, problem: LanguageProblem) -> None:
        super().__init__(f"{part}: {problem.message}")
        self.part = part
        self.offset = problem.offset
        self.message = problem.message


def compile_rule(text: RuleText, library: Library | None = None) -> CompiledRule:
    """Parses, checks and compiles a rule. `library` holds the pack's definitions and parameters.

    Raises LanguageError.
    """
    known = library or Library()
    with _Blame("applies"):
        applies = _condition(text, known) if text.applies else None
    with _Blame("check"):
        clauses = typed.clauses(_sentence(text.check, text.scope, known))
    parts = tuple(_part(clause, text, known) for clause in clauses)
    return CompiledRule(text.name, lambda: applies, lambda: parts)


def library(definitions: Mapping[str, str] | None = None, parameters: Mapping[str, Parameter] | None = None) -> Library:
    """What a pack adds: definitions (header to body, in order) and parameters (see `parameter`).

    Raises LanguageError, its part the definition's header.
    """
    parsed: dict[str, Definition] = {}
    for header, body in (definitions or {}).items():
        with _Blame(header):
            name, arguments = parser.parse_header(header)
            parsed[name] = Definition(header, arguments, parser.parse(body))
    return Library(parsed, dict(parameters or {}))


def parameter(type_name: str, value: object) -> Parameter:
    """A parameter from its type (`Kroner`, `list of Text`) and its value as read from a pack: text, or a list of texts.

    Raises ValueError on an unknown type or a value that is none of it.
    """
    return scope.parameter(type_name, value)


def _condition(text: RuleText, known: Library) -> Condition:
    return Condition(" ".join(text.applies.split()), _sentence(text.applies, text.scope, known))


def _part(clause: typed.Clause, text: RuleText, known: Library) -> Part:
    scope = _scope_of(clause, outermost(text.scope, known))
    free = 1 + max((each.number for each in scope.bound.values() if isinstance(each, typed.Variable)), default=-1)
    with _Blame("at"):
        place = Checker(known, free).value(parser.parse(text.at), scope) if text.at else None
    filled = {}
    for part, message in text.messages.items():
        with _Blame(part):
            filled[part] = _template(message, Checker(known, free), scope, clause.leaf)
    return Part(clause, Pointer(clause, place), filled.__getitem__)


def _scope_of(clause: typed.Clause, scope: Scope) -> Scope:
    for step in clause.steps:
        if isinstance(step, typed.Binder):
            scope = scope.with_name(step.variable.name, step.variable)
    return scope


def _sentence(text: str, scope: RuleScope, known: Library) -> typed.Node:
    return Checker(known).sentence(parser.parse(text), outermost(scope, known))


class _Blame:
    """Turns a problem in the block into a LanguageError of this part."""

    def __init__(self, part: str) -> None:
        self._part = part

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, problem: BaseException | None, __: object) -> None:
        if isinstance(problem, LanguageProblem):
            raise LanguageError(problem.part or self._part, problem) from problem


_PLACE = re.compile(r"\{([^{}]*)\}")


def _template(text: str, checker: Checker, scope: Scope, leaf: typed.Node) -> Template:
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
        return checker.value(parser.parse("year_span" if word == "years" else text), scope)
    except LanguageProblem as problem:
        raise type(problem)(problem.offset + (0 if problem.part else offset), problem.message, problem.part) from None
