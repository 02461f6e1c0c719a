"""Plans for sentences about the investment: rows, sums of rows, parts of rows, hours and årsværk."""

from collections.abc import Callable
from fractions import Fraction

from benchmarks.prose.case import Kind, Meaning, Source
from benchmarks.prose.chance import Chance
from benchmarks.prose.plan import (
    InYear,
    Link,
    Literal,
    Plan,
    Quantity,
    Slots,
    in_year,
    indices,
    number,
    over_years,
    tied,
)
from benchmarks.prose.scene import Row, Scene
from benchmarks.prose.words import Words

Planner = Callable[[Scene, Chance, Words], Plan | None]
PRICES = (540, 575, 600, 625, 629, 650, 680, 700)
"""What an årsværk costs, in 1.000 kr."""
RATES = (450, 500, 550, 600, 650, 700, 750, 800)
"""What an hour costs, in kr."""


def cost_year(scene: Scene, chance: Chance, _: Words) -> Plan:
    """A row in a year."""
    return yearly(scene, chance, scene.of("investment"))


def yearly(scene: Scene, chance: Chance, rows: tuple[Row, ...]) -> Plan:
    """One of the rows in one of its years."""
    row = chance.one_of(rows)
    column = chance.one_of(row.paid)
    return Plan({"q": in_year(scene, row, column), "y": InYear(column, ("q",)), "row": row})


