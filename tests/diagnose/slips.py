"""The slips that diagnosis has an edit for, made on purpose; in `mistakes` are those that it was not made from."""

import random
from collections.abc import Callable

from engine.diagnose import CellInfo, System
from engine.model.budget import Role
from engine.model.cell import CellAddress
from tests.diagnose.spoil import ANY, BY_YEAR, Case, Made, Maker, Slip, lines, on_digits, one_cell, rewritten, spoilt


def some_slip(rng: random.Random, case: Case, kind: str) -> Slip | None:
    """A slip of that kind, None where the case has no place for it."""
    return spoilt(rng, case, kind, SLIPS[kind])


def _sign(_: random.Random, figure: int) -> int:
    return -figure


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
    def make(rng: random.Random, case: Case, system: System) -> Made | None:
        cells = system.cells
        found = [address for address in cells if address.part in BY_YEAR]
        one = rng.choice(found)
        mates = [
            other for other in found if (other.owner, other.part) == (one.owner, one.part) and are_mates(one, other)
        ]
        other = rng.choice(mates) if mates else one
        return rewritten(case, cells, {one: cells[other].value, other: cells[one].value})

    return make


def _in_a_row(one: CellAddress, other: CellAddress) -> bool:
    return one.row == other.row and one.column != other.column


def _in_a_column(one: CellAddress, other: CellAddress) -> bool:
    return one.column == other.column and one.row != other.row


def _row(spoil: Callable[[random.Random, list[int | None]], list[int | None]]) -> Maker:
    def make(rng: random.Random, case: Case, system: System) -> Made | None:
        right = rng.choice(lines(system.cells))
        made = rewritten(case, system.cells, dict(zip(right, spoil(rng, list(right.values())), strict=True)))
        return made if made and len(made[1]) > 1 else None

    return make


def _shifted(rng: random.Random, figures: list[int | None]) -> list[int | None]:
    return [None, *figures[:-1]] if rng.random() < 0.5 else [*figures[1:], None]


def _turned(_: random.Random, figures: list[int | None]) -> list[int | None]:
    return [figure and -figure for figure in figures]


def _in_kroner(_: random.Random, figures: list[int | None]) -> list[int | None]:
    return [figure and figure * 1000 for figure in figures]


def _misplaced(is_other: Callable[[CellInfo, CellInfo], bool]) -> Maker:
    """A detail row set where a subtotal or a detail row stands whose place is other in just that way."""

    def make(rng: random.Random, case: Case, system: System) -> Made | None:
        cells = system.cells
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


def _payback(rng: random.Random, case: Case, system: System) -> Made | None:
    stated = [each.origin.stated for each in system.computed]
    found = [address for address in stated if address is not None and system.cells[address].value]
    if not found:
        return None
    address = rng.choice(found)
    return rewritten(case, system.cells, {address: system.cells[address].amount + rng.choice((-1, 1))})


SLIPS: dict[str, Maker] = {
    "sign": one_cell(_sign, *ANY),
    "neighbouring digits swapped": one_cell(on_digits(_swapped), *ANY),
    "digit dropped": one_cell(on_digits(_dropped), *ANY),
    "digit doubled": one_cell(on_digits(_doubled), *ANY),
    "digit mistyped": one_cell(on_digits(_mistyped), *ANY),
    "zero too many": one_cell(on_digits(_zero_many), *ANY),
    "zero too few": one_cell(on_digits(_zero_few), *ANY),
    "thousands group lost": one_cell(on_digits(_group_lost), *ANY),
    "kroner for thousands": one_cell(_kroner, *ANY),
    "two cells of a row exchanged": _exchanged(_in_a_row),
    "two cells of a column exchanged": _exchanged(_in_a_column),
    "row shifted": _row(_shifted),
    "row with the wrong sign": _row(_turned),
    "row in kroner": _row(_in_kroner),
    "row under the wrong styringsområde": _misplaced(_other_area),
    "row in the wrong section": _misplaced(_other_section),
    "empty": one_cell(_emptied, *ANY),
    "wrong total": one_cell(_other, Role.TOTAL, Role.SUBTOTAL),
    "any value in a detail": one_cell(_other, Role.DETAIL),
    "payback": _payback,
}
