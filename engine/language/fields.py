"""What a field and a record are, and short ways to declare them."""

from collections.abc import Callable, Container, Mapping
from operator import attrgetter
from typing import Any

from engine.language.figure import Figure
from engine.language.types import TEXT, Collection, Enumeration, Numeric, Record, Type, Unit
from engine.language.views import Words
from engine.model.base import Model, replace
from engine.model.budget import Role
from engine.model.proposal import Kind

Getter = Callable[[Any], Any]


class Field(Model):
    """A field: its type, how to read it off the runtime record, and a few words for the documentation.

    A getter gives a Figure for a cell, an Interval for a number that is rounded and stands in none, and None for what
    is not there. `within` are the pack's names of where in the template it stands: where that was not read, what is
    missing is unknown (`gaps`); `lines`: it has an element for each row there.
    """

    name: str
    type: Type
    get: Getter
    about: str = ""
    within: tuple[str, ...] = ()
    lines: bool = False


class RecordType(Model):
    """A record: its fields; what `record[index]` gives, if anything; its place; and what it is called in a binding."""

    name: str
    fields: Mapping[str, Field]
    place: Getter
    title: Getter
    index: tuple[Numeric, Numeric] | None = None


KRONER_CELL = Numeric(Unit.KRONER, cell=True)
YEARS_CELL = Numeric(Unit.YEARS, cell=True)
YEAR_CELL = Numeric(Unit.YEAR, cell=True)
COUNT_CELL = Numeric(Unit.COUNT, cell=True)
SHARE_CELL = Numeric(Unit.SHARE, cell=True)
NUMBER_CELL = Numeric(Unit.NUMBER, cell=True)

ROLE = Enumeration("Role", tuple(each.value for each in Role))
COMMITTEE = Enumeration("Committee")
KIND = Enumeration("Kind", tuple(each.value for each in Kind))


def field(name: str, of: Type, path: str | Getter = "", about: str = "") -> Field:
    """A field read by a path of attributes, or by a function."""
    return Field(name, of, attrgetter(path or name) if isinstance(path, str) else path, about)


def model(name: str, of: Type, about: str = "") -> Field:
    """A field of the model behind a view."""
    return field(name, of, f"model.{name}", about)


def text(name: str, about: str = "") -> Field:
    """A text that knows where it stands."""

    def get(record: Any) -> Words:
        return Words.of(getattr(record, name))

    return Field(name, TEXT, get, about)


def many(name: str, record: str, about: str = "") -> Field:
    """A collection of records."""
    return field(name, Collection(Record(record)), name, about)


def record(
    name: str,
    title: str | Getter,
    *fields: Field,
    place: str | Getter = "place",
    index: tuple[Numeric, Numeric] | None = None,
) -> RecordType:
    """A record with its fields; paths of attributes give its place and its title."""
    return RecordType(name, {each.name: each for each in fields}, _getter(place), _getter(title), index)


def _getter(path: str | Getter) -> Getter:
    return attrgetter(path) if isinstance(path, str) else path


def cell_of_model(name: str, of: Type) -> Field:
    """A cell that has no address."""

    def get(record: Any) -> Figure:
        return Figure(getattr(record, name))

    return Field(name, of, get)


def placed(record: RecordType, within: Mapping[str, str], lines: Container[str]) -> RecordType:
    """The record, its fields with where in the template they stand.

    `within` has the names of fields by the pack's name of the place, `lines` those with an element for each row there.
    """
    fields = dict(record.fields)
    for place, names in within.items():
        for name in names.split():
            known = fields[name]
            fields[name] = replace(known, within=(*known.within, place), lines=name in lines)
    return replace(record, fields=fields)
