"""The Word door: from the bytes of a .docx, .docm or .dotx to the neutral document."""

from collections.abc import Iterator
from xml.etree.ElementTree import Element

from engine.formats.document import Block, Document, Paragraph
from engine.formats.errors import DocumentError
from engine.formats.joining import join_lines
from engine.formats.refused import RefusedError
from engine.formats.word.anchors import number
from engine.formats.word.inline import Note
from engine.formats.word.numbering import Numbering
from engine.formats.word.package import Package
from engine.formats.word.sections import ends_section, running_texts
from engine.formats.word.story import Story, Surroundings
from engine.formats.word.styles import Styles
from engine.formats.word.visible import Remark, children, has_changes, prepare
from engine.formats.word.xml import find, tag
from engine.model.place import Place
from engine.texts import say

MAX_ROWS, MAX_PARAGRAPHS = 20_000, 200_000
"""Table rows and paragraphs (those in cells too) in a document; a bundle of a hundred proposals has some six thousand
and sixty thousand. The largest documents within all bounds take some twenty seconds and 700 MB."""


def read_word_document(data: bytes, file: str) -> Document:
    """What stands on the pages of a Word document, with the address of each paragraph and cell as anchor.

    Tracked changes are read as if accepted; hidden text is left out; the remarks say so.
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
    remarks: dict[Remark, None] = {}
    if has_changes(root):
        remarks[Remark.CHANGES] = None
    if any(name.endswith("vbaProject.bin") for name in package.names()):
        remarks[Remark.MACROS] = None
    around = Surroundings(
        file=file,
        styles=Styles(package.related("styles")),
        numbering=Numbering(package.related("numbering")),
        anchors=number(root),
        remarks=remarks,
    )
    prepare(root)
    blocks = tuple(_blocks(package, body, around))
    return Document(format="docx", file=file, blocks=blocks, remarks=tuple(say(remark) for remark in remarks))


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
    shown = next(sections, ())
    yield from _page_headers(shown, around.file)
    for child in children(body):
        for block in story.block(child):
            if isinstance(block, Paragraph) and block.level:
                yield from _take_notes(story, notes)
            yield block
        if ends_section(child):
            following = next(sections, ())
            if following != shown:
                yield from _take_notes(story, notes)
                yield from _page_headers(following, around.file)
            shown = following
    yield from _take_notes(story, notes)


def _page_headers(texts: tuple[str, ...], file: str) -> Iterator[Paragraph]:
    for text in texts:
        yield Paragraph(text=text, page_header=True, place=Place(file=file))


def _notes(package: Package, kind: str, around: Surroundings) -> dict[Note, str]:
    """The texts of the footnotes or endnotes."""
    root = package.related(f"{kind}s")
    found: dict[Note, str] = {}
    for each in () if root is None else root.iter(tag(f"w:{kind}")):
        blocks = Story(around).blocks(each)
        text = join_lines(block.text for block in blocks if isinstance(block, Paragraph))
        found[Note(kind, each.get(tag("w:id"), ""))] = text
    return found


def _take_notes(story: Story, notes: dict[str, dict[Note, str]]) -> Iterator[Paragraph]:
    """The notes referred to since the last call, each at the first place that refers to it."""
    for note, place in story.notes:
        text = notes[note.kind].pop(note, "")
        if text:
            yield Paragraph(text=text, place=place)
    story.notes.clear()
