"""Tables without lines: columns told by where the words stand.

The line with the most pieces shows the columns; every other piece belongs to the column that it lies under.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from engine.formats.joining import join_lines
from engine.formats.looks import is_caption
from engine.formats.pdf.grid import Grid, Row, Span, line_text
from engine.formats.pdf.words import Word

GAP = 8.0
"""Points of white that part two columns; justified prose has less between its words."""

PIECES = 3
"""A line of so many pieces shows a table, if another one is parted as well."""

LABEL_AND_VALUE = 2
"""The pieces of a line that says something of something."""

LEADING = 1.4
"""The usual distance of two lines, in heights, where there is but one."""

REACH = 4
"""Lines of a single piece that may stand between two lines of a table (wrapped labels, subheadings)."""

SPREAD = 1.1
"""A line nearer to the one before than this many times the usual distance may be a label of the table."""

PITCH = 3.0
"""A line further from the one before than this many heights is not of the same table."""

ROW_PITCH = 1.2
"""Where rows are set apart from the lines within them, by at least this share of the narrowest distance."""

_BOXES = ("☒", "☐", "☑")


class Piece(NamedTuple):
    """Words of a line that belong together, and how far they reach."""

    text: str
    x0: float
    x1: float

    def overlap(self, other: "Piece") -> float:
        """How far the two lie over each other; below nil, how far they are apart."""
        return min(self.x1, other.x1) - max(self.x0, other.x0)


class Line(NamedTuple):
    """A line of a page: its words, and the pieces that white parts them into."""

    words: tuple[Word, ...]
    pieces: tuple[Piece, ...]

    @property
    def top(self) -> float:
        """The middle of the line, from the top of the page."""
        return self.words[0].middle[1]

    @property
    def size(self) -> float:
        """The size of its largest type."""
        return max(word.size for word in self.words)

    @property
    def text(self) -> str:
        """The whole line."""
        return line_text(self.words)


def line(words: tuple[Word, ...]) -> Line:
    """The words as a line."""
    runs: list[list[Word]] = []
    for word in words:
        if runs and word.box.x0 - runs[-1][-1].box.x1 < GAP:
            runs[-1].append(word)
        else:
            runs.append([word])
    return Line(words, tuple(Piece(line_text(run), run[0].box.x0, run[-1].box.x1) for run in runs))


def find_tables(page: int, lines: Sequence[Line], above: Sequence[Span] = ()) -> Iterator[Grid | Line]:
    """The lines in order, those that make a table as one grid.

    `above` are the columns of a table that ends the page before: one that begins this page may be its continuation,
    and then some of its columns may be empty.
    """
    left = min((each.pieces[0].x0 for each in lines), default=0.0)
    index = 0
    while index < len(lines):
        columns = above if index == 0 else ((left, left + GAP),) if _heads(lines, index) else ()
        end = _end_of_table(lines, index, left, columns)
        if end > index:
            yield _grid(page, lines[index:end], columns)
            index = end
        else:
            whole = _with_label(*lines[index : index + 2])
            yield whole or lines[index]
            index += 2 if whole else 1


def _heads(lines: Sequence[Line], index: int) -> bool:
    """Whether a line is all that a page has room for of a table below its caption: the labels stand overleaf."""
    return 0 < index == len(lines) - 1 and is_caption(lines[index - 1].text) and len(lines[index].pieces) > 1


def _with_label(line: Line, rest: Line | None = None) -> Line | None:
    """A line of a label and what stands beside it, the rest of the label below taken in; None where there is none."""
    if not rest or len(line.pieces) != LABEL_AND_VALUE or len(rest.pieces) > 1 or not _goes_on(line, rest):
        return None
    label, value = line.pieces
    if abs(rest.pieces[0].x0 - label.x0) > GAP or rest.pieces[0].x1 > value.x0 or not _is_rest(label.text, rest.text):
        return None
    beside = [word for word in line.words if word.box.x0 >= value.x0]
    return Line((*line.words[: -len(beside)], *rest.words, *beside), line.pieces)


def _end_of_table(lines: Sequence[Line], start: int, left: float, above: Sequence[Span]) -> int:
    """The index behind the table that begins at `start`; `start` itself where none begins there.

    A line of one piece at the left edge begins none: it is prose, a heading, or a label of its own. One line is
    enough under the columns `above` of a table that goes on.
    """
    first = lines[start]
    if _begins_anew(first) or (len(first.pieces) == 1 and first.pieces[0].x0 <= left + GAP):
        return start
    end, parted, strong = start, 0, 0
    for index in range(start, len(lines)):
        if (index > start and not _goes_on(lines[index - 1], lines[index])) or index - end > REACH:
            break
        if len(lines[index].pieces) > 1:
            end = index + 1
            parted += 1
            strong += len(lines[index].pieces) >= PIECES
    is_table = (parted > 1 and strong) or (parted and _under(above, lines[start:end])) or _heads(lines, start)
    return _with_labels(lines, start, end) if is_table else start


def _under(columns: Sequence[Span], lines: Sequence[Line]) -> bool:
    """Whether each piece of the lines stands under a column, and none of them has another one's place."""
    spans = [Piece("", *span) for span in columns]
    return bool(spans) and all(
        any(piece.overlap(span) > 0 for span in spans) for each in lines for piece in each.pieces
    )


