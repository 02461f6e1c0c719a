"""Why a value or a truth cannot be told, in the words of a reader."""

from engine.language import typed
from engine.language.figure import OTHER_UNIT, Figure
from engine.language.types import Record
from engine.language.values import Truth, Unknown
from engine.texts import say, sayable


def why_unsure(truth: Truth) -> str:
    """Why it cannot be told whether a condition holds."""
    return truth.reason if isinstance(truth, Unknown) else say("rounding leaves open whether the condition holds")


def untold(figure: Figure) -> str:
    """Why nobody knows what stands in a cell."""
    if figure.unplaced:
        row = ", ".join(part for part in figure.naming[:2] if part)
        return say("{row}: it cannot be told under which years the figures stand", row=row)
    if figure.source.reason == OTHER_UNIT:
        return say("{cell}: “{text}” is not in the unit of the total", cell=cell_name(figure), text=figure.source.text)
    return say("{cell} is unreadable", cell=cell_name(figure))


def cell_name(figure: Figure) -> str:
    """The cell in a reader's words."""
    return ", ".join(part for part in figure.naming if part) or repr(figure.source.text)


_NONE = {
    ("proposal", "first_year"): sayable("no year of the economy table has an amount"),
    ("statement", "first_year"): sayable("the text names no year"),
    ("statement", "last_year"): sayable("the text names no year"),
}
"""That a field is missing, in the words of a reader who knows no names of fields."""


def missing(node: typed.FieldOf) -> Unknown:
    """That a record has nothing in a field."""
    of, name = node.record.type, node.field.name
    known = _NONE.get((of.name, name)) if isinstance(of, Record) else None
    return Unknown(say(known) if known else say("there is no `{field}`", field=name))
