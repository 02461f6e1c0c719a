"""From the typed tree of a rule to formulas over an open proposal. Means what `engine.language.evaluate` means."""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping
from typing import Any, NamedTuple

from engine.language import typed
from engine.language.comparing import DURATIONS
from engine.language.rule import CompiledRule
from engine.language.shape import free, shape_of
from engine.language.types import Collection, Numeric
from engine.texts import say
from engine.trial.prove.arithmetic import AGGREGATES, computed, ordered
from engine.trial.prove.logic import (
    Figure,
    Formula,
    Many,
    Term,
    Thing,
    Truth,
    Unheld,
    Value,
    all_of,
    any_of,
    both,
    chosen,
    either,
    inverse,
    negated,
    truth_of,
)
from engine.trial.prove.states import STATES, state_of
from engine.trial.prove.world import World

Environment = Mapping[int, Any]


class Binding(NamedTuple):
    """What the variables stand for, whether that is so, and whether it cannot be told."""

    bound: Environment
    sure: Formula
    unsure: Formula


class Reading(NamedTuple):
    """A rule as formulas: whether it applies, is judged at all, finds a fault; and for each condition if it is true."""

    applies: Formula
    judged: Formula
    fires: Formula
    conditions: tuple[tuple[str, Formula], ...]


def read(rule: CompiledRule, world: World) -> Reading:
    """The rule on the open proposal; raises Unheld."""
    reader = _Reader(world)
    applies = reader.truth(rule.applies.sentence, {}).yes if rule.applies else True
    judged, broken = [], []
    for part in rule.parts:
        for path, leaf in reader.clause(part.clause, 0, {}, True):
            judged.append(both(path, either(leaf.yes, leaf.no)))
            broken.append(both(path, leaf.no))
    fires = both(applies, either(*broken))
    seen = tuple((name, either(*found)) for name, found in reader.conditions.values())
    return Reading(applies, both(applies, either(*judged)), fires, seen)


