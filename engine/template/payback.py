"""The payback times: which row below Tabel 1 states one, and where in it; else which sentence does."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from engine.formats.document import DocumentCell, DocumentRow, Paragraph
from engine.formats.numbers import YEARS, read_cell
from engine.formats.numerals import NUMERALS, number_of
from engine.formats.paybacks import heads_payback, only_kind
from engine.model.base import replace
from engine.model.cell import EMPTY, Cell, State
from engine.model.lexicon import Lexicon
from engine.model.place import Place
from engine.model.proposal import Payback
from engine.template.grid import cell, text_of
from engine.template.prose import MAX_PARAGRAPH, sentences

_COUNT = rf"(?P<count>[0-9]{{1,2}}|{'|'.join(NUMERALS)})"
_VALUE = re.compile(rf"{_COUNT}(?:\s?år)?\.?", re.IGNORECASE)
_LEAD = (
    r"(?:(?:dermed|hermed|således|derfor|samlet(?:\s+set)?|det\s+(?:vurderes|forventes|betyder),?\s+at"
    r"|forvaltningen\s+(?:vurderer|forventer),?\s+at)\s+)?"
)
_IS = r"(?:\s*:|\s+(?:er|udgør|bliver|vil\s+(?:være|blive|udgøre)|(?:forventes|vurderes)\s+at\s+(?:være|blive|udgøre)))"
_WITHIN = r"(?:\s+(?:dermed|således|samlet|i\s+alt))?\s+(?:på|over|efter|i\s+løbet\s+af)"
_ON = re.compile(r"\s*[,(]?\s*(?:baseret|målt|beregnet|opgjort)?\s*på\s+[^,.;:()0-9]{1,60}\)?\.?", re.IGNORECASE)


def payback_cell(row: DocumentRow) -> Cell:
    """The payback stands in the first cell that holds anything."""
    found = next((each for each in row.cells[1:] if text_of(each)), cell(row, 1))
    return _value(found) or read_cell(text_of(found), found.place, YEARS)


def payback_of_all(lexicon: Lexicon, row: DocumentRow) -> Cell:
    """The payback of a row that does not say on what it is reckoned: then it is on all. EMPTY where it is none."""
    label, *rest = row.cells or (DocumentCell(),)
    filled = [each for each in rest if text_of(each)]
    if not filled:
        return dict(_said(lexicon, text_of(label), label.place)).get("total", EMPTY)
    if len(filled) > 1 or not heads_payback(lexicon, text_of(label)):
        return EMPTY
    return _value(filled[0]) or EMPTY


def _value(found: DocumentCell) -> Cell | None:
    """A count of years, be it written in letters; None for anything else."""
    whole = _VALUE.fullmatch(text_of(found))
    return _cell(whole["count"], text_of(found), found.place) if whole else None


def _cell(count: str, text: str, place: Place) -> Cell:
    return read_cell(text, place, YEARS) if count.isdigit() else _in_letters(number_of(count), text, place)


def _in_letters(value: int, text: str, place: Place) -> Cell:
    return Cell(text=text, state=State.NUMBER, value=value, place=place)


def said_payback(lexicon: Lexicon, paragraphs: Sequence[Paragraph]) -> Payback | None:
    """The payback times of the whole proposal that sentences state; one that they state differently is left out."""
    found: dict[str, list[Cell]] = {}
    for paragraph in paragraphs:
        for sentence in sentences(paragraph.text[:MAX_PARAGRAPH]):
            for kind, said in _said(lexicon, sentence, paragraph.place):
                found.setdefault(kind, []).append(said)
    sure = {kind: said[0] for kind, said in found.items() if len({each.value for each in said}) == 1}
    return Payback(**sure) if sure else None


def _said(lexicon: Lexicon, sentence: str, place: Place) -> Iterator[tuple[str, Cell]]:
    """What a sentence says that speaks of nothing but the payback of all. Bounds (`højst 6 år`) say no time."""
    text = " ".join(sentence.split())
    forms = tuple(lexicon.markers.get(name, ()) for name in ("payback", "paid_back"))
    found = _sentence(*forms).match(text) if any(forms) else None
    if not found:
        return
    rest = text[found.end() :].strip(" .")
    kind = only_kind(lexicon, rest) if rest and _ON.fullmatch(text, found.end()) else "" if rest else "total"
    if kind:
        yield kind, _cell(found["count"], text[found.start("count") : found.end()], place)


@lru_cache(maxsize=8)
def _sentence(nouns: tuple[str, ...], paid: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of a sentence up to its years: a noun and what it is, or what is paid back within them."""
    either = "|".join(rf"(?:{_any(forms)}){link}" for forms, link in ((nouns, _IS), (paid, _WITHIN)) if forms)
    return re.compile(rf"{_LEAD}(?:{either})\s+{_COUNT}\s?år\b", re.IGNORECASE)


def _any(forms: Sequence[str]) -> str:
    return "|".join(r"\s+".join(map(re.escape, form.split())) for form in forms)


def together(stated: Payback | None, said: Payback | None) -> Payback | None:
    """What the table states, and what only the prose does."""
    if not stated or not said:
        return stated or said
    return replace(said, **{name: own for name in ("service", "total") if (own := getattr(stated, name)) != EMPTY})
