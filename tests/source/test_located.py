"""YAML as texts with places."""

import contextlib
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from engine.source.located import MAX_DEPTH, read_yaml
from engine.source.nodes import Mapping, Node, Scalar, Sequence
from engine.source.problem import SourceError
from engine.texts import speaking

FILE = "f.yaml"
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Cn", "Zl", "Zp")), max_size=30)


def parsed(text: str) -> Mapping:
    node = read_yaml(text, FILE)
    assert isinstance(node, Mapping)
    return node


@pytest.mark.parametrize(
    "text", ["1.850", "NO", "1:30", "010", "~", "null", "2026-06-02", "1_000", ".nan", "0x1f", "yes"]
)
def test_every_scalar_is_the_text_that_was_written(text: str) -> None:
    assert parsed(f"a: {text}")["a"] == text


def test_every_node_knows_its_place() -> None:
    root = parsed("id: BC04\nrows:\n  - {label: Drift, values: [1, 2]}\n  - label: Løn\n")
    rows = root["rows"]
    assert isinstance(rows, Sequence)
    first = rows[0]
    assert isinstance(first, Mapping)
    values = first["values"]
    places = [
        (each.line, each.column)
        for each in (root, rows, first, first.key("values"), values, rows[1])
        if each is not None
    ]
    assert places == [(1, 1), (3, 3), (3, 5), (3, 20), (3, 28), (4, 5)]


@pytest.mark.parametrize(
    ("text", "line", "column", "part"),
    [
        ("a: &x 1", 1, 4, "anchors"),
        ("a: 1\nb: *x", 2, 4, "references"),
        ("a: !!python/object:os.system x", 1, 4, "tags"),
        ("a: 1\nb: 2\na: 3", 3, 1, "“a” stands here twice; it stands first in line 1"),
        ("a: 1\n---\nb: 2", 2, 1, "second document"),
        ("<<: {a: 1}", 1, 1, "merge keys"),
        ("a: {<<: {b: 1}}", 1, 5, "merge keys"),
        ("? [a]\n: 1", 1, 3, "a key must be"),
        ("a: \x07", 1, 4, "U+0007"),
        ("æ: 'x", 1, 6, "closing quote"),
        ("a: b: c", 1, 5, "colon"),
        ("a:\n\tb: 1", 2, 1, "a tab cannot indent"),
        ("{a: 1", 2, 1, "closing bracket"),
        ("a:\n  b: 1\n c: 2", 3, 2, "indented"),
        ("# kun en bemærkning", 1, 1, "nothing in the file"),
        ("", 1, 1, "nothing in the file"),
        ("[" * (MAX_DEPTH + 1), 1, MAX_DEPTH + 1, f"{MAX_DEPTH} levels"),
    ],
)
def test_refused_with_its_place(text: str, line: int, column: int, part: str) -> None:
    with speaking("en"), pytest.raises(SourceError) as caught:
        read_yaml(text, FILE)
    problem = caught.value.problems[0]
    assert problem[:3] == (FILE, line, column)
    assert part in problem.message


def test_the_bombs_are_refused_at_once() -> None:
    for bomb in ("a: &a [x]\nb: &b [*a, *a]", "[" * 100_000, "{a: " * 100_000, "- " * 100_000, "- 1\n" * 300_000):
        with pytest.raises(SourceError):
            read_yaml(bomb, FILE)


def test_a_quoted_merge_key_is_a_key() -> None:
    assert parsed('"<<": x') == {"<<": "x"}


RULES = """\
plain: every year in years
  where year > 2026
quoted: 'it''s  æ
   here'
double: "a\\tb \\u00e6\\
   ø \\U0001F600 z"
literal: |
  every year in years:

      samlet[year] = 0
folded: >-
  every year in years,
  row in rows:
    row[year] = 0

  or true
"""


@pytest.mark.parametrize("key", ["plain", "quoted", "double", "literal", "folded"])
def test_a_character_inside_a_scalar_is_found_in_the_file(key: str) -> None:
    scalar = parsed(RULES)[key]
    assert isinstance(scalar, Scalar)
    lines = RULES.split("\n")
    found = [
        (sign, lines[line - 1][column - 1])
        for sign, (line, column) in ((sign, scalar.position(at)) for at, sign in enumerate(scalar))
        if sign.strip()
    ]
    assert len(found) >= 6
    assert all(written in (sign, "\\") for sign, written in found)
    assert sum(sign == written for sign, written in found) >= len(found) - 2


def test_the_end_of_a_sentence_is_found_too() -> None:
    scalar = parsed(RULES)["folded"]
    assert isinstance(scalar, Scalar)
    assert scalar.position(len(scalar)) == (16, 10)
    assert Scalar("abc\ndef", 4, 7).position(5) == (5, 2)


@given(st.text(st.sampled_from("abæ ,'\"\\:\n"), min_size=1, max_size=40), st.sampled_from(["'", '"', "|", ">", None]))
def test_positions_hold_for_whatever_a_writer_makes(text: str, style: str | None) -> None:
    written = yaml.safe_dump({"x": {"check": text}}, default_style=style, allow_unicode=True, width=12)
    outer = parsed(written)["x"]
    assert isinstance(outer, Mapping)
    scalar = outer["check"]
    assert isinstance(scalar, Scalar)
    # Not always `text`: PyYAML folds a line that begins with a blank, which reads back with the fold in it.
    assert scalar == yaml.safe_load(written)["x"]["check"]
    lines = written.split("\n")
    for at, sign in enumerate(scalar):
        line, column = scalar.position(at)
        if sign in "abæ,:":
            assert lines[line - 1][column - 1] == sign


def bare(node: Node) -> object:
    if isinstance(node, Mapping):
        return {str(key): bare(value) for key, value in node.items()}
    return [bare(each) for each in node] if isinstance(node, Sequence) else str(node)


TREES = st.recursive(TEXTS, lambda inner: st.lists(inner) | st.dictionaries(TEXTS, inner), max_leaves=12)


@given(TREES)
def test_what_a_yaml_writer_writes_reads_back(tree: object) -> None:
    assert bare(read_yaml(yaml.safe_dump(tree, allow_unicode=True, default_style='"'), FILE)) == tree


@given(st.text() | st.text("[]{}:,-|>'\"!&*#%@` \n\tab1"))
def test_no_text_raises_anything_but_its_own_error(text: str) -> None:
    with contextlib.suppress(SourceError):
        read_yaml(text, FILE)


def test_the_parser_in_plain_python_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    fast = parsed(RULES)
    monkeypatch.setattr("engine.source.located._LOADER", yaml.SafeLoader)
    slow = parsed(RULES)
    assert fast == slow
    for key in fast:
        one, other = fast[key], slow[key]
        assert isinstance(one, Scalar)
        assert isinstance(other, Scalar)
        assert [one.position(at) for at in range(len(one))] == [other.position(at) for at in range(len(other))]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a:\n\tb: 1\n", "tabulator"),
        ("a: b\n  \tc: d\n", ""),
        ('a: "\\q"\n', "skråstreg"),
        ("a: - b\n", "en liste"),
        ("a: b\n]\n", ""),
        ("a: " + "[" * 5000, "dybt"),
        ("a: %\n", ""),
        ("@\n", ""),
    ],
)
def test_a_complaint_of_the_parser_is_told_in_danish(text: str, words: str) -> None:
    with pytest.raises(SourceError) as caught:
        read_yaml(text, "x.yaml")
    told = str(caught.value)
    assert words in told
    assert not re.search(r"\b(found|expected|the|nesting|is|not)\b", told)
