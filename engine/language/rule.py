"""A rule that runs on proposals and bundles.

It is made once (by `understand` of its text, by `stored` of data) and run on many subjects. A subject is wrapped once
(`View`) and shared by all rules. `CompiledRule.run` judges it fast; `CompiledRule.ground` gives the same demands as
constraints to solve or prove.
"""

from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from engine.language import typed
from engine.language.bundle_view import BundleView
from engine.language.compile import compiled
from engine.language.constraint import Constraint
from engine.language.evaluate import Evaluator
from engine.language.figure import NAMELESS, Naming
from engine.language.frame import UNIT, Compute, NotPlain, Run
from engine.language.ground import Grounder, Judgement, words
from engine.language.lazy import lazy
from engine.language.location import Pointer
from engine.language.message import Template, number
from engine.language.shape import interned, shape_of
from engine.language.sieve import Sieve
from engine.language.values import Amount, Open, Truth, Unknown
from engine.language.views import ProposalView
from engine.model.base import Model
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.finding import Cause, Relation, Rounding
from engine.model.place import NOWHERE, Place
from engine.model.proposal import Proposal
from engine.texts import language, say


class View:
    """A proposal or bundle, prepared once for all rules. What one rule computes of it, the next one finds done."""

    def __init__(self, subject: Proposal | Bundle) -> None:
        self.subject = subject
        self.root: ProposalView | BundleView = (
            ProposalView(subject) if isinstance(subject, Proposal) else BundleView(subject)
        )
        self.computed = Run(self.root)


class Part(Model):
    """A clause, what judges its bindings fast, and what tells of a break where it stands and what it is.

    `template` is asked for by the name that `messages` gave.
    """

    clause: typed.Clause
    sieve: Sieve
    pointer: Pointer
    template: Callable[[str], Template]


class Message:
    """Fills a rule's templates with what one break is about."""

    __slots__ = ("_judgement", "_part", "_view")

    def __init__(self, part: Part, judgement: Judgement, view: View) -> None:
        self._part = part
        self._judgement = judgement
        self._view = view

    def fill(self, name: str) -> str:
        """The template that `messages` gave under this name, filled."""
        return self._part.template(name).fill(self._judgement, self._view.root, self._part.clause)

    def __eq__(self, other: object) -> bool:
        """Any two are equal: what they would say hangs on what else the outcome tells."""
        return isinstance(other, Message)

    def __hash__(self) -> int:
        return hash(Message)


class Outcome(Model):
    """A binding that broke the rule, or that could not be judged.

    `stated` and `expected` are the two sides in 1.000 kr., years, a count or a text; None where no values are compared.
    `address` is the cell to blame, if it is one; `naming` is (table, row, column) for a reader. `reason` says why it
    was skipped, `cause` of which sort that reason is. `relation` is the comparison that was broken. `binding` is what
    each quantified name stood for, in words.
    """

    status: Literal["broken", "skipped"]
    binding: tuple[tuple[str, str], ...] = ()
    reason: str = ""
    stated: int | Decimal | str | None = None
    expected: int | Decimal | str | None = None
    rounding: Rounding | None = None
    place: Place = NOWHERE
    address: CellAddress | None = None
    naming: Naming = NAMELESS
    relation: Relation | None = None
    cause: Cause = Cause.UNKNOWN
    message: Message | None = None

    def render(self, part: str) -> str:
        """The message template that `messages` named `part`, filled, in the run's language (`engine.texts`)."""
        return self.message.fill(part) if self.message else ""


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


class Condition:
    """What a rule applies to; `text` as its author wrote it. Compiled when first asked."""

    __slots__ = ("_compute", "_key", "sentence", "text")

    def __init__(self, text: str, sentence: typed.Node) -> None:
        self.text = text
        self.sentence = sentence
        self._compute: Compute | None = None
        self._key: object = None

    def truth(self, view: View) -> Truth:
        """Whether the rule applies to the subject."""
        known: Truth | None = view.computed.memo.get(self._key)
        return self._judged(view) if known is None else known

    def _judged(self, view: View) -> Truth:
        if self._compute is None:
            self._compute = compiled(self.sentence, {})
            self._key = interned(("applies", shape_of(self.sentence, {})))
        try:
            truth: Truth = self._compute(view.computed, UNIT)[0]
        except NotPlain:
            truth = Evaluator(view.root).truth(self.sentence, {})
        view.computed.memo[self._key] = truth
        return truth


