"""durable-rules against the reference chainer: the same firings on anything that a pack may say of any facts."""

from contextlib import closing

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.decide import chainer, durable
from engine.decide.fault import EngineFault
from engine.decide.firing import in_order
from engine.model.production import Production
from engine.model.verdict import Fact
from tests.decide.makers import facts, rule_sets

pytestmark = pytest.mark.skipif(not durable.installed(), reason="durable-rules is not installed")
CASES = st.lists(facts(), max_size=8, unique=True)
UNHURRIED = settings(deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])


@given(rule_sets(), st.lists(CASES, min_size=1, max_size=3))
@settings(UNHURRIED, max_examples=300)
def test_both_engines_fire_the_same(productions: tuple[Production, ...], cases: list[list[Fact]]) -> None:
    same_firings(productions, cases)


@pytest.mark.long
@given(rule_sets(), st.lists(CASES, min_size=1, max_size=5))
@settings(UNHURRIED, max_examples=5_000)
def test_both_engines_fire_the_same_thousands_of_times(
    productions: tuple[Production, ...], cases: list[list[Fact]]
) -> None:
    same_firings(productions, cases)


def same_firings(productions: tuple[Production, ...], cases: list[list[Fact]]) -> None:
    with closing(durable.RuleSet(productions)) as rule_set:
        for known in cases:
            try:
                expected = chainer.chain(known, productions)
            except EngineFault:
                continue
            fired = rule_set.chain(known)
            assert set(fired) == set(expected)
            assert in_order(fired, known, productions) == expected
