"""The types of values, and what arithmetic makes of them."""

from enum import StrEnum

from engine.model.base import Model


class Unit(StrEnum):
    """What a number counts. LITERAL is a number in the rule itself: it takes the unit of what it meets."""

    KRONER = "Kroner"
    YEARS = "Years"
    YEAR = "Year"
    COUNT = "Count"
    SHARE = "Share"
    NUMBER = "Number"
    LITERAL = "number"


class Numeric(Model):
    """A number of a unit; `cell` where it stands in a cell that may be empty, nil or unreadable."""

    unit: Unit
    cell: bool = False

    def __str__(self) -> str:
        return self.unit.value


class Plain(Model):
    """Text, Bool or Date."""

    name: str

    def __str__(self) -> str:
        return self.name


class Enumeration(Model):
    """One of a list of names. No members: the names are the pack's, and any word may be one."""

    name: str
    members: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.name


class Record(Model):
    """A thing with fields, see `vocabulary`."""

    name: str

    def __str__(self) -> str:
        return self.name


class Collection(Model):
    """Many of one type, in the document's order."""

    element: "Type"

    def __str__(self) -> str:
        return f"list of {self.element}"


Type = Numeric | Plain | Enumeration | Record | Collection

KRONER = Numeric(Unit.KRONER)
YEARS = Numeric(Unit.YEARS)
YEAR = Numeric(Unit.YEAR)
COUNT = Numeric(Unit.COUNT)
SHARE = Numeric(Unit.SHARE)
NUMBER = Numeric(Unit.NUMBER)
LITERAL = Numeric(Unit.LITERAL)
TEXT = Plain("Text")
BOOL = Plain("Bool")
DATE = Plain("Date")

SCALARS: dict[str, Type] = {str(each): each for each in (KRONER, YEARS, YEAR, COUNT, SHARE, NUMBER, TEXT, BOOL, DATE)}
"""The types that a parameter may have, by the name a pack gives them."""

_SCALES = (Unit.LITERAL, Unit.NUMBER, Unit.SHARE, Unit.COUNT)
"""What an amount may be multiplied with or divided by; of two such the later gives the product its unit."""


def comparable(left: Type, right: Type) -> bool:
    """Whether `=` has a meaning between the two."""
    if isinstance(left, Numeric) and isinstance(right, Numeric):
        return common(left, right) is not None
    if _wordy(left) and _wordy(right):
        closed = {each.name for each in (left, right) if isinstance(each, Enumeration)}
        return len(closed) < 2
    return left == right and isinstance(left, Plain)


def ordered(left: Type, right: Type) -> bool:
    """Whether `<` has a meaning between the two."""
    return comparable(left, right) and (isinstance(left, Numeric) or left == DATE)


def common(left: Numeric, right: Numeric) -> Unit | None:
    """The unit that both can have."""
    if left.unit is right.unit or right.unit is Unit.LITERAL:
        return left.unit
    return right.unit if left.unit is Unit.LITERAL else None


def added(left: Numeric, right: Numeric) -> Unit | None:
    """The unit of `left + right`. A year and a duration make a year."""
    if left.unit is Unit.YEAR and right.unit is Unit.YEAR:
        return None
    if {left.unit, right.unit} == {Unit.YEAR, Unit.YEARS}:
        return Unit.YEAR
    return common(left, right)


def subtracted(left: Numeric, right: Numeric) -> Unit | None:
    """The unit of `left - right`. Two years are a duration apart."""
    if left.unit is Unit.YEAR:
        return {Unit.YEAR: Unit.YEARS, Unit.YEARS: Unit.YEAR, Unit.LITERAL: Unit.YEAR}.get(right.unit)
    return None if right.unit is Unit.YEAR else common(left, right)


def multiplied(left: Numeric, right: Numeric) -> Unit | None:
    """The unit of `left * right`: one of them is a bare number, a share or a count."""
    units = (left.unit, right.unit)
    if Unit.YEAR in units or not set(units) & set(_SCALES):
        return None
    rest = [unit for unit in units if unit not in _SCALES]
    return rest[0] if rest else max(units, key=_SCALES.index)


def divided(left: Numeric, right: Numeric) -> Unit | None:
    """The unit of `left / right`: two of one unit make a share."""
    if Unit.YEAR in (left.unit, right.unit):
        return None
    if left.unit is right.unit is not Unit.LITERAL:
        return Unit.SHARE
    return left.unit if right.unit in _SCALES else None


def _wordy(each: Type) -> bool:
    return each == TEXT or isinstance(each, Enumeration)
