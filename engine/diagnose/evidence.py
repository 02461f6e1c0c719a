"""What speaks for or against a correction besides the equations. It orders ties, and is always shown."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from engine.diagnose.edits import ANY_FIGURE
from engine.diagnose.explanation import Change, Explanation, corrected, figures, turns_sign
from engine.diagnose.matrix import Matrix
from engine.diagnose.system import BY_YEAR
from engine.diagnose.typed import room
from engine.model.budget import Section
from engine.model.cell import CellAddress
from engine.texts import listing, say, say_count


class Evidence(NamedTuple):
    """A reason in words, and its weight: above 0 for the correction, below against it."""

    text: str
    weight: int


class Weighed(NamedTuple):
    """An explanation and all that speaks for and against it."""

    explanation: Explanation
    evidence: tuple[Evidence, ...]

    @property
    def weight(self) -> int:
        """All evidence together."""
        return sum(each.weight for each in self.evidence)


class Ranked(NamedTuple):
    """The explanations to choose between, the best supported first, and how many dearer ones there are besides."""

    tied: tuple[Weighed, ...]
    rivals: int


def ranked(matrix: Matrix, explanations: Sequence[Explanation]) -> Ranked:
    """The cheapest explanations, and any dearer one that the evidence speaks for, and clearly more than for those.

    So a slip of the pen that happens to fit does not hide a figure that stands out from its row: both are shown.
    Where the cheapest is one edit that would do for any figure, all others of one edit tie with it.
    """
    rank = explanations[0].rank
    weighed = [_weighed(matrix, each) for each in explanations if each.rank.edits == rank.edits]
    cheapest = [each for each in weighed if each.explanation.rank <= rank]
    strong = max(0, *(each.weight for each in cheapest)) + _STRONG
    untold = rank.edits == 1 and all(ANY_FIGURE.issuperset(each.explanation.edits) for each in cheapest)
    others = [each for each in weighed if each not in cheapest]
    dearer = [each for each in others if not turns_sign(matrix, each.explanation.changes)]
    contenders = [each for each in dearer if untold or each.weight >= strong]
    tied = sorted([*cheapest, *contenders], key=lambda each: (-each.weight, strain(matrix, each.explanation)))
    rivals = len(weighed) - len(tied)
    return Ranked(tuple(_with_doubt(each, rivals) for each in tied), rivals)


def _with_doubt(weighed: Weighed, rivals: int) -> Weighed:
    """That other corrections would do as well is said, however unlikely."""
    if not rivals:
        return weighed
    doubt = say_count("less likely: {count} other correction", "less likely: one of {count} other corrections", rivals)
    return weighed._replace(evidence=(*weighed.evidence, Evidence(doubt, 0)))


def _weighed(matrix: Matrix, explanation: Explanation) -> Weighed:
    return Weighed(explanation, weigh(matrix, explanation, corrected(matrix, [explanation])))


def weigh(matrix: Matrix, explanation: Explanation, after: Mapping[CellAddress, int]) -> tuple[Evidence, ...]:
    """All reasons for and against an explanation, each once; `after` are the figures once it is acted upon."""
    found = (_agreement(matrix, explanation), _of_cells(matrix, explanation), _of_guards(matrix, explanation, after))
    return tuple(dict.fromkeys(each for reasons in found for each in reasons))


def _agreement(matrix: Matrix, explanation: Explanation) -> Iterator[Evidence]:
    """Several equations that ask for the same figure, independently of each other."""
    if len(explanation.changes) == 1:
        count = len(matrix.columns[explanation.changes[0].cell])
        if count > 1:
            yield Evidence(say_count("{count} sum gives it", "{count} sums agree on it", count), 0)


def _of_cells(matrix: Matrix, explanation: Explanation) -> Iterator[Evidence]:
    changed = {change.cell for change in explanation.changes}
    filled = {matrix.cells[change.cell][:3] for change in explanation.changes if change.to}
    for change in explanation.changes:
        yield from _open(matrix, explanation, change)
        siblings = _siblings(matrix, change.cell, changed)
        if not change.to and not siblings and matrix.cells[change.cell][:3] not in filled:
            yield from _left_empty(matrix, change)
        yield from _sign(matrix, change, siblings)
        yield from _stability(matrix, change, siblings)


def _open(matrix: Matrix, explanation: Explanation, change: Change) -> Iterator[Evidence]:
    """Rounding leaves several figures open: which."""
    found = room(matrix, explanation, change)
    if found:
        notation = matrix.info(change.cell).notation_of(change.to)
        low, high = notation.text(found.low), notation.text(found.high)
        if found.alone:
            text = say("less likely: another figure from {low} to {high}, as rounding allows", low=low, high=high)
        else:
            text = say("rounding allows any figure from {low} to {high}", low=low, high=high)
        yield Evidence(text, 0)


def strain(matrix: Matrix, explanation: Explanation) -> int:
    """How much of what rounding leaves open an explanation needs, in all; 0 among exact figures."""
    effect = matrix.effect(figures(explanation.changes))
    return sum(abs(sum(matrix.need[equation]) - 2 * change) for equation, (change, _) in effect.items())


def _siblings(matrix: Matrix, cell: int, changed: set[int]) -> dict[int, int]:
    """The other years' figures of a row of a table by year, by column; what is to be changed itself is left out."""
    owner, part, row, column = matrix.cells[cell]
    if part not in BY_YEAR:
        return {}
    found = {}
    for year in range(column - _SPAN, column + _SPAN + 1):
        other = matrix.index.get(CellAddress(owner, part, row, year))
        if other is not None and other not in changed and matrix.info(other).amount:
            found[year] = matrix.info(other).amount
    return found


