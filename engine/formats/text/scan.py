"""A whole text being read: its lines, the template's words, and what a line can be recognised as."""

import re
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from engine.formats.text.lines import MAX_LINE, Blanks, Line, blanks_of, leading_tells, split_lines
from engine.formats.words import begins, find_round, fold, leading, named, squeeze
from engine.model.lexicon import Lexicon
from engine.model.place import Place

_CAPTION = re.compile(r"Tabel {1,3}(?:\d{1,3} ?[.:–-]? +(?=[A-ZÆØÅ%§])|\d{1,3} ?[.:] +)(?=\S)")
_WITHOUT_DOT = re.compile(r"\d{1,2}\)? +(?=[A-ZÆØÅ])")
_NUMBERED = re.compile(r"\d{1,2}\. +(?=[A-ZÆØÅ])")
_ADDITION = re.compile(r" *\([^()]*\)$")
_ID = re.compile(r"[A-ZÆØÅ]{2,4} ?\d{2,4}\b")
_YEARS = re.compile(r"(?:^| )((?:19|20)\d\d(?: +(?:19|20)\d\d){2,11}) *$")
_MARKERS = ("summary", "administration", "origin", "notes")
MAX_HEADING = 120
LEAST_TIGHT = 20
"""Of fewer lines it says nothing that none is empty."""


class Scan(NamedTuple):
    """The text of a file as lines, with the words to recognise them by."""

    file: str
    lines: list[Line]
    lexicon: Lexicon
    blanks: Blanks
    following: list[int]
    tight: bool
    """No empty line parts one thing from the next."""
    leading_tells: bool
    """The blanks before the figures that begin a line tell of empty cells."""

    def place(self, line: int, column: int | None = None) -> Place:
        """The place of a line, and of a column in it, from 1."""
        return Place(file=self.file, line=line, column=column)

    def next_text(self, index: int) -> int:
        """The index of the first line with text from `index` on; behind the last line if there is none."""
        return self.following[index] if index < len(self.following) else len(self.lines)


def scan_text(text: str, file: str, lexicon: Lexicon) -> Scan:
    """A text made ready for reading."""
    lines = split_lines(text)
    following = [len(lines)] * len(lines)
    later = len(lines)
    for index in range(len(lines) - 1, -1, -1):
        later = later if lines[index].blank else index
        following[index] = later
    tight = len(lines) > LEAST_TIGHT and sum(line.blank for line in lines) * 100 < len(lines)
    return Scan(file, lines, lexicon, blanks_of(lines), following, tight, leading_tells(lines))


def is_caption(line: Line) -> bool:
    """Whether a table's caption begins here: "Tabel 2. Opfølgningsmål"."""
    return len(line.raw) < MAX_LINE and _CAPTION.match(line.text) is not None


def years_of(line: Line) -> tuple[str, tuple[str, ...]]:
    """The words before the years and the years of a line that heads columns by year; no years if it does not."""
    found = _YEARS.search(line.raw) if len(line.raw) < MAX_LINE else None
    return (line.raw[: found.start(1)].strip(), tuple(found.group(1).split())) if found else ("", ())


def is_heading(scan: Scan, line: Line) -> bool:
    """Whether a line is the heading of a section of the template."""
    text = line.text
    if len(text) > MAX_HEADING or text.endswith((".", ",")):
        return False
    number = _NUMBERED.match(text)
    bare = _WITHOUT_DOT.match(text)
    if bare and line.apart and named(scan.lexicon.sections, _ADDITION.sub("", text[bare.end() :])):
        return True
    name, rest = leading(scan.lexicon.sections, text[number.end() :] if number else text)
    if number:
        return bool(name) or _could_head(line)
    return name == "administrative" or (bool(name) and not rest and line.apart and text[0].isupper())


def _could_head(line: Line) -> bool:
    return line.apart and not line.hyphenated and len(line.text) < 80 and line.text[-1].isalnum()


def is_running_header(scan: Scan, line: Line) -> bool:
    """Whether a line is what stands at the top of pages: the round, or the kind of proposal.

    It is set in by a blank, or one stands right by the other.
    """
    if line.blank or len(line.text) > 60 or not (_is_round(scan, line) or _is_kind(scan, line)):
        return False
    return bool(line.leading and line.apart) or _in_pair(scan, line)


