"""Does diagnosis name the wrong cell, and the right figure? A trial by slips made at seeded random.

    python -m benchmarks.diagnosis_trial [--cases N] [--seed S] [--real PATH]

Proposals made at random, and real ones with their cover (a file or a folder), put right first, are spoilt in two
families of ways: slips that diagnosis has an edit for, and mistakes that its edits were not made from. For each kind:
how many were made; how many break an equation, and of these how many were detected; in how many the equations
*determine* the answer, and in those the share in which the right cells and the right figures come first; of the
others, how often the right correction stands first or among the ties; the share of all in which it stands first; how
often a correction was called the only one, or the likeliest, and was wrong; the median and the slowest time of the
processor. Every correction is made, and must leave no equation failing.

Determined means, for a slip, that no one other cell could make all hold, for exchanges no other exchange and for rows
no other row; for a mistake, that no other figures in as few cells could, each year by itself.
"""

import argparse
import random
import statistics
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from benchmarks.determined import Determined, as_one_edit, by_cells
from benchmarks.diagnosis_score import Claim, Score, judge, truth_of
from engine.model.bundle import Bundle
from engine.model.proposal import Proposal
from tests.diagnose.mistakes import MISTAKES
from tests.diagnose.real import RealCase, bundle_of, rules
from tests.diagnose.slips import SLIPS
from tests.diagnose.spoil import Case, Maker, Slip, spoilt
from tests.diagnose.tables import holds, valid_sheet

Source = Callable[[random.Random], Case]
REAL = Path(__file__).parents[1] / "proposals" / "budget-2026"


class Family(NamedTuple):
    """Kinds of slips that are alike in what determines them."""

    name: str
    kinds: Mapping[str, Maker]
    determined: Determined


class Trial(NamedTuple):
    """What is spoilt, how often, and by which seed."""

    source: Source
    cases: int
    seed: int

    def draws(self, *names: object) -> Iterator[random.Random]:
        """A generator of its own for each case."""
        for case in range(self.cases):
            yield random.Random("/".join(map(str, (self.seed, *names, case))))  # noqa: S311


FAMILIES = (
    Family("slips that diagnosis has an edit for", SLIPS, as_one_edit),
    Family("mistakes that its edits were not made from", MISTAKES, by_cells),
)


def single(trial: Trial, family: Family) -> Iterator[tuple[str, Score]]:
    """The score of each kind of slip, made alone."""
    for kind, maker in family.kinds.items():
        score = Score()
        for rng in trial.draws(kind):
            slip = spoilt(rng, trial.source(rng), kind, maker)
            if slip is not None:
                judge(score, [slip], family.determined(slip.case.system(), truth_of([slip])))
        yield kind, score


def several(trial: Trial, family: Family, count: int) -> Score:
    """The score of `count` slips of one figure in different years or tables, whatever their kinds."""
    score = Score()
    for rng in trial.draws(count):
        right = trial.source(rng)
        slips = _apart(rng, right, family, count)
        if len(slips) == count:
            judge(score, slips, all(_determined_alone(slip, right, family) for slip in slips))
    return score


def _determined_alone(slip: Slip, right: Case, family: Family) -> bool:
    return family.determined(_alone(slip, right).system(), truth_of([slip]))


def _alone(slip: Slip, right: Case) -> Case:
    """The right case with only this slip made."""
    wrong = slip.case.system().cells
    return right.with_figures({address: wrong[address].value for address in slip.truth})


def _apart(rng: random.Random, case: Case, family: Family, count: int) -> list[Slip]:
    """Slips of single figures, each in a year or table of its own, one upon the other; each alone breaks something."""
    slips: list[Slip] = []
    places: set[tuple[str, str, int]] = set()
    right = case
    for _ in range(40):
        kind = rng.choice(list(family.kinds))
        slip = spoilt(rng, case, kind, family.kinds[kind])
        if slip is None or len(slip.truth) != 1 or len(slips) == count:
            continue
        ((address, _),) = slip.truth.items()
        place = (address.owner, address.part, address.column)
        if place not in places and not holds(_alone(slip, right).system()):
            places.add(place)
            slips.append(slip)
            case = slip.case
    return slips


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
        _wrong(score.only),
        _wrong(score.likeliest),
        f"{statistics.median(times) * 1000:.1f}",
        f"{times[-1] * 1000:.0f}",
    )
    return "| " + " | ".join(map(str, cells)) + " |"


def _share(part: int, whole: int) -> str:
    return f"{100 * part / whole:.1f} %" if whole else "–"


def _wrong(claim: Claim) -> str:
    return f"{claim.wrong} / {claim.made}"


HEAD = (
    "| | made | break a sum | detected | determined | right cells first | right figures first "
    "| the rest: first + tied / all | right first, of all | called the only one: wrong / all "
    "| called the likeliest: wrong / all | median ms | slowest ms |\n"
    "|---|---|---|---|---|---|---|---|---|---|---|---|---|"
)


def generated(rng: random.Random) -> Case:
    """A proposal made at random, most with a cover or an administration table."""
    return valid_sheet(rng)


def real_source(path: Path) -> Source:
    """The proposals of a bundle one by one, and now and then the bundle as a whole, each put right first."""
    bundle = bundle_of(path)
    with_payback = (each for each in bundle.proposals if each.payback)
    subjects: list[Proposal | Bundle] = [bundle, *bundle.proposals, *with_payback]
    right = [RealCase(subject, rules()).mended() for subject in subjects]
    assert all(holds(each.system()) for each in right)
    return lambda rng: rng.choice(right)


def show(trial: Trial) -> None:
    """Print the table of a trial."""
    print(HEAD)
    for family in FAMILIES:
        print(f"| **{family.name}** |" + " |" * 12)
        for kind, score in single(trial, family):
            print(line(kind, score), flush=True)
        for count in (2, 3):
            print(line(f"{count} at once, apart", several(trial, family, count)), flush=True)


def main() -> None:
    """Print the trial's tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--real", type=Path, default=REAL)
    options = parser.parse_args()
    print("Proposals made at random\n")
    show(Trial(generated, options.cases, options.seed))
    print(f"\n{options.real.name}: real proposals\n")
    show(Trial(real_source(options.real), options.cases, options.seed))


if __name__ == "__main__":
    main()
