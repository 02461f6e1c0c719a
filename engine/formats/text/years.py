"""Tables by year: a header line of years, and rows whose blanks place their figures under them."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from engine.formats.document import DocumentCell, DocumentRow, Table
from engine.formats.numerals import NUMERALS
from engine.formats.paybacks import heads_payback, payback_kind
from engine.formats.text.layout import in_one, spans_of, stacked, tells_cells
from engine.formats.text.lines import MAX_LINE, Blanks, Line, fragments, goes_on, join
from engine.formats.text.rows import RowLine, Shape, Span, Token, read_row
from engine.formats.text.scan import Scan, ends_table, is_running_header, years_of
from engine.formats.words import fold, leading, named, squeeze
from engine.model.lexicon import Words

MAX_HEADER = 12
"""Lines of text that a table's header may have before its years."""
MAX_LABEL = 8
"""Lines that a row's label may have."""
LONGEST_LABEL = 76
"""A longer line without figures is prose: the table has ended."""

_PAYBACK = re.compile(rf"(.*?)(?:^| )([-–]|\d[\d.,]{{0,6}}(?: ?år)?|(?:{'|'.join(NUMERALS)}) år)\.?", re.DOTALL)
_UNIT = re.compile(r"(?:1\.?000 kr|t\.? ?kr|mio\. ?kr|tusind(?:e)? kr).{0,40}$", re.IGNORECASE)
_PARENTHESIS = re.compile(r" \([^()]*\)$")


class Header(NamedTuple):
    """What heads a table by year, and the index of the line of years. `lines` are its lines, squeezed.

    `tells_cells` where the blanks between the years are those of cells.
    """

    line: int
    lines: frozenset[str]
    unit: str
    area: str
    years: tuple[str, ...]
    spans: tuple[Span, ...] = ()
    tells_cells: bool = True


def heads_years(line: Line) -> bool:
    """Whether the header of a table by year begins at a line that no caption announces."""
    return bool(years_of(line)[1]) or _UNIT.match(line.text) is not None


def find_header(scan: Scan, start: int) -> Header | None:
    """The header of a table by year whose caption ends before `start`; None if the table is of another shape."""
    above: list[Line] = []
    index = scan.next_text(start)
    while index < len(scan.lines):
        line = scan.lines[index]
        before, years = years_of(line)
        if years:
            lines = [*above, line._replace(raw=before)] if before else above
            blanks = spans_of(line, len(years)), tells_cells(line, len(years))
            return _header(scan, index, lines, years)._replace(spans=blanks[0], tells_cells=blanks[1])
        if len(above) == MAX_HEADER or ends_table(scan, index):
            return None
        above.append(line)
        index = scan.next_text(index + 1)
    return None


def _header(scan: Scan, index: int, lines: list[Line], years: tuple[str, ...]) -> Header:
    """Tells the heading of the column of styringsområder from the rest."""
    words = " ".join(fragment.text for fragment in fragments(lines))
    seen = frozenset(squeeze(line.text) for line in lines)
    for form in scan.lexicon.columns.get("styringsområde", ()):
        start = fold(words).rfind(fold(form))
        if start >= 0:
            unit = [fragment.text for fragment in fragments(lines) if fold(fragment.text) != fold(form)]
            return Header(index, seen, " ".join(unit).replace(form, "").strip(), form, years)
    return Header(index, seen, words, "", years)


