"""Counts and prices that stand in the labels of budget rows (`1.230 udviklingstimer a 650 kr.`)."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from benchmarks.by_hand.interval import Interval
from benchmarks.by_hand.lines import Line

_NUMBER = r"([0-9]{1,3}(?:\.[0-9]{3}){1,2}|[0-9]{1,6})"
_COUNTED = re.compile(rf"(?<![\w.,]){_NUMBER} ([^\W\d_]{{3,40}})")
_PRICED = re.compile(rf"{_COUNTED.pattern} (?:a|á|à) {_NUMBER} (?:kr|kroner)\b")


class Counted(NamedTuple):
    """A number and a noun (folded) in a label."""

    noun: str
    number: int


class Priced(NamedTuple):
    """A count times a price in a label, in 1.000 kr.: the table may round to either of the two nearest thousands."""

    line: Line
    amount: Interval


def counted(lines: list[Line]) -> Iterator[Counted]:
    """Every number and noun."""
    for line in lines:
        for number, noun in _COUNTED.findall(line.row.label):
            yield Counted(noun.casefold(), _whole(number))


def priced(lines: list[Line]) -> Iterator[Priced]:
    """Every number and price."""
    for line in lines:
        for number, _, price in _PRICED.findall(line.row.label):
            kroner = _whole(number) * _whole(price)
            yield Priced(line, Interval(kroner // 1000, -(-kroner // 1000)))


def _whole(digits: str) -> int:
    return int(digits.replace(".", ""))
