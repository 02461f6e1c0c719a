"""What a page holds before anything is made of it: words with their boxes, and tables drawn with lines."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any, NamedTuple

from engine.formats.word.symbols import UNREADABLE, from_private, raised

_SPACES = "\u00a0\u2007\u2009\u202f"
_KEPT = str.maketrans({space: chr(0xE0A0 + n) for n, space in enumerate(_SPACES)})
_BACK = str.maketrans({chr(0xE0A0 + n): space for n, space in enumerate(_SPACES)})
"""Spaces that group thousands are part of a figure, not the end of a word."""

_UNMAPPED = re.compile(r"\(cid:[0-9]+\)")
_BOLD = re.compile(r"bold|black|heavy|demi", re.IGNORECASE)
_SMALLER, _HIGHER, _NEAR = 0.8, 0.15, 2.0
"""A raised mark: type smaller than this share of what stands before it, higher by this share, and this near to it."""


class Box(NamedTuple):
    """A rectangle on a page, in points from its upper left corner."""

    x0: float
    top: float
    x1: float
    bottom: float

    def holds(self, x: float, y: float) -> bool:
        """Whether the point lies within."""
        return self.x0 <= x <= self.x1 and self.top <= y <= self.bottom


class Word(NamedTuple):
    """A word as it stands: where, how large (points), whether bold, and how wide its first letter is."""

    text: str
    box: Box
    size: float
    bold: bool
    first: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its middle point."""
        return (self.box.x0 + self.box.x1) / 2, (self.box.top + self.box.bottom) / 2


class Note(NamedTuple):
    """Something laid over a page: its kind by PDF's name (`Widget`, `FreeText`), where, and what it holds."""

    kind: str
    box: Box
    text: str


class Page(NamedTuple):
    """A page: its number from 1, its height, its words, and the cells of each table drawn with lines, row by row.

    A cell is None where another one covers its place. `pictures` are the places of its pictures, `notes` what stands
    upon the page: form fields, comments, text laid over it.
    """

    number: int
    height: float
    words: tuple[Word, ...]
    ruled: tuple[tuple[tuple[Box | None, ...], ...], ...]
    pictures: tuple[Box, ...] = ()
    notes: tuple[Note, ...] = ()


def page_of(page: Any, number: int) -> Page:
    """What pdfplumber finds on a page."""
    for char in page.chars:
        char["text"] = _plain(char["text"], char["fontname"])
    words = tuple(_word(each) for each in page.extract_words(return_chars=True))
    tables = tuple(tuple(_row(row.cells) for row in table.rows) for table in page.find_tables())
    ruled = tuple(rows for rows in tables if len(rows) > 1 or len(rows[0]) > 1)
    pictures = tuple(_box(each) for each in page.images)
    return Page(number, float(page.height), words, ruled, pictures, _notes(page))


def _notes(page: Any) -> tuple[Note, ...]:
    """What is laid over the page; one that says so where the file is broken there."""
    try:
        return tuple(map(_note, page.annots))
    except MemoryError:
        raise
    except Exception:  # A hostile file can raise anything in the libraries beneath.
        return (Note("", Box(0, 0, 0, 0), ""),)


def _note(found: dict[str, Any]) -> Note:
    data = found["data"]
    kind = getattr(data.get("Subtype"), "name", "")
    return Note(str(kind), _box(found), _said(data.get("V", found.get("contents"))))


def _said(value: object) -> str:
    """A PDF's string or name as text."""
    if isinstance(value, bytes):
        return value.decode("utf-16" if value.startswith((b"\xfe\xff", b"\xff\xfe")) else "latin-1", "replace")
    return str(getattr(value, "name", value or ""))


def _box(found: dict[str, Any]) -> Box:
    return Box(float(found["x0"]), float(found["top"]), float(found["x1"]), float(found["bottom"]))


def _plain(text: str, font: str) -> str:
    shown = UNREADABLE if _UNMAPPED.fullmatch(text) else from_private(text, font.rpartition("+")[2])
    return shown.translate(_KEPT)


def _word(found: dict[str, Any]) -> Word:
    chars = found["chars"]
    box = Box(found["x0"], found["top"], found["x1"], found["bottom"])
    bold = all(_BOLD.search(char["fontname"]) for char in chars)
    first = chars[0]["x1"] - chars[0]["x0"]
    return Word(_text(chars).translate(_BACK), box, max(char["size"] for char in chars), bold, first)


def _text(chars: Sequence[dict[str, Any]]) -> str:
    """The characters of a word; a footnote mark behind a figure is no digit of it."""
    pairs = pairwise([chars[0], *chars])
    return "".join(raised(char["text"], "superscript" if _is_raised(before, char) else None) for before, char in pairs)


def _is_raised(before: dict[str, Any], char: dict[str, Any]) -> bool:
    near = abs(char["x0"] - before["x1"]) < _NEAR
    smaller = 0 < char["size"] < _SMALLER * before["size"]
    return bool(near and smaller and before["bottom"] - char["bottom"] > _HIGHER * before["size"])


def _row(cells: Sequence[tuple[float, float, float, float] | None]) -> tuple[Box | None, ...]:
    return tuple(None if cell is None else Box(*cell) for cell in cells)


def lines_of(words: Sequence[Word]) -> Iterator[tuple[Word, ...]]:
    """The words by lines from the top, each line from the left: words whose middles lie within one height."""
    line: list[Word] = []
    for word in sorted(words, key=lambda each: (each.middle[1], each.box.x0)):
        if line and word.middle[1] > max(each.middle[1] for each in line[:1]) + 0.5 * line[0].size:
            yield tuple(sorted(line, key=lambda each: each.box.x0))
            line = []
        line.append(word)
    if line:
        yield tuple(sorted(line, key=lambda each: each.box.x0))
