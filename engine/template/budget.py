"""Tables of amounts by year: Tabel 1 with its payback times, and the administration table."""

import re
from collections.abc import Sequence
from typing import NamedTuple

from engine.formats.document import DocumentRow, Table
from engine.formats.numbers import COUNTS, MILLIONS, THOUSANDS, Scale, read_cell, refused
from engine.formats.paybacks import payback_kind
from engine.formats.words import leading, named
from engine.model.base import replace
from engine.model.budget import NO_AREA, Area, BudgetRow, BudgetTable, Reading, Role, Section
from engine.model.cell import EMPTY, Cell, State
from engine.model.lexicon import Lexicon, Words
from engine.model.place import NO_TEXT, Text
from engine.model.proposal import Caption, Payback
from engine.template.grid import Years, cell, figure, has_amounts_in_label, repeats_header, text_of
from engine.template.payback import payback_cell, payback_of_all

_UNIT = re.compile(r"(?:\b1[.\s]?000|\bt\.?|\btusinde?|\bmio\.?|\bmia\.?)\s?kr\.?|\bkr\.?", re.IGNORECASE)
_PRICE_LEVEL = re.compile(
    r"\b((?:19|20)\d\d)\s*[- ]?\s*p\s?/?\s?l\b|\bp\s?/?\s?l[-\s]{0,3}((?:19|20)\d\d)\b", re.IGNORECASE
)
_PARENTHESIS = re.compile(r"\s*\([^()]*\)\s*$")
_IN_ALL = frozenset({"i alt", "total", "totalt", "ialt"})


class Economy(NamedTuple):
    """Tabel 1, the payback times that stand below it if any do, and the rows that nothing explains."""

    table: BudgetTable
    payback: Payback | None
    unexplained: tuple[DocumentRow, ...] = ()


class _Label(NamedTuple):
    """What a row's label says of it; one that says more of a sum than the pack has words for is not `explained`."""

    role: Role
    section: Section | None
    area: Area = NO_AREA
    explained: bool = True


def read_economy(lexicon: Lexicon, table: Table, years: Years, caption: Caption | None) -> Economy:
    """The rows of Tabel 1 with section, role and area, the payback times, and rows where no row of a section stands."""
    rows = [row for row in table.rows[years.row + 1 :] if not repeats_header(row, years)]
    scale = _scale(_unit(table, years, caption))
    paybacks: dict[str, Cell] = {}
    kept: list[tuple[DocumentRow, _Label]] = []
    for row in rows:
        kind = payback_kind(lexicon, text_of(cell(row, 0)))
        of_all = EMPTY if kind else payback_of_all(lexicon, row)
        if kind:
            paybacks.setdefault(kind, payback_cell(row))
        elif of_all != EMPTY:
            paybacks.setdefault("total", of_all)
        elif any(text_of(each) for each in row.cells):
            kept.append((row, _label(lexicon, row, years)))
    sections = _sections([label for _, label in kept])
    found = [
        _row(row, label, section, years, scale) for (row, label), section in zip(kept, sections, strict=True) if section
    ]
    unexplained = tuple(row for (row, _), section in zip(kept, sections, strict=True) if not section)
    payback = Payback(**paybacks) if paybacks else None
    return Economy(_table(table, years, caption, _inherit(found)), payback, unexplained)


def read_administration(lexicon: Lexicon, table: Table, years: Years, caption: Caption | None) -> BudgetTable:
    """The rows of the administration table: details and total."""
    scale = _scale(_unit(table, years, caption))
    rows = []
    for row in table.rows[years.row + 1 :]:
        if repeats_header(row, years) or not any(text_of(each) for each in row.cells):
            continue
        total = leading(lexicon.totals, text_of(cell(row, 0)))[0] == "administration"
        label = _Label(Role.TOTAL if total else Role.DETAIL, None)
        rows.append(_row(row, label, Section.ADMINISTRATION, years, scale))
    return _table(table, years, caption, tuple(rows))


def is_administration(lexicon: Lexicon, table: Table) -> bool:
    """Whether a table by year has the administration table's total."""
    labels = (text_of(cell(row, 0)) for row in table.rows)
    return any(leading(lexicon.totals, label)[0] == "administration" for label in labels)


def is_economy(lexicon: Lexicon, table: Table) -> bool:
    """Whether a table by year has a section or a total of Tabel 1."""
    labels = [text_of(cell(row, 0)) for row in table.rows]
    return any(_heading(lexicon, label) or _total(lexicon, label)[0] for label in labels)


