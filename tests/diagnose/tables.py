"""Valid proposals by numbers alone: budget tables, payback and cover, and the system that their rules make of them."""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from engine.diagnose.system import CellInfo, Computed, System, Values, Wanted
from engine.language.constraint import Linear, Predicate
from engine.model.budget import Role
from engine.model.cell import CellAddress

OWNER = "XX01"
YEARS = tuple(range(2025, 2031))
Figures = tuple[int | None, ...]
Terms = list[tuple[CellAddress, int]]

T = TypeVar("T")

SERVICE, ANLAEG = "service", "anlæg"


@dataclass(frozen=True)
class Row:
    """A row of a budget table."""

    label: str
    section: str
    role: Role
    figures: Figures
    area: str = ""


@dataclass(frozen=True)
class Sheet:
    """All figures of a proposal: `cover` rows hold service, anlæg, effect, payback; the first is the proposal's."""

    economy: tuple[Row, ...]
    administration: tuple[Row, ...] = ()
    payback: int | None = None
    cover: tuple[Figures, ...] = ()

    def figure(self, address: CellAddress) -> int | None:
        """What stands in a cell."""
        if address.part == "payback":
            return self.payback
        if address.part == "cover.investments":
            return self.cover[address.row][address.column]
        return self.rows(address.part)[address.row].figures[address.column]

    def system(self) -> System:
        """The cells and the sums of the sheet."""
        return system_of(self)

    def with_row_moved(self, row: CellAddress, section: str, area: str) -> "Sheet":
        """The sheet with a row of Tabel 1 in another section, under another styringsområde."""
        return self.with_row("economy", row.row, replace(self.economy[row.row], section=section, area=area))

    def rows(self, part: str) -> tuple[Row, ...]:
        """The rows of a budget table."""
        return self.economy if part == "economy" else self.administration

    def with_figures(self, figures: Mapping[CellAddress, int | None]) -> "Sheet":
        """The sheet with other figures in some cells."""
        sheet = self
        for address, figure in figures.items():
            sheet = sheet._with(address, figure)
        return sheet

    def _with(self, address: CellAddress, figure: int | None) -> "Sheet":
        if address.part == "payback":
            return replace(self, payback=figure)
        if address.part == "cover.investments":
            line = _put(self.cover[address.row], address.column, figure)
            return replace(self, cover=_put(self.cover, address.row, line))
        rows = self.rows(address.part)
        row = replace(rows[address.row], figures=_put(rows[address.row].figures, address.column, figure))
        return self.with_row(address.part, address.row, row)

    def with_row(self, part: str, number: int, row: Row) -> "Sheet":
        """The sheet with another row in that place."""
        rows = _put(self.rows(part), number, row)
        return replace(self, economy=rows) if part == "economy" else replace(self, administration=rows)


def _put(items: tuple[T, ...], at: int, item: T) -> tuple[T, ...]:
    return (*items[:at], item, *items[at + 1 :])


def system_of(sheet: Sheet) -> System:
    """The cells of a sheet, and the sums that a rule pack would ground on it."""

    equations = _equations(sheet)
    values = {address: info.amount for address, info in _cells(sheet)}
    failing = {(each.rule, each.binding, each.stated): (n, lack(each, values)) for n, each in enumerate(equations)}

    def moved(row: CellAddress, section: str, area: str) -> frozenset[int] | None:
        after = [each for each in _equations(sheet.with_row_moved(row, section, area)) if lack(each, values)]
        before = [failing[each.rule, each.binding, each.stated] for each in after]
        same = all(lack(each, values) == missing for each, (_, missing) in zip(after, before, strict=True))
        wrong = {number for number, missing in failing.values() if missing}
        return frozenset(wrong - {number for number, _ in before}) if same else None

    return System(dict(_cells(sheet)), equations, tuple(_computed(sheet)), moved=moved)


def lack(equation: Linear, values: Values, cells: Mapping[CellAddress, CellInfo] | None = None) -> int:
    """What the cells of an equation must gain for it to hold; 0 where the rounding of `cells` explains it."""
    missing = -equation.constant - sum(values[address] * factor for address, factor in equation.terms)
    slack = sum(cells[address].margin * abs(factor) for address, factor in equation.terms) if cells else 0
    return 0 if abs(missing) <= slack else missing


def _equations(sheet: Sheet) -> tuple[Linear, ...]:
    return (*_sums(sheet), *_administration(sheet), *_cover(sheet))


