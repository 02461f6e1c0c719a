"""JSON as texts with places."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.source.located_json import read_json
from engine.source.nodes import Mapping, Scalar, Sequence
from engine.source.problem import SourceError
from tests.source.test_located import TREES, bare


def test_places_and_texts() -> None:
    node = read_json('{"id": "BC04",\n "æ": [1, -2650, true, null, "x\\u00e6\\n\\ud83d\\ude00z"]}', "f.json")
    assert isinstance(node, Mapping)
    items = node["æ"]
    assert isinstance(items, Sequence)
    assert items == ["1", "-2650", "true", "", "xæ\n😀z"]
    last = items[-1]
    assert isinstance(last, Scalar)
    assert (last.line, last.column) == (2, 30)
    assert [last.position(at)[1] for at in range(len(last))] == [31, 32, 38, 40, 52]


@pytest.mark.parametrize(
    ("text", "column"),
    [
        ("", 1),
        ("{", 2),
        ('{"a":1,}', 8),
        ("[1,]", 4),
        ("[,1]", 2),
        ("[1 2]", 4),
        ('{"a":1 "b":2}', 8),
        ('{"a":1,"a":2}', 8),
        ('{"a" 1}', 6),
        ("{a:1}", 2),
        ("[1.85]", 2),
        ("[1e400]", 2),
        ("[01]", 2),
        ("[NaN]", 2),
        ("[-Infinity]", 2),
        ('["\\ud800"]', 2),
        ('["\x01"]', 3),
        ("1 2", 3),
        ("[" * 100_000, 33),
    ],
)
def test_refused_with_its_place(text: str, column: int) -> None:
    with pytest.raises(SourceError) as caught:
        read_json(text, "f.json")
    assert caught.value.problems[0][:3] == ("f.json", 1, column)


@given(TREES, st.sampled_from([None, 2]), st.booleans())
def test_what_json_writes_reads_back(tree: object, indent: int | None, ascii_only: bool) -> None:
    assert bare(read_json(json.dumps(tree, indent=indent, ensure_ascii=ascii_only), "f")) == tree


@given(st.text() | st.text('[]{}:,"\\\\ut0d8 -1.e'))
def test_json_and_this_reader_agree_on_what_is_json(text: str) -> None:
    try:
        read_json(text, "f")
    except SourceError:
        return
    json.loads(text)
