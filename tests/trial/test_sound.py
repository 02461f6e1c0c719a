"""Whatever the strategies of sound proposals draw, no pack of ours finds an error in it."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from engine.check.run import check_proposal
from engine.model.finding import Severity
from engine.pack.load import load_pack
from engine.trial.sound import payback, sound_proposals

PACKS = {name: load_pack(name) for name in ("budget-2026", "budget-2027")}


@pytest.mark.parametrize("name", PACKS)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_a_sound_proposal_has_no_errors(name: str, data: st.DataObject) -> None:
    pack = PACKS[name]
    result = check_proposal(data.draw(sound_proposals(pack)), pack)
    assert [(f.rule, f.message) for f in result.findings if f.severity is Severity.ERROR] == []


@pytest.mark.parametrize(
    ("amounts", "years"),
    [((100, -100), 2), ((0, 100, -50, -50), 3), ((-1,), 1), ((10, -4, -4, -4), 4)],
)
def test_payback_counts_from_the_first_year_with_an_amount(amounts: tuple[int, ...], years: int) -> None:
    assert payback(amounts) == years
