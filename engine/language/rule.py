"""The facade: from the texts of a rule to something that runs on proposals and bundles.

A rule is compiled once (`compile_rule`) and run on many subjects. A subject is wrapped once (`View`) and shared by all
rules. `CompiledRule.run` judges it fast; `CompiledRule.ground` gives the same demands as constraints to solve or prove.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from engine.language import checker, parser, typed
from engine.language.bundle_view import BundleView
from engine.language.checker import Checker, Definition, Library, Parameter, Scope
from engine.language.compile import compiled
from engine.language.constraint import Constraint
from engine.language.evaluate import Evaluator
from engine.language.figure import NAMELESS, Naming
from engine.language.frame import UNIT, Compute, NotPlain, Run
from engine.language.ground import Grounder, Judgement, words
from engine.language.location import locate
from engine.language.message import Template, number, template
from engine.language.problem import LanguageProblem
from engine.language.shape import interned, shape_of
from engine.language.sieve import Sieve
from engine.language.values import Amount, Open, Truth, Unknown
from engine.language.views import ProposalView
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.finding import Cause, Relation, Rounding
from engine.model.place import NOWHERE, Place
from engine.model.proposal import Proposal
from engine.texts import language, say

RuleScope = Literal["proposal", "bundle"]


@dataclass(frozen=True, slots=True)
class RuleText:
    """A rule as its author wrote it; "" where a part is missing.

    `messages` are templates by any name (`message.da`, `hint.en`), to be filled by `Outcome.render`.
    """

    name: str
    check: str
    applies: str = ""
    at: str = ""
    messages: Mapping[str, str] = field(default_factory=dict)
    scope: RuleScope = "proposal"


class LanguageError(Exception):
    """A rule or definition that cannot be understood.

    `part` names the text that holds the mistake: `check`, `applies`, `at`, a key of `messages`, or a definition's
    header. `offset` counts characters from 0 within that text.
    """

    def __init__(self, part: str, problem: LanguageProblem) -> None:
        super().__init__(f"{part}: {problem.message}")
        self.part = part
        self.offset = problem.offset
        self.message = problem.message


class View:
    """A proposal or bundle, prepared once for all rules. What one rule computes of it, the next one finds done."""

    def __init__(self, subject: Proposal | Bundle) -> None:
        self.subject = subject
        self.root: ProposalView | BundleView = (
            ProposalView(subject) if isinstance(subject, Proposal) else BundleView(subject)
        )
        self.computed = Run(self.root)


@dataclass(frozen=True, slots=True)
class Outcome:
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
    _render: Callable[[str], str] = field(default=lambda _: "", repr=False, compare=False)

    def render(self, part: str) -> str:
        """The message template that `messages` named `part`, filled, in the run's language (`engine.texts`)."""
        return self._render(part)


@dataclass(slots=True)
class Result:
    """How a rule went: how many constraints held, and what did not."""

    # Not frozen: a frozen one takes three times as long to make, and a run makes one a rule.

    held: int
    outcomes: tuple[Outcome, ...]

    @property
    def checked(self) -> int:
        """How many constraints were judged."""
        return self.held + sum(outcome.status == "broken" for outcome in self.outcomes)

    def __iter__(self) -> Iterator[Outcome]:
        return iter(self.outcomes)


@dataclass(frozen=True, slots=True)
class _Part:
    """A clause, what judges its bindings fast, and what speaks of them."""

    clause: typed.Clause
    sieve: Sieve
    at: typed.Node | None
    messages: Mapping[str, Template]


class _Condition:
    """What a rule applies to; `text` as its author wrote it. Compiled when first asked."""

    __slots__ = ("_compute", "_key", "_sentence", "text")

    def __init__(self, text: str, sentence: typed.Node) -> None:
        self.text = text
        self._sentence = sentence
        self._compute: Compute | None = None
        self._key: object = None

    def truth(self, view: View) -> Truth:
        known: Truth | None = view.computed.memo.get(self._key)
        return self._judged(view) if known is None else known

    def _judged(self, view: View) -> Truth:
        if self._compute is None:
            self._compute = compiled(self._sentence, {})
            self._key = interned(("applies", shape_of(self._sentence, {})))
        try:
            truth: Truth = self._compute(view.computed, UNIT)[0]
        except NotPlain:
            truth = Evaluator(view.root).truth(self._sentence, {})
        view.computed.memo[self._key] = truth
        return truth