class CompiledRule:
    """A rule that runs. What it applies to, and its parts, are made when first asked for."""

    def __init__(
        self, name: str, applies: Callable[[], Condition | None], parts: Callable[[], tuple[Part, ...]]
    ) -> None:
        self.name = name
        self._make_applies = applies
        self._make_parts = parts

    @lazy
    def applies(self) -> Condition | None:
        """What it applies to; None: to everything."""
        return self._make_applies()

    @lazy
    def parts(self) -> tuple[Part, ...]:
        """Its demand, clause by clause."""
        return self._make_parts()

    def run(self, view: View) -> Result:
        """Judges the subject. A rule that does not apply, or has nothing to range over, gives one skipped outcome."""
        applies = self.applies
        if applies is not None:
            truth = applies.truth(view)
            if truth is not True and truth is not Open.MAYBE:
                return self._refused(truth, language.get())
        held = 0
        outcomes: list[Outcome] = []
        run = view.computed
        for part in self.parts:
            try:
                plainly, suspects = part.sieve.fast(run)
            except NotPlain:
                satisfied, rest = part.sieve.exactly(run)
                held += satisfied
                outcomes += [_outcome(part, each, view) for each in rest]
            else:
                held += plainly
                if suspects.size:
                    outcomes += [_outcome(part, each, view) for each in part.sieve.broken(run, suspects)]
        if outcomes:
            return Result(held, tuple(outcomes))
        return _all_held(held) if held else _nothing_to_check(language.get())

    def ground(self, view: View) -> tuple[Constraint, ...]:
        """The rule's demands on the subject, held or not. None where the rule does not apply."""
        return tuple(each.constraint for each in self.judge(view) if each.constraint)

    def judge(self, view: View) -> Iterator[Judgement]:
        """Every constraint with its exact judgement: held (exactly, or within rounding), broken, or skipped."""
        if self.applies is not None and self.applies.truth(view) not in (True, Open.MAYBE):
            return
        for part in self.parts:
            yield from Grounder(self.name, view.root).clause(part.clause)

    def _refused(self, truth: Truth, code: str) -> Result:
        if isinstance(truth, Unknown):
            return Result(0, (Outcome("skipped", reason=truth.reason),))
        return _not_applicable(code, self.applies.text if self.applies else "")


@lru_cache(maxsize=500)
def _all_held(held: int) -> Result:
    return Result(held, ())


# Many rules are skipped for the same reason: it is told once a language.


@lru_cache
def _nothing_to_check(_: str) -> Result:
    return Result(0, (Outcome("skipped", reason=say("there is nothing to check"), cause=Cause.NOTHING_THERE),))


@lru_cache(maxsize=500)
def _not_applicable(_: str, condition: str) -> Result:
    reason = say("it applies only where {condition}", condition=condition)
    return Result(0, (Outcome("skipped", reason=reason, cause=Cause.NOT_CONCERNED),))


def _outcome(part: Part, judgement: Judgement, view: View) -> Outcome:
    where = part.pointer.locate(judgement, view.root)
    binding = words(part.clause, judgement.bound)
    if judgement.status == "skipped":
        return Outcome(
            "skipped", binding, judgement.reason, place=where.place, address=where.address, naming=where.naming
        )
    return Outcome(
        "broken",
        binding,
        stated=_side(judgement.left),
        expected=_side(judgement.right),
        relation=_relation(part.clause.leaf),
        rounding=Rounding.IMPOSSIBLE if isinstance(judgement.right, Amount) else None,
        place=where.place,
        address=where.address,
        naming=where.naming,
        message=Message(part, judgement, view),
    )


def _side(value: object) -> int | Decimal | str | None:
    return str(value) if isinstance(value, str) else number(value)


def _relation(leaf: typed.Node) -> Relation | None:
    return Relation(leaf.operator) if isinstance(leaf, typed.Comparison) else None
