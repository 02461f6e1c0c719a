"""The text of a paragraph, run by run, with what is anchored in it."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple
from xml.etree.ElementTree import Element

from engine.formats.word.drawings import drawn
from engine.formats.word.fields import Field, Fields
from engine.formats.word.styles import Look, Styles, look_of
from engine.formats.word.symbols import UNREADABLE, from_private, raised, symbol
from engine.formats.word.unread import Reason
from engine.formats.word.visible import children, holds
from engine.formats.word.xml import every, find, tag, value

_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HEX = re.compile(r"[0-9A-Fa-f]{1,6}")
_RUN, _RUN_PROPERTIES, _TEXT = tag("w:r"), tag("w:rPr"), tag("w:t")
_FIXED = {
    tag("w:tab"): "\t",
    tag("w:ptab"): "\t",
    tag("w:br"): "\n",
    tag("w:cr"): "\n",
    tag("w:noBreakHyphen"): "-",
    tag("w:softHyphen"): "\u00ad",
}
_PICTURES = {tag("w:drawing"), tag("w:pict"), tag("w:object")}
_BOX = tag("w:txbxContent")
_BUILT = {tag(f"m:{name}") for name in ("f", "rad", "nary", "sSup", "sSub", "sSubSup", "sPre", "m", "eqArr", "limLow")}
"""Parts of a formula of which one stands above or beside another."""
_NOTES = {tag("w:footnoteReference"): "footnote", tag("w:endnoteReference"): "endnote"}


class Note(NamedTuple):
    """A reference to a footnote or an endnote."""

    kind: str
    id: str


class Piece(NamedTuple):
    """A stretch of text of one look."""

    text: str
    look: Look


@dataclass(slots=True)
class Line:
    """A paragraph's pieces of visible text, the text boxes anchored in it, the notes it refers to, what is not read."""

    pieces: list[Piece] = field(default_factory=list)
    boxes: list[Element] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)
    reasons: list[Reason] = field(default_factory=list)

    def text(self) -> str:
        """The text with superscripts as characters of their own."""
        return "".join(raised(piece.text, piece.look.raised) for piece in self.pieces)


