"""Parameters: what a new round may change, read into values of the rule language."""

import datetime as dt
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from engine.model.base import Model
from engine.model.production import Basis, Wording
from engine.pack.units import Unit
from engine.source.nodes import Scalar
from engine.texts import say

if TYPE_CHECKING:
    from engine.pack.forms import ParameterForm

_WHOLE = re.compile(r"-?(\d{1,9}|\d{1,3}(\.\d{3}){1,2})")
_DECIMAL = re.compile(r"-?\d{1,9}(,\d{1,6})?")


Value = int | Fraction | str | dt.date


class Parameter(Model):
    """A value, or a list of them, of one unit. Kroner are in 1.000 kr."""

    name: str
    unit: Unit
    value: Value | tuple[Value, ...]
    title: Wording
    source: str
    basis: Basis
    cites: tuple[str, ...] = ()


class ParameterError(ValueError):
    """A value that is not of the parameter's unit; `scalar` is where it stands."""

    def __init__(self, scalar: Scalar, message: str) -> None:
        super().__init__(message)
        self.scalar = scalar


def read_parameter(name: str, form: "ParameterForm") -> Parameter:
    """The parameter of a form; raises ParameterError."""
    if isinstance(form.value, tuple):
        value: Value | tuple[Value, ...] = tuple(_value(each, form.unit) for each in form.value)
    else:
        value = _value(form.value, form.unit)
    return Parameter(name, form.unit, value, form.title, form.source, form.basis, tuple(map(str, form.cites)))


def _value(scalar: Scalar, unit: Unit) -> Value:
    if unit is Unit.TEXT:
        return str(scalar)
    if unit is Unit.DATE:
        return _date(scalar)
    if unit in (Unit.SHARE, Unit.NUMBER):
        if not _DECIMAL.fullmatch(scalar):
            raise ParameterError(scalar, say("{value} is not a number with a decimal comma", value=scalar))
        return Fraction(scalar.replace(",", "."))
    if not _WHOLE.fullmatch(scalar):
        raise ParameterError(scalar, say("{value} is not a whole number", value=scalar))
    return int(scalar.replace(".", ""))


def _date(scalar: Scalar) -> dt.date:
    try:
        return dt.date.fromisoformat(scalar)
    except ValueError:
        raise ParameterError(scalar, say("{value} is not a date such as 2026-06-02", value=scalar)) from None
