"""Finds the figures in a text: amounts, årsværk, hours, shares, counts, years, paybacks, dates, references to tables.

Each number is found once, from left to right, and what stands close around it says what it is: the work is linear.
"""

import re
from collections.abc import Iterator
from decimal import Decimal
from functools import lru_cache
from typing import NamedTuple

from engine.model.claims import ClaimKind
from engine.model.lexicon import Lexicon

_NUMBER = re.compile(
    r"(?<![\d.,])(?:(?P<grouped>\d{1,3}(?:\.\d{3}){1,4})(?!\d)|(?P<apart>\d{1,3}(?:[\u00a0\u2009\u202f]\d{3}){1,4})(?!\d)"
    r"|(?P<blanks>\d{1,3}(?: \d{3}){1,4}(?= ?kr))|(?P<plain>\d{1,15})(?:,(?P<decimals>\d{1,4})(?!\d))?)"
)
_APART = re.compile(r" ?[-–] ?| til | og ")
_SIGN = re.compile(r"(?<![\w.,/)-])[-−–] ?$")
_JOINED = re.compile(r"[-/.]\d[\d/.-]*|\.?[^\W\d_]")
"""Numbers joined to the next by a sign, or to letters: of files, of accounts, of rooms."""
_YEAR = re.compile(r"(?:19|20)\d\d")
_NOUN = re.compile(r" (?P<about>[a-zæøå][a-zæøå-]{3,39})\b")
_POSTAL = re.compile(r" [A-ZÆØÅ][a-zæøå]+")
_AFTER_A_NUMBER = re.compile(r"\d[A-Za-z]?, $")
_IN = ("(", "i ")
"""What stands before the unit of a table: "(1.000 kr.)", "i 1.000 kr."."""
_HALF = Decimal("0.5")
_LOOK = 40
SCALES = {"billion": Decimal(1_000_000), "million": Decimal(1_000), "thousand": Decimal(1), "krone": Decimal("0.001")}
_COUNTED = {
    "staff": ClaimKind.STAFF,
    "hours": ClaimKind.HOURS,
    "minutes": ClaimKind.MINUTES,
    "percent": ClaimKind.PERCENT,
    "share": ClaimKind.PERCENT,
}


_NAMES = (
    *SCALES, *_COUNTED, "thousand_alone", "foreign", "bare_before", "counted_years", "table", "no_figure", "listed",
    "months",
)  # fmt: skip


class Figure(NamedTuple):
    """A figure where it stands. `low` and `high` are what its digits may stand for, amounts in 1.000 kr."""

    kind: ClaimKind
    start: int
    end: int
    low: Decimal
    high: Decimal
    negative: bool = False
    about: str = ""


class _Patterns(NamedTuple):
    """What may stand before a number (`…$`) and behind it, made of the pack's words."""

    units: re.Pattern[str]
    kroner_before: re.Pattern[str]
    table_before: re.Pattern[str]
    no_figure_before: re.Pattern[str]
    listed_before: re.Pattern[str]
    date: re.Pattern[str]
    of_a_table: re.Pattern[str]
    counted_years: re.Pattern[str]


