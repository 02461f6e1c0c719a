"""Figures taken from running text. Cautious: what could speak of anything but the whole proposal is left out."""

import re
from collections.abc import Iterator, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from engine.formats.document import Paragraph
from engine.formats.words import begins, fold, mentioned
from engine.model.budget import BudgetTable, Role
from engine.model.cell import Cell, State
from engine.model.lexicon import Lexicon
from engine.model.place import Place
from engine.model.proposal import Statement, Topic
from engine.template.sections import section_kind

_FIGURE = r"\d{1,3}(?:\.\d{3}){1,3}|\d{1,9}(?:,\d{1,3})?"
_AMOUNT = re.compile(
    rf"(?<![\d.,])(?:(?P<low>{_FIGURE})\s?[-–]\s?)?(?P<figure>{_FIGURE})"
    r"\s?(?P<unit>mia\.?|milliard(?:er)?|mio\.?|million(?:er)?|t\.?|)\s?(?:kr|kroner|dkk)\b\.?",
    re.IGNORECASE,
)
_UNITS = {"mia": Decimal(1_000_000), "mio": Decimal(1_000), "t": Decimal(1), "": Decimal("0.001")}
_UNITS |= dict.fromkeys(("milliard", "milliarder"), _UNITS["mia"])
_UNITS |= dict.fromkeys(("million", "millioner"), _UNITS["mio"])
_SENTENCE = re.compile(
    r"(?<!\bmio)(?<!\bmia)(?<!\bt)(?<!kr)(?<!\bca)(?<!\bpr)(?<!\bbl\.a)(?<!\bekskl)(?<!\binkl)\.\s+|(?<=kr)\.\s+(?=[A-ZÆØÅ])|[!?]\s+"
)
_IS = r"\s+(?:udgør|er|på|bliver|beløber\s+sig\s+til)\s+"
_INVESTMENT = re.compile(
    r"\b(?:(?:investeres|(?:an)?søges)\s+(?:der\s+)?(?:om\s+)?(?:i\s+alt\s+|samlet\s+)?"
    rf"|(?:samlede|forslagets)\s+investering(?:er)?{_IS}(?:i\s+alt\s+)?"
    rf"|samlede\s+implementerings(?:udgifter|omkostninger){_IS}(?:i\s+alt\s+)?"
    rf"|(?:investeringen|implementerings(?:udgifterne|omkostningerne)){_IS}(?:i\s+alt\s+|samlet\s+))"
    r"(?:på\s+|ca\.\s+)?$",
    re.IGNORECASE,
)
_THE_INVESTMENT = re.compile(rf"^investeringen{_IS}(?:på\s+|ca\.\s+)?$", re.IGNORECASE)
_IN_ALL = re.compile(r"\b(?:i\s+alt|samlet|samlede)\b", re.IGNORECASE)
_OF_A_THING = re.compile(r"\s+(?:i|på)\s+(?!alt\b)", re.IGNORECASE)
"""What is invested in one thing is not said of the whole; unless it is called the whole."""
_OF_A_PART = re.compile(
    r"\s+(?:i\s+20\d\d\b(?!,?\s*(?:og|til|[-–])?\s*20\d\d)|pr\b|per\b|årlig|hver|om\s+året"
    rf"|(?:i|på)\s+(?:hver|første|anden|tredje|sidste)|til\s[^.]{{0,120}}(?:,|\bog)\s+(?={_AMOUNT.pattern}))",
    re.IGNORECASE,
)
"""What is invested in one year, in one phase, or in each of several things is a part, whatever it is called."""
_ON_A_THING = re.compile(
    r"^(?:\s+(?:årligt|ved\s+fuld\s+\w+))*\s+(?:i|på)\s+(?!alt\b|20\d\d|perioden|årene)", re.IGNORECASE
)
"""What is saved on one thing is no effect of the whole."""
_PARTED = re.compile(r"\b(?:heraf|hvoraf|deraf|herunder|fordel(?:t|es|er))\b", re.IGNORECASE)
"""Words that part a whole said before them."""
_OF_A_YEAR = re.compile(r"\b(?:i|fra)\s+20\d\d\s+(?!(?:og|til|[-–])\s*20\d\d)(?:(?!og\b)\w+\s+){0,3}$", re.IGNORECASE)
"""The year that a clause begins with, up to its verb: "I 2026 forventes der at investeres"."""
_WHOLE = re.compile(
    r"\b(?:samlede\s+varige\s+ændring(?:er)?|samlede\s+(?:varige\s+)?(?:effektivisering|besparelse|nettobesparelse)"
    r"|forslagets\s+(?:samlede\s+)?(?:varige\s+)?(?:effektiviserings|besparelses)potentiale"
    r"|forslagets\s+(?:samlede\s+)?(?:varige\s+)?(?:effektivisering|besparelse)|^potentialet\s+er"
    r"|^der\s+opnås\s+(?:samlet\s+en|en\s+samlet)"
    r"|^forslaget\s+(?:giver|medfører|indebærer)\s+en\s+(?:samlet\s+|varig\s+|årlig\s+){0,3}(?:effektivisering|besparelse)\s+på"
    r"|^forslage(?:t|ne)\s+(?:forventes\s+)?samlet(?:\s+set)?)\b",
    re.IGNORECASE,
)
_THE_EFFECT = re.compile(r"^den\s+varige\s+(?:effektivisering|besparelse)\s+(?:udgør|er|bliver)\b", re.IGNORECASE)
_NOT_WHOLE = re.compile(
    r"\b(?:kommende|heri|ekskl|eksklusive|før|brutto\w*|udgift\w*|delvist?|(?:pr|per)\b(?!\.?\s+år))\b",
    re.IGNORECASE,
)
_YEAR = re.compile(
    r"\b(?P<lead>i|fra|for|fra\s+og\s+med)\s+(?P<year>20\d\d)(?P<on>\s+og\s+(?:frem\w*|årene\s+frem|efterfølgende))?",
    re.I,
)
_IN_FULL = re.compile(r"\bved\s+fuld\s+(?:indfasning|drift|implementering)\b", re.IGNORECASE)
_QUANTITY = re.compile(
    r"(?<![\w.,/§-])(?<!§ )(?!(?:19|20)\d\d\s)(\d{1,3}(?:\.\d{3})+|\d{2,6})\s+([a-zæøå]{5,40})\b(?!\.\s?kr)"
)
_NO_NOUN = frozenset(
    [
        "kroner",
        "procent",
        "minutter",
        "sekunder",
        "måneder",
        "borgere",
        "eller",
        "samt",
        "millioner",
        "tusinde",
        "mindre",
        "mere",
    ]
)
_PERIOD = re.compile(r"\b(20\d\d)\s?[-–]\s?(20\d\d)\b|\bfra\s+(20\d\d)\s+til\s+(?:og\s+med\s+)?(20\d\d)\b")
_BULLET = re.compile(r"^[•▪◦\uf0b7–-]\s*|^o\s")
_OF_THE_WHOLE = ("beskrivelse", "økonomi")
"""The sections that speak of the proposal itself, until they name something else."""
MAX_PARAGRAPH = 20_000
SHORTEST_LABEL = 8
MAX_LABELS = 300
LONGEST_LEAD = 120


