"""Whole sections with the wrong sign, their totals too: no sum within them fails, but others and rules of sign do."""

from collections import defaultdict
from collections.abc import Iterable, Iterator

from engine.diagnose.edits import COST, Edit
from engine.diagnose.explanation import Change, Explanation, Option, Rank, corrected, figures
from engine.diagnose.matrix import Matrix, Shift
from engine.diagnose.system import BY_YEAR, Demand
from engine.model.budget import Section


def turned_options(matrix: Matrix) -> list[Option]:
    """Each section that, turned, clears the failing sums of several years, and breaks none and no rule of sign."""
    suspects = matrix.suspects
    sections = (cells for cells in _sections(matrix) if not suspects.isdisjoint(cells))
    return [option for cells in sections for option in _options(matrix, cells)]


def _options(matrix: Matrix, cells: list[int]) -> Iterator[Option]:
    explanation = _turned(matrix, cells, Edit.SECTION_SIGN)
    effect = matrix.effect(figures(explanation.changes))
    cleared = matrix.cleared(effect)
    # One sum alone may fail for many reasons, and be off by just so much.
    if len(cleared) > 1 and matrix.mends(effect) and _guards_agree(matrix, explanation):
        yield Option(explanation, cleared)


def turned_back(matrix: Matrix, chosen: Iterable[Explanation]) -> list[tuple[tuple[Demand, ...], Explanation]]:
    """The limits on cells of a section that still fail once the rest is mended, where turning its years meets them."""
    chosen = tuple(chosen)
    after = corrected(matrix, chosen)
    open_ = [each for each in matrix.system.limits if not each.met(after)]
    found = []
    for cells in _sections(matrix) if open_ else ():
        own = tuple(each for each in open_ if each.origin.stated in {matrix.cells[cell] for cell in cells})
        explanation = _turned_years(matrix, cells, {each.origin.stated.column for each in own if each.origin.stated})
        if own and _keeps_sums(matrix, chosen, explanation) and _guards_agree(matrix, explanation):
            then = corrected(matrix, [*chosen, explanation])
            if all(each.met(then) for each in own):
                found.append((own, explanation))
    return found


def _sections(matrix: Matrix) -> Iterable[list[int]]:
    """The cells of each section of the tables by year that has several rows; the overall effect turns by its nature."""
    found: dict[tuple[str, str, str], list[list[int]]] = defaultdict(list)
    for row in matrix.lines:
        address, section = matrix.cells[row[0]], matrix.info(row[0]).section
        if address.part in BY_YEAR and section != Section.SAMLET:
            found[address.owner, address.part, section].append(row)
    return [[cell for row in rows for cell in row] for rows in found.values() if len(rows) > 1]


def _turned_years(matrix: Matrix, cells: list[int], years: set[int]) -> Explanation:
    filled = [cell for cell in cells if matrix.info(cell).amount]
    some = [cell for cell in filled if matrix.cells[cell].column in years]
    return _turned(matrix, some, Edit.SECTION_SIGN if some == filled else Edit.SIGN)


def _turned(matrix: Matrix, cells: Iterable[int], edit: Edit) -> Explanation:
    filled = (cell for cell in cells if matrix.info(cell).amount)
    changes = tuple(Change(cell, -matrix.info(cell).amount, edit) for cell in filled)
    return Explanation(Rank(1, COST[edit]), changes)


def _keeps_sums(matrix: Matrix, chosen: Iterable[Explanation], explanation: Explanation) -> bool:
    """Whether all equations of the figures hold after it, the chosen ones made too; they change others."""
    before = [change for each in chosen for change in each.changes]
    if {change.cell for change in before} & {change.cell for change in explanation.changes}:
        return False
    effect = matrix.effect(figures([*before, *explanation.changes]))
    touched = {equation for change in explanation.changes for equation in matrix.columns[change.cell]}
    return all(matrix.holds(equation, effect.get(equation, Shift(0))) for equation in touched)


def _guards_agree(matrix: Matrix, explanation: Explanation) -> bool:
    """Whether no more rules outside the sums (of sign) fail than before."""
    system = matrix.system
    before, after = system.values(), corrected(matrix, [explanation])
    guards = matrix.guards_on(after.changed)
    was, is_ = (sum(not system.holds(each, values) for each in guards) for values in (before, after))
    return is_ <= was
