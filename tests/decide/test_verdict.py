import pytest

from engine.decide import chainer, durable
from engine.decide.fault import EngineFault
from engine.decide.firing import Firing
from engine.decide.verdict import decide
from engine.model.base import replace
from engine.model.production import Verdicts, Wording
from engine.model.verdict import Fact, Status
from engine.texts import speaking
from tests.decide.makers import finding_fact, production, proposal_fact, verdicts

ERROR = production(
    1,
    [{"fact": "finding", "where": {"severity": "error"}}],
    {"fact": "status", "set": {"status": "skal_rettes"}},
    text="{finding.rule}: {finding.category}, {finding.count}",
)
WARNING = production(
    2,
    [{"fact": "finding", "where": {"severity": "warning"}}],
    {"fact": "status", "set": {"status": "klar_med_bemaerkninger"}},
)
PACK = Verdicts(words={"table": Wording(da="tabeller", en="tables")}, productions=(ERROR, WARNING))
KNOWN = (finding_fact("TA-101", count=2), finding_fact("TA-102", severity="warning"))


@pytest.fixture
def native(monkeypatch: pytest.MonkeyPatch) -> list[Firing]:
    """Stands in for durable-rules: fires what the test puts in the list, on any facts."""
    firings: list[Firing] = []
    monkeypatch.setattr(durable, "installed", lambda: True)
    monkeypatch.setattr(durable, "chain", lambda *_: tuple(firings))
    return firings


def test_the_gravest_status_is_the_verdict() -> None:
    assert decide(KNOWN, PACK).status is Status.SKAL_RETTES
    assert decide(KNOWN[1:], PACK).status is Status.KLAR_MED_BEMAERKNINGER
    assert decide(KNOWN[::-1], PACK).status is Status.SKAL_RETTES


def test_every_conclusion_keeps_its_decision_its_facts_and_its_text() -> None:
    conclusions = decide(KNOWN, PACK).conclusions
    assert [each.decision for each in conclusions] == ["VE-001", "VE-002"]
    assert conclusions[0].because == (KNOWN[0],)
    assert conclusions[0].because[0].findings == ("print-of-TA-101",)
    assert conclusions[0].text == "TA-101: tabeller, 2"
    assert decide(KNOWN, PACK, "en").conclusions[0].text == "TA-101: tables, 2"


def test_a_value_that_looks_like_a_place_is_only_a_value() -> None:
    assert decide([finding_fact("{finding.count}")], PACK).conclusions[0].text == "{finding.count}: tabeller, 1"


def test_the_same_fact_twice_is_one_fact() -> None:
    assert decide(KNOWN + KNOWN, PACK) == decide(KNOWN, PACK)


def test_no_status_is_a_fault() -> None:
    with pytest.raises(EngineFault, match="status"):
        decide([proposal_fact()], PACK)


def test_the_verdict_is_made_of_what_durable_fired(native: list[Firing], monkeypatch: pytest.MonkeyPatch) -> None:
    """The chainer is asked whether it agrees, and for nothing else: neither order nor facts are taken from it."""
    fired = chainer.chain(KNOWN, PACK.productions)
    native += [each._replace(because=tuple(map(_copied, each.because))) for each in reversed(fired)]
    monkeypatch.setattr(chainer, "chain", lambda *_: tuple(reversed(fired)))
    verdict = decide(KNOWN, PACK)
    assert [each.decision for each in verdict.conclusions] == ["VE-001", "VE-002"]
    assert {id(fact) for each in verdict.conclusions for fact in each.because} == {
        id(fact) for each in native for fact in each.because
    }


def _copied(fact: Fact) -> Fact:
    return replace(fact, type=fact.type)


def test_a_firing_that_rests_on_nothing_known_is_a_fault(native: list[Firing], monkeypatch: pytest.MonkeyPatch) -> None:
    native += chainer.chain(KNOWN, PACK.productions)
    monkeypatch.setattr(chainer, "chain", lambda *_: tuple(native))
    with pytest.raises(EngineFault, match="VE-002 rests on what is not known"):
        decide(KNOWN[:1], PACK)


def test_a_firing_that_durable_misses_is_a_fault(native: list[Firing]) -> None:
    native += chainer.chain(KNOWN, PACK.productions)[:1]
    with pytest.raises(EngineFault, match="disagree on VE-002"):
        decide(KNOWN, PACK)


def test_a_firing_that_only_durable_sees_is_a_fault(native: list[Firing]) -> None:
    native += chainer.chain(KNOWN, PACK.productions)
    with pytest.raises(EngineFault, match="disagree on VE-002"):
        decide(KNOWN[:1], PACK)


def test_another_reason_for_the_same_conclusion_is_a_fault(native: list[Firing]) -> None:
    first, second = chainer.chain(KNOWN, PACK.productions)
    native += [first._replace(because=second.because), second]
    with pytest.raises(EngineFault, match="disagree on VE-001"):
        decide(KNOWN, PACK)


def test_the_order_that_durable_fires_in_does_not_matter(native: list[Firing]) -> None:
    native += reversed(chainer.chain(KNOWN, PACK.productions))
    assert [each.decision for each in decide(KNOWN, PACK).conclusions] == ["VE-001", "VE-002"]


def test_a_crash_of_durable_is_a_fault_and_no_verdict(monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(*_: object) -> tuple[Firing, ...]:
        raise EngineFault("durable-rules: MemoryError")

    monkeypatch.setattr(durable, "installed", lambda: True)
    monkeypatch.setattr(durable, "chain", crash)
    with pytest.raises(EngineFault, match="MemoryError"):
        decide(KNOWN, PACK)


@pytest.mark.skipif(not durable.installed(), reason="durable-rules is not installed")
def test_durable_rules_is_named() -> None:
    assert decide(KNOWN, PACK).engine == "durable-rules"


def test_without_durable_rules_the_chainer_serves_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(durable, "installed", lambda: False)
    monkeypatch.setattr(durable, "chain", lambda *_: pytest.fail("durable-rules is not there to be asked"))
    with speaking("en"):
        verdict = decide(KNOWN, PACK)
    assert verdict.status is Status.SKAL_RETTES
    assert verdict.engine == "chainer (durable-rules is not installed)"


def test_a_pack_that_multiplies_is_a_fault() -> None:
    when = [{"fact": "finding", "as": name} for name in ("one", "two")]
    pairs = production(1, when, {"fact": "status", "set": {"status": "klar"}})
    many: list[Fact] = [finding_fact(f"TA-{number}") for number in range(60)]
    with pytest.raises(EngineFault):
        decide(many, verdicts(pairs))