def _cells(sheet: Sheet) -> Iterable[tuple[CellAddress, CellInfo]]:
    for part, table in (("economy", "Tabel 1"), ("administration", "Tabel 3")):
        for number, row in enumerate(sheet.rows(part)):
            for column, figure in enumerate(row.figures):
                address = CellAddress(OWNER, part, number, column)
                yield (
                    address,
                    CellInfo(
                        figure,
                        table,
                        row.label,
                        str(YEARS[column]),
                        section=row.section,
                        area=row.area,
                        area_text=row.area.capitalize(),
                        role=row.role,
                    ),
                )
    if sheet.payback is not None:
        yield CellAddress(OWNER, "payback", 1, 0), CellInfo(sheet.payback, "Tabel 1", "Tilbagebetalingstid", "år")
    names = ("Service", "Anlæg", "Effekt", "Tilbagebetaling")
    for number, line in enumerate(sheet.cover):
        role = Role.TOTAL if number == len(sheet.cover) - 1 else Role.DETAIL
        for column, figure in enumerate(line):
            info = CellInfo(figure, "Tabel 2", f"Forslag {number}", names[column], role=role)
            yield CellAddress("", "cover.investments", number, column), info


def economy(row: int, column: int) -> CellAddress:
    """A cell of Tabel 1."""
    return CellAddress(OWNER, "economy", row, column)


def _find(sheet: Sheet, section: str, role: Role, area: str | None = None) -> list[int]:
    return [
        number
        for number, row in enumerate(sheet.economy)
        if row.section == section and row.role is role and area in (None, row.area)
    ]


def _equation(rule: str, column: int, left: CellAddress, right: Terms) -> Linear:
    terms = ((left, 1), *((address, -factor) for address, factor in right))
    return Linear(rule, (("year", str(YEARS[column])),), terms, 0, "=", left)


def _sums(sheet: Sheet) -> Iterable[Linear]:
    for column in range(len(YEARS)):
        for section in ("varige", "implementering"):
            for row in _find(sheet, section, Role.SUBTOTAL):
                parts = _find(sheet, section, Role.DETAIL, sheet.economy[row].area)
                yield _equation("T1", column, economy(row, column), [(economy(each, column), 1) for each in parts])
            for row in _find(sheet, section, Role.TOTAL):
                parts = _find(sheet, section, Role.DETAIL)
                yield _equation("T2", column, economy(row, column), [(economy(each, column), 1) for each in parts])
        for row in _find(sheet, "samlet", Role.TOTAL):
            totals = [*_find(sheet, "varige", Role.TOTAL), *_find(sheet, "implementering", Role.TOTAL)]
            yield _equation("T3", column, economy(row, column), [(economy(each, column), 1) for each in totals])


def _administration(sheet: Sheet) -> Iterable[Linear]:
    last = len(sheet.administration) - 1
    for column in range(len(YEARS) if last > 0 else 0):
        cells = [CellAddress(OWNER, "administration", row, column) for row in range(last + 1)]
        yield _equation("A1", column, cells[last], [(each, 1) for each in cells[:last]])
        total = _find(sheet, "varige", Role.TOTAL)[0]
        yield _equation("A2", column, cells[last], [(economy(total, column), 1)])


def _cover(sheet: Sheet) -> Iterable[Linear]:
    if not sheet.cover:
        return
    last = len(sheet.cover) - 1
    cells = [[CellAddress("", "cover.investments", row, column) for column in range(4)] for row in range(last + 1)]
    for column in range(3):
        yield _equation("C1", column, cells[last][column], [(cells[row][column], 1) for row in range(last)])
    for column, area in enumerate((SERVICE, ANLAEG)):
        rows = _find(sheet, "implementering", Role.DETAIL, area)
        yield _equation("C2", column, cells[0][column], [(economy(r, y), 1) for r in rows for y in range(len(YEARS))])
    effect = _find(sheet, "varige", Role.TOTAL)[0]
    yield _equation("C3", 2, cells[0][2], [(economy(effect, len(YEARS) - 1), 1)])
    if sheet.payback is not None:
        yield _equation("C4", 3, cells[0][3], [(CellAddress(OWNER, "payback", 1, 0), 1)])


def _computed(sheet: Sheet) -> Iterable[Computed]:
    samlet = _find(sheet, "samlet", Role.TOTAL)
    if samlet and sheet.payback is not None:
        row = samlet[0]
        cells = tuple(economy(row, column) for column in range(len(YEARS)))
        origin = Predicate("P1", (), cells, CellAddress(OWNER, "payback", 1, 0))
        yield Computed(origin, lambda values: _wanted(payback([values[cell] for cell in cells])))


def _wanted(years: int | None) -> Wanted:
    return Wanted(years, open=years is None)


def payback(figures: Sequence[int]) -> int | None:
    """The ordinal of the first year, from the first with a figure, at which the running sum is zero or below."""
    started, sum_, ordinal = False, 0, 0
    for figure in figures:
        started = started or figure != 0
        ordinal += started
        sum_ += figure
        if started and sum_ <= 0:
            return ordinal
    return None


