"""What a YAML or JSON file holds: texts, mappings and sequences, each with the place where it stands.

Nothing is guessed: a scalar is the text that was written, whatever it looks like. `1.850`, `NO` and `1:30` stay so.
"""

import re
from collections.abc import Iterator

_BLANKS = " \t\n\r\x85\u2028\u2029"
_PAIR = r"\\u[dD][89abAB][0-9a-fA-F]{2}\\u[dD][c-fC-F][0-9a-fA-F]{2}"
_ESCAPE = rf"{_PAIR}|\\x[0-9a-fA-F]{{2}}|\\u[0-9a-fA-F]{{4}}|\\U[0-9a-fA-F]{{8}}|\\[^{_BLANKS}]"
_VISIBLE = {
    '"': re.compile(rf"{_ESCAPE}|[^{_BLANKS}\\]"),
    "'": re.compile(rf"''|[^{_BLANKS}]"),
    "": re.compile(rf"[^{_BLANKS}]"),
}
_BLANK_ESCAPE = re.compile(r"\\[nrtNLP]|\\x(?:09|0[aA]|0[dD]|20|85)|\\u(?:0009|000[aA]|000[dD]|0020|0085|202[89])")


class Scalar(str):
    """A text. `style` is "" (plain or from code), `'`, `"`, `|` or `>`.

    `source` is the whole file's text, and `start` the index in it of the scalar's first sign.
    """

    __slots__ = ("column", "line", "source", "start", "style")

    line: int
    column: int
    style: str
    source: str
    start: int

    def __new__(cls, text: str, line: int = 1, column: int = 1) -> "Scalar":
        """A text that stands at `line` and `column`."""
        scalar = super().__new__(cls, text)
        scalar.line, scalar.column = line, column
        scalar.style, scalar.source, scalar.start = "", text, 0
        return scalar

    def position(self, offset: int) -> tuple[int, int]:
        """The line and column in the file of the character at `offset` of the text (its length: right behind it).

        Exact for every visible character, however the scalar is quoted, escaped or folded.
        """
        index = list(self._indices())[min(offset, len(self))]
        before = self.source[self.start : index]
        newlines = before.count("\n")
        if newlines:
            return self.line + newlines, len(before) - before.rfind("\n")
        return self.line, self.column + len(before)

    def _indices(self) -> Iterator[int]:
        """The index in `source` of each character of the text, and of the end."""
        visible = _VISIBLE.get(self.style, _VISIBLE[""])
        here = self._content()
        for character in self:
            token = visible.search(self.source, here)
            if character in _BLANKS and not (token and token.start() == here and _BLANK_ESCAPE.match(token.group())):
                yield here
                here += self.source[here : here + 1] in (" ", "\t")
                continue
            while token and character not in _BLANKS and _BLANK_ESCAPE.match(token.group()):
                token = visible.search(self.source, token.end())
            yield token.start() if token else here
            here = token.end() if token else here
        yield here

    def _content(self) -> int:
        """Where the text itself begins: behind a quote, or on the line below a block scalar's header."""
        if self.style in ("|", ">"):
            header_end = self.source.find("\n", self.start) + 1
            first = _VISIBLE[""].search(self.source, header_end)
            return first.start() - self._indent(first.start()) if first else header_end
        return self.start + (self.style in ("'", '"'))

    def _indent(self, index: int) -> int:
        """How many blanks of the text's own stand before its first visible character."""
        return min(len(self) - len(self.lstrip(" ")), index) if self.style == "|" else 0


class Mapping(dict[str, "Node"]):
    """Keys and values, in file order."""

    __slots__ = ("column", "line")

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__()
        self.line, self.column = line, column

    def key(self, name: str) -> Scalar | None:
        """The key with its place."""
        return next((key for key in self if key == name and isinstance(key, Scalar)), None)


class Sequence(list["Node"]):
    """Values in order."""

    __slots__ = ("column", "line")

    def __init__(self, line: int = 1, column: int = 1) -> None:
        super().__init__()
        self.line, self.column = line, column


Node = Scalar | Mapping | Sequence
