"""What was not read, in the words of every format: a short list a proposal."""

from collections.abc import Iterable
from typing import NamedTuple

from engine.model.parts import Part, PartFate, PartKind
from engine.model.place import Place
from engine.model.report import Report
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


class UnreadOf(NamedTuple):
    """The parts of one proposal, or of the bundle's cover; `name` is what a reader calls it."""

    name: str
    parts: tuple[Part, ...]


def unread_of(report: Report) -> tuple[UnreadOf, ...]:
    """Whose parts there are, in the order of the report; who has none is left out."""
    cover = report.bundle.cover if report.bundle else None
    whole = [UnreadOf(say("the bundle"), cover.parts)] if cover else []
    each = (UnreadOf(one.proposal.owner or one.proposal.title, one.proposal.parts) for one in report.proposals)
    return tuple(found for found in (*whole, *each) if found.parts)


def part_words(part: Part) -> str:
    """What, beside what, where, and why: "Billede ved »Tabel 1. …« (side 3): hvad et billede viser, læses ikke"."""
    beside = say("at “{words}”", words=part.beside) if part.beside else ""
    where = f"({place})" if (place := _place(part.place)) else ""
    return f"{' '.join(filter(None, (kind_of_part(part), beside, where)))}: {part.why}"


def kind_of_part(part: Part) -> str:
    """What the part is, as a person would say it."""
    return say(_KINDS[part.what])


def listed(parts: Iterable[Part]) -> list[str]:
    """The parts in words; first what was not read or tied, then what was read with something to know."""
    return [part_words(each) for each in sorted(parts, key=lambda each: each.fate is PartFate.READ)]


def _place(place: Place) -> str:
    if place.page is not None:
        return say("page {page}", page=place.page)
    return say("line {line}", line=place.line) if place.line is not None else ""
