"""Where the parts stand that were not read: beside which words, and what of the template may stand there."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.formats.document import Block, Table, parts_in
from engine.model.base import replace
from engine.model.lexicon import Lexicon
from engine.model.parts import ANYTHING, FRONT, Part, PartKind
from engine.model.proposal import Caption, Heading
from engine.template.sections import caption, heading
from engine.texts import say

MAX_BESIDE = 150
"""Characters of the author's words that a part is told by."""


_PAGES = frozenset({PartKind.PAGE, PartKind.IMPORTED})
"""What may hold whole sections with their headings."""

_TABLES = _PAGES | {PartKind.PICTURE, PartKind.OBJECT, PartKind.TEXT_BOX, PartKind.TABLE, PartKind.CONTROL}
"""What may be the table that a caption announces."""


class TableParts(NamedTuple):
    """What of one table was not read. `kind` is the pack's name of the table, "" where it has none."""

    kind: str
    parts: tuple[Part, ...] = ()


class _Standing(NamedTuple):
    """The heading and the caption above; a caption is that of the first table below it."""

    heading: Heading | None = None
    caption: Caption | None = None


def placed_parts(lexicon: Lexicon, blocks: Sequence[Block], of_tables: Mapping[int, TableParts]) -> Iterator[Part]:
    """The parts of a proposal in the order of its document. `of_tables` is by the `id` of each of its tables."""
    at = _Standing()
    for block in blocks:
        if isinstance(block, Table):
            own = of_tables.get(id(block), TableParts(""))
            within = (own.kind,) if own.kind else _within(lexicon, at)
            yield from (_placed(each, at, within) for each in (*parts_in(block), *own.parts))
            at = at._replace(caption=None)
        elif isinstance(block, Part):
            whole = (ANYTHING, *_lacking(lexicon, blocks)) if block.what in _PAGES else ()
            yield _placed(block, at, tuple(dict.fromkeys((*_within(lexicon, at), *whole))))
            if block.bars and block.what in _TABLES:
                # What the caption announces stands in it, for all we know.
                at = at._replace(caption=None)
        elif not block.page_header:
            head, title = heading(lexicon, block), caption(lexicon, block)
            if head or title:
                yield from _without_table(lexicon, at)
                at = _Standing(head or at.heading, None if head else title)
    yield from _without_table(lexicon, at)


def _placed(part: Part, at: _Standing, within: tuple[str, ...]) -> Part:
    """The part with the words beside it. Where rules ask for nothing, a table bars nothing."""
    bars = part.bars and (part.what is not PartKind.TABLE or bool(within))
    return replace(part, beside=(part.beside or _beside(at))[:MAX_BESIDE], within=within, bars=bars)


def _without_table(lexicon: Lexicon, at: _Standing) -> Iterator[Part]:
    """The caption below which no table came."""
    if at.caption:
        why = say("no table can be read under “{caption}”", caption=_beside(at)[:MAX_BESIDE])
        found = Part(what=PartKind.TABLE, place=at.caption.place, why=why, bars=True)
        yield _placed(found, at, _within(lexicon, at))


def _beside(at: _Standing) -> str:
    if at.caption:
        number = "" if at.caption.number is None else f"Tabel {at.caption.number}. "
        return number + at.caption.title
    return at.heading.title if at.heading else ""


def _lacking(lexicon: Lexicon, blocks: Sequence[Block]) -> Iterator[str]:
    """The sections that have no heading among the blocks, and what rules ask for in them."""
    there = {found.kind for found in (heading(lexicon, block) for block in blocks) if found}
    for section in lexicon.sections:
        if section not in there:
            yield from (section, *contents(lexicon, section))


def _within(lexicon: Lexicon, at: _Standing) -> tuple[str, ...]:
    """What may stand here: the table that the caption names, else what the section holds."""
    if at.caption and at.caption.kind:
        return (at.caption.kind,)
    return contents(lexicon, at.heading.kind) if at.heading else (FRONT,)


def contents(lexicon: Lexicon, section: str) -> tuple[str, ...]:
    """What rules ask for in a section of the template; () in another."""
    return lexicon.contents.get(section, ())
