"""What a sentence means, exactly: the one evaluator, which judges, grounds and fills messages."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from typing import Any, Protocol

from engine.language import typed, values
from engine.language.budget import Budget
from engine.language.comparing import DURATIONS, compared, holds_state, mentions
from engine.language.figure import Exact, Figure, Interval
from engine.language.gaps import Unread, rest_of
from engine.language.join import Join, Narrowed, indexed, join_of, lookup_key
from engine.language.memo import Environment, Known, Memo, identity
from engine.language.reasons import cell_name, missing, untold, why_unsure
from engine.language.shape import key_of
from engine.language.types import Collection, Numeric
from engine.language.values import Amount, Truth, Unknown
from engine.model.cell import CellAddress, State
from engine.texts import language, say

Binding = tuple[Environment, Truth]
"""An environment, and whether it is sure (True), open or unknown that its conditions hold."""


class Subject(Protocol):
    """What is judged; it remembers what has been computed of it, by the language that reasons are told in."""

    memos: dict[str, Memo]


Candidates = tuple[Sequence[Any] | Unknown, typed.Node | None, dict[CellAddress, Exact]]


class Evaluator:
    """Evaluates typed nodes on one subject. `read` gathers the figures whose amounts were used, and how open they are.

    What aggregates and quantified sentences come to is computed once a subject, whichever rule asks, with the figures
    that it rests on. It costs `budget` the same each time, so that no rule's end depends on what another has asked
    before. Raises TooMany where the budget is spent.
    """

    def __init__(self, root: Subject, budget: Budget | None = None) -> None:
        self._root = root
        self._memo = root.memos.setdefault(language.get(), Memo())
        self._budget = budget or Budget()
        self.read: dict[CellAddress, Exact] = {}

    # Values

    def value(self, node: typed.Node, bound: Environment) -> Any:
        """The value: an Amount for a number, Unknown where it is not there, else the plain value."""
        raw = self.raw(node, bound)
        return self._amount(raw, node) if isinstance(node.type, Numeric) else raw

    def raw(self, node: typed.Node, bound: Environment) -> Any:
        """The value before it counts as an amount: a cell is its Figure."""
        return _VALUES[type(node)](self, node, bound)

    def amount(self, node: typed.Node, bound: Environment) -> Amount:
        """The value of a number."""
        return self._amount(self.raw(node, bound), node)

    def _amount(self, raw: object, node: typed.Node) -> Amount:
        if isinstance(raw, Amount):
            return raw
        if isinstance(raw, Unknown):
            return values.unknown(raw.reason)
        if isinstance(raw, Figure):
            return self._figure_amount(raw, node)
        if isinstance(raw, Interval):
            return Amount(raw, {} if raw.low == raw.high else None, raw.low)
        return values.known(raw)

    def _figure_amount(self, figure: Figure, node: typed.Node) -> Amount:
        unit = node.type.unit if isinstance(node.type, Numeric) else None
        if unit in DURATIONS and figure.state in (State.EMPTY, State.NIL):
            return Amount(None, None, figure=figure, reason=say("nothing is stated in {cell}", cell=cell_name(figure)))
        interval = figure.interval()
        if figure.address is not None:
            self.read[figure.address] = interval.width * figure.scale if interval else 0
        terms = None if figure.address is None else {figure.address: _one(figure.scale)}
        if interval is None:
            return Amount(None, terms, figure=figure, reason=untold(figure))
        if terms is not None:
            return Amount(interval, terms, figure=figure)
        return Amount(interval, {} if interval.low == interval.high else None, interval.low, figure=figure)

    def _constant(self, node: typed.Constant, _: Environment) -> object:
        return node.value

    def _subject(self, _: typed.Subject, __: Environment) -> object:
        return self._root

    def _variable(self, node: typed.Variable, bound: Environment) -> object:
        return bound[node.number]

    def _field(self, node: typed.FieldOf, bound: Environment) -> object:
        record = self.raw(node.record, bound)
        if isinstance(record, Unknown):
            return record
        found = node.field.get(record)
        if node.field.within:
            found = record.gaps.filled(node.field.within, found, lines=node.field.lines)
        return missing(node) if found is None else found

    def _cell(self, node: typed.Figure, bound: Environment) -> object:
        row = self.raw(node.row, bound)
        year = self.amount(node.year, bound)
        if isinstance(row, Unknown):
            return row
        if year.interval is None:
            return Unknown(year.reason)
        found = row.figure(year.interval.low)
        return found or Unknown(say("`{row}` has no column for {year}", row=row.model.label, year=year.interval.low))

    # Arithmetic

    def _negate(self, node: typed.Negate, bound: Environment) -> Amount:
        return values.scaled(self.amount(node.operand, bound), -1)

    def _size(self, node: typed.Size, bound: Environment) -> Amount:
        amount = self.amount(node.operand, bound)
        if amount.interval is None:
            return Amount(None, None, reason=amount.reason)
        interval = values.magnitude(amount.interval)
        return Amount(interval, {} if not amount.terms and interval.low == interval.high else None, interval.low)

    def _arithmetic(self, node: typed.Arithmetic, bound: Environment) -> Amount:
        left, right = self.amount(node.left, bound), self.amount(node.right, bound)
        if node.operator == "/":
            return _divided(left, right)
        return _ARITHMETIC[node.operator](left, right)

    def _once(self, node: typed.Node, bound: Environment, compute: Callable[[Any, Environment], Any]) -> Any:
        """What is computed once a subject; with it come the figures that it rests on."""
        key = key_of(node, bound)
        known = self._memo.get(key)
        if known is None:
            known = self._memo[key] = self._computed(node, bound, compute)
        else:
            self._budget.take(known.steps)
        if known.read:
            self.read.update(known.read)
        return known.value

    def _computed(self, node: typed.Node, bound: Environment, compute: Callable[[Any, Environment], Any]) -> Known:
        outer, self.read = self.read, {}
        before = self._budget.left
        try:
            value = compute(node, bound)
            return Known(value, self.read, before - self._budget.left, tuple(bound.values()))
        finally:
            self.read = outer

    def _aggregate(self, node: typed.Aggregate, bound: Environment) -> object:
        return self._once(node, bound, self._aggregate_anew)

    def _aggregate_anew(self, node: typed.Aggregate, bound: Environment) -> object:
        found = list(self.bindings(node.binders, bound))
        chosen_by_amounts = bool(self.read)
        reason = next((why_unsure(sure) for _, sure in found if sure is not True), "")
        if reason:
            return Unknown(reason)
        result = self._aggregated(node, [each for each, _ in found])
        return _not_linear(result) if chosen_by_amounts and isinstance(result, Amount) else result

    def _aggregated(self, node: typed.Aggregate, bindings: list[Environment]) -> object:
        if node.body is None:
            return values.known(len(bindings))
        body = node.body
        if node.word in ("first", "last"):
            chosen = bindings[:1] if node.word == "first" else bindings[-1:]
            return self.value(body, chosen[0]) if chosen else values.nothing()
        found = [self.value(body, each) for each in bindings]
        return values.AGGREGATES[node.word](found)

    # Binders

    def bindings(self, binders: tuple[typed.Binder, ...], bound: Environment) -> Iterator[Binding]:
        """Each binding that the conditions do not rule out."""
        if not binders:
            yield bound, True
            return
        for inner, sure in self.bind(binders[0], bound):
            if isinstance(sure, Unknown) or len(binders) == 1:
                yield inner, sure
                continue
            for innermost, surer in self.bindings(binders[1:], inner):
                yield innermost, values.all_of((sure, surer))

    def bind(self, binder: typed.Binder, bound: Environment) -> Iterator[Binding]:
        """The bindings of one binder. A collection that is not there, or not whole, gives the outer one as unknown."""
        elements, condition, read = self._candidates(binder, bound)
        if isinstance(elements, Unknown):
            yield bound, elements
            return
        for element in elements:
            self._budget.take()
            inner = {**bound, binder.variable.number: element}
            if read:
                self.read.update(read)
            sure = True if condition is None else self.truth(condition, inner)
            if sure is not False:
                yield inner, sure
        rest = rest_of(self.raw(binder.collection, bound))
        if rest is not None:
            yield bound, rest

    def _candidates(self, binder: typed.Binder, bound: Environment) -> Candidates:
        """The elements of which the condition may hold, what must still be asked of each, and what was read already."""
        cut = join_of(binder)
        if cut is None:
            return self.raw(binder.collection, bound), binder.condition, {}
        narrowed = self._narrowed(binder, cut, bound)
        if isinstance(narrowed.elements, Unknown) or not narrowed.elements:
            return narrowed.elements, None, {}
        condition = cut.inner
        read: dict[CellAddress, Exact] = {}
        if cut.outside is not None:
            outside, read = self._apart(cut.outside, bound)
            if outside is False:
                self.read.update(read)
                return (), None, {}
            if outside is not True:
                return self.raw(binder.collection, bound), binder.condition, {}
        if narrowed.sure:
            condition = cut.after_alone
            wanted = self._key([other for _, other in cut.sides], bound) if cut.sides else None
            if narrowed.groups is not None and wanted is not None:
                return narrowed.groups.get(wanted, ()), cut.after_lookup, read
        return narrowed.elements, condition, read

    def _narrowed(self, binder: typed.Binder, cut: Join, bound: Environment) -> Narrowed:
        key = (cut.shape, *[identity(bound[name]) for name in cut.names])
        known = self._memo.get(key)
        if known is None:
            found = self._narrowed_anew(binder, cut, bound)
            known = self._memo[key] = Known(found, {}, 0, tuple(bound.values()))
        narrowed: Narrowed = known.value
        return narrowed

    def _narrowed_anew(self, binder: typed.Binder, cut: Join, bound: Environment) -> Narrowed:
        number, elements = binder.variable.number, self.raw(binder.collection, bound)
        if isinstance(elements, Unknown):
            return Narrowed(elements, False, None)
        sure = True
        if cut.alone is not None:
            truths = [self.truth(cut.alone, {number: element}) for element in elements]
            elements = [element for element, truth in zip(elements, truths, strict=True) if truth is not False]
            sure = all(truth is True or truth is False for truth in truths)
        if not sure or not cut.sides:
            return Narrowed(elements, sure, None)
        mine = [side for side, _ in cut.sides]
        keys = [self._key(mine, {number: element}) for element in elements]
        return Narrowed(elements, sure, indexed(elements, keys))

    def _key(self, sides: Sequence[typed.Node], bound: Environment) -> tuple[Any, ...] | None:
        return lookup_key([self.value(side, bound) for side in sides])

    def _apart(self, node: typed.Node, bound: Environment) -> tuple[Truth, dict[CellAddress, Exact]]:
        """A truth, and the figures that it rests on."""
        outer, self.read = self.read, {}
        try:
            return self.truth(node, bound), self.read
        finally:
            self.read = outer

    # Sentences

    def truth(self, node: typed.Node, bound: Environment) -> Truth:
        """Whether the sentence holds."""
        rule = _SENTENCES.get(type(node))
        found: Truth = rule(self, node, bound) if rule else self.raw(node, bound)
        return found

    def _comparison(self, node: typed.Comparison, bound: Environment) -> Truth:
        left, right = self.value(node.left, bound), self.value(node.right, bound)
        return compared(node.operator, left, right)

    def _membership(self, node: typed.Membership, bound: Environment) -> Truth:
        element, collection = self.value(node.element, bound), self.raw(node.collection, bound)
        if isinstance(collection, Unknown):
            return collection
        of = node.collection.type.element if isinstance(node.collection.type, Collection) else node.type
        each = typed.Constant(0, type=of)
        found = [
            compared("=", element, self._amount(one, each) if isinstance(of, Numeric) else one) for one in collection
        ]
        rest = rest_of(collection)
        return values.any_of(found if rest is None else [*found, rest])

    def _state(self, node: typed.StateOf, bound: Environment) -> Truth:
        raw = self.raw(node.operand, bound)
        if isinstance(raw, Figure):
            if raw.unplaced and node.state != "readable":
                return Unknown(untold(raw))
            return holds_state(raw.state, node.state)
        if isinstance(raw, Unread):
            return raw
        if isinstance(raw, Unknown):
            # What is not there is as good as an empty cell.
            return holds_state(State.EMPTY, node.state)
        empty = isinstance(raw, str | tuple) and not (raw.strip() if isinstance(raw, str) else raw)
        return empty == (node.state == "empty")

    def _mentions(self, node: typed.Mentions, bound: Environment) -> Truth:
        text, words = self.raw(node.text, bound), self.raw(node.words, bound)
        for each in (text, words):
            if isinstance(each, Unknown):
                return each
        return mentions(words)(text)

    def _and(self, node: typed.And, bound: Environment) -> Truth:
        return values.all_of(self.truth(part, bound) for part in node.parts)

    def _or(self, node: typed.Or, bound: Environment) -> Truth:
        return values.any_of(self.truth(part, bound) for part in node.parts)

    def _not(self, node: typed.Not, bound: Environment) -> Truth:
        return values.negated(self.truth(node.operand, bound))

    def _conditional(self, node: typed.Conditional, bound: Environment) -> Truth:
        return values.any_of(self._either(node, bound))

    def _either(self, node: typed.Conditional, bound: Environment) -> Iterator[Truth]:
        yield values.negated(self.truth(node.premise, bound))
        yield self.truth(node.conclusion, bound)

    def _quantified(self, node: typed.Quantified, bound: Environment) -> Truth:
        found: Truth = self._once(node, bound, self._quantified_anew)
        return found

    def _quantified_anew(self, node: typed.Quantified, bound: Environment) -> Truth:
        found = self._bodies(node, bound)
        if node.quantifier == "every":
            return values.all_of(found)
        some = values.any_of(found)
        return some if node.quantifier == "some" else values.negated(some)

    def _bodies(self, node: typed.Quantified, bound: Environment) -> Iterator[Truth]:
        for inner, sure in self.bindings(node.binders, bound):
            if isinstance(sure, Unknown):
                yield sure
                continue
            body = self.truth(node.body, inner) if node.body else True
            both = (values.negated(sure), body) if node.quantifier == "every" else (sure, body)
            yield values.any_of(both) if node.quantifier == "every" else values.all_of(both)


def _one(scale: int) -> Exact:
    return 1 if scale == 1 else Fraction(1, scale)


def _divided(left: Amount, right: Amount) -> Amount:
    inverse = values.inverse(right)
    if inverse is None:
        return Amount(None, None, reason=left.reason or right.reason or say("it would divide by 0"))
    exact = right.terms == {} and inverse.low == inverse.high
    return values.multiplied(left, Amount(inverse, {} if exact else None, inverse.low))


def _not_linear(amount: Amount) -> Amount:
    return Amount(amount.interval, None, reason=amount.reason)


_ARITHMETIC = {"+": values.added, "-": values.subtracted, "*": values.multiplied}

_SENTENCES: Mapping[type[typed.Node], Callable[[Evaluator, Any, Environment], Truth]] = {
    typed.Comparison: Evaluator._comparison,
    typed.Membership: Evaluator._membership,
    typed.StateOf: Evaluator._state,
    typed.Mentions: Evaluator._mentions,
    typed.And: Evaluator._and,
    typed.Or: Evaluator._or,
    typed.Not: Evaluator._not,
    typed.Conditional: Evaluator._conditional,
    typed.Quantified: Evaluator._quantified,
}

_VALUES: Mapping[type[typed.Node], Callable[[Evaluator, Any, Environment], Any]] = {
    typed.Constant: Evaluator._constant,
    typed.Subject: Evaluator._subject,
    typed.Variable: Evaluator._variable,
    typed.FieldOf: Evaluator._field,
    typed.Figure: Evaluator._cell,
    typed.Negate: Evaluator._negate,
    typed.Size: Evaluator._size,
    typed.Arithmetic: Evaluator._arithmetic,
    typed.Aggregate: Evaluator._aggregate,
    **_SENTENCES,
}
