"""The headings and captions of a proposal, and which table stands under which caption."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.document import Block, Paragraph, Table
from engine.formats.words import leading, named
from engine.model.lexicon import Lexicon
from engine.model.proposal import Caption, Heading

_NUMBERED = re.compile(r"(\d{1,2})(?:\.|\))?\s+(?=\S)")
_CAPTION = re.compile(r"Tabel\s{1,3}(\d{1,3})\s?([.:–-]?)\s*(?=\S)", re.IGNORECASE)
_CHECKED_AGAIN = re.compile(r"[A-ZÆØÅ%§]")
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")
LONGEST_HEADING = 150


class Captioned(NamedTuple):
    """A table, and the caption above it if there is one."""

    caption: Caption | None
    table: Table


class Section(NamedTuple):
    """The blocks under a heading of the template (None: before the first)."""

    heading: Heading | None
    blocks: tuple[Block, ...]

    @property
    def kind(self) -> str:
        """The pack's name of the section."""
        return self.heading.kind if self.heading else ""


def section_kind(lexicon: Lexicon, text: str) -> str:
    """The pack's name for a section heading, "" if the text is none. Additions in parentheses do not matter."""
    if len(text) > LONGEST_HEADING:
        return ""
    title = _PARENTHESIS.sub("", _NUMBERED.sub("", text.strip(), count=1))
    name, rest = leading(lexicon.sections, title)
    return name if named(lexicon.sections, title) or (rest and name == "administrative") else ""


def heading(lexicon: Lexicon, block: Block) -> Heading | None:
    """The heading that a paragraph is: of the template, or by its level."""
    if not isinstance(block, Paragraph) or block.page_header or not block.text.strip():
        return None
    # Level 1 is a proposal's title, or in a Word file its sections: then the template knows them.
    kind = section_kind(lexicon, block.text) if block.level != 3 else ""
    if not kind and block.level != 2:
        return None
    text = " ".join(block.text.split())
    number = _NUMBERED.match(text)
    title = text[number.end() :] if number else text
    return Heading(number=int(number.group(1)) if number else None, title=title, kind=kind, place=block.place)


def caption(lexicon: Lexicon, block: Block) -> Caption | None:
    """The caption that a paragraph is ("Tabel 2. Opfølgningsmål"), None if it is none."""
    if not isinstance(block, Paragraph) or len(block.text) > 2 * LONGEST_HEADING:
        return None
    text = " ".join(block.text.split())
    found = _CAPTION.match(text)
    if not found or not (found.group(2) or _CHECKED_AGAIN.match(text[found.end() :])):
        return None
    title = text[found.end() :]
    return Caption(
        number=int(found.group(1)), title=title.rstrip("."), kind=table_kind(lexicon, title), place=block.place
    )


def table_kind(lexicon: Lexicon, title: str) -> str:
    """The pack's name for a table with this title, "" if it knows none."""
    return leading(lexicon.tables, title)[0]


def sections(lexicon: Lexicon, blocks: Sequence[Block]) -> Iterator[Section]:
    """The blocks by the heading that they stand under."""
    head: Heading | None = None
    open_blocks: list[Block] = []
    for block in blocks:
        found = heading(lexicon, block)
        if found:
            yield Section(head, tuple(open_blocks))
            head, open_blocks = found, []
        else:
            open_blocks.append(block)
    yield Section(head, tuple(open_blocks))


def captioned(lexicon: Lexicon, blocks: Sequence[Block]) -> Iterator[Captioned]:
    """Every table with the caption above it: the nearest since the table before."""
    above: Caption | None = None
    for block in blocks:
        if isinstance(block, Table):
            yield Captioned(above, block)
            above = None
        else:
            above = caption(lexicon, block) or (None if heading(lexicon, block) else above)