class CompiledRule:
    """A rule that runs. Made by `compile_rule`."""

    def __init__(self, name: str, applies: _Condition | None, parts: tuple[_Part, ...]) -> None:
        self.name = name
        self._applies = applies
        self._parts = parts

    def run(self, view: View) -> Result:
        """Judges the subject. A rule that does not apply, or has nothing to range over, gives one skipped outcome."""
        if self._applies is not None:
            truth = self._applies.truth(view)
            if truth is False or isinstance(truth, Unknown):
                return self._refused(truth, language.get())
        held = 0
        outcomes: list[Outcome] = []
        run = view.computed
        for part in self._parts:
            try:
                plainly, suspects = part.sieve.fast(run)
            except NotPlain:
                satisfied, rest = part.sieve.exactly(run)
            else:
                held += plainly
                if not suspects.size:
                    continue
                satisfied, rest = part.sieve.judged(run, suspects)
            held += satisfied
            outcomes += [_outcome(part, judgement, view) for judgement in rest]
        if not held and not outcomes:
            return _skipped("there is nothing to check", language.get())
        return Result(held, tuple(outcomes))

    def ground(self, view: View) -> tuple[Constraint, ...]:
        """The rule's demands on the subject, held or not. None where the rule does not apply."""
        return tuple(each.constraint for each in self.judge(view) if each.constraint)

    def judge(self, view: View) -> Iterator[Judgement]:
        """Every constraint with its exact judgement: held (exactly, or within rounding), broken, or skipped."""
        if self._applies is not None and self._applies.truth(view) not in (True, Open.MAYBE):
            return
        for part in self._parts:
            yield from Grounder(self.name, view.root).clause(part.clause)

    def _refused(self, truth: Truth, code: str) -> Result:
        if isinstance(truth, Unknown):
            return Result(0, (Outcome("skipped", reason=truth.reason),))
        return _skipped("it applies only where {condition}", code, self._applies.text if self._applies else "")


def compile_rule(text: RuleText, library: Library | None = None) -> CompiledRule:
    """Parses, checks and compiles a rule. `library` holds the pack's definitions and parameters.

    Raises LanguageError.
    """
    known = library or Library()
    with _Blame("applies"):
        applies = _condition(text, known) if text.applies else None
    with _Blame("check"):
        clauses = typed.clauses(_sentence(text.check, text.scope, known))
    parts = tuple(_part(clause, text, known) for clause in clauses)
    return CompiledRule(text.name, applies, parts)


def library(definitions: Mapping[str, str] | None = None, parameters: Mapping[str, Parameter] | None = None) -> Library:
    """What a pack adds: definitions (header to body, in order) and parameters (see `parameter`).

    Raises LanguageError, its part the definition's header.
    """
    parsed: dict[str, Definition] = {}
    for header, body in (definitions or {}).items():
        with _Blame(header):
            name, arguments = parser.parse_header(header)
            parsed[name] = Definition(header, arguments, parser.parse(body))
    return Library(parsed, dict(parameters or {}))


def parameter(type_name: str, value: object) -> Parameter:
    """A parameter from its type (`Kroner`, `list of Text`) and its value as read from a pack: text, or a list of texts.

    Raises ValueError on an unknown type or a value that is none of it.
    """
    return checker.parameter(type_name, value)


def _condition(text: RuleText, known: Library) -> _Condition:
    return _Condition(" ".join(text.applies.split()), _sentence(text.applies, text.scope, known))


def _part(clause: typed.Clause, text: RuleText, known: Library) -> _Part:
    scope = _scope_of(clause, checker.outermost(text.scope, known))
    with _Blame("at"):
        place = Checker(known).value(parser.parse(text.at), scope) if text.at else None
    filled = {}
    for part, message in text.messages.items():
        with _Blame(part):
            filled[part] = template(message, Checker(known), scope, clause.leaf)
    return _Part(clause, Sieve(text.name, clause), place, filled)


def _scope_of(clause: typed.Clause, scope: Scope) -> Scope:
    for step in clause.steps:
        if isinstance(step, typed.Binder):
            scope = scope.with_name(step.variable.name, step.variable)
    return scope


@lru_cache(maxsize=500)
def _skipped(reason: str, _: str, condition: str = "") -> Result:
    """Kept by language, which is the second argument: many rules are skipped for the same reason."""
    return Result(0, (Outcome("skipped", reason=say(reason, condition=condition)),))


def _sentence(text: str, scope: RuleScope, known: Library) -> typed.Node:
    return Checker(known).sentence(parser.parse(text), checker.outermost(scope, known))


class _Blame:
    """Turns a problem in the block into a LanguageError of this part."""

    def __init__(self, part: str) -> None:
        self._part = part

    def __enter__(self) -> None:
        return None

    def __exit__(self, _: object, problem: BaseException | None, __: object) -> None:
        if isinstance(problem, LanguageProblem):
            raise LanguageError(problem.part or self._part, problem) from problem


def _outcome(part: _Part, judgement: Judgement, view: View) -> Outcome:
    where = locate(part.clause, part.at, judgement, view.root)
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
        _render=lambda name: part.messages[name].fill(judgement, view.root, part.clause),
    )


def _side(value: object) -> int | Decimal | str | None:
    return str(value) if isinstance(value, str) else number(value)


def _relation(leaf: typed.Node) -> Relation | None:
    return Relation(leaf.operator) if isinstance(leaf, typed.Comparison) else None
