"""Colours and width follow the stream and the environment."""

import io
import sys

import pytest

from engine.report.screen import ANSI, PLAIN, Palette, Screen, screen_of


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "palette"),
    [
        (io.StringIO(), {}, PLAIN),
        (Terminal(), {}, ANSI),
        (Terminal(), {"TERM": "dumb"}, PLAIN),
        (Terminal(), {"NO_COLOR": "1"}, PLAIN),
        (Terminal(), {"NO_COLOR": ""}, ANSI),
        (io.StringIO(), {"FORCE_COLOR": "1"}, ANSI),
        (io.StringIO(), {"FORCE_COLOR": "1", "NO_COLOR": "1"}, PLAIN),
    ],
)
def test_colours(stream: io.StringIO, environment: dict[str, str], palette: Palette) -> None:
    assert screen_of(stream, environment).palette is palette


@pytest.mark.parametrize(
    ("environment", "palette"), [({}, PLAIN), ({"WT_SESSION": "1"}, ANSI), ({"TERM": "xterm"}, ANSI)]
)
def test_the_old_console_of_windows_gets_no_codes(
    monkeypatch: pytest.MonkeyPatch, environment: dict[str, str], palette: Palette
) -> None:
    monkeypatch.setattr(sys, "platform", "win32")
    assert screen_of(Terminal(), environment).palette is palette


@pytest.mark.parametrize(("columns", "width"), [("72", 72), ("10", 32), ("400", 120)])
def test_width_is_kept_within_reason(columns: str, width: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    assert screen_of(io.StringIO(), {}).width == width


def test_nothing_is_painted_without_colours() -> None:
    assert Screen().paint("error", "a") == "a"
    assert Screen(palette=ANSI).paint("error", "a") == "\x1b[1;31ma\x1b[0m"
    assert Screen(palette=ANSI).paint("error", "") == ""