class _Reader:
    def __init__(self, world: World) -> None:
        self._world = world
        self._lexis = world.lexis
        self._known: dict[object, Any] = {}
        self.conditions: dict[int, tuple[str, list[Formula]]] = {}

    def clause(
        self, clause: typed.Clause, at: int, bound: Environment, path: Formula
    ) -> Iterator[tuple[Formula, Truth]]:
        """Each leaf with what must be true for it to be demanded."""
        if path is False:
            return
        if at == len(clause.steps):
            yield path, self.truth(clause.leaf, bound)
            return
        step = clause.steps[at]
        if isinstance(step, typed.Binder):
            for each in self._bind(step, bound):
                yield from self.clause(clause, at + 1, each.bound, both(path, each.sure))
        else:
            premise = self.truth(step, bound).yes
            self._seen(step, "if", both(path, premise))
            yield from self.clause(clause, at + 1, bound, both(path, premise))

    def _seen(self, node: Any, name: str, holds: Formula) -> None:
        self.conditions.setdefault(id(node), (name, []))[1].append(holds)

    # Bindings

    def _bind(self, binder: typed.Binder, bound: Environment) -> Iterator[Binding]:
        many: Many = self.raw(binder.collection, bound)
        if many.known is not True:
            yield Binding(bound, False, inverse(many.known))
        for there, element in many.elements:
            inner = {**bound, binder.variable.number: element}
            inside = both(many.known, there)
            if binder.condition is None:
                yield Binding(inner, inside, False)
                continue
            truth = self.truth(binder.condition, inner)
            sure = both(inside, truth.yes)
            self._seen(binder, binder.variable.name, sure)
            if truth.no is not True:
                yield Binding(inner, sure, both(inside, inverse(either(truth.yes, truth.no))))

    def _bindings(self, binders: tuple[typed.Binder, ...], bound: Environment) -> Iterator[Binding]:
        if not binders:
            yield Binding(bound, True, False)
            return
        for outer in self._bind(binders[0], bound):
            if outer.unsure is not False:
                yield Binding(outer.bound, False, outer.unsure)
            if outer.sure is False:
                continue
            for inner in self._bindings(binders[1:], outer.bound):
                yield Binding(inner.bound, both(outer.sure, inner.sure), both(outer.sure, inner.unsure))

    # Sentences

    def truth(self, node: typed.Node, bound: Environment) -> Truth:
        """Whether the sentence is true, and whether it is false."""
        rule = _SENTENCES.get(type(node))
        if rule is None:
            return truth_of(self.value(node, bound))
        if isinstance(node, typed.Quantified):
            found: Truth = self._once(node, bound, rule)
            return found
        return rule(self, node, bound)

    def _once(self, node: typed.Node, bound: Environment, rule: Callable[..., Any]) -> Any:
        variables = list(free(node))
        key = (shape_of(node, variables), tuple(id(bound[each]) for each in variables))
        if key not in self._known:
            # The values are kept so that no other gets the id of one that is gone.
            self._known[key] = rule(self, node, bound), [bound[each] for each in variables]
        return self._known[key][0]

    def _comparison(self, node: typed.Comparison, bound: Environment) -> Truth:
        left, right = self.value(node.left, bound), self.value(node.right, bound)
        return self._compared(node.operator, left, right)

    def _compared(self, operator: str, left: Value, right: Value) -> Truth:
        known = both(left.known, right.known)
        if known is False:
            return Truth(False, False)
        holds = (
            self._equal(left.term, right.term) if operator in ("=", "!=") else ordered(operator, left.term, right.term)
        )
        if operator == "!=":
            holds = inverse(holds)
        return Truth(both(known, holds), both(known, inverse(holds)))

    def _equal(self, left: Term, right: Term) -> Formula:
        if isinstance(left, str) and isinstance(right, str):
            return left.casefold() == right.casefold()
        sides = [self._lexis.number(each) if isinstance(each, str) else _plain(each) for each in (left, right)]
        return sides[0] == sides[1]

    def _membership(self, node: typed.Membership, bound: Environment) -> Truth:
        element, many = self.value(node.element, bound), self.raw(node.collection, bound)
        of = node.collection.type.element if isinstance(node.collection.type, Collection) else node.type
        parts = []
        for there, each in many.elements:
            same = self._compared("=", element, self._amount(each, of))
            parts.append(Truth(both(there, same.yes), either(inverse(there), same.no)))
        found = any_of(parts)
        return Truth(both(many.known, found.yes), both(many.known, found.no))

    def _state(self, node: typed.StateOf, bound: Environment) -> Truth:
        raw = self.raw(node.operand, bound)
        holds = STATES[node.state](state_of(raw, node.operand.type))
        open_ = both(raw.there, raw.unplaced) if isinstance(raw, Figure) and node.state != "readable" else False
        return Truth(both(inverse(open_), holds), both(inverse(open_), inverse(holds)))

    def _mentions(self, node: typed.Mentions, bound: Environment) -> Truth:
        text = self.value(node.text, bound)
        if not isinstance(node.words, typed.Constant):
            raise Unheld(say("words of the proposal in another text"))
        words = node.words.value if isinstance(node.words.value, tuple) else (node.words.value,)
        listed = tuple(map(str, words))
        return truth_of(Value(text.known, self._lexis.mentioned(listed, text.term)))

    def _and(self, node: typed.And, bound: Environment) -> Truth:
        return all_of(self._until(node.parts, bound, decisive="no"))

    def _or(self, node: typed.Or, bound: Environment) -> Truth:
        return any_of(self._until(node.parts, bound, decisive="yes"))

    def _until(self, parts: tuple[typed.Node, ...], bound: Environment, decisive: str) -> Iterator[Truth]:
        """What comes after a part that decides is not read."""
        for part in parts:
            found = self.truth(part, bound)
            yield found
            if getattr(found, decisive) is True:
                return

    def _not(self, node: typed.Not, bound: Environment) -> Truth:
        return negated(self.truth(node.operand, bound))

    def _conditional(self, node: typed.Conditional, bound: Environment) -> Truth:
        premise = self.truth(node.premise, bound)
        self._seen(node, "if", premise.yes)
        return any_of((negated(premise), self.truth(node.conclusion, bound)))

    def _quantified(self, node: typed.Quantified, bound: Environment) -> Truth:
        wanted = negated if node.quantifier == "every" else _same
        yes, no = [], []
        for each in self._bindings(node.binders, bound):
            body = Truth(True, False) if node.body is None else Truth(False, False)
            if node.body is not None and each.sure is not False:
                body = self.truth(node.body, each.bound)
            body = wanted(body)
            yes.append(both(each.sure, body.yes))
            no.append(both(inverse(each.unsure), either(inverse(each.sure), body.no)))
        some = Truth(either(*yes), both(*no))
        return some if node.quantifier == "some" else negated(some)

    # Values

    def value(self, node: typed.Node, bound: Environment) -> Value:
        """The value; a cell counts as its amount."""
        return self._amount(self.raw(node, bound), node.type)

    def _amount(self, raw: Any, of: Any) -> Value:
        if isinstance(raw, Truth):
            return Value(either(raw.yes, raw.no), raw.yes)
        if not isinstance(raw, Figure):
            found: Value = raw
            return found
        known = both(raw.there, inverse(raw.unreadable), inverse(raw.unplaced))
        if isinstance(of, Numeric) and of.unit in DURATIONS:
            known = both(known, raw.number)
        return Value(known, raw.term)

    def raw(self, node: typed.Node, bound: Environment) -> Any:
        """The value before it counts as an amount."""
        if type(node) in _SENTENCES:
            return self.truth(node, bound)
        rule = _VALUES[type(node)]
        return self._once(node, bound, rule) if isinstance(node, typed.Aggregate) else rule(self, node, bound)

    def _constant(self, node: typed.Constant, _: Environment) -> Any:
        if isinstance(node.value, tuple):
            return Many(True, tuple((True, Value(True, _plain(each))) for each in node.value))
        return Value(True, _plain(node.value))

    def _subject(self, node: typed.Subject, _: Environment) -> Any:
        if node.name != "proposal":
            raise Unheld(say("the bundle"))
        return self._world.proposal

    def _variable(self, node: typed.Variable, bound: Environment) -> Any:
        return bound[node.number]

    def _field(self, node: typed.FieldOf, bound: Environment) -> Any:
        record: Thing = self.raw(node.record, bound)
        if node.field.name not in record.fields:
            raise Unheld(f"{record.kind}.{node.field.name}")
        return (
            _within(record.there, record.fields[node.field.name])
            if record.kind in _OPTIONAL
            else (record.fields[node.field.name])
        )

    def _figure(self, node: typed.Figure, bound: Environment) -> Figure:
        row, year = self.raw(node.row, bound), self.value(node.year, bound)
        for has, own, figure in row.by_year:
            if own is year.term:
                return Figure(both(has, year.known), *figure[1:])
        cases = [(both(has, year.known, _plain(own == year.term)), figure) for has, own, figure in row.by_year]
        found = Figure(False, False, False, False, 0)
        for here, figure in reversed(cases):
            found = Figure(
                either(here, found.there),
                *(chosen(here, mine, other) for mine, other in zip(figure[1:], found[1:], strict=True)),
            )
        return found

    def _negate(self, node: typed.Negate, bound: Environment) -> Value:
        known, term = self.value(node.operand, bound)
        return Value(known, -term)

    def _size(self, node: typed.Size, bound: Environment) -> Value:
        known, term = self.value(node.operand, bound)
        return Value(known, chosen(_plain(term >= 0), term, -term))

    def _arithmetic(self, node: typed.Arithmetic, bound: Environment) -> Value:
        return computed(node.operator, self.value(node.left, bound), self.value(node.right, bound))

    def _aggregate(self, node: typed.Aggregate, bound: Environment) -> Value:
        found = [*self._bindings(node.binders, bound)]
        told = both(*(inverse(each.unsure) for each in found))
        sure = [each for each in found if each.sure is not False]
        body = node.body
        values = [(each.sure, Value(True, 1) if body is None else self.value(body, each.bound)) for each in sure]
        known, term = AGGREGATES[node.word](values)
        return Value(both(told, known), term)


