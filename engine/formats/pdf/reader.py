"""From the bytes of a PDF to the neutral document, page by page. Runs inside the worker."""

import io
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from engine.formats.document import Block, Document, DocumentCell, DocumentRow, Paragraph, Table
from engine.formats.pdf.breaks import goes_on, joined
from engine.formats.pdf.grid import Grid, ruled_grids
from engine.formats.pdf.paragraphs import Paragraphs, body_size, right_edge
from engine.formats.pdf.positions import Line, find_tables, line
from engine.formats.pdf.running import Key, is_page_number, key_of, running_keys
from engine.formats.pdf.second import doubted
from engine.formats.pdf.unread import Shown, unread_on
from engine.formats.pdf.words import Page, lines_of, page_of
from engine.formats.refused import RefusedError
from engine.model.place import Place
from engine.texts import say

MAX_PAGES = 600


class Leaf(NamedTuple):
    """A page with its ruled tables taken out: what remains stands in lines."""

    page: Page
    grids: list[Grid]
    lines: list[Line]
    unread: list[Shown]


def read(data: bytes, file: str) -> Document:
    """The document; raises RefusedError for what is no PDF, is encrypted or damaged, or has no page or no text."""
    leaves = [_leaf(page, file) for page in _pages(data)]
    if not any(leaf.page.words for leaf in leaves):
        raise RefusedError(say("the file has no text: it is a scan, which cannot be read"))
    blocks, parts = doubted(data, tuple(_blocks(leaves, file)))
    return Document(format="pdf", file=file, blocks=blocks, parts=parts)


def _pages(data: bytes) -> Iterator[Page]:
    import pdfplumber

    if b"%PDF-" not in data[:1024]:
        raise RefusedError(say("this is not a PDF"))
    try:
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            if not pdf.pages:
                raise RefusedError(say("the file is damaged: it has no pages"))
            if len(pdf.pages) > MAX_PAGES:
                raise RefusedError(say("the file has more than {pages} pages: not read", pages=MAX_PAGES))
            for number, page in enumerate(pdf.pages, start=1):
                yield page_of(page, number)
                page.close()
    except (RefusedError, MemoryError, RecursionError):
        raise
    except Exception as error:  # A hostile file can raise anything in the libraries beneath.
        raise _refusal(error) from error


def _refusal(error: Exception) -> Exception:
    """What a library's error means; pdfplumber wraps those of pdfminer."""
    from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

    cause = next((each for each in error.args if isinstance(each, Exception)), error)
    if isinstance(cause, MemoryError | RecursionError):
        return MemoryError()
    if isinstance(cause, PDFPasswordIncorrect | PDFEncryptionError):
        return RefusedError(say("the file is encrypted: save it without a password"))
    return RefusedError(say("the file is damaged: open it and save it as PDF anew"))


def _leaf(page: Page, file: str) -> Leaf:
    grids, words = ruled_grids(page)
    return Leaf(page, grids, [line(each) for each in lines_of(words)], unread_on(page, file))


def _blocks(leaves: Sequence[Leaf], file: str) -> Iterator[Block]:
    running = running_keys([(leaf.page.height, leaf.lines) for leaf in leaves])
    lines = [each for leaf in leaves for each in leaf.lines]
    paragraphs = Paragraphs(file, body_size(lines), right_edge(each for each in lines if key_of(each) not in running))
    tables = Tables(file)
    last: Grid | Line | None = None
    shown: set[str] = set()
    for leaf in leaves:
        headers = _page_headers(leaf, running)
        if not shown.issuperset(headers):
            yield from paragraphs.close()
            yield from tables.close()
        for header in headers:
            if header not in shown:
                yield Paragraph(text=header, page_header=True, place=Place(file=file, page=leaf.page.number))
        shown = set(headers)
        for item in _items(leaf, running, last):
            if isinstance(item, Shown):
                yield from paragraphs.close()
                yield from tables.close()
                yield item.part
                continue
            last = item
            if isinstance(item, Grid):
                yield from paragraphs.close()
                yield from tables.take(item)
            else:
                yield from tables.close()
                yield from paragraphs.take(item, leaf.page.number)
    yield from paragraphs.close()
    yield from tables.close()


def _page_headers(leaf: Leaf, running: set[Key]) -> list[str]:
    return [each.text for each in leaf.lines if key_of(each) in running and not is_page_number(each)]


def _items(leaf: Leaf, running: set[Key], last: Grid | Line | None) -> Iterator[Grid | Line | Shown]:
    """What a page holds from its top, running texts left out. `last` ended the page before."""
    above = last.columns if isinstance(last, Grid) and not last.ruled else ()
    body = [each for each in leaf.lines if key_of(each) not in running]
    tops = sorted(grid.top for grid in leaf.grids)
    items: list[Grid | Line | Shown] = [*leaf.grids, *leaf.unread]
    for _, between in groupby(body, key=lambda each: sum(top < each.top for top in tops)):
        items += find_tables(leaf.page.number, list(between), above)
        above = ()
    yield from sorted(items, key=lambda item: item.top)


class Tables:
    """Gathers the parts of a table as they come down the pages, and numbers the tables."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._parts: list[Grid] = []
        self._count = 0

    def take(self, grid: Grid) -> list[Table]:
        """The table that this one brings to an end, if it does."""
        done = [] if self._parts and goes_on(self._parts[-1], grid) else self.close()
        self._parts.append(grid)
        return done

    def close(self) -> list[Table]:
        """The table that is open, if one is."""
        if not self._parts:
            return []
        self._count += 1
        rows = joined(self._parts)
        table = Table(
            rows=tuple(self._row(r, *row) for r, row in enumerate(rows, start=1)), place=self._place(rows[0][0])
        )
        self._parts = []
        return [table]

    def _row(self, number: int, page: int, texts: tuple[str, ...]) -> DocumentRow:
        cells = tuple(
            DocumentCell(text=text, place=self._place(page, f"/r{number}/c{column}"))
            for column, text in enumerate(texts, start=1)
        )
        return DocumentRow(cells=cells, place=self._place(page, f"/r{number}"))

    def _place(self, page: int, within: str = "") -> Place:
        return Place(file=self._file, page=page, anchor=f"t{self._count}{within}")
