"""The contract of `puljetjek check`."""

import io
import json
import re
import subprocess
import sys
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from engine.check import run
from engine.cli import main
from engine.cli.check import FailOn, end
from engine.cli.exits import Exit
from engine.formats.canonical.cover import write_cover_yaml
from engine.formats.canonical.write import write_json, write_yaml
from engine.model.base import replace
from engine.model.cell import Cell, State
from engine.model.finding import Severity
from engine.model.proposal import Proposal
from engine.model.report import Report, Unreadable
from engine.report.json_report import report_schema
from engine.run.gather import check
from engine.run.options import Options
from engine.source.files import read_bytes
from tests.cli.conftest import Puljetjek
from tests.conftest import ROOT
from tests.report.samples import clean, cover, faulty, key_cabinets, sample


@pytest.fixture
def proposal(tmp_path: Path) -> Path:
    path = tmp_path / "TM09.yaml"
    path.write_text(write_yaml(key_cabinets()), encoding="utf-8")
    return path


def report_on(*findings: Severity, unreadable: bool = False) -> Report:
    found = tuple(replace(faulty().findings[0], severity=severity) for severity in findings)
    return replace(
        sample(),
        bundle=None,
        proposals=(replace(clean(), findings=found),),
        unreadable=(Unreadable(file="x", error="y"),) if unreadable else (),
    )


@pytest.mark.parametrize(
    ("findings", "error", "warning", "never"),
    [
        ((), Exit.CLEAN, Exit.CLEAN, Exit.CLEAN),
        ((Severity.INFO,), Exit.CLEAN, Exit.CLEAN, Exit.CLEAN),
        ((Severity.WARNING,), Exit.CLEAN, Exit.FINDINGS, Exit.CLEAN),
        ((Severity.WARNING, Severity.ERROR), Exit.FINDINGS, Exit.FINDINGS, Exit.CLEAN),
    ],
)
def test_the_exit_code_of_what_was_found(
    findings: tuple[Severity, ...], error: Exit, warning: Exit, never: Exit
) -> None:
    ends = {FailOn.ERROR: error, FailOn.WARNING: warning, FailOn.NEVER: never}
    assert {fail_on: end(report_on(*findings), fail_on) for fail_on in FailOn} == ends


@pytest.mark.parametrize("fail_on", FailOn)
def test_what_could_not_be_read_weighs_more_than_findings(fail_on: FailOn) -> None:
    assert end(report_on(Severity.ERROR, unreadable=True), fail_on) is Exit.REFUSED


def test_findings_end_with_1_unless_they_may_not(puljetjek: Puljetjek, proposal: Path) -> None:
    assert puljetjek("check", proposal).code == 1
    assert puljetjek("check", proposal, "--fail-on", "never").code == 0


def test_json_goes_alone_to_standard_output_and_keeps_its_schema(puljetjek: Puljetjek, proposal: Path) -> None:
    said = puljetjek("check", proposal, "--rules", "budget-2026", "--format", "json")
    report = json.loads(said.out)
    Draft202012Validator(report_schema()).validate(report)
    assert report["rule_pack"]["id"] == "budget-2026"
    assert [each["id"] for each in report["proposals"]] == ["TM09"]
    assert report["proposals"][0]["source"]["format"] == "yaml"
    assert report["bundle"] is None
    assert said.err == ""


def test_the_wrong_cell_is_named(puljetjek: Puljetjek, proposal: Path) -> None:
    """The sample's overall effect in 2028 is 780 where its sections give -780 + 0."""
    report = json.loads(puljetjek("check", proposal, "--format", "json").out)
    found = [
        (each["location"]["column"], each["stated"], each["expected"]) for each in report["proposals"][0]["findings"]
    ]
    assert ("2028", 780, -780) in found


def test_the_language_is_the_wished_one(puljetjek: Puljetjek, proposal: Path) -> None:
    danish, english = puljetjek("check", proposal), puljetjek("check", proposal, "--lang", "en")
    assert "fejl[" in danish.out
    assert "error[" in english.out


