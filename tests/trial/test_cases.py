"""Every rule of every pack of ours has cases, and they come out as they say."""

import pytest

from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.pack import Pack
from engine.trial.cases import Bench, Case, read_cases

FOLDER = find("budget-2026")
CASES = [case for _, case in read_cases(FOLDER)]


@pytest.fixture(scope="module")
def pack() -> Pack:
    return load_pack("budget-2026")


@pytest.fixture(scope="module")
def bench(pack: Pack) -> Bench:
    return Bench(FOLDER, pack)


@pytest.mark.parametrize("case", CASES, ids=[f"{case.rule}-{case.verdict}-{n}" for n, case in enumerate(CASES)])
def test_case(bench: Bench, case: Case) -> None:
    assert bench.problem(case) == ""


def test_every_rule_has_a_case_that_holds_and_one_that_breaks(pack: Pack) -> None:
    told = {(case.rule, case.verdict) for case in CASES}
    wanted = {(rule.id, verdict) for rule in pack.rules for verdict in ("holds", "breaks")}
    assert wanted - told == set()


def test_the_base_is_sound(bench: Bench, pack: Pack) -> None:
    from engine.check.run import check_bundle, check_proposal

    bundle = bench.bundle()
    results = [check_bundle(bundle, pack), *(check_proposal(each, pack) for each in bundle.proposals)]
    assert [(f.rule, f.message) for result in results for f in result.findings] == []
