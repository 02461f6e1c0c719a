"""Where in the file a cell of the model stands, and how its author writes figures."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.formats.numbers import COUNTS, THOUSANDS, YEARS, Scale, scale_of
from engine.model.budget import BudgetTable
from engine.model.bundle import Cover
from engine.model.cell import Cell, CellAddress
from engine.model.place import Place
from engine.model.proposal import Proposal

Path = tuple[str | int, ...]
"""The keys and indices that lead from a mapping of a canonical file to a value in it."""

_COVER = {
    "cover.committees": (
        "committees",
        {"count": COUNTS, "innovation": COUNTS, "investment": THOUSANDS, "effect": THOUSANDS},
    ),
    "cover.investments": (
        "investments",
        {"service": THOUSANDS, "anlaeg": THOUSANDS, "effect": THOUSANDS, "payback": YEARS},
    ),
    "cover.innovations": ("innovations", {"service": THOUSANDS}),
}

_KEYS = {"anlaeg": "anlæg"}
"""The key of a field in a canonical file, where it is not the field's name."""


class Spot(NamedTuple):
    """A cell, and its file's ways to it.

    `row` is where its row stands (None: it is in no row); `paths` lead from there to the cell in a canonical file, the
    usual way last. `alike` are the cells whose way of writing it shares.
    """

    cell: Cell
    row: Place | None
    paths: tuple[Path, ...]
    scale: Scale
    alike: tuple[Cell, ...]


def spot_of(proposals: Sequence[Proposal], cover: Cover | None, address: CellAddress) -> Spot | None:
    """The cell at an address, None where the file has no such cell."""
    if address.part in _COVER:
        return _in_cover(cover, address) if cover else None
    owner = next((each for each in proposals if each.owner == address.owner), None)
    if owner is None:
        return None
    if address.part == "payback":
        return _in_payback(owner, address)
    table = owner.economy if address.part == "economy" else owner.administration_effect
    return _in_table(table, address) if table else None


def _in_table(table: BudgetTable, address: CellAddress) -> Spot:
    row = table.rows[address.row]
    paths: tuple[Path, ...] = (("cells", address.column), ("values", str(table.years[address.column])))
    alike = (*row.cells, *(cell for each in table.rows for cell in each.cells))
    return Spot(row.cells[address.column], row.place, paths, scale_of(table.unit.text), alike)


def _in_payback(proposal: Proposal, address: CellAddress) -> Spot | None:
    if proposal.payback is None:
        return None
    name = ("service", "total")[address.row]
    both = (proposal.payback.service, proposal.payback.total)
    return Spot(both[address.row], None, (("payback", name),), YEARS, both)


def _in_cover(cover: Cover, address: CellAddress) -> Spot:
    part, fields = _COVER[address.part]
    rows = getattr(cover, part)
    name = list(fields)[address.column]
    alike = tuple(getattr(each, name) for each in rows)
    return Spot(alike[address.row], rows[address.row].place, ((_KEYS.get(name, name),),), fields[name], alike)
