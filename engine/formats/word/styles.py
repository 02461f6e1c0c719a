"""What a style says that a reader of the page would see: heading levels, and text that is hidden, raised or bold."""

import re
from functools import cache
from typing import NamedTuple
from xml.etree.ElementTree import Element

from engine.formats.word.xml import find, switch, tag, value, whole

MAX_CHAIN = 32
"""Styles based on styles: deeper than this (or in a circle), the rest is not looked at."""

_BODY_LEVEL = 9
_NAMED = re.compile(r"(?:heading|overskrift)\s*([1-9])")
_TITLES = {"title", "titel"}


class Look(NamedTuple):
    """How a run looks; None where nothing is said. `raised` is as `w:vertAlign` has it, `size` in half points."""

    hidden: bool | None = None
    struck: bool | None = None
    raised: str | None = None
    bold: bool | None = None
    size: int | None = None
    font: str | None = None

    def over(self, base: "Look") -> "Look":
        """This look, and `base` where this one says nothing."""
        if self is NO_LOOK:
            return base
        return base._replace(**{name: mine for name, mine in self._asdict().items() if mine is not None})


NO_LOOK = Look()


class Style(NamedTuple):
    """A style with all that it inherits: heading level (None where nothing is said), looks, list and level in it."""

    level: int | None = None
    look: Look = NO_LOOK
    numbering: tuple[str, int] = ("", 0)


def look_of(properties: Element | None) -> Look:
    """What the `w:rPr` itself says."""
    if properties is None or not len(properties):
        return NO_LOOK
    fonts = find(properties, "w:rFonts")
    return Look(
        hidden=switch(properties, "w:vanish"),
        struck=_struck(properties),
        raised=value(properties, "w:vertAlign") or None,
        bold=switch(properties, "w:b"),
        size=whole(value(properties, "w:sz")) or None,
        font=None if fonts is None else fonts.get(tag("w:ascii")),
    )


def _struck(properties: Element) -> bool | None:
    """Whether one line or two are drawn through the text."""
    said = [each for each in (switch(properties, "w:strike"), switch(properties, "w:dstrike")) if each is not None]
    return any(said) if said else None


def level_of(properties: Element | None) -> int | None:
    """The heading level that the `w:pPr` itself says; None where it says nothing."""
    outline = value(properties, "w:outlineLvl")
    if not outline:
        return None
    level = whole(outline, _BODY_LEVEL)
    return level + 1 if 0 <= level < _BODY_LEVEL else 0


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """The list that the `w:pPr` puts its paragraph in, and the list's level."""
    listed = find(properties, "w:numPr")
    if listed is None:
        return None
    return value(listed, "w:numId"), whole(value(listed, "w:ilvl"))


class Styles:
    """The styles of a document by id."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else list(root.iter(tag("w:style")))
        self._elements = {each.get(tag("w:styleId"), ""): each for each in elements}
        self._defaults = {
            each.get(tag("w:type")): each.get(tag("w:styleId"), "")
            for each in elements
            if each.get(tag("w:default")) in ("1", "true", "on")
        }
        self.base = look_of(find(root, "w:docDefaults", "w:rPrDefault", "w:rPr"))
        self._resolve = cache(self._resolved)

    def paragraph(self, style: str) -> Style:
        """The paragraph style, the document's default one for ""."""
        return self._resolve(style or self._defaults.get("paragraph", ""))

    def run(self, style: str) -> Look:
        """The look of a character style; nothing for ""."""
        return self._resolve(style).look if style else NO_LOOK

    def body_size(self) -> int:
        """The size of body text, in half points."""
        return self.paragraph("").look.over(self.base).size or 20

    def _resolved(self, style: str) -> Style:
        level: int | None = None
        look, numbering = NO_LOOK, None
        for element in self._chain(style):
            properties = find(element, "w:pPr")
            look = look.over(look_of(find(element, "w:rPr")))
            level = _named_level(element) if level is None else level
            level = level_of(properties) if level is None else level
            numbering = numbering or numbering_of(properties)
        return Style(level, look, numbering or ("", 0))

    def _chain(self, style: str) -> list[Element]:
        """The style and those that it is based on, nearest first."""
        chain: list[Element] = []
        while style in self._elements and len(chain) < MAX_CHAIN:
            chain.append(self._elements[style])
            style = value(chain[-1], "w:basedOn")
        return chain


def _named_level(style: Element) -> int | None:
    """The level of the built-in heading styles, whose `w:name` is the same whatever language Word speaks."""
    name = value(style, "w:name").lower().strip()
    if name in _TITLES:
        return 1
    if name == "caption":
        return 0
    match = _NAMED.fullmatch(name)
    return int(match[1]) if match else None