def valid_sheet(rng: random.Random) -> Sheet:
    """A proposal as people write them, all sums right: 40 to 200 cells."""
    start = rng.randint(0, 1)
    varige = [_detail(rng, "varige", SERVICE, _permanent(rng, start)) for _ in range(rng.randint(1, 8))]
    areas = [SERVICE, ANLAEG] if rng.random() < 0.6 else [SERVICE]
    costs = [
        _detail(rng, "implementering", areas[number % len(areas)], _once(rng, start))
        for number in range(rng.randint(len(areas), 9))
    ]
    costs.sort(key=lambda row: areas.index(row.area)) if rng.random() < 0.5 else None
    permanent = [*varige, *(_subtotals(varige, [SERVICE]) if rng.random() < 0.4 else []), _total(varige, "varige")]
    single = [*costs, *(_subtotals(costs, areas) if len(areas) > 1 else []), _total(costs, "implementering")]
    samlet = Row("Samlet", "samlet", Role.TOTAL, _sum([permanent[-1], single[-1]]))
    table = Sheet((*permanent, *single, samlet), payback=payback([figure or 0 for figure in samlet.figures]))
    return _with_cover(rng, _with_administration(rng, table))


def _detail(rng: random.Random, section: str, area: str, figures: Figures) -> Row:
    return Row(f"{section} {rng.randint(100, 999)}", section, Role.DETAIL, figures, area)


def _amount(rng: random.Random) -> int:
    """Amounts are mostly round."""
    size = rng.choice((10, 10, 50, 50, 100, 1))
    return rng.randint(100 // size, rng.choice((900, 4000, 9000)) // size) * size


def _permanent(rng: random.Random, start: int) -> Figures:
    full = _amount(rng) * (-1 if rng.random() < 0.75 else 1)
    phase = rng.choice(((1,), (1,), (0.5, 1), (0.25, 0.5, 0.75, 1)))
    lead = start + rng.randint(0, 1)
    figures: list[int | None] = [None] * lead
    while len(figures) < len(YEARS):
        figures.append(round(full * phase[min(len(figures) - lead, len(phase) - 1)]))
    return tuple(figures)


def _once(rng: random.Random, start: int) -> Figures:
    length = rng.randint(1, 3)
    figures: list[int | None] = [_amount(rng) if start <= year < start + length else None for year in range(len(YEARS))]
    return tuple(figures)


def _sum(rows: Iterable[Row]) -> Figures:
    columns = zip(*(row.figures for row in rows), strict=True)
    return tuple(sum(figure or 0 for figure in column) if any(column) else None for column in columns)


def _total(rows: list[Row], section: str) -> Row:
    return Row(f"I alt {section}", section, Role.TOTAL, _sum(rows))


def _subtotals(rows: list[Row], areas: list[str]) -> list[Row]:
    sums = [(area, _sum(row for row in rows if row.area == area)) for area in areas]
    return [Row(f"I alt {rows[0].section}, {area}", rows[0].section, Role.SUBTOTAL, sum_, area) for area, sum_ in sums]


def _with_administration(rng: random.Random, sheet: Sheet) -> Sheet:
    if rng.random() < 0.5:
        return sheet
    total = sheet.economy[_find(sheet, "varige", Role.TOTAL)[0]].figures
    other: Figures = tuple(figure and -50 for figure in total)
    wages: Figures = tuple(figure and figure + 50 for figure in total)
    names = ("Løn", "Øvrigt", "I alt administration")
    roles = (Role.DETAIL, Role.DETAIL, Role.TOTAL)
    rows = (
        Row(name, "administration", role, figures)
        for name, role, figures in zip(names, roles, (wages, other, total), strict=True)
    )
    return replace(sheet, administration=tuple(rows))


def _with_cover(rng: random.Random, sheet: Sheet) -> Sheet:
    if rng.random() < 0.5:
        return sheet
    costs = [
        sum(figure or 0 for row in _find(sheet, "implementering", Role.DETAIL, area) for figure in _figures(sheet, row))
        for area in (SERVICE, ANLAEG)
    ]
    effect = _figures(sheet, _find(sheet, "varige", Role.TOTAL)[0])[-1]
    own: Figures = (*(cost or None for cost in costs), effect, sheet.payback)
    others = [(_amount(rng), _amount(rng), -_amount(rng), rng.randint(2, 6)) for _ in range(rng.randint(1, 6))]
    lines: list[Figures] = [own, *others]
    sums = tuple(sum(line[column] or 0 for line in lines) for column in range(3))
    return replace(sheet, cover=(*lines, (*sums, None)))


def _figures(sheet: Sheet, row: int) -> Figures:
    return sheet.economy[row].figures


def holds(system: System, values: Values | None = None) -> bool:
    """Whether each equation and computed figure of a system holds, by plain arithmetic."""
    values = system.values().with_(values or {})
    sums = any(lack(each, values, system.cells) for each in system.equations)
    return not sums and all(each.agrees(values) for each in system.computed)
