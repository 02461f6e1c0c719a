"""One figure as the rules see it: what a cell or a quantity stands for, and where it stands."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from engine.model.base import Model
from engine.model.cell import Cell, CellAddress, State
from engine.model.figures import Quantity
from engine.model.place import Place

Exact = int | Fraction
"""A number without rounding. Never a float."""


class Naming(NamedTuple):
    """A cell in the words of a reader: `Tabel 1`, the row's label, the column's heading; "" where there is none."""

    table: str = ""
    row: str = ""
    column: str = ""


NAMELESS = Naming()

Name = Callable[[], Naming]
"""What gives a name, if one asks: most places are never told."""


def nameless() -> Naming:
    """Where there is none."""
    return NAMELESS


OTHER_UNIT = "other_unit"
"""The reason of a figure that can be read, but not summed with those of its column."""


def table_label(number: int | None, title: str) -> str:
    """A table in the words of a reader: `Tabel 1`; its title where it has no number."""
    return title if number is None else f"Tabel {number}"


class Interval(NamedTuple):
    """The numbers that a figure may stand for, both ends included."""

    low: Exact
    high: Exact

    @property
    def width(self) -> Exact:
        """How much rounding leaves open; 0 for an exact number."""
        return self.high - self.low

    @property
    def middle(self) -> Exact:
        """The figure as written: a margin reaches equally far to either side."""
        return self.low if self.low == self.high else Fraction(self.low + self.high) / 2


ZERO = Interval(0, 0)


class Figure(Model):
    """A cell or quantity with its address in the model (None: it has none) and its name for a reader.

    At the address stands a whole number of 1/`scale`: 0,8 is 16 in the scale 20, and its margin 1. It is `unplaced`
    where nothing tells whether the figure stands here or under another year: then nobody knows what stands here.
    """

    source: Cell | Quantity
    naming: Naming = NAMELESS
    address: CellAddress | None = None
    scale: int = 1
    unplaced: bool = False

    @property
    def state(self) -> State:
        """Whether it is empty, nil, a number or unreadable."""
        return self.source.state

    @property
    def place(self) -> Place:
        """Where it stands in the file."""
        return self.source.place

    def interval(self) -> Interval | None:
        """What it stands for; None where it is unreadable, or stands no one knows where."""
        return None if self.unplaced else told_interval(self.source)


def told_interval(source: Cell | Quantity) -> Interval | None:
    """What a cell stands for; None where it is unreadable."""
    return None if source.state is State.UNREADABLE else cell_interval(source)


def cell_interval(source: Cell | Quantity) -> Interval | None:
    """What a cell stands for that claims to be readable. Empty and nil are 0; None where no one could read it."""
    if not isinstance(source, Cell):
        return quantity_interval(source)
    value = source.value
    return ZERO if value is None else Interval(value - source.margin, value + source.margin)


LONGEST = 30
"""Digits before or after the decimal comma of a quantity."""


def decimals_of(quantity: Quantity) -> int:
    """How many decimals a quantity is written with; 0 where it is no readable number."""
    return 0 if quantity.value is None else _written(str(quantity.value), quantity.unit)[1]


def scale_of(unit: str, decimals: int) -> int:
    """The scale in which quantities of a unit with at most so many decimals, and half their last digit, are whole."""
    tenths: int = 10**decimals
    if unit == "%":
        return 200 * tenths
    return 2 * tenths if decimals else 1


def quantity_interval(quantity: Quantity) -> Interval | None:
    """A whole number is exact; a decimal and a percentage stand for half a unit of their last digit to either side.

    `70%` is the share 0.70 with margin 0.005, `0,8` is 0.8 with margin 0.05.
    """
    return _written(str(quantity.value or 0), quantity.unit)[0]


# By its text, since 70 and 70.0 are equal and stand for different intervals.
@lru_cache(maxsize=1_000)
def _written(text: str, unit: str) -> tuple[Interval | None, int]:
    value = Decimal(text)
    exponent = value.as_tuple().exponent
    if not isinstance(exponent, int) or not -LONGEST <= exponent <= value.adjusted() + 1 <= LONGEST:
        return None, 0
    whole, _, decimals = f"{value:f}".partition(".")
    return _stands_for(whole, decimals, unit == "%"), len(decimals)


def _stands_for(whole: str, decimals: str, per_cent: bool) -> Interval:
    if not per_cent and not decimals:
        return Interval(int(whole), int(whole))
    digits = int(whole + decimals)
    halves = 2 * 10 ** len(decimals) * (100 if per_cent else 1)
    return Interval(Fraction(2 * digits - 1, halves), Fraction(2 * digits + 1, halves))


def plain(value: Decimal | Fraction) -> Exact:
    """The same number, as an int where it is whole."""
    fraction = Fraction(value)
    return fraction.numerator if fraction.denominator == 1 else fraction
