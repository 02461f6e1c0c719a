"""How a run ends."""

import errno
import os
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from engine.cli.exits import Exit, Refused, command
from tests.cli.conftest import ROUND, Puljetjek


def ended(error: Exception | None, end: Exit = Exit.CLEAN) -> int:
    @command
    def function() -> Exit:
        if error:
            raise error
        return end

    with pytest.raises(typer.Exit) as raised:
        function()
    return raised.value.exit_code


@pytest.mark.parametrize("end", Exit)
def test_a_command_ends_as_it_says(end: Exit) -> None:
    assert ended(None, end) == end


def test_a_refusal_is_one_line_and_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(Refused("filen er tom")) == Exit.REFUSED
    assert capsys.readouterr() == ("", "puljetjek: filen er tom\n")


@pytest.mark.parametrize("fault", [ZeroDivisionError("x"), RecursionError("y"), MemoryError(), AssertionError("z\nzz")])
def test_a_crash_is_one_line_and_3(fault: Exception, capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(fault) == Exit.FAULT
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.count("\n") == 1
    assert type(fault).__name__ in said.err
    assert "Traceback" not in said.err


def test_a_crash_shows_where_when_asked(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("PULJETJEK_DEBUG", "1")
    assert ended(KeyError("x")) == Exit.FAULT
    assert "Traceback" in capsys.readouterr().err


def test_what_is_hidden_in_a_line_is_shown(capsys: pytest.CaptureFixture[str]) -> None:
    ended(Refused("a\x1b[31m\u202eb"))
    assert capsys.readouterr().err == "puljetjek: a‹U+001B›[31m‹U+202E›b\n"


REFUSALS = [(errno.EACCES, "ingen adgang"), (errno.ENOSPC, "plads"), (errno.EROFS, "læses"), (errno.EIO, "EIO")]


@pytest.mark.parametrize(("code", "words"), REFUSALS)
def test_what_the_system_refuses_is_told_in_our_words_and_2(
    code: int, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert ended(OSError(code, os.strerror(code), "mappe/x.docx")) == Exit.REFUSED
    said = capsys.readouterr().err
    assert said.startswith("puljetjek: mappe/x.docx: ")
    assert words in said
    assert os.strerror(code) not in said
    assert said.count("\n") == 1


def test_a_file_of_ours_that_is_not_there_is_our_fault() -> None:
    assert ended(FileNotFoundError(errno.ENOENT, "x", "engine/words.yaml")) == Exit.FAULT


COMMANDS = {
    "--help": ["--help"],
    "check": ["check", ROUND / "BC03.yaml"],
    "check --format json": ["check", ROUND / "BC03.yaml", "--format", "json"],
    "fix": ["fix", ROUND / "BC04.yaml"],
    "why": ["why", ROUND / "BC03.yaml"],
    "schema": ["schema", "report"],
    "rules list": ["rules", "list"],
    "rules show": ["rules", "show", "TA-205"],
}


def piped(arguments: list[object], into: str, *, errors: str = "") -> subprocess.CompletedProcess[str]:
    """A run of its own whose output goes into a file of the system."""
    program = [sys.executable, "-m", "engine.cli", *map(str, arguments)]
    with open(into, "w", encoding="utf-8") as out, open(errors or os.devnull, "w", encoding="utf-8") as err:
        return subprocess.run(
            program, stdout=out, stderr=err if errors else subprocess.PIPE, text=True, check=False, timeout=60
        )


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_full_disk_is_one_line_and_2(arguments: list[object]) -> None:
    said = piped(arguments, "/dev/full")
    assert said.stderr == "puljetjek: udskriften: der er ikke mere plads på disken\n"
    assert said.returncode == Exit.REFUSED


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a full disk")
def test_there_may_be_no_place_even_for_the_refusal() -> None:
    assert piped(["check", "nowhere.yaml"], "/dev/full", errors="/dev/full").returncode == Exit.REFUSED


@pytest.mark.parametrize("arguments", COMMANDS.values(), ids=COMMANDS)
def test_a_reader_who_has_seen_enough_may_go(arguments: list[object]) -> None:
    program = [sys.executable, "-m", "engine.cli", *map(str, arguments)]
    with subprocess.Popen(program, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as run:
        assert run.stdout
        assert run.stderr
        run.stdout.close()
        assert run.stderr.read() == b""


def no_place(tmp_path: Path) -> list[list[object]]:
    """Commands that write, each to where a file stands in the way of a folder."""
    file = tmp_path / "file"
    file.touch()
    proposal = ROUND / "BC04.yaml"
    return [
        ["check", proposal, "--format", "json", "--out", file],
        ["check", proposal, "--format", "json", "--out", file / "deeper"],
        ["convert", proposal, file / "x.docx"],
        ["new", "investeringsforslag", "--out", file / "x.docx"],
        ["fix", proposal, "--apply", "1", "--out", file / "x.yaml"],
        ["rules", "catalogue", "budget-2026", "--out", file],
    ]


@pytest.mark.parametrize("number", range(6))
def test_a_path_that_leads_through_a_file(puljetjek: Puljetjek, tmp_path: Path, number: int) -> None:
    said = puljetjek(*no_place(tmp_path)[number])
    assert said.code == Exit.REFUSED
    assert said.err.splitlines()[-1].endswith(": dette er ingen mappe")
    assert "Errno" not in said.err


@pytest.mark.parametrize("number", range(6))
def test_a_path_that_may_not_be_looked_at(
    puljetjek: Puljetjek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int
) -> None:
    arguments = no_place(tmp_path)[number]

    def forbidden(path: Path, **_: object) -> bool:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))

    target = Path(str(arguments[-1]))
    honest = Path.stat
    monkeypatch.setattr(
        Path, "stat", lambda path, **how: forbidden(path) if tmp_path in path.parents else honest(path, **how)
    )
    monkeypatch.setattr(Path, "mkdir", forbidden)
    said = puljetjek(*arguments[:-1], target)
    assert said.code == Exit.REFUSED
    assert said.err.splitlines()[-1].endswith(": ingen adgang")


def test_several_problems_are_told_a_line_each(capsys: pytest.CaptureFixture[str]) -> None:
    assert ended(Refused("a.yaml:1:1: x\na.yaml:2:1: y")) == Exit.REFUSED
    assert capsys.readouterr().err == "puljetjek: a.yaml:1:1: x\npuljetjek: a.yaml:2:1: y\n"
