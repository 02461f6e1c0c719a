"""A count that a person sees, and a script does not."""

import io

import pytest

from engine.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def test_no_terminal_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    stream = io.StringIO()
    assert list(progress.watched("abc", 3, stream)) == ["a", "b", "c"]
    assert stream.getvalue() == ""


def test_a_short_run_shows_nothing() -> None:
    stream = Terminal()
    assert list(progress.watched("abc", 3, stream)) == ["a", "b", "c"]
    assert stream.getvalue() == ""


def test_a_long_run_counts_and_wipes_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PACE", 0)
    stream = Terminal()
    list(progress.watched("ab", 2, stream))
    assert stream.getvalue() == "\r\x1b[K1/2\r\x1b[K2/2\r\x1b[K"


def test_the_line_is_wiped_when_the_run_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    stream = Terminal()

    def breaking() -> None:
        for _ in progress.watched("ab", 2, stream):
            raise EOFError

    with pytest.raises(EOFError):
        breaking()
    assert stream.getvalue().endswith("\r\x1b[K")
