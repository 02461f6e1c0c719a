"""From what stands in a canonical file to figures, texts and dates; what is wrong is gathered, not raised."""

import re
from collections.abc import Callable
from decimal import Decimal

from engine.formats.canonical.base import CellForm, Day, Figure, QuantityForm, QuantityText
from engine.formats.canonical.stated import read_stated
from engine.formats.dates import find_dates
from engine.formats.numbers import LIMIT, THOUSANDS, Scale, read_cell, read_quantities, told
from engine.model.cell import Cell, State
from engine.model.figures import Quantity
from engine.model.place import NO_TEXT, NOWHERE, Place, Text
from engine.model.proposal import DateAsWritten, Topic
from engine.source.nodes import Scalar
from engine.source.problem import Problem, SourceError
from engine.texts import say

_DECIMAL = re.compile(r"-?[0-9]{1,40}(?:\.[0-9]{1,40})?(?:E[+-]?[0-9]{1,4})?")


class Values:
    """Reads the values of one file; `raise_problems` at the end tells all that was wrong with them."""

    def __init__(self, file: str) -> None:
        self.file = file
        self.problems: list[Problem] = []

    def raise_problems(self) -> None:
        """Raises SourceError if anything was refused."""
        if self.problems:
            raise SourceError.of(sorted(self.problems, key=lambda each: (each.line or 0, each.column or 0)))

    def refuse(self, place: Place, message: str) -> None:
        """Notes a problem."""
        self.problems.append(Problem(self.file, place.line, place.column, message))

    def place(self, scalar: Scalar) -> Place:
        """Where a text stands; nowhere, if nobody wrote it."""
        return NOWHERE if not scalar.source else Place(file=self.file, line=scalar.line, column=scalar.column)

    def text(self, scalar: Scalar) -> Text:
        """A text with its place."""
        return Text(text=str(scalar), place=self.place(scalar)) if scalar else NO_TEXT

    def cell(self, figure: Figure, scale: Scale = THOUSANDS) -> Cell:
        """A figure in the units of `scale`; one that cannot be read is a problem, unless it is spelt out as such."""
        if isinstance(figure, CellForm):
            return self._spelt_out(figure)
        return self._readable(figure, lambda text, place: read_cell(text, place, scale))

    def checked_cell(self, figure: Figure, scale: Scale = THOUSANDS) -> Cell:
        """A figure that rules hold to be readable: one that is not stays so, as in a Word file, for them to tell."""
        if isinstance(figure, CellForm):
            return self._spelt_out(figure)
        return read_cell(str(figure), self.place(figure), scale)

    def stated(self, figure: Figure, topic: Topic) -> Cell:
        """A figure of the prose, with its unit."""
        if isinstance(figure, CellForm):
            return self._spelt_out(figure)
        return self._readable(figure, lambda text, place: read_stated(text, topic, place))

    def quantities(self, cell: QuantityText | tuple[QuantityText, ...]) -> tuple[Quantity, ...]:
        """The quantities of one cell."""
        parts = cell if isinstance(cell, tuple) else (cell,)
        return tuple(quantity for part in parts for quantity in self._quantity(part))

    def day(self, form: Day) -> DateAsWritten:
        """A date as written; a text that names no date, or several, is a problem."""
        if not isinstance(form, Scalar):
            return DateAsWritten(text=str(form.text), value=form.value, place=form.place(self.file))
        place = self.place(form)
        found = find_dates(form, place)
        if len(found) != 1 or found[0].text != form:
            self.refuse(place, say("“{text}” is not a date such as 2. juni 2025", text=form[:60]))
            return DateAsWritten(text=str(form), place=place)
        return found[0]

    def _readable(self, figure: Scalar, read: Callable[[str, Place], Cell]) -> Cell:
        place = self.place(figure)
        cell = read(str(figure), place)
        if cell.state is State.UNREADABLE:
            self.refuse(place, say("“{text}”: {reason}", text=figure[:60], reason=cell.note))
        return cell

    def _spelt_out(self, form: CellForm) -> Cell:
        if (form.value is not None) != (form.state is State.NUMBER):
            self.refuse(form.place(self.file), say("a figure has a value when its state is “number”, and only then"))
        if abs(form.value or 0) >= LIMIT:
            self.refuse(form.place(self.file), told("too_large"))
        return Cell(
            text=str(form.text),
            state=form.state,
            value=form.value,
            margin=form.margin,
            reason=str(form.reason),
            note=told(form.reason) if form.note is None else str(form.note),
            inferred=form.inferred,
            place=form.place(self.file),
        )

    def _quantity(self, part: QuantityText) -> tuple[Quantity, ...]:
        if isinstance(part, QuantityForm):
            return (self._quantity_spelt_out(part),)
        place = self.place(part)
        found = read_quantities(str(part), place)
        if part.strip() and not found:
            self.refuse(place, say("no figure stands in “{text}”", text=part[:60]))
        for each in found:
            if each.state is State.UNREADABLE:
                self.refuse(place, say("“{text}”: {reason}", text=each.text[:60], reason=each.note))
        return found

    def _quantity_spelt_out(self, form: QuantityForm) -> Quantity:
        place = form.place(self.file)
        if bool(form.value) != (form.state is State.NUMBER):
            self.refuse(place, say("a figure has a value when its state is “number”, and only then"))
        if form.value and not _DECIMAL.fullmatch(form.value):
            self.refuse(self.place(form.value), say("“{text}” is not a number such as 0.8", text=form.value[:60]))
            return Quantity(text=str(form.text), state=State.UNREADABLE)
        return Quantity(
            text=str(form.text),
            state=form.state,
            value=Decimal(form.value) if form.value else None,
            unit=str(form.unit),
            reason=str(form.reason),
            note=told(form.reason) if form.note is None else str(form.note),
            place=place,
        )
