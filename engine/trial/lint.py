"""What a rule author should mend in a pack, though it may load: each with file, line and column."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

from engine.model.finding import Category
from engine.pack.layer import Layer
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.understand import layers_of
from engine.source.located import load_yaml
from engine.source.nodes import Mapping, Node, Sequence
from engine.source.problem import Problem, SourceError
from engine.source.validate import validate
from engine.texts import say
from engine.trial.cases import CaseFile
from engine.trial.equivalents import FILE
from engine.trial.firmness import too_firm, unreasoned
from engine.trial.mentioned import mentioned
from engine.trial.read_words import unread

_PLACE = re.compile(r"\{([^{}]*)\}")


def lint(name: str) -> tuple[Problem, ...]:
    """The problems of the pack of this id or in this folder, by place; raises PackError where there is no such pack.

    What loading refuses comes alone: what the rest would say of a pack that cannot be understood is guesswork.
    """
    folder = find(name)
    try:
        load_pack(name)
        layers = layers_of(folder)
        cases = tuple(_cases(folder))
    except SourceError as error:
        return error.problems
    rules = tuple(_rules(folder))
    problems = [*_unused(layers), *_of_rules(rules), *_uncased(rules, cases, layers), *unreasoned(layers)]
    problems += too_firm(layers)
    return tuple(sorted(problems, key=lambda each: (each.file, each.line or 0, each.column or 0)))


def _rules(folder: Path) -> Iterator[tuple[str, Sequence]]:
    """The rules of each file, as nodes with their places."""
    for category in Category:
        path = folder / f"{category}.yaml"
        node = load_yaml(path) if path.exists() else None
        if isinstance(node, Mapping) and isinstance(node["rules"], Sequence):
            yield str(path), node["rules"]


def _cases(folder: Path) -> Iterator[tuple[str, Node]]:
    """Every case as a node with its place; raises SourceError for what is none."""
    for path in sorted((folder / "cases").glob("*.yaml")):
        if path.name != FILE:
            node = load_yaml(path)
            validate(CaseFile, node, str(path))
            cases = _part(node, "cases")
            yield from ((str(path), case) for case in (cases if isinstance(cases, Sequence) else ()))


def _unused(layers: tuple[Layer, ...]) -> Iterator[Problem]:
    """Parameters, definitions and word lists of the pack's own files that nothing asks for."""
    used, own = mentioned(layers), layers[-1]
    path = Path(own.parameters_file)
    node = load_yaml(path) if path.exists() else None
    for name in node if isinstance(node, Mapping) else ():
        if name not in used:
            yield _at(str(path), node, name, say("no rule asks for the parameter {name}", name=name))
    for definition in own.definitions:
        if definition.name not in used:
            message = say("no rule asks for the definition {name}", name=definition.name)
            yield Problem(definition.file, definition.header.line, definition.header.column, message)
    words = own.folder / "words.yaml"
    for key in unread(load_yaml(words)) if words.exists() else ():
        yield Problem(str(words), key.line, key.column, say("no reader asks for the words {name}", name=key))


def _at(file: str, node: Node | None, name: str, message: str) -> Problem:
    key = node.key(name) if isinstance(node, Mapping) else None
    return Problem(file, key.line if key else None, key.column if key else None, message)


def _of_rules(rules: tuple[tuple[str, Sequence], ...]) -> Iterator[Problem]:
    titles: dict[str, str] = {}
    for file, nodes in rules:
        for before, after in pairwise(nodes):
            if _text(after, "id") <= _text(before, "id"):
                yield _about(
                    file,
                    after,
                    "id",
                    say("{id} stands after {before}", id=_text(after, "id"), before=_text(before, "id")),
                )
        for node in nodes:
            yield from _languages(file, node)
            yield from _concern(file, node)
            yield from _titles(file, node, titles)


def _languages(file: str, node: Node) -> Iterator[Problem]:
    """A value that is told in one language only."""
    for part in ("message", "hint"):
        wording = _part(node, part)
        danish, english = (_places(_text(wording, code)) for code in ("da", "en"))
        if danish != english:
            names = ", ".join(sorted(f"{{{name}}}" for name in danish ^ english))
            yield _about(file, wording, "en", say("Danish and English do not both tell {names}", names=names))


def _places(text: str) -> set[str]:
    return {" ".join(place.split()) for place in _PLACE.findall(text)}


def _concern(file: str, node: Node) -> Iterator[Problem]:
    if "applies" in node and "otherwise" not in node:
        yield _about(file, node, "applies", say("`applies` without `otherwise`: say in words whom it does not concern"))
    if "otherwise" in node and "applies" not in node:
        yield _about(file, node, "otherwise", say("`otherwise` without `applies`: it is never said"))


def _titles(file: str, node: Node, known: dict[str, str]) -> Iterator[Problem]:
    id_, wording = _text(node, "id"), _part(node, "title")
    for code in ("da", "en"):
        other = known.setdefault(f"{code} {_text(wording, code).casefold()}", id_)
        if other != id_:
            yield _about(file, wording, code, say("{other} has the same title", other=other))


def _uncased(
    rules: tuple[tuple[str, Sequence], ...], cases: tuple[tuple[str, Node], ...], layers: tuple[Layer, ...]
) -> Iterator[Problem]:
    told = {(_text(case, "rule"), _text(case, "verdict")) for _, case in cases}
    for file, nodes in rules:
        for node in nodes:
            for verdict in ("holds", "breaks"):
                if (_text(node, "id"), verdict) not in told:
                    yield _about(file, node, "id", say("there is no case in which it {verdict}", verdict=verdict))
    known = {rule.form.id for layer in layers for rule in layer.rules}
    for file, case in cases:
        if _text(case, "rule") not in known:
            yield _about(file, case, "rule", say("there is no rule of this id"))


def _part(node: Node, key: str) -> Node:
    """What stands under a key of a mapping; the models have seen to it that it is there."""
    return node[key] if isinstance(node, Mapping) else node


def _text(node: Node, key: str) -> str:
    return str(_part(node, key))


def _about(file: str, node: Node, key: str, message: str) -> Problem:
    part = _part(node, key)
    return Problem(file, part.line, part.column, message)
