"""Lines of an extracted text, and how they join."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from typing import NamedTuple

from engine.formats.joining import join_lines
from engine.formats.text.added import as_written

MAX_LINE = 2_000
"""A longer line is prose, whatever it looks like."""

MOST_SET_IN = 20
"""A title or so may be set in: one in so many lines that begin with a word."""

_OPEN_WORDS = frozenset(
    """
    af i og på til for med fra om ved samt eller at en et den det de der som er har kan skal bliver
    """.split()  # noqa: SIM905 - one word after the other reads best
)


class Blanks(StrEnum):
    """What the way of a text has left of its blanks: all, all but those at line ends, or single ones between words."""

    KEPT = "kept"
    STRIPPED = "stripped"
    LOST = "lost"


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
    """The lines of a text, numbered from 1, without the blanks that its way has added to all of them."""
    lines, apart = [], True
    for number, raw in enumerate(as_written(text.split("\n")), 1):
        lines.append(Line(number, raw, apart))
        apart = not raw.strip(" \f")
    return lines


def blanks_of(lines: Sequence[Line]) -> Blanks:
    """Whether the blanks of a text can still tell where its empty cells were."""
    if not any("  " in line.raw for line in lines if not line.blank):
        return Blanks.LOST
    ended = [line.trailing > 0 for line in lines if not line.blank and not line.hyphenated]
    return Blanks.KEPT if sum(ended) * 5 >= len(ended) else Blanks.STRIPPED


def leading_tells(lines: Sequence[Line]) -> bool:
    """Whether the blanks before the figures that begin a line can tell of empty cells.

    They cannot where no line has any, nor where words are set in as well: before these there is no cell.
    """
    filled = [line for line in lines if not line.blank]
    set_in = [line.leading > 1 for line in filled if line.text[0].isalpha()]
    return any(line.leading for line in filled) and sum(set_in) * MOST_SET_IN <= len(set_in)


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
    """The lines as one text. Only a hyphen right at a line's end breaks a word; before a blank it is suspended."""
    runs: list[list[str]] = [[]]
    for line in lines:
        if not line.blank:
            runs[-1].append(line.text)
            runs += [] if line.hyphenated else [[]]
    return " ".join(join_lines(run) for run in runs if run)


def goes_on(text: str) -> bool:
    """Whether a text cannot be whole: it ends in a comma or in a word that wants another."""
    return text[-1:] in {",", "(", "/", "&"} or text.rsplit(" ", 1)[-1].lower() in _OPEN_WORDS
