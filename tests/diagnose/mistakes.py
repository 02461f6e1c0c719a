"""Mistakes as people and programs make them, chosen without a look at the edits that diagnosis knows (see `slips`).

Several of them leave more than one cell wrong; then the truth holds each.
"""

import random
from collections.abc import Callable, Iterator

from engine.diagnose import System
from engine.model.budget import Role
from engine.model.cell import CellAddress
from tests.diagnose.spoil import ANY, BY_YEAR, Case, Line, Made, Maker, lines, on_digits, one_cell, rewritten

_KEYS_BESIDE = {
    "0": "129",
    "1": "024",
    "2": "0135",
    "3": "246",
    "4": "1357",
    "5": "2468",
    "6": "3579",
    "7": "468",
    "8": "579",
    "9": "068",
}
"""The keys beside each digit: on the row of digits, and to the sides, above and below on the numeric pad."""


def _key_beside(rng: random.Random, digits: str) -> str:
    at = rng.randrange(len(digits))
    return digits[:at] + rng.choice(_KEYS_BESIDE[digits[at]]) + digits[at + 1 :]


def _swapped_apart(rng: random.Random, digits: str) -> str:
    if len(digits) < 3:
        return digits
    one = rng.randrange(len(digits) - 2)
    other = rng.randrange(one + 2, len(digits))
    return digits[:one] + digits[other] + digits[one + 1 : other] + digits[one] + digits[other + 1 :]


def _pair_doubled(rng: random.Random, digits: str) -> str:
    at = rng.randrange(max(len(digits) - 1, 1))
    return digits[: at + 2] + digits[at:]


def _rounded(_: random.Random, figure: int) -> int:
    return (figure + 50) // 100 * 100


def _point_read_as_decimal(_: random.Random, figure: int) -> int:
    """1.850 taken for 1,85: then 185 or 2. 1.234 taken for 1,234: then 1."""
    size = abs(figure)
    wrong = size if size < 1000 else size // 10 if size % 10 == 0 and size % 100 else (size + 500) // 1000
    return wrong if figure > 0 else -wrong


def _copied(steps: Callable[[CellAddress], tuple[CellAddress, CellAddress]]) -> Maker:
    """The figure of one of two cells to the sides stands in a cell as well."""

    def make(rng: random.Random, case: Case, system: System) -> Made | None:
        cells = system.cells
        at = rng.choice([address for address in cells if address.part in BY_YEAR])
        beside = [each for each in steps(at) if each in cells and cells[each].value]
        return rewritten(case, cells, {at: cells[rng.choice(beside)].value}) if beside else None

    return make


def _years_beside(at: CellAddress) -> tuple[CellAddress, CellAddress]:
    return at._replace(column=at.column - 1), at._replace(column=at.column + 1)


def _rows_beside(at: CellAddress) -> tuple[CellAddress, CellAddress]:
    return at._replace(row=at.row - 1), at._replace(row=at.row + 1)


def _pasted_down(rng: random.Random, case: Case, system: System) -> Made | None:
    """A row's figures stand in the row below as well, all years."""
    right = lines(system.cells)
    at = rng.randrange(len(right) - 1)
    (above, below) = (list(right[at].values()), right[at + 1])
    if len(above) != len(below) or next(iter(right[at]))[:2] != next(iter(below))[:2]:
        return None
    return rewritten(case, system.cells, dict(zip(below, above, strict=True)))


