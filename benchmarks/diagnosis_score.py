"""What is counted of a trial of the diagnosis: did it name what was spoilt, and did it claim more than it knew?"""

import time
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field

from engine.diagnose import Diagnosis, Outcome, System, diagnose
from engine.language.constraint import Constraint
from engine.model.cell import CellAddress
from engine.model.finding import Correction
from tests.diagnose.spoil import Case, Slip, mended
from tests.diagnose.tables import holds, lack

Figures = dict[CellAddress, int]


@dataclass
class Claim:
    """How often corrections were called something, and how often that was wrong."""

    made: int = 0
    wrong: int = 0

    def count(self, right: bool) -> None:
        """One more."""
        self.made += 1
        self.wrong += not right


@dataclass
class Score:
    """What was counted of one kind of slip."""

    made: int = 0
    broken: int = 0
    detected: int = 0
    determined: int = 0
    cell: int = 0
    value: int = 0
    open_first: int = 0
    open_tied: int = 0
    only: Claim = field(default_factory=Claim)
    likeliest: Claim = field(default_factory=Claim)
    times: list[float] = field(default_factory=list)


def figures_of(correction: Correction) -> Figures:
    """The figures that a correction puts in, empty as 0."""
    return {each.address: each.to or 0 for each in correction.cells}


def truth_of(slips: Iterable[Slip]) -> Figures:
    """The figures that slips spoilt, empty as 0."""
    return {address: figure or 0 for slip in slips for address, figure in slip.truth.items()}


def judge(score: Score, slips: list[Slip], determined: bool) -> None:
    """Diagnose what slips made, and count: right where the first corrections restore just what was spoilt."""
    case = slips[-1].case
    system = case.system()
    score.made += 1
    if holds(system):
        return
    score.broken += 1
    begun = time.process_time()
    found = diagnose(system)
    score.times.append(time.process_time() - begun)
    score.detected += bool(found)
    _demand_that_all_hold(case, found)
    _count_claims(score, found, slips)
    firsts = [way for each in found for way in each.corrections[:1]]
    restored = {address: figure for way in firsts for address, figure in figures_of(way).items()}
    moved = [each.address for way in firsts for each in way.labels]
    right = restored == truth_of(slips) and moved == [slip.moved for slip in slips if slip.moved]
    if determined:
        score.determined += 1
        score.value += right
        score.cell += right or (bool(restored) and restored.keys() == truth_of(slips).keys())
    else:
        score.open_first += right
        score.open_tied += not right and _is_offered(found, slips)


def _demand_that_all_hold(case: Case, found: Sequence[Diagnosis]) -> None:
    """Fails where a correction, made with the first one of each other fault, leaves an equation failing."""
    unsolved = {broken for each in found if not each.corrections for broken in each.broken}
    firsts = [each.corrections[0] for each in found if each.corrections]
    _demand(mended(case, firsts).system(), {}, unsolved)
    for each in found:
        others = [first for first in firsts if first not in each.corrections]
        for way in each.corrections[1:]:
            moved = any(one.labels for one in (*others, way))
            system = mended(case, [*others, way]).system() if moved else case.system()
            _demand(system, {at: to for one in (*others, way) for at, to in figures_of(one).items()}, unsolved)


def _demand(system: System, figures: Figures, unsolved: AbstractSet[Constraint]) -> None:
    values = {**system.values(), **figures}
    failing = [equation for equation in system.equations if lack(equation, values, system.cells)]
    assert unsolved >= set(failing), f"a correction leaves {failing}"


def _count_claims(score: Score, found: Iterable[Diagnosis], slips: list[Slip]) -> None:
    for each in found:
        if each.outcome is Outcome.ONE:
            claim = score.likeliest if each.rivals else score.only
            claim.count(_is_sound(each.corrections[0], slips))


def _is_sound(correction: Correction, slips: list[Slip]) -> bool:
    """Whether the correction touches nothing but what slips spoilt, and restores it."""
    moved = {slip.moved for slip in slips}
    right = figures_of(correction).items() <= truth_of(slips).items()
    return right and all(each.address in moved for each in correction.labels)


def _is_offered(found: Iterable[Diagnosis], slips: list[Slip]) -> bool:
    """Whether all that was spoilt stands among the corrections, of one fault or of several."""
    ways = [way for each in found for way in each.corrections if _is_sound(way, slips)]
    restored = {address: figure for way in ways for address, figure in figures_of(way).items()}
    moved = {each.address for way in ways for each in way.labels}
    return restored == truth_of(slips) and all(slip.moved in moved for slip in slips if slip.moved)
