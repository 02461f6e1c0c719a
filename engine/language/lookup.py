"""Aggregates and quantified sentences that need no frame of their own: an index of their collection answers them."""

from collections.abc import Callable
from operator import not_
from typing import Any

from engine.language import compile as expressions
from engine.language import typed
from engine.language.binders import hoisted
from engine.language.comparing import mentions
from engine.language.frame import UNIT, Column, Compute, Frame, NotPlain, Run
from engine.language.index import NO_ELEMENTS, Cut, Index, base_of, cut_of, index_of, index_shape, keys_of
from engine.language.rounded import Plain
from engine.language.select import is_own_field
from engine.language.shape import Levels, free, interned, shape_of

Bound = typed.Aggregate | typed.Quantified
Reduce = Callable[[Column], Any]


def lookup(node: Bound, reduce: Reduce, levels: Levels) -> Compute | None:
    """The aggregate or sentence as a look-up in an index, or in the whole; None where neither would do."""
    if len(node.binders) != 1:
        return _sum_of_years(node, levels) if len(node.binders) == 2 else None
    binder = node.binders[0]
    if node.body is None and binder.condition is None:
        return _sizes(node, expressions.compiled(binder.collection, levels))
    cut = cut_of(binder)
    if cut is None or cut.rest:
        return None
    alone = node.body is None or set(free(node.body)) <= {cut.binder.variable.number}
    if alone:
        return _by_group(node, cut, reduce, levels) if cut.keyed else _of_all(node, cut, reduce)
    return _column_sums(node, cut, levels) if sums_own_row(node, cut.binder.variable.number) else None


def sums_own_row(node: Bound, number: int) -> bool:
    """Whether it is `sum of row[year]` over the rows bound under this number."""
    body = node.body
    return (
        isinstance(node, typed.Aggregate)
        and node.word == "sum"
        and isinstance(body, typed.Figure)
        and isinstance(body.row, typed.Variable)
        and body.row.number == number
        and number not in free(body.year)
    )


def _sizes(node: Bound, collection: Compute) -> Compute:
    """How many there are, asked of whole collections."""
    sized = _SIZED[_word(node)]
    return lambda run, frame: [sized(len(many)) for many in collection(run, frame)]


def _of_all(node: Bound, cut: Cut, reduce: Reduce) -> Compute:
    mentioned = _mentioned(node, cut)
    if mentioned:
        return mentioned
    base = base_of(cut.binder, cut.alone)
    if node.body is None:
        sized = _SIZED[_word(node)]
        return lambda run, frame: [sized(base(run).size)] * frame.size
    body = expressions.compiled(node.body, {cut.binder.variable.number: 0})
    return lambda run, frame: [reduce(body(run, base(run)))] * frame.size


def _mentioned(node: Bound, cut: Cut) -> Compute | None:
    """`some row in rows where row.label mentions words`, asked of all labels in one go; None where it asks more."""
    condition, word = cut.alone[-1] if cut.alone else None, _word(node)
    if node.body or word not in ("some", "no") or not isinstance(condition, typed.Mentions):
        return None
    text, words = condition.text, condition.words
    if not is_own_field(text) or not isinstance(words, typed.Constant):
        return None
    base, read, found = base_of(cut.binder, cut.alone[:-1]), text.field.bare, mentions(words.value)
    # A NUL is no blank and no letter: nothing is found that begins in one text and ends in another.
    return lambda run, frame: [found("\0".join(map(read, base(run).columns[0]))) is (word == "some")] * frame.size


def _by_group(node: Bound, cut: Cut, reduce: Reduce, levels: Levels) -> Compute:
    index, keys, word = index_of(cut), keys_of(cut, levels), _word(node)
    if node.body is not None:
        number = {cut.binder.variable.number: 0}
        body = expressions.compiled(node.body, number)
        key = interned((word, index.shape, shape_of(node.body, number)))
        return _reduced(index, keys, lambda run, group: reduce(body(run, Frame.of(group))), key)
    if word == "count":
        return lambda run, frame: [len(index.groups(run).get(key, NO_ELEMENTS)) for key in keys(run, frame)]
    if word == "some":
        return lambda run, frame: [*map(index.keys(run).__contains__, keys(run, frame))]

    def no(run: Run, frame: Frame) -> Column:
        known = index.keys(run)
        return [key not in known for key in keys(run, frame)]

    return no


