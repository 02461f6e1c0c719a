"""What stands in the files of a pack. Anything else in them is refused."""

from typing import Annotated

from pydantic import Field, StringConstraints

from engine.model.base import Model
from engine.model.finding import Category, Severity
from engine.model.production import Basis, Wording
from engine.pack.head import RuleId
from engine.pack.units import Unit
from engine.source.nodes import Scalar

Source = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class ParameterForm(Model):
    """One entry of parameters.yaml. Kroner are in 1.000 kr., Years are a duration, a Year is of the calendar."""

    value: Annotated[tuple[Scalar, ...], Field(min_length=1, max_length=500)] | Scalar
    unit: Unit
    title: Wording
    source: Source
    basis: Basis


class Template(Model):
    """A message in both languages, with places for values of the rule language."""

    da: Scalar
    en: Scalar


class RuleForm(Model):
    """One rule, as docs/rule-language.md describes it. `otherwise` says whom it does not concern."""

    id: RuleId
    title: Wording
    severity: Severity
    criterion: Annotated[str, StringConstraints(pattern=r"^[a-z_]{0,40}$")] = ""
    basis: Basis
    source: Source
    applies: Scalar | None = None
    otherwise: Wording | None = None
    check: Scalar
    at: Scalar | None = None
    message: Template
    hint: Template


class RuleFile(Model):
    """A file of rules of one category."""

    category: Category
    rules: tuple[RuleForm, ...]
