"""Plans for sentences about the permanent changes, the overall effect, payback, and the proposal to come."""

from fractions import Fraction

from benchmarks.prose.case import Kind, Meaning, Source
from benchmarks.prose.chance import Chance
from benchmarks.prose.costs import (
    PRICES,
    Planner,
    in_years,
    invested,
    parted,
    spent,
    staffed,
    summed,
    together,
    yearly,
)
from benchmarks.prose.plan import InYear, Link, Literal, Plan, Quantity, Slots, at_level, in_year, indices, number, tied
from benchmarks.prose.scene import Row, Scene, table_of
from benchmarks.prose.words import Words

NORMS = (1200, 1350, 1400, 1418, 1450)
"""Effective hours of an årsværk."""
NUMERALS = ("et", "to", "tre", "fire", "fem", "seks")


def saving_year(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A saving in a year."""
    return yearly(scene, chance, scene.of("saving")) if scene.of("saving") else None


def run_year(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A running cost in a year."""
    return yearly(scene, chance, scene.of("running")) if scene.of("running") else None


def saving_two(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A saving in the year before the last step, and from then on."""
    return growing(scene, chance, scene.of("saving"))


def run_two(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A running cost in the year before the last step, and from then on."""
    return growing(scene, chance, scene.of("running"))


def growing(scene: Scene, chance: Chance, rows: tuple[Row, ...]) -> Plan | None:
    """One of the rows that have two levels."""
    fit = [row for row in rows if len({row.amounts[n] for n in row.paid}) == 2 and len(row.level) == len(row.paid) - 1]
    if not fit:
        return None
    row = chance.one_of(fit)
    first, second = in_year(scene, row, row.paid[0]), at_level(scene, row)
    years: Slots = {"y1": InYear(row.paid[0], ("q1",)), "y2": InYear(row.level[0], ("q2",))}
    return Plan({"q1": first, "q2": second, "row": row, **years})


def saving_years3(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A saving in three years that differ."""
    rows = [row for row in scene.of("saving") if len({row.amounts[n] for n in row.paid[:3]}) == 3]
    if not rows:
        return None
    row = chance.one_of(rows)
    short = Row(row.index, row.label, row.what, row.area, (*row.amounts[: row.paid[2] + 1],))
    plan = in_years(scene, chance, [short])
    return plan and Plan(plan.slots | {"row": row})


def saving_from(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A saving from its last level on."""
    return level(scene, chance, scene.of("saving"))


saving_full = saving_from


def run_from(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A running cost from its last level on."""
    return level(scene, chance, scene.of("running"))


def level(scene: Scene, chance: Chance, rows: tuple[Row, ...]) -> Plan | None:
    """One of the rows from its last level on."""
    if not rows:
        return None
    row = chance.one_of(rows)
    return Plan({"q": at_level(scene, row), "y": InYear(row.level[0], ("q",)), "row": row})


def saving_rows(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """Two savings of a year together."""
    return together(scene, chance, scene.of("saving"))


def saving_work(scene: Scene, chance: Chance) -> Plan | None:
    """A saving of work from its last level on."""
    return level(scene, chance, tuple(row for row in scene.of("saving") if row.label.work))


def saving_fte(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A saving as årsværk times a price."""
    plan = saving_work(scene, chance)
    return plan and staffed(chance, plan)


def saving_count(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A saving, and how many årsværk it is; no price tells whether that is so."""
    plan = saving_work(scene, chance)
    if plan is None:
        return None
    q = plan.slots["q"]
    assert isinstance(q, Quantity)
    n = Fraction(max(1, round(abs(q.value) / chance.one_of(PRICES) * 10)), 10)
    return Plan(plan.slots | {"n": number(n, Kind.STAFF, "årsværk", decimals=0 if n.denominator == 1 else 1)})


def saving_minutes(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """Minutes times cases as hours and årsværk; no amount."""
    if not scene.of("saving"):
        return None
    minutes, cases, norm = chance.between(3, 25), chance.between(20, 900) * 60, chance.one_of(NORMS)
    hours = Fraction(minutes * cases, 60)
    staff = Fraction(round(hours / norm * 10), 10)
    return Plan(
        {
            "n": number(minutes, Kind.MINUTES, "min."),
            "cases": number(cases, Kind.COUNT, ""),
            "hours": number(hours, Kind.HOURS, "timer"),
            "norm": number(norm, Kind.HOURS, "timer", style=chance.one_of(["count", "plain"])),
            "fte": number(staff, Kind.STAFF, "årsværk", decimals=1),
        },
        (
            Link("product", "hours", ("n", "cases"), Fraction(1, 60)),
            Link("product", "hours", ("norm", "fte")),
        ),
    )


def saving_part(scene: Scene, chance: Chance, words: Words) -> Plan | None:
    """A saving, and a part of it that no table has."""
    plan = saving_from(scene, chance, words)
    if plan is None:
        return None
    q, row, year = plan.slots["q"], plan.slots["row"], plan.slots["y"]
    assert isinstance(q, Quantity)
    assert isinstance(row, Row)
    assert isinstance(year, InYear)
    return parted(chance, words.parts["saving"], q, {"row": row, "y": year})


def saving_sum(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A saving over all its years."""
    return summed(scene, chance.one_of(scene.of("saving"))) if scene.of("saving") else None


def net(scene: Scene, columns: tuple[int, ...], each: bool = False) -> Quantity:
    """All permanent changes. Who says "besparelse" may also mean them gross, or with the investment."""
    mine = Source("economy", indices(scene.permanent), columns, each)
    gross = Source("economy", indices(scene.of("saving")), columns, each)
    overall = Source("economy", indices(scene.rows), columns, each)
    return tied(scene, mine, Meaning.TOTAL, (gross, overall))


def sums(scene: Scene) -> tuple[int, ...]:
    """The permanent changes by year."""
    return tuple(sum(each) for each in zip(*(row.amounts for row in scene.permanent), strict=True))


def last_level(amounts: tuple[int, ...]) -> tuple[int, ...]:
    """The last columns, which all have the same amount."""
    first = next(n for n in range(len(amounts)) if len(set(amounts[n:])) == 1)
    return tuple(range(first, len(amounts)))


def net_year(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """The permanent changes of a year."""
    columns = [column for column, amount in enumerate(sums(scene)) if amount < 0] if scene.permanent else []
    if not columns:
        return None
    column = chance.one_of(columns)
    return Plan({"q": net(scene, (column,)), "y": InYear(column, ("q",))})


def net_two(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """The permanent changes in the year before the last step, and from then on."""
    if not scene.permanent:
        return None
    amounts = sums(scene)
    full = last_level(amounts)
    before = full[0] - 1
    if before < 0 or not amounts[full[0]] < amounts[before] < 0 or any(amounts[:before]):
        return None
    years: Slots = {"y1": InYear(before, ("q1",)), "y2": InYear(full[0], ("q2",))}
    return Plan({"q1": net(scene, (before,)), "q2": net(scene, full, each=True), **years})


def net_from(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """The permanent changes from their last level on."""
    if not scene.permanent:
        return None
    full = last_level(sums(scene))
    level = str(scene.proposal.economy.price_level.text) if scene.proposal.economy else ""
    return Plan(
        {
            "q": net(scene, full, each=True),
            "y": InYear(full[0], ("q",)),
            "level": Literal(level, Kind.YEAR, Fraction(level or 0), "år"),
        }
    )


net_full = goal_saving = note_net = net_from


def net_sum(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """The permanent changes over all years."""
    years = spent(scene.permanent)
    if not years:
        return None
    return Plan({"q": net(scene, years), "first": InYear(years[0], ("q",)), "last": InYear(years[-1], ("q",))})


def gross_net(scene: Scene, chance: Chance, words: Words) -> Plan | None:
    """Savings, running costs, and what they make together."""
    plan = net_from(scene, chance, words)
    if plan is None or not scene.of("running"):
        return None
    full = last_level(sums(scene))
    same = all(len({row.amounts[n] for n in full}) == 1 for row in scene.permanent)
    gross = tied(scene, Source("economy", indices(scene.of("saving")), full, each=True), Meaning.ROWS)
    running = tied(scene, Source("economy", indices(scene.of("running")), full, each=True), Meaning.ROWS)
    slots = plan.slots | {"g": gross, "r": running, "y": InYear(full[0], ("g", "r", "q"))}
    return Plan(slots, (Link("sum", "g", ("r", "q")),)) if same and running.value else None


def gross_full(scene: Scene, chance: Chance, words: Words) -> Plan | None:
    """The savings before running costs."""
    plan = gross_net(scene, chance, words)
    if plan is None:
        return None
    year = plan.slots["y"]
    assert isinstance(year, InYear)
    return Plan({"g": plan.slots["g"], "y": InYear(year.column, ("g",))})


def summary(scene: Scene, chance: Chance, words: Words) -> Plan | None:
    """The investment, and the permanent changes from their last level on."""
    plan = net_from(scene, chance, words)
    return plan and Plan(plan.slots | {"i": invested(scene, scene.of("investment"))})


def payback(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """The payback time, in figures or words."""
    if scene.proposal.payback is None:
        return None
    stated = tied(scene, Source("payback", (0, 1)), Meaning.PAYBACK)
    value = Quantity(stated.value, Kind.PAYBACK, Meaning.PAYBACK, stated.source, stated.value, style="count", unit="år")
    return Plan({"n": value, "nw": value})


def increase(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """By how much a saving grows from a year to the next."""
    steps = [
        (row, column)
        for row in scene.of("saving")
        for column in row.paid[1:]
        if row.amounts[column] < row.amounts[column - 1] < 0
    ]
    if not steps:
        return None
    row, column = chance.one_of(steps)
    grown = tied(scene, Source("economy", (row.index,), (column,), minus=column - 1), Meaning.DIFFERENCE)
    return Plan({"q": grown, "y1": InYear(column - 1), "y2": InYear(column), "row": row})


def overall_cost(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A year in which the overall effect is a cost."""
    return overall(scene, chance, 1)


def overall_gain(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """A year in which the overall effect is a gain, though there is investment."""
    return overall(scene, chance, -1)


def overall(scene: Scene, chance: Chance, sign: int) -> Plan | None:
    """A year with both, in which the overall effect has the sign."""
    if not scene.permanent:
        return None
    whole = [sum(each) for each in zip(*(row.amounts for row in scene.rows), strict=True)]
    both = set(spent(scene.permanent)) & set(spent(scene.of("investment")))
    columns = [column for column in sorted(both) if whole[column] * sign > 0]
    if not columns:
        return None
    column = chance.one_of(columns)
    source = Source("economy", indices(scene.rows), (column,))
    return Plan({"q": tied(scene, source, Meaning.TOTAL), "y": InYear(column, ("q",))})


def admin_from(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """The administrative effect from its last level on. Who says it of no sum may mean one of its two rows."""
    if scene.proposal.administration_effect is None:
        return None
    rows = table_of(scene.proposal, "administration").rows
    full = last_level(tuple(cell.amount for cell in rows[-1].cells))
    if len(full) < 2 or not rows[-1].cells[full[0]].amount:
        return None
    parts = tuple(Source("administration", (index,), full, each=True) for index in (0, 1))
    q = tied(scene, Source("administration", (0, 1), full, each=True), Meaning.TOTAL, parts)
    return Plan({"q": q, "y": InYear(full[0], ("q",))})


def goal_cost(scene: Scene, chance: Chance, _: Words) -> Plan:
    """The investment of a year."""
    column = chance.one_of(spent(scene.of("investment")))
    source = Source("economy", indices(scene.of("investment")), (column,))
    return Plan({"q": tied(scene, source, Meaning.TOTAL), "y": InYear(column, ("q",))})


def future_both(scene: Scene, _: Chance, __: Words) -> Plan | None:
    """What the proposal to come costs, and saves a year."""
    if scene.proposal.future is None:
        return None
    cost, effect = (tied(scene, Source("future", (row,)), Meaning.FUTURE) for row in (0, 1))
    return Plan({"c": cost, "q": effect})


future_effect = future_both


def future_cost(scene: Scene, chance: Chance, words: Words) -> Plan | None:
    """What the proposal to come costs."""
    plan = future_both(scene, chance, words)
    return plan and Plan({"q": plan.slots["c"]})


PLANS: dict[str, Planner] = {
    "saving_year": saving_year,
    "saving_two": saving_two,
    "saving_years3": saving_years3,
    "saving_from": saving_from,
    "saving_full": saving_full,
    "saving_rows": saving_rows,
    "saving_fte": saving_fte,
    "saving_count": saving_count,
    "saving_minutes": saving_minutes,
    "saving_part": saving_part,
    "saving_sum": saving_sum,
    "run_year": run_year,
    "run_two": run_two,
    "run_from": run_from,
    "net_year": net_year,
    "net_two": net_two,
    "net_full": net_full,
    "net_from": net_from,
    "net_sum": net_sum,
    "gross_net": gross_net,
    "gross_full": gross_full,
    "summary": summary,
    "payback": payback,
    "increase": increase,
    "overall_cost": overall_cost,
    "overall_gain": overall_gain,
    "admin_from": admin_from,
    "future_cost": future_cost,
    "future_effect": future_effect,
    "future_both": future_both,
    "goal_saving": goal_saving,
    "goal_cost": goal_cost,
    "note_net": note_net,
}