class _Rows:
    """Gathers the rows of one table."""

    def __init__(self, scan: Scan, header: Header) -> None:
        self.scan, self.header = scan, header
        lexicon = scan.lexicon
        areas = frozenset(fold(form) for forms in lexicon.areas.values() for form in forms)
        blanks = scan.blanks if header.tells_cells else Blanks.LOST
        self.shape = Shape(bool(header.area), len(header.years), areas, blanks, scan.leading_tells, header.spans)
        self.read_to = 0
        self.label: list[Line] = []
        self.rows: list[DocumentRow] = []

    @property
    def columns(self) -> int:
        """How many cells stand behind the label's."""
        return self.shape.years + self.shape.has_area

    def take(self, index: int) -> bool:
        """Adds a line to the table; False if it cannot belong to it."""
        line = self.scan.lines[index]
        if line.blank:
            self._blank(line)
            return True
        if len(line.raw) > MAX_LINE:
            return False
        if line.number <= self.read_to or is_running_header(self.scan, line) or self._repeats_header(line):
            return True
        if self._payback(line) or self._stacked(index):
            return True
        row = read_row(line, self.shape) or self._open_total(line)
        if row and not self._is_label(index, row):
            self._row(line, row)
            return True
        return not ends_table(self.scan, index) and self._words(line)

    def _open_total(self, line: Line) -> RowLine | None:
        """A total whose blanks fit no reading: its name says that figures stand there."""
        total = leading(_totals(self.scan), join([*self.label, line]))[0]
        return read_row(line, self.shape._replace(blanks=Blanks.LOST)) if total else None

    def _stacked(self, index: int) -> bool:
        """A row whose cells stand below each other: what its label is, the styringsområde, then the figures."""
        figures = stacked(self.scan, index, self.shape.years)
        if not figures or not self.label:
            return False
        line, area = self.scan.lines[index], ""
        if len(self.label) > 1 and self.shape.has_area and fold(self.label[-1].text) in self.shape.areas:
            area = self.label.pop().text
        one = in_one(line, [area, *(each.text for each in figures)] if area else [each.text for each in figures])
        row = read_row(one, self.shape._replace(blanks=Blanks.LOST, spans=()))
        if row:
            self._row(one, row)
            self.read_to = figures[-1].number
        return row is not None

    def _blank(self, line: Line) -> None:
        """Blanks right under a label are a row of empty cells; elsewhere they part the sections."""
        if self.label and not line.apart and len(line.raw) >= self.columns - 1:
            self._add(line, self._label(), {})

    def _repeats_header(self, line: Line) -> bool:
        if years_of(line)[1] == self.header.years:
            self.label = [kept for kept in self.label if not self._of_header(kept)]
            return True
        return False

    def _of_header(self, line: Line) -> bool:
        return squeeze(line.text) in self.header.lines or _UNIT.match(line.text) is not None

    def _payback(self, line: Line) -> bool:
        """A payback time stands behind its label, or alone on the next line, in the first column."""
        text = join([*self.label, line])
        found = _PAYBACK.fullmatch(text)
        lexicon = self.scan.lexicon
        if not found or not (payback_kind(lexicon, found.group(1)) or heads_payback(lexicon, found.group(1))):
            return False
        label, value = found.group(1), found.group(2)
        column = line.raw.rfind(value.split()[0])
        self._add(line, label, {0: Token(value, column, column + len(value))})
        return True

    def _is_label(self, index: int, row: RowLine) -> bool:
        """Whether a line's last word or two are only of the label, which goes on in the next line in small letters."""
        if self.shape.blanks is Blanks.KEPT or row.area or len(row.values) > 2:
            return False
        following = self.scan.next_text(index + 1)
        return following < len(self.scan.lines) and self.scan.lines[following].text[0].islower()

    def _row(self, line: Line, row: RowLine) -> None:
        if self.label and row.text and self._begins_row(line):
            self._add(self.label[-1], self._label(), {})
        text = join([*self.label, line._replace(raw=row.text)]) if row.text else self._label()
        first = int(self.shape.has_area)
        area = {0: row.area} if row.area else {}
        cells = {first + year: value for year, value in zip(row.placements[0], row.values, strict=True)}
        several = row.placements if len(row.placements) > 1 else ()
        lead = (1,) if row.area else ()
        self._add(line, text, area | cells, tuple((*lead, *(year + 1 + first for year in each)) for each in several))

    def _words(self, line: Line) -> bool:
        """A line without figures: a heading, or a part of a label."""
        if len(line.text) > LONGEST_LABEL or len(self.label) >= MAX_LABEL:
            return False
        if self.label and self._begins_row(line):
            self._add(self.label[-1], self._label(), {})
        self.label.append(line)
        if (self._is_section() and not self._becomes_total(line)) or line.trailing > self.columns - 1:
            self._add(line, self._label(), {})
        return True

    def _begins_row(self, line: Line) -> bool:
        """Whether the label above a line without figures is a row of its own, since another begins here."""
        before = self.label[-1]
        if before.hyphenated or self._of_header(before) or fold(line.text) in self.shape.areas:
            return False
        words = self.scan.lexicon
        if self.shape.blanks is Blanks.KEPT:
            told = (_totals(self.scan), words.payback)
            return line.text[0].isupper() and any(leading(each, line.text)[0] for each in told)
        if any(leading(each, line.text)[0] for each in (words.totals, words.payback, words.budget_sections)):
            return True
        return line.text[0].isupper() and before.text[-1] not in ",/" and not goes_on(before.text)

    def _is_section(self) -> bool:
        text = self._label()
        sections = self.scan.lexicon.budget_sections
        return bool(named(sections, text) or named(sections, _PARENTHESIS.sub("", text)))

    def _becomes_total(self, line: Line) -> bool:
        """Whether the words of a section are the first of a total's, which goes on in the next line."""
        following = self.scan.next_text(line.number)
        if following >= len(self.scan.lines) or not self.scan.lines[following].text[0].islower():
            return False
        text = join([*self.label, self.scan.lines[following]])
        return len(text) <= 2 * LONGEST_LABEL and bool(leading(self.scan.lexicon.totals, text)[0])

    def _label(self) -> str:
        return join(self.label)

    def _add(
        self, line: Line, label: str, cells: dict[int, Token], placements: tuple[tuple[int, ...], ...] = ()
    ) -> None:
        first = (self.label or [line])[0]
        place = self.scan.place(first.number, first.leading + 1)
        row = [DocumentCell(text=label, place=place)]
        for column in range(self.columns):
            token = cells.get(column)
            at = self.scan.place(line.number, token.start + 1 if token else None)
            row.append(DocumentCell(text=token.text if token else "", place=at))
        self.rows.append(DocumentRow(cells=tuple(row), placements=placements, place=place))
        self.label = []


def _totals(scan: Scan) -> Words:
    """How the totals of tables by year are called; `figures` are those of tables of quantities."""
    return {name: forms for name, forms in scan.lexicon.totals.items() if name != "figures"}


def read_years(scan: Scan, header: Header) -> tuple[Table, int]:
    """The table under a header, and the index of the first line that is not a part of it."""
    rows = _Rows(scan, header)
    index = header.line + 1
    while index < len(scan.lines) and rows.take(index):
        index += 1
    if rows.label:
        index = rows.label[0].number - 1
    place = scan.place(header.line + 1)
    top = DocumentRow(cells=tuple(DocumentCell(text=text, place=place) for text in _titles(header)), place=place)
    return Table(rows=(top, *rows.rows), place=place), index


def _titles(header: Header) -> Iterator[str]:
    yield header.unit
    if header.area:
        yield header.area
    yield from header.years
