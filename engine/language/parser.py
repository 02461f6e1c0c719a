"""From tokens to the syntax tree, by recursive descent. Nesting and length are bounded: a pack is hostile input."""

from collections.abc import Callable, Iterator
from dataclasses import fields
from decimal import Decimal
from typing import NoReturn, TypeVar, get_args

from engine.language import syntax
from engine.language.lexer import Kind, Token, tokens
from engine.language.problem import SyntaxProblem
from engine.language.syntax import Binder, Node
from engine.texts import say, sayable

DEEPEST = 30
"""Levels of parentheses in one sentence."""

TALLEST = 80
"""Nodes from the root of a tree to its farthest leaf; a chain of additions leans to the left."""

RESERVED = frozenset(
    (
        "every",
        "some",
        "no",
        "in",
        "where",
        "if",
        "then",
        "and",
        "or",
        "not",
        "is",
        "mentions",
        "of",
        "over",
        "true",
        "false",
    )
)

_AGGREGATES = frozenset(get_args(syntax.AggregateWord))
_COMPARISONS = frozenset(get_args(syntax.ComparisonOperator))
_STATES = frozenset(get_args(syntax.StateWord))

Part = TypeVar("Part")


def parse(text: str) -> Node:
    """The syntax tree of a sentence or a value.

    Raises SyntaxProblem with the offset, what was found there, and what was expected.
    """
    parser = _Parser(tokens(text))
    tree = parser.expression()
    parser.expect_end()
    _refuse_tall(tree)
    return tree


def parse_header(text: str) -> tuple[str, tuple[str, ...]]:
    """Name and arguments of a definition: `varige(year)` is `("varige", ("year",))`."""
    parser = _Parser(tokens(text))
    name = parser.name(sayable("the name of the definition"))
    arguments: tuple[str, ...] = ()
    if parser.take("("):
        arguments = parser.separated(lambda: parser.name(sayable("an argument's name")))
        parser.expect(")")
    parser.expect_end()
    return name, arguments


