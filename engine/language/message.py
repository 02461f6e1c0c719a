"""Message templates: text with `{value}` places, filled when a finding is shown."""

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from typing import Any

from engine.language import typed
from engine.language.budget import TooMany, at_an_end
from engine.language.evaluate import Evaluator, Subject
from engine.language.figure import Exact, Interval
from engine.language.ground import Judgement, sides_of
from engine.language.types import Numeric, Record, Unit
from engine.language.values import NEVER, Amount, Unknown
from engine.language.vocabulary import RECORDS
from engine.model.base import Model
from engine.texts import language, say

SIDES = ("stated", "expected", "difference")
"""Words that a template may use for the two sides of the broken comparison, and what lies between them."""


class Template(Model):
    """A template: its text, cut at the places, and what fills each of them."""

    texts: tuple[str, ...]
    values: tuple[str | typed.Node, ...]

    def fill(self, judgement: Judgement, root: Subject) -> str:
        """The message for one broken binding, in the run's language."""
        filled = [self.texts[0]]
        for value, text in zip(self.values, self.texts[1:], strict=True):
            filled += [
                _side(value, judgement, root) if isinstance(value, str) else _shown(value, judgement, root),
                text,
            ]
        return "".join(filled)


def _shown(node: typed.Node, judgement: Judgement, root: Subject) -> str:
    try:
        return show(Evaluator(root).value(node, judgement.bound), node)
    except TooMany:
        return show(at_an_end(), node)


def _side(word: str, judgement: Judgement, root: Subject) -> str:
    stated_node, expected_node = sides_of(judgement.clause.leaf)
    if word == "stated":
        return _told(judgement.left, stated_node, judgement, root)
    if word == "expected":
        return _told(judgement.right, expected_node, judgement, root)
    stated, expected = number(judgement.left), number(judgement.right)
    if stated is None or expected is None:
        return ""
    return _number(abs(Fraction(stated) - Fraction(expected)), grouped=True)


def _told(number: Amount | None, node: typed.Node | None, judgement: Judgement, root: Subject) -> str:
    if node is None:
        # Its template was refused: it asks for a side where nothing is compared.
        return "?"
    return show(number, node) if number else _shown(node, judgement, root)


def show(value: object, node: typed.Node) -> str:
    """A value of the type of `node` in the run's language: `1.234` in Danish, `1,234` in English."""
    if isinstance(value, Amount):
        return _amount(value, node)
    if isinstance(value, Unknown) or value is None:
        return "?"
    if isinstance(node.type, Record):
        return str(RECORDS[node.type.name].title(value))
    return _SHOW.get(type(value), str)(value)


def _amount(amount: Amount, node: typed.Node) -> str:
    if amount.figure and _as_written(amount, amount.figure.source.text, node):
        return amount.figure.source.text
    if amount.interval is None:
        return "?"
    unit = node.type.unit if isinstance(node.type, Numeric) else None
    if unit is Unit.YEARS:
        return _years(amount.interval)
    return _number(amount.interval.middle, grouped=unit is not Unit.YEAR)


def _years(years: Interval) -> str:
    """A number of years with the word, or between which numbers rounding leaves it open."""
    if years.low == years.high:
        return _duration(years.low)
    fewest = _number(years.low, grouped=True) if years.high < NEVER else _duration(years.low)
    return say("{fewest} or {most}", fewest=fewest, most=_duration(years.high))


def _duration(years: Exact) -> str:
    if years >= NEVER:
        return say("longer than the years of the table")
    text = _number(years, grouped=True)
    return say("{years} year", years=text) if years == 1 else say("{years} years", years=text)


def _as_written(amount: Amount, text: str, node: typed.Node) -> bool:
    """Whether to show what the author wrote: what is unreadable or rounded, if it tells its unit or needs none.

    A bare 2,8 in a table in mio. kr. would stand beside sums in 1.000 kr.
    """
    if amount.interval is None:
        return True
    is_money = isinstance(node.type, Numeric) and node.type.unit is Unit.KRONER
    return amount.interval.low != amount.interval.high and not (is_money and not any(map(str.isalpha, text)))


def _number(exact: Exact, *, grouped: bool) -> str:
    rounded = Decimal(Fraction(exact).numerator) / Decimal(Fraction(exact).denominator)
    digits = f"{round(rounded, 2).normalize():{',' if grouped else ''}f}"
    return digits.translate(str.maketrans(",.", ".,")) if language.get() == "da" else digits


def number(side: Amount | None) -> int | Decimal | None:
    """The figure of one side as the report shows it; None where it is none."""
    if side is None or side.interval is None or side.interval.high >= NEVER:
        return None
    middle = side.interval.middle
    return middle if isinstance(middle, int) else round(Decimal(middle.numerator) / Decimal(middle.denominator), 4)


_SHOW: dict[type, Callable[[Any], str]] = {
    bool: lambda value: say("yes") if value else say("no"),
    dt.date: lambda value: f"{value:%d.%m.%Y}" if language.get() == "da" else value.isoformat(),
    tuple: lambda value: ", ".join(map(str, value)),
    Interval: lambda value: _number(value.middle, grouped=True),
}
