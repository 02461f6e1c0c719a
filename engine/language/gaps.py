"""What of a subject nobody read, by the pack's names of what may stand there: what is missing there is unknown.

A field declares where in the template it stands (`Field.within`). Where that was not read, what the field lacks may
stand there all the same: its value is `Unread`, and a collection that has some of it is `Partial`.
"""

from collections.abc import Sequence
from typing import Any

from engine.language.figure import Figure
from engine.language.values import Unknown
from engine.model.cell import State
from engine.model.parts import ANYTHING, Part, PartFate, PartKind
from engine.texts import say


class Unread(Unknown):
    """What nobody read: not even whether it is there."""


class Partial(tuple[Any, ...]):
    """The elements of a collection that were read; `rest` says why there may be more."""

    rest: Unread

    @classmethod
    def of(cls, elements: Sequence[Any], rest: Unread) -> "Partial":
        """These elements, and what may be beside them."""
        found = cls(elements)
        found.rest = rest
        return found


class Gaps:
    """The parts of one subject that bar it: what each may hold, and why it was not read."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self._parts = tuple(part for part in parts if part.bars and part.fate is not PartFate.READ)
        self.names = tuple(dict.fromkeys(name for part in self._parts for name in part.within))

    def filled(self, within: Sequence[str], found: Any, *, lines: bool) -> Any:
        """What was found in a field that stands there; `Unread` or `Partial` where that may not be all.

        `lines`: the field has an element for each row that stands there.
        """
        for part in self._parts:
            if _is_missing(found) and _may_hold(part, within):
                return Unread(_reason(part))
            if isinstance(found, tuple) and _may_hold_more(part, within, lines):
                return Partial.of(found, Unread(_reason(part)))
        return found

    def told(self, within: str) -> bool | Unread:
        """Whether it is known what each row there is: True, or why not."""
        rows = (part for part in self._parts if part.what is PartKind.ROW and within in part.within)
        return next((Unread(_reason(part)) for part in rows), True)


def _may_hold(part: Part, within: Sequence[str]) -> bool:
    return not set(within).isdisjoint(part.within)


def _may_hold_more(part: Part, within: Sequence[str], lines: bool) -> bool:
    """Whether a further element may stand in a part beside those that were read."""
    if ANYTHING in part.within and ANYTHING in within:
        return True
    return lines and part.what is PartKind.ROW and part.fate is PartFate.NOT_READ and _may_hold(part, within)


def _is_missing(found: Any) -> bool:
    if isinstance(found, Figure):
        return found.state is State.EMPTY
    return found is None or found is False or found in ("", ())


def _reason(part: Part) -> str:
    if part.fate is PartFate.UNTIED:
        return say("nothing tells what “{words}” is", words=part.beside)
    if part.beside:
        return say("a part of the document was not read: at “{words}”", words=part.beside)
    return say("a part of the document was not read")


def rest_of(found: Any) -> Unread | None:
    """Why a collection may have more elements than were read; None where it has no more."""
    return found.rest if isinstance(found, Partial) else None
