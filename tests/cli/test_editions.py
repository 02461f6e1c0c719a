"""The Word and PDF files of the real proposals, made by `puljetjek convert`, say what their YAML files say."""

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Puljetjek

ROUND = Path(__file__).parent.parent.parent / "proposals" / "budget-2026"
PROPOSALS = sorted(ROUND.glob("BC*.yaml"))


def findings(puljetjek: Puljetjek, path: Path) -> list[tuple[str, str, str]]:
    (proposal,) = json.loads(puljetjek("check", path, "--format", "json").out)["proposals"]
    return [(each["rule"], each["location"]["row"], each["location"]["column"]) for each in proposal["findings"]]


@pytest.mark.parametrize("proposal", PROPOSALS, ids=lambda path: path.stem)
@pytest.mark.parametrize("suffix", ["docx", "pdf"])
def test_an_edition_has_the_findings_of_its_original(puljetjek: Puljetjek, proposal: Path, suffix: str) -> None:
    folder = {"docx": "word", "pdf": "pdf"}[suffix]
    edition = ROUND / folder / f"{proposal.stem}.{suffix}"
    assert findings(puljetjek, edition) == findings(puljetjek, proposal)


def test_the_folder_reports_each_proposal_once(puljetjek: Puljetjek) -> None:
    said = puljetjek("check", ROUND, "--format", "json")
    assert [each["id"] for each in json.loads(said.out)["proposals"]] == [each.stem for each in PROPOSALS]
    assert json.loads(said.out)["unreadable"] == []
    assert "10 filer er andre udgaver" in said.err
