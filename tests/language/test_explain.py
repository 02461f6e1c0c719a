"""A sentence printed and parsed again is the same sentence."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.language import syntax
from engine.language.explain import text_of, vocabulary_table
from engine.language.parser import RESERVED, parse
from engine.language.syntax import Node
from engine.language.vocabulary import RECORDS
from tests.language.sentences import sentences

NAMES = st.sampled_from(["a", "row", "year", "styringsområde", "count", "sum", "empty", "size", "x1"])


def binders(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[tuple[syntax.Binder, ...]]:
    """One or two binders over the inner nodes."""
    binder = st.builds(syntax.Binder, NAMES, inner, st.none() | inner)
    return st.lists(binder, min_size=1, max_size=2).map(tuple)


def grown(inner: st.SearchStrategy[Node]) -> st.SearchStrategy[Node]:
    """Every kind of node, of any parts: types do not matter to the grammar."""
    parts = st.lists(inner, min_size=2, max_size=3).map(tuple)
    return st.one_of(
        st.builds(syntax.Call, NAMES, st.lists(inner, min_size=1, max_size=2).map(tuple)),
        st.builds(syntax.FieldOf, inner, st.sampled_from(["label", "is", "count"])),
        st.builds(syntax.IndexOf, inner, inner),
        st.builds(syntax.Negate, inner),
        st.builds(syntax.Arithmetic, st.sampled_from(["+", "-", "*", "/"]), inner, inner),
        st.builds(syntax.Comparison, st.sampled_from(["=", "!=", "<", "<=", ">", ">="]), inner, inner),
        st.builds(syntax.Membership, inner, inner, st.booleans()),
        st.builds(syntax.StateOf, inner, st.sampled_from(["empty", "nil", "stated", "readable"]), st.booleans()),
        st.builds(syntax.Mentions, inner, inner),
        st.builds(syntax.And, parts),
        st.builds(syntax.Or, parts),
        st.builds(syntax.Not, inner),
        st.builds(syntax.Conditional, inner, inner),
        st.builds(syntax.Quantified, st.just("every"), binders(inner), inner),
        st.builds(syntax.Quantified, st.sampled_from(["some", "no"]), binders(inner), st.none() | inner),
        st.builds(syntax.Aggregate, st.just("count"), st.none(), binders(inner)),
        st.builds(syntax.Aggregate, st.sampled_from(["sum", "first", "payback"]), inner, binders(inner)),
    )


LEAVES = st.one_of(
    st.builds(syntax.Name, NAMES),
    st.builds(syntax.Truth, st.booleans()),
    st.builds(syntax.Quoted, st.text("ab' æ", max_size=4)),
    st.builds(syntax.Number, st.decimals(0, 10**6, allow_nan=False, allow_infinity=False, places=2)),
)


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(st.recursive(LEAVES, grown, max_leaves=10))
def test_any_tree_printed_and_parsed_is_itself(tree: Node) -> None:
    assert parse(text_of(tree)) == tree


@settings(max_examples=50, suppress_health_check=[HealthCheck.too_slow], deadline=None)
@given(sentences())
def test_any_sentence_printed_and_parsed_says_the_same(text: str) -> None:
    tree = parse(text)
    assert parse(text_of(tree)) == tree


@pytest.mark.parametrize(
    ("text", "printed"),
    [
        ("every  year in years:\n row[year]=0", "every year in years: row[year] = 0"),
        ("(a + b) - (c - d) * 2", "a + b - (c - d) * 2"),
        ("-(a+b)", "-(a + b)"),
        ("not (a and b) or c", "not (a and b) or c"),
        ("(sum of x over y in z) = 3", "(sum of x over y in z) = 3"),
        ("t mentions 'it''s'", "t mentions 'it''s'"),
    ],
)
def test_prints_what_a_person_would_write(text: str, printed: str) -> None:
    assert text_of(parse(text)) == printed


def test_the_vocabulary_table_names_every_field() -> None:
    table = vocabulary_table()
    for record in RECORDS.values():
        assert f"**{record.name}**" in table
        for field in record.fields:
            assert f"`{field}`" in table


def test_no_field_or_record_is_a_reserved_word() -> None:
    assert not RESERVED & {*RECORDS, *RECORDS["proposal"].fields, *RECORDS["bundle"].fields}
