"""The pack written by hand and the pack's own rules find the same in every proposal."""

import random
import subprocess
import sys
from collections import Counter
from collections.abc import Callable, Iterator
from decimal import Decimal
from functools import cache

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from benchmarks.by_hand import CHECKS
from benchmarks.rules_against_handwritten import (
    Found,
    found_by_hand,
    found_by_rules,
    parameters_of,
    real,
    rules_of,
    spoilt,
)
from engine.model.base import replace
from engine.model.budget import BudgetRow, Reading, Role, Section
from engine.model.cell import Cell, State
from engine.model.place import NOWHERE, Place
from engine.model.proposal import Payback, Proposal
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.trial.cases import Bench, read_cases
from engine.trial.disturbed import disturbed_proposals
from tests.benchmarks.twisted import twisted
from tests.diagnose.millions import in_millions
from tests.diagnose.real import RealCase
from tests.diagnose.real import rules as rules_of_diagnosis
from tests.diagnose.slips import SLIPS, some_slip
from tests.language.examples import PROPOSAL, cell, unreadable
from tests.language.sentences import proposals

PACK = load_pack("budget-2026")
RULES = rules_of(PACK)
PARAMETERS = parameters_of(PACK)
REAL = real(PACK)
EXAMPLES = {"sound": PROPOSAL, "spoilt": spoilt(), **REAL}
TABLES = ("economy", "administration_effect")

Change = Callable[[random.Random, BudgetRow], BudgetRow]


def found(proposal: Proposal) -> tuple[dict[str, Found], dict[str, Found]]:
    """What the rules find, and what is found by hand."""
    return found_by_rules(proposal, RULES), found_by_hand(proposal, RULES, PARAMETERS)


def agree(proposal: Proposal) -> None:
    """Both find the same, rule by rule."""
    by_rules, by_hand = found(proposal)
    others = [id_ for id_ in CHECKS if by_rules[id_] != by_hand[id_]]
    assert {id_: by_hand[id_] for id_ in others} == {id_: by_rules[id_] for id_ in others}


@cache
def cases() -> tuple[Proposal, ...]:
    """What each case of the pack makes of its base, where that is one proposal."""
    folder = find("budget-2026")
    bench = Bench(folder, PACK)
    categories = {rule.id: rule.category for rule in RULES}
    own = (case for _, case in read_cases(folder) if case.rule in categories)
    subjects = [bench.prepare(case, categories[case.rule]).subject for case in own]
    return tuple(subject for subject in subjects if isinstance(subject, Proposal))


# A rule is data and needs no Python: one that is not written by hand is only left out of the benchmark.
def test_each_check_is_a_rule_of_the_pack() -> None:
    assert {rule.id for rule in RULES} == set(CHECKS)
    assert len(CHECKS) >= 97


def test_it_knows_nothing_of_the_rule_language() -> None:
    asked = "import sys, benchmarks.by_hand; print(*(name for name in sys.modules if name.startswith('engine.')))"
    run = subprocess.run([sys.executable, "-c", asked], capture_output=True, text=True, check=True)
    assert {name.split(".")[1] for name in run.stdout.split()} == {"model"}


@pytest.mark.parametrize("proposal", EXAMPLES.values(), ids=EXAMPLES)
def test_on_the_examples(proposal: Proposal) -> None:
    agree(proposal)


def test_on_every_case_of_the_pack() -> None:
    assert len(cases()) > 600
    for proposal in cases():
        agree(proposal)


# Figures that are not plainly known


@pytest.mark.parametrize("decimals", [1, 2])
def test_in_a_table_in_millions(decimals: int) -> None:
    for proposal in (*EXAMPLES.values(), *cases()[::20]):
        agree(in_millions(proposal, decimals))


def _unreadable(rng: random.Random, row: BudgetRow) -> BudgetRow:
    at = rng.randrange(len(row.cells))
    return replace(row, cells=(*row.cells[:at], unreadable(), *row.cells[at + 1 :]))


def _unplaced(_: random.Random, row: BudgetRow) -> BudgetRow:
    return replace(row, reading=Reading.UNCERTAIN)


