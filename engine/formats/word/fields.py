"""Fields: of `{ =SUM(ABOVE) }` only the result stands on the page, and the table of contents says nothing new."""

from dataclasses import dataclass, field
from xml.etree.ElementTree import Element

from engine.formats.refused import RefusedError
from engine.formats.word.visible import CHECKED, UNCHECKED
from engine.formats.word.xml import find, switch, tag, value, whole
from engine.texts import say

MAX_NESTED = 64
"""Fields inside one another; Word itself stops at 20."""

_SILENT = ("TOC", "INDEX", "PAGE", "NUMPAGES", "SECTIONPAGES")


@dataclass(slots=True)
class Field:
    """A field that has begun and not yet ended."""

    code: str = ""
    in_result: bool = False

    def name(self) -> str:
        """The first word of its code, in capitals."""
        return (self.code.split(maxsplit=1)[:1] or [""])[0].upper()

    def is_silent(self) -> bool:
        """Whether its result repeats what stands elsewhere, or counts pages."""
        return self.name() in _SILENT

    def lists_contents(self) -> bool:
        """Whether it is a table of contents or an index."""
        return self.name() in _SILENT[:2]


@dataclass(slots=True)
class Fields:
    """The fields that are open at a point of the text, outermost first. They may reach over paragraphs."""

    open: list[Field] = field(default_factory=list)
    unfinished: bool = False

    def shows(self) -> bool:
        """Whether text at this point stands on the page."""
        return all(each.in_result and not each.is_silent() for each in self.open)

    def in_code(self) -> bool:
        """Whether this point is in the code of a field, which the page does not show."""
        return any(not each.in_result for each in self.open)

    def in_contents(self) -> bool:
        """Whether this point is in a table of contents or an index."""
        return any(each.lists_contents() for each in self.open)

    def instruct(self, code: str) -> None:
        """Adds to the code of the innermost field."""
        if self.open:
            self.open[-1].code += code

    def mark(self, element: Element) -> str:
        """Takes a `w:fldChar`; returns the text that the field shows without having a result (a form's control)."""
        kind = element.get(tag("w:fldCharType"))
        if kind == "begin":
            if len(self.open) >= MAX_NESTED:
                raise RefusedError(
                    say("the document has more than {fields} fields inside one another", fields=MAX_NESTED)
                )
            self.open.append(Field())
            return form_control(element)
        if self.open and kind == "separate":
            self.open[-1].in_result = True
        elif self.open and kind == "end":
            ended = self.open.pop()
            self.unfinished |= not ended.in_result and ended.code.lstrip().startswith("=")
        return ""


def form_control(begin: Element) -> str:
    """What a legacy form's checkbox or list shows."""
    data = find(begin, "w:ffData")
    box = find(data, "w:checkBox")
    if box is not None:
        state = switch(box, "w:checked")
        return CHECKED if (switch(box, "w:default") if state is None else state) else UNCHECKED
    choices = find(data, "w:ddList")
    if choices is None:
        return ""
    entries = [each.get(tag("w:val"), "") for each in choices.iter(tag("w:listEntry"))]
    chosen = whole(value(choices, "w:result") or value(choices, "w:default"))
    return entries[chosen] if 0 <= chosen < len(entries) else ""