_OPTIONAL = {"origin", "future", "table"}


def _within(there: Formula, value: Any) -> Any:
    """A field of a record that may be missing: it is there where the record is."""
    if isinstance(value, Value):
        return Value(both(there, value.known), value.term)
    if isinstance(value, Many):
        return Many(both(there, value.known), value.elements)
    return value


def _plain(value: Any) -> Any:
    return value.toordinal() if isinstance(value, dt.date) else value


def _same(truth: Truth) -> Truth:
    return truth


_SENTENCES: Mapping[type[typed.Node], Callable[..., Truth]] = {
    typed.Comparison: _Reader._comparison,
    typed.Membership: _Reader._membership,
    typed.StateOf: _Reader._state,
    typed.Mentions: _Reader._mentions,
    typed.And: _Reader._and,
    typed.Or: _Reader._or,
    typed.Not: _Reader._not,
    typed.Conditional: _Reader._conditional,
    typed.Quantified: _Reader._quantified,
}

_VALUES: Mapping[type[typed.Node], Callable[..., Any]] = {
    typed.Constant: _Reader._constant,
    typed.Subject: _Reader._subject,
    typed.Variable: _Reader._variable,
    typed.FieldOf: _Reader._field,
    typed.Figure: _Reader._figure,
    typed.Negate: _Reader._negate,
    typed.Size: _Reader._size,
    typed.Arithmetic: _Reader._arithmetic,
    typed.Aggregate: _Reader._aggregate,
}
