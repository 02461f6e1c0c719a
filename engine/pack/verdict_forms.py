"""What stands in verdicts.yaml, and the texts in two languages that all files of a pack hold."""

import re
from typing import Annotated

from msgspec import convert
from pydantic import BeforeValidator, Field, StringConstraints

from engine.model.production import Basis, Verdicts, Wording
from engine.source.form import Form

WHOLE_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,8})")


def _value(written: object) -> object:
    """A scalar of the YAML: an integer where it is written as one, else a text."""
    if isinstance(written, bool) or not isinstance(written, str | int):
        raise ValueError("must be a text or a whole number")
    if isinstance(written, str) and WHOLE_NUMBER.fullmatch(written):
        return int(written)
    return written


Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z_]{0,31}$")]
ShortText = Annotated[str, StringConstraints(max_length=64)]
Number = Annotated[int, Field(strict=True, ge=-(10**9), le=10**9), BeforeValidator(_value)]
Value = Annotated[Number | ShortText, BeforeValidator(_value)]
Values = Annotated[tuple[Value, ...], Field(min_length=1, max_length=16)]


class WordingForm(Form):
    """A text in both languages. `{name.property}` stands for what a condition matched."""

    da: Annotated[str, StringConstraints(min_length=1, max_length=500)]
    en: Annotated[str, StringConstraints(min_length=1, max_length=500)]

    def wording(self) -> Wording:
        """The same as a value."""
        return Wording(da=self.da, en=self.en)


class DemandForm(Form):
    """A demand on one property that is more than equality. All that are given must hold."""

    unequal: Value | Values | None = Field(default=None, alias="not")
    at_least: Number | None = None
    at_most: Number | None = None


class ConditionForm(Form):
    """A fact that must be there (`fact`), or must not (`absent`); exactly one of the two.

    `where` holds a property to a value, to one of a list, or to a demand. A value `{name.property}` is what an
    earlier condition of that name matched. `as` is the type of the fact where it is not given.
    """

    fact: Name | None = None
    absent: Name | None = None
    name: Name | None = Field(default=None, alias="as")
    where: Annotated[dict[Name, Value | Values | DemandForm], Field(max_length=8)] = {}


class AssertionForm(Form):
    """The fact that a production asserts. A value `{name.property}` copies what a condition matched."""

    fact: Name
    set: Annotated[dict[Name, Value], Field(min_length=1, max_length=8)]


class ProductionForm(Form):
    """A production rule. `text` is what a reader is told when it fires."""

    id: Annotated[str, StringConstraints(pattern=r"^VE-[0-9]{3}$")]
    title: WordingForm
    basis: Basis
    source: Annotated[str, StringConstraints(min_length=1, max_length=300)]
    when: Annotated[tuple[ConditionForm, ...], Field(min_length=1, max_length=12)]
    then: AssertionForm
    text: WordingForm


class VerdictsForm(Form):
    """The whole of verdicts.yaml: the productions, and the words for people.

    `words` says what a value is called (`cø`: Center for Økonomi); `facts` how a fact of a type is put, with its
    properties in braces (`{rule}`). What is not listed is shown as it is.
    """

    words: dict[ShortText, WordingForm] = {}
    facts: dict[Name, WordingForm] = {}
    productions: Annotated[tuple[ProductionForm, ...], Field(max_length=300)]

    def verdicts(self) -> Verdicts:
        """The same as values."""
        return convert(self.model_dump(by_alias=True), Verdicts)
