"""The type checker: from the syntax tree to the typed tree, or a TypeProblem."""

from collections.abc import Callable, Mapping
from itertools import count
from typing import Any

from engine.language import syntax, typed, types
from engine.language.figure import plain
from engine.language.problem import TypeProblem
from engine.language.scope import Definition, Library, Scope, unknown
from engine.language.type_names import described, meaningless
from engine.language.types import (
    BOOL,
    COUNT,
    DATE,
    LITERAL,
    TEXT,
    YEARS,
    Collection,
    Enumeration,
    Numeric,
    Record,
    Type,
)
from engine.language.vocabulary import RECORDS
from engine.texts import say, say_count, sayable

LARGEST = 4000
"""Nodes of one rule with its definitions put in place."""

TALLEST = 120
"""Nodes from the root of such a rule to its farthest leaf."""


class Checker:
    """Checks the sentences of one rule. Raises TypeProblem.

    The names that it finds bound are numbered from `first` on: those of a message must not take a number of the
    demand that it speaks of.
    """

    def __init__(self, library: Library, first: int = 0) -> None:
        self._library = library
        self._numbers = count(first)
        self._left = LARGEST
        self._height = 0

    def sentence(self, node: syntax.Node, scope: Scope) -> typed.Node:
        """A sentence, which is Bool."""
        return self._expect(
            node, scope, BOOL, sayable("expected a sentence, found {type}: end it with what it is held against")
        )

    def value(self, node: syntax.Node, scope: Scope) -> typed.Node:
        """Any value or sentence."""
        self._left -= 1
        if self._left < 0:
            raise TypeProblem(
                node.offset,
                say("more than {count} steps with its definitions put in place: make two rules of it", count=LARGEST),
            )
        if self._height == TALLEST:
            raise TypeProblem(
                node.offset,
                say("more than {count} levels deep with its definitions put in place: make it flatter", count=TALLEST),
            )
        self._height += 1
        found = _RULES[type(node)](self, node, scope)
        self._height -= 1
        return found

    def bind(self, binders: tuple[syntax.Binder, ...], scope: Scope) -> tuple[tuple[typed.Binder, ...], Scope]:
        """The binders, and the scope within them."""
        found = []
        for binder in binders:
            collection, of = self._collection(binder.collection, scope)
            if binder.name in scope.bound:
                raise TypeProblem(
                    binder.offset, say("`{name}` is bound already: choose another name", name=binder.name)
                )
            variable = typed.Variable(binder.name, next(self._numbers), type=of.element)
            scope = scope.with_name(binder.name, variable)
            condition = self.sentence(binder.condition, scope) if binder.condition else None
            found.append(typed.Binder(variable, collection, condition))
        return tuple(found), scope

    def _collection(self, node: syntax.Node, scope: Scope) -> tuple[typed.Node, Collection]:
        found = self.value(node, scope)
        if not isinstance(found.type, Collection):
            raise TypeProblem(
                node.offset, say("expected a collection, as rows or years, found {type}", type=described(found.type))
            )
        return found, found.type

    # Leaves

    def _number(self, node: syntax.Number, _: Scope) -> typed.Node:
        return typed.Constant(plain(node.value), type=LITERAL)

    def _quoted(self, node: syntax.Quoted, _: Scope) -> typed.Node:
        return typed.Constant(node.value, type=TEXT)

    def _truth(self, node: syntax.Truth, _: Scope) -> typed.Node:
        return typed.Constant(node.value, type=BOOL)

    def _name(self, node: syntax.Name, scope: Scope) -> typed.Node:
        found = self._lookup(node, scope)
        if found is None:
            name = scope.words.get(node.name, node.name)
            raise TypeProblem(node.offset, unknown(name, self._known(scope)))
        return found

    def _lookup(self, node: syntax.Name, scope: Scope) -> typed.Node | None:
        if node.name in scope.bound:
            return scope.bound[node.name]
        if node.name in scope.words:
            return None
        if node.name in scope.definitions:
            return self._define(syntax.Call(node.name, (), offset=node.offset), scope)
        for root in scope.roots:
            fields = RECORDS[str(root.type)].fields
            if node.name in fields:
                return typed.FieldOf(root, fields[node.name], type=fields[node.name].type)
        parameter = self._library.parameters.get(node.name)
        return typed.Constant(parameter.value, type=parameter.type) if parameter else None

    def _known(self, scope: Scope) -> set[str]:
        fields = (name for root in scope.roots for name in RECORDS[str(root.type)].fields)
        return {*scope.bound, *scope.definitions, *fields, *self._library.parameters}

    # Definitions

    def _call(self, node: syntax.Call, scope: Scope) -> typed.Node:
        if node.name == "size":
            return self._size(node, scope)
        if node.name not in scope.definitions:
            raise TypeProblem(node.offset, unknown(node.name, {*scope.definitions, "size"}))
        return self._define(node, scope)

    def _define(self, node: syntax.Call, scope: Scope) -> typed.Node:
        definition = self._library.definitions[node.name]
        if len(node.arguments) != len(definition.parameters):
            raise TypeProblem(node.offset, _arguments(definition.header, len(definition.parameters), node))
        inner = self._inside(definition, node, scope)
        try:
            return self.value(definition.body, inner)
        except TypeProblem as problem:
            # The innermost definition holds the mistake.
            raise TypeProblem(problem.offset, problem.message, problem.part or definition.header) from None

    def _inside(self, definition: Definition, node: syntax.Call, scope: Scope) -> Scope:
        """Only the arguments are known there; one that is a bare word may stay without a value."""
        values: dict[str, typed.Node] = {}
        words: dict[str, str] = {}
        for name, argument in zip(definition.parameters, node.arguments, strict=True):
            if isinstance(argument, syntax.Name):
                words[name] = scope.words.get(argument.name, argument.name)
                found = self._lookup(argument, scope)
            else:
                found = self.value(argument, scope)
            if found is not None:
                values[name] = found
        before = scope.definitions[: scope.definitions.index(node.name)]
        return Scope(values, scope.roots, before, words)

    def _size(self, node: syntax.Call, scope: Scope) -> typed.Node:
        if len(node.arguments) != 1:
            raise TypeProblem(node.offset, _arguments("size(a)", 1, node))
        operand, of = self._numeric(node.arguments[0], scope)
        return typed.Size(operand, type=Numeric(of.unit))

    # Records

    def _field(self, node: syntax.FieldOf, scope: Scope) -> typed.Node:
        record = self.value(node.record, scope)
        if not isinstance(record.type, Record):
            raise TypeProblem(node.offset, say("{type} has no fields", type=described(record.type)))
        fields = RECORDS[record.type.name].fields
        if node.name not in fields:
            raise TypeProblem(
                node.offset, say("in {type}: {problem}", type=record.type, problem=unknown(node.name, set(fields)))
            )
        return typed.FieldOf(record, fields[node.name], type=fields[node.name].type)

    def _index(self, node: syntax.IndexOf, scope: Scope) -> typed.Node:
        row = self.value(node.record, scope)
        by = RECORDS[row.type.name].index if isinstance(row.type, Record) else None
        if by is None:
            raise TypeProblem(node.offset, say("{type} has no figures by year", type=described(row.type)))
        year, of = self._numeric(node.index, scope)
        if types.common(of, by[0]) is None:
            raise TypeProblem(
                node.index.offset,
                say("expected {wanted} in the brackets, found {type}", wanted=by[0], type=described(of)),
            )
        return typed.Figure(row, year, type=by[1])

    # Arithmetic

    def _negate(self, node: syntax.Negate, scope: Scope) -> typed.Node:
        operand, of = self._numeric(node.operand, scope)
        if of.unit is types.Unit.YEAR:
            raise TypeProblem(node.offset, say("a year of the calendar has no opposite"))
        return typed.Negate(operand, type=Numeric(of.unit))

    def _arithmetic(self, node: syntax.Arithmetic, scope: Scope) -> typed.Node:
        left, left_type = self._numeric(node.left, scope)
        right, right_type = self._numeric(node.right, scope)
        unit = _UNITS[node.operator](left_type, right_type)
        if unit is None:
            raise TypeProblem(node.offset, meaningless(left_type, node.operator, right_type))
        return typed.Arithmetic(node.operator, left, right, type=Numeric(unit))

    def _aggregate(self, node: syntax.Aggregate, scope: Scope) -> typed.Node:
        binders, inner = self.bind(node.binders, scope)
        if node.body is None:
            return typed.Aggregate(node.word, None, binders, type=COUNT)
        body = self.value(node.body, inner)
        return typed.Aggregate(node.word, body, binders, type=_aggregated(node, body.type))

    def _numeric(self, node: syntax.Node, scope: Scope) -> tuple[typed.Node, Numeric]:
        found = self.value(node, scope)
        if not isinstance(found.type, Numeric):
            raise TypeProblem(node.offset, say("expected a number, found {type}", type=described(found.type)))
        return found, found.type

    # Sentences

    def _comparison(self, node: syntax.Comparison, scope: Scope) -> typed.Node:
        left, right = self._meet(node.left, node.right, scope)
        fits = types.comparable if node.operator in ("=", "!=") else types.ordered
        if not fits(left.type, right.type):
            raise TypeProblem(node.offset, meaningless(left.type, node.operator, right.type))
        return typed.Comparison(node.operator, left, right, type=BOOL)

    def _meet(self, left: syntax.Node, right: syntax.Node, scope: Scope) -> tuple[typed.Node, typed.Node]:
        """Both sides; a bare word or a text takes its meaning from an enumeration on the other."""
        if isinstance(left, syntax.Name) and not isinstance(right, syntax.Name):
            known = self.value(right, scope)
            return self._meeting(left, known.type, scope), known
        known = self._word_or_value(left, right, scope)
        return known, self._meeting(right, known.type, scope)

    def _word_or_value(self, left: syntax.Node, right: syntax.Node, scope: Scope) -> typed.Node:
        if isinstance(left, syntax.Name) and self._lookup(left, scope) is None:
            return self._meeting(left, self.value(right, scope).type, scope)
        return self.value(left, scope)

    def _meeting(self, node: syntax.Node, other: Type, scope: Scope) -> typed.Node:
        if not isinstance(other, Enumeration):
            return self.value(node, scope)
        if isinstance(node, syntax.Quoted):
            return self._constant(node.value, node, other)
        if isinstance(node, syntax.Name):
            found = self._lookup(node, scope)
            if found is None or not types.comparable(found.type, other):
                return self._constant(scope.words.get(node.name, node.name), node, other)
            return found
        return self.value(node, scope)

    def _constant(self, word: str, node: syntax.Node, of: Enumeration) -> typed.Node:
        if of.members and word not in of.members:
            raise TypeProblem(node.offset, say("no {type}: {problem}", type=of, problem=unknown(word, set(of.members))))
        return typed.Constant(word, type=of)

    def _membership(self, node: syntax.Membership, scope: Scope) -> typed.Node:
        collection, of = self._collection(node.collection, scope)
        element = self._meeting(node.element, of.element, scope)
        if not types.comparable(element.type, of.element):
            raise TypeProblem(node.offset, meaningless(element.type, "in", of))
        return _negated(typed.Membership(element, collection, type=BOOL), node.negated)

    def _state(self, node: syntax.StateOf, scope: Scope) -> typed.Node:
        operand = self.value(node.operand, scope)
        cell = isinstance(operand.type, Numeric) and operand.type.cell
        if node.state in ("nil", "readable") and not cell:
            raise TypeProblem(
                node.offset,
                say("only a cell can be {state}, found {type}", state=node.state, type=described(operand.type)),
            )
        return _negated(typed.StateOf(operand, node.state, type=BOOL), node.negated)

    def _mentions(self, node: syntax.Mentions, scope: Scope) -> typed.Node:
        text = self._expect(node.text, scope, TEXT, sayable("expected a text, found {type}"))
        words = self.value(node.words, scope)
        if words.type not in (TEXT, Collection(TEXT)):
            raise TypeProblem(
                node.words.offset, say("expected a text or a list of them, found {type}", type=described(words.type))
            )
        return typed.Mentions(text, words, type=BOOL)

    def _and(self, node: syntax.And, scope: Scope) -> typed.Node:
        return typed.And(tuple(self.sentence(part, scope) for part in node.parts), type=BOOL)

    def _or(self, node: syntax.Or, scope: Scope) -> typed.Node:
        return typed.Or(tuple(self.sentence(part, scope) for part in node.parts), type=BOOL)

    def _not(self, node: syntax.Not, scope: Scope) -> typed.Node:
        return typed.Not(self.sentence(node.operand, scope), type=BOOL)

    def _conditional(self, node: syntax.Conditional, scope: Scope) -> typed.Node:
        return typed.Conditional(self.sentence(node.premise, scope), self.sentence(node.conclusion, scope), type=BOOL)

    def _quantified(self, node: syntax.Quantified, scope: Scope) -> typed.Node:
        binders, inner = self.bind(node.binders, scope)
        body = self.sentence(node.body, inner) if node.body else None
        return typed.Quantified(node.quantifier, binders, body, type=BOOL)

    def _expect(self, node: syntax.Node, scope: Scope, wanted: Type, words: str) -> typed.Node:
        found = self.value(node, scope)
        if found.type != wanted:
            raise TypeProblem(node.offset, say(words, type=described(found.type)))
        return found