class InlineReader:
    """Reads the paragraphs of one story (the body, a header, a note) in order; fields reach over paragraphs."""

    def __init__(self, styles: Styles, own_comments: frozenset[str]) -> None:
        """`own_comments` are the ids of the comments that nobody but this program has written."""
        self._styles = styles
        self._own_comments = own_comments
        self._fields = Fields()
        self._handlers: dict[str, Callable[[Element, Look, Line], None]] = {
            tag("w:fldSimple"): self._simple_field,
            tag("w:ruby"): self._ruby,
            tag("m:oMath"): self._math,
            tag("m:oMathPara"): self._math,
            tag("w:fldChar"): self._field_mark,
            tag("w:instrText"): self._instruction,
            tag("w:sym"): self._symbol,
            **dict.fromkeys(_PICTURES, self._picture),
            tag("w:commentReference"): self._comment,
            **dict.fromkeys(_NOTES, self._note),
        }

    def read(self, paragraph: Element) -> Line:
        """What stands in the paragraph."""
        base = self._styles.paragraph(value(paragraph, "w:pPr", "w:pStyle")).look.over(self._styles.base)
        line = Line()
        self._content(paragraph, base, line)
        if self._fields.unfinished:
            line.reasons.append(Reason.RESULT)
            self._fields.unfinished = False
        return line

    def _content(self, element: Element, base: Look, line: Line) -> None:
        for child in children(element):
            if child.tag == _RUN:
                self._run(child, base, line)
            elif child.tag in self._handlers:
                self._handlers[child.tag](child, base, line)
            elif holds(child):
                line.reasons.append(Reason.STRANGE)

    def _run(self, run: Element, base: Look, line: Line) -> None:
        properties = find(run, "w:rPr")
        look = look_of(properties).over(self._styles.run(value(properties, "w:rStyle"))).over(base)
        if look.hidden or look.struck:
            self._unshown(run, look, line)
            return
        for child in children(run):
            if child.tag == _TEXT:
                self._add(_trimmed(child), look, line)
            elif child.tag in _FIXED:
                self._add(_FIXED[child.tag], look, line)
            elif child.tag in self._handlers:
                self._handlers[child.tag](child, look, line)
            elif holds(child):
                line.reasons.append(Reason.STRANGE)

    def _unshown(self, run: Element, look: Look, line: Line) -> None:
        """Of what is hidden or struck the fields are followed, and the rest is told of."""
        if holds(run):
            line.reasons.append(Reason.HIDDEN if look.hidden else Reason.STRUCK)
        for mark in every(run, tag("w:fldChar"), tag("w:instrText")):
            self._handlers[mark.tag](mark, look, Line())

    def _add(self, text: str, look: Look, line: Line) -> None:
        if not text:
            return
        if not self._fields.shows():
            self._left_out(text, line)
            return
        plain = from_private(text, look.font or "")
        if UNREADABLE in plain and UNREADABLE not in text:
            line.reasons.append(Reason.SYMBOL)
        line.pieces.append(Piece(plain, look))

    def _left_out(self, text: str, line: Line) -> None:
        if self._fields.in_code():
            line.reasons += [Reason.CODE] * bool(text.strip())
        elif self._fields.in_contents():
            line.reasons.append(Reason.CONTENTS)

    def _field_mark(self, element: Element, look: Look, line: Line) -> None:
        shown = self._fields.mark(element)
        if shown:
            line.pieces.append(Piece(shown, look))

    def _instruction(self, element: Element, _look: Look, _line: Line) -> None:
        self._fields.instruct(element.text or "")

    def _simple_field(self, element: Element, look: Look, line: Line) -> None:
        around = len(self._fields.open)
        self._fields.open.append(Field(element.get(tag("w:instr"), ""), in_result=True))
        self._content(element, look, line)
        # Its own marks may have ended it already, or have begun fields that nothing ends.
        del self._fields.open[around:]

    def _ruby(self, element: Element, look: Look, line: Line) -> None:
        above, base = find(element, "w:rt"), find(element, "w:rubyBase")
        if above is not None and holds(above):
            line.reasons.append(Reason.RUBY)
        if base is not None:
            self._content(base, look, line)

    def _math(self, element: Element, look: Look, line: Line) -> None:
        if any(each.tag in _BUILT for each in element.iter()):
            # Of a fraction the digits would stand one behind the other.
            line.reasons.append(Reason.FORMULA)
        else:
            self._add("".join(each.text or "" for each in element.iter(tag("m:t"))), look, line)

    def _symbol(self, element: Element, look: Look, line: Line) -> None:
        code = element.get(tag("w:char"), "")
        shown = symbol(int(code, 16), element.get(tag("w:font"), "")) if _HEX.fullmatch(code) else UNREADABLE
        if shown == UNREADABLE:
            line.reasons.append(Reason.SYMBOL)
        self._add(shown, look, line)

    def _note(self, element: Element, _look: Look, line: Line) -> None:
        line.notes.append(Note(_NOTES[str(element.tag)], element.get(tag("w:id"), "")))

    def _picture(self, element: Element, _look: Look, line: Line) -> None:
        boxes = list(_outermost(element))
        line.boxes += boxes
        reason = drawn(element)
        if reason is not Reason.SHAPE or not boxes:
            line.reasons.append(reason)

    def _comment(self, element: Element, _look: Look, line: Line) -> None:
        if element.get(tag("w:id"), "") not in self._own_comments:
            line.reasons.append(Reason.COMMENT)


def _outermost(element: Element) -> Iterator[Element]:
    """The text boxes in a drawing, without those inside another one or in a fallback that repeats it."""
    for child in children(element):
        if child.tag == _BOX:
            yield child
        else:
            yield from _outermost(child)


def _trimmed(element: Element) -> str:
    """Word drops blanks at the ends unless the XML says to keep them."""
    text = element.text or ""
    return text if element.get(_SPACE) == "preserve" else text.strip(" \t\r\n")
