"""What the forms of the canonical files are built from: texts, figures and dates, short as typed or spelt out."""

from collections.abc import Callable
from typing import Annotated, TypeVar

from pydantic import Discriminator, Tag

from engine.model.cell import State
from engine.model.written import KEYS, TEXT, Flag, IsoDate, Whole, text_or_keys
from engine.source.form import NONE, Form, Words, described

T = TypeVar("T")
Made = TypeVar("Made")


class CellForm(Form):
    """A figure spelt out, where its text alone would not say it: an unreadable cell, a figure written in words."""

    text: Annotated[Words, described("What stands in the document")] = NONE
    state: State = State.EMPTY
    value: Annotated[Whole | None, described("In 1.000 kr., years or a count")] = None
    margin: Annotated[Whole, described("How far the true figure may lie from the value, to either side")] = 0
    reason: Annotated[Words, described("Why the cell is unreadable or unusual: a name of engine.formats.numbers")] = (
        NONE
    )
    note: Annotated[Words | None, described("The same in words, where other than usual")] = None
    inferred: Annotated[Flag, described("The column was chosen by the table's equations")] = False


class QuantityForm(Form):
    """A figure with its unit spelt out, where its text alone would not say it."""

    text: Words = NONE
    state: State = State.NUMBER
    value: Annotated[Words, described("A decimal number with a point, such as 0.8")] = NONE
    unit: Words = NONE
    reason: Words = NONE
    note: Words | None = None


class DateForm(Form):
    """A date spelt out: the day as written, and which day it is (none where no such day exists)."""

    text: Words = NONE
    value: IsoDate | None = None


Figure = Annotated[Annotated[Words, Tag(TEXT)] | Annotated[CellForm, Tag(KEYS)], Discriminator(text_or_keys)]
"""A figure as typed (-2.650; "-" is nil; 1.850 is one thousand eight hundred and fifty), or spelt out."""

QuantityText = Annotated[Annotated[Words, Tag(TEXT)] | Annotated[QuantityForm, Tag(KEYS)], Discriminator(text_or_keys)]
"""A figure with its unit as typed (0,8 ÅV), or spelt out."""

Day = Annotated[Annotated[Words, Tag(TEXT)] | Annotated[DateForm, Tag(KEYS)], Discriminator(text_or_keys)]
"""A date as written (8. maj 2025), or spelt out."""


def optional(part: T | None, make: Callable[[T], Made]) -> Made | None:
    """What `make` makes of a part, if there is one."""
    return None if part is None else make(part)
