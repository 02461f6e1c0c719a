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
    """The tables of a proposal by the pack's names, and those it has no name for."""

    known: dict[str, Captioned]
    other: tuple[Captioned, ...]


def tables_of(lexicon: Lexicon, blocks: Sequence[Block]) -> Tables:
    """The first table of each kind by its name; the rest are figures."""
    known: dict[str, Captioned] = {}
    other: list[Captioned] = []
    for found in captioned(lexicon, blocks):
        kind = _kind(lexicon, found)
        if kind and kind not in known:
            known[kind] = found
        else:
            other.append(found)
    return Tables(known, tuple(other))


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


def is_repeated(lexicon: Lexicon, tables: Tables, found: Captioned) -> bool:
    """Whether a table is Tabel 1 pasted a second time: it has no other rows, be their figures what they may."""
    first = tables.known.get("økonomi")
    if not first or _kind(lexicon, found) != "økonomi":
        return False
    return _labels(found.table) == _labels(first.table)


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
