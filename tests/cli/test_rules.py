"""What a pack demands, told."""

from pathlib import Path

import pytest

from engine.pack.load import load_pack
from tests.cli.conftest import Puljetjek


def test_every_rule_of_the_pack_is_listed(puljetjek: Puljetjek) -> None:
    end = puljetjek("rules", "list", "--rules", "budget-2026")
    listed = [line.split()[0] for line in end.out.splitlines() if line.startswith("  ")]
    assert end.code == 0
    assert listed == [rule.id for rule in load_pack("budget-2026").rules]


@pytest.mark.parametrize("rule_id", ["TA-205", "ta-205"])
def test_a_rule_is_shown_with_its_source_and_its_place(
    puljetjek: Puljetjek, rule_id: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    end = puljetjek("rules", "show", rule_id, "--rules", "budget-2026", "--lang", "en")
    rule = next(rule for rule in load_pack("budget-2026").rules if rule.id == "TA-205")
    assert end.code == 0
    said = "".join(end.out.split())
    for part in (rule.title.en, rule.source, rule.check, rule.message.en, rule.hint.en, f"{rule.file}:{rule.line}"):
        assert "".join(part.split()) in said
    assert max(map(len, end.out.splitlines())) <= 80


def test_a_rule_that_is_not_there(puljetjek: Puljetjek) -> None:
    end = puljetjek("rules", "show", "XX-999")
    assert (end.code, end.out) == (2, "")
    assert "XX-999" in end.err


def test_a_pack_that_is_not_there(puljetjek: Puljetjek) -> None:
    end = puljetjek("rules", "list", "--rules", "budget-1066")
    assert (end.code, end.out) == (2, "")
    assert "budget-1066" in end.err


def test_a_broken_pack_is_refused_at_its_place(puljetjek: Puljetjek, tmp_path: Path) -> None:
    (tmp_path / "pack.yaml").write_text("id: mit\nversion: '1.0'\nround: Budget 2026\ntitle: {da: A, en: A}\nrund: x\n")
    end = puljetjek("rules", "list", "--rules", tmp_path)
    assert (end.code, end.out) == (2, "")
    assert f"{tmp_path / 'pack.yaml'}:5:1" in end.err