def _at_next_price_level(rng: random.Random, case: Case, system: System) -> Made | None:
    row = rng.choice(lines(system.cells))
    return rewritten(case, system.cells, {at: figure and (figure * 102 + 50) // 100 for at, figure in row.items()})


def _sums_above(system: System, detail: CellAddress) -> dict[CellAddress, int]:
    """The sums of the same table that a figure counts in, itself or through others: how much each gains by 1."""
    gains = {detail: 1}
    found = [detail]
    for part in found:
        for equation in system.equations:
            terms, stated = dict(equation.terms), equation.stated
            if stated and stated not in gains and part in terms and stated[:2] == detail[:2]:
                gains[stated] = -terms[part] * gains[part] // terms[stated]
                found.append(stated)
    del gains[detail]
    return gains


def _stale(rng: random.Random, case: Case, system: System) -> Made | None:
    """A detail was revised, and no sum followed."""
    detail = rng.choice([cell for row in _detail_rows(system) for cell, figure in row.items() if figure])
    revised = rng.choice((-1, 1)) * rng.choice((1, 10, 50)) * rng.randint(1, 40)
    sums = _sums_above(system, detail)
    return rewritten(case, system.cells, {at: system.cells[at].amount - gain * revised for at, gain in sums.items()})


def _detail_rows(system: System) -> list[Line]:
    """The detail rows that have figures."""
    rows = lines(system.cells)
    return [row for row in rows if any(row.values()) and system.cells[next(iter(row))].role is Role.DETAIL]


def _left_out(roles: tuple[Role, ...], sections: Callable[[str], tuple[str, ...]]) -> Maker:
    """The sums of these roles in these sections, given that of the row, were made without a detail row."""

    def make(rng: random.Random, case: Case, system: System) -> Made | None:
        cells = system.cells
        row = rng.choice(_detail_rows(system))
        sums = [
            (at, gain * figure)
            for detail, figure in row.items()
            if figure
            for at, gain in _sums_above(system, detail).items()
            if cells[at].role in roles and cells[at].section in sections(cells[detail].section)
        ]
        return rewritten(case, cells, {at: cells[at].amount - lost for at, lost in sums})

    return make


def _sign_lost_with_total(rng: random.Random, case: Case, system: System) -> Made | None:
    """A saving and the total of its section, both without their sign, in one year."""
    cells = system.cells
    savings = [at for row in _detail_rows(system) for at in row if cells[at].amount < 0]
    if not savings:
        return None
    saving = rng.choice(savings)
    wrong = {at: -cells[at].amount for at in (saving, *_sums_above(system, saving)) if _is_negative(system, saving, at)}
    return rewritten(case, cells, wrong) if len(wrong) == 2 else None


def _is_negative(system: System, saving: CellAddress, at: CellAddress) -> bool:
    """Whether a cell is the saving itself or the total of its section, and below zero."""
    info = system.cells[at]
    own = at == saving or (info.role is Role.TOTAL and info.section == system.cells[saving].section)
    return own and info.amount < 0


def _areas_exchanged(rng: random.Random, case: Case, system: System) -> Made | None:
    """The subtotals of two styringsområder, each in the other's row."""
    pairs = list(_pairs_of_subtotals(system))
    if not pairs:
        return None
    one, other = rng.choice(pairs)
    wrong = zip((*one, *other), (*other.values(), *one.values()), strict=True)
    return rewritten(case, system.cells, dict(wrong))


def _pairs_of_subtotals(system: System) -> Iterator[tuple[Line, Line]]:
    rows = [(next(iter(row)), row) for row in lines(system.cells)]
    subtotals = [(system.cells[at].section, at[:2], row) for at, row in rows if system.cells[at].role is Role.SUBTOTAL]
    for number, (*place, one) in enumerate(subtotals):
        yield from ((one, other) for *beside, other in subtotals[number + 1 :] if beside == place)


def _own(section: str) -> tuple[str, ...]:
    return (section,)


def _own_and_samlet(section: str) -> tuple[str, ...]:
    return (section, "samlet")


MISTAKES: dict[str, Maker] = {
    "key beside": one_cell(on_digits(_key_beside), *ANY),
    "digits apart swapped": one_cell(on_digits(_swapped_apart), *ANY),
    "pair of digits doubled": one_cell(on_digits(_pair_doubled), *ANY),
    "rounded to hundreds": one_cell(_rounded, *ANY),
    "thousands point read as decimal": one_cell(_point_read_as_decimal, *ANY),
    "figure of the year beside": _copied(_years_beside),
    "figure of the row beside": _copied(_rows_beside),
    "row pasted over the row below": _pasted_down,
    "row at the next price level": _at_next_price_level,
    "row left out of its total": _left_out((Role.TOTAL,), _own),
    "row left out of all sums": _left_out((Role.SUBTOTAL, Role.TOTAL), _own_and_samlet),
    "sums stale after a detail was revised": _stale,
    "sign lost, and that of the total": _sign_lost_with_total,
    "subtotals under each other's area": _areas_exchanged,
}
