"""Does diagnosis name the wrong cell, and the right figure? A trial by slips made at seeded random.

    python -m benchmarks.diagnosis_trial [--cases N] [--seed S] [--real FILE]

For each kind of slip: how many were made; how many break an equation, and of these how many were detected; in how
many the equations *determine* the answer (no one other cell, and for exchanges no other exchange, could make them
hold), and in those the share in which the right cell and the right figure come first; of the others, how often the
right correction stands first or among the ties; the share of all in which it stands first; how often a correction was
called the only one and was wrong; the median and the slowest time of the processor. Generated proposals; with --real
the proposals and the bundle of a file, put right first.
"""

import argparse
import random
import statistics
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path

from engine.diagnose import Diagnosis, Outcome, System, diagnose
from engine.language.constraint import Linear
from engine.model.bundle import Bundle
from engine.model.cell import CellAddress
from engine.model.finding import Correction
from engine.model.proposal import Proposal
from tests.diagnose.real import RealCase, bundle_of, rules
from tests.diagnose.slips import SLIPS, some_slip
from tests.diagnose.spoil import BY_YEAR, Case, Slip
from tests.diagnose.tables import holds, lack, valid_sheet

Figures = dict[CellAddress, int]
Source = Callable[[random.Random], Case]


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
    false: int = 0
    times: list[float] = field(default_factory=list)


def figures_of(correction: Correction) -> Figures:
    """The figures that a correction puts in, empty as 0."""
    return {each.address: each.to or 0 for each in correction.cells}


def truth_of(slips: Iterable[Slip]) -> Figures:
    """The figures that slips spoilt, empty as 0."""
    return {address: figure or 0 for slip in slips for address, figure in slip.truth.items()}


def is_right(correction: Correction, slip: Slip) -> bool:
    """Whether the correction restores what the slip spoilt."""
    if slip.moved is not None:
        return [each.address for each in correction.labels] == [slip.moved]
    return figures_of(correction) == truth_of([slip])


def determined(system: System, truth: Figures) -> bool:
    """Whether nothing else of the kind would make all hold: by plain trial, not by the engine."""
    values = system.values()
    failing = [each for each in system.equations if lack(each, values)]
    if not failing:
        return True
    others = _other_cells(failing[0], values, truth)
    if len(truth) == 2:
        others = chain(others, _other_exchanges(failing[0], values, truth))
    if len(truth) > 1:
        others = chain(others, _other_rows(values, truth))
    return not any(holds(system, {**values, **other}) for other in others)


