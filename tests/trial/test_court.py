"""Faults planted in copies of our pack are found by its trial; the pack itself passes."""

import shutil
from pathlib import Path

import pytest

from engine.pack.locate import find
from engine.trial.court import accused, quick, thorough
from engine.trial.result import Trial
from engine.trial.told import lines


def with_fault(folder: Path, file: str, text: str, fault: str) -> Path:
    """A copy of our pack in which `text`, which stands there once, is replaced."""
    copy = folder / "budget-2026"
    shutil.copytree(find("budget-2026"), copy)
    path = copy / file
    before = path.read_text(encoding="utf-8")
    assert before.count(text) == 1
    path.write_text(before.replace(text, fault), encoding="utf-8")
    return copy


def failed(trial: Trial) -> set[str]:
    return {case.rule for case in trial.wrong} | {each.name for each in trial.properties if each.failure}


@pytest.mark.long
def test_our_pack_passes_the_whole_trial() -> None:
    trial = thorough(accused("budget-2026"), {})
    assert trial.passes, "\n".join(lines(trial))
    assert trial.scores is not None
    assert sum(each.killed for each in trial.scores) > 1000


@pytest.mark.parametrize(
    ("text", "fault", "found"),
    [
        pytest.param(
            "economy.columns where column.year_before is stated:\n      column.year = column.year_before + 1",
            "economy.columns where column.year_before is stated:\n      column.year = column.year_before + 2",
            "FO-412",
            id="off by one",
        ),
    ],
)
@pytest.mark.long
def test_a_fault_in_form_is_found(tmp_path: Path, text: str, fault: str, found: str) -> None:
    trial = quick(accused(str(with_fault(tmp_path, "form.yaml", text, fault))))
    assert {found, "sound"} <= failed(trial)


@pytest.mark.parametrize(
    ("text", "fault", "found"),
    [
        pytest.param(
            "samlet[year] = stated_total(varige, year) + stated_total(implementering, year)",
            "samlet[year] = stated_total(varige, year) - stated_total(implementering, year)",
            {"TA-205", "sound"},
            id="swapped sign",
        ),
        pytest.param(
            "every year in years, samlet in rows where samlet.section = samlet and has_total(varige)"
            " and has_total(implementering):",
            "every year in years where year < last_year, samlet in rows where samlet.section = samlet"
            " and has_total(varige) and has_total(implementering):",
            {"TA-205"},
            id="ignores the last year",
        ),
    ],
)
@pytest.mark.long
def test_a_fault_in_table_is_found(tmp_path: Path, text: str, fault: str, found: set[str]) -> None:
    trial = quick(accused(str(with_fault(tmp_path, "table.yaml", text, fault))))
    assert found <= failed(trial)
    sound = next(each for each in trial.properties if each.name == "sound")
    if sound.failure:
        assert "kind: investeringsforslag" in sound.failure.proposal
