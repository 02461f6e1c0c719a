"""The Word door: from the bytes of a .docx, .docm or .dotx to the neutral document."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from engine.formats.document import Block, Document, Paragraph, rows_of
from engine.formats.errors import DocumentError
from engine.formats.joining import join_lines
from engine.formats.refused import RefusedError
from engine.formats.word.anchors import number
from engine.formats.word.comments import AUTHOR
from engine.formats.word.inline import Note
from engine.formats.word.numbering import Numbering
from engine.formats.word.package import Package
from engine.formats.word.sections import Shown, ends_section, running_texts
from engine.formats.word.story import Story, Surroundings, parts_among
from engine.formats.word.styles import Styles
from engine.formats.word.unread import Reason, part_of
from engine.formats.word.visible import children, has_changes, prepare
from engine.formats.word.xml import find, tag
from engine.model.base import replace
from engine.model.parts import Part
from engine.model.place import Place
from engine.texts import say

MAX_ROWS, MAX_PARAGRAPHS = 20_000, 200_000
"""Table rows and paragraphs (those in cells too) in a document; a bundle of a hundred proposals has some six thousand
and sixty thousand. The largest documents within all bounds take some twenty seconds and 700 MB."""


def read_word_document(data: bytes, file: str) -> Document:
    """What stands on the pages of a Word document, with the address of each paragraph and cell as anchor.

    Tracked changes are read as if accepted; what is not read stands as a part at its place.
    Raises DocumentError (one line) for what is no Word document, or is encrypted, damaged or beyond the bounds.
    """
    try:
        return _read(Package(data), file)
    except RefusedError as refused:
        raise DocumentError(file, None, str(refused)) from refused


def _read(package: Package, file: str) -> Document:
    root = package.tree(package.main)
    body = find(root, "w:body")
    if body is None:
        raise RefusedError(say("this is not a Word document: it has no main part"))
    _check_size(root)
    around = Surroundings(
        file=file,
        styles=Styles(package.related("styles")),
        numbering=Numbering(package.related("numbering")),
        anchors=number(root),
        has_changes=has_changes(root),
        own_comments=_own_comments(package),
    )
    prepare(root)
    blocks = tuple(_blocks(package, body, around))
    parts = tuple(part_of(each, Place(file=file)) for each in _of_the_whole(package))
    return Document(format="docx", file=file, blocks=blocks, parts=parts)


def _own_comments(package: Package) -> frozenset[str]:
    """The ids of the comments that this program has written."""
    root = package.related("comments")
    own = () if root is None else (each for each in root if each.get(tag("w:author")) == AUTHOR)
    return frozenset(each.get(tag("w:id"), "") for each in own)


def _of_the_whole(package: Package) -> Iterator[Reason]:
    """What has no place in the text: macros, and a template that is not in the file."""
    if any(name.endswith("vbaProject.bin") for name in package.names()):
        yield Reason.MACROS
    settings = [each.path for each in package.relations(package.main) if each.type == "settings"]
    if any(each.type == "attachedTemplate" for path in settings for each in package.externals(path)):
        yield Reason.TEMPLATE


class Noted(NamedTuple):
    """What a note says, and what of it is not read."""

    text: str = ""
    parts: tuple[Part, ...] = ()


def _check_size(root: Element) -> None:
    if sum(1 for _ in root.iter(tag("w:tr"))) > MAX_ROWS:
        raise RefusedError(say("the document has more than {rows} table rows: not read", rows=MAX_ROWS))
    if sum(1 for _ in root.iter(tag("w:p"))) > MAX_PARAGRAPHS:
        raise RefusedError(
            say("the document has more than {paragraphs} paragraphs: not read", paragraphs=MAX_PARAGRAPHS)
        )


def _blocks(package: Package, body: Element, around: Surroundings) -> Iterator[Block]:
    """The body's blocks: page headers first in each section, notes before the next heading after the reference."""
    sections = iter(running_texts(package, body, around))
    notes = {kind: _notes(package, kind, around) for kind in ("footnote", "endnote")}
    story = Story(around)
    shown = next(sections, Shown())
    yield from _page_headers(shown, around.file)
    for child in children(body):
        for block in story.block(child):
            if isinstance(block, Paragraph) and block.level:
                yield from _take_notes(story, notes)
            yield block
        if ends_section(child):
            following = next(sections, Shown())
            if following != shown:
                yield from _take_notes(story, notes)
                yield from _page_headers(following, around.file)
            shown = following
    yield from _take_notes(story, notes)


def _page_headers(shown: Shown, file: str) -> Iterator[Block]:
    for text in shown.lines:
        yield Paragraph(text=text, page_header=True, place=Place(file=file))
    yield from shown.parts


def _notes(package: Package, kind: str, around: Surroundings) -> dict[Note, Noted]:
    """The footnotes or endnotes."""
    root = package.related(f"{kind}s")
    found: dict[Note, Noted] = {}
    for each in () if root is None else root.iter(tag(f"w:{kind}")):
        blocks = tuple(Story(around).blocks(each))
        text = join_lines(_texts(blocks))
        found[Note(kind, each.get(tag("w:id"), ""))] = Noted(text, tuple(parts_among(blocks)))
    return found


def _texts(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in rows_of(block) for cell in row.cells if cell.text)


def _take_notes(story: Story, notes: dict[str, dict[Note, Noted]]) -> Iterator[Block]:
    """The notes referred to since the last call, each at the first place that refers to it."""
    for note, place in story.notes:
        found = notes[note.kind].pop(note, Noted())
        if found.text:
            yield Paragraph(text=found.text, place=place)
        yield from (replace(part, place=place) for part in found.parts)
    story.notes.clear()
