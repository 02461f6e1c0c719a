"""Which files are read."""

import os
import time
from pathlib import Path

import pytest

from engine.model.ledger import FileFate
from engine.run.listing import Listing, Named, listed_beside, listing


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


def found(*named: Named) -> list[str]:
    return [Path(each.file).name for each in listing(named).inputs]


def told(seen: Listing, fate: FileFate) -> set[str]:
    return {Path(each.file).name for each in seen.records if each.fate is fate}


def test_a_folder_gives_what_may_hold_proposals_and_a_reason_for_the_rest(folder: Path) -> None:
    seen = listing([folder])
    assert [Path(each.file).relative_to(folder).as_posix() for each in seen.inputs] == ["a.docx", "b.yaml", "sub/c.PDF"]
    assert told(seen, FileFate.PASSED_OVER) == {"README.md", ".hidden.yaml", ".git", "~$a.docx", "x.schema.json"}
    assert all(each.why for each in seen.records)
    assert {each.bytes for each in seen.records if not each.file.endswith(".git")} == {1}


def test_a_file_with_a_strange_name_is_known_by_how_it_begins(folder: Path) -> None:
    (folder / "BC04").write_bytes(b"%PDF-1.7 ")
    (folder / "BC05.docx~").write_bytes(b"PK\x03\x04...[Content_Types].xml")
    (folder / "app.jar").write_bytes(b"PK\x03\x04...META-INF/")
    seen = listing([folder])
    assert {"BC04", "BC05.docx~"} <= {Path(each.file).name for each in seen.inputs}
    assert "app.jar" in told(seen, FileFate.PASSED_OVER)


def test_a_file_that_is_named_may_have_any_name(folder: Path) -> None:
    assert found(folder / "README.md") == ["README.md"]


def test_bytes_need_no_disk() -> None:
    (only,) = listing([("BC04.yaml", b"id: BC04")]).inputs
    assert only == ("BC04.yaml", b"id: BC04", False)


def test_a_file_is_read_once_however_often_it_is_named(folder: Path) -> None:
    assert found(folder / "b.yaml", folder / "sub" / ".." / "b.yaml", folder) == ["b.yaml", "a.docx", "c.PDF"]


def test_a_second_name_of_a_file_is_told(folder: Path) -> None:
    (folder / "z.yaml").symlink_to(folder / "b.yaml")
    seen = listing([folder])
    assert len(seen.inputs) == 3
    assert "z.yaml" in told(seen, FileFate.PASSED_OVER)


def test_what_is_not_there_is_told_and_the_others_are_read(folder: Path) -> None:
    seen = listing([folder / "gone.yaml", folder / "b.yaml"])
    assert told(seen, FileFate.UNREADABLE) == {"gone.yaml"}
    assert len(seen.inputs) == 1


def test_folders_that_lead_back_to_themselves_end(folder: Path) -> None:
    (folder / "sub" / "round").symlink_to(folder, target_is_directory=True)
    seen = listing([folder])
    assert len(seen.inputs) == 3
    assert "round" in told(seen, FileFate.PASSED_OVER)


def test_a_link_that_leads_nowhere_is_unreadable_where_it_may_hold_a_proposal(folder: Path) -> None:
    (folder / "gone.yaml").symlink_to("nowhere.yaml")
    (folder / "gone.md").symlink_to("nowhere.md")
    seen = listing([folder])
    assert told(seen, FileFate.UNREADABLE) == {"gone.yaml"}
    assert "gone.md" in told(seen, FileFate.PASSED_OVER)


def test_a_folder_that_may_not_be_opened_is_told(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    # Whoever runs the tests may be allowed everything: the system is made to refuse.
    scan = os.scandir

    def refusing(path: str) -> object:
        if Path(path).name == "sub":
            raise PermissionError(13, "Permission denied", path)
        return scan(path)

    monkeypatch.setattr(os, "scandir", refusing)
    seen = listing([folder])
    assert told(seen, FileFate.UNREADABLE) == {"sub"}
    assert len(seen.inputs) == 2


def test_what_is_no_file_is_not_read(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    seen = listing([folder])
    assert len(seen.inputs) == 3
    assert "pipe.yaml" in told(seen, FileFate.PASSED_OVER)


def test_other_formats_beside_a_canonical_file_are_its_editions(folder: Path) -> None:
    for name in ("word/b.docx", "pdf/b.pdf", "word/e.docx"):
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_text("x")
    seen = listing([folder])
    assert {(Path(file).name, Path(of).name) for file, of in seen.editions} == {
        ("b.docx", "b.yaml"),
        ("b.pdf", "b.yaml"),
    }
    assert {Path(each.file).name for each in seen.inputs} == {"a.docx", "b.yaml", "c.PDF", "e.docx"}
    assert len(listing([folder, folder / "word" / "b.docx"]).inputs) == 5


def test_many_thousand_files_are_listed_at_once(tmp_path: Path) -> None:
    """Each is looked at once: 20.000 files took more than two minutes when each was compared with all others."""
    for number in range(4000):
        (tmp_path / f"BC{number}.yaml").touch()
    begun = time.process_time()
    assert len(listing([tmp_path]).inputs) == 4000
    assert time.process_time() - begun < 5


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