def cost_years2(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A row in both its years."""
    return in_years(scene, chance, [row for row in scene.of("investment") if len(row.paid) == 2])


def cost_years3(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A row in its three years."""
    return in_years(scene, chance, [row for row in scene.of("investment") if len(row.paid) == 3])


def in_years(scene: Scene, chance: Chance, rows: list[Row]) -> Plan | None:
    """One of the rows in each of its years."""
    if not rows:
        return None
    row = chance.one_of(rows)
    return Plan({"row": row, **each_year(scene, row, row.paid)})


def each_year(scene: Scene, row: Row, columns: tuple[int, ...]) -> Slots:
    """`q1` in `y1`, and so on."""
    slots: Slots = {}
    for n, column in enumerate(columns, 1):
        slots |= {f"q{n}": in_year(scene, row, column), f"y{n}": InYear(column, (f"q{n}",))}
    return slots


def cost_sum(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A row over all its years."""
    rows = [row for row in scene.of("investment") if len(row.paid) > 1]
    return summed(scene, chance.one_of(rows)) if rows else None


def summed(scene: Scene, row: Row) -> Plan:
    """A row over all its years, which are told."""
    first, last = InYear(row.paid[0], ("q",)), InYear(row.paid[-1], ("q",))
    return Plan({"q": over_years(scene, row), "first": first, "last": last, "row": row})


def cost_sum_split(scene: Scene, chance: Chance, words: Words) -> Plan | None:
    """A row over both its years, and in each."""
    plan = cost_years2(scene, chance, words)
    if plan is None:
        return None
    row = plan.slots["row"]
    assert isinstance(row, Row)
    return Plan(plan.slots | {"q": over_years(scene, row)}, (Link("sum", "q", ("q1", "q2")),))


def cost_equal(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A row that is the same in each of its years."""
    rows = [row for row in scene.of("investment") if len(row.paid) > 1 and len({row.amounts[n] for n in row.paid}) == 1]
    if not rows:
        return None
    row = chance.one_of(rows)
    quantity = tied(scene, Source("economy", (row.index,), row.paid, each=True), Meaning.CELL)
    first, last = InYear(row.paid[0], ("q",)), InYear(row.paid[-1], ("q",))
    return Plan({"q": quantity, "first": first, "last": last, "row": row})


def cost_part(scene: Scene, chance: Chance, words: Words) -> Plan | None:
    """A row, and a part of it that no table has."""
    row = chance.one_of(scene.of("investment"))
    return parted(chance, words.parts["cost"], over_years(scene, row), {"row": row})


def parted(chance: Chance, purposes: tuple[str, ...], whole: Quantity, slots: Slots) -> Plan | None:
    """The whole as `q`, a part of it as `p`."""
    if abs(whole.value) < 100:
        return None
    p = part(whole, Fraction(chance.between(2, 7), 10), chance)
    purpose = Literal(chance.one_of(purposes))
    return Plan({"q": whole, "p": p, "purpose": purpose, **slots}, (Link("part", "q", ("p",)),))


def part(whole: Quantity, share: Fraction, chance: Chance) -> Quantity:
    """A share of the whole, made round."""
    grain = chance.one_of([50, 10, 10]) if abs(whole.value) > 500 else 10
    return Quantity(Fraction(max(grain, abs(whole.value) * share // grain * grain)), meaning=Meaning.PART)


def cost_list(scene: Scene, chance: Chance, words: Words) -> Plan | None:
    """A row, and three parts that make it up."""
    row = chance.one_of(scene.of("investment"))
    whole = over_years(scene, row)
    if whole.value < 300:
        return None
    first, second = (part(whole, Fraction(chance.between(2, 4), 10), chance) for _ in range(2))
    third = Quantity(whole.value - first.value - second.value, meaning=Meaning.PART)
    purposes = chance.some_of(words.parts["cost"], 3)
    slots: Slots = {f"p{n}": each for n, each in enumerate((first, second, third), 1)}
    named: Slots = {f"purpose{n}": Literal(each) for n, each in enumerate(purposes, 1)}
    return Plan({"q": whole, "row": row, **slots, **named}, (Link("sum", "q", ("p1", "p2", "p3")),))


def cost_rows(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """Two rows of a year together."""
    return together(scene, chance, scene.of("investment"))


def together(scene: Scene, chance: Chance, rows: tuple[Row, ...]) -> Plan | None:
    """Two of the rows, in a year in which both have an amount."""
    pair = pair_of(chance, rows)
    if pair is None:
        return None
    one, other, column = pair
    quantity = tied(scene, Source("economy", (one.index, other.index), (column,)), Meaning.ROWS)
    return Plan({"q": quantity, "y": InYear(column, ("q",)), "row1": one, "row2": other})


def pair_of(chance: Chance, rows: tuple[Row, ...]) -> tuple[Row, Row, int] | None:
    """Two rows, and a year of both."""
    if len(rows) < 2:
        return None
    one, other = chance.some_of(rows, 2)
    shared = [column for column in one.paid if column in other.paid]
    return (one, other, chance.one_of(shared)) if shared else None


def cost_two(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """Two rows of a year, each by itself."""
    pair = pair_of(chance, scene.of("investment"))
    if pair is None:
        return None
    one, other, column = pair
    quantities: Slots = {"q1": in_year(scene, one, column), "q2": in_year(scene, other, column)}
    return Plan({**quantities, "y": InYear(column, ("q1", "q2")), "row1": one, "row2": other})


def invested(scene: Scene, rows: tuple[Row, ...], meaning: Meaning = Meaning.TOTAL) -> Quantity:
    """The rows over all years."""
    return tied(scene, Source("economy", indices(rows), spent(rows)), meaning)


def spent(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """The years in which any of the rows has an amount."""
    return tuple(sorted({column for row in rows for column in row.paid}))


def invest_total(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """The investment over all years."""
    rows = scene.of("investment")
    years = spent(rows)
    if len(years) < 2:
        return None
    return Plan({"q": invested(scene, rows), "first": InYear(years[0], ("q",)), "last": InYear(years[-1], ("q",))})


def invest_year(scene: Scene, chance: Chance, _: Words) -> Plan:
    """The investment of a year."""
    column = chance.one_of(spent(scene.of("investment")))
    return Plan({"q": invested_in(scene, column), "y": InYear(column, ("q",))})


def invested_in(scene: Scene, column: int) -> Quantity:
    """All rows in a year."""
    return tied(scene, Source("economy", indices(scene.of("investment")), (column,)), Meaning.TOTAL)


def invest_split(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """The investment over both years, and in each."""
    rows = scene.of("investment")
    years = spent(rows)
    if len(years) != 2:
        return None
    parts: Slots = {f"q{n}": invested_in(scene, column) for n, column in enumerate(years, 1)}
    dated: Slots = {f"y{n}": InYear(column, (f"q{n}",)) for n, column in enumerate(years, 1)}
    return Plan({"q": invested(scene, rows), **parts, **dated}, (Link("sum", "q", ("q1", "q2")),))


def invest_areas(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """The investment on service, on anlæg, and on both."""
    rows = scene.of("investment")
    parts = [tuple(row for row in rows if row.area == area) for area in ("service", "anlæg")]
    if not all(parts):
        return None
    one, other = (invested(scene, each, Meaning.AREA) for each in parts)
    return Plan({"q": invested(scene, rows), "q1": one, "q2": other}, (Link("sum", "q", ("q1", "q2")),))


def cost_hours(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A cell as hours times a rate."""
    rows = tuple(row for row in scene.of("investment") if row.label.work)
    if not rows:
        return None
    plan = yearly(scene, chance, rows)
    q, rate = plan.slots["q"], Fraction(chance.one_of(RATES), 1000)
    assert isinstance(q, Quantity)
    hours = round(q.value / rate)
    if hours < 100 or abs(hours * rate - q.value) > Fraction(1, 2):
        return None
    n, price = number(hours, Kind.HOURS, "timer"), priced(rate)
    return Plan(plan.slots | {"n": n, "price": price}, (Link("product", "q", ("n", "price")),))


def priced(value: Fraction) -> Quantity:
    """What one of something costs."""
    return number(value, Kind.AMOUNT, "1.000 kr.", style="kr.")


def cost_fte(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A cell as årsværk times a price."""
    rows = tuple(row for row in scene.of("investment") if row.label.work)
    return staffed(chance, yearly(scene, chance, rows)) if rows else None


def staffed(chance: Chance, plan: Plan) -> Plan | None:
    """With `q` as årsværk times a price, where both are figures as people write them."""
    q = plan.slots["q"]
    assert isinstance(q, Quantity)
    for price in chance.some_of(PRICES, len(PRICES)):
        for n in (Fraction(round(abs(q.value) / price * 10), 10), Fraction(round(abs(q.value) / price * 100), 100)):
            if n and abs(n * price - abs(q.value)) <= 5:
                decimals = 0 if n.denominator == 1 else 1 if n.denominator in (2, 5, 10) else 2
                staff = number(n, Kind.STAFF, "årsværk", decimals=decimals)
                slots = plan.slots | {"n": staff, "price": priced(Fraction(price))}
                return Plan(slots, (Link("product", "q", ("n", "price")),))
    return None


PLANS: dict[str, Planner] = {
    each.__name__: each
    for each in (
        cost_year, cost_years2, cost_years3, cost_sum, cost_sum_split, cost_equal, cost_part, cost_list, cost_rows,
        cost_two, invest_total, invest_year, invest_split, invest_areas, cost_hours, cost_fte,
    )
}  # fmt: skip
