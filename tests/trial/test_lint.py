"""What is wrong with a pack is told at its place."""

import re
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest

from engine import template
from engine.pack.locate import find
from engine.texts import speaking
from engine.trial.lint import lint
from engine.trial.read_words import ASKED_FOR


class Slip(NamedTuple):
    """What is changed in which file, and what must be said on the line of `place` (as the pack had it)."""

    file: str
    text: str
    changed: str
    place: str
    message: str


PARAMETER = "unasked:\n  value: 1\n  unit: Count\n  title: {da: A, en: A}\n  source: B\n  basis: assumed\n\n"
OTHERWISE = "  otherwise: {da: gælder kun innovationsforslag, en: applies to innovation proposals only}\n"
SLIPS = (
    Slip("form.yaml", "check: title is stated", "check: titel is stated", "check: title is stated", "titel"),
    Slip("form.yaml", "id: FO-401", "id: FO-499", "id: FO-402", "FO-402 stands after FO-499"),
    Slip("form.yaml", "en: The proposal has no title.", 'en: "No title: {id}."', "The proposal has no title.", "{id}"),
    Slip("form.yaml", OTHERWISE, "", "applies: is_innovation", "otherwise"),
    Slip("form.yaml", "da: Forslaget har en titel", "da: Fremstillende forvaltning", "id: FO-402", "same title"),
    Slip("parameters.yaml", "longest_payback:\n", f"{PARAMETER}longest_payback:\n", "longest_payback:", "unasked"),
    Slip("definitions.yaml", "last_year:", "unasked(year): paid\nlast_year:", "last_year:", "unasked"),
    Slip("words.yaml", "  title: [Titel]", "  titel: [Titel]", "title: [Titel]", "titel"),
    Slip("cases/form.yaml", "rule: FO-401", "rule: XX-401", "rule: FO-401", "no rule"),
)


@pytest.mark.parametrize("slip", SLIPS, ids=[slip.message for slip in SLIPS])
def test_a_slip_is_told_where_it_stands(tmp_path: Path, slip: Slip) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(find("budget-2026"), folder)
    path = folder / slip.file
    before = path.read_text(encoding="utf-8")
    assert slip.text in before
    path.write_text(before.replace(slip.text, slip.changed, 1), encoding="utf-8")
    with speaking("en"):
        problems = lint(str(folder))
    line = before[: before.index(slip.place)].count("\n") + 1
    told = [each for each in problems if slip.message in each.message]
    assert [each.file for each in told] == [str(path)]
    assert told[0].line in (line, line + 1)
    assert told[0].column


def test_every_rule_has_a_case_that_holds_and_one_that_breaks(tmp_path: Path) -> None:
    folder = tmp_path / "pack"
    shutil.copytree(find("budget-2026"), folder)
    (folder / "cases" / "sign.yaml").unlink()
    with speaking("en"):
        told = [each.message for each in lint(str(folder))]
    assert told
    assert set(told) == {f"there is no case in which it {verdict}" for verdict in ("holds", "breaks")}


def test_the_words_asked_for_are_those_that_the_readers_name() -> None:
    """Each name stands in quotes in some reader; else the table is out of date."""
    engine = Path(str(template.__file__)).parent.parent
    files = [path for room in ("formats", "template", "report", "model") for path in (engine / room).rglob("*.py")]
    source = "".join(path.read_text(encoding="utf-8") for path in files)
    assert [name for names in ASKED_FOR.values() for name in names if not re.search(rf"[\"']{name}[\"']", source)] == []
