"""What was not read, for every format: a short list a proposal."""

from collections.abc import Iterable
from typing import NamedTuple

from engine.model.parts import Part, PartFate
from engine.model.report import Report
from engine.texts import say
from engine.texts.parts import part_words


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


def listed(parts: Iterable[Part]) -> list[str]:
    """The parts in words; first what was not read or tied, then what was read with something to know."""
    return [part_words(each) for each in sorted(parts, key=lambda each: each.fate is PartFate.READ)]
