"""The slips that people make, made on purpose: each takes a right case and gives a wrong one, with what was right."""

import random
from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Protocol

from engine.diagnose import CellInfo, System
from engine.model.budget import Role
from engine.model.cell import CellAddress

Figures = Mapping[CellAddress, int | None]


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


@dataclass(frozen=True)
class Slip:
    """A case gone wrong. `truth` are the figures that should stand, `moved` the first cell of a row misplaced."""

    kind: str
    case: Case
    truth: Figures
    moved: CellAddress | None = None


Cells = Mapping[CellAddress, CellInfo]
Maker = Callable[[random.Random, Case, Cells], tuple[Case, Figures, CellAddress | None] | None]

BY_YEAR = ("economy", "administration")


def some_slip(rng: random.Random, case: Case, kind: str) -> Slip | None:
    """A slip of that kind, None where the case has no place for it."""
    cells = case.system().cells
    for _ in range(20):
        made = SLIPS[kind](rng, case, cells)
        if made is not None:
            return Slip(kind, *made)
    return None


def _one_cell(spoil: Callable[[random.Random, int], int | None], *roles: Role) -> Maker:
    def make(rng: random.Random, case: Case, cells: Cells) -> tuple[Case, Figures, None] | None:
        found = [address for address, info in cells.items() if info.value and info.role in roles and _is_money(address)]
        address = rng.choice(found)
        figure = cells[address].value
        wrong = spoil(rng, figure or 0)
        if wrong == figure or (wrong is not None and abs(wrong) >= 10**9):
            return None
        return case.with_figures({address: wrong}), {address: figure}, None

    return make


def _is_money(address: CellAddress) -> bool:
    _, part, _, column = address
    counts = part == "cover.committees" and column < 2
    return part != "payback" and not counts and not (part == "cover.investments" and column == 3)


def _sign(_: random.Random, figure: int) -> int:
    return -figure


def _on_digits(change: Callable[[random.Random, str], str]) -> Callable[[random.Random, int], int]:
    def spoil(rng: random.Random, figure: int) -> int:
        digits = change(rng, str(abs(figure)))
        size = int(digits) if digits and digits[0] != "0" else abs(figure)
        return size if figure > 0 else -size

    return spoil


def _swapped(rng: random.Random, digits: str) -> str:
    at = rng.randrange(max(len(digits) - 1, 1))
    return digits[:at] + digits[at + 1 : at + 2] + digits[at] + digits[at + 2 :]


def _dropped(rng: random.Random, digits: str) -> str:
    at = rng.randrange(len(digits))
    return digits[:at] + digits[at + 1 :]


def _doubled(rng: random.Random, digits: str) -> str:
    at = rng.randrange(len(digits))
    return digits[: at + 1] + digits[at:]


def _mistyped(rng: random.Random, digits: str) -> str:
    at = rng.randrange(len(digits))
    return digits[:at] + rng.choice("0123456789") + digits[at + 1 :]


def _zero_many(_: random.Random, digits: str) -> str:
    return digits + "0"


def _zero_few(_: random.Random, digits: str) -> str:
    return digits[:-1] if digits.endswith("0") else digits


def _group_lost(_: random.Random, digits: str) -> str:
    return digits[:-3] if len(digits) > 3 else digits


def _kroner(rng: random.Random, figure: int) -> int:
    return figure * 1000 + rng.choice((0, 0, rng.randint(-499, 499)))


def _emptied(_: random.Random, __: int) -> None:
    return None


def _other(rng: random.Random, figure: int) -> int:
    return figure + rng.choice((-1, 1)) * rng.choice((1, 10, 50)) * rng.randint(1, 40)


def _exchanged(are_mates: Callable[[CellAddress, CellAddress], bool]) -> Maker:
    def make(rng: random.Random, case: Case, cells: Cells) -> tuple[Case, Figures, None] | None:
        found = [address for address in cells if address.part in BY_YEAR]
        one = rng.choice(found)
        mates = [
            other for other in found if (other.owner, other.part) == (one.owner, one.part) and are_mates(one, other)
        ]
        other = rng.choice(mates) if mates else one
        truth = {one: cells[one].value, other: cells[other].value}
        if (truth[one] or 0) == (truth[other] or 0):
            return None
        return case.with_figures({one: truth[other], other: truth[one]}), truth, None

    return make


def _in_a_row(one: CellAddress, other: CellAddress) -> bool:
    return one.row == other.row and one.column != other.column


