"""The cover of a bundle: the tables that ØKF writes, and the number of proposals that the summary names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.document import Block, DocumentRow, Paragraph, Table
from engine.formats.numbers import COUNTS, THOUSANDS, YEARS, read_cell
from engine.formats.numerals import NUMERALS, number_of
from engine.formats.words import leading, mentioned
from engine.model.budget import Role
from engine.model.bundle import CommitteeRow, Cover, ListedInnovation, ListedInvestment
from engine.model.cell import EMPTY, Cell, State
from engine.model.lexicon import Lexicon
from engine.model.place import Place
from engine.template.grid import cell, text_of
from engine.template.sections import captioned

_ID = re.compile(r"\b([A-ZÆØÅ]{2,4}) ?(\d{2,4})\b")
_MARK = re.compile(r"\*+")
_COUNT = re.compile(r"(\d{1,4}|-)?\s*(?:\((\d{1,4})\))?")
_LEVEL = re.compile(r"\b((?:19|20)\d\d)\s*p/l", re.IGNORECASE)
_ANNOUNCED = re.compile(
    rf"\b(\d{{1,3}}|{'|'.join(NUMERALS)})\s{{1,3}}(?:[^\W\d_]{{1,30}}\s{{1,3}}){{0,3}}?"
    r"(?:ansøgning(?:er)?|\w{0,30}forslag)\b",
    re.IGNORECASE,
)


class _Marks(NamedTuple):
    """What the footnotes say that each mark stands for."""

    cross_cutting: frozenset[str]
    confidential: frozenset[str]


def read_cover(lexicon: Lexicon, blocks: Sequence[Block]) -> Cover | None:
    """The cover tables; None where the blocks hold none."""
    tables = {kind: table for kind, table in _tables(lexicon, blocks) if kind}
    if not tables:
        return None
    marks = _marks(lexicon, blocks)
    committees = tables.get("udvalg")
    investments, innovations = tables.get("investeringspulje"), tables.get("innovationspulje")
    return Cover(
        announced=_announced(blocks),
        price_levels=tuple(_price_levels(blocks)),
        committees=tuple(_committee(lexicon, row) for row in _rows(committees)),
        investments=tuple(_investment(lexicon, row, marks) for row in _rows(investments)),
        innovations=tuple(_innovation(lexicon, row, marks) for row in _rows(innovations)),
        place=next(iter(tables.values())).place,
    )


def _tables(lexicon: Lexicon, blocks: Sequence[Block]) -> Iterator[tuple[str, Table]]:
    for caption, table in captioned(lexicon, blocks):
        kind = caption.kind if caption else ""
        yield (kind if kind in ("udvalg", "investeringspulje", "innovationspulje") else "", table)


def _rows(table: Table | None) -> Iterator[DocumentRow]:
    """The rows below the headings: those with a figure behind the label."""
    for row in table.rows if table else ():
        figures = [text_of(each) for each in row.cells[1:]]
        if any(re.fullmatch(r"[-−–(]?[\d.,]*\d[\d.,]*\)?(?: \(\d+\))?|-", text) for text in figures):
            yield row


def _marks(lexicon: Lexicon, blocks: Sequence[Block]) -> _Marks:
    """The footnotes: paragraphs that begin with a mark."""
    cross_cutting, confidential = set(), set()
    for block in blocks:
        found = _MARK.match(block.text.strip()) if isinstance(block, Paragraph) else None
        if not found or not isinstance(block, Paragraph):
            continue
        meanings = mentioned(lexicon.markers, block.text)
        cross_cutting |= {found.group()} if "cross_cutting" in meanings else set()
        confidential |= {found.group()} if "confidential" in meanings else set()
    return _Marks(frozenset(cross_cutting), frozenset(confidential))


def _announced(blocks: Sequence[Block]) -> Cell:
    """The number of proposals, as a figure or a word, in the first paragraph that names one."""
    for block in blocks:
        found = _ANNOUNCED.search(block.text[:2000]) if isinstance(block, Paragraph) else None
        if found:
            word = found.group(1)
            value = number_of(word)
            return Cell(text=word, state=State.NUMBER, value=value, place=block.place)
    return EMPTY


def _price_levels(blocks: Sequence[Block]) -> Iterator[Cell]:
    """The price level that each table's heading states."""
    for block in blocks:
        texts = _heading_texts(block)
        for text, place in texts:
            for found in _LEVEL.finditer(text):
                yield read_cell(found.group(1), place, COUNTS)


