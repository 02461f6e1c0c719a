"""A right case is spoilt on purpose: what a case is, and how small changes of figures are made into slips of it."""

import random
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Protocol

from engine.diagnose import CellInfo, System
from engine.model.budget import Role
from engine.model.cell import CellAddress
from engine.model.finding import Correction, LabelEdit

Figures = Mapping[CellAddress, int | None]
Cells = Mapping[CellAddress, CellInfo]
Line = dict[CellAddress, int | None]

ANY = (Role.DETAIL, Role.SUBTOTAL, Role.TOTAL)
BY_YEAR = ("economy", "administration")


class Case(Protocol):
    """Anything with figures that can be spoilt: a generated sheet, a real proposal, a bundle."""

    def system(self) -> System:
        """Its cells and constraints."""
        ...

    def with_figures(self, figures: Figures) -> "Case":
        """The same with other figures in some cells."""
        ...

    def with_row_moved(self, row: CellAddress, section: str, area: str) -> "Case":
        """The same with a row of Tabel 1 in another place."""
        ...


Made = tuple[Case, Figures, CellAddress | None]
"""The case gone wrong, the figures that should stand, and the first cell of a row misplaced."""

Maker = Callable[[random.Random, Case, System], Made | None]
"""Spoils a case, of which the system is given. None where the place tried would not be wrong."""


@dataclass(frozen=True)
class Slip:
    """A case gone wrong. `truth` are the figures that should stand, `moved` the first cell of a row misplaced."""

    kind: str
    case: Case
    truth: Figures
    moved: CellAddress | None = None


def spoilt(rng: random.Random, case: Case, kind: str, maker: Maker) -> Slip | None:
    """A slip that the maker makes, None where the case has no place for it."""
    system = case.system()
    for _ in range(20):
        made = maker(rng, case, system)
        if made is not None:
            return Slip(kind, *made)
    return None


def rewritten(case: Case, cells: Cells, wrong: Figures) -> Made | None:
    """The case with these figures, and what they were; None where none of them is another."""
    truth = {
        address: cells[address].value for address, figure in wrong.items() if cells[address].amount != (figure or 0)
    }
    return (case.with_figures(wrong), truth, None) if truth else None


def one_cell(spoil: Callable[[random.Random, int], int | None], *roles: Role) -> Maker:
    """One amount of such a row, spoilt."""

    def make(rng: random.Random, case: Case, system: System) -> Made | None:
        cells = system.cells
        # Slips of rounded figures are on trial in test_rounded: they depend on how the figure is typed.
        exact = (address for address, info in cells.items() if info.value and not info.margin and info.role in roles)
        found = [address for address in exact if _is_money(address)]
        address = rng.choice(found)
        wrong = spoil(rng, cells[address].amount)
        return None if wrong is not None and abs(wrong) >= 10**9 else rewritten(case, cells, {address: wrong})

    return make


def _is_money(address: CellAddress) -> bool:
    _, part, _, column = address
    counts = part == "cover.committees" and column < 2
    return part != "payback" and not counts and not (part == "cover.investments" and column == 3)


def on_digits(change: Callable[[random.Random, str], str]) -> Callable[[random.Random, int], int]:
    """Spoils a figure by its digits. What would begin with a zero is left as it was."""

    def spoil(rng: random.Random, figure: int) -> int:
        digits = change(rng, str(abs(figure)))
        size = int(digits) if digits and digits[0] != "0" else abs(figure)
        return size if figure > 0 else -size

    return spoil


def lines(cells: Cells) -> list[Line]:
    """The rows of the tables by year, each with its figures from left to right."""
    found: dict[tuple[str, str, int], Line] = defaultdict(dict)
    for address, info in sorted(cells.items()):
        if address.part in BY_YEAR:
            found[address.owner, address.part, address.row][address] = info.value
    return list(found.values())


def mended(case: Case, corrections: Iterable[Correction]) -> Case:
    """The case once the corrections are made, as a person would make them."""
    for each in corrections:
        case = case.with_figures({edit.address: edit.to for edit in each.cells})
        for label in each.labels:
            case = case.with_row_moved(label.address, *_place(case.system().cells, label))
    return case


def _place(cells: Cells, label: LabelEdit) -> tuple[str, str]:
    """The section and the area that a row is moved to: one of them is told, by the name that the table has for it."""
    here = cells[label.address]
    if label.start == here.section:
        return label.to, here.area
    others = (info for info in cells.values() if info.area != here.area)
    return here.section, next(info.area for info in others if (info.area_text or info.area) == label.to)
