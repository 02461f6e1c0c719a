"""From a plan and a template to a sentence, and where in it each figure stands."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction

from benchmarks.prose.case import Figure, Firmness, Interval, Kind, Meaning, Naming, Printed, Relation, Result
from benchmarks.prose.chance import Chance
from benchmarks.prose.effects import NUMERALS
from benchmarks.prose.plan import InYear, Literal, Plan, Quantity
from benchmarks.prose.scene import Row
from benchmarks.prose.words import Template
from benchmarks.prose.written import (
    amount,
    around,
    ceiling,
    interval_of,
    near,
    rounded,
    text_of,
    weighted,
)

APART = " // "
"""Where a template starts a new paragraph."""
_SLOT = re.compile(r"\{(\w+)([?~^=#-]*)\}")
_STOP = re.compile(r"\. [A-ZÆØÅ]|\. $")
_ABOUT = ("ca. ", "ca. ", "omkring ", "cirka ")
_CLOSENESS = Fraction(6, 100)
_NAMINGS = ((Naming.FULL, 50), (Naming.SHORT, 50), (Naming.COMPOUND, 45), (Naming.SYNONYM, 100))
"""Each with its chance in per cent where none before was taken."""


@dataclass(frozen=True, slots=True)
class Told:
    """A sentence and its figures. Their `paragraph` counts from the sentence's own first; ids are their places here."""

    texts: tuple[str, ...]
    figures: tuple[Figure, ...]
    relations: tuple[Relation, ...]