def _is_round(scan: Scan, line: Line) -> bool:
    return bool(find_round(scan.lexicon, line.text[:60]))


def _is_kind(scan: Scan, line: Line) -> bool:
    return bool(named(scan.lexicon.kinds, line.text[:60]))


def _in_pair(scan: Scan, line: Line) -> bool:
    """Whether the round stands above the kind of proposal, and the line is one of both."""
    if _is_round(scan, line):
        below = scan.next_text(line.number)
        return below < len(scan.lines) and _is_kind(scan, scan.lines[below])
    above = line.number - 2
    while above >= 0 and scan.lines[above].blank:
        above -= 1
    return above >= 0 and _is_round(scan, scan.lines[above])


def is_marker(scan: Scan, index: int) -> bool:
    """Whether a fixed phrase of the template begins at this line, be it wrapped."""
    start = squeeze(scan.lines[index].text[:200])
    if len(start) < 4:
        return False
    following = scan.next_text(index + 1)
    wrapped = start + squeeze(scan.lines[following].text[:200]) if following < len(scan.lines) else start
    phrases = (squeeze(form) for name in _MARKERS for form in scan.lexicon.markers.get(name, ()))
    return any(
        start.startswith(phrase) or (phrase.startswith(start) and wrapped.startswith(phrase)) for phrase in phrases
    )


def goes_on_in(scan: Scan, text: str, line: Line) -> bool:
    """Whether a line goes on with what `text` begins: a fixed phrase or a heading of the template, broken in two."""
    if len(text) > MAX_HEADING or line.blank:
        return False
    before = squeeze(_NUMBERED.sub("", text, count=1))
    both = before + squeeze(line.text[:MAX_HEADING])
    return len(before) > 2 and any(_is_cut(phrase, before, both) for phrase in _phrases(scan))


def _phrases(scan: Scan) -> Iterator[str]:
    words = scan.lexicon
    marked = (form for name in _MARKERS for form in words.markers.get(name, ()))
    yield from map(squeeze, chain(marked, *words.sections.values()))


def _is_cut(phrase: str, before: str, both: str) -> bool:
    cut = phrase != before and phrase.startswith(before)
    return cut and (phrase.startswith(both) or both.startswith(phrase))


def is_note(scan: Scan, line: Line) -> bool:
    """Whether a line is a note under a table."""
    text = fold(line.text[:80])
    notes = scan.lexicon.markers.get("notes", ())
    return bool(text) and (line.text.startswith("*") or any(begins(text, fold(form)) for form in notes))


def title_end(scan: Scan, index: int) -> int:
    """Where the title of a proposal that begins at this line ends (the index behind it); `index` if none does.

    A title is a block of lines before the summary of a proposal.
    """
    has_id = _ID.match(scan.lines[index].text) is not None
    if scan.lines[index].blank or is_marker(scan, index) or not (scan.lines[index].apart or has_id):
        return index
    end = _block_end(scan, index, index)
    if not (has_id and scan.lines[index].apart) and any(_ID.match(line.text) for line in scan.lines[index + 1 : end]):
        return index
    after = scan.next_text(end)
    while has_id and after < len(scan.lines) and scan.lines[after].text[0].islower() and end < after < index + 6:
        end = _block_end(scan, after, index)
        after = scan.next_text(end)
    if after >= len(scan.lines):
        return index
    return end if (has_id or after > end + 1) and is_summary(scan, after) else index


def _block_end(scan: Scan, index: int, first: int) -> int:
    """Where a block of lines ends that a title may be of: at a gap, or where the summary begins without one."""
    end = index
    while end < len(scan.lines) and not scan.lines[end].blank and end - first < 6:
        if not scan.lines[end].apart and end > index and is_summary(scan, end):
            break
        end += 1
    return end


def is_summary(scan: Scan, index: int) -> bool:
    """Whether a line begins the summary of a proposal."""
    text = fold(scan.lines[index].text[:80])
    return any(begins(text, fold(form)) for form in scan.lexicon.markers.get("summary", ()))


def ends_table(scan: Scan, index: int) -> bool:
    """Whether a line can no longer belong to the table above it."""
    line = scan.lines[index]
    if line.blank:
        return False
    if is_caption(line) or is_note(scan, line) or is_heading(scan, line):
        return True
    return is_marker(scan, index) or title_end(scan, index) > index
