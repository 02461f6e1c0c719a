"""Markdown that says what the report says, and in which strangers' texts mean nothing."""

import pytest
from markdown_it import MarkdownIt

from engine.model.base import replace
from engine.model.report import Unreadable
from engine.report import render
from engine.texts.visible import visible
from tests.report.samples import HOSTILE, hostile, sample


def tokens(document: str) -> list[str]:
    html = MarkdownIt("commonmark").enable("table").parse(document)
    return [inner.type for token in html for inner in (token, *(token.children or []))]


def test_strangers_write_no_markup() -> None:
    found = set(tokens(render(hostile(3), "markdown").decode()))
    assert not found & {"link_open", "image", "code_inline", "em_open", "html_block", "fence", "code_block"}
    assert "table_open" in found


@pytest.mark.parametrize(
    "text",
    [
        HOSTILE,
        "# a",
        "- a",
        "+ a",
        "1. a",
        "12) a",
        "> a",
        "```",
        "a | b",
        "**a**",
        "==",
        "<b>",
        "&lt;",
        "~~a~~",
        "[a]: b",
    ],
)
def test_a_text_reads_as_it_is_written(text: str) -> None:
    report = replace(sample(), unreadable=(Unreadable(file=text, error="x"),))
    parsed = MarkdownIt("commonmark").parse(render(report, "markdown").decode())
    inlines = ["".join(child.content for child in token.children or [] if child.type == "text") for token in parsed]
    assert visible(text).strip() + ": x" in [inline.strip() for inline in inlines]


@pytest.mark.parametrize(
    ("text", "whole"), [("@all", "@all"), ("#12", "#12"), ("https://a.dk", "://"), ("www.a.dk", "www.")]
)
def test_nobody_is_called_and_nothing_is_linked(text: str, whole: str) -> None:
    report = replace(sample(), unreadable=(Unreadable(file=text, error="x"),))
    assert whole not in render(report, "markdown").decode().replace("\\", "")


def test_every_finding_is_listed_with_its_place() -> None:
    document = render(sample(), "markdown").decode()
    for finding in sample().findings():
        assert (
            f"**{ {'error': 'fejl', 'warning': 'advarsel', 'info': 'bemærkning'}[finding.severity] } {finding.rule}**"
            in document
        )
        assert finding.location.file + (f":{finding.location.line}" if finding.location.line else "") in document
