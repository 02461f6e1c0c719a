"""The drawing shows the figures of the table beside it, and says so to who cannot see it."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator

import pytest

from engine.model.base import replace
from engine.model.report import ProposalReport
from engine.report.receipt.chart import HEIGHT, WIDTH, chart
from engine.report.receipt.content import receipt_of
from engine.texts import speaking
from tests.report.samples import clean, faulty, sample


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with speaking("en"):
        yield


def drawn(report: ProposalReport) -> ET.Element:
    return ET.fromstring(chart(receipt_of(report, sample("en"))))  # noqa: S314 - our own


def of(root: ET.Element, kind: str) -> list[ET.Element]:
    return [each for each in root if each.get("class") == kind]


def test_a_bar_a_year_and_the_corrected_ones_beside() -> None:
    root = drawn(faulty())
    assert len(of(root, "net")) == 6
    assert len(of(root, "mended")) == 1
    assert len(of(root, "so-far mended")) == len(of(root, "back")) == 1
    assert "2029" in (root.get("aria-label") or "")


def test_what_is_sound_is_drawn_once() -> None:
    root = drawn(replace(faulty(), findings=()))
    assert (of(root, "mended"), of(root, "so-far mended"), of(root, "back")) == ([], [], [])
    assert "does not pay itself back" in (root.get("aria-label") or "")


def test_everything_lies_within_the_drawing() -> None:
    for each in drawn(faulty()).iter():
        numbers = {
            name: float(value) for name, value in each.attrib.items() if name in ("x", "y", "cx", "cy", "x1", "y1")
        }
        assert all(0 <= value <= max(WIDTH, HEIGHT) for value in numbers.values())


def test_without_a_table_nothing_is_drawn() -> None:
    assert chart(receipt_of(clean(), sample("en"))) == ""
