"""What a change of rules means: found on copies of our pack with one thing changed."""

import json
import shutil
from pathlib import Path

import pytest

from engine.check.run import check_proposal
from engine.formats.canonical.read import read_proposal
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.source.located import read_yaml
from engine.trial.compare import Prover, compare
from engine.trial.compare_result import Comparison, RuleChange
from engine.trial.prove.bounds import Bounds
from engine.trial.prove.differ import Prover as ByZ3
from tests.cli.conftest import Puljetjek, puljetjek

__all__ = ["puljetjek"]

PROVER = ByZ3(Bounds(), 10.0)
PAID = "check: paid > 0"
PROPOSALS = Path(__file__).parent.parent.parent / "proposals" / "budget-2026"


def copy(tmp_path: Path, file: str, *swaps: tuple[str, str]) -> str:
    """The folder of a copy of our pack, in one of whose files texts are swapped."""
    folder = tmp_path / "changed"
    shutil.copytree(find("budget-2026"), folder)
    text = (folder / file).read_text()
    for before, after in swaps:
        assert before in text
        text = text.replace(before, after, 1)
    (folder / file).write_text(text)
    return str(folder)


def only(comparison: Comparison) -> RuleChange:
    (change,) = comparison.changed
    return change


def test_a_pack_does_not_differ_from_itself() -> None:
    comparison = compare("budget-2026", "budget-2026", PROVER)
    assert not comparison.differs


def test_a_changed_demand_has_a_small_proposal_that_both_packs_judge_as_told(tmp_path: Path) -> None:
    folder = copy(tmp_path, "eligibility.yaml", (PAID, "check: paid >= 0"))
    change = only(compare("budget-2026", folder, PROVER))
    assert (change.id, [each.part for each in change.changes]) == ("EL-104", ["check"])
    assert (change.difference.before, change.difference.after) == ("broken", "held")
    proposal = read_proposal(read_yaml(change.difference.yaml, "BC01"), "BC01")
    assert proposal.economy is not None
    assert len(proposal.economy.rows) == 1
    found = [
        {each.rule for each in check_proposal(proposal, load_pack(pack)).findings} for pack in ("budget-2026", folder)
    ]
    assert found[0] - found[1] == {"EL-104"}


def test_a_demand_in_other_words_is_proved_to_be_the_same(tmp_path: Path) -> None:
    folder = copy(tmp_path, "eligibility.yaml", (PAID, "check: paid + 0 > 0"))
    assert only(compare("budget-2026", folder, PROVER)).difference.kind == "none"


def test_without_a_prover_nothing_is_proved(tmp_path: Path) -> None:
    folder = copy(tmp_path, "eligibility.yaml", (PAID, "check: paid + 0 > 0"))
    difference = only(compare("budget-2026", folder)).difference
    assert difference.kind == "unknown"
    assert difference.tried > 300


@pytest.mark.parametrize("prover", [None, PROVER], ids=["search", "proof"])
def test_a_changed_parameter_is_told_with_the_rules_that_use_it(tmp_path: Path, prover: Prover | None) -> None:
    folder = copy(tmp_path, "parameters.yaml", ("longest_payback:\n  value: 6", "longest_payback:\n  value: 2"))
    comparison = compare("budget-2026", folder, prover)
    assert [(each.part, each.before, each.after) for each in comparison.parameters] == [("longest_payback", "6", "2")]
    assert [each.id for each in comparison.changed] == ["EL-101", "EL-102", "EL-109"]
    both = next(each for each in comparison.changed if each.id == "EL-109")
    assert (both.difference.before, both.difference.after) == ("held", "broken")


def test_a_changed_definition_changes_the_rules_that_use_it(tmp_path: Path) -> None:
    investment = "(row.section = varige or (row.section = implementering and not span.later))"
    folder = copy(tmp_path, "definitions.yaml", (investment, "row.section = varige"))
    changed = {each.id: each for each in compare("budget-2026", folder, PROVER).changed}
    assert {"EL-102", "TA-208"} <= {*changed}
    assert all(each.difference.kind == "example" for each in changed.values())


def test_a_rule_that_the_logic_cannot_hold_is_told_apart_by_a_case(tmp_path: Path) -> None:
    folder = copy(tmp_path, "table.yaml", ("product.base * product.share", "product.base"))
    change = only(compare("budget-2026", folder, PROVER))
    assert change.id == "TA-213"
    assert change.difference.kind == "example"
    assert change.difference.case


def test_another_severity_differs_where_the_rule_is_broken(tmp_path: Path) -> None:
    folder = copy(
        tmp_path,
        "table.yaml",
        (
            "en: Detail rows make up the total}\n  severity: error",
            "en: Detail rows make up the total}\n  severity: warning",
        ),
    )
    change = only(compare("budget-2026", folder, PROVER))
    assert [(each.part, each.before, each.after) for each in change.changes] == [("severity", "error", "warning")]
    assert (change.difference.before, change.difference.after) == ("broken", "broken")


def test_other_texts_make_no_difference_to_results(tmp_path: Path) -> None:
    folder = copy(tmp_path, "table.yaml", ("Detail rows make up the total}", "Details make up the total}"))
    change = only(compare("budget-2026", folder, PROVER))
    assert change.difference.kind == "texts"


def test_rules_that_come_and_go_are_told(tmp_path: Path) -> None:
    folder = copy(tmp_path, "eligibility.yaml", ("id: EL-104", "id: EL-199"))
    comparison = compare("budget-2026", folder, PROVER)
    assert [each.id for each in comparison.added] == ["EL-199"]
    assert [each.id for each in comparison.removed] == ["EL-104"]


def test_the_command_tells_which_real_proposals_fall(puljetjek: Puljetjek, tmp_path: Path) -> None:
    folder = copy(tmp_path, "eligibility.yaml", (PAID, "check: paid > 1.000.000".replace(".", "")))
    end = puljetjek("rules", "compare", "budget-2026", folder, PROPOSALS / "BC07.yaml", "--format", "json")
    told = json.loads(end.out)
    assert end.code == 1
    (proposal,) = told["proposals"]
    assert (proposal["id"], proposal["after"]) == ("BC07", "opfylder_ikke_kriterierne")
    assert [each["rule"] for each in proposal["new"]] == ["EL-104"]


def test_the_command_on_two_rounds_is_a_page(puljetjek: Puljetjek) -> None:
    end = puljetjek("rules", "compare", "budget-2026", "budget-2027", PROPOSALS, "--lang", "en")
    assert end.code == 1
    assert "template_price_level" in end.out
    assert "The smallest proposal that tells the difference" in end.out
    assert "BC07" in end.out


def test_a_pack_that_is_not_there_is_refused(puljetjek: Puljetjek) -> None:
    end = puljetjek("rules", "compare", "budget-2026", "budget-1066")
    assert (end.code, end.out) == (2, "")
