"""No command puts anything out that hides: what a file or a name says is shown character by character."""

import json
import re
import shutil
from pathlib import Path

import pytest

from engine.texts.visible import visible
from tests.cli.conftest import ROUND, Puljetjek
from tests.conftest import ROOT

HIDDEN = r"\e[31mRED\u202Eabc\u200Bdef"
"""As a YAML text says it: what turns the screen red, what turns the writing, what has no width."""


@pytest.fixture
def hostile(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """BC04 with its wrong sign, hidden characters in its id, its title and the labels of its rows."""
    monkeypatch.chdir(tmp_path)
    text = (ROUND / "BC04.yaml").read_text("utf-8")
    for start, value in (("id: ", ""), ("title: ", ""), ("- label: ", "Samlet økonomisk påvirkning")):
        old = re.search(f"^ *{start}({value}.*)", text, re.MULTILINE)
        assert old
        text = text.replace(old[1], f'"{value}{HIDDEN}"', 1)
    (tmp_path / "x.yaml").write_text(text, "utf-8")
    return Path("x.yaml")


@pytest.fixture
def pack(tmp_path: Path) -> Path:
    """A pack beside the others with hidden characters in its title, and one that is wrong in a hidden way."""
    shutil.copytree(ROOT / "rules", tmp_path / "rules")
    for name, title in (("hostile", f'{{da: "{HIDDEN}", en: "{HIDDEN}"}}'), ("broken", f'{{"{HIDDEN}": x}}')):
        folder = tmp_path / "rules" / name
        folder.mkdir()
        head = f'id: {name}\nversion: "1.0"\nround: Budget 2026\nextends: budget-2026\n'
        (folder / "pack.yaml").write_text(f"{head}title: {title}\n", "utf-8")
    return tmp_path / "rules" / "hostile"


COMMANDS = [
    ["check", "FILE"],
    ["check", "FILE", "--format", "json"],
    ["check", "FILE", "--format", "html"],
    ["check", "FILE", "--format", "markdown"],
    ["fix", "FILE"],
    ["why", "FILE"],
    ["why", "\x1b[31m\u202e\u200b"],
    ["convert", "FILE", "folder"],
    ["check", "\x1b[31m\u202e\u200b.yaml"],
    ["rules", "list", "--rules", "PACK"],
    ["rules", "compare", "budget-2026", "budget-2027", "FILE", "--seconds", "0.01"],
    ["rules", "compare", "budget-2026", "budget-2027", "FILE", "--seconds", "0.01", "--format", "json"],
    ["rules", "lint", "BROKEN"],
    ["rules", "list", "--rules", "BROKEN"],
    ["rules", "show", "\x1b[31m\u202e\u200b"],
    ["\x1b[31m\u202e\u200b"],
]


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: " ".join(command).encode("unicode_escape").decode())
def test_nothing_hides_in_what_a_command_says(
    puljetjek: Puljetjek, hostile: Path, pack: Path, command: list[str]
) -> None:
    names = {"FILE": str(hostile), "PACK": str(pack), "BROKEN": str(pack.with_name("broken"))}
    said = puljetjek(*(names.get(each, each) for each in command))
    shown = (said.out + said.err).replace("\u26a0\ufe0f", "our own sign of a warning")
    for line in shown.splitlines():
        assert line == visible(line)
    assert any(each in shown for each in ("U+202E", "\\u202e"))


def test_json_keeps_what_it_shows_as_escapes(puljetjek: Puljetjek, hostile: Path) -> None:
    said = puljetjek("check", hostile, "--format", "json")
    assert json.loads(said.out)["proposals"][0]["title"] == "\x1b[31mRED\u202eabc\u200bdef"
