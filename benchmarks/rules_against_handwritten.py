"""How much slower is checking one parsed proposal by the pack than by hand-written Python for the same comparisons?

    python -m benchmarks.rules_against_handwritten

Both sides get the same parsed proposal, begin with nothing computed, and must find the same: how many comparisons held,
which are broken and where, and whether any could not be made. A sound proposal, a spoilt one and the five real ones of
Budget 2026 count; the sound one in mio. kr., and with a cell that nobody can read, are told beside. They run in turns
in one process; prints the ratio of the quickest turns, as `timeit` advises: what comes on top is other work of the
machine.
"""

import sys
import time
from collections import Counter
from collections.abc import Callable
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from typing import NamedTuple

from benchmarks.by_hand import CHECKS, Judged, Parameters, check
from engine.diagnose.settle import settle
from engine.language import Outcome, Result, View
from engine.model.base import replace
from engine.model.finding import Category, Cause
from engine.model.place import Place
from engine.model.proposal import Proposal
from engine.pack.load import load_pack
from engine.pack.pack import Pack, Rule
from engine.run.open import open_path
from tests.diagnose.millions import in_millions
from tests.language.examples import PROPOSAL, cell, unreadable

LIMIT = 2.0
ROUNDS = 300
REAL = Path(__file__).parents[1] / "proposals" / "budget-2026"


def main() -> int:
    """Measures and prints. Returns 1 where a ratio is above the limit."""
    pack = load_pack("budget-2026")
    rules, parameters = rules_of(pack), parameters_of(pack)
    print(f"{len(rules)} rules that speak of one proposal")
    lacking = [rule.id for rule in pack.rules if rule.category is not Category.BUNDLE and rule not in rules]
    if lacking:
        print(f"not written by hand, and left out: {', '.join(lacking)}")
    proposals = {"sound": PROPOSAL, "spoilt": spoilt(), **real(pack)}
    ratios = [compared(name, proposal, rules, parameters) for name, proposal in proposals.items()]
    print(f"at most {LIMIT}")
    print("where figures are open, which the fast path knows less well:")
    for name, proposal in {"in mio. kr.": in_millions(PROPOSAL), "one cell unreadable": illegible()}.items():
        compared(name, proposal, rules, parameters)
    return int(max(ratios) > LIMIT)


def rules_of(pack: Pack) -> list[Rule]:
    """The rules that speak of one proposal and are also written by hand."""
    return [rule for rule in pack.rules if rule.category is not Category.BUNDLE and rule.id in CHECKS]


def parameters_of(pack: Pack) -> Parameters:
    """The pack's parameters, as the hand-written checks want them."""
    return Parameters.of({parameter.name: parameter.value for parameter in pack.parameters})


def real(pack: Pack) -> dict[str, Proposal]:
    """The real proposals, by their ids, settled as `puljetjek check` does before it checks."""
    opened = [open_path(path, pack.lexicon) for path in sorted(REAL.glob("*.yaml"))]
    return {proposal.id: settle(proposal) for each in opened for proposal in each.proposals}


def compared(name: str, proposal: Proposal, rules: list[Rule], parameters: Parameters) -> float:
    """The ratio on one proposal. Raises AssertionError where the two sides do not find the same."""
    by_rules, by_hand = found_by_rules(proposal, rules), found_by_hand(proposal, rules, parameters)
    for id_, found in by_hand.items():
        assert found == by_rules[id_], (name, id_, found, by_rules[id_])
    ids = [rule.id for rule in rules]
    ours, theirs = in_turns(lambda: judged(proposal, rules), lambda: check(proposal, parameters, ids))
    broken = sum(found.broken.total() for found in by_hand.values())
    print(
        f"{name} ({broken} broken): rules {ours * 1e6:.0f} µs, by hand {theirs * 1e6:.0f} µs, ratio {ours / theirs:.2f}"
    )
    return ours / theirs


def spoilt() -> Proposal:
    """The sound proposal with one wrong cell in a total, and one wrong payback."""
    economy = PROPOSAL.economy
    assert economy is not None
    rows = list(economy.rows)
    at = next(index for index, row in enumerate(rows) if row.label.startswith("Samlet økonomisk"))
    rows[at] = replace(rows[at], cells=(*rows[at].cells[:2], cell(2800), *rows[at].cells[3:]))
    payback = PROPOSAL.payback
    assert payback is not None
    return replace(PROPOSAL, economy=replace(economy, rows=tuple(rows)), payback=replace(payback, total=cell(5)))


def illegible() -> Proposal:
    """The sound proposal with one cell of a detail row that nobody can read."""
    economy = PROPOSAL.economy
    assert economy is not None
    at = next(index for index, row in enumerate(economy.rows) if row.cells)
    row = replace(economy.rows[at], cells=(unreadable(), *economy.rows[at].cells[1:]))
    return replace(PROPOSAL, economy=replace(economy, rows=(*economy.rows[:at], row, *economy.rows[at + 1 :])))


def judged(proposal: Proposal, rules: list[Rule]) -> list[Result]:
    """What each rule gives."""
    view = View(proposal)
    return [rule.compiled.run(view) for rule in rules]


Side = Decimal | None
"""A figure as a report shows it; None where it is none."""


class Found(NamedTuple):
    """What a rule found, as both sides tell it: what is broken, by its figures and its place, and how often."""

    held: int
    broken: Counter[tuple[Side, Side, Place]]
    unknown: bool


def found_by_rules(proposal: Proposal, rules: list[Rule]) -> dict[str, Found]:
    """What each rule of the pack finds."""
    view = View(proposal)
    return {rule.id: _of_result(rule.compiled.run(view)) for rule in rules}


def found_by_hand(proposal: Proposal, rules: list[Rule], parameters: Parameters) -> dict[str, Found]:
    """What each hand-written check finds."""
    found = check(proposal, parameters, [rule.id for rule in rules])
    return {id_: _of_judged(each) for id_, each in found.items()}


def _of_result(result: Result) -> Found:
    broken = Counter((*_sides(each), each.place) for each in result if each.status == "broken")
    unknown = any(each.status == "skipped" and each.cause is Cause.UNKNOWN for each in result)
    return Found(result.held, broken, unknown)


def _sides(outcome: Outcome) -> tuple[Side, Side]:
    """The two figures; what is no comparison has none."""
    if outcome.relation is None:
        return None, None
    return _figure(outcome.stated), _figure(outcome.expected)


def _figure(side: int | Decimal | None) -> Side:
    return None if side is None else Decimal(side)


def _of_judged(judged: Judged) -> Found:
    broken = Counter((_shown(each.stated), _shown(each.expected), each.place) for each in judged.broken)
    return Found(judged.held, broken, judged.unknown > 0)


def _shown(number: int | Fraction | None) -> Side:
    if number is None:
        return None
    return round(Decimal(number.numerator) / Decimal(number.denominator), 4)


def in_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The quickest time of each, in seconds, run in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, taken in zip((one, other), times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return min(times[0]), min(times[1])


if __name__ == "__main__":
    sys.exit(main())
