"""How numbers are written in Danish prose, and what their digits may stand for."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from math import ceil, floor

from benchmarks.prose.case import Interval, Printed
from benchmarks.prose.chance import Chance

HALF = Fraction(1, 2)


@dataclass(frozen=True, slots=True)
class Style:
    """A way of writing a number; `unit` is what its 1 stands for, in the figure's own unit (1.000 kr. of amounts)."""

    before: str = ""
    after: str = ""
    unit: Fraction = Fraction(1)
    decimals: tuple[int, ...] = (0,)
    gap: str = "."
    weight: int = 1


MILLION, KRONE = Fraction(1000), Fraction(1, 1000)
AMOUNTS = {
    "mio. kr.": Style(after=" mio. kr.", unit=MILLION, decimals=(0, 1, 2), weight=10),
    "mio.kr.": Style(after=" mio.kr.", unit=MILLION, decimals=(1, 2), weight=2),
    "mio.": Style(after=" mio.", unit=MILLION, decimals=(1,), weight=1),
    "mill. kr.": Style(after=" mill. kr.", unit=MILLION, decimals=(1, 2), weight=2),
    "millioner kr.": Style(after=" millioner kr.", unit=MILLION, decimals=(0, 1), weight=1),
    "t.kr.": Style(after=" t.kr.", weight=5),
    "t. kr.": Style(after=" t. kr.", weight=2),
    "tkr.": Style(after=" tkr.", gap="", weight=1),
    "tusind kr.": Style(after=" tusind kr.", weight=1),
    "kr.": Style(after=" kr.", unit=KRONE, weight=5),
    "kr. with blanks": Style(after=" kr.", unit=KRONE, gap="\N{NO-BREAK SPACE}", weight=1),
    "kroner": Style(after=" kroner", unit=KRONE, weight=2),
    "kr. before": Style(before="kr. ", unit=KRONE, weight=1),
    ",-": Style(after=",-", unit=KRONE, weight=1),
}
BARE = Style()
NUMBERS = {"count": BARE, "plain": Style(gap=""), "1": Style(decimals=(1,)), "2": Style(decimals=(2,))}
STYLES = AMOUNTS | NUMBERS | {"kr": Style(after=" kr.", unit=KRONE), "pct.": Style(after=" pct.", decimals=(0, 1))}
_APART = "-", " til ", " og "


def text_of(printed: Printed) -> str:
    """The number as it stands."""
    style = STYLES[printed.style]
    number = grouped(printed.digits, printed.decimals, style.gap)
    if printed.top is not None:
        number = (
            f"{number}{_APART[(printed.digits + printed.top) % 2]}{grouped(printed.top, printed.decimals, style.gap)}"
        )
    return f"{style.before}{'-' * printed.negative}{number}{style.after}"


def grouped(digits: int, decimals: int = 0, gap: str = ".") -> str:
    """The number with decimal comma, and the gap between its thousands."""
    whole, rest = divmod(digits, 10**decimals)
    separated = f"{whole:,}".replace(",", gap)
    return f"{separated},{rest:0{decimals}}" if decimals else separated


def interval_of(printed: Printed) -> Interval:
    """What the digits may stand for: half a unit of the last one either way."""
    step = step_of(printed)
    low, high = printed.digits, printed.digits if printed.top is None else printed.top
    return max(Fraction(0), (low - HALF) * step), (high + HALF) * step


def step_of(printed: Printed) -> Fraction:
    """One unit of the last digit."""
    unit: Fraction = STYLES[printed.style].unit / int(10**printed.decimals)
    return unit


def rounded(value: Fraction, style: str, decimals: int, negative: bool = False) -> Printed:
    """The value in a style, rounded half up."""
    digits = floor(abs(value) / STYLES[style].unit * 10**decimals + HALF)
    return Printed(style, digits, decimals, negative)


def amount(value: Fraction, chance: Chance, liked: str, closeness: Fraction) -> Printed:
    """An amount in the style that is liked, or another in which rounding takes no larger share than `closeness`."""
    names = [liked, *chance.some_of(weighted(), 30), "kr."]
    return next(printed for name in names for printed in _ways(value, name, chance) if near(printed, value, closeness))


def weighted() -> list[str]:
    """The styles, each as often as its weight."""
    return [name for name, style in AMOUNTS.items() for _ in range(style.weight)]


def _ways(value: Fraction, name: str, chance: Chance) -> list[Printed]:
    """With few decimals first, mostly."""
    decimals: Sequence[int] = AMOUNTS[name].decimals
    if len(decimals) > 1 and chance.happens(60):
        decimals = decimals[1:]
    return [rounded(value, name, each, value < 0) for each in decimals]


def near(printed: Printed, value: Fraction, closeness: Fraction) -> bool:
    """Whether the printed number is as close to the value as that, for its size."""
    return bool(printed.digits) and abs(printed.digits * step_of(printed) - abs(value)) <= closeness * abs(value)


def around(value: Fraction) -> Printed:
    """Two whole numbers with the value between them ("2-3 mio. kr.")."""
    style, unit = _coarse(value, 4)
    low = floor(abs(value) / unit)
    printed = Printed(style, *_scaled(low, style, unit))
    return Printed(style, printed.digits, printed.decimals, top=_scaled(low + 1, style, unit)[0])


def ceiling(value: Fraction) -> Printed:
    """The next round number ("op mod 3 mio. kr.")."""
    style, unit = _coarse(value, 10)
    return Printed(style, *_scaled(ceil(abs(value) / unit), style, unit))


def _coarse(value: Fraction, count: int) -> tuple[str, Fraction]:
    """A style, and a round unit that the value is at least so many of."""
    units = [Fraction(each) for each in (1000, 500, 100, 50, 10, 5, 1)]
    unit = next((each for each in units if abs(value) >= count * each), Fraction(1))
    return ("mio. kr." if unit >= 100 and abs(value) >= 1000 else "t.kr."), unit


def _scaled(count: int, style: str, unit: Fraction) -> tuple[int, int]:
    """Digits and decimals of so many units."""
    value = count * unit
    if style == "t.kr.":
        return int(value), 0
    return (int(value / 1000), 0) if unit == 1000 else (int(value / 100), 1)
