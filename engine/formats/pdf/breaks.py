"""Tables that go on over a page break, put together."""

from collections.abc import Sequence

from engine.formats.joining import join_lines
from engine.formats.pdf.grid import Grid, Row

NEAR = 4.0
"""Points by which the columns of two parts of one table may differ."""

PagedRow = tuple[int, Row]
"""A row, and the page that it begins on."""


def goes_on(before: Grid, after: Grid) -> bool:
    """Whether the second table is the first one's continuation: the same columns a page later."""
    if (after.page, len(after.columns), after.ruled) != (before.page + 1, len(before.columns), before.ruled):
        return False
    pairs = zip(before.columns, after.columns, strict=True)
    if before.ruled:
        return all(abs(one[0] - other[0]) <= NEAR for one, other in pairs)
    return all(min(one[1], other[1]) > max(one[0], other[0]) for one, other in pairs)


def joined(parts: Sequence[Grid]) -> list[PagedRow]:
    """The rows of all parts, repeated headers once, rows that the break cut in two put together."""
    rows = [(parts[0].page, row) for row in parts[0].rows]
    for part in parts[1:]:
        repeated = _repeated(parts[0].rows, part.rows)
        fresh = [(part.page, row) for row in part.rows[repeated:]]
        if fresh and rows and _is_rest(rows[-1][1], fresh[0][1]):
            page, cut = rows.pop()
            rest = fresh.pop(0)[1]
            rows.append((page, tuple(join_lines(pair) for pair in zip(cut, rest, strict=True))))
        rows += fresh
    return rows


def _repeated(first: Sequence[Row], later: Sequence[Row]) -> int:
    """How many rows at the head of both are the same."""
    count = 0
    for one, other in zip(first, later, strict=False):
        if one != other:
            break
        count += 1
    return count


def _is_rest(cut: Row, rest: Row) -> bool:
    """Whether a row at the head of a page is what did not fit before: its first text goes on a word or a sentence.

    Two figures under one another are never joined.
    """
    pairs = [(one, other) for one, other in zip(cut, rest, strict=True) if other]
    if not pairs or any(not one or other[0].isdigit() or other[0] == "-" for one, other in pairs):
        return False
    one, other = pairs[0]
    return one.endswith("-") or other[0].islower()
