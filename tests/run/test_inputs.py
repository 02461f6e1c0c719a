"""Which files are read."""

import os
from pathlib import Path

import pytest

from engine.run.inputs import gather, listed_beside, remarks


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (
        "b.yaml",
        "a.docx",
        "sub/c.PDF",
        "README.md",
        ".hidden.yaml",
        ".git/d.yaml",
        "~$a.docx",
        "x.schema.json",
    ):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text("x")
    return tmp_path


def test_a_folder_gives_what_looks_like_proposals_and_names_the_rest(folder: Path) -> None:
    inputs = gather([folder])
    assert [path.relative_to(folder).as_posix() for path in inputs.files] == ["a.docx", "b.yaml", "sub/c.PDF"]
    assert [path.name for path in inputs.ignored] == ["README.md"]
    assert inputs.missing == ()


def test_a_file_that_is_named_may_have_any_name(folder: Path) -> None:
    assert gather([folder / "README.md"]).files == (folder / "README.md",)


def test_a_file_is_read_once_however_often_it_is_named(folder: Path) -> None:
    twice = [folder / "b.yaml", folder / "sub" / ".." / "b.yaml", folder]
    assert [path.name for path in gather(twice).files] == ["b.yaml", "a.docx", "c.PDF"]


def test_what_is_not_there_is_told_and_the_others_are_read(folder: Path) -> None:
    inputs = gather([folder / "gone.yaml", folder / "b.yaml"])
    assert (inputs.missing, inputs.files) == ((folder / "gone.yaml",), (folder / "b.yaml",))


def test_folders_that_lead_back_to_themselves_end(folder: Path) -> None:
    (folder / "sub" / "round").symlink_to(folder, target_is_directory=True)
    assert len(gather([folder]).files) == 3


def test_a_link_that_leads_nowhere_is_missing(folder: Path) -> None:
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "gone.md").symlink_to("nowhere.md")
    inputs = gather([folder])
    assert inputs.missing == (folder / "gone.yaml",)
    assert len(inputs.files) == 3


def test_a_folder_that_may_not_be_opened_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs the tests may be allowed everything: the system is made to refuse.
    scan = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    inputs = gather([folder])
    assert inputs.barred == (folder / "sub",)
    assert [path.name for path in inputs.files] == ["a.docx", "b.yaml"]
    assert list(remarks(inputs))
    alone = gather([folder / "sub"])
    assert (alone.files, alone.barred) == ((), (folder / "sub",))
    assert not list(remarks(alone))


def test_what_is_no_file_is_not_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert len(gather([folder]).files) == 3


def test_other_editions_of_a_proposal_are_told_and_not_read(folder: Path) -> None:
    for name in ("word/b.docx", "pdf/b.pdf", "b.rettet.yaml", "word/e.docx", "f.rettet.yaml"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    inputs = gather([folder])
    assert {each.relative_to(folder).as_posix() for each in inputs.editions} == {
        "word/b.docx",
        "pdf/b.pdf",
        "b.rettet.yaml",
    }
    assert {"e.docx", "f.rettet.yaml", "b.yaml"} <= {each.name for each in inputs.files}
    assert not set(inputs.files) & set(inputs.editions)
    assert any("b.rettet.yaml" in line or "pdf/b.pdf" in line for line in remarks(inputs))


def test_an_edition_that_is_named_is_read(folder: Path) -> None:
    (folder / "word").mkdir()
    edition = folder / "word" / "b.docx"
    edition.write_text("x")
    assert gather([edition]).files == (edition,)
    assert gather([edition.parent]).files == (edition,)
    assert edition in gather([folder, edition]).files


def test_what_a_cover_lists_lies_beside_it_under_its_id_one_file_each(tmp_path: Path) -> None:
    for name in (
        "BC01.docx",
        "BC01.yaml",
        "BC02.PDF",
        "BC03.md",
        "BC04 kladde.yaml",
        "BC05.rettet.yaml",
        "x/BC06.yaml",
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("x")
    (tmp_path / "BC07.yaml").mkdir()
    ids = {"", *(f"BC0{number}" for number in range(1, 9)), "../BC01"}
    assert listed_beside(tmp_path / "bundle.yaml", ids) == (tmp_path / "BC01.yaml", tmp_path / "BC02.PDF")
