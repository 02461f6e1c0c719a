"""YAML as texts with places: no tags, no anchors, no merge keys, no equal keys, no second document, bounded.

Built from the parser's events on a stack of our own, so that depth and size are known before anything is built.
"""

import re
from pathlib import Path
from typing import Any, NoReturn

import yaml

from engine.source.files import read_text
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import SourceError
from engine.texts import say, sayable

MAX_BYTES = 4 * 1024 * 1024
MAX_DEPTH = 32
MAX_NODES = 200_000

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_UNPRINTABLE = re.compile("[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def load_yaml(path: Path) -> Node:
    """The nodes of a YAML file; raises SourceError."""
    return read_yaml(read_text(path, MAX_BYTES), str(path))


def read_yaml(text: str, file: str) -> Node:
    """The nodes of a YAML text with newline line ends; `file` is its name in errors. Raises SourceError."""
    strange = _UNPRINTABLE.search(text)
    if strange:
        before = text[: strange.start()]
        message = say("an invisible control character (code {code})", code=f"U+{ord(strange.group()):04X}")
        raise SourceError(file, before.count("\n") + 1, len(before) - before.rfind("\n"), message)
    builder = _Builder(text, file)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (None, None)
        raise SourceError(file, line, column, _plainly(error.problem or "")) from None
    except yaml.YAMLError as error:
        raise SourceError(file, None, None, _plainly(str(error))) from None
    if builder.root is None:
        raise SourceError(file, 1, 1, say("there is nothing in the file"))
    return builder.root


class _Builder:
    """Puts nodes together from events; `take` is called with each event in turn."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.root: Node | None = None
        self.open: list[Mapping | Sequence] = []
        self.keys: list[Scalar | None] = []
        self.count = 0

    def take(self, event: Any) -> None:
        """Refuses what must not stand there, and adds what may."""
        if isinstance(event, yaml.ScalarEvent):
            self._scalar(event)
        elif isinstance(event, yaml.CollectionStartEvent):
            self._open(event)
        elif isinstance(event, yaml.CollectionEndEvent):
            self.open.pop()
            self.keys.pop()
        elif isinstance(event, yaml.AliasEvent):
            self._refuse(event, say("references (*name) are not used here; write the value itself"))
        elif isinstance(event, yaml.DocumentStartEvent) and self.root is not None:
            self._refuse(event, say("a second document (---) stands in the file"))

    def _scalar(self, event: Any) -> None:
        self._check(event)
        mark = event.start_mark
        scalar = Scalar(event.value, mark.line + 1, mark.column + 1)
        scalar.style, scalar.source, scalar.start = event.style or "", self.text, mark.index
        if self.open and isinstance(self.open[-1], Mapping) and self.keys[-1] is None:
            self._check_key(scalar, event)
            self.keys[-1] = scalar
        else:
            self._add(scalar)

    def _open(self, event: Any) -> None:
        self._check(event)
        kind = Mapping if isinstance(event, yaml.MappingStartEvent) else Sequence
        node = kind(event.start_mark.line + 1, event.start_mark.column + 1)
        if self.open and isinstance(self.open[-1], Mapping) and self.keys[-1] is None:
            self._refuse(event, say("a key must be a single word or text"))
        if len(self.open) >= MAX_DEPTH:
            self._refuse(event, say("more than {limit} levels deep", limit=MAX_DEPTH))
        self._add(node)
        self.open.append(node)
        self.keys.append(None)

    def _add(self, node: Node) -> None:
        if not self.open:
            self.root = node
            return
        parent = self.open[-1]
        key = self.keys[-1]
        if isinstance(parent, Sequence):
            parent.append(node)
        elif key is not None:
            parent[key] = node
            self.keys[-1] = None

    def _check(self, event: Any) -> None:
        self.count += 1
        if event.anchor is not None:
            self._refuse(event, say("anchors (&name) are not used here"))
        if event.tag is not None:
            self._refuse(event, say("tags (!name) are not used here; quote a text that begins with !"))
        if self.count > MAX_NODES:
            self._refuse(event, say("more than {limit} values in one file", limit=MAX_NODES))

    def _check_key(self, key: Scalar, event: Any) -> None:
        parent = self.open[-1]
        if key == "<<" and key.style == "":
            self._refuse(event, say("merge keys (<<) are not used here"))
        if isinstance(parent, Mapping) and key in parent:
            first = parent.key(key)
            line = first.line if first is not None else parent.line
            self._refuse(event, say("“{key}” stands here twice; it stands first in line {line}", key=key, line=line))

    def _refuse(self, event: Any, message: str) -> NoReturn:
        raise SourceError(self.file, event.start_mark.line + 1, event.start_mark.column + 1, message)


def _plainly(problem: str) -> str:
    """The parser's complaint in words that help, where we know them."""
    for part, message in _COMPLAINTS.items():
        if part in problem:
            return say(message)
    return say("this is not YAML; put a text with signs in it in quotes")


_COMPLAINTS = {
    "cannot start any token": sayable("a text that begins with this sign must stand in quotes (a tab cannot indent)"),
    "mapping values are not allowed": sayable("a colon stands where it cannot; put a text that holds “: ” in quotes"),
    "could not find expected ':'": sayable("a colon is missing after the key, or the line is indented too little"),
    "did not find expected key": sayable("a key is missing, or the line is indented wrongly"),
    "did not find expected '-'": sayable("a list item is missing its dash, or the line is indented wrongly"),
    "did not find expected ',' or": sayable("a comma or the closing bracket is missing"),
    "unexpected end of stream": sayable("the closing quote is missing"),
    "tab character": sayable("a tab cannot indent: use blanks"),
    "nesting depth": sayable("the values are nested too deep"),
    "escape": sayable("a backslash stands where it cannot; put the text in single quotes"),
    "control characters": sayable("a sign that nobody can see stands here"),
    "special characters": sayable("a sign that nobody can see stands here"),
    "sequence entries are not allowed": sayable("a list stands where it cannot; put it in a line of its own"),
    "expected <document start>": sayable("something stands here that belongs to nothing above it"),
}
