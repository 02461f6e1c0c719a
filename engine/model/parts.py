"""What became of the parts of a document: what was not read, could not be tied, or was read in an unusual way.

What was read as it stands needs no entry. What was not read is unknown: never zero, never empty, never missing.
"""

from enum import StrEnum

from engine.model.base import Model
from engine.model.place import NOWHERE, Place


class PartKind(StrEnum):
    """What a part is. The values are those of the report (`parts[].what`)."""

    PAGE = "page"
    """A page without text: a scan."""
    PICTURE = "picture"
    TEXT_BOX = "text_box"
    OBJECT = "object"
    """An embedded sheet, a chart, a drawing, a formula."""
    IMPORTED = "imported_file"
    """Another file that the document pulls in."""
    TABLE = "table"
    REPEATED_TABLE = "repeated_table"
    """A table with the very rows of one before it."""
    ROW = "row"
    COLUMN = "column"
    CELL = "cell"
    AMOUNT = "amount"
    """A figure where none is looked for: in a row's label, in prose."""
    TEXT = "text"
    """Words that cannot be had: of an unknown font, under a merged cell, the result of a field that has none."""
    STRUCK = "struck_text"
    HIDDEN = "hidden_text"
    CHANGE = "tracked_change"
    COMMENT = "comment"
    CONTROL = "control"
    """A form control that is not understood."""
    MACRO = "macro"


class PartFate(StrEnum):
    """What became of a part."""

    READ = "read"
    """It was read, with something to know: a tracked change as if accepted, a row whose second reading differs."""
    NOT_READ = "not_read"
    UNTIED = "untied"
    """It was read, but nothing tells what it belongs to."""


class Part(Model, tag=True):
    """A part of a document, where it stands, and what became of it and why (one sentence in the reader's language).

    `beside`: the author's words that it stands by: a caption, a heading, a row's label; "" for none. `within` are
    the pack's names of what it may hold, by where it stands (`økonomi`, `høring`, or `FRONT`): a reader of files
    leaves both to the template. `bars`: it stands where it may hold what a rule asks for, so that the proposal is not
    *klar* before somebody has looked; a reader says so of all in the body that it did not read, never of a logo in a
    page header or of a comment.
    """

    what: PartKind
    place: Place = NOWHERE
    fate: PartFate = PartFate.NOT_READ
    why: str = ""
    beside: str = ""
    within: tuple[str, ...] = ()
    bars: bool = False


FRONT = "front"
"""What a part is `within` that stands before the first heading: number, title, forvaltning, summary."""

ANYTHING = "anything"
"""What a part is `within` that may hold whole sections with their headings: a scanned page, another file."""
