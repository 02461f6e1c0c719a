"""Which table of a proposal is which: by the shape of its header and then by its title."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from engine.formats.document import Block, Table
from engine.formats.words import squeeze
from engine.model.base import replace
from engine.model.lexicon import APPROVING, Lexicon
from engine.template.budget import is_administration, is_economy
from engine.template.consultations import is_hearing, read_consultations
from engine.template.criteria import is_criteria
from engine.template.followup import is_followup
from engine.template.grid import cell, find_years, text_of
from engine.template.sections import Captioned, captioned


class Tables(NamedTuple):
    """The tables of a proposal: the first of each kind by the pack's name, and all others.

    `again` are further ones of a kind, `broken` those that their caption names and their header does not bear out;
    `other` are those that the pack has no name for.
    """

    known: dict[str, Captioned]
    again: tuple[tuple[str, Captioned], ...]
    broken: tuple[tuple[str, Captioned], ...]
    other: tuple[Captioned, ...]


def tables_of(lexicon: Lexicon, blocks: Sequence[Block]) -> Tables:
    """Which table is which."""
    known: dict[str, Captioned] = {}
    again: list[tuple[str, Captioned]] = []
    broken: list[tuple[str, Captioned]] = []
    other: list[Captioned] = []
    for found in captioned(lexicon, blocks):
        kind = _kind(lexicon, found)
        title = found.caption.kind if found.caption else ""
        if kind and kind not in known:
            known[kind] = found
        elif kind and (kind == title or not found.caption or _same_labels(found.table, known[kind].table)):
            again.append((kind, found))
        elif title in _BY_YEAR and not kind:
            broken.append((title, found))
        else:
            other.append(found)
    return Tables(known, tuple(again), tuple(broken), tuple(other))


_BY_YEAR = ("økonomi", "administration")


def _kind(lexicon: Lexicon, found: Captioned) -> str:
    """By the shape of the header and then by the title; numbers are data to be checked."""
    title = found.caption.kind if found.caption else ""
    if find_years(found.table, lexicon):
        return _kind_by_year(lexicon, found.table, title)
    if title and title not in _BY_YEAR:
        return title
    if is_followup(lexicon, found.table):
        return "opfølgning"
    if is_criteria(lexicon, found.table):
        return "kriterier"
    if is_hearing(lexicon, found.table):
        bodies = {each.body for each in read_consultations(lexicon, found.table)}
        return "godkendelse" if "cø" in bodies and bodies <= APPROVING else "høring"
    return ""


def _kind_by_year(lexicon: Lexicon, table: Table, title: str) -> str:
    if is_administration(lexicon, table):
        return "administration"
    if title in _BY_YEAR:
        return title
    return "økonomi" if is_economy(lexicon, table) else ""


def _same_labels(table: Table, other: Table) -> bool:
    """Whether one is the other pasted a second time: it has no other rows, be their figures what they may."""
    return _labels(table) == _labels(other)


def same_texts(table: Table, other: Table) -> bool:
    """Whether two tables say the same, word for word."""
    return [_texts(table, row) for row in range(len(table.rows))] == [
        _texts(other, row) for row in range(len(other.rows))
    ]


def put_together(lexicon: Lexicon, blocks: Sequence[Block]) -> Iterator[Block]:
    """The blocks, a table by year as one with the table right below it that has the same header and other rows."""
    last: Table | None = None
    for block in blocks:
        if isinstance(block, Table) and last and _goes_on(lexicon, last, block):
            years = find_years(block, lexicon)
            last = replace(last, rows=(*last.rows, *block.rows[years.row + 1 if years else 0 :]))
            continue
        if last:
            yield last
        last = block if isinstance(block, Table) else None
        if not isinstance(block, Table):
            yield block
    if last:
        yield last


def _goes_on(lexicon: Lexicon, before: Table, after: Table) -> bool:
    one, other = find_years(before, lexicon), find_years(after, lexicon)
    if not one or not other or _texts(before, one.row) != _texts(after, other.row):
        return False
    return _labels(before, one.row + 1).isdisjoint(_labels(after, other.row + 1))


def _texts(table: Table, row: int) -> list[str]:
    return [text_of(each) for each in table.rows[row].cells]


def _labels(table: Table, start: int = 0) -> frozenset[str]:
    """What stands before the figures of its rows."""
    return frozenset(squeeze(text_of(cell(row, 0))) for row in table.rows[start:]) - {""}
