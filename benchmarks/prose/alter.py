"""Alters the figures of a case one at a time, so that each then contradicts the tables or the text around it.

A figure is altered to what neither rounding explains nor the same words could mean: not the truth, nor anything in
`Figure.alike`; and where no year bounds the words, or they name the row by other words than its own, nothing else that
the tables hold. Otherwise the new figure may be true of another row or year, as when a figure is taken from the cell
beside (`Alteration.elsewhere`).
"""

from collections.abc import Iterator
from dataclasses import replace
from fractions import Fraction

from benchmarks.prose.case import (
    Alteration,
    Case,
    Figure,
    Firmness,
    Interval,
    Kind,
    Meaning,
    Naming,
    Printed,
    Prose,
    Relation,
    Result,
    Source,
)
from benchmarks.prose.chance import Chance
from benchmarks.prose.effects import NUMERALS
from benchmarks.prose.scene import quantities, table_of, value_of
from benchmarks.prose.slips import CLOSEST, slips
from benchmarks.prose.tables import with_goal
from benchmarks.prose.written import interval_of, near, rounded, step_of, text_of

_FAR = Fraction(1, 2)
"""How far from the truth an approximate figure is altered, as a share of it."""


def alterations(case: Case) -> Iterator[Case]:
    """The case with one figure altered, for each that can be."""
    others = {abs(value) for value in quantities(case.proposal)}
    for figure in case.figures:
        chance = Chance(f"{case.half}/{case.seed}/{figure.id}")
        if altered := _altered(case, figure, chance, others):
            yield altered


def _altered(case: Case, figure: Figure, chance: Chance, others: set[Fraction]) -> Case | None:
    if figure.kind is Kind.YEAR:
        return _other_year(case, figure, chance)
    if figure.firmness is Firmness.SILENT:
        return None
    if figure.kind is Kind.PAYBACK:
        return _other_payback(case, figure, chance)
    if figure.kind is Kind.REFERENCE:
        return _other_table(case, figure, chance)
    return _other_number(case, figure, chance, others)


def _other_number(case: Case, figure: Figure, chance: Chance, others: set[Fraction]) -> Case | None:
    assert figure.printed is not None
    beside = [(name, each) for name, each in _beside(case, figure) if chance.happens(50)]
    strict = figure.firmness is Firmness.OPEN or not _dated(case, figure)
    for slip, printed in [*beside, *slips(figure.printed, chance)]:
        elsewhere = _hits(interval_of(printed), others)
        if _contradicts(case, figure, printed) and not (
            elsewhere and (strict or _same_rows(case, figure, printed, slip))
        ):
            return _with(case, replace(figure, printed=printed), text_of(printed), slip, elsewhere)
    return None


def _dated(case: Case, figure: Figure) -> bool:
    """Whether a year bounds what the figure may be."""
    return any(figure.id in other.dates for other in case.figures)


def _beside(case: Case, figure: Figure) -> Iterator[tuple[str, Printed]]:
    """What the figure would be, had its author read another cell of the row, or of the year."""
    source, printed = figure.source, figure.printed
    if source is None or printed is None or figure.approximate or figure.meaning is not Meaning.CELL:
        return
    if source.part != "economy":
        return
    table = table_of(case.proposal, source.part)
    column = source.columns[0]
    rows = [("row beside", row.cells[column].amount) for row in table.rows if row.cells]
    years = [("year beside", cell.amount) for cell in table.rows[source.rows[0]].cells]
    for name, amount in [*years, *rows]:
        other = rounded(Fraction(amount), printed.style, printed.decimals, printed.negative)
        if near(other, Fraction(amount), CLOSEST):
            yield name, other


def _same_rows(case: Case, figure: Figure, printed: Printed, slip: str) -> bool:
    """Whether a slip of the pen happens to give what the same rows are in other years."""
    source = figure.source
    if source is None or slip in ("row beside", "year beside") or source.part not in ("economy", "administration"):
        return False
    columns = range(len(table_of(case.proposal, source.part).years))
    values = [value_of(case.proposal, replace(source, columns=(n,), each=False, minus=None)) for n in columns]
    return _hits(interval_of(printed), {abs(value) for value in values})


def _hits(interval: Interval, values: set[Fraction]) -> bool:
    return any(value and interval[0] <= value <= interval[1] for value in values)


def _contradicts(case: Case, figure: Figure, printed: Printed) -> bool:
    """Whether the figure could not be so, with a margin that no rounding fills."""
    low, high = interval_of(printed)
    step = step_of(printed)
    wide = low - step, high + step
    if any(wide[0] <= abs(other) <= wide[1] for other in figure.alike):
        return False
    if figure.truth is not None:
        least = max(step, abs(figure.truth) * (_FAR if figure.approximate else CLOSEST))
        off = max(low - abs(figure.truth), abs(figure.truth) - high)
        return off > 0 and off + step >= least and not wide[0] < abs(figure.truth) < wide[1]
    relations = [each for each in case.relations if figure.id in (each.whole, *each.parts)]
    return any(_breaks(case, relation, figure.id, (low, high)) for relation in relations)


