"""How much slower is checking one parsed proposal by the pack than by hand-written Python for the same comparisons?

    python -m benchmarks.rules_against_handwritten

Both sides get the same parsed proposal, begin with nothing computed, and must find the same broken comparisons, on a
sound proposal and on a spoilt one. They run in turns in one process; prints the ratio of the medians.
"""

import statistics
import sys
import time
from collections.abc import Callable, Iterable
from typing import Any

from benchmarks.handwritten import CHECKS, check, parameters_of
from engine.language import View
from engine.model.base import replace
from engine.model.finding import Category
from engine.model.proposal import Proposal
from engine.pack.load import load_pack
from engine.pack.pack import Rule
from tests.language.examples import PROPOSAL, cell

LIMIT = 2.0
ROUNDS = 300


def main() -> int:
    """Measures and prints. Returns 1 where a ratio is above the limit."""
    pack = load_pack("budget-2026")
    rules = [rule for rule in pack.rules if rule.category is not Category.BUNDLE and rule.id in CHECKS]
    parameters = parameters_of(pack)
    print(f"{len(rules)} rules of the pack that are also written by hand")
    ratios = [
        compared(name, proposal, rules, parameters) for name, proposal in (("sound", PROPOSAL), ("spoilt", spoilt()))
    ]
    print(f"at most {LIMIT}")
    return int(max(ratios) > LIMIT)


def compared(name: str, proposal: Proposal, rules: list[Rule], parameters: dict[str, Any]) -> float:
    """The ratio on one proposal. Raises AssertionError where the two sides do not find the same."""
    ids = [rule.id for rule in rules]
    by_hand = check(proposal, parameters, ids)
    for id_, found in by_rules(proposal, rules).items():
        assert sorted(found) == sorted(counted(by_hand[id_])), id_
    ours, theirs = in_turns(lambda: judged(proposal, rules), lambda: check(proposal, parameters, ids))
    broken = sum(map(len, by_hand.values()))
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


def judged(proposal: Proposal, rules: list[Rule]) -> int:
    """Runs the rules; how many outcomes there were."""
    view = View(proposal)
    return sum(len(rule.compiled.run(view).outcomes) for rule in rules)


def by_rules(proposal: Proposal, rules: list[Rule]) -> dict[str, list[str]]:
    """What each rule finds broken, as text."""
    view = View(proposal)
    return {
        rule.id: counted((o.stated, o.expected) for o in rule.compiled.run(view) if o.status == "broken")
        for rule in rules
    }


def counted(found: Iterable[tuple[object, object]]) -> list[str]:
    """The figures of the breaks; of those without figures only how many there are."""
    return [str(each) if None not in each else "broken" for each in found]


def in_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """The median time of each, in seconds, run in turns."""
    times: tuple[list[float], list[float]] = ([], [])
    for _ in range(ROUNDS):
        for work, taken in zip((one, other), times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return statistics.median(times[0]), statistics.median(times[1])


if __name__ == "__main__":
    sys.exit(main())
