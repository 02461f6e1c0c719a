"""What stands on a page and is no text is told, with whether it may hold what a rule asks for."""

import pytest

from engine.formats.document import Paragraph
from engine.formats.pdf.unread import unread_on
from engine.formats.pdf.words import Box, Note, Page, Word
from engine.model.parts import Part, PartKind
from tests.formats.pdf.made import Sheet, read_sheets

WORD = Word("Løn", Box(60, 300, 90, 310), 10, False, 5)
MIDDLE = Box(60, 400, 260, 500)


def page(*pictures: Box, notes: tuple[Note, ...] = (), words: tuple[Word, ...] = (WORD,)) -> Page:
    return Page(3, 842, words, (), pictures, notes)


def told(found: Page) -> list[tuple[PartKind, bool]]:
    return [(each.part.what, each.part.bars) for each in unread_on(found, "a.pdf")]


@pytest.mark.parametrize(
    ("box", "parts"),
    [
        (MIDDLE, [(PartKind.PICTURE, True)]),
        (Box(60, 20, 160, 60), [(PartKind.PICTURE, False)]),
        (Box(60, 780, 160, 820), [(PartKind.PICTURE, False)]),
        (Box(60, 400, 70, 410), []),
    ],
)
def test_a_picture_bars_but_in_a_margin_and_a_tick_is_none(box: Box, parts: list[tuple[PartKind, bool]]) -> None:
    assert told(page(box)) == parts


def test_a_page_of_pictures_alone_is_one_part() -> None:
    assert told(page(MIDDLE, MIDDLE, words=())) == [(PartKind.PAGE, True)]


@pytest.mark.parametrize(
    ("note", "parts"),
    [
        (Note("Widget", MIDDLE, "520"), [(PartKind.CONTROL, True)]),
        (Note("Widget", MIDDLE, ""), []),
        (Note("FreeText", MIDDLE, "520"), [(PartKind.TEXT_BOX, True)]),
        (Note("Text", MIDDLE, "Tjek"), [(PartKind.COMMENT, False)]),
        (Note("Link", MIDDLE, ""), []),
        (Note("", MIDDLE, ""), [(PartKind.TEXT_BOX, True)]),
    ],
)
def test_what_is_laid_over_a_page(note: Note, parts: list[tuple[PartKind, bool]]) -> None:
    assert told(page(notes=(note,))) == parts


def test_a_picture_stands_in_its_place_between_the_paragraphs() -> None:
    sheet = Sheet()
    sheet.text(60, 200, "Før billedet.")
    sheet.picture(60, 220, 200, 100)
    sheet.text(60, 350, "Efter billedet.")
    kinds = [type(block) for block in read_sheets(sheet).blocks]
    assert kinds == [Paragraph, Part, Paragraph]
