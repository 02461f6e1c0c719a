"""The same proposal is judged the same, whatever it is written in; and so is the copy with our comments."""

import json
from pathlib import Path
from typing import Any

import pytest

from engine.cli.main import run
from engine.formats.canonical.write import write_yaml
from engine.formats.word.form.write import fill
from engine.formats.word.libreoffice import to_pdf
from engine.model.base import replace
from engine.run.open import open_bytes
from tests.formats.word.at_hand import needs_libreoffice
from tests.formats.word.form.test_form import PACK, REAL, real


class Checker:
    """Runs `puljetjek check` in a folder of its own."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self.folder, self._capsys = folder, capsys

    def judged(self, data: bytes, suffix: str, *options: str) -> dict[str, Any]:
        """What the report says of the one proposal in the file, without where it stands."""
        path = self.folder / f"forslag{suffix}"
        path.write_bytes(data)
        with pytest.raises(SystemExit):
            run(["check", str(path), "--rules", PACK.id, "--format", "json", *options])
        report = json.loads(self._capsys.readouterr().out or (self.folder / "out" / "report.json").read_text())
        assert report["unreadable"] == []
        (proposal,) = report["proposals"]
        for finding in proposal["findings"]:
            finding["location"] = {name: finding["location"][name] for name in ("table", "row", "column")}
        return {name: proposal[name] for name in ("findings", "verdict", "skipped", "checked")}


def with_the_prose_of(docx: bytes, path: Path) -> bytes:
    """The canonical file, which states the figures of the sentences that the form has written besides."""
    (read,) = open_bytes(docx, "forslag.docx", PACK.lexicon).proposals
    return write_yaml(replace(real(path), claims=read.claims)).encode()


@pytest.fixture
def checker(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Checker:
    return Checker(tmp_path, capsys)


@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_word_and_its_commented_copy_are_judged_as_the_yaml_is(path: Path, checker: Checker) -> None:
    docx = fill(real(path), PACK.lexicon)
    expected = checker.judged(with_the_prose_of(docx, path), ".yaml")
    assert checker.judged(docx, ".docx", "--format", "docx", "--out", str(checker.folder / "out")) == expected
    (copy,) = (checker.folder / "out").glob("*.docx")
    assert copy.read_bytes() != docx
    assert checker.judged(copy.read_bytes(), ".copy.docx") == expected


@needs_libreoffice
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_pdf_is_judged_as_the_yaml_is(path: Path, checker: Checker) -> None:
    docx = fill(real(path), PACK.lexicon)
    expected = checker.judged(with_the_prose_of(docx, path), ".yaml")
    assert checker.judged(to_pdf(docx), ".pdf") == expected
