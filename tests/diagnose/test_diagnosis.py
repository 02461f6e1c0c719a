"""One fault at a time, and none."""

import random

from hypothesis import given, settings
from hypothesis import strategies as st

from engine.diagnose import Outcome, diagnose
from tests.diagnose.tables import holds, system_of, valid_sheet

randoms = st.randoms(use_true_random=False)


@given(randoms)
@settings(max_examples=60, deadline=None)
def test_a_consistent_table_gets_no_correction(rng: random.Random) -> None:
    system = system_of(valid_sheet(rng))
    assert holds(system)
    assert diagnose(system) == ()


@given(randoms)
@settings(max_examples=60, deadline=None)
def test_a_turned_sign_is_found_and_turned_back(rng: random.Random) -> None:
    sheet = valid_sheet(rng)
    address = rng.choice([each for each in system_of(sheet).cells if sheet.figure(each)])
    figure = sheet.figure(address)
    assert figure is not None
    wrong = system_of(sheet.with_figures({address: -figure}))
    if holds(wrong):
        return
    (found,) = diagnose(wrong)
    first = found.corrections[0]
    assert (first.edit, first.cells[0].address, first.cells[0].start, first.cells[0].to) == (
        "sign",
        address,
        -figure,
        figure,
    )
    assert found.outcome is (Outcome.ONE if first.unique else Outcome.TIE)
