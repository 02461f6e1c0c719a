"""What a form is made of, before it is Word: headings, lines and tables, with the fields that someone fills in."""

from dataclasses import dataclass
from enum import StrEnum


class Control(StrEnum):
    """How a field is filled in."""

    TEXT = "text"
    RICH = "rich"
    """Paragraphs, lists and tables; it stands alone in its line."""
    BOX = "box"
    CHOICE = "choice"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Field:
    """A field: its tag, which no other field of the form has; what stands in it, and the help shown while it is empty.

    A box holds "x" or nothing. `choices` are those of a CHOICE.
    """

    tag: str
    text: str = ""
    help: str = ""
    control: Control = Control.TEXT
    choices: tuple[str, ...] = ()


Part = str | Field
"""Fixed words, or a field."""


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph. `level` is the heading level, 0 for body text; a `caption` stays with the table below it."""

    parts: tuple[Part, ...]
    level: int = 0
    caption: bool = False


@dataclass(frozen=True, slots=True)
class Box:
    """A table cell, over `span` columns. `figure`: set to the right; `strong`: a heading or a total.

    `formula` is Word's, by which its field is worked out where nothing stands in it.
    """

    part: Part = ""
    span: int = 1
    figure: bool = False
    strong: bool = False
    formula: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells. `header` rows come again after a page break."""

    boxes: tuple[Box, ...]
    header: bool = False


@dataclass(frozen=True, slots=True)
class Grid:
    """A table. `widths` are its columns' shares of the page."""

    widths: tuple[float, ...]
    rows: tuple[Row, ...]


Piece = Line | Grid


@dataclass(frozen=True, slots=True)
class Form:
    """A whole form: its pieces, and what stands at the head of its pages."""

    head: tuple[str, ...]
    pieces: tuple[Piece, ...]