def _in_a_column(one: CellAddress, other: CellAddress) -> bool:
    return one.column == other.column and one.row != other.row


Line = dict[CellAddress, int | None]


def _row(spoil: Callable[[random.Random, list[int | None]], list[int | None]]) -> Maker:
    def make(rng: random.Random, case: Case, cells: Cells) -> tuple[Case, Figures, None] | None:
        right = rng.choice(_lines(cells))
        wrong = dict(zip(right, spoil(rng, list(right.values())), strict=True))
        truth = {address: figure for address, figure in right.items() if (figure or 0) != (wrong[address] or 0)}
        return (case.with_figures(wrong), truth, None) if len(truth) > 1 else None

    return make


def _lines(cells: Cells) -> list[Line]:
    lines: dict[tuple[str, str, int], Line] = defaultdict(dict)
    for address, info in sorted(cells.items()):
        if address.part in BY_YEAR:
            lines[address.owner, address.part, address.row][address] = info.value
    return list(lines.values())


def _shifted(rng: random.Random, figures: list[int | None]) -> list[int | None]:
    return [None, *figures[:-1]] if rng.random() < 0.5 else [*figures[1:], None]


def _turned(_: random.Random, figures: list[int | None]) -> list[int | None]:
    return [figure and -figure for figure in figures]


def _in_kroner(_: random.Random, figures: list[int | None]) -> list[int | None]:
    return [figure and figure * 1000 for figure in figures]


def _misplaced(is_other: Callable[[CellInfo, CellInfo], bool]) -> Maker:
    """A detail row set where a subtotal or a detail row stands whose place is other in just that way."""

    def make(rng: random.Random, case: Case, cells: Cells) -> tuple[Case, Figures, CellAddress | None] | None:
        firsts = [address for address in cells if address.part == "economy" and address.column == 0]
        details = [address for address in firsts if cells[address].role is Role.DETAIL]
        row = rng.choice(details)
        places = [cells[other] for other in firsts if cells[other].role in (Role.DETAIL, Role.SUBTOTAL)]
        others = [place for place in places if is_other(cells[row], place)]
        if not others:
            return None
        place = rng.choice(others)
        return case.with_row_moved(row, place.section, place.area), {}, row

    return make


def _other_area(row: CellInfo, place: CellInfo) -> bool:
    return row.section == place.section and row.area != place.area


def _other_section(row: CellInfo, place: CellInfo) -> bool:
    return row.section != place.section and row.area == place.area


def _payback(rng: random.Random, case: Case, cells: Cells) -> tuple[Case, Figures, None] | None:
    stated = [each.origin.stated for each in case.system().computed]
    found = [address for address in stated if address is not None and cells[address].value]
    if not found:
        return None
    address = rng.choice(found)
    right = cells[address].value
    return case.with_figures({address: (right or 0) + rng.choice((-1, 1))}), {address: right}, None


_ANY = (Role.DETAIL, Role.SUBTOTAL, Role.TOTAL)

SLIPS: dict[str, Maker] = {
    "sign": _one_cell(_sign, *_ANY),
    "neighbouring digits swapped": _one_cell(_on_digits(_swapped), *_ANY),
    "digit dropped": _one_cell(_on_digits(_dropped), *_ANY),
    "digit doubled": _one_cell(_on_digits(_doubled), *_ANY),
    "digit mistyped": _one_cell(_on_digits(_mistyped), *_ANY),
    "zero too many": _one_cell(_on_digits(_zero_many), *_ANY),
    "zero too few": _one_cell(_on_digits(_zero_few), *_ANY),
    "thousands group lost": _one_cell(_on_digits(_group_lost), *_ANY),
    "kroner for thousands": _one_cell(_kroner, *_ANY),
    "two cells of a row exchanged": _exchanged(_in_a_row),
    "two cells of a column exchanged": _exchanged(_in_a_column),
    "row shifted": _row(_shifted),
    "row with the wrong sign": _row(_turned),
    "row in kroner": _row(_in_kroner),
    "row under the wrong styringsområde": _misplaced(_other_area),
    "row in the wrong section": _misplaced(_other_section),
    "empty": _one_cell(_emptied, *_ANY),
    "wrong total": _one_cell(_other, Role.TOTAL, Role.SUBTOTAL),
    "any value in a detail": _one_cell(_other, Role.DETAIL),
    "payback": _payback,
}
