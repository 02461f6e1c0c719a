"""The cover of a bundle: the tables that ØKF writes, and the number of proposals that the summary names."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.document import Block, DocumentCell, DocumentRow, Paragraph, Table
from engine.formats.numbers import COUNTS, YEARS, read_cell
from engine.formats.numerals import NUMERALS, number_of
from engine.formats.words import leading, mentioned
from engine.model.base import replace
from engine.model.budget import Role
from engine.model.bundle import CommitteeRow, Cover, ListedInnovation, ListedInvestment
from engine.model.cell import EMPTY, Cell, State
from engine.model.lexicon import Lexicon
from engine.model.parts import Part, PartFate, PartKind
from engine.model.place import Place
from engine.model.proposal import Kind
from engine.template.cover_columns import CoverTable, cover_table
from engine.template.grid import cell, figure, text_of
from engine.template.parts import TableParts, placed_parts
from engine.template.sections import caption, captioned
from engine.texts import say

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


KINDS = ("udvalg", "investeringspulje", "innovationspulje")


def read_cover(lexicon: Lexicon, blocks: Sequence[Block]) -> Cover | None:
    """The cover tables; None where the blocks hold none, and no caption of one."""
    found = list(captioned(lexicon, blocks))
    tables: dict[str, Table] = {}
    for each in found:
        kind = each.caption.kind if each.caption else ""
        if kind in KINDS:
            tables.setdefault(kind, each.table)
    titles = [title for title in (caption(lexicon, block) for block in blocks) if title and title.kind in KINDS]
    if not titles:
        return None
    marks = _marks(lexicon, blocks)
    read = {kind: cover_table(lexicon, table) for kind, table in tables.items()}
    own = {id(tables[kind]): TableParts(kind, each.parts) for kind, each in read.items()}
    others = {id(each.table): TableParts("", (_other(each.table),)) for each in found if id(each.table) not in own}
    committees, investments, innovations = (read.get(kind) for kind in KINDS)
    return Cover(
        announced=_announced(blocks),
        price_levels=tuple(_price_levels(blocks)),
        committees=tuple(_committee(lexicon, row, committees) for row in committees.rows) if committees else (),
        investments=tuple(_investment(lexicon, row, investments, marks) for row in investments.rows)
        if investments
        else (),
        innovations=tuple(_innovation(lexicon, row, innovations, marks) for row in innovations.rows)
        if innovations
        else (),
        parts=tuple(placed_parts(lexicon, blocks, own | others)),
        place=next((table.place for table in tables.values()), titles[0].place),
    )


def _other(table: Table) -> Part:
    why = say("it is none of the cover's tables")
    return Part(what=PartKind.TABLE, place=table.place, fate=PartFate.UNTIED, why=why)


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


def _committee(lexicon: Lexicon, row: DocumentRow, table: CoverTable) -> CommitteeRow:
    label = text_of(cell(row, 0))
    count, innovation = _counts(table.cell(row, "count"))
    total = _is_total(lexicon, label)
    return CommitteeRow(
        label=label,
        committee="" if total else leading(lexicon.committees, label)[0],
        role=Role.TOTAL if total else Role.DETAIL,
        count=count,
        innovation=innovation,
        investment=table.amount(row, "investment"),
        effect=table.amount(row, "effect"),
        place=row.place,
    )


def _counts(found: DocumentCell) -> tuple[Cell, Cell]:
    """`3 (1)` is 3 of which 1 innovation proposal; a lone `(1)` is one proposal, of that kind."""
    parts = _COUNT.fullmatch(text_of(found))
    if not parts:
        return figure(found, COUNTS), EMPTY
    count, innovation = parts.groups()
    inner = read_cell(innovation, found.place, COUNTS) if innovation else EMPTY
    outer = read_cell(count, found.place, COUNTS) if count else inner
    return outer, inner


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


def _name(lexicon: Lexicon, row: DocumentRow, table: CoverTable, marks: _Marks) -> _Name:
    first = text_of(cell(row, 0))
    total = _is_total(lexicon, first)
    stars = set(_MARK.findall(first))
    label = text_of(table.cell(row, "title"))
    number = _ID.search(text_of(table.cell(row, "id")))
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


def _investment(lexicon: Lexicon, row: DocumentRow, table: CoverTable, marks: _Marks) -> ListedInvestment:
    listed = ListedInvestment(
        **_name(lexicon, row, table, marks)._asdict(),
        service=table.amount(row, "service"),
        anlaeg=table.amount(row, "anlæg"),
        effect=table.amount(row, "effect"),
        payback=table.figure(row, "payback", YEARS),
        place=row.place,
    )
    invests = any(each.state not in _NOTHING for each in (listed.service, listed.anlaeg, listed.payback))
    saves_only = not invests and listed.role is Role.DETAIL and listed.effect.state not in _NOTHING
    return replace(listed, kind=Kind.EFFEKTIVISERING) if saves_only else listed


def _innovation(lexicon: Lexicon, row: DocumentRow, table: CoverTable, marks: _Marks) -> ListedInnovation:
    name = _name(lexicon, row, table, marks)
    texts = (text_of(table.cell(row, "type")), name.label)
    kind = _kind(lexicon, texts, Kind.INNOVATION)
    return ListedInnovation(**name._asdict(), service=table.amount(row, "service"), kind=kind, place=row.place)


_NOTHING = (State.EMPTY, State.NIL)


def _kind(lexicon: Lexicon, texts: Sequence[str], fallback: Kind) -> Kind:
    """The kind that the column of kinds names, or that a title begins with; else what the table is of."""
    names = (leading(lexicon.kinds, text)[0] for text in texts)
    return next((Kind(name) for name in names if name in set(Kind)), fallback)
