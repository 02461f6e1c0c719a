"""What a rule gives: its comparisons, counted."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.by_hand.interval import Interval, Number, Relation
from benchmarks.by_hand.lines import Figures, Line
from engine.model.place import Place


class Break(NamedTuple):
    """A comparison that cannot be true; `stated` and `expected` are None where no figures are compared."""

    stated: Number | None
    expected: Number | None
    place: Place


@dataclass(slots=True)
class Judged:
    """How many comparisons held, which did not, and how many could not be made.

    A rule that does not apply makes none at all. A comparison of rounded figures is broken only where nothing that they
    may stand for would make it true; one with an unknown figure (None) cannot be made.
    """

    held: int = 0
    broken: list[Break] = field(default_factory=list)
    unknown: int = 0

    def demand(self, holds: bool, place: Place) -> None:
        """A demand that compares no figures."""
        if holds:
            self.held += 1
        else:
            self.broken.append(Break(None, None, place))

    def compare(self, stated: Interval | None, relation: Relation, expected: Interval | None, place: Place) -> None:
        """Two figures, of which None is unknown: `compare(paid, above, ZERO, place)`."""
        if stated is None or expected is None:
            self.unknown += 1
        elif relation(stated, expected):
            self.held += 1
        else:
            self.broken.append(Break(stated.middle, expected.middle, place))

    def equal_by_year(self, line: Line, expected: Figures) -> None:
        """The row's figure equals the expected one in every year."""
        stated = line.figures
        unknown = stated.unknown | expected.unknown
        ends = zip(stated.lows, stated.highs, expected.lows, expected.highs, strict=True)
        for at, (low, high, expected_low, expected_high) in enumerate(ends):
            if at in unknown:
                self.unknown += 1
            elif low <= expected_high and expected_low <= high:
                self.held += 1
            else:
                broken = Interval(low, high).middle, Interval(expected_low, expected_high).middle
                self.broken.append(Break(*broken, line.place(at)))

    def never_above_zero(self, line: Line) -> None:
        """The row's figure is zero or below in every year."""
        for at, low in enumerate(line.figures.lows):
            if at in line.figures.unknown:
                self.unknown += 1
            elif low <= 0:
                self.held += 1
            else:
                self.broken.append(Break(line.cells[at].value, 0, line.place(at)))

    def never_below_zero(self, line: Line) -> None:
        """The row's figure is zero or above in every year."""
        for at, high in enumerate(line.figures.highs):
            if at in line.figures.unknown:
                self.unknown += 1
            elif high >= 0:
                self.held += 1
            else:
                self.broken.append(Break(line.cells[at].value, 0, line.place(at)))

    def all_zero(self, lines: Iterable[Line], place: Place) -> None:
        """One demand: no figure of the rows is surely another than zero."""
        figures = [line.figures for line in lines]
        if any(low > 0 or high < 0 for each in figures for low, high in zip(each.lows, each.highs, strict=True)):
            self.broken.append(Break(None, None, place))
        elif any(each.unknown for each in figures):
            self.unknown += 1
        else:
            self.held += 1
