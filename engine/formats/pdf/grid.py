"""A table as it is read off a page: rows of texts under columns, still knowing where it stood."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from engine.formats.joining import join_cell
from engine.formats.pdf.words import Box, Page, Word, lines_of

Row = tuple[str, ...]
Span = tuple[float, float]
"""From left to right, in points."""

Cells = tuple[tuple[Box | None, ...], ...]
Line = tuple[Word, ...]

_LINKS = frozenset(["af", "efter", "eller", "for", "fra", "i", "med", "og", "om", "på", "samt", "til", "ved"])


class Grid(NamedTuple):
    """A table on one page, and how far each of its columns reaches. `ruled`: it is drawn with lines."""

    page: int
    top: float
    columns: tuple[Span, ...]
    rows: tuple[Row, ...]
    ruled: bool


def text_of(words: Sequence[Word], room: float) -> str:
    """The words of a cell as one text. `room` is how wide a line of it can be, in points."""
    return join_cell(list(_unbroken([*lines_of(words), ()], room)))


def _unbroken(lines: Sequence[Line], room: float) -> Iterator[str]:
    """The texts of the lines, the last one empty; a word that was longer than a line is whole again."""
    text = ""
    for index, (line, after) in enumerate(pairwise(lines)):
        text += line_text(line)
        if not after or not _breaks(line, after, room) or _links(after, lines[index + 2]):
            yield text
            text = ""


def _breaks(line: Line, after: Line, room: float) -> bool:
    """Whether a line is one word that fills its cell, so that not even the next letter finds room on it."""
    full = line[-1].box.x1 - line[0].box.x0 + after[0].first > room
    return len(line) == 1 and full and line[0].text[-1].isalpha() and after[0].text[0].islower()


def _links(line: Line, after: Line) -> bool:
    """Whether a line begins with a small word that leads on to another one: "og", but not the end of "katalog"."""
    return line[0].text in _LINKS and bool(len(line) > 1 or after)


def line_text(line: Iterable[Word]) -> str:
    """The words of a line, blanks between those that do not touch."""
    text, end = "", 0.0
    for word in line:
        touches = -word.size < word.box.x0 - end < 0.1 * word.size
        text += word.text if touches or not text else f" {word.text}"
        end = word.box.x1
    return text


def ruled_grids(page: Page) -> tuple[list[Grid], list[Word]]:
    """The tables drawn with lines, whose empty cells are certain, and the words that stand in none of their cells."""
    homes = [box for cells in page.ruled for row in cells for box in row if box]
    inside: dict[Box, list[Word]] = {box: [] for box in homes}
    outside: list[Word] = []
    for word in page.words:
        home = next((box for box in homes if box.holds(*word.middle)), None)
        (outside if home is None else inside[home]).append(word)
    return [_ruled(page.number, cells, inside) for cells in page.ruled], outside


def _ruled(page: int, cells: Cells, inside: Mapping[Box, Sequence[Word]]) -> Grid:
    margins = 2 * _margin(inside, [box for row in cells for box in row if box])
    rows = tuple(tuple(text_of(inside[box], box.x1 - box.x0 - margins) if box else "" for box in row) for row in cells)
    columns = [[box for box in column if box] for column in zip(*cells, strict=True)]
    spans = tuple((min(box.x0 for box in column), min(box.x1 for box in column)) for column in columns)
    top = min(box.top for row in cells for box in row if box)
    return Grid(page, top, spans, rows, ruled=True)


def _margin(inside: Mapping[Box, Sequence[Word]], boxes: Iterable[Box]) -> float:
    """How far the text of a table keeps from the lines beside it, in points."""
    words = [(word.box, box) for box in boxes for word in inside[box]]
    return max(0.0, min((min(word.x0 - box.x0, box.x1 - word.x1) for word, box in words), default=0.0))
