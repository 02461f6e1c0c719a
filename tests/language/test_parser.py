"""The grammar: what binds how, what is refused and where, and that hostile input ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.language import syntax
from engine.language.lexer import LONGEST
from engine.language.parser import parse, parse_header
from engine.language.problem import SyntaxProblem
from engine.language.syntax import And, Arithmetic, Comparison, Name, Not, Or

A, B, C = Name("a"), Name("b"), Name("c")


@pytest.mark.parametrize(
    ("text", "tree"),
    [
        ("a or b and c", Or((A, And((B, C))))),
        ("not a and b", And((Not(A), B))),
        ("a - b - c = a", Comparison("=", Arithmetic("-", Arithmetic("-", A, B), C), A)),
        ("a + b * c", Arithmetic("+", A, Arithmetic("*", B, C))),
        ("a not in b", syntax.Membership(A, B, negated=True)),
        ("a is not empty", syntax.StateOf(A, "empty", negated=True)),
        ("-a[b].where", syntax.Negate(syntax.FieldOf(syntax.IndexOf(A, B), "where"))),
        ("count(a)", syntax.Call("count", (A,))),
    ],
)
def test_binds_as_written(text: str, tree: syntax.Node) -> None:
    assert parse(text) == tree


def test_an_aggregate_reaches_as_far_as_it_can() -> None:
    tree = parse("sum of a over x in b where x = c and c")
    assert isinstance(tree, syntax.Aggregate)
    assert isinstance(tree.binders[0].condition, And)


def test_a_comma_in_a_call_ends_the_binders_of_an_aggregate() -> None:
    tree = parse("f(sum of a over x in b, c)")
    assert isinstance(tree, syntax.Call)
    assert len(tree.arguments) == 2


def test_every_node_knows_where_it_stands() -> None:
    tree = parse("a = bb + c")
    assert isinstance(tree, Comparison)
    assert (tree.offset, tree.left.offset, tree.right.offset) == (2, 0, 7)


@pytest.mark.parametrize(
    ("text", "offset", "found", "expected"),
    [
        ("a = ", 4, "the end", "a value"),
        ("every a b", 8, "`b`", "`in`"),
        ("every a in b", 12, "the end", "`:`"),
        ("a is lost", 5, "`lost`", "`empty`"),
        ("(a", 2, "the end", "`)`"),
        ("a b", 2, "`b`", "an operator or the end"),
        ("every where in b: c", 6, "`where`", "a name"),
        ("a = b = c", 6, "`=`", "an operator or the end"),
        ("a.1", 2, "`1`", "the name of a field"),
        ("1.2.3", 0, "1.2.3", "no number"),
        ("a ; b", 2, ";", "no word"),
        ("'open", 0, "open", "no word"),
    ],
)
def test_says_what_was_found_and_what_was_expected(text: str, offset: int, found: str, expected: str) -> None:
    with pytest.raises(SyntaxProblem) as caught:
        parse(text)
    assert caught.value.offset == offset
    assert found in caught.value.message
    assert expected in caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "not " * 1200 + "a",
        "-" * 5000 + "a",
        "a" + "+a" * 2000,
        "a" + ".b" * 2000,
        "a" * (LONGEST + 1),
        "a[" * 900,
        "if a then " * 400 + "a",
        "f(" * 900,
        "every a in " * 400,
    ],
)
def test_hostile_sentences_are_refused_and_end(text: str) -> None:
    with pytest.raises(SyntaxProblem):
        parse(text)


@given(st.text(st.sampled_from("ab1 .,:()[]+-*/=<>!'\n\x00æ⁰"), max_size=40))
def test_any_text_is_parsed_or_refused(text: str) -> None:
    offset = 0
    try:
        parse(text)
    except SyntaxProblem as problem:
        offset = problem.offset
    assert 0 <= offset <= len(text)


def test_the_header_of_a_definition() -> None:
    assert parse_header("details(part, year)") == ("details", ("part", "year"))
    assert parse_header("paid") == ("paid", ())
    with pytest.raises(SyntaxProblem):
        parse_header("sum of a")
