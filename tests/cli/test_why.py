"""What led to a verdict, told as a tree."""

import datetime as dt
from pathlib import Path

import pytest

from engine.cli.why import lines
from engine.decide.why import Node, Of
from engine.intake.canonical.write import write_yaml
from engine.model.base import replace
from engine.model.place import Text
from engine.model.proposal import Answer, Consultation, DateAsWritten
from tests.cli.conftest import Puljetjek
from tests.report.samples import faulty, key_cabinets


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A proposal that is approved, so that its verdict rests on its figures alone."""
    date = DateAsWritten(text="2. juni 2025", value=dt.date(2025, 6, 2))
    remark = Text(text=date.text)
    approval = Consultation(body="cø", label="Center for Økonomi", answer=Answer.YES, remark=remark, dates=(date,))
    approved = replace(key_cabinets(), approvals=(approval,))
    (tmp_path / "TM09.yaml").write_text(write_yaml(approved), encoding="utf-8")
    return tmp_path


def test_the_tree_reaches_down_to_the_cell(puljetjek: Puljetjek, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(folder)
    said = puljetjek("why", "TM09", ".")
    unwrapped = " ".join(said.out.replace("│", "").split())
    assert said.code == 0
    assert said.out.startswith("TM09 Fælles nøgleskabe i driften")
    assert "[Tabel 1 › Samlet økonomisk påvirkning › 2028] [TM09.yaml:" in unwrapped


def test_a_file_may_stand_for_the_id(puljetjek: Puljetjek, folder: Path) -> None:
    assert puljetjek("why", folder / "TM09.yaml").out == puljetjek("why", "TM09", folder).out


def test_an_id_that_is_not_there(puljetjek: Puljetjek, folder: Path) -> None:
    said = puljetjek("why", "TM99", folder)
    assert (said.code, said.out) == (2, "")
    assert "TM99" in said.err


def test_the_folder_proposals_is_where_it_looks(
    puljetjek: Puljetjek, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder.rename(folder.parent / "proposals")
    monkeypatch.chdir(folder.parent)
    assert puljetjek("why", "TM09").code == 0


def test_branches_are_drawn_and_nothing_is_wider_than_the_screen() -> None:
    leaf = Node(of=Of.FACT, text="et meget langt udsagn " * 4)
    finding = faulty().findings[0]
    found = Node(of=Of.FINDING, text="forkert \u202etotal", finding=finding)
    tree = Node(
        of=Of.STATUS,
        text="skal rettes",
        children=(
            Node(of=Of.CONCLUSION, decision="VE-1", text="først", children=(leaf, found)),
            Node(of=Of.CONCLUSION, decision="VE-2", text="så", children=(leaf,)),
        ),
    )
    drawn = list(lines(tree, 40))
    assert max(map(len, drawn)) <= 40
    assert drawn[0] == "skal rettes"
    assert drawn[1] == "├─ VE-1 først"
    assert drawn[2].startswith("│  ├─ et meget")
    assert drawn[3].startswith("│  │  ")
    assert drawn[-2].startswith("   └─ ") or drawn[-3].startswith("   └─ ")
    assert "\u202e" not in "".join(drawn)
