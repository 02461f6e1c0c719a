"""A new rule loads, stands in order, and passes its own cases before a word of it is changed."""

import shutil
from pathlib import Path

import pytest

from engine.model.finding import Category
from engine.pack.load import load_pack
from engine.pack.locate import find
from engine.pack.problem import PackError
from engine.source.problem import SourceError
from engine.trial.cases import Bench, read_cases
from engine.trial.lint import lint
from engine.trial.template import drafted


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "pack"
    shutil.copytree(find("budget-2026"), copy)
    return copy


@pytest.mark.parametrize("id_", ["TA-299", "TA-100", "BU-699", "FO-499"])
def test_a_new_rule_passes(folder: Path, id_: str) -> None:
    for path, text in drafted(str(folder), id_).items():
        path.write_text(text, encoding="utf-8")
    assert lint(str(folder)) == ()
    bench = Bench(folder, load_pack(str(folder)))
    own = [case for _, case in read_cases(folder) if case.rule == id_]
    assert {case.verdict for case in own} == {"holds", "breaks"}
    assert [bench.problem(case) for case in own] == ["", ""]


def test_a_new_file_is_begun_where_there_is_none(folder: Path) -> None:
    (folder / "sign.yaml").unlink()
    (folder / "cases" / "sign.yaml").unlink()
    for path, text in drafted(str(folder), "SI-301", Category.SIGN).items():
        path.write_text(text, encoding="utf-8")
    assert "SI-301" in {rule.id for rule in load_pack(str(folder)).rules}


def test_an_id_in_use_is_refused(folder: Path) -> None:
    with pytest.raises(PackError, match="TA-205"):
        drafted(str(folder), "TA-205")


@pytest.mark.parametrize(("id_", "category"), [("XX-101", None), ("TA-1", Category.TABLE)])
def test_what_is_no_id_is_refused(folder: Path, id_: str, category: Category | None) -> None:
    before = (folder / "table.yaml").read_bytes()
    with pytest.raises(SourceError):
        drafted(str(folder), id_, category)
    assert (folder / "table.yaml").read_bytes() == before