@dataclass(slots=True)
class _Teller:
    """Writes one sentence. `named` is how a figure written now has its row named; `row_named` how the last row was."""

    plan: Plan
    years: tuple[int, ...]
    chance: Chance
    liked: str
    texts: list[str]
    figures: dict[str, Figure]
    named: Naming = Naming.FIXED
    row_named: Naming = Naming.FIXED

    def told(self, template: Template) -> Told:
        """The sentence."""
        position = 0
        for slot in _SLOT.finditer(template.text):
            self._words(template.text[position : slot.start()])
            self._fill(slot[1], slot[2])
            position = slot.end()
        self._words(template.text[position:])
        return Told(tuple(map(_polished, self.texts)), tuple(self._linked()), tuple(self._relations()))

    def _words(self, text: str) -> None:
        """Words of the template; a sentence that ends after the row was named leaves the next without its name."""
        ended = APART in text or _STOP.search(text)
        if text.startswith(".") and self.texts[-1].endswith("."):
            text = text[1:]
        head, *rest = text.split(APART)
        self.texts[-1] += head
        self.texts += rest
        if ended and self.named in (Naming.FULL, Naming.SHORT, Naming.COMPOUND):
            self.named = Naming.BEFORE

    def _fill(self, name: str, marks: str) -> None:
        slot = self.plan.slots[name.lower()]
        if isinstance(slot, Row):
            self._name(slot, capital=name[0].isupper())
        elif isinstance(slot, InYear):
            self._figure(name, str(self.years[slot.column]), self._year(slot))
        elif isinstance(slot, Literal):
            self._literal(name, slot)
        else:
            self._number(name, slot, marks)

    def _name(self, row: Row, capital: bool) -> None:
        naming = next(each for each, percent in _NAMINGS if self.chance.happens(percent))
        form = self.chance.one_of(row.label.named(naming))
        order = list(Naming)
        fixed = self.named in (Naming.FIXED, Naming.BEFORE)
        self.named = self.row_named = naming if fixed else max(naming, self.named, key=order.index)
        self.texts[-1] += form[0].upper() + form[1:] if capital else form

    def _literal(self, name: str, slot: Literal) -> None:
        if slot.kind is None:
            self.texts[-1] += slot.text
            return
        self._figure(name, slot.text, self._silent(slot.kind, (slot.value, slot.value), slot.unit))

    def _number(self, name: str, slot: Quantity, marks: str) -> None:
        if name == "nw" and self.chance.happens(80):
            self._figure(name, NUMERALS[int(slot.value) - 1], self._counted(slot, None, marks))
            return
        printed = self._printed(slot, marks)
        about = self.chance.one_of(_ABOUT) if "~" in marks or self._loose(slot, marks) else ""
        self.texts[-1] += about
        figure = self._counted(slot, printed, marks)
        self._figure(name, text_of(printed), replace(figure, approximate=figure.approximate or bool(about)))

    def _loose(self, slot: Quantity, marks: str) -> bool:
        """Whether an amount gets its "ca." though the template asks for none."""
        return slot.kind is Kind.AMOUNT and slot.meaning is not Meaning.TEXT and not marks and self.chance.happens(5)

    def _printed(self, slot: Quantity, marks: str) -> Printed:
        if "^" in marks:
            return ceiling(slot.value)
        if "=" in marks:
            return around(slot.value)
        if "#" in marks:
            return rounded(slot.value, "count", 0)
        if slot.style:
            return rounded(slot.value, slot.style, slot.decimals)
        value = abs(slot.value)
        liked = self.liked if self.chance.happens(85) else self.chance.one_of(weighted())
        printed = amount(value, self.chance, liked, Fraction(0) if slot.meaning is Meaning.PART else _CLOSENESS)
        return replace(printed, negative="-" in marks and slot.value < 0)

    def _counted(self, slot: Quantity, printed: Printed | None, marks: str) -> Figure:
        low, high = interval_of(printed) if printed else (slot.value - Fraction(1, 2), slot.value + Fraction(1, 2))
        if "^" in marks:
            low = Fraction(0)
        firmness = Firmness.OPEN if "?" in marks else slot.firmness
        result = _result(slot, printed, marks)
        figure = self._silent(slot.kind, (low, high), slot.unit)
        return replace(
            figure,
            printed=printed,
            truth=slot.truth,
            meaning=slot.meaning,
            source=slot.source,
            firmness=firmness,
            result=result,
            approximate=bool(set(marks) & set("~^=")),
            alike=slot.alike,
        )

    def _silent(self, kind: Kind, interval: Interval, unit: str) -> Figure:
        """A figure that nothing speaks of."""
        return Figure(
            id=len(self.figures),
            paragraph=len(self.texts) - 1,
            start=0,
            end=0,
            kind=kind,
            low=interval[0],
            high=interval[1],
            unit=unit,
            printed=None,
            truth=None,
            meaning=Meaning.NONE,
            source=None,
            firmness=Firmness.SILENT,
            naming=self.named,
            result=Result.UNTIED,
            group=0,
        )

    def _year(self, slot: InYear) -> Figure:
        """The year; what it dates is linked once the sentence is whole."""
        year = Fraction(self.years[slot.column])
        return replace(self._silent(Kind.YEAR, (year, year), "år"), printed=Printed("plain", int(year)))

    def _figure(self, name: str, text: str, figure: Figure) -> None:
        start = len(self.texts[-1])
        self.texts[-1] += text
        self.figures[name] = replace(figure, start=start, end=start + len(text))

    def _linked(self) -> Iterator[Figure]:
        """The figures, now that all are there: who names the row later names it too, and years know their amounts."""
        products = {name for link in self.plan.links if link.how == "product" for name in (link.whole, *link.parts)}
        firm = any(figure.source for figure in self.figures.values())
        for name, figure in self.figures.items():
            slot = self.plan.slots[name]
            dates: tuple[int, ...] = ()
            if isinstance(slot, InYear):
                dates = tuple(self.figures[each].id for each in slot.dates if each in self.figures)
            naming = self.row_named if figure.naming is Naming.FIXED else figure.naming
            firmness = figure.firmness
            if name in products and figure.meaning is Meaning.TEXT and self._whole(name):
                firmness = Firmness.FIRM if firm else Firmness.OPEN
            if naming is Naming.SYNONYM and firmness is Firmness.FIRM:
                firmness = Firmness.OPEN
            yield replace(figure, dates=dates, naming=naming, firmness=firmness)

    def _whole(self, name: str) -> bool:
        """Whether the sentence tells every figure of a relation that this one is in."""
        links = [link for link in self.plan.links if name in (link.whole, *link.parts)]
        return any({link.whole, *link.parts} <= self.figures.keys() for link in links)

    def _relations(self) -> Iterator[Relation]:
        for link in self.plan.links:
            if {link.whole, *link.parts} <= self.figures.keys():
                parts = tuple(self.figures[part].id for part in link.parts)
                yield Relation(link.how, self.figures[link.whole].id, parts, link.factor)


def tell(plan: Plan, template: Template, years: tuple[int, ...], chance: Chance) -> Told:
    """The sentence. Its amounts share a style, mostly."""
    return _Teller(plan, years, chance, chance.one_of(weighted()), [""], {}).told(template)


def _polished(text: str) -> str:
    """It begins with a capital."""
    return text[:1].upper() + text[1:]


def _result(slot: Quantity, printed: Printed | None, marks: str) -> Result:
    if slot.meaning is Meaning.PART:
        return Result.PART
    if slot.truth is None:
        return Result.UNTIED
    exact = printed is None or (not set(marks) & set("^=") and near(printed, slot.value, Fraction(0)))
    return Result.AGREES if exact else Result.ROUNDED
