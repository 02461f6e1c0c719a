"""The picture of the terminal says what the terminal said."""

import re
from html import unescape
from typing import Any
from xml.etree import ElementTree

import pytest

from engine.report import render
from engine.report.screen import ANSI, PLAIN, Screen
from maintenance import picture
from tests.report.samples import hostile, sample

TEXT = re.compile(r'<text x="([\d.]+)" y="(\d+)"[^>]*>([^<]*)</text>')


@pytest.mark.parametrize("report", [sample("da"), hostile(2)])
def test_every_letter_stands_in_its_place(report: Any) -> None:
    plain = render(report, "terminal", Screen(90, PLAIN)).decode()
    drawn = picture.picture(render(report, "terminal", Screen(90, ANSI)).decode(), "x")
    ElementTree.fromstring(drawn)  # noqa: S314 - our own picture
    lines = [""] * len(plain.splitlines())
    for x, y, text in TEXT.findall(drawn):
        number = (int(y) - picture.MARGIN - picture.SIZE) // picture.LINE
        column = round((float(x) - picture.MARGIN) / picture.CELL)
        lines[number] = lines[number].ljust(column) + unescape(text)
    assert lines == [line.rstrip() for line in plain.splitlines()]


def test_all_our_styles_can_be_drawn() -> None:
    assert set(ANSI.values()) <= set(picture.STYLES)


def test_a_style_that_nobody_knows_is_refused() -> None:
    with pytest.raises(ValueError, match="35"):
        list(picture.runs("\x1b[35mlilla\x1b[0m"))
