"""Languages, help and wrong uses."""

import pytest

from engine import __version__
from engine.cli.main import spoken
from tests.cli.conftest import Puljetjek

COMMANDS = ((), ("check",), ("why",), ("convert",), ("schema",), ("rules",), ("rules", "list"), ("rules", "show"))


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ((), {}, "da"),
        ((), {"PULJETJEK_LANG": "en"}, "en"),
        (("check", "--lang", "en"), {}, "en"),
        (("check", "--lang=en"), {}, "en"),
        (("check", "--lang", "da"), {"PULJETJEK_LANG": "en"}, "da"),
        (("--lang", "en", "check", "--lang", "da"), {}, "da"),
        (("check", "--lang"), {}, "da"),
        (("check", "--lang", "fr"), {}, "da"),
    ],
)
def test_the_language_of_the_run(arguments: tuple[str, ...], environment: dict[str, str], language: str) -> None:
    assert spoken(arguments, environment) == language


@pytest.mark.parametrize("command", COMMANDS, ids=" ".join)
def test_every_command_explains_itself_in_danish_and_in_english(puljetjek: Puljetjek, command: tuple[str, ...]) -> None:
    danish, english = puljetjek(*command, "--help"), puljetjek(*command, "--help", "--lang", "en")
    assert (danish.code, english.code) == (0, 0)
    assert "Sproget i tekster" in danish.out or "sproget" in danish.out.lower()
    assert "The language of texts for people" in english.out
    assert danish.out != english.out


def test_help_has_examples(puljetjek: Puljetjek) -> None:
    assert "puljetjek check proposals --rules budget-2026" in puljetjek("check", "--help").out


def test_no_arguments_show_the_help(puljetjek: Puljetjek) -> None:
    end = puljetjek()
    assert "puljetjek" in end.out + end.err
    assert end.code in {0, 2}


def test_the_version(puljetjek: Puljetjek) -> None:
    assert puljetjek("--version") == (0, f"puljetjek {__version__}\n", "")


@pytest.mark.parametrize(
    "arguments",
    [
        ("tjek",),
        ("check",),
        ("check", "--no-such-option", "x"),
        ("check", "x", "--lang", "fr"),
        ("check", "x", "--fail-on", "info"),
        ("schema", "cake"),
        ("rules", "show"),
    ],
    ids=" ".join,
)
def test_a_wrong_use_ends_with_2_and_says_so(puljetjek: Puljetjek, arguments: tuple[str, ...]) -> None:
    end = puljetjek(*arguments)
    assert end.code == 2
    assert end.err
    assert end.out == ""
