"""A pack's production rules, as they stand in verdicts.yaml: `when` facts … `then` assert a fact."""

import re
from enum import StrEnum
from typing import Annotated, NamedTuple

from pydantic import Discriminator, Field, Tag

from engine.model.finding import Category, Cause, Severity
from engine.model.parts import PartFate, PartKind
from engine.model.proposal import Answer, Kind
from engine.model.stage import Stage
from engine.model.verdict import Status
from engine.model.written import (
    AS_WHOLE,
    KEYS,
    LIST,
    NUMBER,
    TEXT,
    Written,
    number_or_text,
    tag,
    text_or_list,
)


class Property(NamedTuple):
    """What a property of a fact holds: an integer or a short text, and the texts that it may be (empty: any)."""

    number: bool = False
    values: frozenset[str] = frozenset()


FactTypes = dict[str, dict[str, Property]]
"""Each type of fact and its properties."""

_TEXT, _COUNT = Property(), Property(number=True)
_YES_NO = Property(values=frozenset({"ja", "nej"}))
_KIND = Property(values=frozenset(Kind))
_STATUS = Property(values=frozenset(Status))
_RULE = {
    "rule": _TEXT,
    "category": Property(values=frozenset(Category)),
    "severity": Property(values=frozenset(Severity)),
    "criterion": _TEXT,
}

BASE_FACTS: FactTypes = {
    "proposal": {
        "kind": _KIND,
        "administration": _TEXT,
        "cross_cutting": _YES_NO,
        "confidential": _YES_NO,
        "economy": _YES_NO,
    },
    "asks": {"area": _TEXT},
    "approval": {"body": _TEXT, "answer": Property(values=frozenset(Answer)), "dated": _YES_NO},
    "hearing": {"body": _TEXT, "answer": Property(values=frozenset(Answer)), "dated": _YES_NO},
    "finding": {**_RULE, "count": _COUNT},
    "skipped": {**_RULE, "cause": Property(values=frozenset(Cause))},
    "checked": _RULE,
    "part": {
        "what": Property(values=frozenset(PartKind)),
        "fate": Property(values=frozenset(PartFate)),
        "within": _TEXT,
        "bars": _YES_NO,
        "count": _COUNT,
    },
    "bundle": {"cover": _YES_NO},
    "member": {"kind": _KIND, "status": _STATUS, "count": _COUNT},
    "unseen": {"confidential": _YES_NO, "count": _COUNT},
    "unseen_cross_cutting": {"count": _COUNT},
}
"""What is known before any production fires; `engine.decide.facts` makes it and says what it means."""

STATUS: FactTypes = {"status": {"status": _STATUS}}
"""What productions conclude in the end; the gravest status concluded is the verdict's."""

AWAITS: FactTypes = {"awaits": {"step": _TEXT}}
"""A step that is not behind the proposal: the other answer, of which no status may depend."""

OF_STEPS = frozenset({"approval", "hearing", *AWAITS})
"""The types of fact that tell of steps."""

FACT_PLACEHOLDER = re.compile(r"\{([a-z_]+)\}")
REFERENCE = re.compile(r"\{([a-z_]+)\.([a-z_]+)\}")

Name = Annotated[str, Field(pattern="^[a-z][a-z_]{0,31}$")]
ShortText = Annotated[str, Field(max_length=64)]
Remark = Annotated[str, Field(max_length=300)]
Sentence = Annotated[str, Field(min_length=1, max_length=500)]
Number = Annotated[int, Field(ge=-(10**9), le=10**9), AS_WHOLE]


Value = Annotated[
    Annotated[Number, Tag(NUMBER)] | Annotated[ShortText, Tag(TEXT)],
    Discriminator(number_or_text),
]
"""What a property of a fact is held against, or set to: an integer where it is written as one, else a text."""

Values = Annotated[tuple[Value, ...], Field(min_length=1, max_length=16)]
ValueOrValues = Annotated[
    Annotated[Value, Tag(TEXT)] | Annotated[Values, Tag(LIST)],
    Discriminator(text_or_list),
]


