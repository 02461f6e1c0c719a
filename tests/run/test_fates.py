"""Every file has a fate: each of these is planted in a folder of ten and looked for in every format."""

import io
import json
import shutil
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from engine import run
from engine.model.base import replace
from engine.model.ledger import FileFate, FileRecord
from engine.model.report import ProposalReport, Report
from engine.run.judge import ProposalTask, judge_proposal
from tests.conftest import ROOT

ROUND = ROOT / "proposals" / "budget-2026"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600)
PEOPLE = ("terminal", "html", "markdown")
FORMATS = (*PEOPLE, "json")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Ten sound files: five proposals, their cover, and four that are no proposals; with a name that no line breaks."""
    monkeypatch.chdir(tmp_path)
    made = Path("r")
    made.mkdir()
    for path in ROUND.glob("*.yaml"):
        shutil.copy(path, made)
    for name in ("README.md", "figures.csv", "notes.one", "x.schema.json"):
        (made / name).write_text("x")
    return made


def packed(**parts: str) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name.replace("__", "/"), text)
    return data.getvalue()


def named(text: str) -> bytes:
    return OLE + text.encode("utf-16-le")


def fates(report: Report) -> dict[str, FileRecord]:
    return {Path(each.file).name: each for each in report.files}


def flat(text: str) -> str:
    for sign in ("│", "\\", "<!-- -->"):
        text = text.replace(sign, "")
    return " ".join(text.replace("\n    ", " ").split())


def everywhere(report: Report, *texts: str, formats: Sequence[str] = FORMATS) -> None:
    """Every format says these texts."""
    for name in formats:
        shown = flat(run.render(report, name).decode())
        for text in texts:
            assert flat(text) in shown or json.dumps(text, ensure_ascii=False)[1:-1] in shown, (name, text)


def unharmed(report: Report) -> None:
    """The others are judged as if nothing had been planted."""
    alone = run.check([ROUND])
    assert [each.findings for each in report.proposals] == [
        tuple(
            replace(finding, location=found.location)
            for finding, found in zip(each.findings, other.findings, strict=True)
        )
        for each, other in zip(alone.proposals, report.proposals, strict=True)
    ]
    assert report.bundle is not None


@pytest.mark.parametrize(
    ("name", "data", "words"),
    [
        ("BC09.doc", named("WordDocument"), ".doc-format"),
        ("BC09.docx", named("EncryptedPackage StrongEncryptionDataSpace"), "adgangskode"),
        ("BC10.docx", named("EncryptedPackage DRMEncryptedTransform"), "følsomhedsetiket"),
        ("BC09.rtf", b"{\\rtf1 BC09}", "RTF"),
        ("BC09.odt", packed(mimetype="application/vnd.oasis.opendocument.text"), "OpenDocument"),
        ("BC09.xlsx", packed(xl__workbook="x"), "Excel"),
        ("BC09.zip", packed(BC09="x"), "pak den ud"),
        ("BC09.msg", named("__properties_version1.0"), "e-mail"),
        ("scan.png", b"\x89PNG\r\n\x1a\n" + bytes(20_000), "billede"),
        ("BC09.pdf", b"%PDF-1.7 broken", ""),
        ("tom.docx", b"", "tom"),
        ("BC09.yaml", b"id: [BC09\n", ""),
        ("renamed.pdf", b"PK\x03\x04 broken", "beskadiget"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_cannot_be_read_is_one_line_in_every_format(folder: Path, name: str, data: bytes, words: str) -> None:
    (folder / name).write_bytes(data)
    report = run.check([folder])
    record = fates(report)[name]
    assert record.fate is FileFate.UNREADABLE
    assert words in record.why
    assert "\n" not in record.why
    assert [each.error for each in report.unreadable] == [record.why]
    everywhere(report, record.why)
    unharmed(report)


def test_what_is_too_large_is_told(folder: Path) -> None:
    with (folder / "BC09.docx").open("wb") as file:
        file.truncate(33 * 2**20)
    report = run.check([folder])
    assert fates(report)["BC09.docx"].fate is FileFate.UNREADABLE
    unharmed(report)


def test_what_holds_no_proposal_is_told(folder: Path) -> None:
    (folder / "vejledning.txt").write_text("Sådan udfyldes skabelonen.\n")
    report = run.check([folder])
    assert fates(report)["vejledning.txt"].fate is FileFate.NO_PROPOSAL
    everywhere(report, fates(report)["vejledning.txt"].why)
    unharmed(report)


def test_what_is_passed_over_is_told(folder: Path) -> None:
    report = run.check([folder])
    passed = {name for name, each in fates(report).items() if each.fate is FileFate.PASSED_OVER}
    assert passed == {"README.md", "figures.csv", "notes.one", "x.schema.json"}
    everywhere(report, "4 filer er sprunget over", formats=PEOPLE)
    unharmed(report)


def test_a_small_picture_beside_the_proposals_is_passed_over(folder: Path) -> None:
    (folder / "logo.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(500))
    report = run.check([folder])
    assert fates(report)["logo.png"].fate is FileFate.PASSED_OVER
    assert report.unreadable == ()


Made = Callable[[Path], object]


def copy_to(*names: str) -> Made:
    def make(folder: Path) -> None:
        for name in names:
            shutil.copy(folder / "BC04.yaml", folder / name)

    return make


def changed(name: str, old: str = "2.650", new: str = "2.651") -> Made:
    def make(folder: Path) -> None:
        text = (folder / "BC04.yaml").read_text("utf-8")
        assert old in text
        (folder / name).write_text(text.replace(old, new), "utf-8")

    return make


@pytest.mark.parametrize(
    ("made", "counts"),
    [
        (copy_to("b.yaml"), "BC04.yaml"),
        (changed("BC04 v2.yaml"), "BC04 v2.yaml"),
        (changed("BC04.rettet.yaml"), "BC04.rettet.yaml"),
        (changed("BC04.v2.rettet.yaml"), "BC04.v2.rettet.yaml"),
    ],
)
def test_of_several_editions_the_newest_counts(folder: Path, made: Made, counts: str) -> None:
    made(folder)
    report = run.check([folder])
    (judged,) = (each for each in report.proposals if each.proposal.id == "BC04")
    assert Path(judged.source.file).name == counts
    (other,) = (each for each in report.files if each.fate is FileFate.EDITION)
    assert other.of == ("BC04",)
    assert counts in other.why
    everywhere(report, other.why)
    everywhere(report, "en fil er en anden udgave", formats=PEOPLE)


@pytest.mark.parametrize(
    "made",
    [[changed("BC04 endelig.yaml")], [changed("BC04.rettet.yaml"), changed("BC04 v2.yaml", "150", "151")]],
    ids=["two", "three"],
)
def test_where_nobody_can_tell_which_is_newest_none_is_taken(folder: Path, made: list[Made]) -> None:
    for each in made:
        each(folder)
    report = run.check([folder])
    assert "BC04" not in {each.proposal.id for each in report.proposals}
    (line,) = report.unreadable
    assert "--edition BC04=" in line.error
    everywhere(report, line.error)
    others = [each for each in report.files if each.fate is FileFate.EDITION]
    assert len(others) == len(made) + 1
    chosen = run.check([folder], run.Options(editions={"BC04": str(folder / "BC04.yaml")}))
    (judged,) = (each for each in chosen.proposals if each.proposal.id == "BC04")
    assert Path(judged.source.file).name == "BC04.yaml"
    assert chosen.unreadable == ()


def test_a_file_that_is_chosen_and_holds_something_else_is_refused(folder: Path) -> None:
    with pytest.raises(run.RunError, match="BC04"):
        run.check([folder], run.Options(editions={"BC04": str(folder / "BC06.yaml")}))


def test_the_same_id_with_another_title_is_two_proposals(folder: Path) -> None:
    changed("BC05.yaml", "title: AI på administrative", "title: Robotter på administrative")(folder)
    report = run.check([folder])
    assert [each.proposal.id for each in report.proposals].count("BC04") == 2
    assert not [each for each in report.files if each.fate is FileFate.EDITION]


@pytest.mark.parametrize("suffix", ["yaml", "docx"])
def test_a_copy_is_ours_only_while_it_is_what_we_wrote(folder: Path, suffix: str) -> None:
    if suffix == "docx":
        (folder / "BC04.yaml").unlink()
        shutil.copy(ROUND / "word" / "BC04.docx", folder)
    report = run.check([folder])
    (offer,) = (each for each in run.corrections(report) if each.fault.findings[0].rule == "TA-205")
    ((file, data),) = run.apply([folder], report, [offer.number]).copies.items()
    copy = Path(file).with_name(f"BC04.rettet.{suffix}")
    copy.write_bytes(data)
    again = run.check([folder])
    assert fates(again)[copy.name].fate is FileFate.OWN_COPY
    assert [each.source.file for each in again.proposals] == [each.source.file for each in report.proposals]
    everywhere(again, "en fil er en kopi, som puljetjek har lavet", formats=PEOPLE)
    copy.write_bytes(edited(data, suffix))
    edition = run.check([folder])
    assert fates(edition)[Path(file).name].fate is FileFate.EDITION
    assert fates(edition)[copy.name].fate is FileFate.CHECKED


def edited(data: bytes, suffix: str) -> bytes:
    if suffix == "yaml":
        return data.replace(b"2.650", b"2.651")
    old, new = zipfile.ZipFile(io.BytesIO(data)), io.BytesIO()
    with zipfile.ZipFile(new, "w") as archive:
        for each in old.namelist():
            archive.writestr(each, old.read(each).replace(b"2.650", b"2.651"))
    return new.getvalue()


def test_a_stray_of_another_round_changes_nobody_elses_verdict(folder: Path) -> None:
    text = (folder / "BC04.yaml").read_text("utf-8")
    stray = text.replace("round: Budget 2026", "round: Budget 1999").replace("id: BC04", "id: ZZ01")
    (folder / "stray.yaml").write_text(stray.replace("title: AI på", "title: Andet på"), "utf-8")
    report = run.check([folder])
    own = [each for each in report.proposals if each.proposal.id != "ZZ01"]
    alone = run.check([ROUND])
    assert [each.verdict.status for each in own] == [each.verdict.status for each in alone.proposals]
    assert [len(each.findings) for each in own] == [len(each.findings) for each in alone.proposals]
    assert report.bundle
    assert "ZZ01" not in report.bundle.members
    (odd,) = (each for each in report.proposals if each.proposal.id == "ZZ01")
    assert odd.pack
    assert "Budget 1999" in odd.verdict.conclusions[0].text
    everywhere(report, odd.pack.notice, "forslag fra to runder")


def test_a_wrong_use_of_ours_is_a_fault_of_that_file_alone(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def crash(task: ProposalTask) -> ProposalReport:
        if task.proposal.id == "BC04":
            raise ZeroDivisionError("by zero")
        return judge_proposal(task)

    monkeypatch.setattr("engine.run.gather.judge_proposal", crash)
    report = run.check([folder])
    assert fates(report)["BC04.yaml"].fate is FileFate.FAULT
    assert len(report.proposals) == 4
    everywhere(report, "ZeroDivisionError: by zero")
