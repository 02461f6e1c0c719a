"""The command line, run inside the test's own process."""

import json
import re
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from engine.cli.main import run

ROUND = Path(__file__).parent.parent.parent / "proposals" / "budget-2026"


class Ended(NamedTuple):
    """How a run of puljetjek ended, and what it said."""

    code: int
    out: str
    err: str


Puljetjek = Callable[..., Ended]


@pytest.fixture
def puljetjek(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Puljetjek:
    for name in ("PULJETJEK_LANG", "PULJETJEK_DEBUG"):
        monkeypatch.delenv(name, raising=False)

    def call(*arguments: object) -> Ended:
        with pytest.raises(SystemExit) as end:
            run([str(argument) for argument in arguments])
        said = capsys.readouterr()
        return Ended(int(end.value.code or 0), said.out, said.err)

    return call


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The real proposals of Budget 2026 and their cover, in a folder of their own with a short name."""
    monkeypatch.chdir(tmp_path)
    copy = Path("round")
    copy.mkdir()
    for path in ROUND.glob("*.yaml"):
        shutil.copy(path, copy)
    return copy


def unmarked(copy: Path) -> bytes:
    """The bytes of a YAML copy without the mark that it is ours."""
    *lines, mark = copy.read_bytes().splitlines(keepends=True)
    assert mark.startswith(b"# puljetjek: ")
    return b"".join(lines)


def flat(text: str) -> str:
    """What was said, its lines put together again."""
    return " ".join(text.split())


def number_of(puljetjek: Puljetjek, folder: Path, *texts: str, wishes: Sequence[str] = ()) -> int:
    """The number of the correction whose group in the list has these texts."""
    groups = [flat(group) for group in puljetjek("fix", folder, *wishes).out.split("\n\n")]
    (group,) = (each for each in groups if all(text in each for text in texts))
    found = re.search(r"\[(\d+)\] ", group)
    assert found
    return int(found[1])


def rules_of(report: str) -> list[tuple[str, str]]:
    """Of a run's JSON report: each finding's file and rule."""
    found = json.loads(report)
    every = (found["bundle"]["findings"] if found["bundle"] else []) + [
        each for proposal in found["proposals"] for each in proposal["findings"]
    ]
    return [(Path(each["location"]["file"]).name, each["rule"]) for each in every]
