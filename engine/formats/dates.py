"""Dates, rounds and times as Danish documents write them."""

import datetime as dt
import re

from engine.model.place import Place
from engine.model.proposal import DateAsWritten
from engine.model.sources import MONTHS

_MONTH = {name: number for number, name in enumerate(MONTHS, 1)} | {n[:3]: i for i, n in enumerate(MONTHS, 1)}
_MONTH |= {"sept": 9}
_NAMES = "|".join(sorted(_MONTH, key=len, reverse=True))
# Two figures are a year only where they can hardly be anything else: near to now, and not a count ("2. juni 25 svar").
_DATE = re.compile(
    rf"(?<!\d)(?P<day>\d{{1,2}})\.?\s?(?P<month>{_NAMES})(?![^\W\d_])\.?"
    r"(?:\s(?P<year>\d{4}(?!\d)|'?[23]\d(?!\s?\w|[.,]\d)))?"
    r"|(?<![\d.,/-])(?P<nday>\d{1,2})[./-]\s?(?P<nmonth>\d{1,2})[./ -]\s?(?P<nyear>\d{4}(?!\d)|[23]\d(?!\d|[.,]\d))"
    r"|(?<!\d)(?P<iyear>\d{4})-(?P<imonth>\d\d)-(?P<iday>\d\d)(?!\d)",
    re.IGNORECASE,
)
# "2/6" is a date where nothing else stands; within a sentence it may be a fraction or the number of a section.
_ALONE = re.compile(r"\s*(?P<nday>\d{1,2})[./-]\s?(?P<nmonth>\d{1,2})\.?\s*")
_CENTURY = 2000
_LEAP_YEAR = 2024
_TIME_WORDS = frozenset(
    """
    primo medio ultimo start slut slutningen begyndelsen midten løbende årligt årlig kvartalsvis kvartalsvist
    månedligt månedlig halvårligt halvårlig ugentligt efter aftale indtil i fra til og samt eller tidligst
    senest inden udgangen af ved x kvartal halvår halvårs sommer sommeren efterår efteråret forår foråret
    vinter vinteren årsskiftet gang gange pr om året år hvert hver frem fremover herefter derefter uge måned
    måneder måneden de første sidste på budgetår regnskabsår regnskabsafslutning årsregnskab
    """.split()  # noqa: SIM905 - one word after the other reads best
)
_TIME_ANCHORS = frozenset(
    ("løbende", "årligt", "kvartalsvis", "kvartalsvist", "månedligt", "halvårligt", "ugentligt", "år", "måneder")
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_NUMBERED = re.compile(r"\d{1,2}|q[1-4]|[1-4]k|(?:19|20)?\d\d[/-](?:19|20)?\d\d")


def find_dates(text: str, place: Place) -> tuple[DateAsWritten, ...]:
    """The dates in a text, in order. A day and month without a year take the year of the date that follows."""
    matches = list(_DATE.finditer(text)) or [match for match in [_ALONE.fullmatch(text)] if match]
    found: list[DateAsWritten] = []
    year: int | None = None
    for match in reversed(matches):
        day, month, own = _parts(match)
        year = own or year
        found.append(_date(match.group().strip(), _day(year or _LEAP_YEAR, month, day), year is None, place))
    return tuple(reversed(found))


def _parts(match: re.Match[str]) -> tuple[int, int, int | None]:
    """Day, month and the year if one stands there."""
    parts = match.groupdict()
    kind = next(kind for kind in ("", "n", "i") if parts.get(kind + "day"))
    month, year = parts[kind + "month"], parts.get(kind + "year")
    return int(parts[kind + "day"]), _MONTH.get(month.lower()) or int(month), _year(year) if year else None


def _year(text: str) -> int:
    bare = text.lstrip("'")
    return int(bare) + (_CENTURY if len(bare) == 2 else 0)


def _date(text: str, day: dt.date | None, yearless: bool, place: Place) -> DateAsWritten:
    """A day that no year has (31. juni) lacks more than its year."""
    yearless = yearless and day is not None
    return DateAsWritten(text=text, value=None if yearless else day, yearless=yearless, place=place)


def _day(year: int, month: int, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day)
    except ValueError:
        return None


def time_start(text: str) -> int | None:
    """Where a time ("Ultimo 2026 og 2027.") begins that fills the rest of the text; None if no time ends it.

    A time begins like a cell, with a capital or a figure; "… i 2026" at the end of a sentence is none.
    """
    words = list(re.finditer(r"\S+", text))
    first = len(words)
    while first and _is_time_word(words[first - 1].group()):
        first -= 1
    if first == len(words) or not any(map(_is_anchor, (word.group() for word in words[first:]))):
        return None
    start = words[first].start()
    return start if text[start].isupper() or text[start].isdigit() else None


def continues_time(text: str) -> bool:
    """Whether a line can only be the rest of a time that began above it ("og 2027.")."""
    words = text.split()
    return bool(words) and not text[0].isupper() and all(map(_is_time_word, words))


def _is_time_word(word: str) -> bool:
    bare = word.strip(".,;:()–-").lower()
    return not bare or bare in _TIME_WORDS or bare in _MONTH or _is_number(bare)


def _is_number(bare: str) -> bool:
    parts = re.split(r"[-–/]", bare)
    if all(part in _MONTH for part in parts):
        return True
    return bool(_YEAR.fullmatch(bare) or _NUMBERED.fullmatch(bare) or _DATE.fullmatch(bare))


def _is_anchor(word: str) -> bool:
    bare = word.strip(".,;:()–-").lower()
    return bare in _TIME_ANCHORS or bool(_YEAR.search(bare) or _DATE.fullmatch(bare))