def _placed(rng: random.Random, row: BudgetRow) -> BudgetRow:
    columns = range(len(row.cells))
    printed = rng.randint(1, len(row.cells))
    placements = tuple(tuple(sorted(rng.sample(columns, printed))) for _ in range(2))
    return replace(row, reading=Reading.UNCERTAIN, placements=placements)


def _with_each_row_changed(proposal: Proposal, rng: random.Random, change: Change) -> Iterator[Proposal]:
    for name in TABLES:
        table = getattr(proposal, name)
        for at, row in enumerate(table.rows if table else ()):
            if row.cells:
                rows = (*table.rows[:at], change(rng, row), *table.rows[at + 1 :])
                yield replace(proposal, **{name: replace(table, rows=rows)})


@pytest.mark.parametrize("change", [_unreadable, _unplaced, _placed])
def test_with_a_row_that_is_not_known(change: Change) -> None:
    rng = random.Random(1)  # noqa: S311
    for proposal in EXAMPLES.values():
        for changed in _with_each_row_changed(proposal, rng, change):
            agree(changed)
        for changed in rng.sample([*_with_each_row_changed(in_millions(proposal), rng, change)], 3):
            agree(changed)


# Made at random


@pytest.mark.parametrize("kind", SLIPS)
def test_with_a_slip(kind: str) -> None:
    rng = random.Random(kind)  # noqa: S311
    slips = [some_slip(rng, RealCase(proposal, rules_of_diagnosis()), kind) for proposal in REAL.values()]
    slipped = [slip.case for slip in slips if slip]
    assert slipped
    for case in slipped:
        assert isinstance(case, RealCase)
        assert isinstance(case.subject, Proposal)
        agree(case.subject)


@settings(max_examples=100, deadline=None, suppress_health_check=list(HealthCheck))
@given(twisted(st.sampled_from([*EXAMPLES.values()]) | disturbed_proposals(PACK) | proposals()))
def test_whatever_stands_in_it(proposal: Proposal) -> None:
    agree(proposal)


# What the two once told differently. The checks by hand followed the text.


def without_service_payback() -> Proposal:
    """In the cell of one payback stands a dash."""
    return replace(PROPOSAL, payback=Payback(service=Cell("-", State.NIL, place=Place(line=9)), total=cell(3)))


def perhaps_never_paid_back() -> Proposal:
    """The running sum is above zero until the last year, in which rounding leaves open whether it comes to zero."""
    economy = PROPOSAL.economy
    assert economy is not None
    amounts = {"Besparelse på årsværk": (0, 0, 0, 0, 0, -950), "Projektledelse": (1000, 0, 0, 0, 0, 0)}
    rows = [
        replace(row, cells=tuple(cell(amount, 50 if amount else 0) for amount in amounts[row.label]))
        for row in economy.rows
        if row.label in amounts
    ]
    return replace(PROPOSAL, economy=replace(economy, rows=tuple(rows)))


def with_a_subtotal_without_cells() -> Proposal:
    """Not one of the years has a cell in that row."""
    economy = PROPOSAL.economy
    assert economy is not None
    subtotal = BudgetRow(label="Service", section=Section.SAMLET, role=Role.SUBTOTAL)
    return replace(PROPOSAL, economy=replace(economy, rows=(*economy.rows, subtotal)))


@pytest.mark.parametrize(
    ("id_", "proposal", "expected"),
    [
        # A missing payback is placed at its cell.
        ("FO-421", without_service_payback(), Found(0, Counter({(None, None, Place(line=9)): 1}), False)),
        # One that may never come is no figure.
        ("TA-208", perhaps_never_paid_back(), Found(0, Counter({(Decimal(3), None, NOWHERE): 1}), False)),
        # A row without cells is not the same as no row.
        ("TA-204", with_a_subtotal_without_cells(), Found(6, Counter(), True)),
    ],
)
def test_both_follow_the_text(id_: str, proposal: Proposal, expected: Found) -> None:
    assert [each[id_] for each in found(proposal)] == [expected, expected]
