"""How a run ends."""

import pytest
import typer

from engine.cli.exits import Exit, Refused, command


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
