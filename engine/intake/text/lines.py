"""Lines of an extracted text, and how they join."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.model.place import Place

MAX_LINE = 2_000
"""A longer line is prose, whatever it looks like."""

_SUSPENDED = frozenset({"og", "eller", "samt"})
_LAST_PART = re.compile(r"[^\W\d_]+$")


class Line(NamedTuple):
    """A physical line, its blanks kept. `apart`: an empty line or one of blanks stands before it."""

    number: int
    raw: str
    apart: bool

    @property
    def text(self) -> str:
        """What stands there, without the blanks around it."""
        return self.raw.strip(" \f")

    @property
    def blank(self) -> bool:
        """Whether nothing stands there."""
        return not self.text

    @property
    def leading(self) -> int:
        """How many blanks stand before the text."""
        return len(self.raw) - len(self.raw.lstrip(" \f"))

    @property
    def trailing(self) -> int:
        """How many blanks stand behind the text."""
        return len(self.raw) - len(self.raw.rstrip(" "))

    @property
    def hyphenated(self) -> bool:
        """Whether a word goes on in the next line."""
        return len(self.raw) > 1 and self.raw[-1] in "-\u00ad" and self.raw[-2].isalnum()


class Fragment(NamedTuple):
    """Lines that hyphens hold together, as one text. `apart` is the first line's, `trailing` the last one's."""

    text: str
    line: int
    apart: bool
    trailing: int


def split_lines(text: str) -> list[Line]:
    """The lines of a text, numbered from 1."""
    lines, apart = [], True
    for number, raw in enumerate(text.replace("\t", " ").split("\n"), 1):
        lines.append(Line(number, raw, apart))
        apart = not raw.strip(" \f")
    return lines


def fragments(lines: Iterable[Line]) -> list[Fragment]:
    """The lines with text, those joined that hyphens hold together."""
    found: list[Fragment] = []
    open_run: list[Line] = []
    for line in lines:
        if line.blank:
            continue
        open_run.append(line)
        if not line.hyphenated:
            found.append(_fragment(open_run))
            open_run = []
    return [*found, _fragment(open_run)] if open_run else found


def _fragment(run: Sequence[Line]) -> Fragment:
    return Fragment(join(run), run[0].number, run[0].apart, run[-1].trailing)


def join(lines: Sequence[Line]) -> str:
    """The lines as one text. A hyphen at a line's end is undone unless it is the word's own."""
    pieces: list[str] = []
    before: Line | None = None
    for line in lines:
        if line.blank:
            continue
        if before is not None:
            pieces[-1:] = _joint(before, pieces[-1], line.text)
        pieces.append(line.text)
        before = line
    return "".join(pieces)


def _joint(before: Line, left: str, right: str) -> tuple[str, ...]:
    """The left text as it stands before the right one."""
    if not before.hyphenated or right.split(" ", 1)[0] in _SUSPENDED:
        return (left, " ")
    stem = left[:-1]
    part = _LAST_PART.search(stem[-60:])
    own = part is None or part.group().isupper() == right[0].islower()
    return (left,) if own and not left.endswith("\u00ad") else (stem,)


def place_of(file: str, line: int, column: int | None = None) -> Place:
    """A place in a text file, line and column from 1."""
    return Place(file=file, line=line, column=column)
