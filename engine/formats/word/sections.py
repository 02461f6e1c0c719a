"""The sections of a Word document, and what stands at the head and foot of their pages."""

from collections.abc import Iterator
from typing import NamedTuple
from xml.etree.ElementTree import Element

from engine.formats.document import Block, Paragraph, rows_of
from engine.formats.refused import RefusedError
from engine.formats.word.package import Package
from engine.formats.word.story import Story, Surroundings
from engine.formats.word.xml import every, find, switch, tag
from engine.texts import say

MAX_SECTIONS, MAX_LINES = 2_000, 100
"""Sections of a document, and lines of a page header; each section repeats its headers."""

_SECTION, _FORMER = tag("w:sectPr"), tag("w:sectPrChange")
_REFERENCES = (tag("w:headerReference"), tag("w:footerReference"))


class Running(NamedTuple):
    """A header or footer of a section: `header` or `footer`, and `default`, `first` or `even` pages."""

    where: str
    pages: str


def running_texts(package: Package, root: Element, around: Surroundings) -> list[tuple[str, ...]]:
    """For each section the lines of its headers and footers, each once; what a section leaves out it inherits."""
    paths = {each.id: each.path for each in package.relations(package.main)}
    texts: dict[str, tuple[str, ...]] = {}
    current: dict[Running, str] = {}
    sections: list[tuple[str, ...]] = []
    for section in _sections(root):
        for reference in every(section, *_REFERENCES):
            current[_running(reference)] = paths.get(reference.get(tag("r:id"), ""), "")
        shown = [path for running, path in current.items() if running.pages != "first" or switch(section, "w:titlePg")]
        for path in shown:
            if path not in texts:
                texts[path] = _texts(package, path, around)
        if len(sections) == MAX_SECTIONS:
            raise RefusedError(say("the document has more than {sections} sections: not read", sections=MAX_SECTIONS))
        sections.append(tuple(dict.fromkeys(text for path in shown for text in texts[path])))
    return sections or [()]


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


def _texts(package: Package, path: str, around: Surroundings) -> tuple[str, ...]:
    """The lines of a header or footer, page numbers left out."""
    if not package.has(path):
        return ()
    texts = tuple(text for text in _flat(Story(around).blocks(package.tree(path))) if not text.isdigit())
    if len(texts) > MAX_LINES:
        raise RefusedError(say("a page header has more than {lines} lines: not read", lines=MAX_LINES))
    return texts


def _flat(blocks: Iterator[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield block.text
        else:
            yield from (cell.text for row in rows_of(block) for cell in row.cells if cell.text)
