"""What is asked of a pack's rules."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

import z3

from engine.check.run import check_proposal
from engine.formats.canonical.read import read_proposal
from engine.formats.canonical.write import write_yaml
from engine.language import CompiledRule, syntax
from engine.language.explain import text_of
from engine.language.parser import parse
from engine.model.finding import Category
from engine.model.proposal import Kind
from engine.pack.load import load_pack
from engine.pack.pack import Pack, Rule
from engine.source.located import read_yaml
from engine.texts import say
from engine.trial.prove.ask import Asker
from engine.trial.prove.bounds import Bounds
from engine.trial.prove.changed import Changes
from engine.trial.prove.lexis import Lexis
from engine.trial.prove.logic import Formula, Unheld, either
from engine.trial.prove.read import Reading, read
from engine.trial.prove.result import Contradiction, Dead, Implied, Outside, Proofs, Undecided, Witness
from engine.trial.prove.witness import proposal_of
from engine.trial.prove.world import World

SECONDS = 5.0


def prove(name: str, seconds: float = SECONDS) -> Proofs:
    """All that can be proved of the pack of this id, or in this folder; `seconds` for each question.

    Raises PackError for a pack that cannot be loaded.
    """
    return _Proof(name, Bounds(), seconds).whole()


@dataclass(frozen=True, slots=True)
class _Question:
    """A rule in the solver: the names of its formulas."""

    rule: Rule
    reading: Reading
    fires: Formula
    holds: Formula
    judged: Formula


class _Proof:
    def __init__(self, name: str, bounds: Bounds, seconds: float) -> None:
        self._pack: Pack = load_pack(name)
        self._bounds, self._seconds = bounds, seconds
        self._changes = Changes(name)
        self._world = World(bounds, Lexis())
        self._outside: list[Outside] = []
        self._undecided: list[Undecided] = []
        readings = {rule.id: (rule, found) for rule in self._pack.rules if (found := self._read(rule))}
        self._parameters = {each.name: [*self._changed(each.name)] for each in self._changes.parameters}
        self._ask = Asker(self._world, seconds)
        self._ask.tell(*self._world.lexis.facts())
        self._rules = {id_: self._told(*each) for id_, each in readings.items()}

    def whole(self) -> Proofs:
        """Every question, in order."""
        contradictions = self._contradictions()
        tangled = {id_ for each in contradictions for id_ in each.rules}
        implied, never, witnesses = self._alone(tangled)
        idle, outside = self._idle()
        return Proofs(
            pack=self._pack.id,
            bounds=self._bounds,
            seconds=self._seconds,
            held=tuple(self._rules),
            outside=tuple(self._outside),
            contradictions=contradictions,
            implied=implied,
            never=never,
            dead=tuple(self._dead()),
            witnesses=witnesses,
            idle=idle,
            parameters_outside=outside,
            undecided=tuple(self._undecided),
        )

    # Rules in the solver

    def _read(self, rule: Rule) -> Reading | None:
        try:
            if rule.category is Category.BUNDLE:
                raise Unheld(say("the bundle"))
            return read(rule.compiled, self._world)
        except Unheld as unheld:
            self._outside.append(Outside(name=rule.id, why=str(unheld)))
            return None

    def _told(self, rule: Rule, reading: Reading) -> _Question:
        fires, holds, judged = (z3.Bool(f"{rule.id} {name}") for name in ("fires", "holds", "judged"))
        self._ask.tell(fires == reading.fires, holds == z3.Not(fires), judged == reading.judged)
        return _Question(rule, reading, fires, holds, judged)

    def _can_be(self, question: str, name: str, facts: list[Formula]) -> bool:
        """Whether all can be true at once; what is not decided is noted, and taken as if they could."""
        answer = self._ask.ask(facts)
        if answer == z3.unknown:
            self._undecided.append(Undecided(question=question, name=name))
        return bool(answer != z3.unsat)

    def _names(self, core: list[Formula]) -> tuple[str, ...]:
        """The rules that a core speaks of, in the pack's order."""
        found = {str(each).partition(" ")[0] for each in core}
        return tuple(id_ for id_ in self._rules if id_ in found)

    # Contradictions

    def _contradictions(self) -> tuple[Contradiction, ...]:
        """Rules without which there would be sound proposals of a kind, or in which some rule is judged."""
        sound = [each.holds for each in self._rules.values()]
        kinds = {kind: self._core_where("contradiction", kind, self._is(kind), sound) for kind in Kind}
        judged: dict[str, tuple[str, ...]] = {}
        if not all(kinds.values()):
            judged = {id_: self._core_of_judged(each, sound) for id_, each in self._rules.items()}
        return tuple(
            Contradiction(
                rules=core,
                kinds=tuple(kind for kind, found in kinds.items() if found == core),
                unjudged=tuple(id_ for id_, found in judged.items() if found == core),
            )
            for core in dict.fromkeys((*kinds.values(), *judged.values()))
            if core
        )

    def _core_where(self, question: str, name: str, where: Formula, holds: list[Formula]) -> tuple[str, ...]:
        """The rules that cannot all hold there; none where they can."""
        with self._ask.supposing(where):
            return () if self._can_be(question, name, holds) else self._names(self._ask.core(holds))

    def _core_of_judged(self, each: _Question, sound: list[Formula]) -> tuple[str, ...]:
        """The rules that keep it from being judged in a sound proposal, if it can be judged at all."""
        if self._ask.ask([each.judged]) == z3.unsat:
            return ()
        return self._core_where("contradiction", each.rule.id, each.judged, sound)

    def _is(self, kind: Kind) -> Formula:
        return self._world.proposal.fields["kind"].term == self._world.lexis.number(kind)

    # Rules alone

    def _alone(self, tangled: set[str]) -> tuple[tuple[Implied, ...], tuple[str, ...], tuple[Witness, ...]]:
        implied, never = [], []
        witnesses: list[Witness] = []
        for id_, each in self._rules.items():
            others = [other.holds for name, other in self._rules.items() if name != id_ and name not in tangled]
            if not self._can_be("never", id_, [each.fires]):
                never.append(id_)
            elif by := self._core_where("implied", id_, each.fires, others):
                implied.append(Implied(rule=id_, by=by))
            elif self._ask.ask([each.fires, *others]) == z3.sat:
                witnesses += self._witnesses(id_, self._ask.model([each.fires, *others]), tangled)
        return tuple(implied), tuple(never), tuple(witnesses)

    def _witnesses(self, id_: str, model: z3.ModelRef | None, tangled: set[str]) -> Iterator[Witness]:
        """The witness, read again from its YAML and held against the real checker."""
        if model is None:
            self._undecided.append(Undecided(question="witness", name=id_))
            return
        yaml = write_yaml(proposal_of(model, self._world))
        found = {each.rule for each in check_proposal(read_proposal(read_yaml(yaml, id_), id_), self._pack).findings}
        told = tuple(rule for rule in self._rules if rule in found and (rule == id_ or rule not in tangled))
        yield Witness(rule=id_, yaml=yaml, confirmed=told == (id_,), found=told)

    # Conditions

    def _dead(self) -> Iterator[Dead]:
        for id_, each in self._rules.items():
            if not self._possible(id_, each.reading.applies):
                yield Dead(rule=id_, part="applies", text=each.rule.applies)
                continue
            texts = dict(_conditions(parse(each.rule.check)))
            conditions, applies = each.reading.conditions, each.reading.applies
            dead = {part for part, holds in conditions if not self._possible(id_, holds, applies)}
            yield from (Dead(rule=id_, part=part, text=texts.get(part, "")) for part in sorted(dead))
            if not dead and not self._possible(id_, each.reading.judged):
                yield Dead(rule=id_, part="check", text="")

    def _possible(self, id_: str, *formulas: Formula) -> bool:
        with self._ask.supposing(*formulas):
            return self._can_be("dead", id_, [])

    # Parameters

    def _changed(self, name: str) -> Iterator[dict[str, Reading]]:
        """For each other value of the parameter, what the rules that use it then say; nothing of what texts mention."""
        if self._is_text(name):
            return
        parameter = next(each for each in self._changes.parameters if each.name == name)
        users = self._changes.users(name, self._pack.rules)
        for variant in self._changes.variants(parameter):
            rules = self._changes.rules(variant, users)
            yield {id_: reading for id_, rule in rules.items() if (reading := self._again(rule))}

    def _again(self, rule: CompiledRule) -> Reading | None:
        try:
            return read(rule, self._world)
        except Unheld:
            return None

    def _idle(self) -> tuple[tuple[str, ...], tuple[Outside, ...]]:
        idle, outside = [], []
        for name, variants in self._parameters.items():
            users = {rule.id for rule in self._changes.users(name, self._pack.rules)}
            lost = tuple(sorted(users - set(self._rules)))
            if self._is_text(name):
                outside.append(Outside(name=name, why=say("words that texts are searched for")))
            elif any(self._differs(name, variant) for variant in variants):
                continue
            elif lost:
                outside.append(Outside(name=name, why=", ".join(lost)))
            else:
                idle.append(name)
        return tuple(idle), tuple(outside)

    def _is_text(self, name: str) -> bool:
        """Whether it is a list of words that texts are searched for."""
        value = next(each.value for each in self._changes.parameters if each.name == name)
        return value in self._world.lexis.lists

    def _differs(self, name: str, variant: dict[str, Reading]) -> bool:
        changed = [
            _unequal(self._rules[id_].reading, reading) for id_, reading in variant.items() if id_ in self._rules
        ]
        with self._ask.supposing(either(*changed)):
            return self._can_be("idle", name, [])


def _unequal(one: Reading, other: Reading) -> Formula:
    """That the two say different things of a proposal."""
    return either(_other(one.fires, other.fires), _other(one.judged, other.judged))


def _other(one: Formula, other: Formula) -> Formula:
    if isinstance(one, bool) and isinstance(other, bool):
        return one is not other
    return z3.Xor(one, other)


def _conditions(node: syntax.Node) -> Iterator[tuple[str, str]]:
    """Each condition in a sentence: the name that its `where` binds, or `if`, and its text."""
    if isinstance(node, syntax.Binder) and node.condition:
        yield node.name, text_of(node.condition)
    if isinstance(node, syntax.Conditional):
        yield "if", text_of(node.premise)
    for each in fields(node):
        value = getattr(node, each.name)
        for part in value if isinstance(value, tuple) else (value,):
            if isinstance(part, syntax.Node):
                yield from _conditions(part)
