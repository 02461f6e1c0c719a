"""Counts what a reader of prose made of cases. It knows nothing of a reader but what `Report` says."""

from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.prose.case import Case, Figure, Meaning, Result, Source
from benchmarks.prose.scene import table_of
from engine.model.budget import BudgetTable, Role, Section
from engine.model.proposal import Proposal


class Span(NamedTuple):
    """Where a figure stands: the paragraph's place in `Case.paragraphs`, and characters in its text."""

    paragraph: int
    start: int
    end: int


class Address(NamedTuple):
    """A cell of the proposal, as `engine.model.cell.CellAddress` without its owner.

    Rows of totals and subtotals may be given: they count as the rows that they sum. Two parts more than there:
    `future` (row 0 its cost, row 1 its effect) and `reference` (row: the table's number).
    """

    part: str
    row: int
    column: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """What a reader says of a figure: where it stands, the result, and which cells it was tied to (a sum has many)."""

    span: Span
    result: Result
    ties: frozenset[Address] = frozenset()


@dataclass(slots=True)
class Outcome:
    """What came of some figures, or alterations, of one sort."""

    all: int = 0
    found: int = 0
    tied: int = 0
    tied_right: int = 0
    results: Counter[str] = field(default_factory=Counter)


@dataclass(slots=True)
class Score:
    """The counts over cases.

    `figures`: sound figures by kind and meaning (`all`; `found`: a report covers them; `tied` of those that stand for
    something in the tables, and `tied_right`). `altered`: alterations by "slip", "kind", "meaning", "naming" and
    "firmness", each by how it was noticed (`error`, `question`, `missed`). `unfound` are altered figures that no report
    covers; they count as missed.
    """

    sound_texts: int = 0
    false_contradictions: int = 0
    texts_with_false_contradictions: int = 0
    false_questions: int = 0
    texts_with_false_questions: int = 0
    sound_reports: int = 0
    no_figures: int = 0
    figures: dict[tuple[str, str], Outcome] = field(default_factory=dict)
    altered: dict[tuple[str, str], Counter[str]] = field(default_factory=dict)

    def noticed(self) -> Counter[str]:
        """All alterations by how they were noticed: `error`, `question`, `missed`."""
        return sum((counts for (by, _), counts in self.altered.items() if by == "slip"), Counter[str]())


def score(cases: Iterable[tuple[Case, Sequence[Report]]]) -> Score:
    """The score of cases, sound and altered in any order, each with what was reported of it."""
    total = Score()
    for case, reports in cases:
        if case.altered is None:
            _sound(total, case, reports)
        else:
            _altered(total, case, reports)
    return total


def _sound(total: Score, case: Case, reports: Sequence[Report]) -> None:
    total.sound_texts += 1
    total.sound_reports += len(reports)
    wrong = [each for each in reports if each.result is Result.CONTRADICTS]
    asked = [each for each in reports if each.result is Result.POSSIBLE]
    total.false_contradictions += len(wrong)
    total.texts_with_false_contradictions += bool(wrong)
    total.false_questions += len(asked)
    total.texts_with_false_questions += bool(asked)
    spans = {figure.id: Span(figure.paragraph, figure.start, figure.end) for figure in case.figures}
    total.no_figures += sum(not any(_overlap(each.span, span) for span in spans.values()) for each in reports)
    for figure in case.figures:
        outcome = total.figures.setdefault((figure.kind, figure.meaning), Outcome())
        outcome.all += 1
        if report := _covering(reports, spans[figure.id]):
            outcome.found += 1
            outcome.results[report.result] += 1
            outcome.tied += figure.source is not None and bool(report.ties)
            outcome.tied_right += figure.source is not None and tied_right(case.proposal, figure, report.ties)


def _altered(total: Score, case: Case, reports: Sequence[Report]) -> None:
    assert case.altered is not None
    figure = case.figures[case.altered.figure]
    mates = [each for each in case.figures if each.group == figure.group]
    spans = [Span(each.paragraph, each.start, each.end) for each in mates]
    alarms = {each.result for each in reports if any(_overlap(each.span, span) for span in spans)}
    noticed = "error" if Result.CONTRADICTS in alarms else "question" if Result.POSSIBLE in alarms else "missed"
    sorts = {
        "slip": case.altered.slip,
        "kind": figure.kind,
        "meaning": figure.meaning,
        "naming": figure.naming,
        "firmness": figure.firmness,
    }
    for by, sort in sorts.items():
        total.altered.setdefault((by, sort), Counter())[noticed] += 1


def _covering(reports: Sequence[Report], span: Span) -> Report | None:
    """The report that shares most with the span."""
    sharing = [each for each in reports if _overlap(each.span, span)]
    return max(sharing, key=lambda each: min(each.span.end, span.end) - max(each.span.start, span.start), default=None)


def _overlap(one: Span, other: Span) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


def tied_right(proposal: Proposal, figure: Figure, ties: Collection[Address]) -> bool:
    """Whether the ties are what the figure stands for; sums count as what they sum, and empty cells as nothing."""
    source = figure.source
    if source is None or not ties or any(each.part != _part(figure) for each in ties):
        return False
    if source.part == "payback" or figure.meaning is Meaning.REFERENCE:
        return True
    if source.part == "future":
        return {each.row for each in ties} == set(source.rows)
    table = table_of(proposal, source.part)
    told = {cell for each in ties for cell in _details(table, each)}
    if source.each:
        columns = {column for _, column in told}
        meant = _filled(table, source, columns)
        return bool(columns) and columns <= set(source.columns) and told == meant
    taken = () if source.minus is None else (source.minus,)
    return told == _filled(table, source, {*source.columns, *taken})


def _part(figure: Figure) -> str:
    assert figure.source is not None
    return "reference" if figure.meaning is Meaning.REFERENCE else figure.source.part


def _filled(table: BudgetTable, source: Source, columns: Collection[int]) -> set[tuple[int, int]]:
    cells = {(row, column) for row in source.rows for column in columns}
    return {(row, column) for row, column in cells if table.rows[row].cells[column].amount}


def _details(table: BudgetTable, address: Address) -> set[tuple[int, int]]:
    """The cells with an amount that a cell is or sums."""
    row = table.rows[address.row]
    summed = [
        index for index, each in enumerate(table.rows) if each.role is Role.DETAIL and _sums(row.section, each.section)
    ]
    if row.role is Role.SUBTOTAL:
        summed = [index for index in summed if table.rows[index].area.name == row.area.name]
    indices = [address.row] if row.role is Role.DETAIL else summed
    return {(index, address.column) for index in indices if table.rows[index].cells[address.column].amount}


def _sums(section: Section, detail: Section) -> bool:
    return section in (detail, Section.SAMLET)