class Basis(StrEnum):
    """How firm a rule is: shown by the annex, by a public decision, by usage, or only assumed."""

    SEED = "seed"
    PUBLISHED = "published"
    CONVENTION = "convention"
    ASSUMED = "assumed"


class Wording(Written):
    """A text in both languages. `{name.property}` stands for what a condition matched."""

    da: Sentence
    en: Sentence

    def of(self, language: str) -> str:
        """The text in English for `en`, in Danish for anything else."""
        return self.en if language == "en" else self.da


class Demand(Written):
    """A demand on one property that is more than equality. All that are given must hold."""

    unequal: ValueOrValues | None = Field(default=None, alias="not")
    at_least: Number | None = None
    at_most: Number | None = None


Wanted = Annotated[
    Annotated[Value, Tag(TEXT)] | Annotated[Values, Tag(LIST)] | Annotated[Demand, Tag(KEYS)],
    Discriminator(tag),
]
"""What a condition may hold a property to."""


class Condition(Written):
    """A fact that must be there (`fact`), or must not (`absent`); exactly one of the two.

    `where` holds a property to a value, to one of a list, or to a `Demand`. A value `{name.property}` is what an
    earlier condition of that name matched. `name` (in YAML `as`) is the type of the fact where it is not given.
    """

    fact: Name | None = None
    absent: Name | None = None
    name: Name | None = Field(default=None, alias="as")
    where: Annotated[dict[Name, Wanted], Field(max_length=8)] = {}

    @property
    def type(self) -> str:
        """The type of fact that this condition speaks of."""
        return self.fact or self.absent or ""

    @property
    def alias(self) -> str:
        """What the matched fact is called in the rest of the rule."""
        return self.name or self.type


class Assertion(Written):
    """The fact that a production asserts. A value `{name.property}` copies what a condition matched."""

    fact: Name
    set: Annotated[dict[Name, Value], Field(min_length=1, max_length=8)]


class Production(Written):
    """A production rule. `text` is what a reader is told when it fires.

    It rests on the decisions that it `cites` (ids of sources.yaml), and on what `source` says in words.
    """

    id: Annotated[str, Field(pattern=r"^VE-[0-9]{3}$")]
    title: Wording
    basis: Basis
    when: Annotated[tuple[Condition, ...], Field(min_length=1, max_length=12)]
    then: Assertion
    text: Wording
    source: Remark = ""
    cites: Annotated[tuple[ShortText, ...], Field(max_length=8)] = ()


StepId = Annotated[str, Field(pattern=r"^[a-zæøå][a-zæøå_-]{0,31}$")]


class Step(Written):
    """What somebody has yet to do with a proposal: who, and when. It is no criterion.

    It must lie behind the proposal when the stage `due` begins, or it is taken in the stage `taken`, by the politicians
    themselves; exactly one of the two is given. `body` is the pack's name of who takes it. `reported`: that it is
    missing at its stage is a finding of this severity, in the words of the production, with `hint`; a step that a rule
    of category `step` looks at needs none.
    """

    id: StepId
    body: ShortText
    name: Wording
    basis: Basis
    due: Stage | None = None
    taken: Stage | None = None
    reported: Severity | None = None
    hint: Wording | None = None
    source: Remark = ""
    cites: Annotated[tuple[ShortText, ...], Field(max_length=8)] = ()


class Verdicts(Written):
    """The whole of verdicts.yaml: the productions, the steps whose lack they conclude, and the words for people.

    `words` says what a value is called (`cø`: Center for Økonomi); `facts` how a fact of a type is put, with its
    properties in braces (`{rule}`). What is not listed is shown as it is.
    """

    productions: Annotated[tuple[Production, ...], Field(max_length=300)]
    steps: Annotated[tuple[Step, ...], Field(max_length=40)] = ()
    words: dict[ShortText, Wording] = {}
    facts: dict[Name, Wording] = {}


def reference(value: Value) -> tuple[str, str] | None:
    """The condition's name and the property that a value refers to; None for a value that stands for itself."""
    found = REFERENCE.fullmatch(value) if isinstance(value, str) else None
    return (found[1], found[2]) if found else None