def _heading_texts(block: Block) -> Iterator[tuple[str, Place]]:
    if isinstance(block, Table):
        for row in block.rows[:3]:
            for each in row.cells:
                yield text_of(each), each.place


def _committee(lexicon: Lexicon, row: DocumentRow) -> CommitteeRow:
    label = text_of(cell(row, 0))
    count, innovation = _counts(row)
    total = _is_total(lexicon, label)
    return CommitteeRow(
        label=label,
        committee="" if total else leading(lexicon.committees, label)[0],
        role=Role.TOTAL if total else Role.DETAIL,
        count=count,
        innovation=innovation,
        investment=_read(row, -2),
        effect=_read(row, -1),
        place=row.place,
    )


def _counts(row: DocumentRow) -> tuple[Cell, Cell]:
    """`3 (1)` is 3 of which 1 innovation proposal; a lone `(1)` is one proposal, of that kind."""
    found = cell(row, 1)
    text = text_of(found)
    parts = _COUNT.fullmatch(text)
    if not parts:
        return read_cell(text, found.place, COUNTS), EMPTY
    count, innovation = parts.groups()
    inner = read_cell(innovation, found.place, COUNTS) if innovation else EMPTY
    outer = read_cell(count, found.place, COUNTS) if count else inner
    return outer, inner


def _read(row: DocumentRow, column: int) -> Cell:
    found = row.cells[column]
    return read_cell(text_of(found), found.place, THOUSANDS)


def _is_total(lexicon: Lexicon, label: str) -> bool:
    return bool(leading({"total": lexicon.totals.get("figures", ())}, label)[0])


class _Name(NamedTuple):
    """What stands before the figures of a listed proposal."""

    label: str
    id: str
    owner: str
    committee: str
    role: Role
    cross_cutting: bool
    confidential: bool


def _name(lexicon: Lexicon, row: DocumentRow, marks: _Marks) -> _Name:
    first = text_of(cell(row, 0))
    total = _is_total(lexicon, first)
    stars = set(_MARK.findall(first))
    label = text_of(cell(row, 2))
    number = _ID.search(text_of(cell(row, 1)))
    owner = "" if total else _MARK.sub("", first).replace("/", " ").strip()
    return _Name(
        label=first if total else label,
        id=number.group(1) + number.group(2) if number else "",
        owner=owner,
        committee=leading(lexicon.committees, owner)[0] if owner else "",
        role=Role.TOTAL if total else Role.DETAIL,
        cross_cutting=bool(stars & marks.cross_cutting),
        confidential=bool(stars & marks.confidential) or "confidential" in mentioned(lexicon.markers, label),
    )


def _investment(lexicon: Lexicon, row: DocumentRow, marks: _Marks) -> ListedInvestment:
    payback = row.cells[-1]
    return ListedInvestment(
        **_name(lexicon, row, marks)._asdict(),
        service=_read(row, -4),
        anlaeg=_read(row, -3),
        effect=_read(row, -2),
        payback=read_cell(text_of(payback), payback.place, YEARS),
        place=row.place,
    )


def _innovation(lexicon: Lexicon, row: DocumentRow, marks: _Marks) -> ListedInnovation:
    return ListedInnovation(**_name(lexicon, row, marks)._asdict(), service=_read(row, -1), place=row.place)
