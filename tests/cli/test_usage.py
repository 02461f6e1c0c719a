"""A wrong use of the command line is told in the reader's language, whatever typer says."""

import re

import pytest

from tests.cli.conftest import Puljetjek

WRONG = {
    "chek": "der er ingen kommando chek; mente du check?",
    "xyzzy": "der er ingen kommando xyzzy; der er check, fix",
    "rules lsit": "der er ingen kommando lsit; mente du list?",
    "check": "PATH mangler",
    "check x --fail-on bad": "--fail-on: her skal stå en af error, warning, never, ikke »bad«\n",
    "check x --lang xx": "--lang: her skal stå en af da, en, ikke »xx«\n",
    "check x --format bad": "der er intet format »bad«; der er terminal, json, html, markdown, docx\n",
    "rules prove x --format it's": "--format: her skal stå en af terminal, json, ikke »it's«\n",
    "check x --form html": "der er intet valg --form; mente du --format",
    "check x --out": "valget --out skal have en værdi",
    "check x --annotate=1": "valget --annotate tager ingen værdi",
    "fix x --apply y": "--apply: her skal stå et tal, ikke »y«\n",
    "rules prove x --seconds 0": "--seconds: her skal stå et tal fra 0.01 til 3600, ikke »0.0«\n",
    "schema x": "OF: her skal stå en af report, proposal, pack, ikke »x«\n",
    "schema report more": "der er flere argumenter, end kommandoen tager",
}
ENGLISH = re.compile(r"Usage|Error|Try|Did you mean|Invalid|No such|Missing|Got |requires|valid|not one of")


@pytest.mark.parametrize(("arguments", "line"), WRONG.items(), ids=WRONG)
def test_a_wrong_use_is_told_in_danish(puljetjek: Puljetjek, arguments: str, line: str) -> None:
    said = puljetjek(*arguments.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"puljetjek: {line}")
    assert not ENGLISH.search(said.err)


@pytest.mark.parametrize("arguments", [[], ["rules"], ["-h"], ["check", "-h"], ["rules", "prove", "--help"]], ids=str)
def test_the_help_is_danish_from_its_first_word(puljetjek: Puljetjek, arguments: list[str]) -> None:
    said = puljetjek(*arguments)
    assert (said.out + said.err).lstrip().startswith("Brug: puljetjek")


def test_a_wrong_word_of_the_environment_is_told_by_its_name(
    puljetjek: Puljetjek, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PULJETJEK_LANG", "dansk")
    said = puljetjek("rules", "list")
    assert said.code == 2
    assert said.err.startswith("puljetjek: PULJETJEK_LANG: her skal stå en af da, en, ikke »dansk«\n")


def test_of_a_long_wrong_word_only_the_beginning_is_told(puljetjek: Puljetjek) -> None:
    said = puljetjek("check", "x", "--fail-on", "y" * 5000)
    assert f"ikke »{'y' * 60} …«" in said.err


def test_an_english_reader_is_told_in_english(puljetjek: Puljetjek) -> None:
    assert "did you mean check?" in puljetjek("chek", "--lang", "en").err