class Finder:
    """Finds figures in the words of a lexicon."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._told = _patterns(tuple(lexicon.figures.items()))
        self._numerals = {word: n for n, word in enumerate(lexicon.figures.get("numerals", ()), 1)}

    def figures(self, text: str) -> Iterator[Figure]:
        """The figures of a text, none within another. Of what is no figure (accounts, §§, files) none is told."""
        end = 0
        found = [*_NUMBER.finditer(text)]
        for at, number in enumerate(found):
            if number.start() < end:
                continue
            figure = self._read(text, number, found[at + 1] if at + 1 < len(found) else None)
            if isinstance(figure, int):
                end = figure
            elif figure:
                end = figure.end
                yield figure
        yield from self._paybacks_in_words(text)

    def _read(self, text: str, number: re.Match[str], following: re.Match[str] | None) -> Figure | int | None:
        """The figure; an end where there is none up to there; None where the number says nothing."""
        start, end = number.span()
        before = text[max(0, start - _LOOK) : start]
        if self._told.no_figure_before.search(before):
            joined = _JOINED.match(text, end)
            return joined.end() if joined else end
        if date := self._told.date.match(text, start):
            return Figure(ClaimKind.DATE, start, date.end(), Decimal(0), Decimal(0))
        if of_a_table := self._told.of_a_table.match(text, start) if before.endswith(_IN) else None:
            return of_a_table.end()
        if self._told.table_before.search(before):
            return self._figure(ClaimKind.REFERENCE, start, end, number)
        return self._ranged(text, number, following) or self._single(text, number, before)

    def _ranged(self, text: str, number: re.Match[str], following: re.Match[str] | None) -> Figure | None:
        """A range: two numbers, and a unit behind the second alone."""
        apart = _APART.match(text, number.end())
        if not apart or not following or following.start() != apart.end():
            return None
        unit = self._told.units.match(text, following.end())
        if not unit or (text[apart.start() : apart.end()] == " og " and self._listed(text, number.start())):
            return None
        if _is_year(number) and not _is_year(following):
            return None
        scale = SCALES.get(unit.lastgroup or "", Decimal(1))
        low, high = _interval(number, scale), _interval(following, scale)
        if low[0] > high[1]:
            return None
        kind = _COUNTED.get(unit.lastgroup or "", ClaimKind.AMOUNT)
        return Figure(kind, number.start(), unit.end(), low[0], high[1])

    def _listed(self, text: str, start: int) -> bool:
        return bool(self._told.listed_before.search(text[max(0, start - 3 * _LOOK) : start]))

    def _single(self, text: str, number: re.Match[str], before: str) -> Figure | int | None:
        start, end = number.span()
        if unit := self._told.units.match(text, end):
            name = unit.lastgroup or ""
            kind = _COUNTED.get(name, ClaimKind.AMOUNT)
            found = self._figure(kind, start, unit.end(), number, SCALES.get(name))
            return unit.end() if name == "foreign" else found
        kroner = None if _is_year(number) else self._told.kroner_before.search(before)
        if kroner:
            tail = 2 if text[end : end + 2] == ",-" else 0
            figure = self._figure(ClaimKind.AMOUNT, start, end + tail, number, SCALES["krone"])
            return figure._replace(start=start - len(kroner.group()))
        if years := self._told.counted_years.match(text, end):
            return self._figure(ClaimKind.PAYBACK, start, years.end(), number)
        return self._without_unit(text, number, before)

    def _without_unit(self, text: str, number: re.Match[str], before: str) -> Figure | int | None:
        """A year, or a count of what the noun behind it names; an end behind what is joined to other signs."""
        start, end = number.span()
        joined = _JOINED.match(text, end)
        if _POSTAL.match(text, end) and _AFTER_A_NUMBER.search(before):
            return end
        if _is_year(number) and not (joined and not _APART.match(text, end)):
            return self._figure(ClaimKind.YEAR, start, end, number)
        noun = None if joined else _NOUN.match(text, end)
        if noun:
            return self._figure(ClaimKind.COUNT, start, end, number)._replace(about=noun["about"])
        return joined.end() if joined else None

    def _figure(
        self, kind: ClaimKind, start: int, end: int, number: re.Match[str], scale: Decimal | None = None
    ) -> Figure:
        low, high = _interval(number, scale or Decimal(1))
        sign = _SIGN.search(number.string[max(0, start - 3) : start]) if kind is ClaimKind.AMOUNT else None
        # "2026 - 4,5 mio. kr." and "pris - 4 kr." are no negative amounts; a sign stands at its number.
        negative = bool(sign) and not sign.group().endswith(" ") if sign else False
        return Figure(kind, start - negative, end, low, high, negative)

    def _paybacks_in_words(self, text: str) -> Iterator[Figure]:
        """`seks år`."""
        for word, value in self._numerals.items():
            for found in re.finditer(rf"\b{word}(?= )", text, re.IGNORECASE):
                if years := self._told.counted_years.match(text, found.end()):
                    low, high = Decimal(value) - _HALF, Decimal(value) + _HALF
                    yield Figure(ClaimKind.PAYBACK, found.start(), years.end(), low, high)


def _interval(number: re.Match[str], scale: Decimal) -> tuple[Decimal, Decimal]:
    """Half a unit of the last digit either way."""
    whole = re.sub(r"\D", "", number["grouped"] or number["apart"] or number["blanks"] or number["plain"])
    decimals = number["decimals"] or ""
    value = Decimal(f"{whole}.{decimals or 0}") * scale
    half = _HALF.scaleb(-len(decimals)) * scale
    return max(Decimal(0), value - half), value + half


def _is_year(number: re.Match[str]) -> bool:
    return bool(number["plain"] and not number["decimals"] and _YEAR.fullmatch(number["plain"]))


@lru_cache(maxsize=8)
def _patterns(words: tuple[tuple[str, tuple[str, ...]], ...]) -> _Patterns:
    either = {name: _either(forms) for name, forms in words}
    for name in _NAMES:
        either.setdefault(name, r"(?!)")
    kroner, behind = either["krone"], rf"(?= {either['bare_before']}(?!\w)|[.,;:)]|$)"
    thousand = rf" ?{either['thousand']} ?{kroner}(?!\w)| ?{either['thousand_alone']}(?!\w)"
    scaled = "|".join(
        [
            rf"(?P<foreign>(?: ?(?:{either['million']}|{either['billion']}))? ?{either['foreign']}(?!\w)| ?[€$£])",
            *(rf"(?P<{name}> ?{either[name]}(?: ?{kroner}(?!\w)|{behind}))" for name in ("billion", "million")),
            rf"(?P<thousand>{thousand}|(?= \(i 1\.000 {kroner}))",
            rf"(?P<krone> ?{kroner}(?!\w)|,-)",
            *(rf"(?P<{name}> ?{either[name]}(?!\w))" for name in ("staff", "hours", "minutes", "percent")),
            "(?P<share> ?%)",
        ]
    )
    dates = (
        rf"\d{{1,2}}\. ?{either['months']}(?:\.? \d{{4}})?(?!\w)",
        r"\d{1,2}[./-]\d{1,2}[./-](?:19|20)?\d\d(?!\d)",
        r"\d{1,2}/\d{1,2}(?: (?:19|20)\d\d)?(?![\d/])",
    )
    return _Patterns(
        units=re.compile(scaled, re.IGNORECASE),
        kroner_before=re.compile(rf"(?<!\w)(?<!\d )(?<!\d){kroner} [-−]?$", re.IGNORECASE),
        table_before=re.compile(rf"\b{either['table']} {{1,3}}$", re.IGNORECASE),
        no_figure_before=re.compile(
            rf"(?:(?<!\w){either['no_figure']}:? ?(?:nr\.? ?)?(?:\d\d ){{0,3}}|§+ ?)$", re.IGNORECASE
        ),
        listed_before=re.compile(rf"\b{either['listed']}\b", re.IGNORECASE),
        date=re.compile("|".join(dates), re.IGNORECASE),
        of_a_table=re.compile(rf"1\.000 {kroner}", re.IGNORECASE),
        counted_years=re.compile(rf" {either['counted_years']}(?!\w)", re.IGNORECASE),
    )


def _either(words: tuple[str, ...]) -> str:
    """One of the words, the longest first; a blank in one may be missing."""
    ways = sorted((re.escape(word).replace(r"\ ", " ?") for word in words), key=len, reverse=True)
    return f"(?:{'|'.join(ways)})" if ways else r"(?!)"
