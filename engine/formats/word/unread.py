"""What a Word document holds that is not read as it stands: why, and of what kind it is."""

from collections.abc import Iterable, Iterator
from enum import StrEnum

from engine.model.parts import Part, PartFate, PartKind
from engine.model.place import Place
from engine.texts import say, sayable


class Reason(StrEnum):
    """Why something was not read, or what is to be known of how it was; the values are message ids."""

    CHANGES = sayable("tracked changes stand here: they are read as if they were accepted")
    HIDDEN = sayable("hidden text stands here: it is not read")
    STRUCK = sayable("struck text stands here: it is not read")
    STRUCK_ALONE = sayable("all that stands here is struck: it is not read")
    MACROS = sayable("the document has macros: it is read without them")
    TEMPLATE = sayable("the document names a template outside itself: it is not fetched")
    OBJECT = sayable("an embedded object (such as a spreadsheet) stands here: what it holds is not read")
    CONTROL = sayable("a control of another program stands here: what it holds is not read")
    DRAWING = sayable("a chart or drawing stands here: what it shows is not read")
    SHAPE = sayable("a shape without text stands here")
    PICTURE = sayable("a picture stands here: text in it is not read")
    IMPORTED = sayable("another file is pulled in here: what it holds is not read")
    COVERED = sayable("a cell that a merged cell covers holds text: it is not read")
    SYMBOL = sayable("symbols of an unknown font stand here: they are marked as unreadable")
    RESULT = sayable("a field has no result: update the fields in Word")
    CODE = sayable("text stands in a field's code, where Word does not show it: it is not read")
    CONTENTS = sayable("a table of contents stands here: it repeats what stands elsewhere, and is not read")
    LISTED = sayable("a table of contents stands in this cell: it is not read")
    FORMULA = sayable("a formula with fractions or roots stands here: it is not read")
    RUBY = sayable("small text above the line stands here: it is not read")
    STRANGE = sayable("text in markup that is not known stands here: it is not read")
    OTHERWISE = sayable("what stands here reads otherwise in older programs: it is read as in Word of today")
    COMMENT = sayable("a comment is tied to this place: it is no part of the proposal")
    COLUMNS = sayable("the table's columns are more than Word allows: it is not read")
    ROWS = sayable("the table has hidden rows: they are not read")
    NESTED = sayable("a table stands in this cell: it is read as text of the cell")


_KINDS = {
    Reason.CHANGES: PartKind.CHANGE,
    Reason.HIDDEN: PartKind.HIDDEN,
    Reason.STRUCK: PartKind.STRUCK,
    Reason.STRUCK_ALONE: PartKind.STRUCK,
    Reason.MACROS: PartKind.MACRO,
    Reason.TEMPLATE: PartKind.MACRO,
    Reason.CONTROL: PartKind.CONTROL,
    Reason.PICTURE: PartKind.PICTURE,
    Reason.COMMENT: PartKind.COMMENT,
    Reason.COLUMNS: PartKind.TABLE,
    Reason.ROWS: PartKind.ROW,
    Reason.NESTED: PartKind.TABLE,
    Reason.OBJECT: PartKind.OBJECT,
    Reason.DRAWING: PartKind.OBJECT,
    Reason.SHAPE: PartKind.OBJECT,
    Reason.IMPORTED: PartKind.IMPORTED,
    Reason.FORMULA: PartKind.OBJECT,
}
"""The kind of part; TEXT for the others."""

_READ = {Reason.CHANGES, Reason.NESTED, Reason.OTHERWISE}
_HARMLESS = {
    Reason.MACROS,
    Reason.TEMPLATE,
    Reason.COMMENT,
    Reason.CONTENTS,
    Reason.CODE,
    Reason.SHAPE,
    Reason.STRUCK,
    Reason.RUBY,
}
"""What cannot be what a rule asks for: its author did away with it, it does not show, or it stands elsewhere too."""


def part_of(reason: Reason, place: Place, *, in_body: bool = True) -> Part:
    """The part, which bars a proposal from being ready where it may hold what a rule asks for."""
    return Part(
        what=_KINDS.get(reason, PartKind.TEXT),
        place=place,
        fate=PartFate.READ if reason in _READ else PartFate.NOT_READ,
        why=say(reason.value),
        bars=in_body and reason not in _READ | _HARMLESS,
    )


def parts_of(reasons: Iterable[Reason], place: Place, *, in_body: bool = True) -> Iterator[Part]:
    """A part for each reason, once."""
    return (part_of(reason, place, in_body=in_body) for reason in dict.fromkeys(reasons))
