"""The part of a table that a finding speaks of, drawn with the cells marked."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from engine.model.budget import Role
from engine.report.grids import Grid, GridRow, written
from engine.report.layout import fit, left, right, width
from engine.report.screen import Screen
from engine.texts import say_count

MOST_ROWS = 8
_LABEL_LEAST, _CELL_MOST, _GAP = 16, 16, 2


class Mark(NamedTuple):
    """What is drawn under a cell: the sign that underlines it, the value that belongs there, and the style of both."""

    sign: str
    value: str
    style: str


Marks = Mapping[tuple[int, int], Mark]
"""Marks by row and column of the grid."""


class _Frame(NamedTuple):
    """Which columns are drawn, and how wide label, area and columns are."""

    label: int
    area: int
    columns: tuple[int, ...]
    widths: tuple[int, ...]


def summed_rows(grid: Grid, row: int) -> set[int]:
    """The rows that a total or subtotal stands for, and itself; a detail stands for itself alone."""
    blamed = grid.rows[row]
    return {row} | {index for index, each in enumerate(grid.rows) if _is_part(each, blamed)}


def draw(grid: Grid, rows: set[int], marks: Marks, screen: Screen) -> list[str]:
    """The rows as lines no wider than the screen, each marked row followed by its marks. At most eight rows."""
    marked = {row for row, _ in marks}
    chosen = _most_telling(rows - marked, marked)
    frame = _frame(grid, chosen, marks, screen.width)
    lines = [screen.paint("faint", _line(grid.unit, "", frame, [grid.columns[index] for index in frame.columns]))]
    missed = 0
    for row in sorted(rows | marked):
        missed += row not in chosen
        if row in chosen:
            lines += [*_missing(missed, screen), _row_line(grid.rows[row], frame)]
            lines += _mark_lines(
                {at: mark for (on, at), mark in marks.items() if on == row}, grid.rows[row], frame, screen
            )
            missed = 0
    return lines + _missing(missed, screen)


def _is_part(each: GridRow, total: GridRow) -> bool:
    if total.role is Role.DETAIL or each.role is Role.HEADING:
        return False
    if total.role is Role.SUBTOTAL:
        return each.role is Role.DETAIL and each.section == total.section and each.area == total.area
    if total.section == "samlet":
        return each.role is Role.TOTAL
    return each.section == total.section


def _most_telling(others: set[int], marked: set[int]) -> list[int]:
    """The marked rows, and as many of the first others as there is room for."""
    return sorted(sorted(marked)[:MOST_ROWS] + sorted(others)[: max(0, MOST_ROWS - len(marked))])


def _frame(grid: Grid, rows: Sequence[int], marks: Marks, screen_width: int) -> _Frame:
    widths = [_column_width(grid, rows, marks, column) for column in range(len(grid.columns))]
    area = max((width(grid.rows[row].area) for row in rows), default=0)
    area = min(area, _CELL_MOST) + _GAP if area else 0
    columns = _window(widths, screen_width - _LABEL_LEAST - area, min((column for _, column in marks), default=0))
    chosen = tuple(widths[column] for column in columns)
    label = max(width(grid.unit), *(width(grid.rows[row].label) for row in rows))
    return _Frame(min(label, screen_width - area - sum(chosen)), area, columns, chosen)


def _column_width(grid: Grid, rows: Sequence[int], marks: Marks, column: int) -> int:
    texts = [grid.columns[column], *(_cell(grid.rows[row], column) for row in rows)]
    texts += [mark.value for (_, at), mark in marks.items() if at == column]
    return _GAP + min(max(map(width, texts)), _CELL_MOST)


def _window(widths: Sequence[int], room: int, centre: int) -> tuple[int, ...]:
    """The columns around `centre` that fit into `room`, the nearest first."""
    chosen: list[int] = []
    for column in sorted(range(len(widths)), key=lambda index: (abs(index - centre), index)):
        room -= widths[column]
        if room < 0 and chosen:
            break
        chosen.append(column)
    return tuple(sorted(chosen))


def _row_line(row: GridRow, frame: _Frame) -> str:
    return _line(row.label, row.area, frame, [_cell(row, column) for column in frame.columns])


def _line(label: str, area: str, frame: _Frame, cells: Sequence[str]) -> str:
    figures = "".join(right(fit(cell, room - _GAP), room) for cell, room in zip(cells, frame.widths, strict=True))
    return (left(label, frame.label) + _area(area, frame.area) + figures).rstrip()


def _area(text: str, room: int) -> str:
    return " " * _GAP + left(text, room - _GAP) if room else ""


def _mark_lines(marks: Mapping[int, Mark], row: GridRow, frame: _Frame, screen: Screen) -> list[str]:
    if not marks:
        return []
    signs = [_under(marks.get(column), _cell(row, column)) for column in frame.columns]
    values = [marks[column].value if column in marks else "" for column in frame.columns]
    style = next(iter(marks.values())).style
    lines = (_line("", "", frame, signs), _line("", "", frame, values))
    return [screen.paint(style, line) for line in lines if line]


def _under(mark: Mark | None, cell: str) -> str:
    return mark.sign * min(max(1, width(cell)), _CELL_MOST) if mark else ""


def _missing(count: int, screen: Screen) -> list[str]:
    """A line for the rows that there was no room for."""
    return [screen.paint("faint", say_count("… {count} more row", "… {count} more rows", count))] if count else []


def _cell(row: GridRow, column: int) -> str:
    return written(row.cells[column]) if column < len(row.cells) else ""
