"""From the corrections chosen to the texts to type."""

from collections.abc import Sequence
from typing import NamedTuple

from engine.formats.refused import RefusedError
from engine.formats.retyping.figures import figure_text
from engine.formats.retyping.quantities import quantity_spot, retyped
from engine.formats.retyping.spots import Path, spot_of
from engine.model.bundle import Cover
from engine.model.cell import FIGURES
from engine.model.finding import CellEdit, Correction, LabelEdit
from engine.model.place import Place
from engine.model.proposal import Proposal
from engine.texts import say


class Typing(NamedTuple):
    """A text to put in a cell: in Word at `anchor`, in a canonical file by a path from `row` (see `Spot`).

    It takes the place of `old` in what stands there, "": of all that does.
    """

    text: str
    anchor: str | None
    row: Place | None
    paths: tuple[Path, ...]
    old: str = ""


def typings(
    proposals: Sequence[Proposal], cover: Cover | None, corrections: Sequence[Correction]
) -> tuple[Typing, ...]:
    """What to type where, a cell each. Raises RefusedError for what only a person can do."""
    found: list[Typing] = []
    for each in corrections:
        if each.labels and "section" in each.edit.split("+"):
            raise RefusedError(say("a row that stands in the wrong section must be moved by hand"))
        for edit in each.cells:
            if edit.address.part.startswith(FIGURES):
                found.append(_quantity(proposals, edit))
                continue
            spot = spot_of(proposals, cover, edit.address)
            if spot is None:
                raise RefusedError(say("“{row}” is in no file that is written here", row=edit.row))
            found.append(
                Typing(figure_text(edit.to, spot, edit.decimals), spot.cell.place.anchor, spot.row, spot.paths)
            )
        found += [_area(proposals, edit) for edit in each.labels]
    return tuple(found)


def _quantity(proposals: Sequence[Proposal], edit: CellEdit) -> Typing:
    spot = quantity_spot(proposals, edit.address)
    if spot is None:
        raise RefusedError(say("“{row}” is in no file that is written here", row=edit.row))
    old, new = retyped(edit, spot)
    return Typing(new, spot.quantity.place.anchor, spot.row.place, (("cells", spot.at, spot.nth),), old)


def _area(proposals: Sequence[Proposal], edit: LabelEdit) -> Typing:
    owner = next((each for each in proposals if each.owner == edit.address.owner), None)
    table = owner and (owner.economy if edit.address.part == "economy" else owner.administration_effect)
    if not table:
        raise RefusedError(say("“{row}” is in no file that is written here", row=edit.row))
    row = table.rows[edit.address.row]
    return Typing(edit.to, row.area.place.anchor, row.place, (("area",),))
