"""A rule that runs on proposals and bundles.

It is made once (by `understand` of its text, by `stored` of data) and run on many subjects. A subject is wrapped once
(`View`) and shared by all rules. `CompiledRule.run` tells what is broken; `CompiledRule.ground` gives the same demands
as constraints to solve or prove.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cached_property, lru_cache
from typing import Literal

from engine.language import typed
from engine.language.budget import TooMany, at_an_end
from engine.language.bundle_view import BundleView
from engine.language.constraint import Constraint
from engine.language.evaluate import Evaluator
from engine.language.figure import NAMELESS, Naming
from engine.language.ground import Judgement, judged
from engine.language.location import Pointer, Where
from engine.language.message import Template, number
from engine.language.values import Open, Truth, Unknown
from engine.language.views import ProposalView
from engine.model.base import Model
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.finding import Cause, Relation, Rounding
from engine.model.place import NOWHERE, Place
from engine.model.proposal import Proposal
from engine.texts import language, say

_IMPOSSIBLE = Rounding.IMPOSSIBLE


class View:
    """A proposal or bundle, prepared once for all rules. What one rule computes of it, the next one finds done."""

    def __init__(self, subject: Proposal | Bundle) -> None:
        self.subject = subject
        self.root: ProposalView | BundleView = (
            ProposalView(subject) if isinstance(subject, Proposal) else BundleView(subject)
        )


class Part(Model):
    """A clause, and what tells of a break where it stands and what it is.

    `template` is asked for by the name that `messages` gave.
    """

    clause: typed.Clause
    pointer: Pointer
    template: Callable[[str], Template]

    @property
    def relation(self) -> Relation | None:
        """What must stand between the two sides; None where nothing is compared."""
        leaf = self.clause.leaf
        return _RELATIONS[leaf.operator] if isinstance(leaf, typed.Comparison) else None


_RELATIONS = {each.value: each for each in Relation}


class About(Model, eq=False):
    """What a judgement is about, in words: asked for only where something is told of it."""

    part: Part
    judgement: Judgement
    view: View
    where: Where

    @property
    def binding(self) -> tuple[tuple[str, str], ...]:
        """What each quantified name stands for."""
        return self.judgement.binding

    def fill(self, name: str) -> str:
        """The template that `messages` gave under this name, filled."""
        return self.part.template(name).fill(self.judgement, self.view.root)

    def __eq__(self, other: object) -> bool:
        """Two are equal that speak of the same binding and place: all else stands in the outcome."""
        return isinstance(other, About) and self._words == other._words

    def __hash__(self) -> int:
        return hash(self._words)

    @property
    def _words(self) -> object:
        return self.binding, self.where.name()


class Outcome(Model):
    """A binding that broke the rule, or that could not be judged.

    `stated` and `expected` are the two sides in 1.000 kr., years or a count; None where no numbers are compared.
    `address` is the cell to blame, if it is one. `reason` says why it was skipped, `cause` of which sort that reason
    is. `relation` is the comparison that was broken.
    """

    status: Literal["broken", "skipped"]
    reason: str = ""
    stated: int | Decimal | None = None
    expected: int | Decimal | None = None
    rounding: Rounding | None = None
    place: Place = NOWHERE
    address: CellAddress | None = None
    relation: Relation | None = None
    cause: Cause = Cause.UNKNOWN
    about: About | None = None

    @property
    def naming(self) -> Naming:
        """The place in a reader's words: table, row, column."""
        return self.about.where.name() if self.about else NAMELESS

    @property
    def binding(self) -> tuple[tuple[str, str], ...]:
        """What each quantified name stood for, in words."""
        return self.about.binding if self.about else ()

    def render(self, name: str) -> str:
        """The template that `messages` gave under this name, filled, in the run's language (`engine.texts`)."""
        return self.about.fill(name) if self.about else ""


class Result(Model):
    """How a rule went: how many constraints held, and what did not."""

    held: int
    outcomes: tuple[Outcome, ...]

    @property
    def checked(self) -> int:
        """How many constraints were judged."""
        return self.held + sum(outcome.status == "broken" for outcome in self.outcomes)

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.outcomes)


class Condition(Model, eq=False):
    """What a rule applies to; `text` as its author wrote it."""

    text: str
    sentence: typed.Node

    def truth(self, view: View) -> Truth:
        """Whether the rule applies to the subject."""
        try:
            return Evaluator(view.root).truth(self.sentence, {})
        except TooMany:
            return at_an_end()

    def refusal(self, view: View) -> "Result | None":
        """What a rule gives that does not apply, or of which that cannot be told; None where it applies."""
        truth = self.truth(view)
        if truth is False:
            return _not_concerned(self.text, language.get())
        return Result(0, (Outcome("skipped", reason=truth.reason),)) if isinstance(truth, Unknown) else None


@lru_cache(maxsize=1_000)
def _not_concerned(condition: str, _: str) -> "Result":
    reason = say("it applies only where {condition}", condition=condition)
    return Result(0, (Outcome("skipped", reason=reason, cause=Cause.NOT_CONCERNED),))


class CompiledRule:
    """A rule that runs. What it applies to, and its parts, are made when first asked for."""

    def __init__(
        self, name: str, applies: Callable[[], Condition | None], parts: Callable[[], tuple[Part, ...]]
    ) -> None:
        self.name = name
        self._make_applies = applies
        self._make_parts = parts

    @cached_property
    def applies(self) -> Condition | None:
        """What it applies to; None: to everything."""
        return self._make_applies()

    @cached_property
    def parts(self) -> tuple[Part, ...]:
        """Its demand, clause by clause."""
        return self._make_parts()

    def run(self, view: View) -> Result:
        """Judges the subject. A rule that does not apply, or has nothing to range over, gives one skipped outcome."""
        refusal = self.applies.refusal(view) if self.applies else None
        if refusal is not None:
            return refusal
        held = 0
        outcomes = []
        for part in self.parts:
            for judgement in judged(self.name, part.clause, view.root):
                if judgement.status == "held":
                    held += 1
                else:
                    outcomes.append(_outcome(part, judgement, view))
        return Result(held, tuple(outcomes)) if held or outcomes else _nothing_to_check(language.get())

    def ground(self, view: View) -> tuple[Constraint, ...]:
        """The rule's demands on the subject, held or not; none where the rule does not apply."""
        return tuple(constraint for each in self.judge(view) if (constraint := each.constraint))

    def judge(self, view: View) -> Iterator[Judgement]:
        """Every demand, judged: held (exactly, or within rounding), broken, or skipped."""
        if self.applies is not None and self.applies.truth(view) not in (True, Open.MAYBE):
            return
        for part in self.parts:
            yield from judged(self.name, part.clause, view.root)


@lru_cache
def _nothing_to_check(_: str) -> Result:
    return Result(0, (Outcome("skipped", reason=say("there is nothing to check"), cause=Cause.NOTHING_THERE),))


def _outcome(part: Part, judgement: Judgement, view: View) -> Outcome:
    where = part.pointer.locate(judgement, view.root)
    about = About(part, judgement, view, where)
    if judgement.status == "skipped":
        return Outcome("skipped", reason=judgement.reason, place=where.place, address=where.address, about=about)
    return Outcome(
        "broken",
        stated=number(judgement.left),
        expected=number(judgement.right),
        relation=part.relation,
        rounding=_IMPOSSIBLE if judgement.right else None,
        place=where.place,
        address=where.address,
        about=about,
    )
