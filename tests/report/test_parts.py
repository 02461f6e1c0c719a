"""What was not read stands in every format, beside whose it is."""

import json

import pytest

from engine.model.base import replace
from engine.model.parts import Part, PartFate, PartKind
from engine.model.place import Place
from engine.model.report import Report
from engine.report import render
from engine.report.comments import said
from engine.report.parts import listed
from engine.report.visible import visible_report
from engine.texts import speaking
from engine.texts.parts import part_words
from tests.report.samples import sample

PICTURE = Part(
    what=PartKind.PICTURE,
    place=Place(file="a.pdf", page=3),
    why="det, som et billede viser, læses ikke",
    beside="Tabel 1. Konsekvenser",
    within=("økonomi",),
    bars=True,
)
NOTE = Part(what=PartKind.TEXT, fate=PartFate.READ, why="uden tomme linjer")


def with_parts(*parts: Part) -> Report:
    """The sample, with these parts in its first proposal."""
    report = sample()
    first, *others = report.proposals
    planted = replace(first, proposal=replace(first.proposal, parts=parts))
    return replace(report, proposals=(planted, *others))


def test_a_part_is_told_by_what_beside_what_where_and_why() -> None:
    words = "Billede ved »Tabel 1. Konsekvenser« (side 3): det, som et billede viser, læses ikke"
    with speaking("da"):
        assert part_words(PICTURE) == words
        assert listed((NOTE, PICTURE)) == [words, "Tekst: uden tomme linjer"]


@pytest.mark.parametrize("format", ["terminal", "html", "markdown", "json"])
def test_every_format_lists_what_was_not_read(format: str) -> None:
    text = " ".join(render(with_parts(PICTURE), format).decode().split())
    assert "som et billede viser" in text
    assert "som et billede viser" not in " ".join(render(sample(), format).decode().split())
    assert format == "json" or "Ikke læst" in text


def test_json_tells_the_part_in_full() -> None:
    found = json.loads(render(with_parts(PICTURE), "json"))["proposals"][0]["parts"]
    assert found == [
        {
            "what": "picture",
            "place": {"file": "a.pdf", "page": 3, "line": None, "anchor": None, "beside": "Tabel 1. Konsekvenser"},
            "fate": "not_read",
            "why": "det, som et billede viser, læses ikke",
            "within": ["økonomi"],
            "bars": True,
        }
    ]


def test_a_word_copy_has_a_comment_where_a_part_stands_of_which_no_finding_and_no_reading_tells() -> None:
    placed = replace(PICTURE, place=Place(file="a.docx", anchor="p17"), bars=False)
    others = (replace(placed, fate=PartFate.READ), replace(placed, bars=True), replace(PICTURE, bars=False))
    with speaking("da"):
        (comment,) = said((), (), (placed, *others)).comments
    assert comment.anchor == "p17"
    assert comment.paragraphs[0].startswith("Ikke læst: Billede ved »Tabel 1. Konsekvenser«")


def test_what_is_hidden_in_a_part_is_shown() -> None:
    hostile = visible_report(with_parts(replace(PICTURE, beside="a\x1b[31mb")))
    assert "\x1b" not in hostile.proposals[0].proposal.parts[0].beside