def _begins_anew(line: Line) -> bool:
    """Whether the line is a caption, or a box to tick."""
    return is_caption(line.text) or line.text.startswith(_BOXES)


def _goes_on(before: Line, after: Line) -> bool:
    return after.top - before.top <= PITCH * before.size and not _begins_anew(after)


def _with_labels(lines: Sequence[Line], start: int, end: int) -> int:
    """The end of the table with the labels that stand below its last figures: wrapped ones, and subheadings."""
    margin = min(each.pieces[1].x0 for each in lines[start:end] if len(each.pieces) > 1)
    distances = [after.top - before.top for before, after in pairwise(lines[start:end])]
    reach = SPREAD * median(distances or [LEADING * lines[start].size])
    while end < len(lines) and lines[end].top - lines[end - 1].top <= reach:
        same = round(lines[end].size) == round(lines[end - 1].size)
        if not same or lines[end].pieces[-1].x1 >= margin or _begins_anew(lines[end]):
            break
        end += 1
    return end


def _is_rest(text: str, more: str) -> bool:
    """Whether a label goes on: in the middle of a word or a list, or with a small letter or a bracket."""
    return text.endswith(("-", ",")) or more[0].islower() or more[0] == "("


def _grid(page: int, lines: Sequence[Line], above: Sequence[Span]) -> Grid:
    columns = _columns(lines, above)
    narrowest = min((after.top - before.top for before, after in pairwise(lines)), default=0.0)
    rows: list[list[list[str]]] = []
    before = lines[0]
    for each in lines:
        placed: list[list[str]] = [[] for _ in columns]
        for piece in each.pieces:
            placed[_column(piece, columns)].append(piece.text)
        if rows and each.top - before.top <= ROW_PITCH * narrowest and _continues(rows[-1], placed):
            for own, more in zip(rows[-1], placed, strict=True):
                own.extend([" ".join(more)] if more else [])
        else:
            rows.append([[" ".join(cell)] if cell else [] for cell in placed])
        before = each
    texts: tuple[Row, ...] = tuple(tuple(join_lines(cell) for cell in row) for row in rows)
    return Grid(page, lines[0].top, tuple((column.x0, column.x1) for column in columns), texts, ruled=False)


def _columns(lines: Sequence[Line], above: Sequence[Span]) -> list[Piece]:
    """The pieces of the fullest line, the left edge for labels, and what stands clear of all of them."""
    fullest = max(lines, key=lambda each: len(each.pieces))
    columns = list(fullest.pieces)
    left = min((each.pieces[0] for each in lines), key=lambda piece: piece.x0)
    others = [piece for each in lines if len(each.pieces) >= PIECES for piece in each.pieces]
    for piece in (left, *others, *(Piece("", *span) for span in above)):
        if all(piece.overlap(column) < 0 for column in columns):
            columns.append(piece)
    return sorted(columns, key=lambda column: column.x0)


def _column(piece: Piece, columns: Sequence[Piece]) -> int:
    return max(range(len(columns)), key=lambda n: piece.overlap(columns[n]))


def _continues(row: list[list[str]], placed: list[list[str]]) -> bool:
    """Whether a line goes on with the row above: its label goes on, or without one, its cells do or were empty."""
    label, more = row[0], placed[0]
    if more:
        alone = not any(placed[1:])
        return bool(label) and (_is_rest(label[-1], more[0]) or (alone and more[0][0].isdigit()))
    pairs = [(own, cell) for own, cell in zip(row, placed, strict=True) if cell]
    return all(not own for own, _ in pairs) or all(own and _is_rest(own[-1], cell[0]) for own, cell in pairs)
