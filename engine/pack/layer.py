"""One pack folder, read and validated file by file, before it is laid over the pack that it extends."""

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TypeVar

from engine.model.base import Model
from engine.model.finding import Category
from engine.model.lexicon import Lexicon
from engine.model.production import Verdicts
from engine.pack.files import KNOWN, RULE_FILES, digested, unknown
from engine.pack.forms import FramesFile, ParameterForm, RuleFile, RuleForm, SourcesFile
from engine.pack.head import PackForm
from engine.pack.names import can_be_asked_for, given_again
from engine.pack.problem import PackError
from engine.pack.twice import Given, given_twice, productions_of
from engine.pack.words import empty_words, words_twice
from engine.source.files import decode, read_bytes
from engine.source.located import MAX_BYTES, read_yaml
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import Problem, SourceError
from engine.source.validate import validate
from engine.texts import say

T = TypeVar("T")

_HEADER = re.compile(r"[a-z][a-z_]*(\([a-z_, ]*\))?")


class PlacedRule(Model):
    """A rule as written, its category, and the file and key where it stands."""

    file: str
    key: Scalar
    category: Category
    form: RuleForm


class Definition(Model):
    """A named sentence: its header (`details(part, year)`), its text, and its file."""

    file: str
    header: Scalar
    text: Scalar

    @property
    def name(self) -> str:
        """The name without its arguments."""
        return self.header.partition("(")[0]


class Layer(Model):
    """All that one pack folder says itself.

    `head_node` and `verdicts_node` are pack.yaml and verdicts.yaml as nodes with their places. `digest` is over the
    bytes of its files, in the order of their names.
    """

    form: PackForm
    head_node: Node | None
    folder: Path
    parameters: tuple[tuple[Scalar, ParameterForm], ...]
    parameters_file: str
    definitions: tuple[Definition, ...]
    rules: tuple[PlacedRule, ...]
    lexicon: Lexicon
    verdicts: Verdicts
    verdicts_node: Node | None
    sources: SourcesFile
    frames: FramesFile
    digest: bytes

    def head_problem(self, key: str, message: str, index: int | None = None) -> Problem:
        """What is wrong with the value of a key of pack.yaml, or with an item of its list."""
        node = self.head_node[key] if isinstance(self.head_node, Mapping) else None
        if index is not None and isinstance(node, Sequence):
            node = node[index]
        line, column = (None, None) if node is None else (node.line, node.column)
        return Problem(str(self.folder / "pack.yaml"), line, column, message)


def read_layer(folder: Path) -> Layer:
    """The layer of a pack folder; raises PackError."""
    try:
        return _Reader(folder).layer()
    except SourceError as error:
        raise PackError.of(error.problems) from None


class _Reader:
    """Reads the files of one folder, each once, and keeps their digest."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.bytes: list[tuple[str, bytes]] = []

    def layer(self) -> Layer:
        self._refuse_unknown()
        files = {name: self._read(name) for name in KNOWN}
        parameters = files["parameters.yaml"] or Mapping()
        layer = Layer(
            form=self._form(PackForm, "pack.yaml", files["pack.yaml"]),
            head_node=files["pack.yaml"],
            folder=self.folder,
            parameters=tuple(self._parameters(parameters)),
            parameters_file=self._file("parameters.yaml"),
            definitions=tuple(self._definitions(files["definitions.yaml"])),
            rules=tuple(rule for name in RULE_FILES for rule in self._rules(name, files[name])),
            lexicon=self._form(Lexicon, "words.yaml", files["words.yaml"] or Mapping()),
            verdicts=self._verdicts(files["verdicts.yaml"]),
            verdicts_node=files["verdicts.yaml"],
            sources=self._form(SourcesFile, "sources.yaml", files["sources.yaml"] or Mapping()),
            frames=self._form(FramesFile, "frames.yaml", files["frames.yaml"] or Mapping()),
            digest=digested(self.bytes),
        )
        words = self._file("words.yaml"), files["words.yaml"]
        problems = [*_twice(layer, parameters), *words_twice(*words), *empty_words(*words)]
        if problems:
            raise PackError.of(problems)
        return layer

    def _file(self, name: str) -> str:
        return str(self.folder / name)

    def _refuse_unknown(self) -> None:
        """A rule file under a name that nobody reads would be lost silently."""
        for path in unknown(self.folder):
            names = ", ".join(KNOWN)
            raise PackError(str(path), None, None, say("no such file in a pack; the files are: {names}", names=names))

    def _read(self, name: str) -> Node | None:
        path = self.folder / name
        # A link that leads nowhere is no file that was left out.
        if not os.path.lexists(path):
            return None
        data = read_bytes(path, MAX_BYTES)
        self.bytes.append((name, data))
        return read_yaml(decode(data, str(path)), str(path))

    def _form(self, form: type[T], name: str, node: Node | None) -> T:
        if node is None:
            raise PackError(self._file(name), None, None, say("the file is missing"))
        return validate(form, node, self._file(name))

    def _parameters(self, node: Node) -> Iterator[tuple[Scalar, ParameterForm]]:
        for name, value in self._pairs(node, "parameters.yaml"):
            if not can_be_asked_for(name):
                message = say(
                    "no rule could ask for a parameter called “{name}”: give it a name of one word that is neither a "
                    "field nor a word of the rule language",
                    name=name,
                )
                raise PackError(self._file("parameters.yaml"), name.line, name.column, message)
            yield name, self._form(ParameterForm, "parameters.yaml", value)

    def _definitions(self, node: Node | None) -> Iterator[Definition]:
        for header, text in self._pairs(node, "definitions.yaml"):
            if not _HEADER.fullmatch(header) or not isinstance(text, Scalar):
                message = say("a definition is a name, perhaps with arguments, and a sentence: total(year): …")
                raise PackError(self._file("definitions.yaml"), header.line, header.column, message)
            again = given_again(header)
            if again:
                message = say("two arguments are called {name}", name=again)
                raise PackError(self._file("definitions.yaml"), header.line, header.column, message)
            yield Definition(self._file("definitions.yaml"), header, text)

    def _rules(self, name: str, node: Node | None) -> Iterator[PlacedRule]:
        if node is None:
            return
        file = self._form(RuleFile, name, node)
        if f"{file.category}.yaml" != name:
            raise PackError(self._file(name), 1, 1, say("the category must be that of the file's name"))
        for form, placed in zip(file.rules, node["rules"], strict=True):  # type: ignore[index, call-overload]
            yield PlacedRule(self._file(name), placed["id"], file.category, form)

    def _verdicts(self, node: Node | None) -> Verdicts:
        return Verdicts(productions=()) if node is None else self._form(Verdicts, "verdicts.yaml", node)

    def _pairs(self, node: Node | None, name: str) -> Iterator[tuple[Scalar, Node]]:
        if node is None:
            return
        if not isinstance(node, Mapping):
            raise PackError(self._file(name), 1, 1, say("keys with values must stand here"))
        for name_, value in node.items():
            key = node.key(name_)
            yield Scalar(name_) if key is None else key, value


def _twice(layer: Layer, parameters: Node) -> Iterator[Problem]:
    """Rules, productions and names that the folder gives twice. Parameters and definitions are names alike."""
    keys = [key for key in parameters if isinstance(key, Scalar)]
    names = [Given(layer.parameters_file, key, key) for key in keys]
    names += [Given(each.file, each.header, each.name) for each in layer.definitions]
    yield from given_twice(names)
    yield from given_twice(Given(rule.file, rule.key, rule.form.id) for rule in layer.rules)
    yield from given_twice(productions_of(str(layer.folder / "verdicts.yaml"), layer.verdicts_node))
