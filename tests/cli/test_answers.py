"""The author's own Word file comes back with comments, and only as long as it is the same file."""

import hashlib
import io
import zipfile
from pathlib import Path

import pytest

from engine.cli.answers import answers
from engine.cli.exits import Refused
from engine.formats.canonical.write import write_yaml
from engine.formats.word.form.write import fill
from engine.model.base import replace
from engine.model.report import Report, Source
from engine.pack.load import load_pack
from tests.cli.conftest import Puljetjek
from tests.formats.word.made import document, packed, paragraph
from tests.report.samples import faulty, key_cabinets, sample

DOCUMENT = packed(document(paragraph("TM09 Fælles nøgleskabe i driften")))


def report_on(*files: Path) -> Report:
    def checked(file: Path, format_: str) -> Source:
        return Source(file=str(file), format=format_, sha256=hashlib.sha256(file.read_bytes()).hexdigest())

    judged = tuple(replace(faulty(), source=checked(file, file.suffix[1:])) for file in files)
    return replace(sample(), bundle=None, proposals=judged)


@pytest.fixture
def word(tmp_path: Path) -> Path:
    path = tmp_path / "TM09.docx"
    path.write_bytes(DOCUMENT)
    return path


def test_a_word_file_is_answered_beside_its_name(word: Path, tmp_path: Path) -> None:
    made = answers(report_on(word), tmp_path)
    assert list(made) == [tmp_path / "TM09.kommenteret.docx"]
    comments = zipfile.ZipFile(io.BytesIO(made[tmp_path / "TM09.kommenteret.docx"])).read("word/comments.xml").decode()
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


def test_annotate_writes_beside_the_file_or_into_out(puljetjek: Puljetjek, word: Path, tmp_path: Path) -> None:
    word.write_bytes(fill(key_cabinets(), load_pack("budget-2026").lexicon))
    original = word.read_bytes()
    plain, annotated = puljetjek("check", word), puljetjek("check", word, "--annotate")
    assert (annotated.code, annotated.out) == (1, plain.out)
    copy = tmp_path / "TM09.kommenteret.docx"
    assert "word/comments.xml" in zipfile.ZipFile(copy).namelist()
    assert puljetjek("check", word, "--annotate", "--out", tmp_path / "svar", "--format", "json").code == 1
    assert (tmp_path / "svar" / copy.name).read_bytes() == copy.read_bytes()
    assert word.read_bytes() == original


def test_a_commented_copy_that_is_there_is_left_alone_unless_forced(puljetjek: Puljetjek, word: Path) -> None:
    word.write_bytes(fill(key_cabinets(), load_pack("budget-2026").lexicon))
    copy = word.with_name("TM09.kommenteret.docx")
    copy.write_text("mine")
    said = puljetjek("check", word, "--annotate")
    assert (said.code, said.out, copy.read_text()) == (2, "", "mine")
    assert puljetjek("check", word, "--annotate", "--force").code == 1
    assert zipfile.is_zipfile(copy)


def test_where_there_is_no_word_file_that_is_told(puljetjek: Puljetjek, tmp_path: Path) -> None:
    path = tmp_path / "TM09.yaml"
    path.write_text(write_yaml(key_cabinets()), encoding="utf-8")
    said = puljetjek("check", path, "--annotate")
    assert (said.code, list(tmp_path.iterdir())) == (1, [path])
    assert "Word" in said.err


def test_docx_needs_a_folder(puljetjek: Puljetjek, word: Path) -> None:
    said = puljetjek("check", word, "--format", "docx")
    assert (said.code, said.out) == (2, "")
    assert "--out" in said.err
