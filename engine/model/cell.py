"""One cell of a table that holds a figure: what the author typed, and what it stands for."""

from enum import StrEnum
from typing import NamedTuple

from engine.model.base import Model
from engine.model.place import NOWHERE, Place


class State(StrEnum):
    """What a cell holds. Only a `number` has a value; `nil` is a written "-"."""

    EMPTY = "empty"
    NIL = "nil"
    NUMBER = "number"
    UNREADABLE = "unreadable"


class Cell(Model):
    """A figure in whole units of its table: 1.000 kr. in money tables, years for a payback, or a count.

    `text` is what stands in the document. `margin` is how far the true figure may lie from `value`
    to either side (0 for an exact one): 4,1 in a table in mio. kr. is 4100 with margin 50.
    `note` says why the cell is unreadable, or what was unusual in reading it; `reason` is the
    machine's name of the same (see `engine.formats.numbers`). `inferred` marks a cell whose
    column was chosen by the table's equations and not by the document's own layout.
    """

    text: str = ""
    state: State = State.EMPTY
    value: int | None = None
    margin: int = 0
    note: str = ""
    reason: str = ""
    inferred: bool = False
    place: Place = NOWHERE

    @property
    def amount(self) -> int:
        """The figure for arithmetic: an empty or nil cell counts 0.

        Raises ValueError on an unreadable cell, which counts as nothing at all.
        """
        if self.state is State.UNREADABLE:
            raise ValueError(f"unreadable cell {self.text!r}")
        return self.value or 0


EMPTY = Cell()

FIGURES = "figures."
"""How the parts begin that are tables of quantities."""

ABREAST = 1000
"""How far apart the columns of quantities are that share one cell (see `CellAddress`); no table is as wide."""


class CellAddress(NamedTuple):
    """Where in the model a cell stands, independent of the document.

    `owner` is `Proposal.owner`, "" for the cover; `part` is `economy`, `administration`, `payback`,
    `figures.<index of the table of quantities>`, `cover.committees`, `cover.investments` or `cover.innovations`; `row`
    and `column` are indices from 0 within the part (`column`: the year's index; in `payback` row 0 is on service, row 1
    on the total; in the cover the index of the cell field in its row's class; in a table of quantities the cell's index
    in its row, and `ABREAST` more for each quantity that stands before it in the same cell).
    """

    owner: str
    part: str
    row: int
    column: int

    @property
    def in_table(self) -> tuple[int, int]:
        """Row and column of the cell as the table shows it; quantities of one cell share them."""
        return self.row, self.column % ABREAST if self.part.startswith(FIGURES) else self.column
