"""The page for the rules' author, written by the command."""

from pathlib import Path

import pytest
from msgspec import json

from engine.pack.locate import find
from engine.run.packs import load
from engine.trial.rules_report import RulesReport
from tests.cli.conftest import Puljetjek

PROPOSALS = find("budget-2026").parent.parent / "proposals" / "budget-2026"


def written(folder: Path) -> tuple[str, RulesReport]:
    report = json.decode((folder / "rules.json").read_bytes(), type=RulesReport)
    return (folder / "rules.html").read_text(encoding="utf-8"), report


def test_a_quick_report_names_every_rule(puljetjek: Puljetjek, tmp_path: Path) -> None:
    out = tmp_path / "out"
    end = puljetjek("rules", "report", "budget-2026", PROPOSALS / "BC04.yaml", "--out", out, "--quick")
    page, report = written(out)
    ids = [rule.id for rule in load("budget-2026").rules]
    assert (end.code, end.out) == (0, "")
    assert [each.id for each in report.rules] == ids
    assert all(f'<section id="{id_}">' in page for id_ in ids)
    assert report.proposals == 1
    assert (report.mutants, report.proofs) == (False, None)
    assert "--quick" in report.unproved


def test_a_proposal_that_cannot_be_read_is_told(puljetjek: Puljetjek, tmp_path: Path) -> None:
    end = puljetjek("rules", "report", "budget-2026", tmp_path / "nix.yaml", "--out", tmp_path, "--quick")
    page, report = written(tmp_path)
    assert end.code == 2
    assert [each.file for each in report.unreadable] == [str(tmp_path / "nix.yaml")]
    assert "nix.yaml" in page


@pytest.mark.long
def test_a_whole_report_has_mutants_proofs_and_the_real_proposals(puljetjek: Puljetjek, tmp_path: Path) -> None:
    pytest.importorskip("z3")
    end = puljetjek("rules", "report", "budget-2026", "--out", tmp_path)
    _, report = written(tmp_path)
    assert end.code == 0
    assert report.mutants
    assert report.proofs is not None
    assert report.proofs.pack == "budget-2026"
    assert report.proposals > 1
    assert sum(each.score.killed for each in report.rules if each.score) > 1000
