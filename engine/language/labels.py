"""Quantities and prices in the labels of budget rows."""

import re
from collections.abc import Iterable
from typing import NamedTuple

from engine.language.figure import Interval
from engine.language.tables import RowView


class LabelQuantity(NamedTuple):
    """A number and a noun in a budget row's label (`1.230 udviklingstimer`)."""

    row: RowView
    amount: int
    noun: str


class LabelProduct(NamedTuple):
    """A number and a unit price in a budget row's label (`1.230 udviklingstimer a 650 kr.`), multiplied: 1.000 kr."""

    row: RowView
    product: Interval


_DIGIT = re.compile("[0-9]")
_COUNTED = re.compile(r"(?<![\w.,])([0-9]{1,3}(?:\.[0-9]{3}){1,2}|[0-9]{1,6}) ([^\W\d_]{3,40})")
_PRICED = re.compile(_COUNTED.pattern + r" (?:a|á|à) ([0-9]{1,3}(?:\.[0-9]{3}){1,2}|[0-9]{1,6}) (?:kr|kroner)\b")


def quantities(rows: Iterable[RowView]) -> tuple[LabelQuantity, ...]:
    """Every number and noun in the rows' labels."""
    found = ((row, match) for row in rows if _DIGIT.search(row.label) for match in _COUNTED.finditer(row.label))
    return tuple(LabelQuantity(row, _whole(match[1]), match[2]) for row, match in found)


def products(rows: Iterable[RowView]) -> tuple[LabelProduct, ...]:
    """Every number and unit price in the labels of these rows, multiplied."""
    found = ((row, match) for row in rows for match in _PRICED.finditer(row.label))
    return tuple(LabelProduct(row, _thousands(_whole(match[1]) * _whole(match[3]))) for row, match in found)


def _whole(digits: str) -> int:
    return int(digits.replace(".", ""))


def _thousands(kroner: int) -> Interval:
    # The table may round to either of the two nearest thousands.
    return Interval(kroner // 1000, -(-kroner // 1000))
