"""Runs the console examples of the documentation that are marked `<!-- run -->` (or `<!-- run: exit 1 -->`).

In an example's output a line `…` stands for any number of lines, and `…` within a line for any text.
"""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

ROOT = Path(__file__).parent.parent.parent
PAGES = (ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md")))
EXAMPLE = re.compile(r"<!-- run(?:: exit (\d))? -->\n```console\n(.*?)```", re.DOTALL)
COMMAND = re.compile(r"^\$ puljetjek (.*)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)


class Example(NamedTuple):
    page: str
    line: int
    arguments: str
    output: str
    code: int


def examples() -> list[Example]:
    found = []
    for page in PAGES:
        text = page.read_text(encoding="utf-8")
        for block in EXAMPLE.finditer(text):
            for command in COMMAND.finditer(block[2]):
                line = text[: block.start(2) + command.start()].count("\n") + 1
                found.append(Example(page.name, line, command[1], command[2], int(block[1] or 0)))
    return found


def agrees(shown: str, printed: str) -> bool:
    pattern = re.escape(f"{shown.rstrip()}\n").replace("…\\\n", "(?:.*\n)*?").replace("…", ".*")
    return re.fullmatch(pattern, f"{printed.rstrip()}\n") is not None


@pytest.mark.parametrize("example", examples(), ids=lambda example: f"{example.page}:{example.line}")
def test_an_example_prints_what_the_page_shows(example: Example) -> None:
    command = [sys.executable, "-m", "engine.cli", *shlex.split(example.arguments)]
    environment = {**os.environ, "NO_COLOR": "1", "COLUMNS": "80", "PYTHONUTF8": "1"}
    environment.pop("PULJETJEK_LANG", None)
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8", check=False)
    printed = "\n".join(line.rstrip() for line in done.stdout.splitlines())
    assert agrees(example.output, printed), f"{example.page}:{example.line} is stale; now:\n{done.stdout}{done.stderr}"
    assert done.returncode == example.code


def test_there_are_examples() -> None:
    assert any(example.page == "README.md" for example in examples())


@pytest.mark.parametrize(
    ("shown", "printed", "same"),
    [
        ("a\nb\n", "a\nb\n", True),
        ("a\nb\n", "a\nc\n", False),
        ("a\n…\nd\n", "a\nb\nc\nd\n", True),
        ("a\n…\nd\n", "a\nd\n", True),
        ("a\n…\nd\n", "a\nb\n", False),
        ("a\n…\n", "a\nb\nc\n", True),
        ("a … d\n", "a b c d\n", True),
        ("a … d\n", "a b\nc d\n", False),
    ],
)
def test_what_an_ellipsis_stands_for(shown: str, printed: str, same: bool) -> None:
    assert agrees(shown, printed) is same
