import pytest

from engine.decide import chainer
from engine.decide.fault import EngineFault
from engine.decide.firing import MOST_FIRINGS, Firing
from engine.model.strata import UnstratifiedError
from engine.model.verdict import Fact
from tests.decide.makers import finding_fact, production, proposal_fact, rule_fact

PAYBACK = finding_fact("EL-101", criterion="payback", category="eligibility")
TABLE = finding_fact("TA-101", severity="warning", count=3)


def derived(type: str, **values: str | int) -> Fact:
    return Fact(type=type, values=tuple(sorted(values.items())))


def test_a_firing_keeps_what_fired_it_in_the_order_of_the_conditions() -> None:
    both = production(
        1,
        [{"fact": "proposal"}, {"fact": "finding", "where": {"criterion": "payback"}}],
        {"fact": "unmet", "set": {"criterion": "{finding.criterion}"}},
    )
    known = [TABLE, PAYBACK, proposal_fact()]
    assert chainer.chain(known, [both]) == (
        Firing("VE-001", derived("unmet", criterion="payback"), (proposal_fact(), PAYBACK)),
    )


def test_conclusions_lead_on() -> None:
    first = production(1, [{"fact": "finding"}], {"fact": "flaw", "set": {"rule": "{finding.rule}"}})
    second = production(2, [{"fact": "flaw"}], {"fact": "status", "set": {"status": "skal_rettes"}})
    firings = chainer.chain([TABLE], [second, first])
    assert [each.decision for each in firings] == ["VE-001", "VE-002"]
    assert firings[1].because == (firings[0].fact,)


def test_absence_is_asked_when_all_is_concluded_that_could_end_it() -> None:
    ready = production(1, [{"fact": "proposal"}, {"absent": "flaw"}], {"fact": "status", "set": {"status": "klar"}})
    flaw = production(2, [{"fact": "finding"}], {"fact": "flaw", "set": {"rule": "{finding.rule}"}})
    assert [each.decision for each in chainer.chain([proposal_fact()], [ready, flaw])] == ["VE-001"]
    assert [each.decision for each in chainer.chain([proposal_fact(), TABLE], [ready, flaw])] == ["VE-002"]


def test_absence_of_what_belongs_to_the_matched_fact() -> None:
    shown = production(
        1,
        [{"fact": "checked"}, {"absent": "finding", "where": {"criterion": "{checked.criterion}"}}],
        {"fact": "met", "set": {"criterion": "{checked.criterion}"}},
    )
    known = [rule_fact("checked", "EL-101", "payback"), rule_fact("checked", "EL-106", "area"), PAYBACK]
    assert [each.fact for each in chainer.chain(known, [shown])] == [derived("met", criterion="area")]


@pytest.mark.parametrize(
    ("where", "rules"),
    [
        ({"severity": "error"}, ["EL-101"]),
        ({"severity": ["error", "warning"]}, ["EL-101", "TA-101"]),
        ({"severity": {"not": "error"}}, ["TA-101"]),
        ({"severity": {"not": ["error", "warning"]}}, []),
        ({"count": {"at_least": 2}}, ["TA-101"]),
        ({"count": {"at_most": 2}}, ["EL-101"]),
        ({"count": {"at_least": 1, "at_most": 3, "not": 1}}, ["TA-101"]),
        ({"count": {"at_least": 3}, "severity": "error"}, []),
        ({"count": 3}, ["TA-101"]),
    ],
)
def test_demands(where: dict[str, object], rules: list[str]) -> None:
    found = production(1, [{"fact": "finding", "where": where}], {"fact": "flaw", "set": {"rule": "{finding.rule}"}})
    assert [dict(each.fact.values)["rule"] for each in chainer.chain([PAYBACK, TABLE], [found])] == rules


def test_one_fact_may_meet_two_conditions() -> None:
    pair = production(
        1,
        [{"fact": "finding", "as": "one"}, {"fact": "finding", "as": "other", "where": {"rule": "{one.rule}"}}],
        {"fact": "flaw", "set": {"rule": "{other.rule}"}},
    )
    assert [each.because for each in chainer.chain([PAYBACK, TABLE], [pair])] == [(PAYBACK, PAYBACK), (TABLE, TABLE)]


def test_a_production_may_feed_itself() -> None:
    seed = production(1, [{"fact": "finding"}], {"fact": "seen", "set": {"rule": "{finding.rule}"}})
    again = production(2, [{"fact": "seen"}], {"fact": "seen", "set": {"rule": "again"}})
    firings = chainer.chain([TABLE], [seed, again])
    assert [(each.decision, dict(each.fact.values)["rule"]) for each in firings] == [
        ("VE-001", "TA-101"),
        ("VE-002", "again"),
        ("VE-002", "again"),
    ]


def test_what_depends_on_its_own_absence_is_refused() -> None:
    paradox = production(1, [{"fact": "proposal"}, {"absent": "flaw"}], {"fact": "flaw", "set": {"rule": "x"}})
    with pytest.raises(UnstratifiedError):
        chainer.chain([proposal_fact()], [paradox])


def test_firings_are_bounded() -> None:
    pairs = production(
        1, [{"fact": "finding", "as": "one"}, {"fact": "finding", "as": "two"}], {"fact": "flaw", "set": {"rule": "x"}}
    )
    many = [finding_fact(f"TA-{number}") for number in range(60)]
    assert len(many) ** 2 > MOST_FIRINGS
    with pytest.raises(EngineFault, match="firings"):
        chainer.chain(many, [pairs])


def test_joins_are_bounded_even_where_nothing_fires() -> None:
    three = [{"fact": "finding", "as": name} for name in ("one", "two", "three")]
    join = production(1, [*three, {"fact": "proposal"}], {"fact": "flaw", "set": {"rule": "x"}})
    with pytest.raises(EngineFault, match="comparisons"):
        chainer.chain([finding_fact(f"TA-{number}") for number in range(100)], [join])
