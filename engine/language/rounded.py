"""A number that rounding leaves open, as a value that the fast path computes with."""

from fractions import Fraction

from engine.language.figure import Exact
from engine.language.frame import NotPlain
from engine.model.base import Model


class Rounded(Model, eq=False):
    """Any of the numbers from `low` to `high`. A comparison that they leave open raises NotPlain."""

    low: Exact
    high: Exact

    def __add__(self, other: "Plain") -> "Rounded":
        low, high = ends(other)
        return Rounded(self.low + low, self.high + high)

    __radd__ = __add__

    def __neg__(self) -> "Rounded":
        return Rounded(-self.high, -self.low)

    def __sub__(self, other: "Plain") -> "Rounded":
        low, high = ends(other)
        return Rounded(self.low - high, self.high - low)

    def __rsub__(self, other: Exact) -> "Rounded":
        return Rounded(other - self.high, other - self.low)

    def __mul__(self, other: "Plain") -> "Rounded":
        low, high = ends(other)
        if self.low >= 0 and low >= 0:
            return Rounded(_times(self.low, low), _times(self.high, high))
        corners = [_times(a, b) for a in (self.low, self.high) for b in (low, high)]
        return Rounded(min(corners), max(corners))

    __rmul__ = __mul__

    def __abs__(self) -> "Rounded":
        if self.low >= 0:
            return self
        return -self if self.high <= 0 else Rounded(0, max(-self.low, self.high))

    def __lt__(self, other: "Plain") -> bool:
        low, high = ends(other)
        return _decided(self.high < low, self.low >= high)

    def __le__(self, other: "Plain") -> bool:
        low, high = ends(other)
        return _decided(self.high <= low, self.low > high)

    def __gt__(self, other: "Plain") -> bool:
        low, high = ends(other)
        return _decided(self.low > high, self.high <= low)

    def __ge__(self, other: "Plain") -> bool:
        low, high = ends(other)
        return _decided(self.low >= high, self.high < low)

    def __eq__(self, other: object) -> bool:
        assert isinstance(other, int | Fraction | Rounded)  # noqa: S101 - a number is compared with numbers only
        low, high = ends(other)
        return _decided(self.low == self.high == low == high, self.high < low or high < self.low)

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        raise NotPlain

    def __bool__(self) -> bool:
        return self != 0


Plain = Exact | Rounded
"""A number of the fast path."""


def ends(value: Plain) -> tuple[Exact, Exact]:
    """The lowest and the highest that a number may be."""
    return (value.low, value.high) if isinstance(value, Rounded) else (value, value)


def _decided(surely: bool, surely_not: bool) -> bool:
    if surely or surely_not:
        return surely
    raise NotPlain


def _times(left: Exact, right: Exact) -> Exact:
    # A fraction times an integer is twice as fast as an integer times a fraction.
    return right * left if isinstance(left, int) else left * right
