"""The neutral document: what every format's door gives, and all that the interpreter sees."""

from engine.model.base import Model
from engine.model.place import NOWHERE, Place


class Paragraph(Model, tag=True):
    """Running text, one paragraph, its lines joined. `level` is the heading level, 0 for body text."""

    text: str
    level: int = 0
    page_header: bool = False
    place: Place = NOWHERE


class DocumentCell(Model):
    """A table cell: its text as written (line ends and soft hyphens undone)."""

    text: str = ""
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
    """A table as it stands, its caption (if one stands beside it) apart."""

    rows: tuple[DocumentRow, ...]
    place: Place = NOWHERE


Block = Paragraph | Table


class Document(Model):
    """Paragraphs and tables in reading order. `remarks` say what the door had to decide (tracked changes …)."""

    format: str
    file: str
    blocks: tuple[Block, ...]
    remarks: tuple[str, ...] = ()