_SPAN = 12
_STRONG = 2


def _left_empty(matrix: Matrix, change: Change) -> Iterator[Evidence]:
    """A row that would lose its only figures: more likely it is the row that is misplaced, or was not summed."""
    if matrix.cells[change.cell].part in BY_YEAR:
        yield Evidence(say("but the row would have no figure left"), -1)


def _sign(matrix: Matrix, change: Change, siblings: Mapping[int, int]) -> Iterator[Evidence]:
    """Whether the figure has the sign of the rest of its row. The overall effect turns by its nature."""
    signs = {figure > 0 for figure in siblings.values()}
    if len(siblings) < 2 or len(signs) > 1 or not change.to or matrix.info(change.cell).section == Section.SAMLET:
        return
    start = matrix.info(change.cell).amount
    before, then = (start > 0) in signs, (change.to > 0) in signs
    if then and start and not before:
        yield Evidence(say("it has the sign of the rest of the row"), 2)
    elif before and not then:
        yield Evidence(say("but the rest of the row has the other sign"), -2)


def _stability(matrix: Matrix, change: Change, siblings: Mapping[int, int]) -> Iterator[Evidence]:
    """Whether the figure is that of the years beside it: permanent effects seldom jump and return."""
    column, start = matrix.cells[change.cell].column, matrix.info(change.cell).amount
    beside = {year: siblings[year] for year in (column - 1, column + 1) if year in siblings}
    same = [year for year, figure in beside.items() if figure == change.to]
    stood = [year for year, figure in beside.items() if figure == start]
    if same:
        yield Evidence(say("it equals {years}", years=_years(matrix, change.cell, same)), 2 * len(same))
    elif stood:
        text = say("but it stands as in {years}", years=_years(matrix, change.cell, stood))
        yield Evidence(text, -2 * len(stood))


def _years(matrix: Matrix, cell: int, columns: list[int]) -> str:
    address = matrix.cells[cell]
    return listing([matrix.system.cells[address._replace(column=column)].column for column in columns])


def _of_guards(matrix: Matrix, explanation: Explanation, after: Mapping[CellAddress, int]) -> Iterator[Evidence]:
    """Rules outside the sums that the correction meets as well, or would break."""
    before = matrix.system.values()
    touched = {matrix.cells[change.cell] for change in explanation.changes}
    for guard in matrix.guards_on(touched):
        was, is_ = (matrix.system.holds(guard, values) for values in (before, after))
        if is_ and not was:
            yield Evidence(say("{rule} then holds too", rule=guard.rule), 3)
        elif was and not is_:
            yield Evidence(say("but {rule} would not hold", rule=guard.rule), -3)
