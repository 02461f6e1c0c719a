"""The passages of a proposal that are prose, and the figures in them."""

from collections.abc import Iterator, Sequence

from engine.formats.document import Block, Paragraph, Table
from engine.model.claims import Claim
from engine.model.lexicon import Lexicon
from engine.prose.reading import Passage, Reader
from engine.prose.scene import Scene
from engine.template.grid import find_years, text_of
from engine.template.sections import caption, section_kind, table_kind
from engine.template.split import is_summary

FEWEST_WORDS, FEWEST_IN_FIGURES = 3, 8
"""A cell with fewer is a date, a name or a figure of its table, and no prose."""
_READ = frozenset({"godkendelse", "høring", "udvalg", "investeringspulje", "innovationspulje"})
"""Tables whose cells are read as what they are."""
SUMMARY, NOTE = "resumé", "note"


def claims(lexicon: Lexicon, blocks: Sequence[Block], scene: Scene) -> tuple[Claim, ...]:
    """Every figure in the prose of a proposal, in reading order."""
    return tuple(Reader(scene, lexicon).read(passages(lexicon, blocks)))


def passages(lexicon: Lexicon, blocks: Sequence[Block]) -> Iterator[Passage]:
    """The paragraphs outside page headers, headings of the template and captions, and the text in cells."""
    section, table = "", ""
    for block in blocks:
        if isinstance(block, Table):
            yield from _cells(lexicon, block, table)
            table = ""
        elif isinstance(block, Paragraph) and not block.page_header:
            found = caption(lexicon, block)
            if found:
                table = table_kind(lexicon, found.title)
            elif kind := section_kind(lexicon, block.text):
                section, table = kind, ""
            else:
                yield Passage(block.text, section or SUMMARY, block.place, heading=bool(block.level))


def _cells(lexicon: Lexicon, table: Table, kind: str) -> Iterator[Passage]:
    if kind in _READ or find_years(table, lexicon):
        return
    section = SUMMARY if is_summary(table, lexicon) else kind
    for row in table.rows:
        for cell in row.cells:
            if len(text_of(cell).split()) >= (FEWEST_WORDS if kind else FEWEST_IN_FIGURES):
                yield Passage(cell.text, section, cell.place)
