"""A sentence with its figures, years and subjects in their order, and which of them stand closest to each other."""

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple, Protocol

from engine.model.claims import ClaimKind
from engine.prose.figures import Figure
from engine.prose.subjects import Said
from engine.prose.words import Word

_OF_YEARS = re.compile(r"\s?[-–/]\s?|\s+til(?: og med)?\s+|\s+(?:og|samt)(?: i)?\s+|,\s?(?:i )?")
_SPANNING = re.compile(r"[-–/]|til")
_LEVEL = re.compile(r"\s?-?(?:p/l|pl\b|pris)", re.IGNORECASE)
_ROUND = re.compile(r"(?:budget|ofs|overførselssag\w*|sag)\s(?:\d{4}[-/])?$", re.IGNORECASE)
"""Years of a price level or of a round date no amount."""
_PAUSE = re.compile(r"[,;:()]")
_JOINT = re.compile(r"\b(?:og|samt|mens|hvortil|hvorefter|derefter|endelig|men)\b")
_ITS = re.compile(r"\s(?:til|på|af|vedrørende|for|ved|i|fra)\s")
COMMA, JOINT, BEHIND = 4, 3, 2
"""How many words apart a comma, and a conjunction, keep what stands on their sides; and what stands behind an amount
without a word that joins them.
"""


class Stands(Protocol):
    """What has a place in a sentence."""

    @property
    def start(self) -> int: ...  # noqa: D102

    @property
    def end(self) -> int: ...  # noqa: D102


class Years(NamedTuple):
    """A year, or several told together: `spans` from the first to the last; `onward`: and on from there."""

    years: tuple[int, ...]
    start: int
    end: int
    spans: bool = False
    onward: bool = False


class Subject(NamedTuple):
    """What amounts may be of: rows of Tabel 1, or a concept. `share`: how surely, in per cent.

    `together`: several rows are named one after the other, and not by the same words.
    """

    rows: tuple[int, ...]
    concept: str
    start: int
    end: int
    share: int
    together: bool = False


class Told(NamedTuple):
    """A sentence as it is read."""

    text: str
    words: list[Word]
    figures: list[Figure]
    said: list[Said]

    def has(self, concept: str) -> bool:
        """Whether the concept is said anywhere."""
        return any(each.concept == concept for each in self.said)

    def places(self, concept: str) -> list[tuple[int, int]]:
        """Where the concept is said, in characters."""
        return [
            (self.words[each.first].start, self.words[each.last].end) for each in self.said if each.concept == concept
        ]

    def starts_with(self, concept: str) -> bool:
        """Whether the concept is said at its beginning."""
        return any(each.concept == concept and each.first <= 1 for each in self.said)

    def near(self, figure: Stands, concept: str, before: int, after: int) -> bool:
        """Whether the concept is said within so many characters before the figure or behind it, no figure between."""
        for start, end in self.places(concept):
            if end <= figure.start and figure.start - end <= before and not self._between(end, figure.start):
                return True
            if start >= figure.end and start - figure.end <= after and not self._between(figure.end, start):
                return True
        return False

    def _between(self, start: int, end: int) -> bool:
        return any(start <= each.start < end and each.kind is not ClaimKind.YEAR for each in self.figures)

    def apart(self, one: Stands, other: Stands) -> int:
        """How far apart an amount and another thing stand, in words; pauses and conjunctions count as several."""
        first, second = sorted((one, other), key=lambda each: each.start)
        between = self.text[first.end : second.start]
        behind = other.start > one.start and not _ITS.match(between)
        return (
            BEHIND * behind
            + len(between.split())
            + COMMA * len(_PAUSE.findall(between))
            + JOINT * len(_JOINT.findall(between))
        )


def years_of(told: Told) -> list[Years]:
    """The years, those told together as one."""
    found: list[Years] = []
    for figure in told.figures:
        if figure.kind is not ClaimKind.YEAR or _dates_nothing(told.text, figure):
            continue
        year = int(figure.low + (figure.high - figure.low) / 2)
        last = found[-1] if found else None
        between = told.text[last.end : figure.start] if last else ""
        if last and _OF_YEARS.fullmatch(between):
            spans = bool(_SPANNING.search(between))
            found[-1] = Years((*last.years, year), last.start, figure.end, spans or last.spans)
        else:
            found.append(Years((year,), figure.start, figure.end))
    onward = [start for start, _ in told.places("onward")]
    since = [end for _, end in told.places("from")]
    return [each._replace(onward=_goes_on(each, onward, since)) for each in found]


def _dates_nothing(text: str, year: Figure) -> bool:
    return bool(_LEVEL.match(text, year.end) or _ROUND.search(text[max(0, year.start - 25) : year.start]))


def _goes_on(years: Years, onward: Iterable[int], since: Iterable[int]) -> bool:
    if len(years.years) > 1:
        return False
    return any(0 <= start - years.end <= 2 for start in onward) or any(0 <= years.start - end <= 2 for end in since)


def bound(told: Told, things: Sequence[Stands], amounts: Sequence[Stands]) -> dict[int, int]:
    """For each amount (by its place) the thing that is bound to it.

    Where they take turns each goes with the next, and else each thing goes to the amount closest to it.
    """
    if in_turn := _in_turn(things, amounts):
        return in_turn
    found: dict[int, tuple[int, int]] = {}
    for number, thing in enumerate(things):
        costs = sorted((told.apart(amount, thing), at) for at, amount in enumerate(amounts))
        if costs:
            cost, at = costs[0]
            if at not in found or cost < found[at][0]:
                found[at] = cost, number
    return {at: number for at, (_, number) in found.items()}


def _in_turn(things: Sequence[Stands], amounts: Sequence[Stands]) -> dict[int, int]:
    """One by one where an amount stands between each thing and the next."""
    if len(things) != len(amounts) or len(things) < 2:
        return {}
    alternating = [*zip(things, amounts, strict=True)]
    first_before = all(thing.start < amount.start for thing, amount in alternating)
    between = [*zip(amounts, things[1:], strict=False)] if first_before else [*zip(things, amounts[1:], strict=False)]
    if all(one.start < other.start for one, other in between) and (
        first_before or all(amount.start < thing.start for thing, amount in alternating)
    ):
        return {at: at for at in range(len(things))}
    return {}
