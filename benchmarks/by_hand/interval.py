"""Numbers as far as rounding leaves them known."""

from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import NamedTuple

from engine.model.cell import Cell, State
from engine.model.figures import Quantity

Number = int | Fraction
"""A number without rounding; never a float."""

NEVER = 10**9
"""More years than any payback; more than any table could hold."""


class Interval(NamedTuple):
    """The numbers that a figure may stand for, both ends included; the two are equal where it is exact."""

    low: Number
    high: Number

    @property
    def middle(self) -> Number | None:
        """The figure as it is written; None where the interval has no end."""
        if self.high >= NEVER:
            return None
        return self.low if self.low == self.high else Fraction(self.low + self.high) / 2

    def __neg__(self) -> "Interval":
        return Interval(-self.high, -self.low)

    @property
    def size(self) -> "Interval":
        """The same without its sign."""
        if self.low >= 0:
            return self
        return -self if self.high <= 0 else Interval(0, max(-self.low, self.high))


Relation = Callable[[Interval, Interval], bool]
"""Whether a comparison can be true."""


def equal(one: Interval, other: Interval) -> bool:
    """Whether the two can meet."""
    return one.low <= other.high and other.low <= one.high


def at_most(one: Interval, other: Interval) -> bool:
    """Whether one can be no larger than the other."""
    return one.low <= other.high


def at_least(one: Interval, other: Interval) -> bool:
    """Whether one can be no smaller than the other."""
    return one.high >= other.low


def below(one: Interval, other: Interval) -> bool:
    """Whether one can be smaller than the other."""
    return one.low < other.high


def above(one: Interval, other: Interval) -> bool:
    """Whether one can be larger than the other."""
    return one.high > other.low


def surely_equal(one: Interval, other: Interval) -> bool:
    """Whether both are the same number, and exact."""
    return one.low == one.high == other.low == other.high


ZERO = Interval(0, 0)


def exact(number: Number) -> Interval:
    """A number that is known."""
    return Interval(number, number)


def of_amount(cell: Cell) -> Interval | None:
    """A cell of money or of a count: empty and nil are 0. None where it is unreadable."""
    if cell.state is State.UNREADABLE:
        return None
    value = cell.value or 0
    return Interval(value - cell.margin, value + cell.margin)


def of_years(cell: Cell) -> Interval | None:
    """A cell of years, or of a year: None where nothing readable is stated."""
    return of_amount(cell) if cell.state is State.NUMBER else None


def of_quantity(quantity: Quantity) -> Interval | None:
    """A whole number is exact; what has decimals or is a percentage is half a unit of its last digit to either side."""
    if quantity.state is State.UNREADABLE:
        return None
    return ZERO if quantity.value is None else _as_written(str(quantity.value), quantity.unit == "%")


# By its text, since 70 and 70.0 are equal and stand for different intervals.
@lru_cache(maxsize=1_000)
def _as_written(text: str, is_percentage: bool) -> Interval:
    value = Decimal(text)
    decimals = max(0, -int(value.as_tuple().exponent))
    if not decimals and not is_percentage:
        return exact(int(value))
    ones = 100 if is_percentage else 1
    middle, half_a_digit = Fraction(value) / ones, Fraction(1, 2 * ones * 10**decimals)
    return Interval(middle - half_a_digit, middle + half_a_digit)


def product(one: Interval, other: Interval) -> Interval:
    """All that the product of the two may be."""
    if one.low >= 0 and other.low >= 0:
        return Interval(one.low * other.low, one.high * other.high)
    corners = [a * b for a in one for b in other]
    return Interval(min(corners), max(corners))
