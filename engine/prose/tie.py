"""Holds what the prose states against what its words may mean, by intervals."""

from bisect import bisect_left
from collections.abc import Sequence
from decimal import Decimal

from engine.model.base import replace
from engine.model.claims import Claim, ClaimKind, Firmness, How, Meaning, Result, Tied
from engine.prose.meanings import wider
from engine.prose.scene import Bounds, Scene

_WRONG = frozenset({Result.CONTRADICTS, Result.POSSIBLE})
_SURE = frozenset({Result.AGREES, Result.ROUNDED})
NEIGHBOURS = 20
"""How many figures back the same one is looked for."""


def tied(claims: Sequence[Claim], scene: Scene) -> tuple[Tied, ...]:
    """Every claim with its result, in their order."""
    found: list[Tied] = []
    sizes = scene.sizes()
    for claim in claims:
        one = _tied(claim, scene, found)
        found.append(replace(one, result=_doubted(one, scene, sizes)) if one.result in _WRONG else one)
    return tuple(found)


def _doubted(tied: Tied, scene: Scene, sizes: list[int]) -> Result:
    """A contradiction, unless something else in the tables is as large: then the words may mean that.

    Where one row and one year are named it is asked, and else nothing is said.
    """
    claim = tied.claim
    if claim.kind is not ClaimKind.AMOUNT:
        return tied.result
    at = bisect_left(sizes, claim.low)
    if at == len(sizes) or sizes[at] > claim.high:
        return tied.result
    clear = tied.result is Result.CONTRADICTS and len(claim.years) == 1 and len(claim.meanings) == 1
    return Result.POSSIBLE if clear and scene.is_detail(claim.meanings[0]) else Result.UNTIED


def _tied(claim: Claim, scene: Scene, before: Sequence[Tied]) -> Tied:
    more: tuple[Meaning, ...] = ()
    if claim.firmness is not Firmness.FIRM:
        more = (*wider(claim.hints, claim.years, scene), *_of_the_whole(claim, before))
    for edge in (False, True):
        if fit := _fit(claim, claim.meanings, scene, edge) or _fit(claim, more, scene, edge):
            return fit
    if claim.firmness is not Firmness.FIRM and (said := _said_before(claim, before)):
        return said
    known = [(meaning, scene.values(meaning)) for meaning in claim.meanings]
    known = [(meaning, values) for meaning, values in known if values or claim.kind is ClaimKind.REFERENCE]
    if not known:
        return Tied(claim, Result.PART if claim.share and _whole_of(claim, before) else Result.UNTIED)
    meaning, values = known[0]
    most = max((abs(bound) for _, found in known for each in found for bound in each), default=0)
    dated = claim.years and claim.firmness is Firmness.FIRM
    if claim.share and claim.low <= most and not dated:
        return Tied(claim, Result.PART, meaning)
    expected = Decimal(values[0][0]) if values else None
    return Tied(claim, _wrong(claim, meaning, scene), meaning, expected)


def _wrong(claim: Claim, meaning: Meaning, scene: Scene) -> Result:
    """What to say of a figure that is nothing that its words may mean."""
    if claim.firmness is Firmness.LOOSE or not scene.is_sure(meaning):
        return Result.UNTIED
    return Result.CONTRADICTS if claim.firmness is Firmness.FIRM and not claim.share else Result.POSSIBLE


def _fit(claim: Claim, meanings: Sequence[Meaning], scene: Scene, edge: bool) -> Tied | None:
    """The first of the meanings that the figure may be; `edge`: also where it was not rounded half up."""
    for meaning in meanings:
        values = scene.values(meaning)
        if values and any(any(each) for each in values) and all(_meets(claim, each, edge) for each in values):
            exact = all(_exact(claim, each) for each in values)
            return Tied(claim, Result.AGREES if exact else Result.ROUNDED, meaning, Decimal(values[0][0]))
    return None


def _whole_of(claim: Claim, before: Sequence[Tied]) -> Tied | None:
    """The amount that it is a part of: the last one before it that is none itself."""
    for each in reversed(before):
        if each.claim.paragraph != claim.paragraph or claim.sentence - each.claim.sentence > 1:
            return None
        if each.claim.kind is ClaimKind.AMOUNT and not each.claim.price and not each.claim.share:
            return each
    return None


def _of_the_whole(claim: Claim, before: Sequence[Tied]) -> Sequence[Meaning]:
    """What its whole is, in its own years."""
    whole = _whole_of(claim, before) if claim.share and claim.years else None
    if not whole or not whole.meaning or whole.result not in _SURE:
        return ()
    return (replace(whole.meaning, years=claim.years, how=How.SUM),)


def _said_before(claim: Claim, before: Sequence[Tied]) -> Tied | None:
    """The same figure, said of the same section's subject before, where that one was tied."""
    if claim.kind is not ClaimKind.AMOUNT or claim.years:
        return None
    for at in range(len(before) - 1, max(-1, len(before) - NEIGHBOURS), -1):
        each = before[at]
        same = (each.claim.low, each.claim.high, each.claim.section) == (claim.low, claim.high, claim.section)
        if same and each.result in _SURE and each.meaning:
            return Tied(claim, each.result, each.meaning, each.expected, beside=(at,))
    return None


def _sizes(bounds: Bounds) -> Bounds:
    low, high = bounds
    if low < 0 < high:
        return 0, max(-low, high)
    return (low, high) if low >= 0 else (-high, -low)


def _meets(claim: Claim, bounds: Bounds, edge: bool) -> bool:
    low, high = _sizes(bounds)
    return claim.low <= high and (low <= claim.high if edge else low < claim.high)


def _exact(claim: Claim, bounds: Bounds) -> bool:
    low, high = _sizes(bounds)
    return low == high and (claim.low + claim.high) / 2 == low
