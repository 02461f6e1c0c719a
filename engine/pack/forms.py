"""What stands in the files of a pack. Anything else in them is refused."""

from typing import Annotated

from msgspec import Meta

from engine.model.finding import Category, Severity
from engine.model.production import Basis, Source, Wording
from engine.pack.head import RuleId
from engine.pack.units import Unit
from engine.source.form import Form, Words


class ParameterForm(Form):
    """One entry of parameters.yaml. Kroner are in 1.000 kr., Years are a duration, a Year is of the calendar.

    `each_round`: every round has another value. Where the round is only guessed, what rests on it is at most a warning.
    """

    value: Annotated[tuple[Words, ...], Meta(min_length=1, max_length=500)] | Words
    unit: Unit
    title: Wording
    source: Source
    basis: Basis
    each_round: bool = False


class Template(Form):
    """A message in both languages, with places for values of the rule language."""

    da: Words
    en: Words


class RuleForm(Form, kw_only=True):
    """One rule, as docs/rule-language.md describes it. `otherwise` says whom it does not concern."""

    id: RuleId
    title: Wording
    severity: Severity
    criterion: Annotated[str, Meta(pattern="^[a-z_]{0,40}$")] = ""
    basis: Basis
    source: Source
    applies: Words | None = None
    otherwise: Wording | None = None
    check: Words
    at: Words | None = None
    message: Template
    hint: Template


class RuleFile(Form):
    """A file of rules of one category."""

    category: Category
    rules: tuple[RuleForm, ...]
