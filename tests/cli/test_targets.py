"""Where corrected copies go, and where they may not."""

from pathlib import Path

import pytest

from engine.cli.exits import Refused
from engine.cli.targets import spare, targets


def test_beside_each_file_if_nobody_says() -> None:
    assert targets(["a/BC04.yaml", "b/BC08.docx"], None) == {
        "a/BC04.yaml": Path("a/BC04.rettet.yaml"),
        "b/BC08.docx": Path("b/BC08.rettet.docx"),
    }


def test_one_file_goes_where_it_is_told(tmp_path: Path) -> None:
    assert targets(["a/BC04.yaml"], tmp_path / "copy.yaml") == {"a/BC04.yaml": tmp_path / "copy.yaml"}
    assert targets(["a/BC04.yaml"], tmp_path) == {"a/BC04.yaml": tmp_path / "BC04.yaml"}
    (tmp_path / "copy").write_text("mine")
    assert targets(["a/BC04.yaml"], tmp_path / "copy") == {"a/BC04.yaml": tmp_path / "copy"}


def test_a_copy_is_not_called_what_it_is_not(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"skal ende på \.yaml"):
        targets(["a/BC04.yaml"], tmp_path / "copy.docx")
    assert targets(["a/BC04.yaml"], tmp_path / "copy.yml") == {"a/BC04.yaml": tmp_path / "copy.yml"}


@pytest.mark.parametrize("name", ["there", "budget.v2", "new"])
def test_several_files_go_into_a_folder_under_their_names(tmp_path: Path, name: str) -> None:
    out = tmp_path / name
    if name != "new":
        out.mkdir()
    assert targets(["a/BC04.yaml", "BC08.docx"], out) == {
        "a/BC04.yaml": out / "BC04.yaml",
        "BC08.docx": out / "BC08.docx",
    }


@pytest.mark.parametrize("name", ["copy.yaml", "there"])
def test_several_files_do_not_fit_into_one(tmp_path: Path, name: str) -> None:
    (tmp_path / "there").write_text("mine")
    with pytest.raises(Refused, match="2 filer"):
        targets(["a/BC04.yaml", "BC08.docx"], tmp_path / name)


def test_two_files_of_one_name_do_not_fit_into_one_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"BC04\.yaml"):
        targets(["a/BC04.yaml", "b/BC04.yaml"], tmp_path)


def test_no_file_of_the_run_is_written_over_by_whatever_name(tmp_path: Path) -> None:
    one, other, link = tmp_path / "one.yaml", tmp_path / "other.yaml", tmp_path / "link.yaml"
    one.write_text("a")
    other.write_text("b")
    link.symlink_to(other)
    spare([str(one), str(tmp_path / "gone.yaml")], [tmp_path / "new.yaml", other])
    for place in (one, other, link, tmp_path):
        with pytest.raises(Refused, match=place.name):
            spare([str(one), str(other)], [tmp_path / "new.yaml", place])
