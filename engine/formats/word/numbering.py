"""The numbers that Word puts before paragraphs of a list: "2. Økonomi" has no "2." in its text."""

import re
from typing import NamedTuple
from xml.etree.ElementTree import Element

from engine.formats.word.xml import find, tag, value, whole

_PLACE = re.compile(r"%([1-9])")
_DECIMAL = ("", "decimal")
_DEPTH = 9


class Level(NamedTuple):
    """A level of a list: where it starts, how it is counted and written ("%1.%2")."""

    start: int
    format: str
    pattern: str


class Numbering:
    """Counts the paragraphs of each list as they come by."""

    def __init__(self, root: Element | None) -> None:
        elements = [] if root is None else list(root.iter(tag("w:abstractNum")))
        self._abstract = {each.get(tag("w:abstractNumId"), ""): _levels(each) for each in elements}
        lists = [] if root is None else list(root.iter(tag("w:num")))
        self._lists = {each.get(tag("w:numId"), ""): value(each, "w:abstractNumId") for each in lists}
        self._starts = {each.get(tag("w:numId"), ""): _overrides(each) for each in lists}
        self._counts: dict[str, dict[int, int]] = {}

    def count(self, numbering: tuple[str, int]) -> str:
        """The number of the next paragraph of this list and level; "" for a bullet or no list at all."""
        number, depth = numbering
        abstract = self._lists.get(number, "")
        levels = self._abstract.get(abstract, {})
        if depth not in levels:
            return ""
        counts = self._counts.setdefault(abstract, {})
        first = self._starts[number].pop(depth, None)
        counts[depth] = counts.get(depth, levels[depth].start - 1) + 1 if first is None else first
        for deeper in [each for each in counts if each > depth]:
            del counts[deeper]
        return _written(levels, depth, counts)


def _levels(abstract: Element) -> dict[int, Level]:
    return {
        whole(each.get(tag("w:ilvl"))): Level(
            whole(value(each, "w:start"), 1), value(each, "w:numFmt"), value(each, "w:lvlText")
        )
        for each in abstract.iter(tag("w:lvl"))
        if whole(each.get(tag("w:ilvl"))) in range(_DEPTH)
    }


def _overrides(number: Element) -> dict[int, int]:
    """The levels that a list starts anew, and at what."""
    return {
        whole(each.get(tag("w:ilvl"))): whole(value(each, "w:startOverride"))
        for each in number.iter(tag("w:lvlOverride"))
        if find(each, "w:startOverride") is not None
    }


def _written(levels: dict[int, Level], depth: int, counts: dict[int, int]) -> str:
    """The number as Word shows it; "" where a level of it is no plain number."""
    used = [int(each) - 1 for each in _PLACE.findall(levels[depth].pattern)]
    if not used or any(each not in levels or levels[each].format not in _DECIMAL for each in used):
        return ""
    return _PLACE.sub(lambda m: str(counts.get(int(m[1]) - 1, levels[int(m[1]) - 1].start)), levels[depth].pattern)