def _breaks(case: Case, relation: Relation, altered: int, interval: Interval) -> bool:
    """Whether the relation cannot hold with the altered figure, by more than one part in thirty."""
    known = {each.id: (each.low, each.high) for each in case.figures} | {altered: interval}
    whole, parts = known[relation.whole], [known[part] for part in relation.parts]
    made = combined(relation.how, parts, relation.factor)
    if relation.how == "part":
        return made[0] > whole[1] * (1 + CLOSEST)
    return made[0] > whole[1] * (1 + CLOSEST) or whole[0] > made[1] * (1 + CLOSEST)


def combined(how: str, parts: list[Interval], factor: Fraction) -> Interval:
    """What the parts make together."""
    low, high = (Fraction(0), Fraction(0)) if how != "product" else (factor, factor)
    for part in parts:
        low, high = (low * part[0], high * part[1]) if how == "product" else (low + part[0], high + part[1])
    return low, high


def _other_year(case: Case, figure: Figure, chance: Chance) -> Case | None:
    """Another year of the table, in which an amount that the year dates is not what the text says."""
    assert case.proposal.economy is not None
    dated = [other for other in case.figures if other.id in figure.dates and _firm(other)]
    years = case.proposal.economy.years
    for year in chance.some_of(years, len(years)):
        wrong = [other for other in dated if _untrue(case, figure, other, years.index(year))]
        if wrong and Fraction(year) != figure.low:
            printed = Printed("plain", year)
            firmness = Firmness.OPEN if all(each.firmness is Firmness.OPEN for each in wrong) else Firmness.FIRM
            changed = replace(figure, printed=printed, firmness=firmness, low=Fraction(year), high=Fraction(year))
            return _with(case, changed, str(year), "year", elsewhere=True)
    return None


def _firm(figure: Figure) -> bool:
    named = figure.naming is not Naming.SYNONYM
    return named and not figure.approximate and figure.source is not None and figure.source.part != "future"


def _untrue(case: Case, year: Figure, amount: Figure, column: int) -> bool:
    """Whether the amount is not that of the column, or, where two years bound it, not that of the years between."""
    assert amount.source is not None
    source = amount.source
    columns = {column}
    if bounds := [each for each in case.figures if amount.id in each.dates and each.id != year.id]:
        other = table_of(case.proposal, source.part).years.index(int(bounds[0].low))
        if (column > other) if year.id < bounds[0].id else (column < other):
            return False
        if column == other:
            return False
        columns = set(range(min(column, other), max(column, other) + 1))
    one_by_one = [(each,) for each in sorted(columns)] if source.each else [tuple(sorted(columns))]
    return any(not _may_be(case, amount, replace(source, columns=each, each=False)) for each in one_by_one)


def _may_be(case: Case, amount: Figure, source: Source) -> bool:
    step = step_of(amount.printed) if amount.printed else Fraction(0)
    return amount.low - step <= abs(value_of(case.proposal, source)) <= amount.high + step


def _other_payback(case: Case, figure: Figure, chance: Chance) -> Case:
    assert figure.truth is not None
    years = chance.one_of([each for each in range(1, 7) if each != figure.truth])
    printed = figure.printed and Printed(figure.printed.style, years)
    low = Fraction(years)
    changed = replace(figure, printed=printed, low=low, high=low)
    return _with(case, changed, str(years) if printed else NUMERALS[years - 1], "payback", elsewhere=False)


def _other_table(case: Case, figure: Figure, chance: Chance) -> Case:
    """The number of no table."""
    there = {each.number for each in case.proposal.captions}
    number = chance.one_of([each for each in range(2, 12) if each not in there])
    changed = replace(figure, printed=Printed("count", number), low=Fraction(number), high=Fraction(number))
    return _with(case, changed, str(number), "reference", elsewhere=False)


def _with(case: Case, figure: Figure, text: str, slip: str, elsewhere: bool) -> Case:
    """The case with the figure as it is now; what stands after it in the paragraph is moved."""
    before = case.text_of(figure)
    longer = len(text) - len(before)
    prose = case.paragraphs[figure.paragraph]
    told = Prose(prose.section, prose.text[: figure.start] + text + prose.text[figure.end :])
    paragraphs = tuple(told if n == figure.paragraph else each for n, each in enumerate(case.paragraphs))
    interval = (figure.low, figure.high)
    if figure.printed and figure.kind not in (Kind.YEAR, Kind.PAYBACK, Kind.REFERENCE):
        interval = interval_of(figure.printed)
    changed = replace(figure, end=figure.end + longer, low=interval[0], high=interval[1], result=Result.CONTRADICTS)
    moved = tuple(changed if each.id == figure.id else _moved(each, figure, longer) for each in case.figures)
    return replace(
        case,
        proposal=with_goal(case.proposal, paragraphs),
        paragraphs=paragraphs,
        figures=moved,
        altered=Alteration(figure.id, slip, before, elsewhere),
    )


def _moved(figure: Figure, altered: Figure, longer: int) -> Figure:
    if figure.paragraph != altered.paragraph or figure.start < altered.start:
        return figure
    return replace(figure, start=figure.start + longer, end=figure.end + longer)
