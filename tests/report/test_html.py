"""The page: well-formed, whole in itself, escaped, linked within, and readable by anybody."""

import re
from html.parser import HTMLParser
from importlib.resources import files

import pytest

from engine.model.base import replace
from engine.model.finding import Location
from engine.model.report import Report
from engine.report import render
from tests.report.samples import faulty, form_finding, hostile, key_cabinets, sample

VOID = {"meta", "br"}
REPORTS = [sample("da"), sample("en"), hostile(3), replace(sample(), proposals=(), bundle=None)]


class Page(HTMLParser):
    """What stands in the page; an element that is closed out of turn is an error."""

    def __init__(self, document: str) -> None:
        super().__init__()
        self.elements: list[tuple[str, dict[str, str]]] = []
        self.texts: list[str] = []
        self._open: list[str] = []
        self.feed(document)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, {name: value or "" for name, value in attrs}))
        if tag not in VOID:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        self.texts.append(data)

    def attributes(self, name: str) -> list[str]:
        return [attributes[name] for _, attributes in self.elements if name in attributes]


def page(report: Report) -> Page:
    return Page(render(report, "html").decode())


@pytest.mark.parametrize("report", REPORTS)
def test_every_link_leads_somewhere_and_every_id_is_there_once(report: Report) -> None:
    found = page(report)
    ids = found.attributes("id")
    assert len(ids) == len(set(ids))
    targets = {href.removeprefix("#") for href in found.attributes("href")} | set(found.attributes("aria-labelledby"))
    assert targets <= set(ids)


@pytest.mark.parametrize("report", REPORTS)
def test_nothing_is_fetched_and_nothing_runs(report: Report) -> None:
    found = page(report)
    running = {"script", "link", "img", "iframe", "object", "form", "base"}
    drawn = {"use", "image", "foreignobject", "animate", "set", "style"}
    tags = [tag for tag, _ in found.elements]
    assert not set(tags) & (running | (drawn - {"style"}))
    assert tags.count("style") == 1
    assert not [
        name for _, attributes in found.elements for name in attributes if name.startswith("on") or name == "style"
    ]
    assert all(href.startswith("#") for href in found.attributes("href"))
    assert "url(" not in render(report, "html").decode()


def test_what_strangers_wrote_is_text() -> None:
    found = page(hostile(3))
    assert any("<script>alert('x')</script>‹U+001B›[31m‹U+202E›" in text for text in found.texts)
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e]", "".join(found.texts))


@pytest.mark.parametrize("language", ["da", "en"])
def test_the_page_knows_its_language_and_landmarks(language: str) -> None:
    found = page(sample(language))
    tags = [tag for tag, _ in found.elements]
    assert found.elements[0] == ("html", {"lang": language})
    assert all(tags.count(tag) == 1 for tag in ("header", "main", "footer", "h1"))
    levels = [int(tag[1]) for tag in tags if re.fullmatch(r"h\d", tag)]
    assert all(after <= before + 1 for before, after in zip([0, *levels], levels, strict=False))


def test_a_blamed_cell_shows_what_stands_and_what_is_expected_and_points_at_its_finding() -> None:
    document = render(sample(), "html").decode()
    cell = re.search(r'<td id="p1-economy-4-5".*?</td>', document)
    assert cell
    text = " ".join(re.sub(r"<[^>]*>", " ", cell[0]).split())
    assert text == "-870 forventet -780 1 3"
    assert 'href="#p1-f1" aria-label="fund 1"' in cell[0]
    assert 'href="#p1-economy-4-5"' in document


def test_the_other_explanation_of_a_tie_is_marked_as_one() -> None:
    cell = re.search(r'<td id="p1-administration-1-5".*?</td>', render(sample(), "html").decode())
    assert cell
    assert "edit" in cell[0]
    assert "mulig rettelse" in cell[0]


def test_a_row_that_is_named_without_a_cell_is_marked_and_linked() -> None:
    location = Location(file="tm09.txt", line=30, table="Tabel 1", row="Projektledelse")
    finding = replace(form_finding(), location=location)
    report = replace(faulty(), findings=(finding,))
    document = render(replace(sample(), proposals=(report,)), "html").decode()
    label = re.search(r'<th scope="row" id="p1-economy-7-0" class="warning named">.*?</th>', document)
    assert label
    assert "Projektledelse" in label[0]
    assert 'href="#p1-f1"' in label[0]
    assert '<a href="#p1-economy-7-0">Tabel 1 › Projektledelse</a>' in document


def test_rows_of_which_the_document_leaves_open_the_years_say_so() -> None:
    document = render(sample(), "html").decode()
    assert "† Dokumentet" in document
    assert "Timer i sekretariatet<sup>†</sup>" in document


def test_where_single_cells_were_inferred_they_bear_the_sign() -> None:
    proposal = key_cabinets()
    table = proposal.administration_effect
    assert table
    cells = [replace(cell, inferred=at == 3) for at, cell in enumerate(table.rows[0].cells)]
    row = replace(table.rows[0], cells=tuple(cells))
    table = replace(table, rows=(row, table.rows[1]))
    report = replace(faulty(), proposal=replace(proposal, administration_effect=table))
    document = render(replace(sample(), proposals=(report,)), "html").decode()
    assert "-120†</td>" in document
    assert "<sup>†</sup>" not in document


def test_the_same_report_gives_the_same_bytes() -> None:
    assert render(sample(), "html") == render(sample(), "html")


def luminance(colour: str) -> float:
    channels = (int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """The contrast ratio of WCAG 2.2."""
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("scheme", [0, 1], ids=["light", "dark"])
def test_every_colour_of_text_can_be_read_on_what_it_stands_on(scheme: int) -> None:
    css = files("engine.report").joinpath("page/page.css").read_text(encoding="utf-8")
    colours = dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6})", re.findall(r":root \{(.*?)\}", css, re.DOTALL)[scheme]))
    grounds = [
        ("ink", "paper"),
        ("soft", "paper"),
        ("link", "paper"),
        ("ink", "sheet"),
        ("soft", "sheet"),
        ("link", "sheet"),
    ]
    for tone in ("error", "warning", "info", "good"):
        grounds += [(tone, f"{tone}-soft"), (tone, "sheet"), ("ink", f"{tone}-soft")]
    too_faint = [pair for pair in grounds if contrast(colours[pair[0]], colours[pair[1]]) < 4.5]
    assert too_faint == []
