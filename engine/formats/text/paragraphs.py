"""Joining lines into paragraphs: a text extraction marks the end of none."""

import re

from engine.formats.document import Paragraph
from engine.formats.text.lines import Line, goes_on, join
from engine.formats.text.scan import Scan, goes_on_in, is_heading, is_marker

_BULLET = re.compile(r"(?:[•▪◦\uf0b7–-]|o|\d{1,2}[.)-]|[a-z][.)]|[☐☒☑]) ")
_SHORT = 0.66
"""A line of less than this share of the text's width ends its paragraph."""

MAX_BROKEN = 3
"""Lines before its last one that a heading may be broken into."""


def text_width(lines: list[Line]) -> int:
    """How many characters a full line of running text has."""
    lengths = sorted(len(line.text) for line in lines if len(line.text) > 40)
    return lengths[len(lengths) * 9 // 10] if lengths else 80


class Paragraphs:
    """Gathers lines into paragraphs."""

    def __init__(self, scan: Scan) -> None:
        self.scan = scan
        self.short = int(text_width(scan.lines) * _SHORT)
        self.open: list[Line] = []

    def take(self, index: int) -> Paragraph | None:
        """Adds a line; the paragraph before it if the line begins a new one."""
        line = self.scan.lines[index]
        done = self.close() if (line.blank and line.raw) or (self.open and self._begins(index)) else None
        if not line.blank:
            self.open.append(line)
        return done

    def close(self) -> Paragraph | None:
        """The paragraph that is open, if one is."""
        if not self.open:
            return None
        lines, self.open = self.open, []
        place = self.scan.place(lines[0].number)
        return Paragraph(text=join(lines), level=self._level(lines), place=place)

    def _begins(self, index: int) -> bool:
        line, before = self.scan.lines[index], self.open[-1]
        if line.blank or before.hyphenated or self._in_heading(line):
            return False
        if before.trailing > 1 or _BULLET.match(line.text):
            return True
        if is_heading(self.scan, before) or is_heading(self.scan, line):
            return True
        return is_marker(self.scan, index) or (len(before.text) < self.short and not line.text[0].islower())

    def _in_heading(self, line: Line) -> bool:
        """Whether a line belongs to a heading or a fixed phrase of the template that is open."""
        if len(self.open) > MAX_BROKEN:
            return False
        text = join(self.open)
        if goes_on_in(self.scan, text, line):
            return True
        wants = goes_on(text) or text.count("(") > text.count(")")
        return wants and len(self.open) == 1 and is_heading(self.scan, self.open[0]) and len(line.text) < self.short

    def _level(self, lines: list[Line]) -> int:
        """2 for a heading of the template, 3 for a line that stands alone like a heading, 0 for body text."""
        if is_heading(self.scan, lines[0]):
            return 2
        text = lines[0].text
        alone = len(lines) == 1 and len(text) < self.short and (text[-1].isalnum() or text[-1] == ")")
        return 3 if alone and text[0].isupper() and not _BULLET.match(text) else 0
