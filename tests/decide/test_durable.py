"""The sharp edges of durable-rules that the adapter goes around, each by the case that cuts."""

import gc
import subprocess
import sys
import threading
from contextlib import closing
from copy import deepcopy

import pytest

from engine.decide import chainer, durable
from engine.decide.compiled import PRODUCTIONS_A_TURN, Codes, message, rule, turns
from engine.decide.facts import fact
from engine.decide.fault import EngineFault
from engine.model.production import Production
from engine.model.verdict import Fact
from engine.pack.productions import CONDITIONS_ON_A_TYPE, name_hash
from tests.decide.makers import finding_fact, production, proposal_fact, rule_fact

pytestmark = pytest.mark.skipif(not durable.installed(), reason="durable-rules is not installed")

FLAW = production(1, [{"fact": "finding"}], {"fact": "flaw", "set": {"rule": "{finding.rule}"}})
READY = production(2, [{"fact": "proposal"}, {"absent": "flaw"}], {"fact": "status", "set": {"status": "klar"}})


def fired(known: list[Fact], *productions: Production) -> list[str]:
    """The ids of what durable-rules fires, once the reference has agreed to every firing."""
    with closing(durable.RuleSet(productions)) as rule_set:
        firings = rule_set.chain(known)
    assert set(firings) == set(chainer.chain(known, productions))
    assert len(firings) == len(set(firings))
    return sorted(each.decision for each in firings)


def test_a_session_without_a_fact_can_be_deleted() -> None:
    assert fired([], FLAW) == []


def test_facts_that_meet_no_condition_do_not_undo_the_batch() -> None:
    known = [proposal_fact(), rule_fact("skipped", "EL-101"), finding_fact("TA-101")]
    assert fired(known, FLAW) == ["VE-001"]


def test_what_is_absent_is_not_missed_because_it_comes_later() -> None:
    assert fired([proposal_fact(), finding_fact("TA-101")], READY, FLAW) == ["VE-001"]
    assert fired([finding_fact("TA-101"), proposal_fact()], READY, FLAW) == ["VE-001"]
    assert fired([proposal_fact()], READY, FLAW) == ["VE-002"]


def test_absence_may_stand_first_in_the_pack() -> None:
    first = production(3, [{"absent": "flaw"}, {"fact": "proposal"}], {"fact": "status", "set": {"status": "klar"}})
    assert fired([proposal_fact()], first, FLAW) == ["VE-003"]


def test_runs_leave_nothing_behind() -> None:
    with closing(durable.RuleSet((READY, FLAW))) as rule_set:
        for _ in range(3):
            assert [each.decision for each in rule_set.chain([finding_fact("a"), proposal_fact()])] == ["VE-001"]
            assert [each.decision for each in rule_set.chain([proposal_fact()])] == ["VE-002"]


def test_texts_are_not_taken_for_numbers_or_for_each_other() -> None:
    names = ["1", "01", "true", "True", "null", "", '"', "\\", '\\"', "æ", "ae", "\u0000", "\ud800", "x" * 100_000]
    known = [finding_fact(name) for name in names]
    same = production(
        1,
        [{"fact": "finding", "as": "one"}, {"fact": "finding", "as": "other", "where": {"rule": "{one.rule}"}}],
        {"fact": "flaw", "set": {"rule": "{other.rule}"}},
    )
    with closing(durable.RuleSet((same,))) as rule_set:
        firings = rule_set.chain(known)
    assert sorted(dict(each.fact.values)["rule"] for each in firings) == sorted(names)


def test_alternatives_fire_once() -> None:
    either = production(
        1,
        [{"fact": "finding", "where": {"severity": ["error", "warning"], "rule": ["a", "b"]}}],
        {"fact": "flaw", "set": {"rule": "{finding.rule}"}},
    )
    assert fired([finding_fact("a"), finding_fact("b"), finding_fact("c")], either) == ["VE-001", "VE-001"]


def test_a_join_is_looked_at_beside_alternatives() -> None:
    """durable-rules does not look at a join that stands behind an `$or`."""
    joined = production(
        1,
        [
            {"fact": "skipped"},
            {"fact": "finding", "where": {"severity": ["error", "warning"], "criterion": "{skipped.criterion}"}},
        ],
        {"fact": "flaw", "set": {"rule": "{finding.rule}"}},
    )
    known = [rule_fact("skipped", "EL-101", "payback"), finding_fact("EL-102", criterion="area")]
    assert fired(known, joined) == []
    assert fired([*known, finding_fact("EL-103", criterion="payback")], joined) == ["VE-001"]


