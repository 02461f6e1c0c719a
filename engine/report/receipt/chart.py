"""A drawing of a proposal's economy: a bar a year, a line for all so far, and when it has paid itself back.

SVG in the page's own colours, which prints and says in words what it shows; the same figures stand in a table below it.
"""

from collections.abc import Iterator, Sequence
from html import escape
from typing import NamedTuple

from engine.report.receipt.content import Receipt
from engine.report.receipt.years import Year
from engine.texts import say
from engine.texts.numbers import amount

WIDTH, HEIGHT = 640, 260
_LEFT, _RIGHT, _TOP, _BOTTOM = 78, 12, 14, 30
Point = tuple[float, float]


class _Scale(NamedTuple):
    """From years and amounts to places in the drawing."""

    years: int
    least: int
    most: int

    def x(self, index: int) -> float:
        """The middle of a year."""
        return round(_LEFT + (WIDTH - _LEFT - _RIGHT) * (index + 0.5) / self.years, 1)

    def y(self, value: int) -> float:
        """The height of an amount; costs stand above nothing, savings below."""
        room = HEIGHT - _TOP - _BOTTOM
        return round(_TOP + room * (self.most - value) / (self.most - self.least), 1)

    def bar(self) -> float:
        """How wide a bar is."""
        return round((WIDTH - _LEFT - _RIGHT) / self.years * 0.5, 1)


def chart(receipt: Receipt) -> str:
    """The drawing; "" where no year's amount is known."""
    years = receipt.years
    known = [each for year in years for each in _amounts(year) if each is not None]
    if not any(known):
        return ""
    scale = _Scale(len(years), min(0, *known), max(0, *known))
    parts = "".join(_drawn(receipt, scale))
    label = escape(_in_words(receipt))
    return f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{label}" class="chart">{parts}</svg>'


def is_mended(years: Sequence[Year]) -> bool:
    """Whether the corrections change any year."""
    return any(year.net != year.mended for year in years)


def _amounts(year: Year) -> tuple[int | None, ...]:
    return (year.net, year.cumulative, year.mended, year.mended_cumulative)


def _drawn(receipt: Receipt, scale: _Scale) -> Iterator[str]:
    years = receipt.years
    for value in sorted({scale.least, 0, scale.most}):
        y = scale.y(value)
        kind = "zero" if value == 0 else "grid"
        yield f'<line class="{kind}" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y}" y2="{y}"/>'
        yield f'<text x="{_LEFT - 8}" y="{y + 4}" text-anchor="end">{escape(amount(value))}</text>'
    for index, year in enumerate(years):
        yield f'<text x="{scale.x(index)}" y="{HEIGHT - 8}" text-anchor="middle">{year.year}</text>'
        if year.net is not None:
            yield _bar(scale, index, year.net, "net")
        if year.mended is not None and year.mended != year.net:
            yield _bar(scale, index, year.mended, "mended")
    yield _line(scale, [year.cumulative for year in years], "so-far")
    if is_mended(years):
        yield _line(scale, [year.mended_cumulative for year in years], "so-far mended")
    back = receipt.mended_back
    for index, year in enumerate(years):
        if year.year == back and year.mended_cumulative is not None:
            yield f'<circle class="back" cx="{scale.x(index)}" cy="{scale.y(year.mended_cumulative)}" r="6"/>'


def _bar(scale: _Scale, index: int, value: int, kind: str) -> str:
    top, bottom = sorted((scale.y(value), scale.y(0)))
    x, width = round(scale.x(index) - scale.bar() / 2, 1), scale.bar()
    return f'<rect class="{kind}" x="{x}" y="{top}" width="{width}" height="{round(bottom - top, 1)}"/>'


def _line(scale: _Scale, values: Sequence[int | None], kind: str) -> str:
    """A line as far as the amounts are known."""
    points = [(scale.x(index), scale.y(value)) for index, value in enumerate(values) if value is not None]
    return f'<polyline class="{kind}" points="{" ".join(f"{x},{y}" for x, y in points)}"/>'


def _in_words(receipt: Receipt) -> str:
    first, last = receipt.years[0].year, receipt.years[-1].year
    drawn = say("Total effect in each year from {first} to {last}, and so far, in 1,000 kr.", first=first, last=last)
    return f"{drawn} {back_words(receipt)}"


def back_words(receipt: Receipt) -> str:
    """By when the proposal has paid itself back, with the corrections made that are the only ones."""
    if receipt.mended_back is None:
        return say("Within the table it does not pay itself back, or that cannot be known.")
    return say("It has paid itself back by the end of {year}.", year=receipt.mended_back)
