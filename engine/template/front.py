"""What a proposal says of itself: its kind, its administration, its round, its notes."""

import re
from collections.abc import Iterator, Sequence

from engine.formats.document import Block, Paragraph, Table, rows_of
from engine.formats.words import begins, find_round, fold, mentioned, named
from engine.model.budget import BudgetTable
from engine.model.lexicon import Lexicon
from engine.model.place import NO_TEXT, Text
from engine.model.proposal import Heading, Kind
from engine.template.grid import as_text, text_of

_PRICED = re.compile(r"(budget\w*|overførselssag\w*|ofs)\s+udmøntes\s+i\s+(20\d\d)\s+p/l", re.IGNORECASE)


def kind_of(lexicon: Lexicon, blocks: Sequence[Block], headings: Sequence[Heading], fallback: Kind) -> Kind:
    """By the page header, else by the heading of the administrative annexes, else the fallback."""
    for block in blocks:
        if isinstance(block, Paragraph) and block.page_header:
            for name in mentioned(lexicon.kinds, block.text):
                return Kind(name)
    for heading in headings:
        if heading.kind == "administrative":
            for name in mentioned(lexicon.kinds, heading.title):
                return Kind(name)
    return fallback


def page_round(lexicon: Lexicon, blocks: Sequence[Block]) -> str:
    """The round that a page header names, "" if none does."""
    headers = (block.text for block in blocks if isinstance(block, Paragraph) and block.page_header)
    found = (find_round(lexicon, part) for text in headers for part in re.split(r"[\n|·–]|\s{2,}", text))
    return next((" ".join(each.split()) for each in found if each), "")


def note_round(found: Sequence[Text], economy: BudgetTable | None) -> str:
    """The round whose price level, by the notes, is that of Tabel 1; "" where they do not tell."""
    level = economy.price_level.value if economy else None
    for note in found:
        for priced in _PRICED.finditer(note.text):
            if level is not None and int(priced.group(2)) == level:
                return f"Budget {level}" if priced.group(1).lower().startswith("budget") else f"OFS {level - 1}-{level}"
    return ""


def administration(lexicon: Lexicon, blocks: Sequence[Block]) -> tuple[str, Text]:
    """The pack's name of the administration that puts the proposal forward, and what stands there."""
    text = _behind_marker(lexicon, blocks)
    name = named(lexicon.administrations, text.text)
    found = mentioned(lexicon.administrations, text.text)
    return name or (found[0] if len(found) == 1 else ""), text


def _behind_marker(lexicon: Lexicon, blocks: Sequence[Block]) -> Text:
    """The rest of the paragraph that begins with the marker, or else the next text."""
    waiting = False
    for row in (row for block in blocks if isinstance(block, Table) for row in block.rows):
        if len(row.cells) > 1 and _marker_words(lexicon, text_of(row.cells[0])):
            return as_text(row.cells[1])
    for text in _texts(blocks):
        if waiting:
            return text
        words = _marker_words(lexicon, text.text)
        rest = " ".join(text.text.split()[words:]).strip(" :")
        if words and rest:
            return Text(text=rest, place=text.place)
        waiting = bool(words)
    return NO_TEXT


def _marker_words(lexicon: Lexicon, text: str) -> int:
    """How many words of the marker the text begins with, 0 if it does not begin with it."""
    forms = lexicon.markers.get("administration", ())
    return max((len(form.split()) for form in forms if begins(fold(text[:200]), fold(form))), default=0)


def _texts(blocks: Sequence[Block]) -> Iterator[Text]:
    for block in blocks:
        if isinstance(block, Paragraph):
            if block.text.strip() and not block.page_header:
                yield Text(text=block.text, place=block.place)
        else:
            cells = (each for row in rows_of(block) for each in row.cells)
            yield from (Text(text=text_of(each), place=each.place) for each in cells if text_of(each))


def answers_yes(lexicon: Lexicon, blocks: Sequence[Block], marker: str) -> bool:
    """Whether a row or a line says Yes beside a marker, and nothing else (`Fortroligt: Ja`)."""
    asked, yes = {marker: lexicon.markers.get(marker, ())}, {"yes": lexicon.markers.get("yes", ())}
    return any(bool(named(asked, question)) and bool(named(yes, answer)) for question, answer in _pairs(blocks))


MARK_LENGTH = 60
"""A mark is short; longer texts speak of something."""


def is_marked(lexicon: Lexicon, blocks: Sequence[Block], marker: str) -> bool:
    """Whether a page header names the mark, or a text of its own, a paragraph or a row, is nothing but the mark."""
    return any(_is_mark(lexicon, block, marker) for block in blocks)


def _is_mark(lexicon: Lexicon, block: Block, marker: str) -> bool:
    if isinstance(block, Table):
        rows = [[each.text for each in row.cells if each.text.strip()] for row in rows_of(block)]
        return any(len(row) == 1 and _is_the_mark(lexicon, row[0], marker) for row in rows)
    if not isinstance(block, Paragraph):
        return False
    if block.page_header:
        return marker in mentioned(lexicon.markers, block.text[:500])
    return _is_the_mark(lexicon, block.text, marker)


def _is_the_mark(lexicon: Lexicon, text: str, marker: str) -> bool:
    """A text that is nothing but the mark; what is asked ("Fortroligt: Nej") is no mark."""
    bare = text.strip(" ()[]*!.\t\n\r")
    return (
        len(bare) <= MARK_LENGTH
        and not bare.endswith((":", "?"))
        and bool(named({marker: lexicon.markers.get(marker, ())}, bare))
    )


def _pairs(blocks: Sequence[Block]) -> Iterator[tuple[str, str]]:
    """What stands side by side: the first two cells of a row, the two sides of a colon."""
    for block in blocks:
        if isinstance(block, Table):
            yield from ((row.cells[0].text, row.cells[1].text) for row in block.rows if len(row.cells) > 1)
        elif isinstance(block, Paragraph) and not block.page_header:
            question, colon, answer = block.text[:200].partition(":")
            if colon:
                yield question, answer


def notes(lexicon: Lexicon, blocks: Sequence[Block]) -> tuple[Text, ...]:
    """The notes under the tables."""
    forms = tuple(fold(form) for form in lexicon.markers.get("notes", ()))
    found = (block for block in blocks if isinstance(block, Paragraph) and not block.level)
    return tuple(
        Text(text=" ".join(block.text.split()), place=block.place)
        for block in found
        if block.text.lstrip().startswith("*") or any(begins(fold(block.text[:80]), form) for form in forms)
    )