def test_joins_end_in_one_that_holds() -> None:
    """Where the last of a condition's joins fails, durable-rules reads past their end, at times into a crash."""
    joined = production(
        1,
        [{"fact": "asks"}, {"absent": "asks", "where": {"area": {"not": "{asks.area}"}}}],
        {"fact": "flaw", "set": {"rule": "{asks.area}"}},
    )
    compiled = rule(joined, 0, Codes())
    assert compiled["all"][-1]["n0$not"]["$and"][1:] == [{"$neq": {"area": {"m0": "area"}}}, {"one": {"turn": "one"}}]
    assert "one" in message(proposal_fact(), Codes())
    assert fired([fact("asks", area="service")], joined) == ["VE-001"]
    assert fired([fact("asks", area="service"), fact("asks", area="anlæg")], joined) == []


def test_more_productions_than_durable_bears_on_one_condition() -> None:
    many = [
        production(number, [{"fact": "finding", "where": {"rule": f"r{number}"}}], FLAW.then.model_dump())
        for number in range(1, 301)
    ]
    assert [len(portion) for portion in turns(many)[0]] == [PRODUCTIONS_A_TURN] * 6 + [300 - 6 * PRODUCTIONS_A_TURN]
    assert fired([finding_fact("r7"), finding_fact("r300")], *many) == ["VE-007", "VE-300"]


def test_as_many_conditions_on_one_fact_as_a_pack_may_have() -> None:
    many = [
        production(
            number,
            [{"fact": "finding", "where": {"count": {"at_least": -number}}}],
            {"fact": "flaw", "set": {"rule": f"r{number}"}},
        )
        for number in range(1, CONDITIONS_ON_A_TYPE + 1)
    ]
    assert len(fired([finding_fact("a")], *many)) == CONDITIONS_ON_A_TYPE


def test_as_many_conditions_in_a_production_as_a_pack_may_have() -> None:
    names = "abcdefghijkl"
    when = [{"fact": "finding", "as": name, "where": {"rule": name}} for name in names]
    twelve = production(1, when, {"fact": "flaw", "set": {"rule": "{l.rule}"}})
    assert fired([finding_fact(name) for name in names], twelve) == ["VE-001"]


def test_a_thousand_facts() -> None:
    assert len(fired([finding_fact(f"r{number}") for number in range(1_000)], FLAW)) == 1_000


def test_ids_of_facts_are_told_apart() -> None:
    """durable-rules knows a fact by 32 bits of `session!id`."""
    ids = [*(str(number) for number in range(20_000)), "start", *(f"turn{number}" for number in range(100))]
    assert len({name_hash(f"{durable.SESSION}!{each}") for each in ids}) == len(ids)


def test_no_thread_is_started() -> None:
    before = threading.active_count()
    fired([proposal_fact()], READY)
    assert threading.active_count() == before


def test_rule_sets_are_kept_for_a_pack_and_freed_when_there_are_too_many() -> None:
    packs = [(FLAW,), (READY,), (FLAW, READY), (READY, FLAW), (FLAW,)]
    sets = [durable.rule_set(pack) for pack in packs]
    assert durable.rule_set(packs[-1]) is sets[-1]
    assert len(durable._kept) <= durable.MOST_RULE_SETS
    assert durable.rule_set(packs[0]) is not sets[0]


def test_an_action_that_fails_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(match: object) -> None:
        raise RuntimeError(f"action failed on {match}")

    monkeypatch.setattr(durable.RuleSet, "_note", lambda *_: fail)
    with closing(durable.RuleSet((FLAW,))) as rule_set, pytest.raises(EngineFault, match="action failed"):
        rule_set.chain([finding_fact("a")])


def test_a_rule_that_durable_refuses_is_named() -> None:
    host = durable._quiet_host()
    good = {**rule(FLAW, 0, Codes()), "run": durable._nothing}
    bad = {**deepcopy(good), "nonsense": 1}
    with pytest.raises(EngineFault, match="VE-002"):
        durable._register(host, {"VE-001": good, "VE-002": bad})


def test_what_goes_wrong_inside_is_a_fault(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> None:
        raise RuntimeError("native trouble")

    monkeypatch.setattr(durable.RuleSet, "chain", broken)
    with pytest.raises(EngineFault, match="native trouble"):
        durable.chain([], (FLAW,))


def test_nothing_of_it_is_imported_before_it_is_used() -> None:
    code = "import sys, engine.decide.verdict; print('durable' in sys.modules or 'durable_rules_engine' in sys.modules)"
    told = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert told.stdout.strip() == "False"


@pytest.mark.long
def test_memory_is_flat_over_many_proposals() -> None:
    resource = pytest.importorskip("resource")
    known = [proposal_fact(), finding_fact("a"), finding_fact("b", severity="warning")]
    with closing(durable.RuleSet((READY, FLAW))) as rule_set:
        for _ in range(2_000):
            rule_set.chain(known)
        gc.collect()
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        for _ in range(100_000):
            rule_set.chain(known)
    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
    assert grown < 4_000 * (1_024 if sys.platform == "darwin" else 1)
