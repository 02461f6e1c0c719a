"""The author's own Word file comes back with comments, and only as long as it is the same file."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from engine.cli.answers import answers
from engine.cli.exits import Refused
from engine.model.report import Report, Source
from tests.cli.conftest import Puljetjek
from tests.intake.word.made import document, packed, paragraph
from tests.report.samples import faulty, sample

DOCUMENT = packed(document(paragraph("TM09 Fælles nøgleskabe i driften")))


def report_on(*files: Path) -> Report:
    def checked(file: Path, format_: str) -> Source:
        return Source(file=str(file), format=format_, sha256=hashlib.sha256(file.read_bytes()).hexdigest())

    judged = tuple(faulty().model_copy(update={"source": checked(file, file.suffix[1:])}) for file in files)
    return sample().model_copy(update={"bundle": None, "proposals": judged})


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "TM09.docx"
    path.write_bytes(DOCUMENT)
    return path


def test_a_word_file_is_answered_beside_its_name(word: Path, tmp_path: Path) -> None:
    made = answers(report_on(word), tmp_path)
    assert list(made) == [tmp_path / "TM09.puljetjek.docx"]
    comments = zipfile.ZipFile(io.BytesIO(made[tmp_path / "TM09.puljetjek.docx"])).read("word/comments.xml").decode()
    for finding in faulty().findings:
        assert finding.rule in comments
    assert word.read_bytes() == DOCUMENT


def test_several_proposals_of_one_file_are_answered_in_it(word: Path, tmp_path: Path) -> None:
    assert len(answers(report_on(word, word), tmp_path)) == 1


def test_other_formats_have_no_such_answer(tmp_path: Path) -> None:
    other = tmp_path / "TM09.yaml"
    other.write_text("id: TM09")
    assert answers(report_on(other), tmp_path) == {}


def test_a_file_that_was_changed_meanwhile_is_not_answered(word: Path, tmp_path: Path) -> None:
    report = report_on(word)
    word.write_bytes(packed(document(paragraph("TM09 En anden titel"))))
    with pytest.raises(Refused, match="TM09"):
        answers(report, tmp_path)


def test_two_files_of_one_name_do_not_get_one_answer(word: Path, tmp_path: Path) -> None:
    (tmp_path / "other").mkdir()
    twin = tmp_path / "other" / word.name
    twin.write_bytes(DOCUMENT)
    with pytest.raises(Refused):
        answers(report_on(word, twin), tmp_path)


def test_docx_needs_a_folder(puljetjek: Puljetjek, word: Path) -> None:
    said = puljetjek("check", word, "--format", "docx")
    assert (said.code, said.out) == (2, "")
    assert "--out" in said.err
