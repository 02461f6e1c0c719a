"""The neutral document: what every format's door gives, and all that the interpreter sees."""

from collections.abc import Iterator

from engine.model.base import Model
from engine.model.parts import Part
from engine.model.place import NOWHERE, Place


class Paragraph(Model, tag=True):
    """Running text, one paragraph, its lines joined. `level` is the heading level, 0 for body text."""

    text: str
    level: int = 0
    page_header: bool = False
    place: Place = NOWHERE


class DocumentCell(Model):
    """A table cell: its text as written (line ends and soft hyphens undone).

    `parts` are what stands in it and was not read (a picture, struck text): without a text it is then unknown, and not
    empty.
    """

    text: str = ""
    parts: tuple[Part, ...] = ()
    place: Place = NOWHERE


class DocumentRow(Model):
    """A row of cells, merged cells repeated as empty ones so that columns stay under their heading.

    Where the format leaves open in which columns the row's figures stand, `placements` lists the possible ones:
    each gives the column index of each non-empty cell after the label; `cells` then holds the likeliest.
    `unparted`: it leaves open where one cell ends and the next begins, so that none is known to be empty.
    """

    cells: tuple[DocumentCell, ...]
    placements: tuple[tuple[int, ...], ...] = ()
    unparted: bool = False
    place: Place = NOWHERE


class Table(Model, tag=True):
    """A table as it stands, its caption (if one stands beside it) apart.

    `parts` are its rows and columns that were not read.
    """

    rows: tuple[DocumentRow, ...]
    parts: tuple[Part, ...] = ()
    place: Place = NOWHERE


Block = Paragraph | Table | Part
"""A part among the blocks stands in their order: a picture between two paragraphs, a logo behind a page header."""


class Document(Model):
    """Paragraphs and tables in reading order.

    `parts` are what has no place among the blocks (macros, a second reading that failed); it is of every proposal in
    the document.
    """

    format: str
    file: str
    blocks: tuple[Block, ...]
    parts: tuple[Part, ...] = ()

    def every_part(self) -> Iterator[Part]:
        """The parts of the whole document, of its blocks and of the cells of its tables."""
        yield from self.parts
        for block in self.blocks:
            if isinstance(block, Part):
                yield block
            elif isinstance(block, Table):
                yield from parts_in(block)


def rows_of(block: Block) -> tuple[DocumentRow, ...]:
    """The rows of a table, none of another block."""
    return block.rows if isinstance(block, Table) else ()


def parts_in(table: Table) -> Iterator[Part]:
    """The parts of a table and of its cells."""
    yield from table.parts
    yield from (part for row in table.rows for cell in row.cells for part in cell.parts)
