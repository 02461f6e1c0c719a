"""Lines put together into paragraphs and headings."""

from collections import Counter
from collections.abc import Iterable

from engine.formats.document import Paragraph
from engine.formats.joining import join_lines
from engine.formats.looks import Looks, level_by_looks
from engine.formats.pdf.positions import Line
from engine.model.place import Place

LEADING = 1.6
"""Lines further apart than this many heights are two paragraphs."""

ROOM = 0.9
"""Text that ends before this share of the longest line is broken on purpose."""

_ENDS = (".", "!", "?", ":")
_BULLETS = ("•", "☒", "☐", "☑", "-", "–", "o", "▪", "\u00b7")


def body_size(lines: Iterable[Line]) -> float:
    """The size in which most of the prose is set, in points; of any text where there is no prose, 0 without text."""
    found = list(lines)
    sizes: Counter[float] = Counter()
    for line in [each for each in found if len(each.pieces) == 1] or found:
        for word in line.words:
            sizes[round(word.size, 1)] += len(word.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


class Paragraphs:
    """Gathers lines as they come down the pages. A paragraph goes on over a page break if its sentence does."""

    def __init__(self, file: str, body: float, right: float) -> None:
        """`body` is the size of body text, `right` how far its lines reach, both in points."""
        self._file, self._body, self._right = file, body, right
        self._open: list[Line] = []
        self._page = self._last_page = 0

    def take(self, line: Line, page: int) -> list[Paragraph]:
        """The paragraph that this line brings to an end, if it does."""
        done = [] if self._open and self._continues(line, page) else self.close()
        if not self._open:
            self._page = page
        self._open.append(line)
        self._last_page = page
        return done

    def close(self) -> list[Paragraph]:
        """The paragraph that is open, if one is."""
        if not self._open:
            return []
        text = join_lines(line.text for line in self._open)
        paragraph = Paragraph(text=text, level=self._level(text), place=Place(file=self._file, page=self._page))
        self._open = []
        return [paragraph]

    def _level(self, text: str) -> int:
        words = [word for line in self._open for word in line.words]
        smallest = min(word.size for word in words)
        return level_by_looks(text, Looks(smallest, self._body, all(word.bold for word in words)))

    def _continues(self, line: Line, page: int) -> bool:
        last = self._open[-1]
        if _looks(last) != _looks(line) and not last.text.endswith("-"):
            return False
        if page != self._last_page:
            return not last.text.endswith(_ENDS) and line.text[0].islower()
        if line.top - last.top > LEADING * max(line.size, last.size) or line.words[0].text in _BULLETS:
            return False
        return last.text.endswith("-") or not self._is_short(last, line)

    def _is_short(self, line: Line, following: Line) -> bool:
        """Whether the line ends although there is ample room for the next line's first word."""
        first = following.words[0].box
        return line.words[-1].box.x1 + first.x1 - first.x0 < ROOM * self._right


def _looks(line: Line) -> tuple[int, bool]:
    return round(line.size), all(word.bold for word in line.words)


def right_edge(lines: Iterable[Line]) -> float:
    """How far the longest lines reach, in points."""
    return max((line.words[-1].box.x1 for line in lines), default=0.0)
