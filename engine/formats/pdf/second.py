"""A second, independent reading of the figures (pypdf's layout text), to be told where the first is in doubt."""

import io
import re
from collections.abc import Mapping, Sequence

from engine.formats.document import Block, DocumentRow, Table
from engine.model.base import replace
from engine.model.parts import Part, PartFate, PartKind
from engine.texts import say

_FIGURE = re.compile(r"(?:(?<![0-9])[-\u2212\u2013])?[0-9][0-9.,]*")
"""A dash right behind a digit is no sign: "2026-2027"."""


def doubted(data: bytes, blocks: Sequence[Block]) -> tuple[tuple[Block, ...], tuple[Part, ...]]:
    """The blocks, in each table a part for a row whose figures do not stand in this order in the second reading too.

    And what is to be said of the whole document.
    """
    try:
        texts = _pages(data)
    except Exception:  # A second library may stumble over a damaged file that the first one could read.
        why = say("the file is damaged: no second reading of its figures was possible")
        return tuple(blocks), (Part(what=PartKind.TEXT, fate=PartFate.READ, why=why),)
    return tuple(_doubted(each, texts) if isinstance(each, Table) else each for each in blocks), ()


def _doubted(table: Table, texts: Mapping[int, str]) -> Table:
    doubts = tuple(
        _doubt(row)
        for row in table.rows
        if (page := row.place.page) and not _stands(_figures(row), texts.get(page, ""))
    )
    return replace(table, parts=(*table.parts, *doubts)) if doubts else table


def _doubt(row: DocumentRow) -> Part:
    why = say("a second reading of this row differs: compare it")
    return Part(PartKind.ROW, row.place, PartFate.READ, why, _label(row), bars=True)


def _pages(data: bytes) -> dict[int, str]:
    """The text of each page, with that of the next one: a row cut by the break goes on there."""
    from pypdf import PdfReader

    pages = PdfReader(io.BytesIO(data)).pages
    texts = [page.extract_text(extraction_mode="layout") for page in pages]
    pairs = zip(texts, [*texts[1:], ""], strict=True)
    return {number: f"{text}\n{following}" for number, (text, following) in enumerate(pairs, start=1)}


def _label(row: DocumentRow) -> str:
    return next((cell.text for cell in row.cells if cell.text), "")


def _figures(row: DocumentRow) -> list[str]:
    return [figure for cell in row.cells[1:] for figure in _FIGURE.findall(cell.text)]


def _stands(figures: list[str], text: str) -> bool:
    """Whether the figures stand one after another, with nothing but blanks and words between them."""
    if not figures:
        return True
    between = r"(?:[^0-9]|(?<=[^\s0-9])[0-9])*?"
    return re.search(between.join(rf"(?<![0-9.,]){re.escape(each)}(?![0-9])" for each in figures), text) is not None