def _arguments(header: str, wanted: int, node: syntax.Call) -> str:
    return say_count(
        "`{header}` takes {count} argument, found {found}",
        "`{header}` takes {count} arguments, found {found}",
        wanted,
        header=header,
        found=len(node.arguments),
    )


def _negated(sentence: typed.Node, negated: bool) -> typed.Node:
    return typed.Not(sentence, type=BOOL) if negated else sentence


def _aggregated(node: syntax.Aggregate, body: Type) -> Type:
    if node.word in ("first", "last"):
        return Numeric(body.unit) if isinstance(body, Numeric) else body
    if node.word in ("smallest", "largest") and body == DATE:
        return DATE
    if not isinstance(body, Numeric):
        raise TypeProblem(
            node.offset, say("`{word} of` takes numbers, found {type}", word=node.word, type=described(body))
        )
    if node.word in ("sum", "payback") and body.unit is types.Unit.YEAR:
        raise TypeProblem(node.offset, say("years of the calendar have no sum"))
    return YEARS if node.word == "payback" else Numeric(body.unit)


_UNITS = {"+": types.added, "-": types.subtracted, "*": types.multiplied, "/": types.divided}

_RULES: Mapping[type[syntax.Node], Callable[[Checker, Any, Scope], typed.Node]] = {
    syntax.Number: Checker._number,
    syntax.Quoted: Checker._quoted,
    syntax.Truth: Checker._truth,
    syntax.Name: Checker._name,
    syntax.Call: Checker._call,
    syntax.FieldOf: Checker._field,
    syntax.IndexOf: Checker._index,
    syntax.Negate: Checker._negate,
    syntax.Arithmetic: Checker._arithmetic,
    syntax.Aggregate: Checker._aggregate,
    syntax.Comparison: Checker._comparison,
    syntax.Membership: Checker._membership,
    syntax.StateOf: Checker._state,
    syntax.Mentions: Checker._mentions,
    syntax.And: Checker._and,
    syntax.Or: Checker._or,
    syntax.Not: Checker._not,
    syntax.Conditional: Checker._conditional,
    syntax.Quantified: Checker._quantified,
}