def _table(table: Table, years: Years, caption: Caption | None, rows: tuple[BudgetRow, ...]) -> BudgetTable:
    unit = _unit(table, years, caption)
    found = _PRICE_LEVEL.search(unit.text)
    level = read_cell(found.group(1) or found.group(2), unit.place, COUNTS) if found else EMPTY
    written = _UNIT.search(unit.text)
    return BudgetTable(
        number=caption.number if caption else None,
        title=caption.title if caption else "",
        unit=Text(text=written.group(), place=unit.place) if written else NO_TEXT,
        price_level=level,
        years=tuple(year for _, year in years.columns),
        rows=rows,
        place=table.place,
    )


def _unit(table: Table, years: Years, caption: Caption | None) -> Text:
    """What the header says beside the years and the heading of the areas; the caption, where only that has the unit."""
    at = {column for column, _ in years.columns}
    cells = [
        each
        for index, row in enumerate(table.rows[: years.row + 1])
        for column, each in enumerate(row.cells)
        if text_of(each) and (column not in at or index < years.row)
    ]
    text = " ".join(text_of(each) for each in cells)
    if caption and not _UNIT.search(text) and _UNIT.search(caption.title):
        return Text(text=f"{caption.title} {text}", place=caption.place)
    place = next((each.place for each in cells if _UNIT.search(each.text)), table.place)
    return Text(text=text, place=place)


def _scale(unit: Text) -> Scale:
    written = _UNIT.search(unit.text)
    return MILLIONS if written and written.group().lower().startswith("mio") else THOUSANDS


def _label(lexicon: Lexicon, row: DocumentRow, years: Years) -> _Label:
    """Role, section and area: a heading, a total, a subtotal that an area is named in, or a detail."""
    label = _by_words(lexicon, row, years)
    stated = _area(lexicon, row, years)
    return label._replace(area=stated) if stated.text or not label.area.inherited else label


def _area(lexicon: Lexicon, row: DocumentRow, years: Years) -> Area:
    """What the row's own cell says: an area by name, or whatever stands there."""
    if years.area is None:
        return NO_AREA
    found = cell(row, years.area)
    text = text_of(found)
    return Area(name=named(lexicon.areas, text) if text else "", text=text, place=found.place)


def _by_words(lexicon: Lexicon, row: DocumentRow, years: Years) -> _Label:
    text = text_of(cell(row, 0))
    figures = any(text_of(cell(row, column)) for column, _ in years.columns)
    section = _heading(lexicon, text)
    if section and not figures:
        return _Label(Role.HEADING, Section(section))
    name, rest = _total(lexicon, text)
    if name and figures:
        return _summing(lexicon, Section(name), text, rest)
    part, words = leading(lexicon.budget_sections, text)
    if part and figures and _sums(lexicon, words.strip("() ")):
        return _summing(lexicon, Section(part), text, words)
    if figures and named({"total": lexicon.totals.get("figures", ())}, text):
        return _Label(Role.TOTAL, None)
    return _Label(Role.DETAIL if figures or _area(lexicon, row, years).text else Role.HEADING, None)


def _heading(lexicon: Lexicon, text: str) -> str:
    return named(lexicon.budget_sections, text) or named(lexicon.budget_sections, _PARENTHESIS.sub("", text))


def _total(lexicon: Lexicon, text: str) -> tuple[str, str]:
    sums: Words = {name.value: lexicon.totals.get(name.value, ()) for name in Section if name != Section.ADMINISTRATION}
    return leading(sums, text)


def _sums(lexicon: Lexicon, words: str) -> bool:
    """Whether a section's name goes on as that of its sum does: "…, service", "… i alt"."""
    return bool(named(lexicon.areas, words)) or words in _IN_ALL


def _summing(lexicon: Lexicon, section: Section, text: str, rest: str) -> _Label:
    """A total, or a subtotal where more words follow."""
    words = rest.strip("() ")
    if not words or words in _IN_ALL:
        return _Label(Role.TOTAL, section)
    area = named(lexicon.areas, words)
    if not area and "(" in text:
        return _Label(Role.SUBTOTAL, section, explained=False)
    if area or "," in text:
        return _Label(Role.SUBTOTAL, section, Area(name=area, text="" if area else words, inherited=True))
    return _Label(Role.DETAIL, None)


def _sections(labels: Sequence[_Label]) -> list[Section | None]:
    """The section of each row: of the heading above it, else of the next total below it, else of the row before.

    A detail is never of the overall effect, and stands above the total of its section, or below it where none stands
    above; None for one that stands in no section.
    """
    ahead: list[_Label | None] = []
    for label in reversed(labels):
        ahead.append(label if label.section else (ahead[-1] if ahead else None))
    found: list[Section | None] = []
    current = _Open(None, closed=False, filled=False)
    for label, following in zip(labels, reversed(ahead), strict=True):
        current = current.at(label, following)
        found.append(current.of(label))
        if label.role is Role.TOTAL:
            current = current._replace(closed=True)
    return found


