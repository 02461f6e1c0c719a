"""A wrong use of the command line is told in the reader's language, whatever typer says."""

import re
from pathlib import Path

import pytest

from tests.cli.conftest import Puljetjek

WRONG = {
    "chek": "der er ingen kommando chek; mente du check?",
    "xyzzy": "der er ingen kommando xyzzy; der er check, fix",
    "rules lsit": "der er ingen kommando lsit; mente du list?",
    "check": "STI mangler\n",
    "check x --fail-on bad": "--fail-on: her skal stå en af error, warning, never, ikke »bad«\n",
    "check x --lang xx": "--lang: her skal stå en af da, en, ikke »xx«\n",
    "check x --format bad": "der er intet format »bad«; der er terminal, json, html, markdown, csv, xlsx, pdf, "
    "sarif, junit, github, docx\n",
    "rules prove x --format it's": "--format: her skal stå en af terminal, json, ikke »it's«\n",
    "check x --form html": "der er intet valg --form; mente du --format",
    "check x --out": "valget --out skal have en værdi",
    "check x --annotate=1": "valget --annotate tager ingen værdi",
    "fix x --apply y": "--apply: her skal stå et tal, ikke »y«\n",
    "rules prove x --seconds 0": "--seconds: her skal stå et tal fra 0.01 til 3600, ikke »0.0«\n",
    "schema x": "SKEMA: her skal stå en af report, proposal, pack, ikke »x«\n",
    "schema report more": "der er flere argumenter, end kommandoen tager",
}
ENGLISH = re.compile(r"Usage|Error|Try|Did you mean|Invalid|No such|Missing|Got |requires|valid|not one of")


@pytest.mark.parametrize(("arguments", "line"), WRONG.items(), ids=WRONG)
def test_a_wrong_use_is_told_in_danish(puljetjek: Puljetjek, arguments: str, line: str) -> None:
    said = puljetjek(*arguments.split())
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(f"puljetjek: {line}")
    assert not ENGLISH.search(said.err)


COMMANDS = ["", "check", "fix", "why", "new", "convert", "schema", "rules"] + [
    f"rules {name}" for name in ("list", "show", "catalogue", "new", "lint", "test", "prove", "compare", "report")
]
SCRAPS = re.compile(
    r"OPTIONS|COMMAND|ARGS|PATH|PACK|DIR|FILE|COPY|SUBJECT|OLD|NEW|PROPOSAL|SECONDS|KIND|OUT\b|float|default|required"
    r"|env var|Usage|Options|Arguments|Commands|Show|exit|[{}]"
)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_scrap_of_english_is_left_in_the_help(puljetjek: Puljetjek, command: str) -> None:
    said = puljetjek(*command.split(), "--help").out
    assert said
    assert not SCRAPS.findall(said)


@pytest.mark.parametrize("command", COMMANDS)
def test_no_scrap_of_danish_is_left_in_the_english_help(puljetjek: Puljetjek, command: str) -> None:
    said = puljetjek(*command.split(), "--help", "--lang", "en").out
    assert "Usage: puljetjek" in said
    assert not re.findall(r"[æøå{}]|Brug|VALG|MAPPE|STI\b|PAKKE|standard|påkrævet", said)


@pytest.mark.parametrize("command", ["rules list", "rules show", "rules new", "new"])
def test_where_no_proposal_is_read_none_names_the_round(puljetjek: Puljetjek, command: str) -> None:
    said = puljetjek(*command.split(), "--help").out
    assert "Ellers: den nyeste." in " ".join(said.split())
    assert "som forslaget nævner" not in " ".join(said.split())


def test_the_line_of_use_says_what_may_be_given_more_than_once(puljetjek: Puljetjek) -> None:
    assert puljetjek("check", "-h").out.startswith("Brug: puljetjek check [VALGMULIGHEDER] STI...\n")
    assert puljetjek("check", "-h", "--lang", "en").out.startswith("Usage: puljetjek check [OPTIONS] PATH...\n")


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


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["check", ""], "STI"),
        (["check", "x", "--out", ""], "--out"),
        (["fix", "x", "--apply", "1", "--out", ""], "--out"),
        (["why", "BC08", ""], "STI"),
        (["convert", "", "x"], "IND"),
        (["convert", "x", ""], "UD"),
        (["new", "investeringsforslag", "--out", ""], "--out"),
        (["rules", "catalogue", "--out", ""], "--out"),
        (["rules", "report", "budget-2026", "", "--out", "x"], "FORSLAG"),
    ],
    ids=repr,
)
def test_an_empty_path_is_not_the_folder_that_one_stands_in(
    puljetjek: Puljetjek, arguments: list[str], where: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    said = puljetjek(*arguments)
    assert (said.code, said.out, said.err.split("\n")[0]) == (2, "", f"puljetjek: {where}: stien er tom")
    assert not list(tmp_path.iterdir())
