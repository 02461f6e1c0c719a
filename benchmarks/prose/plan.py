"""What a sentence tells: the quantities, years and rows that fill its slots."""

from dataclasses import dataclass, field
from fractions import Fraction

from benchmarks.prose.case import Firmness, Kind, Meaning, Source
from benchmarks.prose.scene import Row, Scene, value_of


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number to be written. `value` is what it is, without sign; `truth` is None where no table says it.

    `style` names a style of `written.NUMBERS`, or is "" for an amount, which takes that of the sentence.
    """

    value: Fraction
    kind: Kind = Kind.AMOUNT
    meaning: Meaning = Meaning.NONE
    source: Source | None = None
    truth: Fraction | None = None
    alike: tuple[Fraction, ...] = ()
    firmness: Firmness = Firmness.FIRM
    style: str = ""
    decimals: int = 0
    unit: str = "1.000 kr."


@dataclass(frozen=True, slots=True)
class InYear:
    """A year, by its column. `dates` are the slots of the amounts that it dates."""

    column: int
    dates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Literal:
    """Words that are given; a kind makes them a figure that nothing speaks of."""

    text: str
    kind: Kind | None = None
    value: Fraction = Fraction(0)
    unit: str = ""


Slot = Quantity | InYear | Literal | Row
Slots = dict[str, Slot]


@dataclass(frozen=True, slots=True)
class Link:
    """A relation between slots, as `case.Relation` between figures."""

    how: str
    whole: str
    parts: tuple[str, ...]
    factor: Fraction = Fraction(1)


@dataclass(frozen=True, slots=True)
class Plan:
    """What fills the slots, and how their numbers make each other."""

    slots: Slots
    links: tuple[Link, ...] = field(default=())


def tied(scene: Scene, source: Source, meaning: Meaning, alike: tuple[Source, ...] = ()) -> Quantity:
    """A quantity of the tables."""
    value = value_of(scene.proposal, source)
    others = tuple(value_of(scene.proposal, each) for each in alike)
    return Quantity(value, meaning=meaning, source=source, truth=value, alike=others)


def in_year(scene: Scene, row: Row, column: int) -> Quantity:
    """A cell."""
    return tied(scene, Source("economy", (row.index,), (column,)), Meaning.CELL)


def at_level(scene: Scene, row: Row) -> Quantity:
    """What a row is in each of the last years."""
    return tied(scene, Source("economy", (row.index,), row.level, each=True), Meaning.CELL)


def over_years(scene: Scene, row: Row) -> Quantity:
    """What a row is in all years; where it has one year only, this is its cell."""
    meaning = Meaning.ROW if len(row.paid) > 1 else Meaning.CELL
    return tied(scene, Source("economy", (row.index,), row.paid), meaning)


def number(value: Fraction | int, kind: Kind, unit: str, style: str = "", decimals: int = 0) -> Quantity:
    """A number that only the text itself could contradict."""
    styled = style or {0: "count", 1: "1", 2: "2"}[decimals]
    return Quantity(
        Fraction(value), kind, Meaning.TEXT, firmness=Firmness.SILENT, style=styled, decimals=decimals, unit=unit
    )


def indices(rows: tuple[Row, ...]) -> tuple[int, ...]:
    """Where the rows stand."""
    return tuple(row.index for row in rows)