class Prose(NamedTuple):
    """The paragraphs of a proposal outside tables, its Tabel 1, and the template's words."""

    paragraphs: Sequence[Paragraph]
    economy: BudgetTable | None
    lexicon: Lexicon


class _Sentence(NamedTuple):
    """`opens`: right under a section's heading. "The investment" is there the proposal's: no other has been named."""

    text: str
    place: Place
    opens: bool


def sentences(text: str) -> Iterator[str]:
    """The sentences of a paragraph."""
    return (each for each in _SENTENCE.split(text) if each)


def statements(prose: Prose) -> tuple[Statement, ...]:
    """Investment, effect, quantities and periods said in the prose, in reading order."""
    return tuple(_statements(prose))


def _statements(prose: Prose) -> Iterator[Statement]:
    heading = ""
    for paragraph in prose.paragraphs:
        if paragraph.level:
            heading = paragraph.text
            continue
        text = " ".join(paragraph.text[:MAX_PARAGRAPH].split())
        headed = section_kind(prose.lexicon, heading) in _OF_THE_WHOLE
        for number, sentence in enumerate(sentences(text)):
            said = _Sentence(sentence, paragraph.place, opens=headed and number == 0)
            yield from _investments(said, prose)
            yield from _effects(said, prose)
        yield from _quantities(text, paragraph.place)
        yield from _periods(text, heading, paragraph.place, prose.economy)
        heading = ""


def _investments(sentence: _Sentence, prose: Prose) -> Iterator[Statement]:
    told = _PARTED.split(sentence.text, maxsplit=1)[0]
    said = ((amount, _invested(told, amount.start(), sentence.opens)) for amount in _AMOUNT.finditer(told))
    found = [amount for amount, lead in said if lead and not _is_part(lead, amount)]
    if found and not _of_an_area(prose, told):
        for figure in (_cell(amount, sentence.place) for amount in found):
            yield Statement(topic=Topic.INVESTMENT, figure=figure, place=sentence.place)


def _invested(told: str, end: int, opens: bool) -> re.Match[str] | None:
    """The words that end there, and say that what follows is invested."""
    said = _INVESTMENT.search(told, max(0, end - LONGEST_LEAD), end)
    return said or (_THE_INVESTMENT.match(told, 0, end) if opens else None)


def _is_part(said: re.Match[str], amount: re.Match[str]) -> bool:
    """Whether what is invested there is said of one thing, or of one year, before or behind it."""
    text, end = amount.string, amount.end()
    before = text[max(0, said.start() - LONGEST_LEAD) : said.start()]
    if _OF_A_YEAR.search(before) or _OF_A_PART.match(text, end):
        return True
    return bool(_OF_A_THING.match(text, end)) and not _IN_ALL.search(said.group())


