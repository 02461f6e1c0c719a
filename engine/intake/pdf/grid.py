"""A table as it is read off a page: rows of texts under columns, still knowing where it stood."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from engine.intake.joining import join_cell
from engine.intake.pdf.words import Box, Page, Word, lines_of

Row = tuple[str, ...]
Span = tuple[float, float]
"""From left to right, in points."""

Cells = tuple[tuple[Box | None, ...], ...]


class Grid(NamedTuple):
    """A table on one page, and how far each of its columns reaches. `ruled`: it is drawn with lines."""

    page: int
    top: float
    columns: tuple[Span, ...]
    rows: tuple[Row, ...]
    ruled: bool


def text_of(words: Sequence[Word]) -> str:
    """The words of a cell as one text."""
    return join_cell([line_text(line) for line in lines_of(words)])


def line_text(line: Iterable[Word]) -> str:
    """The words of a line, blanks between those that do not touch."""
    text, end = "", 0.0
    for word in line:
        touches = word.box.x0 - end < 0.1 * word.size
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


def _ruled(page: int, cells: Cells, inside: dict[Box, list[Word]]) -> Grid:
    rows = tuple(tuple(text_of(inside[box]) if box else "" for box in row) for row in cells)
    columns = [[box for box in column if box] for column in zip(*cells, strict=True)]
    spans = tuple((min(box.x0 for box in column), min(box.x1 for box in column)) for column in columns)
    top = min(box.top for row in cells for box in row if box)
    return Grid(page, top, spans, rows, ruled=True)
