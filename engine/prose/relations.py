"""Holds figures of the text against each other: parts against their whole, products against their factors."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from engine.model.base import replace
from engine.model.claims import Claim, ClaimKind, Result, Share, Tied

Interval = tuple[Decimal, Decimal]
_RIGHT = frozenset({Result.AGREES, Result.ROUNDED})
_SETTLED = frozenset({Result.CONTRADICTS, Result.POSSIBLE})
HOUR = Decimal(60)
NEIGHBOURS = 1
"""How many sentences apart the factors of a product may stand."""
MOST_FACTORS = 12
"""Neighbouring sentences with more figures than that are no calculation."""


class _Checked(NamedTuple):
    """What a relation says of figures (by their places): they fit together, or they cannot."""

    members: tuple[int, ...]
    fits: bool
    result: Result
    blamed: int
    expected: Decimal | None = None


def held_together(found: Sequence[Tied]) -> tuple[Tied, ...]:
    """The claims again, with what their neighbours say of them."""
    ties = list(found)
    for checked in _shared_out(ties):
        for at in checked.members:
            ties[at] = replace(
                ties[at], result=Result.PART, meaning=ties[at].claim.meanings[0], beside=_others(checked, at)
            )
    for checked in (*_parts(ties), *_products(ties)):
        if checked.fits:
            for at in checked.members:
                if ties[at].result is Result.UNTIED:
                    ties[at] = replace(ties[at], result=Result.AGREES, beside=_others(checked, at))
        elif not any(ties[at].result in _SETTLED for at in checked.members):
            at = checked.blamed
            ties[at] = replace(
                ties[at], result=checked.result, beside=_others(checked, at), expected=checked.expected, meaning=None
            )
    _date(ties)
    return tuple(ties)


def _date(ties: list[Tied]) -> None:
    """Years are right where the amounts are that they date."""
    sentences: dict[int, list[int]] = {}
    for at, each in enumerate(ties):
        sentences.setdefault(each.claim.sentence, []).append(at)
    for members in sentences.values():
        dated = [at for at in members if ties[at].claim.years and ties[at].result in _RIGHT]
        for at in members:
            if ties[at].claim.kind is ClaimKind.YEAR:
                year = int((ties[at].claim.low + ties[at].claim.high) / 2)
                beside = next((other for other in dated if year in ties[other].claim.years), None)
                if beside is not None:
                    ties[at] = replace(ties[at], result=Result.AGREES, meaning=ties[beside].meaning, beside=(beside,))


def _others(checked: _Checked, at: int) -> tuple[int, ...]:
    return tuple(each for each in checked.members if each != at)


def _bounds(claim: Claim) -> Interval:
    return claim.low, claim.high


def _shared_out(ties: Sequence[Tied]) -> Iterator[_Checked]:
    """Amounts said one after the other of one quantity, which none of them is and all of them make."""
    run: list[int] = []
    for at, each in enumerate((*ties, None)):
        claim = each.claim if each else None
        if claim and (claim.kind is not ClaimKind.AMOUNT or claim.price):
            continue
        first = ties[run[0]].claim if run else None
        if claim and first and claim.meanings[:1] == first.meanings[:1] and claim.paragraph == first.paragraph:
            run.append(at)
            continue
        if len(run) > 1 and _makes(ties, run):
            yield _Checked(tuple(run), True, Result.PART, run[-1])
        run = [at] if claim and claim.meanings else []


def _makes(ties: Sequence[Tied], run: list[int]) -> bool:
    """Whether they come to the quantity, that one of them was found not to be."""
    wrong = [ties[at] for at in run if ties[at].result not in _RIGHT and ties[at].expected is not None]
    if not wrong or wrong[0].expected is None or wrong[0].meaning != wrong[0].claim.meanings[0]:
        return False
    low, high = (sum(ends, Decimal(0)) for ends in zip(*(_bounds(ties[at].claim) for at in run), strict=True))
    return low <= abs(wrong[0].expected) <= high


def _parts(ties: Sequence[Tied]) -> Iterator[_Checked]:
    """Parts against the amount before them: none is larger, and those that make it up come to it."""
    whole: int | None = None
    parts: list[int] = []
    for at, each in enumerate(ties):
        claim = each.claim
        if claim.kind is not ClaimKind.AMOUNT or claim.price:
            continue
        if claim.share is Share.NONE or whole is None or not _near(ties[whole].claim, claim):
            yield from _made_up(ties, whole, parts)
            whole, parts = at, []
            continue
        if claim.low > ties[whole].claim.high:
            yield _Checked((whole, at), False, Result.POSSIBLE, at, ties[whole].claim.high)
        parts.append(at)
    yield from _made_up(ties, whole, parts)


def _made_up(ties: Sequence[Tied], whole: int | None, parts: list[int]) -> Iterator[_Checked]:
    if whole is None or len(parts) < 2:
        return
    low, high = (sum(ends, Decimal(0)) for ends in zip(*(_bounds(ties[at].claim) for at in parts), strict=True))
    total = ties[whole].claim
    fits = low <= total.high and total.low <= high
    every = all(ties[at].claim.share is Share.ALL for at in parts)
    if fits or low > total.high or every:
        yield _Checked((whole, *parts), fits, Result.POSSIBLE, parts[-1], (low + high) / 2)


def _near(one: Claim, other: Claim) -> bool:
    return one.paragraph == other.paragraph and abs(one.sentence - other.sentence) <= NEIGHBOURS


def _products(ties: Sequence[Tied]) -> Iterator[_Checked]:
    """Counts times prices, and minutes times cases, in one sentence or in two that follow each other."""
    start = 0
    for at, each in enumerate(ties):
        while not _near(ties[start].claim, each.claim):
            start += 1
        last = at + 1 == len(ties) or not _near(ties[start].claim, ties[at + 1].claim)
        if last and at - start < MOST_FACTORS:
            yield from _calculated(ties, list(range(start, at + 1)))


def _calculated(ties: Sequence[Tied], near: list[int]) -> Iterator[_Checked]:
    yield from _priced(ties, near)
    yield from _timed(ties, near)


def _priced(ties: Sequence[Tied], near: list[int]) -> Iterator[_Checked]:
    """`n` årsværk or hours at a price each, and the amount that this makes."""
    prices = [at for at in near if ties[at].claim.price]
    if len(prices) != 1:
        return
    (price,) = prices
    kinds = {"staff": ClaimKind.STAFF, "hours": ClaimKind.HOURS}
    kind = kinds.get(ties[price].claim.about)
    counts = [at for at in near if kind and ties[at].claim.kind is kind]
    if len(counts) != 1:
        return
    (count,) = counts
    amount = _made(ties, near, (price, count))
    if amount is None:
        return
    (a, b), (c, d) = _bounds(ties[price].claim), _bounds(ties[count].claim)
    made = a * c, b * d
    claim = ties[amount].claim
    fits = made[0] <= claim.high and claim.low <= made[1]
    yield _Checked((price, count, amount), fits, Result.POSSIBLE, max(price, count), (made[0] + made[1]) / 2)


def _made(ties: Sequence[Tied], near: list[int], factors: tuple[int, int]) -> int | None:
    """The amount that two factors make: in their sentence, and behind them, before any other."""
    sentences = {ties[at].claim.sentence for at in factors}
    amounts = [at for at in near if ties[at].claim.kind is ClaimKind.AMOUNT and not ties[at].claim.price]
    ranked = [
        (ties[at].claim.sentence not in sentences, at < max(factors), abs(at - max(factors)), at) for at in amounts
    ]
    return min(ranked)[-1] if ranked else None


def _timed(ties: Sequence[Tied], near: list[int]) -> Iterator[_Checked]:
    """Minutes a case times cases make hours, and hours by those of an årsværk make årsværk."""
    of = {kind: [at for at in near if ties[at].claim.kind is kind] for kind in ClaimKind}
    minutes, cases, hours, staff = (
        of[each] for each in (ClaimKind.MINUTES, ClaimKind.COUNT, ClaimKind.HOURS, ClaimKind.STAFF)
    )
    worked = [at for at in hours if not ties[at].claim.about]
    norms = [at for at in hours if ties[at].claim.about]
    if len(minutes) == 1 and len(cases) == 1 and len(worked) == 1:
        (a, b), (c, d) = _bounds(ties[minutes[0]].claim), _bounds(ties[cases[0]].claim)
        made = a * c / HOUR, b * d / HOUR
        yield _result((minutes[0], cases[0], worked[0]), made, ties[worked[0]].claim, worked[0])
    if len(worked) == len(norms) == len(staff) == len(minutes) == 1:
        (a, b), (c, d) = _bounds(ties[worked[0]].claim), _bounds(ties[norms[0]].claim)
        made = a / d, b / c if c else b
        yield _result((worked[0], norms[0], staff[0]), made, ties[staff[0]].claim, staff[0])


def _result(members: tuple[int, ...], made: Interval, claim: Claim, blamed: int) -> _Checked:
    fits = made[0] <= claim.high and claim.low <= made[1]
    return _Checked(members, fits, Result.POSSIBLE, blamed, (made[0] + made[1]) / 2)