def test_equal_runs_give_equal_bytes(puljetjek: Puljetjek, proposal: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1790000000")
    assert puljetjek("check", proposal, "--format", "json") == puljetjek("check", proposal, "--format", "json")


def test_out_writes_every_format_and_shows_the_terminals(puljetjek: Puljetjek, proposal: Path, tmp_path: Path) -> None:
    out = tmp_path / "new" / "folder"
    said = puljetjek("check", proposal, "--out", out, "--format", "json", "--format", "terminal", "--format", "html")
    assert sorted(path.name for path in out.iterdir()) == ["report.html", "report.json", "report.txt"]
    assert json.loads((out / "report.json").read_text(encoding="utf-8"))["schema_version"] == "1"
    assert "fejl[" in said.out
    assert said.err.count(str(out)) == 3
    assert said.code == 1


@pytest.mark.parametrize(
    "options",
    [("--format", "json", "--format", "html"), ("--format", "cake"), ("--rules", "budget-1066")],
    ids=" ".join,
)
def test_a_wish_that_cannot_be_met_is_refused_before_anything_is_said(
    puljetjek: Puljetjek, proposal: Path, options: tuple[str, ...]
) -> None:
    said = puljetjek("check", proposal, *options)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("puljetjek: ")


def test_what_cannot_be_read_is_told_and_the_others_are_checked(
    puljetjek: Puljetjek, proposal: Path, tmp_path: Path
) -> None:
    broken = tmp_path / "broken.yaml"
    broken.write_text("id: [TM10\n", encoding="utf-8")
    said = puljetjek("check", broken, tmp_path / "gone.yaml", proposal, "--format", "json")
    report = json.loads(said.out)
    assert said.code == 2
    assert [each["id"] for each in report["proposals"]] == ["TM09"]
    assert {Path(each["file"]).name for each in report["unreadable"]} == {"broken.yaml", "gone.yaml"}
    assert report["summary"]["unreadable"] == 2
    assert said.err.count("\n") == 2


def test_a_malformed_number_is_a_finding_at_its_place(puljetjek: Puljetjek, proposal: Path, tmp_path: Path) -> None:
    written = proposal.read_text(encoding="utf-8").splitlines()
    line = next(index for index, each in enumerate(written) if "2026: " in each)
    written[line] = re.sub(r"2026: +(-?[0-9.]+)", r"2026: \1x", written[line])
    bad = tmp_path / "bad.yaml"
    bad.write_text("\n".join(written), encoding="utf-8")
    (report,) = json.loads(puljetjek("check", bad, "--format", "json").out)["proposals"]
    found = [each for each in report["findings"] if each["rule"] == "TA-201"]
    assert [each["location"]["line"] for each in found] == [line + 1]
    assert report["checked"] > 10


def test_an_empty_folder_is_no_pass(puljetjek: Puljetjek, tmp_path: Path) -> None:
    said = puljetjek("check", tmp_path)
    assert (said.code, said.out) == (2, "")


def test_a_second_cover_is_not_passed_over(puljetjek: Puljetjek, tmp_path: Path) -> None:
    for name, announced in (("one.yaml", 2), ("two.yaml", 3)):
        other = replace(cover(), announced=Cell(text=str(announced), state=State.NUMBER, value=announced))
        (tmp_path / name).write_text(write_cover_yaml(other), encoding="utf-8")
    said = puljetjek("check", tmp_path, "--format", "json")
    assert said.code == 2
    assert [Path(each["file"]).name for each in json.loads(said.out)["unreadable"]] == ["two.yaml"]


def test_a_reader_who_leaves_early_is_no_fault(proposal: Path) -> None:
    command = [sys.executable, "-m", "engine.cli", "check", str(proposal), "--fail-on", "never"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait() == 0


def test_with_a_cover_alone_the_proposals_beside_it_are_read_too(puljetjek: Puljetjek) -> None:
    folder = ROOT / "proposals" / "budget-2026"
    alone, whole = (
        puljetjek("check", folder / "bundle.yaml", "--format", "json"),
        puljetjek("check", folder, "--format", "json"),
    )
    assert json.loads(alone.out)["summary"] == json.loads(whole.out)["summary"]
    assert json.loads(alone.out)["bundle"] == json.loads(whole.out)["bundle"]
    assert alone.err.count("\n") == 1


@pytest.mark.parametrize("names", [("", ""), ("", "BC06"), ("BC04", "BC04")], ids=str)
def test_a_proposal_is_judged_whatever_its_id(puljetjek: Puljetjek, folder: Path, names: tuple[str, str]) -> None:
    """One without an id is not taken for the cover, nor two of one id for each other."""
    for file, name in zip(("BC04", "BC06"), names, strict=True):
        path = folder / f"{file}.yaml"
        text = path.read_text("utf-8").replace(f"id: {file}", f'id: "{name}"', 1)
        path.write_text(text.replace("2026: 6.500", "2026: 6.501", 1) if file == "BC06" else text, "utf-8")
    said = puljetjek("check", folder, "--format", "json")
    assert said.code == 1
    told = [each for each in json.loads(said.out)["proposals"] if Path(each["source"]["file"]).stem == "BC04"]
    (way,) = (way for each in told[0]["findings"] if each["rule"] == "TA-205" for way in each["corrections"])
    assert [(cell["from"], cell["to"]) for cell in way["cells"]] == [(-4510, 4510)]


def test_a_format_for_word_files_says_that_there_is_none(puljetjek: Puljetjek, proposal: Path, tmp_path: Path) -> None:
    said = puljetjek("check", proposal, "--format", "docx", "--out", tmp_path / "out")
    assert "der er ingen Word-fil" in said.err


def _of_round(name: str, file: Path) -> Path:
    """A sound proposal of that round, whose price level is that of Budget 2026."""
    text = (ROOT / "rules/budget-2026/cases/base/BC01.yaml").read_text(encoding="utf-8")
    file.write_text(text.replace("round: Budget 2026\n", name), encoding="utf-8")
    return file


@pytest.mark.parametrize(
    ("name", "packs", "severities"),
    [
        ("round: OFS 2031-2032\n", (), set()),
        ("", (), set()),
        ("", ("--rules", "budget-2027"), {"error"}),
        ("round: OFS 2031-2032\n", ("--rules", "budget-2027"), {"error"}),
    ],
)
def test_the_price_level_of_another_round_is_none_of_a_pack_that_does_not_fit(
    name: str, packs: tuple[str, ...], severities: set[str], tmp_path: Path, puljetjek: Puljetjek
) -> None:
    run = puljetjek("check", str(_of_round(name, tmp_path / "BC01.yaml")), "--format", "json", *packs)
    findings = json.loads(run.out)["proposals"][0]["findings"]
    assert {each["severity"] for each in findings if each["rule"] == "FO-413"} == severities


def test_rules_of_another_round_are_told_as_not_applied(tmp_path: Path, puljetjek: Puljetjek) -> None:
    run = puljetjek("check", str(_of_round("round: OFS 2031-2032\n", tmp_path / "BC01.yaml")), "--format", "json")
    skipped = {each["rule"] for each in json.loads(run.out)["proposals"][0]["skipped"] if "OFS" in each["reason"]}
    assert skipped == {"FO-410", "FO-411", "FO-413", "FO-436", "FO-449"}


def test_a_proposal_in_two_formats_is_one(puljetjek: Puljetjek, proposal: Path, tmp_path: Path) -> None:
    proposal.with_suffix(".json").write_text(write_json(key_cabinets()), encoding="utf-8")
    alone = json.loads(puljetjek("check", tmp_path, "--format", "json").out)
    assert [each["source"]["format"] for each in alone["proposals"]] == ["yaml"]
    assert {Path(each["file"]).name: each["fate"] for each in alone["files"]} == {
        "TM09.yaml": "checked",
        "TM09.json": "edition",
    }
    assert alone["bundle"] is None
    (tmp_path / "cover.yaml").write_text(write_cover_yaml(cover()), encoding="utf-8")
    bundle = json.loads(puljetjek("check", tmp_path, "--format", "json").out)
    assert Path(bundle["bundle"]["source"]["file"]).name == "cover.yaml"


def test_a_crashed_rule_is_a_fault_and_the_others_are_reported(
    puljetjek: Puljetjek, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    honest = run.check_proposal

    def crash(proposal: Proposal, *rest: Any) -> run.CheckResult:
        if proposal.id == "BC04":
            raise run.CheckFault("TA-201 crashed on BC04")
        return honest(proposal, *rest)

    monkeypatch.setattr(run, "check_proposal", crash)
    said = puljetjek("check", folder, "--format", "json")
    report = json.loads(said.out)
    assert said.code == 3
    assert "BC04" not in {each["id"] for each in report["proposals"]}
    assert len(report["proposals"]) == 4
    assert report["bundle"] is None
    (failed,) = (each for each in report["files"] if each["fate"] == "fault")
    assert Path(failed["file"]).name == "BC04.yaml"
    assert "TA-201 crashed on BC04" in failed["why"]
    assert "TA-201 crashed on BC04" in said.err


@pytest.mark.parametrize("rules", ["", "budget-2026"], ids=["chosen", "named"])
def test_a_cover_alone_and_what_it_lists_are_read_once(
    folder: Path, monkeypatch: pytest.MonkeyPatch, rules: str
) -> None:
    opened: list[str] = []

    def counted(path: Path) -> bytes:
        opened.append(path.name)
        return read_bytes(path)

    monkeypatch.setattr("engine.run.reading.read_bytes", counted)
    together = check([folder], Options(rules=rules))
    opened.clear()
    alone = check([folder / "bundle.yaml"], Options(rules=rules))
    assert sorted(opened) == sorted(path.name for path in folder.iterdir())
    assert alone.bundle == together.bundle


def test_the_report_on_a_folder_may_lie_in_it(puljetjek: Puljetjek, proposal: Path) -> None:
    formats = [f"--format={name}" for name in ("terminal", "json", "html", "markdown")]
    first = puljetjek("check", proposal.parent, "--out", proposal.parent, *formats)
    assert first.code != 2
    again = puljetjek("check", proposal.parent, "--format", "json")
    assert again.code == first.code
    assert "4 filer er sprunget over" in again.err
    assert [each["id"] for each in json.loads(again.out)["proposals"]] == ["TM09"]


@pytest.mark.parametrize("form", ["terminal", "json", "html", "markdown"])
def test_that_there_is_no_pack_for_a_round_is_said_first(form: str, tmp_path: Path, puljetjek: Puljetjek) -> None:
    run = puljetjek("check", str(_of_round("round: OFS 1999\n", tmp_path / "BC01.yaml")), "--format", form)
    notice = "der er ingen regelpakke til OFS 1999:"
    assert notice in " ".join(run.out.split())
    if form == "json":
        (proposal,) = json.loads(run.out)["proposals"]
        assert proposal["verdict"]["because"][0]["text"].startswith(notice)
        assert proposal["pack"]["notice"].startswith(notice)


def test_a_bundle_may_be_read_while_its_output_goes_elsewhere(proposal: Path) -> None:
    said = io.StringIO()
    with redirect_stdout(said), pytest.raises(SystemExit):
        main.run(["check", str(proposal)])
    assert "fejl[" in said.getvalue()