class _Open(NamedTuple):
    """The section that rows are read of; `closed` by its total, `filled` if a detail stood above that."""

    section: Section | None
    closed: bool
    filled: bool

    def at(self, label: _Label, following: _Label | None) -> "_Open":
        """What is open at a row, of which `following` is the next that names a section, itself included."""
        if not label.explained:
            return self
        if label.section:
            same = label.section is self.section
            return _Open(label.section, label.role is Role.TOTAL, self.filled and same)
        named = following.section if following else None
        begins = following and following.role is not Role.HEADING and named is not Section.SAMLET
        if self.section is None or (self.closed and begins):
            return _Open(named or Section.VARIGE, closed=False, filled=label.role is Role.DETAIL)
        return self._replace(filled=self.filled or (label.role is Role.DETAIL and not self.closed))

    def of(self, label: _Label) -> Section | None:
        """The section of a row here; None where nothing tells what the row is."""
        if label.section or label.role is Role.HEADING:
            return self.section if label.explained else None
        if label.role is Role.TOTAL:
            return self.section if self.filled and not self.closed else None
        return None if self.section is Section.SAMLET or (self.closed and self.filled) else self.section


def _row(row: DocumentRow, label: _Label, section: Section, years: Years, scale: Scale) -> BudgetRow:
    cells = () if label.role is Role.HEADING else _cells(row, years, scale)
    placements = _likeliest_first(_placements(row, years), section, len(years.columns))
    if placements:
        cells = _by_placement(cells, placements[0])
    return BudgetRow(
        label=text_of(cell(row, 0)),
        section=section,
        role=label.role,
        area=label.area,
        cells=cells,
        reading=Reading.UNCERTAIN if len(placements) > 1 else Reading.PLAIN,
        placements=placements if len(placements) > 1 else (),
        place=row.place,
    )


def _cells(row: DocumentRow, years: Years, scale: Scale) -> tuple[Cell, ...]:
    """The figures under the years; what is empty is unknown where the label holds amounts."""
    cells = tuple(figure(cell(row, column), scale) for column, _ in years.columns)
    if not has_amounts_in_label(row):
        return cells
    return tuple(refused("", "in_label", each.place) if each.state is State.EMPTY else each for each in cells)


Placements = tuple[tuple[int, ...], ...]


def _likeliest_first(placements: Placements, section: Section, years: int) -> Placements:
    """Permanent changes last: of placements without holes, the one that runs to the last year comes first."""
    if section is Section.IMPLEMENTERING:
        return placements
    return tuple(sorted(placements, key=lambda each: (each[-1] - each[0] >= len(each), each[-1] != years - 1)))


def _by_placement(cells: Sequence[Cell], placement: Sequence[int]) -> tuple[Cell, ...]:
    """The printed cells under the years of a placement."""
    printed = iter([each for each in cells if each.state is not State.EMPTY])
    empty = next((each for each in cells if each.state is State.EMPTY), EMPTY)
    return tuple(next(printed) if column in placement else empty for column in range(len(cells)))


def _placements(row: DocumentRow, years: Years) -> Placements:
    """The row's possible columns as year indices."""
    index = {column: position for position, (column, _) in enumerate(years.columns)}
    found = (tuple(index[column] for column in each if column in index) for each in row.placements)
    return tuple(dict.fromkeys(found))


def _inherit(rows: Sequence[BudgetRow]) -> tuple[BudgetRow, ...]:
    """Details without an area get the one that their section's total, or only subtotal, names."""
    named_by = {section: _summed_area(rows, section) for section in Section}
    return tuple(_inherited(row, named_by[row.section]) for row in rows)


def _summed_area(rows: Sequence[BudgetRow], section: Section) -> str:
    """The one area that the sums of a section name; "" if they name none or several."""
    sums = [row for row in rows if row.section is section and row.role in (Role.SUBTOTAL, Role.TOTAL)]
    areas = {row.area.name for row in sums if row.area.name or row.role is Role.SUBTOTAL}
    return areas.pop() if len(areas) == 1 else ""


def _inherited(row: BudgetRow, area: str) -> BudgetRow:
    if row.role is not Role.DETAIL or row.area.name or row.area.text or not area:
        return row
    return replace(row, area=Area(name=area, inherited=True, place=row.area.place))
