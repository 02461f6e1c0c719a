"""What stands on a page and is no text: pictures, form fields, comments, things laid over it."""

from collections.abc import Iterator
from typing import NamedTuple

from engine.formats.pdf.running import MARGIN
from engine.formats.pdf.words import Box, Note, Page
from engine.model.parts import Part, PartKind
from engine.model.place import Place
from engine.texts import say

SMALL = 24.0
"""Points: what is neither wider nor higher is a sign (a tick, a bullet), which holds no text."""

MOST = 200
"""Of one page; a drawing may be put together of thousands of pictures."""


class Shown(NamedTuple):
    """Something that is not read, and how far down the page it begins."""

    top: float
    part: Part


def unread_on(page: Page, file: str) -> list[Shown]:
    """What of a page is not read; of one without any words, the page itself."""
    place = Place(file=file, page=page.number)
    if page.pictures and not page.words:
        why = say("this page is a picture without text: it is not read")
        return [Shown(0.0, Part(what=PartKind.PAGE, place=place, why=why, bars=True))]
    return [Shown(box.top, part) for box, part in (*_pictures(page, place), *_notes(page, place))][:MOST]


def _pictures(page: Page, place: Place) -> Iterator[tuple[Box, Part]]:
    for box in page.pictures:
        if box.x1 - box.x0 > SMALL or box.bottom - box.top > SMALL:
            in_margin = box.bottom < MARGIN * page.height or box.top > (1 - MARGIN) * page.height
            why = say("what a picture shows is not read")
            yield box, Part(what=PartKind.PICTURE, place=place, why=why, bars=not in_margin)


def _notes(page: Page, place: Place) -> Iterator[tuple[Box, Part]]:
    for note in page.notes:
        found = _note(note, place)
        if found:
            yield note.box, found


def _note(note: Note, place: Place) -> Part | None:
    if note.kind == "Widget":
        why = say("what a form field holds is not read: print the form as a PDF before you hand it in")
        return Part(what=PartKind.CONTROL, place=place, why=why, beside=note.text, bars=True) if note.text else None
    if note.kind in ("FreeText", "Stamp", ""):
        why = say("what is laid over the page is not read")
        return Part(what=PartKind.TEXT_BOX, place=place, why=why, beside=note.text, bars=True)
    if note.kind in ("Text", "Highlight", "StrikeOut", "Caret"):
        return Part(
            what=PartKind.COMMENT, place=place, why=say("a comment is no part of the proposal"), beside=note.text
        )
    return None
