"""How a number comes out wrong: slips of the pen, and figures that were revised in one place only."""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from benchmarks.prose.case import Printed
from benchmarks.prose.chance import Chance

CLOSEST = Fraction(1, 25)
"""No altered figure is closer to the truth than this share of it: a small difference may be meant as a round figure."""


def slips(printed: Printed, chance: Chance) -> Iterator[tuple[str, Printed]]:
    """Other numbers in the same style, each with what went wrong, in any order."""
    found = [*_digits(printed.digits, chance), *_sizes(printed.digits, chance)]
    for name, digits in chance.some_of(found, len(found)):
        if digits > 0 and digits != printed.digits:
            yield name, replace(printed, digits=digits, top=printed.top and digits + printed.top - printed.digits)


def _digits(digits: int, chance: Chance) -> Iterator[tuple[str, int]]:
    """One digit mistyped, two swapped, one too many, one too few; what is round stays as round as it was."""
    text = str(digits)
    ends = len(text.rstrip("0"))
    for place in range(ends):
        other = chance.one_of([each for each in "123456789" if each != text[place]])
        yield "digit mistyped", int(text[:place] + other + text[place + 1 :])
    for place in range(ends - 1):
        yield "digits swapped", int(text[:place] + text[place + 1] + text[place] + text[place + 2 :])
    yield "digit too many", digits * 10
    yield "digit doubled", int(text[:1] + text)
    if len(text) > 1:
        yield "digit dropped", int(text[1:])
        yield "digit dropped", int(text[:-1])


def _sizes(digits: int, chance: Chance) -> Iterator[tuple[str, int]]:
    """Larger or smaller by a fifth to three quarters."""
    grain = 10 ** max(0, len(str(digits)) - 2)
    for percent in (-60, -40, -25, 25, 40, 75):
        changed = digits * (100 + percent + chance.between(-5, 5)) // 100
        yield "revised", changed // grain * grain if changed >= grain else changed