class _Parser:
    """One method a rule of the grammar; each leaves the next token unread."""

    def __init__(self, found: list[Token]) -> None:
        self._tokens = found
        self._at = 0
        self._depth = 0

    # Tokens

    @property
    def here(self) -> Token:
        return self._tokens[self._at]

    def ahead(self, distance: int) -> Token:
        return self._tokens[min(self._at + distance, len(self._tokens) - 1)]

    def take(self, *texts: str) -> Token | None:
        token = self.here
        if not _is(token, *texts):
            return None
        self._at += 1
        return token

    def expect(self, text: str) -> Token:
        return self.take(text) or self.refuse(f"`{text}`")

    def expect_end(self) -> None:
        if self.here.kind is not Kind.END:
            self.fail(sayable("an operator or the end"))

    def name(self, expected: str) -> str:
        token = self.here
        if token.kind is not Kind.WORD or token.text in RESERVED:
            self.fail(expected)
        self._at += 1
        return token.text

    def fail(self, expected: str) -> NoReturn:
        self.refuse(say(expected))

    def refuse(self, expected: str) -> NoReturn:
        message = say("found {found}, expected {expected}", found=self.here, expected=expected)
        raise SyntaxProblem(self.here.offset, message)

    def separated(self, part: Callable[[], Part]) -> tuple[Part, ...]:
        parts = [part()]
        while self.take(","):
            parts.append(part())
        return tuple(parts)

    def deeper(self, part: Callable[[], Part]) -> Part:
        self._depth += 1
        if self._depth > DEEPEST:
            raise SyntaxProblem(self.here.offset, say("nested more than {count} levels deep", count=DEEPEST))
        inner = part()
        self._depth -= 1
        return inner

    # Sentences, loosest first

    def expression(self) -> Node:
        return self.deeper(self._either)

    def _either(self) -> Node:
        offset = self.here.offset
        parts = [self._both()]
        while self.take("or"):
            parts.append(self._both())
        return parts[0] if len(parts) == 1 else syntax.Or(tuple(parts), offset=offset)

    def _both(self) -> Node:
        offset = self.here.offset
        parts = [self._negation()]
        while self.take("and"):
            parts.append(self._negation())
        return parts[0] if len(parts) == 1 else syntax.And(tuple(parts), offset=offset)

    def _negation(self) -> Node:
        token = self.take("not")
        if token:
            return syntax.Not(self.deeper(self._negation), offset=token.offset)
        return self._comparison()

    def _comparison(self) -> Node:
        left = self._sum()
        token = self.here
        if token.kind is Kind.SYMBOL and token.text in _COMPARISONS:
            self._at += 1
            return syntax.Comparison(token.text, left, self._sum(), offset=token.offset)  # type: ignore[arg-type]
        if self.take("is"):
            negated = self.take("not") is not None
            word = self.take(*_STATES) or self.fail(sayable("`empty`, `nil`, `stated` or `readable`"))
            return syntax.StateOf(left, word.text, negated, offset=token.offset)  # type: ignore[arg-type]
        if self.take("mentions"):
            return syntax.Mentions(left, self._sum(), offset=token.offset)
        return self._membership(left)

    def _membership(self, left: Node) -> Node:
        token = self.here
        negated = _is(token, "not")
        if not (_is(token, "in") or (negated and _is(self.ahead(1), "in"))):
            return left
        self._at += 1 + negated
        return syntax.Membership(left, self._sum(), negated, offset=token.offset)

    # Values

    def _sum(self) -> Node:
        left = self._product()
        while token := self.take("+", "-"):
            left = syntax.Arithmetic(token.text, left, self._product(), offset=token.offset)  # type: ignore[arg-type]
        return left

    def _product(self) -> Node:
        left = self._sign()
        while token := self.take("*", "/"):
            left = syntax.Arithmetic(token.text, left, self._sign(), offset=token.offset)  # type: ignore[arg-type]
        return left

    def _sign(self) -> Node:
        token = self.take("-")
        if token:
            return syntax.Negate(self.deeper(self._sign), offset=token.offset)
        return self._postfix()

    def _postfix(self) -> Node:
        tree = self._primary()
        while token := self.take(".", "["):
            if token.text == ".":
                tree = syntax.FieldOf(tree, self._field(), offset=token.offset)
            else:
                tree = syntax.IndexOf(tree, self.expression(), offset=token.offset)
                self.expect("]")
        return tree

    def _field(self) -> str:
        # After a dot any word is a field, also one that the grammar uses elsewhere.
        if self.here.kind is not Kind.WORD:
            self.fail(sayable("the name of a field"))
        self._at += 1
        return self._tokens[self._at - 1].text

    def _primary(self) -> Node:
        token = self.here
        if token.kind is Kind.NUMBER:
            self._at += 1
            return syntax.Number(Decimal(token.text), offset=token.offset)
        if token.kind is Kind.TEXT:
            self._at += 1
            return syntax.Quoted(token.text, offset=token.offset)
        if self.take("("):
            inner = self.expression()
            self.expect(")")
            return inner
        return self._word()

    def _word(self) -> Node:
        token = self.here
        if self.take("true", "false"):
            return syntax.Truth(token.text == "true", offset=token.offset)
        if self.take("if"):
            premise = self.expression()
            self.expect("then")
            return syntax.Conditional(premise, self.expression(), offset=token.offset)
        if self.take("every", "some", "no"):
            return self._quantified(token)
        if token.text in _AGGREGATES and _is(self.ahead(1), "of"):
            self._at += 2
            return self._aggregate(token)
        name = self.name(sayable("a value or a sentence"))
        if self.take("("):
            arguments = self.separated(self.expression)
            self.expect(")")
            return syntax.Call(name, arguments, offset=token.offset)
        return syntax.Name(name, offset=token.offset)

    # Binders

    def _quantified(self, token: Token) -> Node:
        binders = self._binders()
        body = None
        if token.text == "every":
            self.expect(":")
            body = self.expression()
        elif self.take(":"):
            body = self.expression()
        return syntax.Quantified(token.text, binders, body, offset=token.offset)  # type: ignore[arg-type]

    def _aggregate(self, token: Token) -> Node:
        body = None
        if token.text != "count":
            body = self.deeper(self._sum)
            self.expect("over")
        return syntax.Aggregate(token.text, body, self._binders(), offset=token.offset)  # type: ignore[arg-type]

    def _binders(self) -> tuple[Binder, ...]:
        binders = [self._binder()]
        # In `f(sum of a over x in c, b)` the comma belongs to the call.
        while _is(self.here, ",") and self.ahead(1).kind is Kind.WORD and _is(self.ahead(2), "in"):
            self._at += 1
            binders.append(self._binder())
        return tuple(binders)

    def _binder(self) -> Binder:
        offset = self.here.offset
        name = self.name(sayable("a name for the element"))
        self.expect("in")
        collection = self.deeper(self._sum)
        condition = self.expression() if self.take("where") else None
        return Binder(name, collection, condition, offset=offset)


def _is(token: Token, *texts: str) -> bool:
    return token.text in texts and token.kind in (Kind.WORD, Kind.SYMBOL)


def _refuse_tall(tree: Node) -> None:
    level: list[Node] = [tree]
    for _ in range(TALLEST):
        level = [child for node in level for child in children(node)]
        if not level:
            return
    raise SyntaxProblem(level[0].offset, say("more than {count} operators inside one another", count=TALLEST))


def children(node: Node) -> Iterator[Node]:
    """The nodes right below, from left to right."""
    for each in fields(node):
        value = getattr(node, each.name)
        if isinstance(value, Node):
            yield value
        elif isinstance(value, tuple):
            yield from (part for part in value if isinstance(part, Node))
