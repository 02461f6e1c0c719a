"""Cutting a document into the cover and the proposals."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.document import Block, Paragraph, rows_of
from engine.formats.words import begins, fold
from engine.model.lexicon import Lexicon
from engine.model.place import NOWHERE, Place
from engine.template.sections import section_kind

_ID = re.compile(r"([A-ZÆØÅ]{2,4}) ?(\d{2,4})\b[ .:–-]*")


class Stretch(NamedTuple):
    """The blocks of one proposal, without those of its title. `id` is "" where the title has none."""

    id: str
    title: str
    blocks: tuple[Block, ...]
    place: Place


class Cut(NamedTuple):
    """The blocks before the first proposal, and those of each proposal."""

    cover: tuple[Block, ...]
    proposals: tuple[Stretch, ...]


def split(blocks: Sequence[Block], lexicon: Lexicon) -> Cut:
    """Where each proposal begins: at the title above its summary, or above its first section if it has no summary."""
    starts = list(dict.fromkeys(_starts(blocks, lexicon)))
    heads = [_head(blocks, start) for start in starts]
    ends = [*heads, len(blocks)]
    stretches = tuple(
        _stretch(blocks[head:start], blocks[start:end])
        for head, start, end in zip(heads, starts, ends[1:], strict=True)
    )
    return Cut(tuple(blocks[: ends[0]]), stretches)


def _head(blocks: Sequence[Block], start: int) -> int:
    """Where the page headers begin that stand right above a title: they are those of the title's own pages."""
    while start and isinstance(above := blocks[start - 1], Paragraph) and above.page_header:
        start -= 1
    return start


def _starts(blocks: Sequence[Block], lexicon: Lexicon) -> Iterator[int]:
    anchors = [index for index, block in enumerate(blocks) if is_summary(block, lexicon)]
    if not anchors:
        anchors = [index for index, block in enumerate(blocks) if _is_description(block, lexicon)]
    floor = 0
    for anchor in anchors:
        yield _title(blocks, floor, anchor)
        floor = anchor + 1


def is_summary(block: Block, lexicon: Lexicon) -> bool:
    """Whether a block begins with the summary, or is a table with it among the first rows."""
    forms = lexicon.markers.get("summary", ())
    return any(begins(fold(text[:80]), fold(form)) for text in _texts(block) for form in forms)


def _texts(block: Block) -> Iterator[str]:
    """A paragraph's text, or the first cells of a table."""
    if isinstance(block, Paragraph):
        yield block.text
    else:
        yield from (row.cells[0].text for row in rows_of(block)[:4] if row.cells)


def _is_description(block: Block, lexicon: Lexicon) -> bool:
    return isinstance(block, Paragraph) and section_kind(lexicon, block.text) == "beskrivelse"


def _title(blocks: Sequence[Block], floor: int, anchor: int) -> int:
    """The block of the title above an anchor: the nearest with a number like BC04, else the nearest paragraph."""
    above = [index for index in range(max(floor, anchor - 6), anchor) if _could_title(blocks[index])]
    marked = [index for index in above if _has_id(blocks[index])]
    titles = [index for index in above if _is_title(blocks[index])]
    return (marked or titles or above or [anchor])[-1]


def _could_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and not block.page_header and bool(block.text.strip())


def _is_title(block: Block) -> bool:
    return isinstance(block, Paragraph) and block.level == 1


def _has_id(block: Block) -> bool:
    return isinstance(block, Paragraph) and _ID.match(block.text.strip()) is not None


def _stretch(head: Sequence[Block], blocks: Sequence[Block]) -> Stretch:
    first = blocks[0]
    if not isinstance(first, Paragraph) or not _could_title(first):
        return Stretch("", "", (*head, *blocks), first.place)
    text = " ".join(first.text.split())
    number = _ID.match(text)
    title = text[number.end() :] if number else text
    return Stretch(
        number.group(1) + number.group(2) if number else "", title, (*head, *blocks[1:]), first.place or NOWHERE
    )
