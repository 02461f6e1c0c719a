"""What stands in the files of a pack. Anything else in them is refused."""

from typing import Annotated

from pydantic import Field, StringConstraints, create_model

from engine.model.finding import Category, Severity
from engine.model.lexicon import Lexicon, Words
from engine.model.production import Basis
from engine.pack.head import RuleId
from engine.pack.units import Unit
from engine.pack.verdict_forms import WordingForm
from engine.source.form import Form
from engine.source.nodes import Scalar

Source = Annotated[str, StringConstraints(min_length=1, max_length=300)]


class ParameterForm(Form):
    """One entry of parameters.yaml. Kroner are in 1.000 kr., Years are a duration, a Year is of the calendar."""

    value: Annotated[tuple[Scalar, ...], Field(min_length=1, max_length=500)] | Scalar
    unit: Unit
    title: WordingForm
    source: Source
    basis: Basis


class Template(Form):
    """A message in both languages, with places for values of the rule language."""

    da: Scalar
    en: Scalar


class RuleForm(Form):
    """One rule, as docs/rule-language.md describes it. `otherwise` says whom it does not concern."""

    id: RuleId
    title: WordingForm
    severity: Severity
    criterion: Annotated[str, StringConstraints(pattern=r"^[a-z_]{0,40}$")] = ""
    basis: Basis
    source: Source
    applies: Scalar | None = None
    otherwise: WordingForm | None = None
    check: Scalar
    at: Scalar | None = None
    message: Template
    hint: Template


class RuleFile(Form):
    """A file of rules of one category."""

    category: Category
    rules: tuple[RuleForm, ...]


LexiconForm: type[Form] = create_model(
    "LexiconForm",
    __base__=Form,
    __doc__=Lexicon.__doc__,
    **{name: (Words, {}) for name in Lexicon.__struct_fields__},  # type: ignore[call-overload]
)
"""words.yaml: each field of the lexicon, as far as this pack has words of its own for it."""
