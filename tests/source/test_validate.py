"""One line for each thing wrong, with its place."""

from collections.abc import Iterator
from enum import StrEnum
from typing import Annotated

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import Discriminator, Field, Tag

from engine.model.written import AS_WHOLE, KEYS, TEXT, Flag, IsoDate, Whole, text_or_keys
from engine.source.form import NONE, Form, Words
from engine.source.located import read_yaml
from engine.source.nodes import Mapping, Scalar
from engine.source.problem import SourceError
from engine.source.validate import did_you_mean, validate
from engine.texts import speaking


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class Leaf(Form):
    size: Whole
    colour: Colour = Colour.RED
    day: IsoDate | None = None
    more: "More | None" = None
    ripe: Flag = False


More = Annotated[Annotated[Whole, Tag(TEXT)] | Annotated[Leaf, Tag(KEYS)], Discriminator(text_or_keys)]


class Tree(Form):
    leaves: tuple[Leaf, ...] = ()
    heights: dict[Whole, str] = {}
    name: Words = NONE
    kind: str = Field(default="", alias="art")
    code: Annotated[str, Field(pattern="^[A-Z]+$", min_length=2, max_length=3)] = "OK"
    rings: Annotated[tuple[Annotated[int, Field(ge=1, le=9), AS_WHOLE], ...], Field(min_length=1, max_length=2)] = (1,)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def lines(text: str) -> list[str]:
    with pytest.raises(SourceError) as caught:
        validate(Tree, read_yaml(text, "f"), "f")
    return str(caught.value).split("\n")


def test_a_valid_text_becomes_the_model() -> None:
    tree = validate(Tree, read_yaml("leaves: [{size: 12, ripe: ja}]\nheights: {2026: 1.850}\nname: Eg", "f"), "f")
    assert tree.leaves == (Leaf(size=12, ripe=True),)
    assert tree.heights == {2026: "1.850"}
    assert (tree.name, tree.name.line, tree.name.column) == ("Eg", 3, 7)


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("leaves: [{size: 1.85}]", "f:1:17: a whole number must stand here, not “1.85”"),
        ("leaves: [{size: 1, colour: gren}]", "f:1:28: “gren” is not one of: red, green. Did you mean “green”?"),
        ("leaves: [{size: 1, day: 31-2}]", "f:1:25: a date such as 2026-06-02 must stand here, not “31-2”"),
        ("leaves: [{size: 1, ripe: maybe}]", "f:1:26: true or false must stand here, not “maybe”"),
        ("leaves: [{size: 1, colur: red}]", "f:1:20: “colur” is not known here. Did you mean “colour”?"),
        ("leaves: [{colour: red}]", "f:1:10: “size” is missing here"),
        ("leaves: [x]", "f:1:10: keys with values must stand here"),
        ("leaves: x", "f:1:9: a list must stand here"),
        ("heights: {tall: x}", "f:1:11: a whole number must stand here, not “tall”"),
        ("name: [x]", "f:1:7: a text must stand here"),
        ("kind: x", "f:1:1: “kind” is not known here."),
        ("leafs: []", "f:1:1: “leafs” is not known here. Did you mean “leaves”?"),
        ("leaves: [{size: 1, more: {size: x}}]", "f:1:33: a whole number must stand here, not “x”"),
        ("leaves: [{size: 1, more: {siz: 1, size: 2}}]", "f:1:27: “siz” is not known here. Did you mean “size”?"),
        ("leaves: [{size: 1, more: []}]", "f:1:26: a whole number must stand here, not a list"),
        ("heights: {1: [x]}", "f:1:14: a text must stand here"),
        ("leaves: [{size: 1, size x: 2}]", "f:1:20: “size x” is not known here. Did you mean “size”?"),
        ("code: A", "f:1:7: a text of at least 2 characters must stand here"),
        ("code: ABCD", "f:1:7: a text of at most 3 characters must stand here"),
        ("code: a1", "f:1:7: “a1” is not of the form ^[A-Z]+$"),
        ("rings: []", "f:1:8: a list of at least one value must stand here"),
        ("rings: [1, 2, 3]", "f:1:8: a list of at most 2 values must stand here"),
        ("rings: [0]", "f:1:9: a whole number of at least 1 must stand here, not “0”"),
        ("rings: [10]", "f:1:9: a whole number of at most 9 must stand here, not “10”"),
        ("rings: [1_0]", "f:1:9: a whole number must stand here, not “1_0”"),
        ("x", "f:1:1: keys with values must stand here"),
    ],
)
def test_one_clear_line(text: str, line: str) -> None:
    assert lines(text) == [line]


def test_several_things_wrong_come_in_file_order() -> None:
    found = lines("name: [x]\nleaves:\n  - {colour: blue}\n  - {size: x}")
    assert [line.split(":")[1] for line in found] == ["1", "3", "3", "4"]


def test_a_flood_of_mistakes_is_cut_short() -> None:
    found = lines("\n".join(f"key{number}: x" for number in range(5000)))
    assert len(found) == 101
    assert found[0] == "f:1:1: “key0” is not known here."
    assert found[-1] == "f: and 4900 more problems"


def test_nothing_near_means_no_guess() -> None:
    assert did_you_mean("zzz", ["size", "colour"]) == ""


@given(st.text() | st.text("0123456789_.eE+-٣ "))
def test_only_digits_are_a_whole_number(text: str) -> None:
    leaf = Mapping()
    leaf[Scalar("size")] = Scalar(text)
    try:
        number = validate(Leaf, leaf, "f").size
    except SourceError:
        return
    assert str(number) == text or text == "-0"
