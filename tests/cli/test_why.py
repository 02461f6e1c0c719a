"""What led to a verdict, told as a tree."""

import datetime as dt
from pathlib import Path

import pytest

from engine.cli.why import lines
from engine.decide.verdict import worded
from engine.decide.why import Node, Of
from engine.formats.canonical.write import write_yaml
from engine.model.base import replace
from engine.model.finding import Severity
from engine.model.place import Text
from engine.model.proposal import Answer, Consultation, DateAsWritten
from engine.model.verdict import Status
from engine.pack.load import load_pack
from engine.report.words import severity_word, status_word
from engine.texts import LANGUAGES, speaking
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


@pytest.mark.parametrize(
    ("subject", "line"),
    [
        (
            "TM99",
            "puljetjek: proposals: der er ingen fil eller mappe af det navn\npuljetjek: her er intet forslag TM99\n",
        ),
        ("TM99.yaml", "puljetjek: TM99.yaml: der er ingen fil eller mappe af det navn\n"),
        ("folder/TM99", "puljetjek: folder/TM99: der er ingen fil eller mappe af det navn\n"),
    ],
)
def test_what_is_not_there_is_told_without_our_own_names(
    puljetjek: Puljetjek, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, subject: str, line: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = puljetjek("why", subject)
    assert (said.code, said.out, said.err) == (2, "", line)


@pytest.mark.parametrize("code", LANGUAGES)
def test_why_and_check_say_the_same_in_the_same_words(code: str) -> None:
    known = load_pack("budget-2026").verdicts.words
    with speaking(code):
        said = {each.value: status_word(each) for each in Status}
        said |= {each.value: severity_word(each) for each in Severity}
    assert {name: worded(name, known, code) for name in said} == said