def _other_cells(equation: Linear, values: Figures, truth: Figures) -> Iterator[Figures]:
    missing = lack(equation, values)
    for address, factor in equation.terms:
        if missing % factor == 0 and truth.keys() != {address}:
            yield {address: values[address] + missing // factor}


def _other_exchanges(equation: Linear, values: Figures, truth: Figures) -> Iterator[Figures]:
    for one, _ in equation.terms:
        for other in values:
            mates = one.owner == other.owner and one.part == other.part
            meet = (one.row == other.row) != (one.column == other.column)
            if mates and meet and truth.keys() != {one, other}:
                yield {one: values[other], other: values[one]}


def _other_rows(values: Figures, truth: Figures) -> Iterator[Figures]:
    """Each other row with all its signs turned."""
    own = {address[:3] for address in truth}
    for row in {address[:3] for address in values if address.part in BY_YEAR} - own:
        yield {address: -value for address, value in values.items() if address[:3] == row}


def judge(score: Score, slips: list[Slip], alone: Callable[[Slip], bool]) -> None:
    """Diagnose what slips made, and count: right where the first corrections restore just what was spoilt."""
    system = slips[-1].case.system()
    score.made += 1
    if holds(system):
        return
    score.broken += 1
    begun = time.process_time()
    found = diagnose(system)
    score.times.append(time.process_time() - begun)
    score.detected += bool(found)
    firsts = [way for each in found for way in each.corrections[:1]]
    mended = {address: figure for way in firsts for address, figure in figures_of(way).items()}
    moved = [each.address for way in firsts for each in way.labels]
    right = mended == truth_of(slips) and moved == [slip.moved for slip in slips if slip.moved]
    score.false += sum(each.outcome is Outcome.ONE and not _is_sound(each.corrections[0], slips) for each in found)
    if all(alone(slip) for slip in slips):
        score.determined += 1
        score.value += right
        score.cell += right or (bool(mended) and mended.keys() == truth_of(slips).keys())
    else:
        score.open_first += right
        score.open_tied += not right and all(_is_offered(found, slip) for slip in slips)


def _is_sound(correction: Correction, slips: list[Slip]) -> bool:
    """Whether the correction touches nothing but what slips spoilt, and restores it."""
    moved = {slip.moved for slip in slips}
    right = figures_of(correction).items() <= truth_of(slips).items()
    return right and all(each.address in moved for each in correction.labels)


def _is_offered(found: Iterable[Diagnosis], slip: Slip) -> bool:
    return any(is_right(way, slip) for each in found for way in each.corrections)


def single(source: Source, cases: int, seed: int) -> Iterator[tuple[str, Score]]:
    """The score of each kind of slip, made alone."""
    for kind in SLIPS:
        score = Score()
        for case in range(cases):
            rng = random.Random(f"{seed}/{kind}/{case}")  # noqa: S311
            slip = some_slip(rng, source(rng), kind)
            if slip is not None:
                system = slip.case.system()
                judge(score, [slip], lambda slip, system=system: determined(system, truth_of([slip])))  # type: ignore[misc]
        yield kind, score


def several(source: Source, count: int, cases: int, seed: int) -> Score:
    """The score of `count` slips of one figure in different years or tables, whatever their kinds."""
    score = Score()
    for case in range(cases):
        rng = random.Random(f"{seed}/{count}/{case}")  # noqa: S311
        right = source(rng)
        slips = _apart(rng, right, count)
        if len(slips) == count:
            judge(score, slips, lambda slip, right=right: _determined_alone(slip, right))  # type: ignore[misc]
    return score


def _determined_alone(slip: Slip, right: Case) -> bool:
    wrong = slip.case.system().cells
    alone = right.with_figures({address: wrong[address].value for address in slip.truth})
    return determined(alone.system(), truth_of([slip]))


def _apart(rng: random.Random, case: Case, count: int) -> list[Slip]:
    """Slips of single figures, each in a year or table of its own, one upon the other; each alone breaks something."""
    slips: list[Slip] = []
    places: set[tuple[str, str, int]] = set()
    right = case
    for _ in range(40):
        slip = some_slip(rng, case, rng.choice(list(SLIPS)))
        if slip is None or len(slip.truth) != 1 or len(slips) == count:
            continue
        ((address, _),) = slip.truth.items()
        place = (address.owner, address.part, address.column)
        if place not in places and not _harmless(slip, right):
            places.add(place)
            slips.append(slip)
            case = slip.case
    return slips


def _harmless(slip: Slip, right: Case) -> bool:
    wrong = slip.case.system().cells
    return holds(right.with_figures({address: wrong[address].value for address in slip.truth}).system())


def line(name: str, score: Score) -> str:
    """A line of the table."""
    times = sorted(score.times) or [0.0]
    rest = f"{score.open_first} + {score.open_tied} / {score.broken - score.determined}"
    cells = (
        name,
        score.made,
        score.broken,
        _share(score.detected, score.broken),
        score.determined,
        _share(score.cell, score.determined),
        _share(score.value, score.determined),
        rest,
        _share(score.value + score.open_first, score.broken),
        score.false,
        f"{statistics.median(times) * 1000:.1f}",
        f"{times[-1] * 1000:.0f}",
    )
    return "| " + " | ".join(map(str, cells)) + " |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


HEAD = (
    "| slip | made | break a sum | detected | determined | right cell first | right figure first "
    "| the rest: first + tied / all | right first, of all | called the only one, wrong | median ms | slowest ms |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def real_source(path: Path) -> Source:
    """The proposals of a file one by one, and now and then the bundle as a whole, each put right first."""
    bundle = bundle_of(path)
    subjects: list[Proposal | Bundle] = [
        bundle,
        *bundle.proposals,
        *(each for each in bundle.proposals if each.payback),
    ]
    right = [RealCase(subject, rules()).mended() for subject in subjects]
    return lambda rng: rng.choice(right)


def _generated(rng: random.Random) -> Case:
    return valid_sheet(rng)


def main() -> None:
    """Print the trial's table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=Path)
    options = parser.parse_args()
    source = real_source(options.real) if options.real else _generated
    print(HEAD)
    for kind, score in single(source, options.cases, options.seed):
        print(line(kind, score), flush=True)
    for count in (2, 3):
        print(line(f"{count} at once, apart", several(source, count, options.cases, options.seed)), flush=True)


if __name__ == "__main__":
    main()
