"""What the forms of the canonical files are built from: texts, figures and dates, short as typed or spelt out."""

import datetime as dt
from collections.abc import Callable
from typing import Annotated, Any, TypeVar

from pydantic import Field, ModelWrapValidatorHandler, PrivateAttr, WithJsonSchema, model_validator

from engine.model.cell import State
from engine.model.place import Place
from engine.source import form
from engine.source.fields import Flag, Whole
from engine.source.nodes import Mapping, Scalar

Words = Annotated[Scalar, WithJsonSchema({"type": ["string", "number", "boolean", "null"]})]
"""A text, quoted only where YAML must; an editor may take it for a number or a boolean, we never do."""

NONE = Scalar("")

T = TypeVar("T")
Made = TypeVar("Made")


class Form(form.Form):
    """A mapping of the file, with the place where it stands."""

    _line: int | None = PrivateAttr(None)
    _column: int | None = PrivateAttr(None)

    @model_validator(mode="wrap")
    @classmethod
    def _keep_place(cls, data: Any, handler: ModelWrapValidatorHandler["Form"]) -> "Form":
        form = handler(data)
        if isinstance(data, Mapping):
            form._line, form._column = data.line, data.column
        return form

    def place(self, file: str) -> Place:
        """Where the mapping stands in `file`."""
        return Place(file=file, line=self._line, column=self._column)


class CellForm(Form):
    """A figure spelt out, where its text alone would not say it: an unreadable cell, a figure written in words."""

    text: Words = Field(NONE, description="What stands in the document")
    state: State = State.EMPTY
    value: Whole | None = Field(None, description="In 1.000 kr., years or a count")
    margin: Whole = Field(0, description="How far the true figure may lie from the value, to either side")
    reason: Words = Field(NONE, description="Why the cell is unreadable or unusual: a name of engine.intake.numbers")
    note: Words | None = Field(None, description="The same in words, where other than usual")
    inferred: Flag = Field(False, description="The column was chosen by the table's equations")


class QuantityForm(Form):
    """A figure with its unit spelt out, where its text alone would not say it."""

    text: Words = NONE
    state: State = State.NUMBER
    value: Words = Field(NONE, description="A decimal number with a point, such as 0.8")
    unit: Words = NONE
    reason: Words = NONE
    note: Words | None = None


class DateForm(Form):
    """A date spelt out: the day as written, and which day it is (none where no such day exists)."""

    text: Words = NONE
    value: dt.date | None = None


Figure = Words | CellForm
"""A figure as typed (-2.650; "-" is nil; 1.850 is one thousand eight hundred and fifty), or spelt out."""

QuantityText = Words | QuantityForm
"""A figure with its unit as typed (0,8 ÅV), or spelt out."""

Day = Words | DateForm
"""A date as written (8. maj 2025), or spelt out."""


def optional(part: T | None, make: Callable[[T], Made]) -> Made | None:
    """What `make` makes of a part, if there is one."""
    return None if part is None else make(part)
