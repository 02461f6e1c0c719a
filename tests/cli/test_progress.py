"""A count that a person sees, and a script does not."""

import io

import pytest

from engine.cli import progress


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def work(pieces: int, stream: io.StringIO) -> None:
    with progress.watching(stream) as watcher:
        for number in range(1, pieces + 1):
            watcher(number, pieces)


def test_no_terminal_sees_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    stream = io.StringIO()
    work(3, stream)
    assert stream.getvalue() == ""


def test_a_short_run_shows_nothing() -> None:
    stream = Terminal()
    work(3, stream)
    assert stream.getvalue() == ""


def test_a_long_run_counts_and_wipes_the_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    monkeypatch.setattr(progress, "PACE", 0)
    stream = Terminal()
    work(2, stream)
    assert stream.getvalue() == "\r\x1b[K1/2\r\x1b[K2/2\r\x1b[K"


def test_the_line_is_wiped_when_the_run_breaks_off(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0)
    stream = Terminal()

    def breaking() -> None:
        with progress.watching(stream) as watcher:
            watcher(1, 2)
            raise EOFError

    with pytest.raises(EOFError):
        breaking()
    assert stream.getvalue().endswith("\r\x1b[K")
