"""The bundle as the rules see it: the cover's rows and the proposals."""

# ruff: noqa: D102 - what each field is stands in `vocabulary`

import re
from functools import cached_property
from typing import NamedTuple

from engine.language.figure import Figure, Naming
from engine.language.gaps import Gaps
from engine.language.memo import Memo
from engine.language.views import ProposalView
from engine.model.base import replace
from engine.model.bundle import Bundle, CommitteeRow, ListedInnovation, ListedInvestment
from engine.model.cell import Cell, CellAddress
from engine.model.frame import Frame
from engine.model.place import NOWHERE, Place

CoverModel = CommitteeRow | ListedInvestment | ListedInnovation


class Part(NamedTuple):
    """A cover table: its name in a `CellAddress`, its name for a reader, and its cell fields with their headings."""

    name: str
    table: str
    headings: dict[str, str]


CROSS_CUTTING = "tværgående"
"""What the pack's words call the cover's row of cross-cutting proposals."""

COMMITTEES = Part(
    "cover.committees",
    "Tabel 1",
    {
        "count": "Antal",
        "innovation": "Innovationsforslag",
        "investment": "Investering i alt",
        "effect": "Effektiviseringer ved fuld indfasning, service",
    },
)
INVESTMENTS = Part(
    "cover.investments",
    "Tabel 2",
    {
        "service": "Service",
        "anlaeg": "Anlæg",
        "effect": "Varige effektiviseringer",
        "payback": "Tilbagebetalingstid, år",
    },
)
INNOVATIONS = Part("cover.innovations", "Tabel 3", {"service": "Innovationspulje (service)"})


class CoverRow:
    """A row of a cover table; the column of an address is the index of the field among the row's cell fields."""

    def __init__(self, model: CoverModel, index: int, part: Part) -> None:
        self.model = model
        self.index = index
        self.part = part
        self.place = model.place

    @property
    def committee(self) -> str:
        """Under which udvalg the cover counts a listed proposal."""
        if isinstance(self.model, CommitteeRow):
            return self.model.committee
        return CROSS_CUTTING if self.model.cross_cutting else self.model.committee

    def figure(self, field: str) -> Figure:
        """The figure in a cell field of the row's model."""
        cell: Cell = getattr(self.model, field)
        if cell.place == NOWHERE:
            # What nobody wrote stands where its row does.
            cell = replace(cell, place=self.place)
        naming = Naming(self.part.table, self.model.label, self.part.headings[field])
        column = [*self.part.headings].index(field)
        return Figure(cell, naming, CellAddress("", self.part.name, self.index, column))


class ListedId(NamedTuple):
    """The id of a listed proposal (`BC04`), taken apart."""

    id: str
    letters: str
    number: int
    row: CoverRow


class BundleView:
    """A bundle and what the rules derive from it."""

    place = Place()

    def __init__(self, model: Bundle) -> None:
        self.model = model
        self.memos: dict[str, Memo] = {}

    @cached_property
    def gaps(self) -> Gaps:
        return Gaps(self.model.cover.parts if self.model.cover else ())

    @cached_property
    def proposals(self) -> tuple[ProposalView, ...]:
        return tuple(map(ProposalView, self.model.proposals))

    @cached_property
    def frames(self) -> tuple[Frame, ...]:
        return self.model.frames

    @cached_property
    def has_cover(self) -> bool:
        return self.model.cover is not None

    @cached_property
    def committees(self) -> tuple[CoverRow, ...]:
        return self._rows(COMMITTEES, self.model.cover.committees if self.model.cover else ())

    @cached_property
    def listed(self) -> tuple[CoverRow, ...]:
        return self._rows(INVESTMENTS, self.model.cover.investments if self.model.cover else ())

    @cached_property
    def listed_innovations(self) -> tuple[CoverRow, ...]:
        return self._rows(INNOVATIONS, self.model.cover.innovations if self.model.cover else ())

    def _rows(self, part: Part, models: tuple[CoverModel, ...]) -> tuple[CoverRow, ...]:
        return tuple(CoverRow(model, index, part) for index, model in enumerate(models))

    @cached_property
    def listed_ids(self) -> tuple[ListedId, ...]:
        rows = (*self.listed, *self.listed_innovations)
        matches = [(re.fullmatch(r"([^0-9]{0,20})([0-9]{1,9})", row.model.id), row) for row in rows]  # type: ignore[union-attr]
        found = [ListedId(match[0], match[1], int(match[2]), row) for match, row in matches if match]
        return tuple(sorted(found, key=lambda each: (each.letters, each.number)))

    @cached_property
    def announced(self) -> Figure | None:
        return Figure(self.model.cover.announced) if self.model.cover else None

    @cached_property
    def price_levels(self) -> tuple[Figure, ...]:
        if self.model.cover is None:
            return ()
        levels = self.model.cover.price_levels
        tables = [rows[0].part.table for rows in (self.committees, self.listed, self.listed_innovations) if rows]
        # A header may state none, or two: then it is open whose each of them is.
        known = tables if len(tables) == len(levels) else [""] * len(levels)
        return tuple(Figure(level, Naming(table)) for level, table in zip(levels, known, strict=True))
