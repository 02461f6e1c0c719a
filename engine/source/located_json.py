"""JSON as the same nodes as YAML, with line and column: no floats, no NaN, no equal keys, bounded."""

import json
import re
from json.decoder import scanstring  # type: ignore[attr-defined]
from typing import NoReturn

from engine.source.located import MAX_DEPTH, MAX_NODES
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import SourceError
from engine.texts import say

_BLANK = re.compile(r"[ \t\n\r]*")
_WHOLE = re.compile(r"-?(?:0|[1-9][0-9]*)(?![0-9.eE])")
_WORD = re.compile(r"true|false|null")
_LOOSE = re.compile(r"[-+.\w]+")


def read_json(text: str, file: str) -> Node:
    """The nodes of a JSON text; `file` is its name in errors. A number is its digits, null the empty text.

    Raises SourceError. A number with decimals is refused: write the figure as a text in Danish ("4,1").
    """
    reader = _Reader(text, file)
    node, index = reader.value(reader.skip(0), 0)
    if reader.skip(index) < len(text):
        reader.refuse(reader.skip(index), say("something stands behind the end of the JSON"))
    return node


class _Reader:
    """Reads one value at an index, and tells where it ends."""

    def __init__(self, text: str, file: str) -> None:
        self.text, self.file = text, file
        self.count = 0
        self.line, self.line_start, self.seen = 1, 0, 0

    def value(self, index: int, depth: int) -> tuple[Node, int]:
        """The node that begins at `index`, and the index behind it."""
        self.count += 1
        if self.count > MAX_NODES:
            self.refuse(index, say("more than {limit} values in one file", limit=MAX_NODES))
        sign = self.text[index : index + 1]
        if sign and sign in "{[":
            if depth >= MAX_DEPTH:
                self.refuse(index, say("more than {limit} levels deep", limit=MAX_DEPTH))
            return self._mapping(index, depth) if sign == "{" else self._sequence(index, depth)
        return self._string(index) if sign == '"' else self._bare(index)

    def skip(self, index: int) -> int:
        """The index of the next sign that is no blank."""
        match = _BLANK.match(self.text, index)
        return match.end() if match else index

    def refuse(self, index: int, message: str) -> NoReturn:
        """Raises SourceError at `index`."""
        raise SourceError(self.file, *self._place(index), message)

    def _place(self, index: int) -> tuple[int, int]:
        """Line and column; called with growing indices, so that each newline is counted once."""
        if index < self.seen:
            self.line, self.line_start, self.seen = 1, 0, 0
        newlines = self.text.count("\n", self.seen, index)
        if newlines:
            self.line += newlines
            self.line_start = self.text.rfind("\n", self.seen, index) + 1
        self.seen = index
        return self.line, index - self.line_start + 1

    def _mapping(self, index: int, depth: int) -> tuple[Node, int]:
        node = Mapping(*self._place(index))
        index = self.skip(index + 1)
        while not self._closes(index, "}", bool(node)):
            index = self._after_comma(index, bool(node))
            if self.text[index : index + 1] != '"':
                self.refuse(index, say("a key in double quotes must stand here"))
            key, end = self._string(index)
            if key in node:
                first = node.key(key)
                line = first.line if first is not None else node.line
                self.refuse(index, say("“{key}” stands here twice; it stands first in line {line}", key=key, line=line))
            index = self.skip(end)
            if self.text[index : index + 1] != ":":
                self.refuse(index, say("a colon is missing after the key"))
            node[key], index = self.value(self.skip(index + 1), depth + 1)
            index = self.skip(index)
        return node, index + 1

    def _sequence(self, index: int, depth: int) -> tuple[Node, int]:
        node = Sequence(*self._place(index))
        index = self.skip(index + 1)
        while not self._closes(index, "]", bool(node)):
            item, index = self.value(self._after_comma(index, bool(node)), depth + 1)
            node.append(item)
            index = self.skip(index)
        return node, index + 1

    def _closes(self, index: int, bracket: str, any_before: bool) -> bool:
        """Whether the bracket stands here; behind a value nothing but it or a comma may."""
        sign = self.text[index : index + 1]
        if sign != bracket and (not sign or (any_before and sign != ",")):
            self.refuse(index, say("a comma or the closing bracket is missing"))
        return sign == bracket

    def _after_comma(self, index: int, any_before: bool) -> int:
        return self.skip(index + 1) if any_before else index

    def _string(self, index: int) -> tuple[Scalar, int]:
        try:
            value, end = scanstring(self.text, index + 1, True)
        except json.JSONDecodeError as error:
            self.refuse(error.pos, say("a text is not closed, or holds a sign that JSON does not allow"))
        if any("\ud800" <= sign <= "\udfff" for sign in value):
            self.refuse(index, say("the text holds half a character (a lone surrogate)"))
        return self._scalar(value, index, '"'), end

    def _bare(self, index: int) -> tuple[Scalar, int]:
        match = _WHOLE.match(self.text, index) or _WORD.match(self.text, index)
        if not match:
            self.refuse(index, self._not_json(index))
        return self._scalar("" if match.group() == "null" else match.group(), index, ""), match.end()

    def _not_json(self, index: int) -> str:
        loose = _LOOSE.match(self.text, index)
        if loose and re.fullmatch(r"[-+.0-9eE]+", loose.group()):
            return say('{number}: write a figure with decimals as a text, such as "4,1"', number=loose.group())
        return say("this is not JSON")

    def _scalar(self, text: str, index: int, style: str) -> Scalar:
        scalar = Scalar(text, *self._place(index))
        scalar.style, scalar.source, scalar.start = style, self.text, index
        return scalar
