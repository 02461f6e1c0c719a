"""The exact evaluator: slow, complete, and the meaning of the language. `compile` is its fast twin."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from fractions import Fraction
from itertools import repeat
from typing import Any

from engine.language import typed, values
from engine.language.aggregates import AGGREGATES, nothing
from engine.language.comparing import DURATIONS, compared, holds_state, mentions, why_unsure
from engine.language.figure import OTHER_UNIT, Exact, Figure, Interval
from engine.language.patience import Patience
from engine.language.types import Collection, Numeric, Record
from engine.language.values import Amount, Truth, Unknown
from engine.model.cell import CellAddress, State
from engine.texts import say, sayable

Environment = Mapping[int, Any]
"""What the bound variables stand for, by their number. Records are runtime records, numbers ints or Figures."""

Binding = tuple[Environment, Truth]
"""An environment, and whether it is sure (True), open or unknown that its conditions hold."""


class Shortcut:
    """What may be known already; this one knows nothing."""

    def value(self, _: typed.Node, __: Environment) -> Any:
        """The value of an aggregate or a quantified sentence; None where it is not known."""
        return None

    def bindings(self, _: tuple[typed.Binder, ...], __: Environment) -> Sequence[Environment] | None:
        """The bindings of which it is sure that their conditions hold, and no other may; None where that is open."""
        return None


_NO_SHORTCUT = Shortcut()


class Evaluator:
    """Evaluates typed nodes on one subject. `read` gathers the figures whose amounts were used, and how open they are.

    What `shortcut` knows counts as a number that no cell holds, so that nothing can be grounded with it. Raises TooMany
    where `patience` runs out.
    """

    def __init__(self, root: object, shortcut: Shortcut | None = None, patience: Patience | None = None) -> None:
        self._root = root
        self._shortcut = shortcut or _NO_SHORTCUT
        self._patience = patience or Patience()
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
        return values.known(raw)  # type: ignore[arg-type]

    def _figure_amount(self, figure: Figure, node: typed.Node) -> Amount:
        unit = node.type.unit if isinstance(node.type, Numeric) else None
        if unit in DURATIONS and figure.state in (State.EMPTY, State.NIL):
            return Amount(None, None, figure=figure, reason=say("nothing is stated in {cell}", cell=naming(figure)))
        interval = figure.interval()
        if figure.address is not None:
            self.read[figure.address] = interval.width * figure.scale if interval else 0
        terms = None if figure.address is None else {figure.address: _one(figure.scale)}
        if interval is None:
            return Amount(None, terms, figure=figure, reason=_untold(figure))
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
        return _missing(node) if found is None else found

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

    def _aggregate(self, node: typed.Aggregate, bound: Environment) -> object:
        known = self._shortcut.value(node, bound)
        if known is not None:
            return known
        before = len(self.read)
        found = list(self.bindings(node.binders, bound))
        chosen_by_amounts = len(self.read) > before
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
            return self.value(body, chosen[0]) if chosen else nothing()
        found = [self.value(body, each) for each in bindings]
        return AGGREGATES[node.word](found)

    def bindings(self, binders: tuple[typed.Binder, ...], bound: Environment) -> Iterator[Binding]:
        """Each binding that the conditions do not rule out."""
        if not binders:
            yield bound, True
            return
        known = self._shortcut.bindings(binders, bound)
        if known is not None:
            yield from zip(known, repeat(True))
            return
        for inner, sure in self.bind(binders[0], bound):
            if isinstance(sure, Unknown):
                yield inner, sure
                continue
            for innermost, surer in self.bindings(binders[1:], inner):
                yield innermost, values.all_of((sure, surer))

    def bind(self, binder: typed.Binder, bound: Environment) -> Iterator[Binding]:
        """The bindings of one binder. A collection that is not there gives the outer binding, as unknown."""
        elements = self.raw(binder.collection, bound)
        if isinstance(elements, Unknown):
            yield bound, elements
            return
        for element in elements:
            self._patience.take()
            inner = {**bound, binder.variable.number: element}
            condition = True if binder.condition is None else self.truth(binder.condition, inner)
            if condition is not False:
                yield inner, condition

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
        return values.any_of(
            compared("=", element, self._amount(one, each) if isinstance(of, Numeric) else one) for one in collection
        )

    def _state(self, node: typed.StateOf, bound: Environment) -> Truth:
        raw = self.raw(node.operand, bound)
        if isinstance(raw, Figure):
            if raw.unplaced and node.state != "readable":
                return Unknown(_untold(raw))
            return holds_state(raw.state, node.state)
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
        known = self._shortcut.value(node, bound)
        if isinstance(known, bool):
            return known
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


def _untold(figure: Figure) -> str:
    """Why nobody knows what stands in a cell."""
    if figure.unplaced:
        row = ", ".join(part for part in figure.naming[:2] if part)
        return say("{row}: it cannot be told under which years the figures stand", row=row)
    if figure.source.reason == OTHER_UNIT:
        return say("{cell}: “{text}” is not in the unit of the total", cell=naming(figure), text=figure.source.text)
    return say("{cell} is unreadable", cell=naming(figure))


def naming(figure: Figure) -> str:
    """The cell in a reader's words."""
    return ", ".join(part for part in figure.naming if part) or repr(figure.source.text)


_NONE = {
    ("proposal", "first_year"): sayable("no year of the economy table has an amount"),
    ("statement", "first_year"): sayable("the text names no year"),
    ("statement", "last_year"): sayable("the text names no year"),
}
"""That a field is missing, in the words of a reader who knows no names of fields."""


def _missing(node: typed.FieldOf) -> Unknown:
    of, name = node.record.type, node.field.name
    known = _NONE.get((of.name, name)) if isinstance(of, Record) else None
    return Unknown(say(known) if known else say("there is no `{field}`", field=name))


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
