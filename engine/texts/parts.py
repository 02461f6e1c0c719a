"""A part of a document that was not read, in the reader's words."""

from engine.model.parts import Part, PartKind
from engine.model.place import Place
from engine.texts import say, sayable

_KINDS = {
    PartKind.PAGE: sayable("Page"),
    PartKind.PICTURE: sayable("Picture"),
    PartKind.TEXT_BOX: sayable("Text box"),
    PartKind.OBJECT: sayable("Embedded object"),
    PartKind.IMPORTED: sayable("File pulled in"),
    PartKind.TABLE: sayable("Table"),
    PartKind.REPEATED_TABLE: sayable("Table, a second time"),
    PartKind.ROW: sayable("Row"),
    PartKind.COLUMN: sayable("Column"),
    PartKind.CELL: sayable("Cell"),
    PartKind.AMOUNT: sayable("Amount"),
    PartKind.TEXT: sayable("Text"),
    PartKind.STRUCK: sayable("Struck text"),
    PartKind.HIDDEN: sayable("Hidden text"),
    PartKind.CHANGE: sayable("Tracked change"),
    PartKind.COMMENT: sayable("Comment"),
    PartKind.CONTROL: sayable("Form field"),
    PartKind.MACRO: sayable("Macro"),
}


def part_words(part: Part) -> str:
    """What, beside what, where, and why: "Billede ved »Tabel 1. …« (side 3): hvad et billede viser, læses ikke"."""
    beside = say("at “{words}”", words=part.beside) if part.beside else ""
    where = f"({place})" if (place := _place(part.place)) else ""
    return f"{' '.join(filter(None, (kind_of_part(part), beside, where)))}: {part.why}"


def kind_of_part(part: Part) -> str:
    """What the part is, as a person would say it."""
    return say(_KINDS[part.what])


def _place(place: Place) -> str:
    if place.page is not None:
        return say("page {page}", page=place.page)
    return say("line {line}", line=place.line) if place.line is not None else ""
