"""Plans for sentences whose numbers are no amounts of the proposal, and for those without a number."""

from fractions import Fraction

from benchmarks.prose.case import Kind, Meaning, Source
from benchmarks.prose.chance import Chance
from benchmarks.prose.costs import Planner
from benchmarks.prose.plan import InYear, Literal, Plan, Quantity, Slot, number
from benchmarks.prose.scene import Scene
from benchmarks.prose.words import Words
from benchmarks.prose.written import grouped

MONTHS = ("januar", "februar", "marts", "april", "maj", "juni", "august", "september", "oktober", "november")
CURRENCIES = ("euro", "EUR", "SEK", "svenske kroner", "USD", "norske kroner")
LAWS = (83, 85, 86, 95, 103, 104, 105, 107, 108)


def account(_: Scene, chance: Chance, __: Words) -> Plan:
    """Accounts of the municipal chart."""
    return _no_amounts(
        account=f"{chance.between(1, 8)}.{chance.between(10, 99)}",
        function=f"{chance.between(0, 6)}.{chance.between(22, 70)}.{chance.between(1, 90):02}",
        group=f"{chance.between(1, 999):03}",
    )


def law(_: Scene, chance: Chance, __: Words) -> Plan:
    """Paragraphs of an act."""
    return _no_amounts(law=str(chance.one_of(LAWS)), clause=str(chance.between(2, 7)))


def address(_: Scene, chance: Chance, __: Words) -> Plan:
    """House numbers and postal codes."""
    return _no_amounts(house=str(chance.between(1, 140)), postal=str(chance.between(1500, 2770)))


def file_number(_: Scene, chance: Chance, __: Words) -> Plan:
    """Numbers of files."""
    year, serial = chance.between(2019, 2025), chance.between(1000, 399999)
    return _no_amounts(
        file=chance.one_of([f"{year}-{serial:07}", f"{year}-{serial}", f"{year}/{serial}"]),
        document=f"{serial:07}-{chance.between(1, 60)}",
    )


def phone(_: Scene, chance: Chance, __: Words) -> Plan:
    """Telephone numbers."""
    pairs = [f"{chance.between(10, 99)}" for _ in range(4)]
    return _no_amounts(phone=chance.one_of([" ", ""]).join(pairs))


def currency(_: Scene, chance: Chance, __: Words) -> Plan:
    """Other currencies."""
    return _no_amounts(foreign=f"{grouped(chance.between(5, 900) * 100)} {chance.one_of(CURRENCIES)}")


def other_money(_: Scene, chance: Chance, __: Words) -> Plan:
    """An amount in kroner that is not the proposal's."""
    millions, digit = chance.between(100, 900), chance.between(1, 9)
    text, value = chance.one_of(
        [
            (f"{millions},{digit} mio. kr.", Fraction(millions * 10 + digit, 10) * 1000),
            (f"{digit},{millions // 100} mia. kr.", Fraction(digit * 10 + millions // 100, 10) * 1000000),
            (f"{grouped(millions * 1000000)} kr.", Fraction(millions * 1000)),
        ]
    )
    return Plan({"foreign_budget": Literal(text, Kind.AMOUNT, value, "1.000 kr.")})


def citizens(scene: Scene, chance: Chance, _: Words) -> Plan:
    """Counts of people and cases."""
    slots: dict[str, Slot] = {
        "count": number(chance.between(30, 9000), Kind.COUNT, "", chance.one_of(["count", "plain"]))
    }
    past = str(scene.years[0] - chance.between(1, 3))
    return Plan(slots | {"past": Literal(past, Kind.YEAR, Fraction(past), "år")})


def percent(_: Scene, chance: Chance, __: Words) -> Plan:
    """Per cent."""
    value = Fraction(chance.between(10, 400), 10)
    text = chance.one_of(["{} pct.", "{} %", "{}%", "{} procent"]).format(
        grouped(int(value * 10), 1).removesuffix(",0")
    )
    return Plan({"percent": Literal(text, Kind.PERCENT, value, "pct.")})


def date(_: Scene, chance: Chance, __: Words) -> Plan:
    """Days and parts of years."""
    day, month, year = chance.between(1, 28), chance.below(len(MONTHS)), chance.between(2025, 2027)
    text = chance.one_of(
        [f"{day}. {MONTHS[month]} {year}", f"{day:02}.{month + 1:02}.{year}", f"{day}/{month + 1} {year}"]
    )
    when = chance.one_of(["primo", "medio", "ultimo", "i 1. kvartal", "i 2. halvår"])
    return Plan({"date": Literal(text, Kind.DATE), "when": Literal(when), "y": InYear(chance.between(1, 4))})


def period(scene: Scene, chance: Chance, _: Words) -> Plan | None:
    """The years of a row, without an amount: work may begin before it is paid, and end after."""
    rows = [row for row in scene.of("investment") if len(row.paid) > 1]
    if not rows:
        return None
    row = chance.one_of(rows)
    return Plan({"row": row, "first": InYear(row.paid[0]), "last": InYear(row.paid[-1])})


def minutes(_: Scene, chance: Chance, __: Words) -> Plan:
    """Durations."""
    return Plan(
        {
            "minutes": number(chance.between(3, 60), Kind.MINUTES, "min."),
            "hours": number(chance.between(2, 40), Kind.HOURS, "timer"),
        }
    )


def reference(scene: Scene, _: Chance, __: Words) -> Plan:
    """The number of the table of amounts."""
    assert scene.proposal.economy is not None
    value = Fraction(scene.proposal.economy.number or 1)
    source = Source("economy")
    return Plan(
        {"table": Quantity(value, Kind.REFERENCE, Meaning.REFERENCE, source, value, style="count", unit="tabel")}
    )


def plain(_: Scene, __: Chance, ___: Words) -> Plan:
    """No number."""
    return Plan({})


def _no_amounts(**texts: str) -> Plan:
    return Plan({name: Literal(text, Kind.OTHER) for name, text in texts.items()})


PLANS: dict[str, Planner] = {
    each.__name__: each
    for each in (
        account, law, address, file_number, phone, currency, other_money, citizens, percent, date, minutes, period,
        reference, plain,
    )
}  # fmt: skip