def _word(node: Bound) -> str:
    return node.word if isinstance(node, typed.Aggregate) else node.quantifier


_SIZED: dict[str, Callable[[int], Any]] = {
    "some": bool,
    "no": not_,
    "count": int,
}


def _reduced(index: Index, keys: Compute, reduce: Callable[[Run, Column], Any], memo_key: object) -> Compute:
    """What the group of each key comes to, each once a subject."""

    def reduced(run: Run, frame: Frame) -> Column:
        memo = run.memo.setdefault(memo_key, {})
        wanted = keys(run, frame)
        for key in wanted:
            if key not in memo:
                memo[key] = reduce(run, index.groups(run).get(key, NO_ELEMENTS))
        return [*map(memo.__getitem__, wanted)]

    return reduced


def _column_sums(node: Bound, cut: Cut, levels: Levels) -> Compute:
    """`sum of row[year]`."""
    assert isinstance(node.body, typed.Figure)  # noqa: S101 - for mypy
    years, sums = expressions.compiled(node.body.year, levels), sums_by_year(cut, levels)

    def column_sums(run: Run, frame: Frame) -> Column:
        pairs = zip(sums(run, frame), years(run, frame), strict=True)
        try:
            return [by_year[year] if by_year else 0 for by_year, year in pairs]
        except KeyError:
            raise NotPlain from None

    return column_sums


def _sum_of_years(node: Bound, levels: Levels) -> Compute | None:
    """`sum of row[year] over row in rows, year in years`: the sums of the rows in all years at once, added."""
    rows, years = hoisted(node.binders)
    cut, body = cut_of(rows), node.body
    if cut is None or cut.rest or years.condition or free(years.collection):
        return None
    if not isinstance(body, typed.Figure) or not sums_own_row(node, rows.variable.number):
        return None
    if not isinstance(body.year, typed.Variable) or body.year.number != years.variable.number:
        return None
    sums, collection = sums_by_year(cut, levels), expressions.compiled(years.collection, {})

    def sum_of_years(run: Run, frame: Frame) -> Column:
        listed = collection(run, UNIT)[0]
        try:
            return [sum([by_year[year] for year in listed]) if by_year else 0 for by_year in sums(run, frame)]
        except KeyError:
            raise NotPlain from None

    return sum_of_years


def sums_by_year(cut: Cut, levels: Levels) -> Compute:
    """The sums of the rows of a cut binder in all years at once: by year, empty where there are no rows."""
    if cut.keyed:
        index = index_of(cut)
        return _reduced(index, keys_of(cut, levels), lambda _, group: _sums(group), interned(("sums", index.shape)))
    base, key = base_of(cut.binder, cut.alone), interned(("sums", index_shape(cut)))

    def of_all(run: Run, frame: Frame) -> Column:
        found = run.memo.get(key)
        if found is None:
            found = run.memo[key] = _sums(base(run).columns[0])
        return [found] * frame.size

    return of_all


def _sums(rows: Column) -> dict[int, Plain]:
    """The sum of each year in which every row has a figure that can be told."""
    if not rows:
        return {}
    columns = rows[0].table.columns
    amounts = [row.amounts for row in rows]
    if [*map(len, amounts)].count(len(columns)) == len(amounts):
        return dict(zip(columns, map(sum, zip(*[each.values() for each in amounts], strict=True)), strict=True))
    sums = {year: sum(each[year] for each in amounts) for year in columns if all(year in each for each in amounts)}
    if not sums:
        # Rows without cells are not the same as no rows, whose sum is 0.
        raise NotPlain
    return sums
