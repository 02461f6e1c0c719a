"""The sections of a Word document, and what stands at the head and foot of their pages."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from engine.formats.document import Block, Paragraph, rows_of
from engine.formats.refused import RefusedError
from engine.formats.word.package import Package
from engine.formats.word.story import Story, Surroundings, parts_among
from engine.formats.word.xml import every, find, switch, tag
from engine.model.parts import Part
from engine.texts import say

MAX_SECTIONS, MAX_LINES = 2_000, 100
"""Sections of a document, and lines of a page header; each section repeats its headers."""

_SECTION, _FORMER = tag("w:sectPr"), tag("w:sectPrChange")
_REFERENCES = (tag("w:headerReference"), tag("w:footerReference"))


class Shown(NamedTuple):
    """What stands at the head and foot of a section's pages: the lines, each once, and what is not read there."""

    lines: tuple[str, ...] = ()
    parts: tuple[Part, ...] = ()


class Running(NamedTuple):
    """A header or footer of a section: `header` or `footer`, and `default`, `first` or `even` pages."""

    where: str
    pages: str


def running_texts(package: Package, root: Element, around: Surroundings) -> list[Shown]:
    """For each section what stands in its headers and footers; what a section leaves out it inherits."""
    paths = {each.id: each.path for each in package.relations(package.main)}
    read: dict[str, Shown] = {}
    current: dict[Running, str] = {}
    sections: list[Shown] = []
    for section in _sections(root):
        for reference in every(section, *_REFERENCES):
            current[_running(reference)] = paths.get(reference.get(tag("r:id"), ""), "")
        shown = [path for running, path in current.items() if running.pages != "first" or switch(section, "w:titlePg")]
        for path in shown:
            if path not in read:
                read[path] = _read(package, path, around)
        if len(sections) == MAX_SECTIONS:
            raise RefusedError(say("the document has more than {sections} sections: not read", sections=MAX_SECTIONS))
        sections.append(_together([read[path] for path in shown]))
    return sections or [Shown()]


def _together(shown: list[Shown]) -> Shown:
    lines = dict.fromkeys(line for each in shown for line in each.lines)
    return Shown(tuple(lines), tuple(dict.fromkeys(part for each in shown for part in each.parts)))


def ends_section(element: Element) -> bool:
    """Whether the paragraph is the last one of a section."""
    return find(element, "w:pPr", "w:sectPr") is not None


def _sections(element: Element) -> Iterator[Element]:
    """The properties of the sections, but for those that a tracked change did away with."""
    for child in element:
        if child.tag == _SECTION:
            yield child
        elif child.tag != _FORMER:
            yield from _sections(child)


def _running(reference: Element) -> Running:
    where = "header" if reference.tag == _REFERENCES[0] else "footer"
    pages = reference.get(tag("w:type"), "")
    return Running(where, pages if pages in ("first", "even") else "default")


def _read(package: Package, path: str, around: Surroundings) -> Shown:
    """A header or footer, page numbers left out."""
    if not package.has(path):
        return Shown()
    blocks = tuple(Story(around, in_body=False).blocks(package.tree(path)))
    lines = tuple(text for text in _flat(blocks) if not text.isdigit())
    if len(lines) > MAX_LINES:
        raise RefusedError(say("a page header has more than {lines} lines: not read", lines=MAX_LINES))
    return Shown(lines, tuple(parts_among(blocks)))


def _flat(blocks: tuple[Block, ...]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in rows_of(block) for cell in row.cells if cell.text)
