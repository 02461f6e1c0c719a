"""What stands in the files of a pack. Anything else in them is refused."""

from typing import Annotated, Literal

from pydantic import Discriminator, Field, Tag

from engine.model.finding import Category, Severity
from engine.model.production import Basis, Wording
from engine.model.sources import PublicSource, SourceId
from engine.model.stage import Stage
from engine.model.written import AS_WHOLE, LIST, TEXT, Flag, text_or_list
from engine.pack.head import RuleId
from engine.pack.units import Unit
from engine.source.form import Form, Words

Remark = Annotated[str, Field(max_length=300)]
Cites = Annotated[tuple[Words, ...], Field(max_length=8)]
"""The ids of the public decisions in sources.yaml that something rests on."""


class ParameterForm(Form):
    """One entry of parameters.yaml. Kroner are in 1.000 kr., Years are a duration, a Year is of the calendar.

    What it rests on: the decisions that it `cites`, and in words (`source`) what is no such decision.

    `each_round`: every round has another value. Where the round is only guessed, what rests on it is at most a warning.
    """

    value: Annotated[
        Annotated[Words, Tag(TEXT)] | Annotated[tuple[Words, ...], Field(min_length=1, max_length=500), Tag(LIST)],
        Discriminator(text_or_list),
    ]
    unit: Unit
    title: Wording
    basis: Basis
    source: Remark = ""
    cites: Cites = ()
    each_round: Flag = False


class Template(Form):
    """A message in both languages, with places for values of the rule language."""

    da: Words
    en: Words


class RuleForm(Form):
    """One rule, as docs/rule-language.md describes it. `otherwise` says whom it does not concern.

    `source` and `cites` as in `ParameterForm`. A rule of category `step` names its `step`, and is asked from the stage
    on at which that must lie behind the proposal, or from another one (`asked_from`).
    """

    id: RuleId
    title: Wording
    severity: Severity
    criterion: Annotated[str, Field(pattern="^[a-z_]{0,40}$")] = ""
    step: Words | None = None
    asked_from: Stage | None = None
    basis: Basis
    source: Remark = ""
    cites: Cites = ()
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


class SourcesFile(Form):
    """sources.yaml: public decisions, by an id each; `still`: why this pack uses one that was made for other years."""

    sources: dict[SourceId, PublicSource] = {}
    still: dict[Words, Wording] = {}


Kroner = Annotated[int, Field(ge=0, le=10**9), AS_WHOLE]


class FrameForm(Form):
    """One frame: a pool (none: both), a styringsområde (none: all), a strategy year, and what is paid out or set aside.

    Amounts are whole numbers of 1.000 kr.; `source` and `cites` as in `ParameterForm`.
    """

    name: Words
    year: Annotated[int, Field(ge=2000, le=2100), AS_WHOLE]
    total: Kroner
    basis: Basis
    pool: Literal["investeringspulje", "innovationspulje", ""] = ""
    area: str = ""
    used: Kroner = 0
    reserved: Kroner = 0
    source: Remark = ""
    cites: Cites = ()


class FramesFile(Form):
    """frames.yaml: the frames of the pools in the pack's strategy year."""

    frames: tuple[FrameForm, ...] = ()
