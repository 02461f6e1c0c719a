"""Copies of the files of a whole run: each in its own format, all of them or none, and only what was chosen."""

import re
import shutil
import zipfile
from pathlib import Path

import pytest

from engine.formats.word.archive import rewritten
from engine.run import mend
from tests.cli.conftest import ROUND, Puljetjek, number_of, rules_of, unmarked


def contents(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_cover_and_proposal_are_corrected_together(puljetjek: Puljetjek, folder: Path, tmp_path: Path) -> None:
    cover = number_of(puljetjek, folder, "BU-615", "6 bliver til 5", "bundle.yaml:")
    sign = number_of(puljetjek, folder, "TA-205", "-4.510 bliver til 4.510", "BC04.yaml:")
    wrong = {("bundle.yaml", "BU-615"), ("BC04.yaml", "TA-205")}
    before = rules_of(puljetjek("check", folder, "--format", "json").out)
    assert wrong <= {*before}
    originals, out = contents(folder), tmp_path / "corrected"
    said = puljetjek("fix", folder, "--apply", cover, "--apply", sign, "--out", out)
    assert said.code == 0
    assert contents(folder) == originals
    assert {path.name: unmarked(path) for path in out.iterdir()} == {
        "bundle.yaml": re.sub(rb"(id: BC08\n(?:    .*\n)*?    payback: )6", rb"\g<1>5", originals["bundle.yaml"]),
        "BC04.yaml": originals["BC04.yaml"].replace(b"2026: -4.510", b"2026: 4.510"),
    }
    assert {path for path in contents(out) if contents(out)[path] != originals[path]} == {"bundle.yaml", "BC04.yaml"}
    shutil.copytree(out, folder, dirs_exist_ok=True)
    after = rules_of(puljetjek("check", folder, "--format", "json").out)
    assert after == [each for each in before if each not in wrong]


def test_beside_the_originals_only_the_files_concerned_get_a_copy(puljetjek: Puljetjek, folder: Path) -> None:
    there = {*contents(folder)}
    assert puljetjek("fix", folder, "--apply", 1, "--apply", 2).code == 0
    assert {*contents(folder)} - there == {"bundle.rettet.yaml", "BC04.rettet.yaml"}
    again = puljetjek("fix", folder, "--apply", 1, "--apply", 2)
    assert again.code == 2
    assert "--force" in again.err
    assert puljetjek("fix", folder, "--apply", 1, "--force").code == 0


def test_one_correction_may_go_into_cover_and_proposal(puljetjek: Puljetjek, folder: Path) -> None:
    """With a saving's sign lost in BC06 and the cover's figure another one, both must change for all sums to hold."""
    cover, proposal = folder / "bundle.yaml", folder / "BC06.yaml"
    cover.write_text(cover.read_text("utf-8").replace("effect: -2.000", "effect: 964"), "utf-8")
    proposal.write_text(proposal.read_text("utf-8").replace("2030: -1.400", "2030: 1.400", 1), "utf-8")
    number = number_of(puljetjek, folder, "1.400 bliver til -1.400", "964 bliver til -2.000")
    said = puljetjek("fix", folder, "--apply", number)
    assert said.code == 0
    assert unmarked(cover.with_name("bundle.rettet.yaml")) == (ROUND / "bundle.yaml").read_bytes()
    assert unmarked(proposal.with_name("BC06.rettet.yaml")) == (ROUND / "BC06.yaml").read_bytes()


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("    anlæg: 10.726", "    anlæg: 10.762"),
        ("    service: 15.481", "    service: 154.810"),
        ("    investment: 28.057", "    investment: -28.057"),
    ],
)
def test_every_figure_of_the_cover_is_found_again(puljetjek: Puljetjek, folder: Path, right: str, wrong: str) -> None:
    cover = folder / "bundle.yaml"
    original = cover.read_text("utf-8")
    cover.write_text(original.replace(right, wrong, 1), "utf-8")
    number = number_of(puljetjek, folder, f"bliver til {right.partition(': ')[2]}")
    assert puljetjek("fix", folder, "--apply", number).code == 0
    assert unmarked(folder / "bundle.rettet.yaml").decode() == original


def test_the_edition_that_was_chosen_is_corrected(puljetjek: Puljetjek, folder: Path) -> None:
    word = Path(shutil.copy(ROUND / "word" / "BC04.docx", folder))
    for name in ("BC04.docx", "BC04.yaml"):
        wish = f"--edition=BC04={folder / name}"
        number = number_of(puljetjek, folder, "TA-205", name, wishes=[wish])
        before = {*contents(folder)}
        assert puljetjek("fix", folder, "--apply", number, wish, "--no-track").code == 0
        copy = f"BC04.rettet{Path(name).suffix}"
        assert {*contents(folder)} - before == {copy}
        (folder / copy).rename(folder.parent / copy)
    old, new = (zipfile.ZipFile(path).read("word/document.xml") for path in (word, folder.parent / "BC04.rettet.docx"))
    assert new == old.replace(b">-4.510<", b">4.510<")
    assert unmarked(folder.parent / "BC04.rettet.yaml") == (folder / "BC04.yaml").read_bytes().replace(
        b"2026: -4.510", b"2026: 4.510"
    )


