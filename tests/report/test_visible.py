"""Nothing invisible gets through, and nothing visible is touched."""

import json
import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from engine.model.base import as_json
from engine.report.visible import visible_report
from engine.texts.visible import visible, visible_json, without_commands
from tests.report.samples import hostile, sample

HIDDEN = {"Cc", "Cf", "Cs", "Co", "Zl", "Zp"}


def test_every_control_format_and_private_character_is_shown() -> None:
    everything = map(chr, range(sys.maxunicode + 1))
    through = [c for c in everything if unicodedata.category(c) in HIDDEN and c not in "\t\n\r" and visible(c) == c]
    assert through == []


@pytest.mark.parametrize("text", ["ÆØÅ æøå §107 1.000 −718 ☒ “ab” 漢字 مرحبا", "a\u00a0b", "a\u0301"])
def test_what_can_be_seen_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\x1b[31mrød", "‹U+001B›[31mrød"),
        ("abc\u202edef", "abc‹U+202E›def"),
        ("a\u200bb\ufeff", "a‹U+200B›b‹U+FEFF›"),
        ("a\r\nb\tc", "a  b c"),
        ("\u3164", "‹U+3164›"),
        ("\U000e0041", "‹U+E0041›"),
    ],
)
def test_what_hides_is_named(text: str, shown: str) -> None:
    assert visible(text) == shown


@given(st.text())
def test_json_keeps_the_data_and_hides_nothing(text: str) -> None:
    document = visible_json(json.dumps({"a": text}, ensure_ascii=False, indent=2))
    assert json.loads(document) == {"a": text}
    assert "".join(visible(line) for line in document.split("\n")) == document.replace("\n", "")


@pytest.mark.parametrize("line", ["::error::x", "  ::add-mask::x", "\x1b[1m::stop::", "a ##[error]b"])
def test_no_line_is_a_command_to_a_build_server(line: str) -> None:
    output = without_commands(f"first\n{line}\nlast")
    assert not any(each.lstrip(" \x1b[1m").startswith("::") for each in output.splitlines())
    assert "##[" not in output


def test_double_colons_elsewhere_stay() -> None:
    assert without_commands("a::b\nc ::d") == "a::b\nc ::d"


def test_a_report_without_hidden_characters_is_the_same_object() -> None:
    report = sample()
    assert visible_report(report) is report


def test_no_text_of_a_report_is_forgotten() -> None:
    shown = as_json(visible_report(hostile()))
    assert "\\u001b" not in shown
    assert "\u202e" not in shown
    assert "\u200b" not in shown
    assert "\\n" not in shown
