"""What is proved of our own pack, and of copies of it with a planted fault."""

import re
import shutil
from pathlib import Path

import pytest

from engine.pack.locate import find
from engine.trial.prove.questions import prove
from engine.trial.prove.result import Proofs

RULE = """
- id: {id}
  title: {{da: Plantet, en: Planted}}
  severity: warning
  basis: assumed
  source: En prøve
  {applies}
  check: >
    {check}
  message: {{da: Plantet, en: Planted}}
  hint: {{da: Plantet, en: Planted}}
"""


def planted(
    tmp_path: Path, check: str, applies: str = "", leave_out: str = "(form|bundle|narrative)", parameter: str = ""
) -> Proofs:
    """The proofs of a copy of our pack with one more rule, TA-299; without the rules of some categories, for speed."""
    folder = tmp_path / "planted"
    shutil.copytree(find("budget-2026"), folder)
    for path in folder.glob("*.yaml"):
        if re.fullmatch(leave_out, path.stem):
            path.unlink()
    with (folder / "table.yaml").open("a") as file:
        file.write(RULE.format(id="TA-299", check=check, applies=applies))
    with (folder / "parameters.yaml").open("a") as file:
        file.write("\n" + parameter)
    return prove(str(folder))


def test_a_contradiction_is_found_with_the_rules_that_make_it(tmp_path: Path) -> None:
    # EL-104 demands costs above 0.
    proofs = planted(tmp_path, "paid <= 0", "applies: has_details(implementering)")
    told = {each.rules: each for each in proofs.contradictions}
    assert {"EL-104", "TA-299"} <= {*told["EL-104", "TA-299"].unjudged}
    assert proofs.implied == ()


def test_a_rule_that_cannot_hold_where_it_is_judged_contradicts_itself(tmp_path: Path) -> None:
    proofs = planted(tmp_path, "every goal in goals: goal.owner is stated and goal.owner is empty")
    (found,) = proofs.contradictions
    assert (found.rules, found.kinds, found.unjudged) == (("TA-299",), (), ("TA-299",))


def test_a_contradiction_that_leaves_no_sound_proposal_is_told_by_kind(tmp_path: Path) -> None:
    # EL-108 demands an approval by Center for Økonomi.
    check = "no approval in approvals where approval.answer = ja"
    (found, *_) = planted(tmp_path, check, "applies: is_innovation").contradictions
    assert ({*found.rules}, found.kinds) == ({"EL-108", "TA-299"}, ("innovationsforslag",))


def test_a_redundant_rule_is_found_with_what_implies_it(tmp_path: Path) -> None:
    # EL-104 demands costs above 0.
    proofs = planted(tmp_path, "paid >= -5", "applies: is_investering and has_details(implementering)", "bundle")
    assert [(each.rule, each.by) for each in proofs.implied] == [("TA-299", ("EL-104",))]


@pytest.mark.parametrize(
    ("check", "applies", "part"),
    [
        ("every row in rows where row.role = detail and row.role = total, year in years: row[year] = 0", "", "row"),
        ("paid > 5", "applies: is_investering and is_innovation", "applies"),
        ("every year in years: if details(varige, year) < details(varige, year) then paid > 5", "", "if"),
    ],
)
def test_a_dead_condition_is_found(tmp_path: Path, check: str, applies: str, part: str) -> None:
    proofs = planted(tmp_path, check, applies)
    assert [(each.rule, each.part) for each in proofs.dead] == [("TA-299", part)]
    assert proofs.never == ("TA-299",)


def test_a_parameter_that_makes_no_difference_is_found(tmp_path: Path) -> None:
    source = (
        "slack:\n  value: 5\n  unit: Kroner\n  title: {da: Plantet, en: Planted}\n"
        "  source: En prøve\n  basis: assumed\n"
    )
    check = "every year in years: details(varige, year) + slack - slack <= 10"
    proofs = planted(tmp_path, check, "applies: is_innovation", parameter=source)
    assert "slack" in proofs.idle
    assert "longest_payback" not in proofs.idle


def test_what_the_logic_cannot_hold_is_named(tmp_path: Path) -> None:
    proofs = planted(tmp_path, "paid > 0")
    assert {each.name: each.why for each in proofs.outside}["TA-213"] == "proposal.products"
    assert "saving_words" in {each.name for each in proofs.parameters_outside}


def test_a_question_that_has_no_time_is_told_as_undecided() -> None:
    proofs = prove("budget-2026", seconds=0.001)
    assert proofs.undecided