@pytest.fixture
def bound(folder: Path) -> Path:
    """The folder with BC04 as a Word file whose wrong cell shows what is kept elsewhere in the document."""
    data = (ROUND / "word" / "BC04.docx").read_bytes()
    with zipfile.ZipFile(ROUND / "word" / "BC04.docx") as archive:
        document = archive.read("word/document.xml").decode()
    control = '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>'
    held = re.sub(r"<w:r>(?:(?!<w:r>).)*>-4\.510<.*?</w:r>", lambda found: control.format(found[0]), document)
    assert held.count("dataBinding") == 1
    (folder / "BC04.yaml").unlink()
    (folder / "BC04.docx").write_bytes(rewritten(data, {"word/document.xml": held.encode()}))
    return folder


def test_one_file_that_only_a_person_can_correct_keeps_all_from_being_written(
    puljetjek: Puljetjek, bound: Path
) -> None:
    before = contents(bound)
    said = puljetjek("fix", bound, "--apply", 1, "--apply", 2)
    assert (said.code, said.out) == (2, "")
    assert "BC04.docx" in said.err
    assert "Word" in said.err.splitlines()[-1]
    assert contents(bound) == before
    assert puljetjek("fix", bound, "--apply", 1).code == 0


def test_one_copy_that_would_read_otherwise_keeps_all_from_being_written(
    puljetjek: Puljetjek, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = mend.WRITERS["yaml"]()
    monkeypatch.setitem(
        mend.WRITERS, "yaml", lambda: lambda data, typings: honest(data, typings).replace(b"3.400", b"3.500")
    )
    before = contents(folder)
    said = puljetjek("fix", folder, "--apply", 1, "--apply", 2)
    assert (said.code, said.out) == (2, "")
    assert "bundle.yaml" in said.err.splitlines()[-1]
    assert contents(folder) == before


def test_a_file_that_changed_meanwhile_is_not_copied(
    puljetjek: Puljetjek, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = mend.corrected

    def late(*arguments: object, **options: object) -> object:
        with (folder / "BC04.yaml").open("a") as file:
            file.write("# just now\n")
        return honest(*arguments, **options)  # type: ignore[arg-type]

    monkeypatch.setattr(mend, "corrected", late)
    said = puljetjek("fix", folder, "--apply", 1, "--apply", 2)
    assert (said.code, said.out) == (2, "")
    assert not list(folder.glob("*.rettet.*"))


def test_a_file_that_is_only_read_keeps_all_from_being_written(puljetjek: Puljetjek, folder: Path) -> None:
    (folder / "BC04.yaml").unlink()
    shutil.copy(ROUND / "pdf" / "BC04.pdf", folder)
    before = contents(folder)
    said = puljetjek("fix", folder, "--apply", 1, "--apply", 2)
    assert (said.code, said.out) == (2, "")
    assert "BC04.pdf" in said.err.splitlines()[-1]
    assert contents(folder) == before


@pytest.fixture(params=["Anlæg", "Konto 4711"])
def misplaced(puljetjek: Puljetjek, folder: Path, request: pytest.FixtureRequest) -> Path:
    """BC04 with a row under another area that belongs under service, twice: as YAML and as Word."""
    path = folder / "BC04.yaml"
    head, label, tail = path.read_text("utf-8").partition("- label: Koordinering af tværgående")
    path.write_text(head + label + tail.replace("area: Service", f"area: {request.param}", 1), "utf-8")
    assert puljetjek("convert", path, path.with_suffix(".docx")).code == 0
    return folder


def test_a_row_is_moved_in_both_formats(puljetjek: Puljetjek, misplaced: Path) -> None:
    for kind in ("yaml", "docx"):
        wish = f"--edition=BC04={misplaced / f'BC04.{kind}'}"
        number = number_of(puljetjek, misplaced, "hører til under Service", f"BC04.{kind}", wishes=[wish])
        assert puljetjek("fix", misplaced, "--apply", number, wish, "--no-track").code == 0
    assert unmarked(misplaced / "BC04.rettet.yaml") == (ROUND / "BC04.yaml").read_bytes()
    assert ("BC04.rettet.docx", "TA-202") not in rules_of(
        puljetjek("check", misplaced / "BC04.rettet.docx", "--format", "json").out
    )


def test_a_row_that_was_not_moved_after_all_is_noticed(
    puljetjek: Puljetjek, misplaced: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    number = number_of(puljetjek, misplaced, "hører til under Service", "BC04.yaml")
    monkeypatch.setitem(mend.WRITERS, "yaml", lambda: lambda data, _: data)
    assert puljetjek("fix", misplaced, "--apply", number).code == 2
    assert not (misplaced / "BC04.rettet.yaml").exists()
