"""One finding (and those like it) as a compiler would show it: what, where, the cells, what should be, why, how."""

from collections import Counter
from collections.abc import Iterator, Sequence

from engine.model.finding import Category, Finding
from engine.model.report import RuleInfo
from engine.report.corrections import consequences_sentence, correction_sentence
from engine.report.excerpt import MOST_ROWS, Mark, Marks, draw, summed_rows
from engine.report.grids import Grid, find
from engine.report.layout import wrap
from engine.report.marks import edited, is_in, named_row
from engine.report.screen import Screen
from engine.report.words import (
    comparison,
    doubt_words,
    file_place,
    severity_word,
    table_place,
    wanted_words,
)
from engine.texts import say, say_count

_GUTTER = "   | "
_SUMMED = (Category.TABLE, Category.BUNDLE)


def block(alike: Sequence[Finding], grids: Sequence[Grid], rule: RuleInfo | None, screen: Screen) -> Iterator[str]:
    """The first finding in full, and every other one with its place and figures in a line of its own."""
    first = alike[0]
    yield from _title(first, screen)
    yield from _under(screen.paint("frame", "  -->"), 6, _place(first), screen)
    yield from _excerpt(first, grids, screen)
    notes = (
        comparison(first),
        _why(rule),
        first.hint and say("Help: {hint}", hint=first.hint),
        _correction(first),
        consequences_sentence(first),
    )
    for note in filter(None, notes):
        yield from _under(screen.paint("frame", "   ="), 5, note, screen)
    yield from _others(alike[1:], screen)


def _title(finding: Finding, screen: Screen) -> Iterator[str]:
    tag = f"{severity_word(finding.severity)}[{finding.rule}]"
    first, *rest = wrap(f"{tag} {finding.message}", screen.width)
    yield screen.paint(finding.severity.value, first[: len(tag)]) + screen.paint("strong", first[len(tag) :])
    yield from (screen.paint("strong", line) for line in rest)


def _under(sign: str, indent: int, text: str, screen: Screen) -> Iterator[str]:
    """The text behind a sign, its further lines indented by as much."""
    first, *rest = wrap(text, screen.width - indent)
    yield f"{sign} {first}"
    yield from (" " * indent + line for line in rest)


def _place(finding: Finding) -> str:
    return " ".join(filter(None, (file_place(finding.location), table_place(finding.location))))


def _why(rule: RuleInfo | None) -> str:
    if rule is None:
        return ""
    return say("Why: {reason}", reason=f"{rule.title} ({rule.source})" if rule.source else rule.title)


def _correction(finding: Finding) -> str:
    sentence = correction_sentence(finding.corrections)
    return sentence and say("Correction: {sentence}", sentence=sentence)


def _others(findings: Sequence[Finding], screen: Screen) -> Iterator[str]:
    if not findings:
        return
    count = say_count("The same in {count} other place:", "The same in {count} other places:", len(findings))
    yield screen.paint("frame", "   =") + f" {count}"
    for text, times in Counter(map(_in_one_line, findings)).items():
        yield from _under("    ", 7, f"- {text}" + (f" ({times}×)" if times > 1 else ""), screen)


def _in_one_line(finding: Finding) -> str:
    text = f"{_place(finding)}: {comparison(finding) or finding.message} {correction_sentence(finding.corrections)}"
    return text.rstrip()


def _excerpt(finding: Finding, grids: Sequence[Grid], screen: Screen) -> Iterator[str]:
    grid, marks, rows = _shown(finding, grids)
    if grid is None:
        return
    room = Screen(screen.width - len(_GUTTER), screen.palette)
    for line in ("", *draw(grid, rows, marks, room), ""):
        yield (screen.paint("frame", _GUTTER.rstrip()) + " " + line).rstrip()
    doubtful = [grid.rows[row] for row in sorted(rows) if doubt_words(grid.rows[row].reading)]
    for each in doubtful[:MOST_ROWS]:
        yield from _under(screen.paint("frame", "   ="), 5, f"{each.label}: {doubt_words(each.reading)}", screen)


def _shown(finding: Finding, grids: Sequence[Grid]) -> tuple[Grid | None, Marks, set[int]]:
    """The table, the marked cells and the rows to show: by the finding's cell, else the one row of that name."""
    grid = find(grids, finding.address.part) if finding.address else None
    marks = _marks(finding, grid) if grid else {}
    if marks and grid:
        return grid, marks, _rows(finding, grid, marks)
    named = named_row(finding, grids)
    return (named[0], {}, {named[1]}) if named else (None, {}, set())


def _rows(finding: Finding, grid: Grid, marks: Marks) -> set[int]:
    """The marked rows, and those that the blamed one sums where the rule is about sums."""
    rows = {row for row, _ in marks}
    is_sum = isinstance(finding.expected, int) or (finding.expected is None and finding.corrections)
    if finding.category in _SUMMED and is_sum:
        return rows.union(*(summed_rows(grid, row) for row, column in marks if marks[row, column].sign == "^"))
    return rows


def _marks(finding: Finding, grid: Grid) -> Marks:
    """The blamed cell underlined with `^`, the other cells that corrections would change with `~`."""
    marks: dict[tuple[int, int], Mark] = {}
    blamed = finding.address
    if blamed and is_in(blamed, [grid]):
        marks[blamed.in_table] = Mark("^", wanted_words(finding), finding.severity.value)
    for address, value in edited(finding):
        if is_in(address, [grid]):
            marks.setdefault(address.in_table, Mark("~", value, "good"))
    return marks