def _of_an_area(prose: Prose, text: str) -> bool:
    """Whether a text speaks of one styringsområde or of several: then its amounts are of them."""
    return bool(mentioned(prose.lexicon.areas, text))


def _effects(sentence: _Sentence, prose: Prose) -> Iterator[Statement]:
    """Each amount of a sentence on the whole proposal's effect, with the years said of it."""
    text, place = _PARTED.split(sentence.text, maxsplit=1)[0], sentence.place
    whole = _WHOLE.search(text) or (_THE_EFFECT.match(text) if sentence.opens else None)
    if not whole or _NOT_WHOLE.search(text) or _of_an_area(prose, text):
        return
    amounts = [found for found in _AMOUNT.finditer(text) if found.start() > whole.start()]
    ends = [*(found.start() for found in amounts[1:]), len(text)]
    for amount, end in zip(amounts, ends, strict=False):
        years = _said_years(text[amount.end() : end], prose.economy)
        if years:
            figure = _cell(amount, place)
            yield Statement(topic=Topic.EFFECT, figure=figure, first_year=years[0], last_year=years[1], place=place)


def _said_years(text: str, economy: BudgetTable | None) -> tuple[int, int] | None:
    """The years that an effect is said of; without one, "ved fuld indfasning" is said of the table's last.

    None where none is said, or where what is said is of one thing.
    """
    said = _YEAR.search(text)
    if _ON_A_THING.match(text) or (said and _ON_A_THING.match(text[said.end() :])):
        return None
    if said:
        return _bounds(said, economy)
    last = max(economy.years, default=None) if economy else None
    return (last, last) if last and _IN_FULL.search(text) else None


def _bounds(said: re.Match[str], economy: BudgetTable | None) -> tuple[int, int]:
    """The years: "fra 2027" and "i 2027 og frem" last as long as the table does."""
    year = int(said["year"])
    lasts = said["on"] or said["lead"].lower().startswith("fra")
    return year, max(economy.years, default=year) if lasts and economy else year


def _cell(amount: re.Match[str], place: Place) -> Cell:
    """The amount in 1.000 kr., with half a unit of its last digit as margin (prose rounds half up).

    Of a range (3,3-3,6 mio. kr.) it is the middle, and the margin reaches both ends.
    """
    unit = _UNITS[amount["unit"].lower().rstrip(".")]
    bottom, top = _ends(amount["figure"], unit)
    lowest = _ends(amount["low"], unit)[0] if amount["low"] else bottom
    if lowest > bottom:
        # "2026 - 4,5 mio. kr." is no range.
        text = amount.string[amount.start("figure") : amount.end()]
    else:
        bottom, text = lowest, amount.group()
    value = (bottom + top) // 2
    return Cell(text=text, state=State.NUMBER, value=value, margin=top - value, place=place)


def _ends(figure: str, unit: Decimal) -> tuple[int, int]:
    """The least and the most that a figure may stand for, in 1.000 kr.; whole kroner are exact once rounded."""
    whole, _, decimals = figure.replace(".", "").partition(",")
    exact = Decimal(f"{whole}.{decimals}" if decimals else whole) * unit
    value, half = int(exact.to_integral_value(ROUND_HALF_UP)), unit / (2 * 10 ** len(decimals))
    margin = 0 if unit < 1 else int(half)
    return value - margin, value + margin


def _quantities(text: str, place: Place) -> Iterator[Statement]:
    for found in _QUANTITY.finditer(text):
        noun = found.group(2)
        if noun not in _NO_NOUN:
            value = int(found.group(1).replace(".", ""))
            figure = Cell(text=found.group(1), state=State.NUMBER, value=value, place=place)
            yield Statement(topic=Topic.QUANTITY, about=noun, figure=figure, place=place)


def _periods(text: str, heading: str, place: Place, economy: BudgetTable | None) -> Iterator[Statement]:
    """The years in a paragraph whose heading or first words are the label of a row."""
    periods = list(dict.fromkeys(_years(found) for found in _PERIOD.finditer(text)))
    label = _label(economy, heading) or _label(economy, _BULLET.sub("", text, count=1))
    if label and len(periods) == 1 and periods[0][0] <= periods[0][1]:
        first, last = periods[0]
        yield Statement(topic=Topic.PERIOD, about=label, first_year=first, last_year=last, place=place)


def _years(found: re.Match[str]) -> tuple[int, int]:
    return int(found.group(1) or found.group(3)), int(found.group(2) or found.group(4))


def _label(economy: BudgetTable | None, text: str) -> str:
    """The label of the row that a text begins with; "" where it is none, or not one alone."""
    rows = economy.rows if economy else ()
    start = fold(text[:300])
    labels = {
        row.label
        for row in rows[:MAX_LABELS]
        if row.role is Role.DETAIL and len(row.label) >= SHORTEST_LABEL and begins(start, fold(row.label))
    }
    return labels.pop() if len(labels) == 1 else ""
